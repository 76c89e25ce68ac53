"""What a search will look for, decided before anything is looked up: which passages may be hits, and what counts for them.

All filters act here and nowhere else, so that whatever ranks afterwards only ever sees passages that may be shown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from kb.citation.address import Address, RegulationId
from kb.law.narrowings import CASES, narrowings
from kb.law.passage import ClauseKind
from kb.law.standings import Standings
from kb.law.status import Effect, Status
from kb.storage.index import Marks
from search.question.analysis import QueryAnalysis
from search.question.facets import CHANGE
from search.question.query import Query
from search.retrieval.clauses import Clauses
from search.retrieval.columns import KINDS, Columns
from search.retrieval.days import Day, Days

NAMED, _STEP = 10.0, 0.01
"""A clause that the question names comes first, its passages in reading order."""
_EFFECT = 11.0
"""Asked what became of a named clause, what ended or replaced it comes before it."""
_STATUSES = tuple(Status)
_DAYS_KEPT = 8


@dataclass(frozen=True, slots=True)
class Filters:
    """What a hit must be; None leaves all. `laws` were chosen by a filter or named in the question."""

    laws: tuple[RegulationId, ...] | None = None
    kind: ClauseKind | None = None
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What a search will look for, by places in the columns."""

    filters: Filters
    allowed: Marks | None
    """Marks the passages that the filters and withdrawn digests leave; None: all."""
    day: Day
    pinned: Mapping[int, float]
    """Passages that the question points at, whatever they say, with what that weighs."""
    defining: frozenset[int]
    """The pinned ones that define the term that is asked for."""
    unspoken: tuple[int, ...]
    """Cases (places in `kb.law.narrowings.CASES`) that the question does not speak of: clauses that are narrowed to them suit it less."""
    facets: tuple[str, ...]
    """What is asked for."""
    phrases: tuple[str, ...]
    """Words that a hit must have just so."""
    laws_named: tuple[RegulationId, ...]
    """Laws that the question names: their clauses are preferred, and those of other laws still found."""
    compared: tuple[RegulationId, ...]
    """Laws that are set side by side: the best clause of each belongs at the top."""
    hits: int
    """How many are wanted."""


class Planner:
    """Plans the searches of one index."""

    def __init__(self, columns: Columns, clauses: Clauses, days: Days, effects: Sequence[Effect], standings: Standings) -> None:
        self._columns = columns
        self._clauses = clauses
        self._days = days
        self._effects = effects
        self._standings = standings
        self._statuses = lru_cache(maxsize=_DAYS_KEPT)(self._statuses_on)

    def plan(self, query: Query, analysis: QueryAnalysis) -> Plan:
        """Decide what a search for a question will look for."""
        defining = frozenset(self._clauses.defining_places(analysis.term)) if analysis.term else frozenset()
        named = self._named(analysis)
        cases = narrowings(query.text)
        filters = Filters(self._laws(query, analysis), query.kind, query.status)
        return Plan(
            filters=filters,
            allowed=self._allowed(filters, query.on, named),
            day=self._days.of(query.on),
            pinned={**named, **{place: named.get(place, 0.0) for place in defining}},
            defining=defining,
            unspoken=tuple(place for place, case in enumerate(CASES) if case not in cases),
            facets=analysis.facets,
            phrases=analysis.phrases,
            laws_named=(*((analysis.regulation,) if analysis.regulation else ()), *analysis.others),
            compared=analysis.others if len(analysis.others) > 1 and analysis.regulation is None else (),
            hits=query.k,
        )

    def _named(self, analysis: QueryAnalysis) -> dict[int, float]:
        """The passages of the clause that the question names, and of what later law did to it where that is asked."""
        address = analysis.address
        if address is None:
            return {}
        named = {place: NAMED - step * _STEP for step, place in enumerate(self._clauses.places(address))}
        if CHANGE in analysis.facets:
            acting: dict[Address, None] = {}
            for effect in self._effects:
                if effect.target.covers(address) or address.covers(effect.target):
                    acting.update(dict.fromkeys((*effect.replaced_by, effect.by)))
            places = dict.fromkeys(place for one in acting for place in self._clauses.places(one))
            named |= {place: _EFFECT - step * _STEP for step, place in enumerate(places)}
        return named

    def _laws(self, query: Query, analysis: QueryAnalysis) -> tuple[RegulationId, ...] | None:
        """The laws that hits must be of: the one that a filter chose. What a question names only counts for its clauses (`law_named`)."""
        return (query.regulation,) if query.regulation in self._columns.laws else None

    def _allowed(self, filters: Filters, on: date, named: Mapping[int, float]) -> Marks | None:
        """What every filter leaves; of a clause that is named, what later law did to it is no other law's."""
        kept = [] if self._columns.findable is None else [self._columns.findable]
        if filters.laws is not None:
            of_laws = np.logical_or.reduce([self._columns.law == self._columns.laws[id] for id in filters.laws])
            of_laws[[place for place, weight in named.items() if weight >= NAMED]] = True
            kept.append(of_laws)
        if filters.kind is not None:
            kept.append(self._columns.kind == KINDS.index(filters.kind))
        if filters.status is not None:
            kept.append(self._statuses(on) == _STATUSES.index(filters.status))
        return np.logical_and.reduce(kept) if kept else None

    def _statuses_on(self, on: date) -> NDArray[np.int8]:
        """Status of every passage on a day, as places in `Status`."""
        by_address = {a: _STATUSES.index(self._standings.at(Address.parse(a), on).status) for a in self._columns.places_at}
        return np.array([by_address[address] for address in self._columns.addresses], dtype=np.int8)
