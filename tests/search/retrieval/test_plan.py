"""What may be a hit is decided in one place, before anything is ranked: by law, kind, status on the day, and what was withdrawn."""

from datetime import date

import numpy as np
import pytest

from kb.citation.address import Address, RegulationId
from kb.law.passage import ClauseKind
from kb.law.regulation import Regulation
from kb.law.standings import Standings
from kb.law.status import Effect, EffectKind, Status
from search.question.analysis import analyse
from search.question.lookup import Lookup
from search.question.query import Query
from search.retrieval.clauses import Clauses
from search.retrieval.columns import Columns
from search.retrieval.days import Days
from search.retrieval.plan import Plan, Planner
from search.retrieval.profile import load_profile
from tests.search.retrieval.fewpassages import ADDRESSES, FewPassages

LAW = RegulationId.parse("uu-1-2000")
ENDED = date(2020, 1, 1)
EFFECT = Effect(
    target=Address.parse(ADDRESSES[0]),
    kind=EffectKind.DICABUT,
    by=Address.parse("uu-1-2000/pasal-3"),
    since=ENDED,
    replaced_by=(Address.parse(ADDRESSES[1]),),
    note="",
    gloss="",
    source="",
)


def planned(text: str = "petak", *, on: date = date(2026, 1, 1), withdrawn: int | None = None, **filters: object) -> Plan:
    """The plan for a question on three Pasal, of which the first was replaced by the second."""
    index = FewPassages(None if withdrawn is None else np.arange(3) != withdrawn)
    laws: tuple[Regulation, ...] = (Regulation(LAW, "Taman"),)
    columns = Columns.of(index.facts(), laws)
    clauses = Clauses(columns, lambda: (), load_profile())
    standings = Standings(laws, {LAW: (EFFECT,)}, frozenset({LAW}))
    query = Query.make(text, on=on, today=on, **filters)
    return Planner(columns, clauses, Days(columns, laws, (EFFECT,)), (EFFECT,), standings).plan(
        query, analyse(query, Lookup(()).find(text))
    )


@pytest.mark.parametrize(
    ("filters", "left"),
    [
        pytest.param({"regulation": LAW}, [0, 1, 2], id="a law"),
        pytest.param({"kind": ClauseKind.PIDANA}, [1], id="a kind"),
        pytest.param({"status": Status.DICABUT}, [0], id="a status"),
        pytest.param({"status": Status.DICABUT, "on": date(2019, 1, 1)}, [], id="a status that nothing had on that day"),
        pytest.param({"status": Status.BERLAKU, "kind": ClauseKind.UMUM}, [2], id="status and kind"),
        pytest.param({"withdrawn": 2}, [0, 1], id="what has no words left"),
        pytest.param({"withdrawn": 2, "status": Status.BERLAKU}, [1], id="that and a status"),
    ],
)
def test_every_filter_acts_before_anything_is_ranked(filters: dict[str, object], left: list[int]) -> None:
    allowed = planned(**filters).allowed  # type: ignore[arg-type]
    assert allowed is not None and np.flatnonzero(allowed).tolist() == left


def test_without_filters_all_may_be_hits() -> None:
    assert planned().allowed is None


def test_a_law_that_is_not_here_filters_nothing() -> None:
    assert planned(regulation=RegulationId.parse("uu-9-1999")).filters.laws is None


def test_a_named_clause_is_pinned_and_asked_what_became_of_it_what_replaced_it_before_it() -> None:
    assert planned("pasal 1 uu 1/2000").pinned.keys() == {0}
    pinned = planned("apa yang menggantikan pasal 1 uu 1/2000").pinned
    assert sorted(pinned, key=lambda place: -pinned[place]) == [1, 2, 0]
