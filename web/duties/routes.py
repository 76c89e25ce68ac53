"""Endpoint of the duty matrix."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from web.duties.matrix import duties_page
from web.shared.serving.endpoints import cached_page, page_route, reading_of
from web.shared.site import links
from web.shared.site.dutyfilter import duty_filter


def duties(request: Request) -> Response:
    """`/gugus-tugas?badan=&tingkat=&bidang=&uu=&status=&per=`."""
    reading = reading_of(request)
    names = ("badan", "tingkat", "bidang", "uu", "status")
    filters = duty_filter(reading.reader.duties, *(request.query_params.get(name, "") for name in names), language=reading.language)
    return cached_page(request, reading, "duties/duties.html", lambda: duties_page(reading, filters), "duties")


def routes() -> list[Route]:
    """The routes of this subject."""
    return [page_route(links.duties(), duties)]
