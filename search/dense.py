"""The dense leg: inner product over every text of a passage, the best of them counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.passage import TextKind
from kb.vectors import VectorIndex

if TYPE_CHECKING:
    from kb.embedding import Vectors


@dataclass(frozen=True, slots=True)
class DenseHit:
    """The best cosine of a passage, and which of its texts gave it."""

    cosine: float
    kind: TextKind


def search_dense(index: VectorIndex, rows: Sequence[tuple[int, TextKind]], query: "Vectors", depth: int) -> dict[int, DenseHit]:
    """Best hit a passage among the `depth` nearest rows; `query` is one vector, `rows` maps row to (passage, kind of text)."""
    scores, found = index.search(query.reshape(1, -1), depth)
    best: dict[int, DenseHit] = {}
    for score, row in zip(scores[0].tolist(), found[0].tolist(), strict=True):
        if row < 0:
            break
        passage, kind = rows[row]
        if passage not in best:  # rows come best first
            best[passage] = DenseHit(score, kind)
    return best
