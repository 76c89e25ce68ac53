"""The dense leg: inner product over every text of a passage; each kind of text has its cosine, the best of them counts most."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from kb.passage import TextKind
from kb.vectors import VectorIndex
from search.columns import TEXTS, Columns

if TYPE_CHECKING:
    from kb.embedding import Vectors


_ASKED = TEXTS.index(TextKind.PERTANYAAN)
_MIDDLE = TEXTS.index(TextKind.PUSAT)
_OWN = [TEXTS.index(kind) for kind in (TextKind.NASKAH, TextKind.RINGKASAN, TextKind.GLOSS)]


@dataclass(frozen=True, slots=True)
class Nearness:
    """Cosines by kind of text and passage (NaN: no such text, or not among the nearest), the best a passage, and the lowest seen.

    The best is of texts that say something: the questions that a passage answers, and the middle of it all, count for themselves.
    """

    by_kind: Any
    best: Any
    middle: Any
    """Cosines of the middles of all passages; what has one text only is its own middle."""
    floor: float
    asked: float
    """Cosine of the nearest questions that any passage answers; the best of all where no passage's questions are known."""


def search_dense(index: VectorIndex, columns: Columns, query: "Vectors", depth: int, allowed: Any = None) -> Nearness:
    """Cosines of all texts, of a large index the `depth` nearest; a passage that none of them belongs to has the lowest cosine seen.

    `allowed` marks the passages that filters leave (None: all): a large index, which does not look at every text, looks at theirs as well.
    """
    cosines, rows = index.nearest(query, depth, None if allowed is None else allowed[columns.text_passage])
    if columns.withheld is not None:
        shown = ~columns.withheld.texts[rows]
        cosines, rows = cosines[shown], rows[shown]
    by_kind = np.full((len(TEXTS), len(columns)), np.nan, dtype=np.float32)
    by_kind[columns.text_kind[rows], columns.text_passage[rows]] = cosines
    floor = float(cosines.min()) if len(cosines) else 0.0
    best = np.fmax(np.fmax.reduce(by_kind[_OWN], axis=0), floor)
    known = columns.text_kind[rows] == _ASKED
    asked = float(np.max(cosines[known] if known.any() else best, initial=floor))
    middle = np.where(np.isnan(by_kind[_MIDDLE]), best, by_kind[_MIDDLE])
    return Nearness(by_kind, best, middle, floor, asked)
