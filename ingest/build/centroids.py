"""The centroid of a passage's vectors: one vector for the words of the law, our digests of it, and the questions that it answers.

A question lies near one text of a wrong clause by chance, but seldom near all of them: the nearest centroid answers far more questions
than the nearest text (docs/ablation.md). A search compares a question with all centroids first, and only with the texts of those passages
whose centroids are nearest: so the centroids come first in the index.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from kb.law.passage import TextKind

if TYPE_CHECKING:
    from kb.embedding.protocol import Vectors


def centroids(rows: Sequence[tuple[int, TextKind, bytes]]) -> Iterator[tuple[int, TextKind, bytes]]:
    """The centroid of each passage that has several vectors, as a row of the vector index: float32, of length 1.

    The vector of its questions weighs as much as those of all its texts together.
    """
    for number, of_passage in groupby(rows, key=lambda row: row[0]):
        vectors = {kind: np.frombuffer(vector, dtype=np.float32) for _, kind, vector in of_passage}
        questions = vectors.pop(TextKind.PERTANYAAN, None)
        if questions is None and len(vectors) < 2:
            continue
        texts = _unit(np.sum(list(vectors.values()), axis=0)) if vectors else np.zeros_like(questions)
        yield number, TextKind.PUSAT, _unit(texts if questions is None else texts + questions).astype(np.float32).tobytes()


def searched_first(rows: Sequence[tuple[int, TextKind, bytes]]) -> list[tuple[int, TextKind, bytes]]:
    """The rows of the vector index in the order in which a search reads them.

    First come the centroids and the only vectors of passages that have one, which every search reads; then all other texts.
    """
    several = {number for number, kind, _ in rows if kind is TextKind.PUSAT}
    return sorted(rows, key=lambda row: row[1] is not TextKind.PUSAT and row[0] in several)


def _unit(vector: "Vectors") -> "Vectors":
    length = float(np.linalg.norm(vector))
    return vector / length if length else vector
