"""The lexical leg: BM25 over stemmed words, from the postings that FTS5 keeps, each term's read once and then kept.

FTS5's own bm25() knows no weight a word, which synonyms need, and reads every posting again for each query; what it stores is what is used.
A passage counts as one text: Indonesian stems are looked up in its official words and digest, English ones in its gloss.
"""

import math
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from kb.lexicon import STOPWORDS, stems, words

_K1, _B = 1.2, 0.75  # the usual constants of BM25
_TITLE_B = 0.75
_NASKAH, _RINGKASAN, _GLOSS = "naskah", "ringkasan", "gloss"


@dataclass(frozen=True, slots=True)
class Term:
    """One stem to look up: `typed` by the person, or a synonym of what was typed."""

    stem: str
    english: bool
    typed: bool


@dataclass(frozen=True, slots=True)
class Posting:
    """A term's passages with their BM25 weights, and those whose `judul` has it; `idf` is 0 for a term that the corpus does not know."""

    rows: Any
    weights: Any
    title_rows: Any
    title_weights: Any
    idf: float


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
        sizes = [_sizes(row[0]) for row in connect().execute("SELECT sz FROM lexicon_docsize ORDER BY id")]
        titles = connect().execute("SELECT length(judul) - length(replace(judul, ' ', '')) + (judul != '') FROM passages ORDER BY id")
        self._titles = np.array([row[0] for row in titles], dtype=np.int64)
        lengths = np.array([sum(size[:3]) for size in sizes], dtype=np.float64)
        self._norm = _norm(lengths, _B)
        self._title_norm = _norm(self._titles, _TITLE_B)

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

    def score(self, terms: tuple[Term, ...], synonym: float) -> tuple[Any, Any]:
        """BM25 of every passage, and of its `judul`; `synonym` is the weight of a word that was not typed."""
        body = np.zeros(len(self), dtype=np.float32)
        title = np.zeros(len(self), dtype=np.float32)
        for term in terms:
            posting = self.posting(term.stem, term.english)
            weight = 1.0 if term.typed else synonym
            body[posting.rows] += weight * posting.weights
            title[posting.title_rows] += weight * posting.title_weights
        return body, title

    def _read(self, stem: str, english: bool) -> Posting:
        connection = self._connect()
        connection.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.instances USING fts5vocab(main, lexicon, instance)")
        # "col" is the name of the column, "offset" the place of the word in it
        found = connection.execute("SELECT doc, col, offset FROM temp.instances WHERE term = ?", (stem,)).fetchall()
        if self._withdrawn is not None:
            found = [row for row in found if row[1] == _NASKAH or not self._withdrawn[row[0] - 1]]
        columns = (_GLOSS,) if english else (_NASKAH, _RINGKASAN)
        rows = np.array([row[0] - 1 for row in found if row[1] in columns], dtype=np.int64)
        titled = np.array([row[0] - 1 for row in found if row[1] == _RINGKASAN and row[2] < self._titles[row[0] - 1]], dtype=np.int64)
        rows, counts = np.unique(rows, return_counts=True)
        if english:
            titled = titled[:0]
        title_rows, title_counts = np.unique(titled, return_counts=True)
        idf, title_idf = self.rarity(len(rows)), self.rarity(len(title_rows))
        return Posting(
            rows,
            (idf * counts * (_K1 + 1) / (counts + _K1 * self._norm[rows])).astype(np.float32),
            title_rows,
            (title_idf * title_counts * (_K1 + 1) / (title_counts + _K1 * self._title_norm[title_rows])).astype(np.float32),
            idf if len(rows) else 0.0,
        )

    def rarity(self, passages: int) -> float:
        """How much a word weighs that so many passages have."""
        return math.log(1 + (len(self) - passages + 0.5) / (passages + 0.5))


def _norm(lengths: Any, b: float) -> Any:
    return 1 - b + b * lengths / max(float(lengths.mean()) if len(lengths) else 1.0, 1.0)


def _sizes(packed: bytes) -> list[int]:
    """Words in each column of a passage, as FTS5 packs them: big-endian varints."""
    sizes, value = [], 0
    for byte in packed:
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            sizes.append(value)
            value = 0
    return sizes
