"""What a posted form must pass: it comes from a page of ours, not too often, and is of bounded size; all work without scripts."""

import math
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlsplit

from starlette.datastructures import Headers, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request
from starlette.responses import Response

from web.shared.serving.errors import failure
from web.shared.serving.ratelimit import RateLimit
from web.shared.site import links
from web.shared.site.i18n import language_of

_FIELDS = 32
_FORM = "application/x-www-form-urlencoded"
_MULTIPART = "multipart/form-data"


@dataclass(frozen=True, slots=True)
class Posted:
    """What a form sent: its fields, the last of each name, and the file that came with it, if any."""

    fields: dict[str, str]
    every: tuple[tuple[str, str], ...] = ()
    file_name: str = ""
    file: bytes = field(default=b"", repr=False)


async def posted(request: Request, rate: RateLimit, most: int, *, file: bool = False) -> Posted | Response:
    """What a form of at most `most` bytes sent, or the failure that refuses it; with `file` it may bring one file."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    refusal = _refusal(request, rate, allowed=kind == _FORM or (file and kind == _MULTIPART))
    if refusal is not None:
        return refusal
    body = await _body(request, most)
    _ = language_of(request).gettext
    if body is None:
        return failure(request, 413, "body_too_large", _("Isi permintaan terlalu besar."))
    try:
        if kind == _MULTIPART:
            return await _parts(request.headers, body, most)
        pairs = tuple(parse_qsl(body.decode("utf-8", "replace"), max_num_fields=_FIELDS, keep_blank_values=True))
        return Posted(dict(pairs), pairs)
    except (ValueError, MultiPartException):
        return failure(request, 400, "bad_query", _("Permintaan itu tidak dapat dilayani."))


async def _parts(headers: Headers, body: bytes, most: int) -> Posted:
    async def stream() -> AsyncIterator[bytes]:
        yield body
        yield b""

    form = await MultiPartParser(headers, stream(), max_files=1, max_fields=_FIELDS, max_part_size=most).parse()  # type: ignore[arg-type]
    try:
        pairs = tuple((name, value) for name, value in form.multi_items() if isinstance(value, str))
        upload = next((value for value in form.values() if isinstance(value, UploadFile)), None)
        return Posted(dict(pairs), pairs, (upload.filename or "") if upload else "", await upload.read() if upload else b"")
    finally:
        await form.close()


def _refusal(request: Request, rate: RateLimit, *, allowed: bool) -> Response | None:
    """The failure that refuses a request before its body is read; None where it may go on."""
    _ = language_of(request).gettext
    if not _is_same_site(request):
        return failure(
            request, 403, "cross_site", _("Isian hanya diterima dari halaman layanan ini sendiri. Buka halamannya lalu kirim lagi.")
        )
    if not allowed:
        return failure(request, 415, "unsupported_form", _("Permintaan itu tidak dapat dilayani."))
    return too_often(request, rate)


def too_often(request: Request, rate: RateLimit) -> Response | None:
    """The failure that asks a client to wait; None where it may go on, which then counts."""
    wait = rate.wait(request.client.host if request.client else "")
    if not wait:
        return None
    seconds = math.ceil(wait)
    message = language_of(request).gettext("Terlalu banyak permintaan. Coba lagi dalam %s detik.") % seconds
    response = failure(request, 429, "rate_limited", message)
    response.headers["retry-after"] = str(seconds)
    return response


def _is_same_site(request: Request) -> bool:
    """Whether a browser sent it from a page of ours. There is no session to abuse, but another site could have its visitors send spam."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("origin")
    # a page that tells nobody where it is sends "null" too; who posts to a secret path has its key already
    if origin == "null" and links.is_secret(request.url.path):
        return True
    # every browser of the last years sends one of the two headers: without them it is a program, and no visitor was misled
    return origin is None or urlsplit(origin).netloc == request.headers.get("host", "")


async def _body(request: Request, most: int) -> bytes | None:
    """The body; None where it is too large, whatever its content-length says."""
    received = bytearray()
    async for chunk in request.stream():
        received += chunk
        if len(received) > most:
            return None
    return bytes(received)
