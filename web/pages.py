"""The pages. Each endpoint reads the URL, asks one builder and renders one template; they run in threads, so none blocks the loop."""

from pathlib import PurePosixPath

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from kb.address import Address
from kb.errors import ProvisionNotFound
from web import links, params
from web.answering import answer_page, search_page
from web.clauselist import VIEWS
from web.duties import duties_page
from web.dutyfilter import duty_filter
from web.i18n import LANGUAGES, language_of
from web.provisions import provision_page
from web.reading import Reader, Reading
from web.regulations import regulation_page
from web.rendering import body_of, render, respond_packed, url_of
from web.shelf import home_page


def reader_of(request: Request) -> Reader:
    """The reader over the generation that serves."""
    reader: Reader = request.app.state.service.reader()
    return reader


def reading_of(request: Request) -> Reading:
    """How this request reads: its language, its day."""
    language = language_of(request)
    per = params.day(request.query_params.get("per"), language)
    return Reading.make(reader_of(request), language, per, str(request.base_url))


def home(request: Request) -> Response:
    """`/`."""
    return render(request, "home.html", home_page(reading_of(request)), section="home")


def ask(request: Request) -> Response:
    """`/tanya?q=&per=`."""
    question = params.question(request.query_params.get("q", ""), language_of(request))
    return render(request, "answer.html", answer_page(reading_of(request), question), section="ask")


def search(request: Request) -> Response:
    """`/cari?q=&uu=&jenis=&status=&per=&hal=`; without `q` only the form."""
    asked, language = request.query_params, language_of(request)
    question = params.question(asked["q"], language) if "q" in asked else ""
    uu = params.regulation(asked.get("uu", ""), language)
    page = search_page(
        reading_of(request),
        question,
        uu=str(uu) if uu else "",
        jenis=params.kind(asked.get("jenis", ""), language),
        status=params.status(asked.get("status", ""), language),
        hal=params.page(asked.get("hal", ""), language),
    )
    return render(request, "search.html", page, section="search")


def duties(request: Request) -> Response:
    """`/gugus-tugas?badan=&tingkat=&bidang=&uu=&status=&per=`."""
    reading = reading_of(request)
    names = ("badan", "tingkat", "bidang", "uu", "status")
    asked = duty_filter(reading.reader.duties, *(request.query_params.get(name, "") for name in names), language=reading.language)
    key = (reading.language.code, reading.on, reading.base)
    body = reading.reader.pages.get(
        url_of(request), key, lambda: body_of(request, "duties.html", duties_page(reading, asked), section="duties")
    )
    return respond_packed(request, body)


def place(request: Request) -> Response:
    """`/{id}` and `/{id}/{path}`."""
    path: str = request.scope["path"]
    address = Address.parse(str(PurePosixPath(path)).lower().strip("/"))
    reading = reading_of(request)
    if address.regulation not in reading.reader.regulations:
        raise ProvisionNotFound(reading.language.gettext("%s tidak ada dalam basis pengetahuan ini.") % address.regulation.citation)
    bare = reading.reader.store.bare(address)
    if bare != address and not reading.reader.has(address):
        versioned = Address(bare.regulation, bare.path, address.regulation)
        return RedirectResponse(links.provision(versioned if reading.reader.has(versioned) else bare, reading.per), 307)
    if path != f"/{address}":
        query = request.scope["query_string"].decode("latin-1")
        return RedirectResponse(f"/{address}" + (f"?{query}" if query else ""), 308)
    if address.version and not address.path:
        return RedirectResponse(links.regulation(address.regulation, reading.per), 307)
    key = (reading.language.code, reading.on, reading.base)
    return respond_packed(request, reading.reader.pages.get(url_of(request), key, lambda: _law(request, reading, address)))


def _law(request: Request, reading: Reading, address: Address) -> bytes:
    if address.path:
        return body_of(request, "provision.html", provision_page(reading, address))
    view = request.query_params.get("tampil", "")
    page = regulation_page(
        reading,
        reading.reader.regulations[address.regulation],
        view=view if view in VIEWS else VIEWS[0],
        digest_language=LANGUAGES.get(request.query_params.get("bahasa", "")),
        whole=request.query_params.get("isi") == "lengkap",
    )
    return body_of(request, "regulation.html", page)


def health(request: Request) -> Response:
    """`/healthz`: whether a generation can serve."""
    reader_of(request)
    return PlainTextResponse("ok\n", headers={"cache-control": "no-store"})


def routes() -> list[Route]:
    """All pages; the last takes every path that nothing else does."""
    return [
        Route(links.home(), home),
        Route("/tanya", ask),
        Route("/cari", search),
        Route(links.duties(), duties),
        Route(links.HEALTH, health),
        Route("/{path:path}", place),
    ]
