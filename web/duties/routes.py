"""Endpoint of the duty matrix."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from search.study.duties import DutyFilter
from search.training.handouts import duties_document
from web.duties.matrix import duties_page
from web.shared.law.reading import Reading
from web.shared.serving.downloads import download, refused, wanted_suffix
from web.shared.serving.endpoints import cached_page, page_route, reading_of
from web.shared.site import links, params
from web.shared.site.dutyfilter import duty_filter


def duties(request: Request) -> Response:
    """`/gugus-tugas?badan=&tingkat=&bidang=&uu=&status=&per=`."""
    reading = reading_of(request)
    filters = _filters(request, reading)
    return cached_page(request, reading, "duties/duties.html", lambda: duties_page(reading, filters), "duties")


def duties_file(request: Request) -> Response:
    """`/gugus-tugas/unduh{suffix}?badan=&tingkat=&bidang=&uu=&status=&per=`: the matrix, filtered, as a file."""
    refusal = refused(request)
    if refusal is not None:
        return refusal
    suffix, reading = wanted_suffix(request), reading_of(request)
    matrix, language = reading.reader.duties, reading.language.code
    document = duties_document(matrix, _filters(request, reading), reading.on, today=params.today(), base=reading.base, language=language)
    return download(document, suffix, document.title)


def _filters(request: Request, reading: Reading) -> DutyFilter:
    names = ("badan", "tingkat", "bidang", "uu", "status")
    return duty_filter(reading.reader.duties, *(request.query_params.get(name, "") for name in names), language=reading.language)


def routes() -> list[Route]:
    """The routes of this subject."""
    return [page_route(links.duties(), duties), Route(links.duties() + links.DOWNLOAD, duties_file)]
