"""Endpoints of reading paths and topics."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from web.learning.paths import path_page, paths_page
from web.learning.topics import topic_page, topics_page
from web.shared.serving.endpoints import cached_page, page_route, reading_of
from web.shared.site import links


def paths(request: Request) -> Response:
    """`/belajar?per=`."""
    reading = reading_of(request)
    return cached_page(request, reading, "learning/paths.html", lambda: paths_page(reading), "learning")


def path(request: Request) -> Response:
    """`/belajar/{id}?per=`."""
    reading = reading_of(request)
    found = reading.reader.reading_paths.get(request.path_params["id"])
    if found is None:
        raise HTTPException(404)
    return cached_page(request, reading, "learning/path.html", lambda: path_page(reading, found), "learning")


def topics(request: Request) -> Response:
    """`/topik?per=`."""
    reading = reading_of(request)
    return cached_page(request, reading, "learning/topics.html", lambda: topics_page(reading), "topics")


def topic(request: Request) -> Response:
    """`/topik/{id}?per=`."""
    reading = reading_of(request)
    found = reading.reader.topics.get(request.path_params["id"])
    if found is None:
        raise HTTPException(404)
    return cached_page(request, reading, "learning/topic.html", lambda: topic_page(reading, found), "topics")


def routes() -> list[Route]:
    """The routes of this subject."""
    return [
        page_route(links.PATHS, paths),
        page_route(links.PATHS + "/{id}", path),
        page_route(links.TOPICS, topics),
        page_route(links.TOPICS + "/{id}", topic),
    ]
