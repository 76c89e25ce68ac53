"""The order of the hits: by score, and by the rules that no sum of features can express."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search.retrieval.candidates import Candidates, successors
from search.retrieval.clauses import Clauses
from search.retrieval.columns import Columns, Places
from search.retrieval.fusion import CandidateScores
from search.retrieval.plan import NAMED, Plan
from search.retrieval.profile import Profile

_BEFORE = 1e-4
"""A successor comes directly before what it replaces."""

_Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near a question is to the texts of one passage: `best` of those that say something, and each kind (NaN: there is none)."""

    best: float
    by_kind: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """The best passages by id, in order, with all that explains them and all that an answer is judged by."""

    ids: tuple[int, ...]
    scores: Mapping[int, float]
    weights: Mapping[int, Mapping[str, float]]
    """What each feature adds to a passage's score."""
    nearness: Mapping[int, Nearness]
    question_cosine: float
    """Of the nearest typical questions of any candidate."""
    facets: tuple[str, ...]
    """What the question asks for."""


class Judge:
    """Puts the candidates of one index in order."""

    def __init__(self, columns: Columns, clauses: Clauses, profile: Profile) -> None:
        self._columns = columns
        self._clauses = clauses
        self._profile = profile

    def rank(self, plan: Plan, found: Candidates, scores: CandidateScores) -> Ranking:
        """Put the best passages in order; what the rules add is written into the `scores`."""
        totals = self._ordered(plan, found.places, scores)
        best = self._best(plan, found.places, totals)
        ids = self._columns.ids_of(found.places[best])
        nearness = found.by_kind[:, best].T.tolist()
        return Ranking(
            ids=tuple(ids),
            scores={id: float(totals[candidate]) for id, candidate in zip(ids, best, strict=True)},
            weights={id: scores.of(candidate) for id, candidate in zip(ids, best, strict=True)},
            nearness={
                id: Nearness(float(found.best[candidate]), tuple(kinds)) for id, candidate, kinds in zip(ids, best, nearness, strict=True)
            },
            question_cosine=found.question_cosine,
            facets=plan.facets,
        )

    def _ordered(self, plan: Plan, places: Places, scores: CandidateScores) -> _Scores:
        """Where order is a rule: a clause stands directly before its Penjelasan, what took the place of an ended clause directly before it;
        compared laws are all at the top."""
        totals = scores.sum()
        raised = totals.copy()
        first = np.argsort(-totals, kind="stable")[: self._profile.examined]
        steps = (
            (self._columns.elucidation, self._elucidated),
            (plan.day.succeeded, lambda place: successors(self._clauses, place, plan.day)),
        )
        for follows, ahead in steps:
            for candidate in first[follows[places[first]]].tolist():
                for place in ahead(int(places[candidate])):
                    other = int(np.searchsorted(places, place))
                    if other < len(places) and places[other] == place and raised[other] <= raised[candidate]:
                        raised[other] = raised[candidate] + _BEFORE
        scores["successor"][:] = raised - totals
        if plan.compared:
            scores["compared"][:] = self._compared(plan, places, raised)
            raised = raised + scores["compared"]
        return raised

    def _elucidated(self, place: int) -> list[int]:
        """The passage that a passage of the Penjelasan elucidates."""
        return list(self._columns.places_at.get(self._columns.addresses[place].replace("/penjelasan", ""), ())[:1])

    def _compared(self, plan: Plan, places: Places, scores: _Scores) -> _Scores:
        """What lifts the best clause of each law that is named beside the best of all."""
        lift = np.zeros(len(places))
        top = float(scores.max()) if len(scores) else 0.0
        for step, id in enumerate(plan.compared):
            mine = np.flatnonzero(self._columns.law[places] == self._columns.laws.get(id, -1))
            if len(mine):
                best = mine[int(np.argmax(scores[mine]))]
                lift[best] = max(0.0, top - step * _BEFORE - scores[best])
        return lift

    def _best(self, plan: Plan, places: Places, scores: _Scores) -> list[int]:
        """The best candidates, the parts of one passage as one hit; equals by the manifest's order, then in reading order.

        What was not in force on the day asked stands behind all that was, however near it is: a rule, not a weight (design, section 9). A
        clause that the question names itself is what it asks for.
        """
        named = np.array([place for place, weight in plan.pinned.items() if weight >= NAMED], dtype=np.int64)
        behind = (plan.day.ended[places] | plan.day.not_yet[places]) & ~np.isin(places, named)
        order = np.lexsort((places, self._columns.law[places], -np.round(scores, 6), behind)).tolist()
        lowest = float(scores.max(initial=-np.inf)) - self._profile.reach
        seen: set[int] = set()
        kept = []
        for candidate in order:
            if scores[candidate] < lowest and not len(named):
                continue
            clause = int(self._columns.clause[places[candidate]])
            if clause not in seen:
                seen.add(clause)
                kept.append(candidate)
                if len(kept) == plan.hits:
                    break
        return kept
