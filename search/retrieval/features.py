"""What speaks for and against each candidate, as numbers by name; `weights.toml` weighs them (docs/ablation.md)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from kb.law.passage import TEXTS, ClauseKind, TextKind
from search.question.query import Analysis
from search.retrieval.columns import KINDS, Columns
from search.retrieval.days import Day
from search.retrieval.dense import Middles, Nearness
from search.retrieval.lexical import WordScores
from search.retrieval.textrows import ASKED

if TYPE_CHECKING:
    from search.retrieval.profile import Profile

_DIGESTS = [TEXTS.index(TextKind.RINGKASAN), TEXTS.index(TextKind.GLOSS)]
_DEFINITION = KINDS.index(ClauseKind.DEFINISI)
# cosines of this model lie between about 0.75 and 0.95: brought to about -0.5 ... 1.5
_CENTRE, _SCALE = 0.8, 10.0
_BM25_SCALE = 0.1
_MISSING = 0.03
"""A text that a passage does not have counts as this much farther than its best one."""
_MANY_SIBLINGS = 5
_ADDED = ("named", "term", "facets", "narrowed", "successor", "compared")
"""What ranking adds to the features that come from nearness and words."""


@dataclass(frozen=True, slots=True)
class Evidenced:
    """What the two legs found: cosines of the candidates' texts, BM25 of all passages; and each law's share of the title words."""

    near: Nearness
    words: WordScores
    laws: Any


@dataclass(frozen=True, slots=True)
class Table:
    """What each feature adds to each candidate's score, shape (features, candidates)."""

    names: tuple[str, ...]
    values: Any

    def __getitem__(self, name: str) -> Any:
        """One feature's line."""
        return self.values[self.names.index(name)]

    def sum(self) -> Any:
        """Scores of the candidates."""
        return self.values.sum(axis=0)

    def of(self, place: int) -> dict[str, float]:
        """What adds up to one candidate's score."""
        return dict(zip(self.names, self.values[:, place].tolist(), strict=True))


def candidates(profile: "Profile", middles: Middles, words: WordScores, named: list[int], allowed: Any) -> Any:
    """Rows worth scoring: the best of either leg, and what the question names; `allowed` marks the rows that filters leave (None: all)."""
    chosen = np.zeros(len(middles.cosines), dtype=bool)
    chosen[named] = True
    for scores, lowest, count in ((middles.cosines, -1.0, profile.dense_candidates), (words.body, 0.0, profile.lexical_candidates)):
        best = np.flatnonzero(scores > lowest if allowed is None else (scores > lowest) & allowed)
        if len(best) > count:
            best = best[np.argpartition(scores[best], -count)[-count:]]
        chosen[best] = True
    return np.flatnonzero(chosen if allowed is None else chosen & allowed)


def features(columns: Columns, analysis: Analysis, found: Evidenced, day: Day) -> dict[str, Any]:
    """Features of the candidates, but for those that need what the build told of them (facets, cases, the term that is defined)."""
    near, rows = found.near, found.near.rows
    middle = near.middles[rows]
    texts = near.by_kind[_DIGESTS]
    ringkasan, gloss = np.where(np.isnan(texts), near.best - _MISSING, texts)
    words, title, asked_words = found.words.all[:, rows] * _BM25_SCALE
    definition = columns.kind[rows] == _DEFINITION
    asked = analysis.intent is ClauseKind.DEFINISI
    siblings = columns.pasal.others[rows]
    return {
        "nearest": _scaled(near.best),
        "ringkasan": _scaled(ringkasan),
        "gloss": _scaled(gloss),
        "asked": _asked(near),
        "middle": _scaled(middle),
        "words": words,
        "title": title,
        "asked_words": asked_words,
        "law": _laws(columns, found.laws, day, rows),
        # what is alone in its Pasal is its own nearest
        "neighbours": (columns.pasal.best(near.middles, -1.0)[rows] - middle).clip(0.0) * _SCALE,
        "siblings": np.minimum(siblings, _MANY_SIBLINGS) / _MANY_SIBLINGS,
        "definition": definition & asked,
        "definition_unasked": definition & (not asked),
        "ended": day.ended[rows],
        "not_yet": day.not_yet[rows],
        "elucidation": columns.elucidation[rows],
        "note": columns.note[rows],
        "order": columns.law[rows] / -max(1, len(columns.places)),
    }


def weighed(found: Mapping[str, Any], weights: Mapping[str, float]) -> Table:
    """The features times their weights, with room for what ranking adds."""
    values = np.zeros((len(found) + len(_ADDED), len(found["nearest"])))
    values[: len(found)] = [*found.values()]
    values[: len(found)] *= np.array([[weights[name]] for name in found])
    return Table((*found, *_ADDED), values)


def _laws(columns: Columns, laws: Any, day: Day, rows: Any) -> Any:
    """How far the question's words are those of each passage's law, or of the law whose clause it took the place of."""
    found = laws[columns.law[rows]]
    heirs, before = day.heirs
    places = np.minimum(np.searchsorted(rows, heirs), max(len(rows) - 1, 0))
    among = rows[places] == heirs if len(rows) else np.zeros(len(heirs), dtype=bool)
    np.maximum.at(found, places[among], laws[before[among]])
    return found


def _asked(near: Nearness) -> Any:
    """How near the questions that a passage answers are, against the nearest of all; where none is known its own texts stand in."""
    asked = near.by_kind[ASKED]
    own = near.best - near.best.max(initial=-1.0) - _MISSING
    return np.where(np.isnan(asked), own, asked - near.asked) * _SCALE


def _scaled(cosines: Any) -> Any:
    return (cosines - _CENTRE) * _SCALE
