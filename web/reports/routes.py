"""Endpoint of reports of mistakes: a form that works without scripts."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from kb.citation.address import Address
from kb.errors import QueryError
from kb.people import Complaint
from web.reports.page import Draft, report_page
from web.reports.posting import MAX_FORM, desk_of
from web.shared.law.reading import Reading
from web.shared.serving.endpoints import reading_of, reading_on
from web.shared.serving.posting import posted
from web.shared.site import links, params
from web.shared.site.rendering import render

_TEMPLATE, _SECTION = "reports/report.html", "report"


async def report(request: Request) -> Response:
    """`/lapor?alamat=&q=&per=`: the form; posted, the report is filed."""
    if request.method != "POST":
        return await run_in_threadpool(_form, request)
    sent = await posted(request, desk_of(request).rate, MAX_FORM)
    return sent if isinstance(sent, Response) else await run_in_threadpool(_file, request, sent.fields)


def _form(request: Request) -> Response:
    query, reading = request.query_params, reading_of(request)
    draft = Draft(_address(reading, query.get("alamat", "")), _question(reading, query.get("q", "")))
    return render(request, _TEMPLATE, report_page(reading, draft, sent=bool(query.get("terkirim"))), section=_SECTION)


def _file(request: Request, fields: dict[str, str]) -> Response:
    reading = reading_on(request, fields.get("per", ""))
    language = reading.language
    address, question = _address(reading, fields.get("alamat", "")), _question(reading, fields.get("q", ""))
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
        return render(request, _TEMPLATE, report_page(reading, draft, problem=str(error)), status=400, section=_SECTION)
    desk_of(request).people.report(complaint)
    # 303, see other: reloading the page of thanks sends nothing again
    return RedirectResponse(links.report(str(address or ""), q=question, per=reading.per, terkirim="ya"), 303)


def _address(reading: Reading, text: str) -> Address | None:
    if not text:
        return None
    address = Address.parse(text)
    reading.facts(address.regulation)
    return address


def _question(reading: Reading, text: str) -> str:
    return params.question(text, reading.language) if text else ""


def routes() -> list[Route]:
    """The routes of this subject."""
    return [Route(links.REPORT, report, methods=["GET", "POST"])]
