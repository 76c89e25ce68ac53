"""Endpoints of regulations, provisions, previews and source files."""

from pathlib import PurePosixPath

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from kb.citation.address import Address
from web.regulations.clauselist import VIEWS
from web.regulations.previews import preview_card
from web.regulations.provision import provision_page
from web.regulations.regulation import regulation_page
from web.regulations.sources import SourceView, find_source, source_page
from web.shared.serving.endpoints import cached_page, page_route, reading_of
from web.shared.site import links
from web.shared.site.i18n import LANGUAGES
from web.shared.site.rendering import render

_DAY_LONG = {"cache-control": "private, max-age=86400"}


def law(request: Request) -> Response:
    """`/{id}` and `/{id}/{path}`; an address spelled otherwise, or a version that is the only one, leads to the page's own address."""
    path: str = request.scope["path"]
    address = Address.parse(str(PurePosixPath(path)).lower().strip("/"))
    reading = reading_of(request)
    facts = reading.facts(address.regulation)
    bare = reading.reader.store.bare(address)
    if bare != address and not reading.reader.has(address):
        versioned = Address(bare.regulation, bare.path, address.regulation)
        return RedirectResponse(links.provision(versioned if reading.reader.has(versioned) else bare, reading.per), 307)
    if path != f"/{address}":
        query = request.scope["query_string"].decode("latin-1")
        return RedirectResponse(f"/{address}" + (f"?{query}" if query else ""), 308)
    if address.version and not address.path:
        return RedirectResponse(links.regulation(address.regulation, reading.per), 307)
    if address.path:
        return cached_page(request, reading, "regulations/provision.html", lambda: provision_page(reading, address))

    def make() -> object:
        view = request.query_params.get("tampil", "")
        return regulation_page(
            reading,
            facts,
            view=view if view in VIEWS else VIEWS[0],
            digest_language=LANGUAGES.get(request.query_params.get("bahasa", "")),
            whole=request.query_params.get("isi") == "lengkap",
        )

    return cached_page(request, reading, "regulations/regulation.html", make)


def preview(request: Request) -> Response:
    """`/pratinjau/{id}/{path}?per=`: a fragment that `static/preview.js` shows beside a link."""
    reading = reading_of(request)
    address = Address.parse(request.path_params["path"])
    return cached_page(request, reading, "regulations/preview.html", lambda: preview_card(reading, address))


def source(request: Request) -> Response:
    """`/sumber/{id}/halaman/{page}?alamat=&per=`."""
    view = _source_view(request)
    return render(request, "regulations/source.html", source_page(view))


def source_picture(request: Request) -> Response:
    """`/sumber/{id}/halaman/{page}/gambar?alamat=&per=`: the page as PNG."""
    return Response(_source_view(request).picture(), media_type="image/png", headers=_DAY_LONG)


def _source_view(request: Request) -> SourceView:
    path = request.path_params
    return find_source(reading_of(request), path["id"], path["page"], request.query_params.get("alamat", ""))


def routes() -> list[Route]:
    """The routes of this subject; the last takes every path, since addresses stand right behind the host."""
    return [
        page_route(links.PREVIEW + "/{path:path}", preview),
        Route(links.SOURCE_PAGE, source),
        Route(f"{links.SOURCE_PAGE}/gambar", source_picture),
        page_route("/{path:path}", law),
    ]
