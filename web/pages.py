"""The pages. Each endpoint reads the URL, asks one builder and renders one template.

A page that was read before is sent at once; all others are made in threads, so none blocks the loop.
"""

from collections.abc import Awaitable, Callable, Hashable
from pathlib import PurePosixPath

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from kb.citation.address import Address, RegulationId
from kb.errors import ProvisionNotFound
from search.study.states import parse_state
from web.answers.answering import answer_page, search_page
from web.compare.page import compare_page
from web.duties.filters import duty_filter
from web.duties.matrix import duties_page
from web.home.shelf import home_page
from web.regulations.clauselist import VIEWS
from web.regulations.previews import preview_card
from web.regulations.provision import provision_page
from web.regulations.regulation import regulation_page
from web.relations.map import map_page
from web.relations.timeline import timeline_page
from web.shared.law.reading import Reader, Reading
from web.shared.site import links, params
from web.shared.site.i18n import LANGUAGES, language_of
from web.shared.site.rendering import body_of, render, respond_packed, url_of
from web.shared.site.service import Service
from web.terms.definitions import definition_page, definitions_page, find_entry


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
    reading = reading_of(request)
    return _kept(request, reading, lambda: body_of(request, "home.html", home_page(reading), "home"))


def ask(request: Request) -> Response:
    """`/tanya?q=&per=`."""
    question = params.question(request.query_params.get("q", ""), language_of(request))
    reading = reading_of(request)
    return _kept(request, reading, lambda: body_of(request, "answer.html", answer_page(reading, question), "ask"))


def search(request: Request) -> Response:
    """`/cari?q=&uu=&jenis=&status=&per=&hal=`; without `q` only the form."""
    asked, language = request.query_params, language_of(request)
    question = params.question(asked["q"], language) if "q" in asked else ""
    uu = params.regulation(asked.get("uu", ""), language)
    kind, status = params.kind(asked.get("jenis", ""), language), params.status(asked.get("status", ""), language)
    number = params.page(asked.get("hal", ""), language)

    reading = reading_of(request)

    def make() -> bytes:
        page = search_page(reading, question, uu=str(uu) if uu else "", jenis=kind, status=status, hal=number)
        return body_of(request, "search.html", page, "search")

    return _kept(request, reading, make)


def definitions(request: Request) -> Response:
    """`/definisi?q=&huruf=&uu=&per=`."""
    asked, language = request.query_params, language_of(request)
    reading = reading_of(request)
    q = params.words(asked.get("q", ""), language)
    letter, law = params.letter(asked.get("huruf", ""), language), params.regulation(asked.get("uu", ""), language)
    return _kept(request, reading, lambda: body_of(request, "definitions.html", definitions_page(reading, q, letter, law), "definitions"))


def definition(request: Request) -> Response:
    """`/definisi/{term}?per=&dasar=`; another name of the term leads to its page."""
    reading = reading_of(request)
    name: str = request.path_params["term"]
    entry = find_entry(reading.reader, name, reading.language)
    if name != entry.slug:
        return RedirectResponse(links.definition(entry.slug, reading.per), 307)
    base = params.regulation(request.query_params.get("dasar", ""), reading.language)
    return _kept(request, reading, lambda: body_of(request, "definition.html", definition_page(reading, entry, base), "definitions"))


def duties(request: Request) -> Response:
    """`/gugus-tugas?badan=&tingkat=&bidang=&uu=&status=&per=`."""
    reading = reading_of(request)
    names = ("badan", "tingkat", "bidang", "uu", "status")
    asked = duty_filter(reading.reader.duties, *(request.query_params.get(name, "") for name in names), language=reading.language)
    return _kept(request, reading, lambda: body_of(request, "duties.html", duties_page(reading, asked), "duties"))


