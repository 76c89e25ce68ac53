"""How much each word speaks for each passage: Okapi BM25 (Robertson and Zaragoza 2009), worked out when an index is built.

A passage counts as one text: Indonesian stems stand in its official words and digest, English ones in its gloss. Its `judul`, and the
questions that it answers, count beside that for themselves.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from kb.words.postings import ENGLISH, QUESTIONS, ROW, WEIGHT, Occurrences, PostingsWriter, Words, pack

_K1, _B = 1.2, 0.75  # the usual constants
_TITLE_B = 0.75
Rows: TypeAlias = NDArray[np.int32]
"""Rows of passages (row i is passage number i + 1) or counts, shape (passages that have the word,)."""
Weights: TypeAlias = NDArray[np.float32]
_QUESTIONS_IN = {False: Words.PERTANYAAN, True: Words.QUESTION}


def _nowhere() -> Occurrences:
    return Occurrences(np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.int32))


@dataclass(frozen=True, slots=True)
class Posting:
    """Where one word stands and how much it weighs there: in the words of passages, in their `judul`, in the questions that they answer.

    Rows ascend; each pair of arrays has one shape."""

    rows: Rows
    weights: Weights
    title_rows: Rows
    title_weights: Weights
    question_rows: Rows
    question_weights: Weights


class Bm25:
    """Weighs the words of some passages, given how many words each text of each passage has."""

    def __init__(self, lengths: Mapping[Words, Rows]) -> None:
        self._norm = _norm(np.sum([length for text, length in lengths.items() if text not in QUESTIONS], axis=0), _B)
        self._title_norm = _norm(lengths[Words.JUDUL], _TITLE_B)
        self._question_norm = {english: _norm(lengths[text], _B) for english, text in _QUESTIONS_IN.items()}

    def posting(self, found: Mapping[Words, Occurrences], english: bool) -> Posting:
        """Weigh one stem of one language, from where it stands."""
        body = _merged([there for text, there in found.items() if (text in ENGLISH) == english and text not in QUESTIONS])
        title = _nowhere() if english else found.get(Words.JUDUL, _nowhere())
        questions = found.get(_QUESTIONS_IN[english], _nowhere())
        return Posting(
            body.rows,
            self._weights(body, self._norm),
            title.rows,
            self._weights(title, self._title_norm),
            questions.rows,
            self._weights(questions, self._question_norm[english]),
        )

    def _weights(self, there: Occurrences, norm: NDArray[np.floating]) -> Weights:
        weights: NDArray[np.floating] = idf(len(there.rows), len(norm)) * there.counts * (_K1 + 1) / (there.counts + _K1 * norm[there.rows])
        return weights.astype(np.float32)


def idf(having: int, passages: int) -> float:
    """Inverse document frequency: how much a word weighs that so many of all passages have."""
    return math.log(1 + (passages - having + 0.5) / (having + 0.5))


def weighed(words: PostingsWriter) -> Iterator[tuple[str, bool, *tuple[bytes, ...]]]:
    """Rows of the table `weighed`: each stem's posting in each language that it stands in."""
    bm25 = Bm25(words.word_counts())
    for stem, found in words.occurrences():
        for english in {text in ENGLISH for text in found}:
            posting = astuple(bm25.posting(found, english))
            yield (stem, english, *(pack(part, WEIGHT if place % 2 else ROW) for place, part in enumerate(posting)))


def _norm(lengths: Rows, b: float) -> NDArray[np.floating]:
    """What a text's length divides its counts by."""
    return 1 - b + b * lengths / max(float(lengths.mean()) if len(lengths) else 1.0, 1.0)


def _merged(parts: Sequence[Occurrences]) -> Occurrences:
    """Several texts of a passage as one."""
    rows, places = np.unique(np.concatenate([_nowhere().rows, *(part.rows for part in parts)]), return_inverse=True)
    counts = np.concatenate([_nowhere().counts, *(part.counts for part in parts)])
    return Occurrences(rows, np.bincount(places, counts, len(rows)))
