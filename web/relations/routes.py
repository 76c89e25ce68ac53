"""Endpoints of the map and the timeline."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kb.citation.address import RegulationId
from web.relations.map import map_page
from web.relations.timeline import timeline_page
from web.shared.law.reading import Reading
from web.shared.serving.endpoints import cached_page, page_route, reading_of
from web.shared.site import links, params


def law_map(request: Request) -> Response:
    """`/peta?uu=&per=`."""
    reading = reading_of(request)
    law = _chosen_law(request, reading)
    return cached_page(request, reading, "relations/map.html", lambda: map_page(reading, law), "map")


def timeline(request: Request) -> Response:
    """`/linimasa?uu=`."""
    reading = reading_of(request)
    law = _chosen_law(request, reading)
    return cached_page(request, reading, "relations/timeline.html", lambda: timeline_page(reading, law), "timeline")


def _chosen_law(request: Request, reading: Reading) -> RegulationId | None:
    """The regulation of the filter; ProvisionNotFound where it is not here."""
    id = params.regulation(request.query_params.get("uu", ""), reading.language)
    return reading.facts(id).id if id is not None else None


def routes() -> list[Route]:
    """The routes of this subject."""
    return [page_route(links.law_map(), law_map), page_route(links.timeline(), timeline)]
