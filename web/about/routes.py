"""Endpoints of the pages about the service."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from web.about.pages import about_page, help_page
from web.shared.serving.endpoints import cached_page, page_route, reading_of
from web.shared.site import links


def about(request: Request) -> Response:
    """`/tentang`."""
    reading = reading_of(request)
    return cached_page(request, reading, "about/about.html", lambda: about_page(reading), "about")


def usage(request: Request) -> Response:
    """`/bantuan`."""
    reading = reading_of(request)
    return cached_page(request, reading, "about/help.html", lambda: help_page(reading), "help")


def routes() -> list[Route]:
    """The routes of this subject."""
    return [page_route(links.ABOUT, about), page_route(links.HELP, usage)]
