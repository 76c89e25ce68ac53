"""What speaks for and against each candidate, as numbers by name; `weights.toml` weighs them (docs/ablation.md)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from kb.passage import ClauseKind, TextKind
from search.columns import KINDS, TEXTS, Columns
from search.days import Day
from search.dense import Nearness
from search.query import Analysis

if TYPE_CHECKING:
    from search.profile import Profile

_DEFINITION = KINDS.index(ClauseKind.DEFINISI)
# cosines of this model lie between about 0.75 and 0.95: brought to about -0.5 ... 1.5
_CENTRE, _SCALE = 0.8, 10.0
_BM25_SCALE = 0.1
_MISSING = 0.03
"""A text that a passage does not have counts as this much farther than its best one."""
_VOTERS = 60
_VOTE_WIDTH = 0.02
_MANY_SIBLINGS = 5


@dataclass(frozen=True, slots=True)
class Evidenced:
    """What the two legs found, for all passages: cosines, BM25 of the words and of the titles, and each law's share of the title words."""

    near: Nearness
    words: Any
    titles: Any
    laws: Any


def candidates(profile: "Profile", found: Evidenced, named: list[int], allowed: Any) -> Any:
    """Rows worth scoring: the nearest by each leg, and what the question names; `allowed` marks the rows that filters leave (None: all)."""
    best, words = found.near.best, found.words
    if allowed is not None:
        best, words = np.where(allowed, best, -1.0), np.where(allowed, words, 0.0)
    lexical = _top(words, profile.lexical_candidates)
    rows = np.concatenate([_top(best, profile.dense_candidates), lexical[words[lexical] > 0], np.array(named, dtype=np.int64)])
    rows = np.unique(rows)
    return rows if allowed is None else rows[allowed[rows]]


def _top(scores: Any, k: int) -> Any:
    if len(scores) <= k:
        return np.arange(len(scores))
    return np.argpartition(-scores, k)[:k]


def features(columns: Columns, analysis: Analysis, found: Evidenced, day: Day, rows: Any) -> dict[str, Any]:
    """Features of the rows, but for those that need the passages' words (facets, the term that is defined)."""
    best = found.near.best[rows]
    kinds = {kind: found.near.by_kind[place, rows] for place, kind in enumerate(TEXTS)}
    filled = {kind: np.where(np.isnan(cosines), best - _MISSING, cosines) for kind, cosines in kinds.items()}
    law = columns.law[rows]
    definition = columns.kind[rows] == _DEFINITION
    asked = analysis.intent is ClauseKind.DEFINISI
    sibling, siblings = _neighbours(columns, found.near, rows)
    return {
        "nearest": _scaled(best),
        "ringkasan": _scaled(filled[TextKind.RINGKASAN]),
        "gloss": _scaled(filled[TextKind.GLOSS]),
        "mean": _scaled(_mean(kinds, best)),
        "words": found.words[rows] * _BM25_SCALE,
        "title": found.titles[rows] * _BM25_SCALE,
        "law": found.laws[law],
        "vote": _votes(columns, found.near)[law],
        "neighbours": np.where(sibling > best, (sibling - best) * _SCALE, 0.0) * (siblings > 0),
        "siblings": np.minimum(siblings, _MANY_SIBLINGS) / _MANY_SIBLINGS,
        "definition": (definition & asked).astype(np.float32),
        "definition_unasked": (definition & (not asked)).astype(np.float32),
        "ended": day.ended[rows].astype(np.float32),
        "not_yet": day.not_yet[rows].astype(np.float32),
        "elucidation": columns.elucidation[rows].astype(np.float32),
        "note": columns.note[rows].astype(np.float32),
        "order": -law.astype(np.float32) / max(1, len(columns.places)),
    }


def _scaled(cosines: Any) -> Any:
    return (cosines - _CENTRE) * _SCALE


def _mean(kinds: dict[TextKind, Any], best: Any) -> Any:
    stacked = np.stack(list(kinds.values()))
    there = ~np.isnan(stacked)
    count = there.sum(0)
    total = np.where(there, stacked, 0.0).sum(0)
    return np.where(count > 0, total / np.maximum(count, 1), best)


def _votes(columns: Columns, near: Nearness) -> Any:
    """Each law's share of the nearest passages, the nearer the more."""
    top = _top(near.best, _VOTERS)
    strength = np.exp((near.best[top] - near.best[top].max()) / _VOTE_WIDTH)
    votes = np.zeros(len(columns.places) + 1, dtype=np.float32)
    np.add.at(votes, columns.law[top], strength)
    return votes / votes.sum()


def _neighbours(columns: Columns, near: Nearness, rows: Any) -> tuple[Any, Any]:
    """For each row, the best cosine among the other passages of its Pasal, and how many those are."""
    pasal = columns.pasal[rows]
    in_pasal = columns.pasal >= 0
    groups = int(columns.pasal.max(initial=-1)) + 1
    size = np.bincount(columns.pasal[in_pasal], minlength=groups)
    first = np.full(groups, -1.0, dtype=np.float32)
    np.maximum.at(first, columns.pasal[in_pasal], near.best[in_pasal])
    others = np.where(pasal >= 0, size[pasal] - 1, 0)
    return np.where(pasal >= 0, first[pasal], -1.0), others
