"""BM25 over stemmed words (`kb/words/bm25.py`), each stem's posting read once and then kept."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from kb.storage.index import FieldHits, LexicalHits, Marks, WeightedStem
from kb.storage.wordrows import read_lengths, read_occurrences, read_posting
from kb.words.bm25 import Bm25, Posting
from kb.words.postings import Occurrences, Words

_Weighed = tuple[NDArray[np.int32], NDArray[np.float32]]


class WordIndex:
    """Finds passages by their words and scores them by BM25.

    `connect` gives this thread's connection; of the `passages` marked in `withdrawn`, shape (passages,), only law text counts.
    """

    def __init__(self, connect: Callable[[], sqlite3.Connection], passages: int, withdrawn: Marks | None = None) -> None:
        self._connect = connect
        self._passages = passages
        self._withdrawn = withdrawn
        self._postings: dict[tuple[str, bool], Posting] = {}
        self._bm25 = None if withdrawn is None else Bm25(read_lengths(connect()))

    def posting(self, stem: str, english: bool) -> Posting:
        """Where a stem stands."""
        key = (stem, english)
        found = self._postings.get(key)
        if found is None:
            found = self._postings[key] = self._read(stem, english)
        return found

    def document_frequency(self, stem: str, english: bool) -> int:
        """How many passages have a stem."""
        return len(self.posting(stem, english).rows)

    def having(self, ids: Iterable[int], stem: str, english: bool) -> frozenset[int]:
        """Those of some passages that have a stem."""
        posted, wanted = self.posting(stem, english).rows, np.fromiter(ids, dtype=np.int64)
        if not len(posted):
            return frozenset()
        places = np.minimum(np.searchsorted(posted, wanted - 1), len(posted) - 1)
        return frozenset(wanted[posted[places] == wanted - 1].tolist())

    def score(self, stems: Sequence[WeightedStem]) -> LexicalHits:
        """The passages that have any of some stems."""
        body: list[_Weighed] = []
        title: list[_Weighed] = []
        questions: list[_Weighed] = []
        for stem in stems:
            posting, weight = self.posting(stem.stem, stem.english), np.float32(stem.weight)
            body.append((posting.rows, weight * posting.weights))
            title.append((posting.title_rows, weight * posting.title_weights))
            questions.append((posting.question_rows, weight * posting.question_weights))
        return LexicalHits(self._summed(body), self._summed(title), self._summed(questions))

    def _summed(self, parts: Sequence[_Weighed]) -> FieldHits:
        """What several stems weigh together in each passage."""
        there = [(rows, weights) for rows, weights in parts if len(rows)]
        if not there:
            return FieldHits(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32))
        rows, weights = (np.concatenate(arrays) for arrays in zip(*there, strict=True))
        scores = np.bincount(rows, weights, self._passages).astype(np.float32)
        found = np.flatnonzero(scores)
        return FieldHits(found + 1, scores[found])

    def _read(self, stem: str, english: bool) -> Posting:
        if self._bm25 is None:
            return read_posting(self._connect(), stem, english)
        found = read_occurrences(self._connect(), stem)
        left = {text: there if text is Words.NASKAH else self._left(there, self._withdrawn) for text, there in found.items()}
        return self._bm25.posting(left, english)

    @staticmethod
    def _left(there: Occurrences, withdrawn: Marks | None) -> Occurrences:
        if withdrawn is None:
            return there
        kept = ~withdrawn[there.rows]
        return Occurrences(there.rows[kept], there.counts[kept])
