"""The lexical leg: BM25 over stemmed words (`kb/words/bm25.py`), each term's posting read once and then kept."""

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from kb.words.bm25 import Bm25, Posting, rarity, read_posting
from kb.words.lexicon import STOPWORDS, stems, words
from kb.words.postings import Occurrences, Words, read_lengths, read_occurrences


@dataclass(frozen=True, slots=True)
class Term:
    """One stem to look up: `typed` by the person, or a synonym of what was typed."""

    stem: str
    english: bool
    typed: bool


@dataclass(frozen=True, slots=True)
class WordScores:
    """BM25 of every passage, shape (3, passages): of its words, of its `judul`, and of the questions that it answers."""

    all: Any

    @property
    def body(self) -> Any:
        """Of the words of every passage."""
        return self.all[0]

    @property
    def title(self) -> Any:
        """Of the words of every `judul`."""
        return self.all[1]


def query_terms(text: str, synonyms: tuple[str, ...]) -> tuple[Term, ...]:
    """The terms of a question: its own words in both languages, then the law's words for them.

    >>> [term.stem for term in query_terms("siapa menyiram petak?", ("penggarap",)) if not term.english]
    ['siram', 'petak', 'garap']
    """
    kept = " ".join(_kept(text))
    own = list(dict.fromkeys(stems(kept)))
    other = [stem for stem in dict.fromkeys(stems(" ".join(_kept(" ".join(synonyms))))) if stem not in own]
    english = dict.fromkeys(stems(kept, "english"))
    return (
        *(Term(stem, False, True) for stem in own),
        *(Term(stem, False, False) for stem in other),
        *(Term(stem, True, True) for stem in english),
    )


def _kept(text: str) -> list[str]:
    return [word for word in words(text) if word not in STOPWORDS and (len(word) > 1 or word.isdigit())]


class WordIndex:
    """BM25 scores of all `passages`; `connect` gives this thread's connection. Of those marked in `withdrawn` only law text counts."""

    def __init__(self, connect: Callable[[], sqlite3.Connection], passages: int, withdrawn: Any = None) -> None:
        self._connect = connect
        self._passages = passages
        self._withdrawn = withdrawn
        self._postings: dict[tuple[str, bool], Posting] = {}
        self._bm25 = None if withdrawn is None else Bm25(read_lengths(connect()))

    def posting(self, stem: str, english: bool) -> Posting:
        """Where a term stands."""
        key = (stem, english)
        found = self._postings.get(key)
        if found is None:
            found = self._postings[key] = self._read(stem, english)
        return found

    def having(self, rows: Sequence[int], stem: str, english: bool) -> list[int]:
        """Those of some rows that have a term."""
        posted = self.posting(stem, english).rows
        if not len(posted):
            return []
        places = np.minimum(np.searchsorted(posted, rows), len(posted) - 1)
        return [row for row, found in zip(rows, posted[places].tolist(), strict=True) if row == found]

    def score(self, terms: tuple[Term, ...], synonym: float) -> WordScores:
        """BM25 of every passage; `synonym` is the weight of a word that was not typed."""
        found = np.zeros((3, self._passages), dtype=np.float32)
        parts: tuple[list[tuple[Any, Any]], ...] = ([], [], [])
        for term in terms:
            posting = self.posting(term.stem, term.english)
            weight = np.float32(1.0 if term.typed else synonym)
            parts[0].append((posting.rows, weight * posting.weights))
            parts[1].append((posting.title_rows, weight * posting.title_weights))
            parts[2].append((posting.asked_rows, weight * posting.asked_weights))
        for scores, part in zip(found, parts, strict=True):
            there = [(rows, weights) for rows, weights in part if len(rows)]
            if there:
                rows, weights = (np.concatenate(arrays) for arrays in zip(*there, strict=True))
                scores += np.bincount(rows, weights, self._passages)
        return WordScores(found)

    def _read(self, stem: str, english: bool) -> Posting:
        if self._bm25 is None:
            return read_posting(self._connect(), stem, english)
        found = read_occurrences(self._connect(), stem)
        left = {text: there if text is Words.NASKAH else self._left(there) for text, there in found.items()}
        return self._bm25.posting(left, english)

    def _left(self, there: Occurrences) -> Occurrences:
        kept = ~self._withdrawn[there.rows]
        return Occurrences(there.rows[kept], there.counts[kept])

    def rarity(self, having: int) -> float:
        """How much a word weighs that so many passages have."""
        return rarity(having, self._passages)
