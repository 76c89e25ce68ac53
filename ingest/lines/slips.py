"""Reads through slips of OCR: which number a damaged token may stand for, and whether a word is a damaged form of another.

A reading is only an offer; `sequence` takes it where the numbering asks for it, and a warning then says so.
"""

import itertools
import re
from collections import Counter

# letters and signs that scanners put for digits; "l2l" and "t4l" are brackets, handled by the marks
_DIGITS = {
    "O": "0",
    "o": "0",
    "Q": "0",
    "D": "0",
    "l": "1",
    "I": "1",
    "i": "1",
    "|": "1",
    "!": "1",
    "t": "1",
    "L": "1",
    "J": "1",
    "T": "71",
    "?": "7",
    "Z": "2",
    "z": "2",
    "S": "58",
    "s": "5",
    "B": "8",
    "G": "6",
    "b": "6",
    "g": "9",
    "q": "9",
    "e": "9",
    "A": "4",
    "a": "4",
}
_MAX_READINGS = 4
_ROMAN = str.maketrans({"l": "I", "1": "I", "|": "I", "!": "I", "i": "I", "T": "I"})


def digit_readings(token: str) -> tuple[str, ...]:
    """The numbers that a token may stand for, the likeliest first; none when a sign in it is no digit's likeness.

    >>> digit_readings("l0"), digit_readings("2T"), digit_readings("1 1"), digit_readings("Sl"), digit_readings("x")
    (('10',), ('27', '21'), ('11',), ('51', '81'), ())
    """
    options = []
    for sign in re.sub(r"[\s.]", "", token):
        if not (likely := sign if sign.isascii() and sign.isdigit() else _DIGITS.get(sign, "")):
            return ()
        options.append(likely)
    readings = ("".join(digits).lstrip("0") for digits in itertools.islice(itertools.product(*options), _MAX_READINGS))
    return tuple(dict.fromkeys(number for number in readings if number))


def roman_reading(token: str) -> str:
    """The Roman numeral that a token may stand for.

    >>> roman_reading("ll"), roman_reading("1V")
    ('II', 'IV')
    """
    return token.translate(_ROMAN)


def resembles(text: str, word: str, *, least: float = 0.72) -> bool:
    """Whether the letters of a text are nearly those of a word.

    >>> resembles("PENJEI,ASAN", "PENJELASAN"), resembles("REPUBUK INDONESIA", "REPUBLIKINDONESIA"), resembles("PENUTUP", "PENJELASAN")
    (True, True, False)
    """
    letters = re.sub(r"[^A-Za-z]+", "", text).upper()
    return abs(len(letters) - len(word)) <= max(2, len(word) // 5) and _similarity(letters, word) >= least


def _similarity(a: str, b: str) -> float:
    """Share of the pairs of neighbouring letters that two words have in common."""
    pairs_a, pairs_b = Counter(itertools.pairwise(a)), Counter(itertools.pairwise(b))
    total = sum(pairs_a.values()) + sum(pairs_b.values())
    return 2 * sum((pairs_a & pairs_b).values()) / total if total else 0.0
