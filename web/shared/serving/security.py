"""The outermost middleware: security headers, limits on requests, a log without what readers typed, and no traceback in any response."""

import logging
import math
import time
import traceback

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.shared.serving.errors import failure
from web.shared.serving.ratelimit import RateLimit
from web.shared.site import links
from web.shared.site.i18n import language_of

CSP = "default-src 'self'; img-src 'self' data:; object-src 'none'; frame-ancestors 'none'"
HEADERS = {
    "content-security-policy": CSP,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
MAX_QUERY = 40_000  # bytes: a question of 10,000 letters still gets its own message
#: Of what nobody may keep, find or pass on: a collection's pages tell no other site their address, which is their key.
SECRET_HEADERS = {"referrer-policy": "no-referrer", "cache-control": "no-store", "x-robots-tag": "noindex, nofollow"}
MAX_BODY = 64 * 1024
#: What a collection's form or file, or a draft to check, may have; every other body is small.
LARGER_BODIES = {links.COLLECTIONS_IMPORT: 3 * 1024 * 1024, links.CHECK: 5 * 1024 * 1024 + MAX_BODY}
MAX_SECRET_BODY = 256 * 1024
_log = logging.getLogger("web.requests")


class Guard:
    """ASGI middleware around the whole application."""

    def __init__(self, app: ASGIApp, rate: RateLimit, log_queries: bool) -> None:
        self._app = app
        self._rate = rate
        self._log_queries = log_queries

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        started = time.perf_counter()
        status = 0

        async def send_secured(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                if links.is_secret(request.url.path):
                    headers.update(SECRET_HEADERS)
                    del headers["etag"]
                elif request.url.path.startswith((links.COLLECTIONS + "/", links.CHECK)):
                    headers["cache-control"] = "no-store"
            await send(message)

        try:
            refusal = self._refusal(request)
            await (refusal or self._app)(scope, receive, send_secured)
        except Exception as error:
            self._report(error)
            if status:
                raise  # part of the response is sent: the connection can only be cut
            await self._internal_error(request)(scope, receive, send_secured)
        finally:
            self._log_request(request, status, time.perf_counter() - started)

    def _refusal(self, request: Request) -> Response | None:
        _ = language_of(request).gettext
        if len(request.scope["query_string"]) > MAX_QUERY:
            return failure(_bare(request), 414, "query_too_long", _("Pertanyaan terlalu panjang. Ringkas menjadi satu atau dua kalimat."))
        if _body_length(request) > most_body(request.url.path):
            return failure(request, 413, "body_too_large", _("Isi permintaan terlalu besar."))
        if request.url.path.startswith((links.STATIC_MOUNT + "/", links.HEALTH)):
            return None
        wait = self._rate.wait(request.client.host if request.client else "")
        if wait:
            seconds = math.ceil(wait)
            response = failure(request, 429, "rate_limited", _("Terlalu banyak permintaan. Coba lagi dalam %s detik.") % seconds)
            response.headers["retry-after"] = str(seconds)
            return response
        return None

    def _internal_error(self, request: Request) -> Response:
        message = language_of(request).gettext("Terjadi kesalahan di pihak kami. Coba lagi; bila berulang, hubungi pengelola.")
        return failure(_bare(request), 500, "internal", message)

    def _report(self, error: Exception) -> None:
        """Log the traceback. The error's own message may hold what a reader typed, so it is left out unless queries are logged."""
        words = f": {error}" if self._log_queries else ""
        where = "".join(traceback.format_tb(error.__traceback__))
        _log.error("unexpected %s%s\n%s", type(error).__name__, words, where)

    def _log_request(self, request: Request, status: int, seconds: float) -> None:
        route = request.scope.get("route")
        open_path = self._log_queries and not links.is_secret(request.url.path)
        place = request.url.path if open_path else getattr(route, "path", "-")
        question = request.query_params.get("q", "")
        words = f" q={question[:200]!r}" if self._log_queries and question else f" q:{len(question)}" if question else ""
        _log.info("%s %s %s %.0f ms%s", request.method, place, status, seconds * 1000, words)


def most_body(path: str) -> int:
    """Bytes that a body sent to a path may have."""
    return MAX_SECRET_BODY if links.is_secret(path) else LARGER_BODIES.get(path, MAX_BODY)


def _bare(request: Request) -> Request:
    """The request without its query, so that the page of the failure does not repeat it."""
    return Request({**request.scope, "query_string": b""})


def _body_length(request: Request) -> int:
    length = request.headers.get("content-length", "0")
    return int(length) if length.isascii() and length.isdigit() and len(length) < 12 else MAX_BODY + 1
