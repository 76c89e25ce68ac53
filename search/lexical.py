"""The lexical leg: BM25 over stemmed words, each term's postings read once and then kept.

A passage counts as one text: Indonesian stems are looked up in its official words and digest, English ones in its gloss.
"""

import math
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from kb.lexicon import STOPWORDS, stems, words
from kb.postings import ENGLISH, QUESTIONS, Occurrences, Words, read_lengths, read_occurrences

_K1, _B = 1.2, 0.75  # the usual constants of BM25
_TITLE_B = 0.75
_QUESTIONS_IN = {False: Words.PERTANYAAN, True: Words.QUESTION}
_NOWHERE = Occurrences(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))


@dataclass(frozen=True, slots=True)
class Term:
    """One stem to look up: `typed` by the person, or a synonym of what was typed."""

    stem: str
    english: bool
    typed: bool


@dataclass(frozen=True, slots=True)
class Posting:
    """A term's passages with their BM25 weights, those whose `judul` has it, and those that answer a question with it.

    `idf` is 0 for a term that the corpus does not know.
    """

    rows: Any
    weights: Any
    title_rows: Any
    title_weights: Any
    asked_rows: Any
    asked_weights: Any
    idf: float


@dataclass(frozen=True, slots=True)
class WordScores:
    """BM25 of every passage: of its words, of its `judul`, and of the questions that it answers."""

    body: Any
    title: Any
    asked: Any


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
    """BM25 scores of all passages; `connect` gives this thread's connection. Of passages marked in `withdrawn` only law text counts."""

    def __init__(self, connect: Callable[[], sqlite3.Connection], withdrawn: Any = None) -> None:
        self._connect = connect
        self._withdrawn = withdrawn
        self._postings: dict[tuple[str, bool], Posting] = {}
        lengths = read_lengths(connect())
        self._norm = _norm(sum(length for text, length in lengths.items() if text not in QUESTIONS), _B)
        self._title_norm = _norm(lengths[Words.JUDUL], _TITLE_B)
        self._asked_norm = {english: _norm(lengths[text], _B) for english, text in _QUESTIONS_IN.items()}

    def __len__(self) -> int:
        return len(self._norm)

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
        body, title, asked = (np.zeros(len(self), dtype=np.float32) for _ in range(3))
        for term in terms:
            posting = self.posting(term.stem, term.english)
            weight = 1.0 if term.typed else synonym
            body[posting.rows] += weight * posting.weights
            title[posting.title_rows] += weight * posting.title_weights
            asked[posting.asked_rows] += weight * posting.asked_weights
        return WordScores(body, title, asked)

    def _read(self, stem: str, english: bool) -> Posting:
        found = read_occurrences(self._connect(), stem)
        if self._withdrawn is not None:
            found = {text: there if text is Words.NASKAH else self._left(there) for text, there in found.items()}
        body = _merged([there for text, there in found.items() if (text in ENGLISH) == english and text not in QUESTIONS])
        asked = found.get(_QUESTIONS_IN[english], _NOWHERE)
        title = _NOWHERE if english else found.get(Words.JUDUL, _NOWHERE)
        idf = self.rarity(len(body.rows)) if len(body.rows) else 0.0
        return Posting(
            body.rows,
            self._weights(body, self._norm),
            title.rows,
            self._weights(title, self._title_norm),
            asked.rows,
            self._weights(asked, self._asked_norm[english]),
            idf,
        )

    def _left(self, there: Occurrences) -> Occurrences:
        kept = ~self._withdrawn[there.rows]
        return Occurrences(there.rows[kept], there.counts[kept])

    def _weights(self, there: Occurrences, norm: Any) -> Any:
        weights = self.rarity(len(there.rows)) * there.counts * (_K1 + 1) / (there.counts + _K1 * norm[there.rows])
        return weights.astype(np.float32)

    def rarity(self, passages: int) -> float:
        """How much a word weighs that so many passages have."""
        return math.log(1 + (len(self) - passages + 0.5) / (passages + 0.5))


def _norm(lengths: Any, b: float) -> Any:
    """What a text's length divides its counts by."""
    return 1 - b + b * lengths / max(float(lengths.mean()) if len(lengths) else 1.0, 1.0)


def _merged(parts: Sequence[Occurrences]) -> Occurrences:
    """Several texts of a passage as one."""
    rows, places = np.unique(np.concatenate([_NOWHERE.rows, *(part.rows for part in parts)]), return_inverse=True)
    counts = np.concatenate([_NOWHERE.counts, *(part.counts for part in parts)])
    return Occurrences(rows, np.bincount(places, counts, len(rows)))
