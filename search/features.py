"""What speaks for and against each candidate, as numbers by name; `weights.toml` weighs them (docs/ablation.md)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from kb.passage import ClauseKind, TextKind
from search.columns import KINDS, TEXTS, Columns
from search.days import Day
from search.dense import Nearness
from search.lexical import WordScores
from search.query import Analysis

if TYPE_CHECKING:
    from search.profile import Profile

_SAYING = (TextKind.NASKAH, TextKind.RINGKASAN, TextKind.GLOSS)
_ASKED = TEXTS.index(TextKind.PERTANYAAN)
_DEFINITION = KINDS.index(ClauseKind.DEFINISI)
# cosines of this model lie between about 0.75 and 0.95: brought to about -0.5 ... 1.5
_CENTRE, _SCALE = 0.8, 10.0
_BM25_SCALE = 0.1
_MISSING = 0.03
"""A text that a passage does not have counts as this much farther than its best one."""
_MANY_SIBLINGS = 5


@dataclass(frozen=True, slots=True)
class Evidenced:
    """What the two legs found, for all passages: cosines and BM25; and each law's share of the title words."""

    near: Nearness
    words: WordScores
    laws: Any


def candidates(profile: "Profile", found: Evidenced, named: list[int], allowed: Any) -> Any:
    """Rows worth scoring: the nearest by each leg, and what the question names; `allowed` marks the rows that filters leave (None: all)."""
    best, words = found.near.best, found.words.body
    if allowed is not None:
        best, words = np.where(allowed, best, -1.0), np.where(allowed, words, 0.0)
    lexical = _top(words, profile.lexical_candidates)
    nearest = np.concatenate([_top(best, profile.dense_candidates), _top(found.near.middle, profile.dense_candidates)])
    rows = np.concatenate([nearest, lexical[words[lexical] > 0], np.array(named, dtype=np.int64)])
    rows = np.unique(rows)
    return rows if allowed is None else rows[allowed[rows]]


def _top(scores: Any, k: int) -> Any:
    if len(scores) <= k:
        return np.arange(len(scores))
    return np.argpartition(-scores, k)[:k]


def features(columns: Columns, analysis: Analysis, found: Evidenced, day: Day, rows: Any) -> dict[str, Any]:
    """Features of the rows, but for those that need the passages' words (facets, the term that is defined)."""
    best = found.near.best[rows]
    kinds = {kind: found.near.by_kind[place, rows] for place, kind in enumerate(TEXTS) if kind in _SAYING}
    filled = {kind: np.where(np.isnan(cosines), best - _MISSING, cosines) for kind, cosines in kinds.items()}
    law = columns.law[rows]
    definition = columns.kind[rows] == _DEFINITION
    asked = analysis.intent is ClauseKind.DEFINISI
    sibling, siblings = _neighbours(columns, found.near, rows)
    return {
        "nearest": _scaled(best),
        "ringkasan": _scaled(filled[TextKind.RINGKASAN]),
        "gloss": _scaled(filled[TextKind.GLOSS]),
        "asked": _asked(found.near, rows),
        "middle": _scaled(found.near.middle[rows]),
        "words": found.words.body[rows] * _BM25_SCALE,
        "title": found.words.title[rows] * _BM25_SCALE,
        "asked_words": found.words.asked[rows] * _BM25_SCALE,
        "law": _laws(columns, found.laws, day)[rows],
        "neighbours": np.maximum(sibling - found.near.middle[rows], 0.0) * _SCALE * (siblings > 0),
        "siblings": np.minimum(siblings, _MANY_SIBLINGS) / _MANY_SIBLINGS,
        "definition": (definition & asked).astype(np.float32),
        "definition_unasked": (definition & (not asked)).astype(np.float32),
        "ended": day.ended[rows].astype(np.float32),
        "not_yet": day.not_yet[rows].astype(np.float32),
        "elucidation": columns.elucidation[rows].astype(np.float32),
        "note": columns.note[rows].astype(np.float32),
        "order": -law.astype(np.float32) / max(1, len(columns.places)),
    }


def _laws(columns: Columns, laws: Any, day: Day) -> Any:
    """How far the question's words are those of each passage's law, or of the law whose clause it took the place of."""
    found = laws[columns.law]
    heirs, before = day.heirs
    np.maximum.at(found, heirs, laws[before])
    return found


def _asked(near: Nearness, rows: Any) -> Any:
    """How near the questions that a passage answers are, against the nearest of all; where none is known its own texts stand in."""
    asked = near.by_kind[_ASKED]
    own = near.best[rows] - near.best.max(initial=near.floor) - _MISSING
    return np.where(np.isnan(asked[rows]), own, asked[rows] - near.asked) * _SCALE


def _scaled(cosines: Any) -> Any:
    return (cosines - _CENTRE) * _SCALE


def _neighbours(columns: Columns, near: Nearness, rows: Any) -> tuple[Any, Any]:
    """For each row, the nearest middle of the other passages of its Pasal, and how many those are."""
    pasal = columns.pasal[rows]
    in_pasal = columns.pasal >= 0
    groups = int(columns.pasal.max(initial=0)) + 1  # one at least: -1 below means its last
    size = np.bincount(columns.pasal[in_pasal], minlength=groups)
    first = np.full(groups, -1.0, dtype=np.float32)
    np.maximum.at(first, columns.pasal[in_pasal], near.middle[in_pasal])
    others = np.where(pasal >= 0, size[pasal] - 1, 0)
    return np.where(pasal >= 0, first[pasal], -1.0), others
