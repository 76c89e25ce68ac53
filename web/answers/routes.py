"""Endpoints of answers and of search results."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from web.answers.answer import answer_page
from web.answers.results import search_page
from web.shared.serving.endpoints import cached_page, page_route, reading_of
from web.shared.site import links, params
from web.shared.site.i18n import language_of


def ask(request: Request) -> Response:
    """`/tanya?q=&per=&lanjut=`."""
    question = params.question(request.query_params.get("q", ""), language_of(request))
    before = params.question_before(request.query_params.get("lanjut", ""))
    reading = reading_of(request)
    return cached_page(request, reading, "answers/answer.html", lambda: answer_page(reading, question, before), "ask")


def search(request: Request) -> Response:
    """`/cari?q=&uu=&jenis=&status=&per=&hal=`; without `q` only the form."""
    query, language = request.query_params, language_of(request)
    question = params.question(query["q"], language) if "q" in query else ""
    law = params.regulation(query.get("uu", ""), language)
    kind, status = params.kind(query.get("jenis", ""), language), params.status(query.get("status", ""), language)
    number = params.page(query.get("hal", ""), language)

    reading = reading_of(request)

    def make() -> object:
        return search_page(reading, question, uu=str(law) if law else "", jenis=kind, status=status, hal=number)

    return cached_page(request, reading, "answers/search.html", make, "search")


def routes() -> list[Route]:
    """The routes of this subject."""
    return [page_route(links.ask(), ask), page_route(links.search(), search)]
