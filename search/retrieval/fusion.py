"""One score for each candidate: its features weighed and added up, the best ones looked at more closely."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search.question.analysis import QueryAnalysis
from search.retrieval.candidates import Candidates
from search.retrieval.columns import Columns, Floats
from search.retrieval.features import Feature, features
from search.retrieval.plan import Plan
from search.retrieval.profile import Profile

_ADDED = ("named", "term", "facets", "narrowed", "successor", "compared")
"""What comes beside the features of nearness and words: from what the build told of the passages, and from the judge's rules."""


@dataclass(frozen=True, slots=True)
class CandidateScores:
    """What each feature adds to each candidate's score, shape (features, candidates); the candidates in the order of their places."""

    names: tuple[str, ...]
    values: NDArray[np.float64]

    def __getitem__(self, name: str) -> NDArray[np.float64]:
        """One feature's line."""
        line: NDArray[np.float64] = self.values[self.names.index(name)]
        return line

    def sum(self) -> NDArray[np.float64]:
        """Scores of the candidates."""
        total: NDArray[np.float64] = self.values.sum(axis=0)
        return total

    def of(self, candidate: int) -> dict[str, float]:
        """What adds up to one candidate's score."""
        return dict(zip(self.names, self.values[:, candidate].tolist(), strict=True))


def fuse(columns: Columns, profile: Profile, plan: Plan, analysis: QueryAnalysis, found: Candidates, laws: Floats) -> CandidateScores:
    """Weigh and add up what speaks for each candidate; `laws` is how far each law's title has the question's words."""
    scores = _weighed(features(columns, analysis, found, laws, plan), profile.features, len(found.places))
    places = found.places
    for place, weight in plan.pinned.items():
        candidate = int(np.searchsorted(places, place))
        if candidate < len(places) and places[candidate] == place:
            scores["named"][candidate] = weight
            scores["term"][candidate] = profile.features["term"] * (place in plan.defining)
    best = np.argsort(-scores.sum(), kind="stable")[: profile.examined]
    unspoken = columns.narrowings[np.ix_(np.array(plan.unspoken, dtype=np.int64), places[best])].sum(axis=0)
    scores["narrowed"][best] = profile.features["narrowed"] * unspoken
    if plan.facets:
        scores["facets"][best] = profile.features["facets"] * columns.facets_said(places[best], plan.facets, profile.facets)
    return scores


def _weighed(found: Mapping[str, Feature], weights: Mapping[str, float], candidates: int) -> CandidateScores:
    """The features times their weights, with room for what comes beside them."""
    values = np.zeros((len(found) + len(_ADDED), candidates))
    values[: len(found)] = np.stack([*found.values()])
    values[: len(found)] *= np.array([[weights[name]] for name in found])
    return CandidateScores((*found, *_ADDED), values)
