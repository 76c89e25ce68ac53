"""What endpoints share: the reader, the request context, and the page cache in front of them."""

from collections.abc import Callable, Hashable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from web.shared.law.reading import Reader, Reading
from web.shared.serving.service import Service
from web.shared.site import params
from web.shared.site.i18n import language_of
from web.shared.site.rendering import body_of, respond_cached, url_of

Endpoint = Callable[[Request], Response]


def reader_of(request: Request) -> Reader:
    """The reader over the generation that serves; GenerationError when none can."""
    reader: Reader = request.app.state.service.reader()
    return reader


def reading_of(request: Request) -> Reading:
    """The request context: language, day (`per` in the query) and generation; QueryError for a wrong day."""
    return reading_on(request, request.query_params.get("per"))


def reading_on(request: Request, per: str | None) -> Reading:
    """The request context with the day given as text, for forms that are posted."""
    language = language_of(request)
    return Reading.make(reader_of(request), language, params.day(per, language), str(request.base_url))


def cached_page(request: Request, reading: Reading, template: str, make: Callable[[], object], section: str = "") -> Response:
    """The page that `template` shows with what `make` gives, taken from the page cache or rendered into it."""
    page = reading.reader.pages.get(url_of(request), _cache_key(request), lambda: body_of(request, template, make(), section))
    return respond_cached(request, page)


def page_route(path: str, endpoint: Endpoint) -> Route:
    """A route whose cached pages are sent from the event loop.

    A page that must be made waits for one of few threads, behind every other request; a cached one need not.
    """

    async def answer(request: Request) -> Response:
        ready = _from_cache(request)
        return ready if ready is not None else await run_in_threadpool(endpoint, request)

    return Route(path, answer)


def _from_cache(request: Request) -> Response | None:
    """The cached page of a request; None where it is not cached, or where a newer generation may have been published."""
    service: Service = request.app.state.service
    reader = service.current()
    page = reader.pages.find(url_of(request), _cache_key(request)) if reader else None
    return respond_cached(request, page) if page else None


def _cache_key(request: Request) -> Hashable:
    """What a page depends on beside its URL and the generation."""
    return language_of(request).code, params.today(), str(request.base_url)


def health(request: Request) -> Response:
    """`/healthz`: 200 where a generation can serve, else 503."""
    reader_of(request)
    return PlainTextResponse("ok\n", headers={"cache-control": "no-store"})
