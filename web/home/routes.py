"""Endpoint of the first page."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from web.home.page import home_page
from web.shared.serving.endpoints import cached_page, page_route, reading_of
from web.shared.site import links


def home(request: Request) -> Response:
    """`/`."""
    reading = reading_of(request)
    return cached_page(request, reading, "home/home.html", lambda: home_page(reading), "home")


def routes() -> list[Route]:
    """The routes of this subject."""
    return [page_route(links.home(), home)]
