"""Endpoints of defined terms."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from search.training.handouts import term_document
from web.shared.law.termentries import find_entry
from web.shared.serving.downloads import download, refused, wanted_suffix
from web.shared.serving.endpoints import cached_page, page_route, reading_of
from web.shared.site import links, params
from web.shared.site.i18n import language_of
from web.shared.training.items import collector_of
from web.terms.definitions import definition_page, definitions_page


def definitions(request: Request) -> Response:
    """`/definisi?q=&huruf=&uu=&per=`."""
    query, language = request.query_params, language_of(request)
    reading = reading_of(request)
    q = params.words(query.get("q", ""), language)
    letter, law = params.letter(query.get("huruf", ""), language), params.regulation(query.get("uu", ""), language)
    return cached_page(request, reading, "terms/definitions.html", lambda: definitions_page(reading, q, letter, law), "definitions")


def definition(request: Request) -> Response:
    """`/definisi/{term}?per=&dasar=`; another name of the term leads to its page."""
    reading = reading_of(request)
    name: str = request.path_params["term"]
    entry = find_entry(reading.reader, name, reading.language)
    if name != entry.slug:
        return RedirectResponse(links.definition(entry.slug, reading.per), 307)
    base = params.regulation(request.query_params.get("dasar", ""), reading.language)
    return cached_page(request, reading, "terms/definition.html", lambda: definition_page(reading, entry, base), "definitions")


def definition_file(request: Request) -> Response:
    """`/definisi/{term}/unduh{suffix}?per=`: every law's definition of a term as a file."""
    refusal = refused(request)
    if refusal is not None:
        return refusal
    suffix, reading = wanted_suffix(request), reading_of(request)
    entry = find_entry(reading.reader, request.path_params["term"], reading.language)
    document = term_document(collector_of(reading), reading.reader.glossary, entry, reading.on, reading.language.code)
    return download(document, suffix, entry.slug)


def routes() -> list[Route]:
    """The routes of this subject."""
    one = links.DEFINITIONS + "/{term}"
    return [page_route(links.DEFINITIONS, definitions), page_route(one, definition), Route(one + links.DOWNLOAD, definition_file)]
