"""Tesseract's TSV: words with their places and how sure it is of them, put in the reading order that other PDFs get too."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from statistics import fmean

from ingest.sources.readers.layout import Run, arrange

_WORD_LEVEL = "5"
_COLUMNS = 12
# in heights of a letter; justified lines stay below
_GAP = 3.0
# confidence and letters of a speck
_GUESSED = 20.0
_FEW = 3
# place, confidence and length of a line of the emblem, and what opens a clause and thus is none
_HEAD = 0.15
_UNSURE = 60.0
_SHORT = 15
_OPENS = re.compile(r"\W{0,2}(?:[Pp]as|BAB|\(\w{1,3}\)|\(?[0-9a-z]{1,2}[.)]\s)")
# how many words at either end of a line tell how the page is skewed
_ENDS = 3


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line that was read: its words, its place on the page from 0 (upper edge) to 1, and its mean confidence by letters."""

    text: str
    top: float
    confidence: float


@dataclass(frozen=True, slots=True)
class _Word:
    line: tuple[str, ...]
    left: float
    top: float
    right: float
    bottom: float
    confidence: float
    text: str

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def read_tsv(text: str, height: int) -> tuple[ReadLine, ...]:
    """Lines in reading order from the TSV of a page that is `height` pixels high; rows of another form are left out.

    >>> head = "level page_num block_num par_num line_num word_num left top width height conf text".replace(" ", chr(9))
    >>> rows = ["5 1 1 1 1 1 10 90 60 20 90 Pasal", "5 1 1 1 1 2 80 90 20 20 60 1"]
    >>> read_tsv(chr(10).join([head, *(row.replace(" ", chr(9)) for row in rows)]), 1000)
    (ReadLine(text='Pasal 1', top=0.1, confidence=85.0),)
    """
    runs: list[Run] = []
    sure: dict[Run, tuple[float, int]] = {}
    for words in _pieces(_words(text.splitlines())):
        run = _run(words)
        letters = sum(len(word.text) for word in words)
        runs.append(run)
        sure[run] = (sum(word.confidence * len(word.text) for word in words) / letters, letters)
    lines = [line for row in arrange(runs) if not _is_speck(line := _line(row, sure, height))]
    return tuple(lines[next((index for index, line in enumerate(lines) if not _is_emblem(line)), len(lines)) :])


def _is_speck(line: ReadLine) -> bool:
    """Whether a line is a rule of the page, a stain or the end of a signature: signs alone, or a few letters that were guessed.

    Longer ones stay however doubtful they are: "Pasal 4" of PP 38/2009 was read with a confidence of 17.
    """
    letters = [sign for sign in line.text if sign.isalnum()]
    return not letters or (line.confidence < _GUESSED and len(letters) <= _FEW and not any(sign.isdigit() for sign in letters))


def _is_emblem(line: ReadLine) -> bool:
    """Whether a line at the upper edge is what a machine makes of the emblem in the letterhead: "€47 NY)", "Ka, ba Kan"."""
    return line.top < _HEAD and line.confidence < _UNSURE and len(line.text) <= _SHORT and not _OPENS.match(line.text)


def _pieces(words: Iterable[_Word]) -> Iterator[list[_Word]]:
    """The words of each line, cut where a wide gap divides columns."""
    for _, group in groupby(words, key=lambda word: word.line):
        piece: list[_Word] = []
        for word in group:
            if piece and word.left - piece[-1].right > _GAP * (word.bottom - word.top):
                yield piece
                piece = []
            piece.append(word)
        yield piece


def _words(rows: Iterable[str]) -> Iterator[_Word]:
    for row in rows:
        cells = row.split("\t", _COLUMNS - 1)
        if len(cells) != _COLUMNS or cells[0] != _WORD_LEVEL or not cells[11].strip():
            continue
        try:
            left, top, width, height, confidence = map(float, cells[6:11])
        except ValueError:
            continue
        yield _Word(tuple(cells[1:5]), left, top, left + width, top + height, min(max(confidence, 0.0), 100.0), " ".join(cells[11].split()))


def _run(words: list[_Word]) -> Run:
    """Words of one line; a skewed page is followed by the heights of its first and last ones."""
    height = max(max(word.bottom for word in words) - min(word.top for word in words), 1.0)
    head = tail = fmean(word.middle for word in words)
    if len(words) >= 2 * _ENDS:
        head, tail = (fmean(word.middle for word in end) for end in (words[:_ENDS], words[-_ENDS:]))
        height = max(height - abs(head - tail), 1.0)
    return Run(" ".join(word.text for word in words), words[0].left, words[-1].right, head, tail, height)


def _line(row: list[Run], sure: dict[Run, tuple[float, int]], height: int) -> ReadLine:
    weights = [sure[run] for run in row]
    confidence = sum(value * letters for value, letters in weights) / sum(letters for _, letters in weights)
    top = fmean(run.head for run in row) / max(height, 1)
    return ReadLine(" ".join(run.text for run in row), round(min(max(top, 0.0), 1.0), 4), round(confidence, 1))
