"""What a posted report must pass: it comes from a page of ours, as a form, not too often, and is of bounded size."""

import math
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from starlette.requests import Request
from starlette.responses import Response

from kb.people import People
from web.shared.serving.errors import failure
from web.shared.serving.ratelimit import RateLimit
from web.shared.site.i18n import language_of

#: Reports that one client may send a minute, whatever it may read.
A_MINUTE = 6
#: Bytes: 2,000 letters of four bytes, each as three characters, and the other fields.
MAX_FORM = 32 * 1024
_FIELDS = 12
_FORM = "application/x-www-form-urlencoded"


class Desk:
    """Where reports are filed, and how often one client may file."""

    def __init__(self, data: Path) -> None:
        self.people = People(data)
        self.rate = RateLimit(A_MINUTE)


def desk_of(request: Request) -> Desk:
    """The desk of the application."""
    desk: Desk = request.app.state.desk
    return desk


async def posted_fields(request: Request) -> dict[str, str] | Response:
    """The fields of a posted form, or the failure that refuses it."""
    refusal = _refusal(request)
    if refusal is not None:
        return refusal
    body = await _body(request)
    _ = language_of(request).gettext
    if body is None:
        return failure(request, 413, "body_too_large", _("Isi permintaan terlalu besar."))
    try:
        return dict(parse_qsl(body.decode("utf-8", "replace"), max_num_fields=_FIELDS))
    except ValueError:
        return failure(request, 400, "bad_query", _("Permintaan itu tidak dapat dilayani."))


def _refusal(request: Request) -> Response | None:
    """The failure that refuses a request before its body is read; None where it may go on."""
    _ = language_of(request).gettext
    if not _is_same_site(request):
        return failure(
            request, 403, "cross_site", _("Laporan hanya diterima dari halaman layanan ini sendiri. Buka halamannya lalu kirim lagi.")
        )
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        return failure(request, 415, "unsupported_form", _("Permintaan itu tidak dapat dilayani."))
    wait = desk_of(request).rate.wait(request.client.host if request.client else "")
    if wait:
        seconds = math.ceil(wait)
        response = failure(request, 429, "rate_limited", _("Terlalu banyak permintaan. Coba lagi dalam %s detik.") % seconds)
        response.headers["retry-after"] = str(seconds)
        return response
    return None


def _is_same_site(request: Request) -> bool:
    """Whether a browser sent it from a page of ours. There is no session to abuse, but another site could have its visitors send spam."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("origin")
    # every browser of the last years sends one of the two headers: without them it is a program, and no visitor was misled
    return origin is None or urlsplit(origin).netloc == request.headers.get("host", "")


async def _body(request: Request) -> bytes | None:
    """The body; None where it is too large, whatever its content-length says."""
    received = bytearray()
    async for chunk in request.stream():
        received += chunk
        if len(received) > MAX_FORM:
            return None
    return bytes(received)
