"""What retrieval asks of a store of passages, as one protocol: find by meaning, by words, by address; read what is known of each.

A generation on disk answers it (`kb/storage/generationindex.py`: SQLite and FAISS); another store may answer it in its own way.
A passage is known by its id, a positive whole number; ids follow the order of reading and may have gaps. No other order and no place in
anybody's tables comes through. Withdrawn digests are as if they were not there.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from kb.citation.address import Address
from kb.law.passage import Passage
from kb.law.regulation import Source

Vector: TypeAlias = NDArray[np.float32]
"""A question or a text as the embedding model sees it, shape (dimension,), of length 1."""
Cosines: TypeAlias = NDArray[np.float32]
Scores: TypeAlias = NDArray[np.float32]
Ids: TypeAlias = NDArray[np.int64]
"""Ids of passages, ascending, each once."""
Marks: TypeAlias = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class PassageFacts:
    """What is known of every passage without reading its words; each column has one entry a passage, in the order of `ids`."""

    ids: Ids
    addresses: tuple[str, ...]
    regulations: tuple[str, ...]
    """Each passage's regulation, as its id is written."""
    parts: tuple[int, ...]
    kinds: NDArray[np.int32]
    """Places in `kb.law.passage.ClauseKind`."""
    sources: tuple[Source, ...]
    described: Marks
    """Whether we wrote anything about it that is not withdrawn: a digest, or the questions that it answers."""
    facets: Marks
    """What each passage says: a line for each of `kb.law.facets.NAMES`, shape (facets, passages)."""
    narrowings: Marks
    """What each passage's title narrows it to: a line for each of `kb.law.narrowings.CASES`, shape (cases, passages)."""
    findable: Marks | None
    """Marks the passages that have any words; None: all have. A withdrawn digest may have been all that there was."""


@dataclass(frozen=True, slots=True)
class CentroidCosines:
    """How near a question is to the centroids of passages: to the mean of a passage's vectors, or its only one."""

    ids: Ids
    """The passages that were compared: all that have vectors, or of a large index those found near."""
    cosines: Cosines
    """Shape (ids,)."""
    floor: float
    """The lowest cosine that was seen, which stands for all that was not compared."""
    texts: Cosines | None = None
    """Of a large index, which finds passages by single texts: their cosines, shape (kinds of text, ids); NaN where one was not seen."""


@dataclass(frozen=True, slots=True)
class TextCosines:
    """How near a question is to each text of some passages."""

    ids: Ids
    by_kind: Cosines
    """Shape (kinds of text, ids), in the order of `kb.law.passage.TEXTS`; NaN where a passage has no such text."""


@dataclass(frozen=True, slots=True)
class WeightedStem:
    """A stem to look up, in the Indonesian or the English words, and how much it counts."""

    stem: str
    english: bool
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class FieldHits:
    """The passages that have any of the stems in one field, and the BM25 score of each; both have shape (hits,)."""

    ids: Ids
    scores: Scores


@dataclass(frozen=True, slots=True)
class LexicalHits:
    """What the words of a question find: in a passage's words, in its `judul`, and in the typical questions that it answers."""

    body: FieldHits
    title: FieldHits
    questions: FieldHits


class PassageIndex(Protocol):
    """Finds passages and says what is known of them; safe under concurrent calls."""

    def __len__(self) -> int:
        """How many passages there are."""

    def facts(self) -> PassageFacts:
        """What is known of every passage, for filters and features."""

    def compare_centroids(self, question: Vector, depth: int, among: Ids | None = None) -> CentroidCosines:
        """How near a question is to the passages as wholes.

        A large index may compare only with what lies nearest: at least the passages of the `depth` nearest texts, and as many of those that
        are `among` the ids that filters leave (None: all are left).
        """

    def compare_texts(self, question: Vector, ids: Ids, seen: CentroidCosines) -> TextCosines:
        """How near a question is to each text of some passages; `seen` is what the centroids of the same question gave."""

    def nearest_text(self, question: Vector, id: int) -> Vector:
        """Of a passage's own texts the vector nearest to a question; zeros where it has none."""

    def search_words(self, stems: Sequence[WeightedStem]) -> LexicalHits:
        """The passages that have any of some stems, scored by BM25."""

    def document_frequency(self, stem: str, english: bool) -> int:
        """How many passages have a stem in their words."""

    def having(self, ids: Iterable[int], stem: str, english: bool) -> frozenset[int]:
        """Those of some passages that have a stem in their words."""

    def passages(self, ids: Iterable[int]) -> Mapping[int, Passage]:
        """Passages by id; an id that there is not is left out."""

    def passages_below(self, address: Address) -> Sequence[tuple[int, Passage]]:
        """Passages at or below an address with their ids, in reading order."""
