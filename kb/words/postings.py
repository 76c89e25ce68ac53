"""Where each stem stands: for each text of the passages the passages that have the stem, and how often, packed as arrays.

A table of our own and not FTS5, whose bm25() knows no weight a word, which synonyms need, and whose index gives a stem's places row by
row: reading a common stem took 20 ms of Python, and takes 0.1 ms as two arrays.
"""

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING, Any

from kb.law.passage import Passage
from kb.law.regulation import TypicalQuestions
from kb.words.lexicon import stems

if TYPE_CHECKING:
    from numpy.typing import NDArray

ROW = "<i4"
"""How row numbers and counts are packed."""
WEIGHT = "<f4"
"""How weights are packed."""


class Words(StrEnum):
    """A text of a passage whose words are looked up: stems of a gloss and of English questions are English, all others Indonesian."""

    NASKAH = "naskah"
    JUDUL = "judul"
    RINGKASAN = "ringkasan"
    GLOSS = "gloss"
    PERTANYAAN = "pertanyaan"
    QUESTION = "question"


ENGLISH = frozenset({Words.GLOSS, Words.QUESTION})
QUESTIONS = frozenset({Words.PERTANYAAN, Words.QUESTION})


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Passages that have a stem in one of their texts, as rows in ascending order (row i is passage number i + 1), and how often each."""

    rows: "NDArray[Any]"
    counts: "NDArray[Any]"


class PostingsWriter:
    """Collects the words of passages, which come in the order of their numbers."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, Words], tuple[array[int], array[int]]] = {}
        self._lengths: dict[Words, array[int]] = {text: array("i") for text in Words}

    def add(self, passage: Passage, questions: TypicalQuestions | None = None) -> None:
        """The words of the next passage, and of the questions that it answers."""
        row = len(self._lengths[Words.NASKAH])
        texts = {
            Words.NASKAH: stems(passage.naskah),
            Words.JUDUL: stems(passage.judul),
            Words.RINGKASAN: stems(passage.ringkasan),
            Words.GLOSS: stems(passage.gloss, "english"),
            Words.PERTANYAAN: stems(" ".join(questions.id)) if questions else [],
            Words.QUESTION: stems(" ".join(questions.en), "english") if questions else [],
        }
        for text, found in texts.items():
            self._lengths[text].append(len(found))
            for stem, count in Counter(found).items():
                rows, counts = self._found.setdefault((stem, text), (array("i"), array("i")))
                rows.append(row)
                counts.append(count)

    def occurrences(self) -> "Iterator[tuple[str, Mapping[Words, Occurrences]]]":
        """Where each stem stands, stem by stem."""
        import numpy as np

        for stem, found in groupby(sorted(self._found.items()), key=lambda item: item[0][0]):
            yield stem, {text: Occurrences(np.array(rows), np.array(counts)) for (_, text), (rows, counts) in found}

    def word_counts(self) -> "Mapping[Words, NDArray[Any]]":
        """How many words each text of each passage has."""
        import numpy as np

        return {text: np.array(lengths) for text, lengths in self._lengths.items()}

    def postings(self) -> Iterator[tuple[str, str, bytes, bytes]]:
        """Rows of the table `postings`."""
        return ((stem, text, pack(rows), pack(counts)) for (stem, text), (rows, counts) in sorted(self._found.items()))

    def lengths(self) -> Iterator[tuple[str, bytes]]:
        """Rows of the table `text_lengths`."""
        return ((text, pack(lengths)) for text, lengths in self._lengths.items())


def pack(numbers: "array[int] | NDArray[Any]", form: str = ROW) -> bytes:
    """The bytes as which the tables hold numbers."""
    import numpy as np

    return np.array(numbers, dtype=form).tobytes()


def unpack(packed: bytes, form: str = ROW) -> "NDArray[Any]":
    """Numbers from the bytes that `pack` made of them."""
    import numpy as np

    return np.frombuffer(packed, dtype=form)