def compare_form(request: Request) -> Response:
    """`/banding?a=&b=&per=`: the form; two choices lead to their comparison."""
    asked, reading = request.query_params, reading_of(request)
    before, after = params.state(asked.get("a", ""), reading.language), params.state(asked.get("b", ""), reading.language)
    if before and after:
        return RedirectResponse(links.compare(before, after, reading.per), 307)
    return render(request, "compare.html", compare_page(reading, before, after), section="compare")


def compare(request: Request) -> Response:
    """`/banding/{a}/{b}?per=`."""
    reading = reading_of(request)
    before, after = parse_state(request.path_params["a"].lower()), parse_state(request.path_params["b"].lower())
    return _kept(request, reading, lambda: body_of(request, "compare.html", compare_page(reading, before, after), "compare"))


def law_map(request: Request) -> Response:
    """`/peta?uu=&per=`."""
    reading = reading_of(request)
    chosen = _law_asked(request, reading)
    return _kept(request, reading, lambda: body_of(request, "map.html", map_page(reading, chosen), "map"))


def timeline(request: Request) -> Response:
    """`/linimasa?uu=`."""
    reading = reading_of(request)
    chosen = _law_asked(request, reading)
    return _kept(request, reading, lambda: body_of(request, "timeline.html", timeline_page(reading, chosen), "timeline"))


def _law_asked(request: Request, reading: Reading) -> RegulationId | None:
    id = params.regulation(request.query_params.get("uu", ""), reading.language)
    if id is not None and id not in reading.reader.regulations:
        raise ProvisionNotFound(reading.language.gettext("%s tidak ada dalam basis pengetahuan ini.") % id.citation)
    return id


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
    return _kept(request, reading, lambda: _law(request, reading, address))


def _kept(request: Request, reading: Reading, make: Callable[[], bytes]) -> Response:
    """A page that is made once a generation, day and language."""
    return respond_packed(request, reading.reader.pages.get(url_of(request), _key(request), make))


def _key(request: Request) -> Hashable:
    """What a page depends on but for its URL and the generation."""
    return language_of(request).code, params.today(), str(request.base_url)


def _ready(request: Request) -> Response | None:
    """A page that was read before."""
    service: Service = request.app.state.service
    reader = service.at_hand()
    page = reader.pages.find(url_of(request), _key(request)) if reader else None
    return respond_packed(request, page) if page else None


def _at_once(endpoint: Callable[[Request], Response]) -> Callable[[Request], Awaitable[Response]]:
    """An endpoint that does not wait for a thread where the page is there already: behind fifty questions that would take long."""

    async def answer(request: Request) -> Response:
        ready = _ready(request)
        return ready if ready is not None else await run_in_threadpool(endpoint, request)

    return answer


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


def preview(request: Request) -> Response:
    """`/pratinjau/{id}/{path}?per=`: a fragment for a page's script."""
    reading = reading_of(request)
    address = Address.parse(request.path_params["path"])
    return _kept(request, reading, lambda: body_of(request, "preview.html", preview_card(reading, address)))


def health(request: Request) -> Response:
    """`/healthz`: whether a generation can serve."""
    reader_of(request)
    return PlainTextResponse("ok\n", headers={"cache-control": "no-store"})


def routes() -> list[Route]:
    """All pages; the last takes every path that nothing else does."""
    return [
        Route(links.home(), _at_once(home)),
        Route("/tanya", _at_once(ask)),
        Route("/cari", _at_once(search)),
        Route(links.duties(), _at_once(duties)),
        Route(links.law_map(), _at_once(law_map)),
        Route(links.timeline(), _at_once(timeline)),
        Route(links.DEFINITIONS, _at_once(definitions)),
        Route(links.DEFINITIONS + "/{term}", _at_once(definition)),
        Route(links.PREVIEW + "/{path:path}", _at_once(preview)),
        Route(links.COMPARE, compare_form),
        Route(links.COMPARE + "/{a}/{b}", _at_once(compare)),
        Route(links.HEALTH, health),
        Route("/{path:path}", _at_once(place)),
    ]
