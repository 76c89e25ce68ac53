"""Endpoints of comparisons: the form that chooses two states, and the comparison of two."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from search.study.states import parse_state
from web.compare.page import compare_page
from web.shared.serving.endpoints import cached_page, page_route, reading_of
from web.shared.site import links, params
from web.shared.site.rendering import render

_TEMPLATE, _SECTION = "compare/compare.html", "compare"


def compare_form(request: Request) -> Response:
    """`/banding?a=&b=&per=`: the form; two choices lead to their comparison."""
    query, reading = request.query_params, reading_of(request)
    before, after = params.state(query.get("a", ""), reading.language), params.state(query.get("b", ""), reading.language)
    if before and after:
        return RedirectResponse(links.compare(before, after, reading.per), 307)
    return render(request, _TEMPLATE, compare_page(reading, before, after), section=_SECTION)


def compare(request: Request) -> Response:
    """`/banding/{a}/{b}?per=`."""
    reading = reading_of(request)
    before, after = parse_state(request.path_params["a"].lower()), parse_state(request.path_params["b"].lower())
    return cached_page(request, reading, _TEMPLATE, lambda: compare_page(reading, before, after), _SECTION)


def routes() -> list[Route]:
    """The routes of this subject."""
    return [Route(links.COMPARE, compare_form), page_route(links.COMPARE + "/{a}/{b}", compare)]
