"""Reports of mistakes: taken from a form without scripts, only from our own pages, few a minute, and of bounded size."""

import math
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from kb.citation.address import Address
from kb.errors import ProvisionNotFound, QueryError
from kb.people import Complaint, People
from web.pages import reader_of
from web.reports.page import Draft, report_page
from web.shared.law.reading import Reading
from web.shared.site import links, params
from web.shared.site.errors import failure
from web.shared.site.i18n import language_of
from web.shared.site.ratelimit import RateLimit
from web.shared.site.rendering import render

#: Reports that one client may send a minute, whatever it may read.
A_MINUTE = 6
#: Bytes: 2,000 letters of four bytes, each as three characters, and the other fields.
MAX_FORM = 32 * 1024
_FIELDS = 12
_FORM = "application/x-www-form-urlencoded"


class Desk:
    """Where reports go, and how fast they may come."""

    def __init__(self, data: Path) -> None:
        self.people = People(data)
        self.rate = RateLimit(A_MINUTE)


def route() -> Route:
    """The page's route."""
    return Route(links.REPORT, report, methods=["GET", "POST"])


async def report(request: Request) -> Response:
    """`/lapor?alamat=&q=&per=`: the form; posted, it is taken down."""
    if request.method != "POST":
        return await run_in_threadpool(_form, request)
    refusal = _refusal(request)
    if refusal is not None:
        return refusal
    body = await _body(request)
    _ = language_of(request).gettext
    if body is None:
        return failure(request, 413, "body_too_large", _("Isi permintaan terlalu besar."))
    try:
        fields = dict(parse_qsl(body.decode("utf-8", "replace"), max_num_fields=_FIELDS))
    except ValueError:
        return failure(request, 400, "bad_query", _("Permintaan itu tidak dapat dilayani."))
    return await run_in_threadpool(_take, request, fields)


def _form(request: Request) -> Response:
    asked = request.query_params
    reading = _reading(request, asked.get("per", ""))
    draft = Draft(_place(reading, asked.get("alamat", "")), _question(reading, asked.get("q", "")))
    return render(request, "report.html", report_page(reading, draft, sent=bool(asked.get("terkirim"))), section="report")


def _take(request: Request, fields: dict[str, str]) -> Response:
    reading = _reading(request, fields.get("per", ""))
    language = reading.language
    address, question = _place(reading, fields.get("alamat", "")), _question(reading, fields.get("q", ""))
    draft = Draft(address, question, fields.get("jenis", ""), fields.get("isi", "")[: 2 * params.MAX_REPORT])
    try:
        complaint = Complaint(
            kind=params.report_kind(draft.kind, language),
            words=params.report_words(fields.get("isi", ""), language),
            address=address,
            question=question or None,
            day=reading.per,
            generation=reading.reader.engine.generation.name,
        )
    except QueryError as error:
        return render(request, "report.html", report_page(reading, draft, problem=str(error)), status=400, section="report")
    _desk(request).people.report(complaint)
    # see other: reloading the thanks sends nothing twice
    return RedirectResponse(links.report(str(address or ""), q=question, per=reading.per, terkirim="ya"), 303)


def _reading(request: Request, per: str) -> Reading:
    language = language_of(request)
    return Reading.make(reader_of(request), language, params.day(per, language), str(request.base_url))


def _place(reading: Reading, text: str) -> Address | None:
    if not text:
        return None
    address = Address.parse(text)
    if address.regulation not in reading.reader.regulations:
        raise ProvisionNotFound(reading.language.gettext("%s tidak ada dalam basis pengetahuan ini.") % address.regulation.citation)
    return address


def _question(reading: Reading, text: str) -> str:
    return params.question(text, reading.language) if text else ""


def _refusal(request: Request) -> Response | None:
    """Why nothing is taken from this request; None where it may go on."""
    _ = language_of(request).gettext
    if not _from_here(request):
        return failure(
            request, 403, "cross_site", _("Laporan hanya diterima dari halaman layanan ini sendiri. Buka halamannya lalu kirim lagi.")
        )
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        return failure(request, 415, "unsupported_form", _("Permintaan itu tidak dapat dilayani."))
    wait = _desk(request).rate.wait(request.client.host if request.client else "")
    if wait:
        seconds = math.ceil(wait)
        response = failure(request, 429, "rate_limited", _("Terlalu banyak permintaan. Coba lagi dalam %s detik.") % seconds)
        response.headers["retry-after"] = str(seconds)
        return response
    return None


def _from_here(request: Request) -> bool:
    """Whether a browser sent it from a page of ours. There is no session that another site could ride on, but spam it could send."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("origin")
    # neither header: no browser of the last years, so nobody's browser was misled
    return origin is None or urlsplit(origin).netloc == request.headers.get("host", "")


async def _body(request: Request) -> bytes | None:
    """The body; None where it is too large, whatever its header says."""
    taken = bytearray()
    async for chunk in request.stream():
        taken += chunk
        if len(taken) > MAX_FORM:
            return None
    return bytes(taken)


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk
