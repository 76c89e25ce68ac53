"""Endpoints of ready packs and their quizzes."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kb.collecting.pack import Pack
from kb.errors import QueryError
from search.training.handouts import pack_document
from web.packs.pack import pack_page
from web.packs.quiz import quiz_page
from web.shared.serving.downloads import download, refused, wanted_suffix
from web.shared.serving.endpoints import cached_page, page_route, reading_of
from web.shared.serving.shelf import packs_of
from web.shared.site import links
from web.shared.site.i18n import Language
from web.shared.site.rendering import render
from web.shared.training.items import collector_of
from web.shared.training.quizzes import quiz_of

_SECTION = "collections"
_MOST_SEED = 6  # digits


def pack(request: Request) -> Response:
    """`/paket/{id}?per=`."""
    found, reading = _found(request), reading_of(request)
    return cached_page(request, reading, "packs/pack.html", lambda: pack_page(reading, found), _SECTION)


def pack_file(request: Request) -> Response:
    """`/paket/{id}/unduh{suffix}?per=&seed=`; for Moodle, the quiz."""
    refusal = refused(request)
    if refusal is not None:
        return refusal
    found, suffix, reading = _found(request), wanted_suffix(request), reading_of(request)
    if suffix == ".gift.txt":
        return download(quiz_of(reading, found.title, found.quiz.addresses, _seed(request, found, reading.language)), suffix, found.id)
    return download(pack_document(collector_of(reading), found, reading.on, reading.language.code), suffix, found.id)


def quiz(request: Request) -> Response:
    """`/kuis/{id}?seed=&per=`: the questions; with `periksa` and a choice for each, how they went. Nothing of it is kept."""
    found, reading = _found(request), reading_of(request)
    query = request.query_params
    chosen = {name: value for name, value in query.items() if name.startswith("s")} if query.get("periksa") else None
    page = quiz_page(reading, found, _seed(request, found, reading.language), chosen)
    return render(request, "packs/quiz.html", page, section=_SECTION)


def _found(request: Request) -> Pack:
    found = packs_of(request).get(request.path_params["id"])
    if found is None:
        raise HTTPException(404)
    return found


def _seed(request: Request, pack: Pack, language: Language) -> int:
    text = request.query_params.get("seed", "")
    if text and not (text.isascii() and text.isdigit() and len(text) <= _MOST_SEED):
        raise QueryError(language.gettext("Nomor kuis tidak dikenali. Tulis bilangan, misalnya 7."))
    return int(text) if text else pack.quiz.seed


def routes() -> list[Route]:
    """The routes of this subject."""
    return [
        page_route(links.PACKS + "/{id}", pack),
        Route(links.PACKS + "/{id}" + links.DOWNLOAD, pack_file),
        Route(links.QUIZZES + "/{id}", quiz),
    ]
