"""Endpoints of the API: the JSON of the command line under stable URLs, one shape for every failure, and the documentation."""

from dataclasses import replace
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response
from starlette.routing import Route

from kb.citation.address import Address, RegulationId
from kb.errors import AddressError, ProvisionNotFound
from kb.law.duty import Tier
from kb.law.status import Status
from search.answering.answer import ask
from search.answering.views import answer_view
from search.presentation.views import provision_view, regulation_view, regulations_view, search_view
from search.question.query import MAX_HITS
from search.question.query import Query as SearchQuery
from search.study.comparison import compare_states
from search.study.dutyviews import duties_view
from search.study.sidebyside import comparison_view, definition_view, definitions_view
from search.study.states import parse_state
from web.api.docs import docs_page
from web.api.parameters import After, Before, Day, Id, Law, Letter, Places, Question, QuestionBefore, Term, Words, failures
from web.shared.law.comparable import check_state, nothing_to_compare
from web.shared.law.termentries import find_entry
from web.shared.serving.endpoints import reader_of
from web.shared.site import apilinks, params
from web.shared.site.dutyfilter import duty_filter
from web.shared.site.i18n import language_of
from web.shared.site.rendering import render

DESCRIPTION = (
    "Pencarian, jawaban berkutipan, dan bunyi ketentuan sebagai JSON. source selalu mengatakan kata-kata siapa yang dibaca:"
    " naskah (bunyi peraturan), ringkasan (kata-kata kami) atau catatan; provenance dari mana naskahnya."
    ' Kegagalan selalu berbentuk {"error": {"code", "message"}}.'
)


router = APIRouter(prefix=apilinks.API, tags=["api"])


def _query(request: Request, q: str, on: str | None, k: int = 10) -> SearchQuery:
    return SearchQuery.make(params.question(q, language_of(request)), on=_day(request, on), today=params.today(), k=k)


def _day(request: Request, on: str | None) -> date | None:
    return None if on is None else params.exact_day(on, language_of(request))


@router.get("/search", summary="Ranked passages", responses=failures(400))
def api_search(
    request: Request, q: Question, k: Annotated[int, Query(ge=1, le=MAX_HITS, description="How many passages.")] = 10, on: Day = None
) -> dict[str, Any]:
    """Passages that match a question, best first, with the reasons why each was found."""
    engine = reader_of(request).engine
    return search_view(engine.presenter, engine.search(_query(request, q, on, k)))


@router.get("/ask", summary="Cited answer or refusal", responses=failures(400))
def api_ask(request: Request, q: Question, on: Day = None, after: QuestionBefore = "") -> dict[str, Any]:
    """Clauses that answer a question, quoted word for word; answered is false with a reason where nothing here answers it."""
    engine = reader_of(request).engine
    return answer_view(ask(engine, replace(_query(request, q, on), after=params.question_before(after))))


@router.get("/provisions/{address:path}", summary="One provision", responses=failures(400, 404))
def api_provision(request: Request, address: Places, on: Day = None) -> dict[str, Any]:
    """One clause with its status, its surroundings and its references."""
    language = language_of(request)
    engine = reader_of(request).engine
    place = engine.store.bare(Address.parse(address))
    if not place.path:
        raise AddressError(f"{address} names no clause; use {apilinks.API_REGULATIONS}/{place.regulation}")
    shown = engine.presenter.show_whole(place, _day(request, on) or params.today())
    if shown is None:
        raise ProvisionNotFound(language.gettext("%s tidak ada di sini.") % place.citation)
    return provision_view(engine.store, shown)


@router.get("/regulations", summary="All regulations", responses=failures(400))
def api_regulations(request: Request, on: Day = None) -> dict[str, Any]:
    """What is in here: every regulation with its status and what there is of it."""
    reader = reader_of(request)
    return regulations_view(reader.store, reader.presenter, _day(request, on) or params.today())


@router.get("/regulations/{id}", summary="One regulation", responses=failures(400, 404))
def api_regulation(request: Request, id: Id, on: Day = None) -> dict[str, Any]:
    """One regulation: facts, status, relations both ways, notes, source of its text, and its provisions in reading order."""
    language = language_of(request)
    regulation = RegulationId.parse(id)
    reader = reader_of(request)
    view = regulation_view(reader.store, reader.presenter, regulation, _day(request, on) or params.today())
    if view is None:
        raise ProvisionNotFound(language.gettext("%s tidak ada dalam basis pengetahuan ini.") % regulation.citation)
    return view


@router.get("/duties", summary="Who has which duty", responses=failures(400))
def api_duties(
    request: Request,
    body: Annotated[str, Query(description="Id of a body.", examples=["kepolisian"])] = "",
    level: Annotated[str, Query(description="Level of bodies.", json_schema_extra={"enum": ["", *Tier]})] = "",
    field: Annotated[str, Query(description="Id of a field of work.", examples=["pemulangan"])] = "",
    law: Annotated[str, Query(description="Id of a regulation.", examples=["uu-21-2007"])] = "",
    status: Annotated[str, Query(description="Status of the clause on the day.", json_schema_extra={"enum": ["", *Status]})] = "",
    on: Day = None,
) -> dict[str, Any]:
    """The duty matrix, in our words, each cell with its clause; and who is in the task forces. source says what each is known from."""
    language = language_of(request)
    matrix = reader_of(request).duties
    filters = duty_filter(matrix, body, level, field, law, status, language=language)
    return duties_view(matrix, filters, _day(request, on) or params.today(), today=params.today())


@router.get("/definitions", summary="Defined terms", responses=failures(400))
def api_definitions(
    request: Request,
    q: Words = "",
    letter: Letter = "",
    law: Law = "",
    on: Day = None,
) -> dict[str, Any]:
    """Every term that a regulation here defines, in alphabetical order, with the clauses that define it."""
    language, reader = language_of(request), reader_of(request)
    words, first, defining = params.words(q, language), params.letter(letter, language), params.regulation(law, language)
    return definitions_view(reader.engine, reader.glossary.select(words, first, defining), _day(request, on) or params.today())


@router.get("/definitions/{term}", summary="One defined term", responses=failures(400, 404))
def api_definition(request: Request, term: Term, on: Day = None) -> dict[str, Any]:
    """What each law means by a term, the one in force first, word by word against that one, with the clauses that use it."""
    language, reader = language_of(request), reader_of(request)
    return definition_view(reader.glossary, find_entry(reader, term, language), _day(request, on) or params.today())


@router.get("/compare/{before}/{after}", summary="Two regulations, or two states of one", responses=failures(400, 404))
def api_compare(request: Request, before: Before, after: After, on: Day = None) -> dict[str, Any]:
    """Clause by clause: what is the same, changed, moved, new, dropped or no longer in force, with the words that differ."""
    language, reader = language_of(request), reader_of(request)
    old, new = parse_state(before), parse_state(after)
    for state in (old, new):
        check_state(reader, state, language)
    found = compare_states(reader.store, reader.presenter, old, new, _day(request, on) or params.today())
    if found is None:
        raise ProvisionNotFound(nothing_to_compare(language, old, new))
    return comparison_view(found)


def docs(request: Request) -> Response:
    """`/api/docs`."""
    return render(request, "api/docs.html", docs_page(request.app.openapi()), section="api")


def routes() -> list[Route]:
    """What is not JSON: the page that documents it. `router` has the operations."""
    return [Route(apilinks.API_DOCS, docs)]
