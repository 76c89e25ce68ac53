"""The dense leg: inner product over every text of a passage; each kind of text has its cosine, the best of them counts most."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from kb.vectors import VectorIndex
from search.columns import TEXTS, Columns

if TYPE_CHECKING:
    from kb.embedding import Vectors


@dataclass(frozen=True, slots=True)
class Nearness:
    """Cosines by kind of text and passage (NaN: no such text, or not among the nearest), the best a passage, and the lowest seen."""

    by_kind: Any
    best: Any
    floor: float


def search_dense(index: VectorIndex, columns: Columns, query: "Vectors", depth: int, allowed: Any = None) -> Nearness:
    """Cosines of the `depth` nearest texts; a passage that none of them belongs to has the lowest cosine seen.

    `allowed` marks the passages that filters leave (None: all): a large index, which does not look at every text, looks at theirs as well.
    """
    cosines, rows = index.nearest(query, depth, None if allowed is None else allowed[columns.text_passage])
    if columns.withheld is not None:
        shown = ~columns.withheld.texts[rows]
        cosines, rows = cosines[shown], rows[shown]
    by_kind = np.full((len(TEXTS), len(columns)), np.nan, dtype=np.float32)
    by_kind[columns.text_kind[rows], columns.text_passage[rows]] = cosines
    floor = float(cosines.min()) if len(cosines) else 0.0
    best = np.full(len(columns), floor, dtype=np.float32)
    np.maximum.at(best, columns.text_passage[rows], cosines)
    return Nearness(by_kind, best, floor)
