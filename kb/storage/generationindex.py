"""A generation on disk as an index of passages: SQLite has the words, FAISS the vectors."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from kb.citation.address import Address
from kb.errors import IndexDamaged
from kb.law.passage import Passage
from kb.storage import generation
from kb.storage.facts import read_facts
from kb.storage.generation import Generation
from kb.storage.index import CentroidCosines, Ids, LexicalHits, PassageFacts, TextCosines, Vector, WeightedStem
from kb.storage.store import Store
from kb.storage.vectors import VectorIndex, comparing
from kb.storage.vectors.textrows import TextRows
from kb.storage.wordindex import WordIndex


class GenerationIndex:
    """Answers `kb.storage.index.PassageIndex` from one generation. A passage's id is its number in SQLite."""

    def __init__(self, store: Store, vectors: VectorIndex) -> None:
        self.store = store
        self._vectors = vectors
        read = read_facts(store)
        self._facts = read.facts
        self._texts = TextRows.of(*store.text_rows(), len(read.facts.ids), read.withdrawn)
        self._words = WordIndex(lambda: store.connection, len(read.facts.ids), read.withdrawn)

    @classmethod
    def open(cls, data: Path, made: Generation, withdrawn: frozenset[Address]) -> "GenerationIndex":
        """The index of a generation; IndexDamaged where its database is not what was built. Damaged vectors are taken from the database."""
        folder = generation.folder_of(data, made.name)
        damaged = generation.damaged_files(data, made)
        if generation.DATABASE in damaged:
            raise IndexDamaged(f"{folder / generation.DATABASE} does not match its sum: run `kb build`")
        store = Store(folder / generation.DATABASE, withdrawn)
        if generation.VECTORS in damaged:
            matrix = np.frombuffer(b"".join(store.vectors()), dtype=np.float32).reshape(-1, made.dimension)
            return cls(store, VectorIndex.build(matrix))
        return cls(store, VectorIndex.load(folder / generation.VECTORS))

    def __len__(self) -> int:
        return len(self._facts.ids)

    def facts(self) -> PassageFacts:
        """What is known of every passage."""
        return self._facts

    def compare_centroids(self, question: Vector, depth: int, among: Ids | None = None) -> CentroidCosines:
        """How near a question is to the passages as wholes."""
        return comparing.compare_centroids(self._vectors, self._texts, question, depth, among)

    def compare_texts(self, question: Vector, ids: Ids, seen: CentroidCosines) -> TextCosines:
        """How near a question is to each text of some passages."""
        return comparing.compare_texts(self._vectors, self._texts, question, ids, seen)

    def nearest_text(self, question: Vector, id: int) -> Vector:
        """Of a passage's texts that are not withdrawn, the vector nearest to a question; also of one that a large index did not see."""
        rows = [row for row in self._texts.rows[:, id - 1].tolist() if row >= 0]
        known = [np.frombuffer(stored, dtype=np.float32) for stored in self.store.vectors_at(rows)]
        return max(known, key=lambda text: float(text @ question), default=np.zeros_like(question))

    def search_words(self, stems: Sequence[WeightedStem]) -> LexicalHits:
        """The passages that have any of some stems."""
        return self._words.score(stems)

    def document_frequency(self, stem: str, english: bool) -> int:
        """How many passages have a stem in their words."""
        return self._words.document_frequency(stem, english)

    def having(self, ids: Iterable[int], stem: str, english: bool) -> frozenset[int]:
        """Those of some passages that have a stem in their words."""
        return self._words.having(ids, stem, english)

    def passages(self, ids: Iterable[int]) -> dict[int, Passage]:
        """Passages by id."""
        return self.store.passages(ids)

    def passages_below(self, address: Address) -> tuple[tuple[int, Passage], ...]:
        """Passages at or below an address, in reading order."""
        return self.store.passages_below(address)
