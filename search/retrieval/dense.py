"""The dense leg: inner product with the texts of passages; what has several is known by their middle.

In two steps: a question is compared with the middles of all passages, which say where to look, and then with the texts of the candidates
and the questions that they answer. On the tuning questions that ranks as comparing all texts does, in half the time (decision 10).
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from kb.law.passage import TEXTS
from kb.storage.vectors import VectorIndex
from search.retrieval.textrows import ASKED, MIDDLE, OF_PASSAGE, SAYING, TextRows

if TYPE_CHECKING:
    from kb.embedding.protocol import Vectors


@dataclass(frozen=True, slots=True)
class Middles:
    """Cosines of the middles of all passages: what has one text only is its own middle, what was not looked at has the `floor`."""

    cosines: Any
    floor: float
    """The lowest cosine seen."""
    seen: Any | None
    """Cosines by kind of text and passage (NaN: not seen), of a large index, which knows no others."""


@dataclass(frozen=True, slots=True)
class Nearness:
    """Cosines of the texts of some passages, in the order of their `rows`, which ascend; `middles` are those of all passages."""

    rows: Any
    by_kind: Any
    """By kind of text; NaN: there is none."""
    best: Any
    """Of the texts that say something; the lowest cosine of all where there is none."""
    asked: float
    """Cosine of the nearest questions that any of them answers; the best of all where none does."""
    middles: Any

    def place(self, row: int) -> int:
        """Where a passage stands among them."""
        return int(np.searchsorted(self.rows, row))


def search_dense(index: VectorIndex, texts: TextRows, query: "Vectors", depth: int, allowed: Any = None) -> Middles:
    """Nearness of the middles of all passages; of a large index, of what the `depth` nearest texts belong to.

    `allowed` marks the passages that filters leave (None: all): a large index, which does not look at every text, looks at theirs as well.
    """
    if index.exact:
        cosines = index.first(query, texts.leading)
        floor = float(cosines.min()) if len(cosines) else 0.0
        return Middles(np.where(texts.middle < 0, np.float32(floor), cosines[texts.middle]) if len(cosines) else cosines, floor, None)
    cosines, rows = index.nearest(query, depth, None if allowed is None else allowed[texts.passage])
    seen = np.full((len(TEXTS), texts.passages), np.nan, dtype=np.float32)
    seen[texts.kind[rows], texts.passage[rows]] = cosines
    if texts.hidden is not None:
        seen[texts.kind[texts.hidden], texts.passage[texts.hidden]] = np.nan
    floor = float(cosines.min()) if len(cosines) else 0.0
    middle = np.where(np.isnan(seen[MIDDLE]), np.fmax.reduce(seen[SAYING], axis=0), seen[MIDDLE])
    return Middles(np.fmax(middle, np.float32(floor)), floor, seen)


def compare_texts(index: VectorIndex, texts: TextRows, query: "Vectors", middles: Middles, passages: Any) -> Nearness:
    """Nearness of all texts of some passages (ascending rows); of a large index only of those that were seen."""
    if middles.seen is not None:
        by_kind = middles.seen[:, passages]
    else:
        rows = texts.rows[:, passages]
        by_kind = np.empty(rows.shape, dtype=np.float32)
        by_kind[OF_PASSAGE] = index.at(query, rows[OF_PASSAGE].ravel()).reshape(-1, len(passages)) if len(passages) else 0.0
        by_kind[MIDDLE] = middles.cosines[passages]
        by_kind[rows < 0] = np.nan
    best = np.fmax(np.fmax.reduce(by_kind[SAYING], axis=0), np.float32(middles.floor))
    asked = float(np.fmax.reduce(by_kind[ASKED], initial=-np.inf))
    if asked == -np.inf:
        asked = float(best.max(initial=middles.floor))
    return Nearness(passages, by_kind, best, asked, middles.cosines)
