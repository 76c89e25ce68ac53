"""Numbers as Indonesian regulations spell them: Roman (BAB IV), ordinal words (Bagian Kesatu) and letters past z (aa).

Rules: UU 12/2011, Lampiran II: Bab and Buku carry Roman and ordinal numbers, Bagian ordinal words, Paragraf Arabic ones.
"""

import re

_ROMAN = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})", re.I)
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ROMAN_STEPS = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))

_UNITS = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")


def roman_to_int(text: str) -> int | None:
    """Value of a Roman numeral, or None when it is none.

    >>> roman_to_int("XXVII"), roman_to_int("iv"), roman_to_int("IIX")
    (27, 4, None)
    """
    if not text or not _ROMAN.fullmatch(text):
        return None
    values = [_ROMAN_VALUES[letter] for letter in text.lower()]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


def int_to_roman(value: int) -> str:
    """Roman numeral of 1 to 399.

    >>> int_to_roman(27)
    'XXVII'
    """
    digits = []
    for step, letters in _ROMAN_STEPS:
        count, value = divmod(value, step)
        digits.append(letters * count)
    return "".join(digits)


def _cardinal(value: int) -> str:
    if value < 10:
        return _UNITS[value - 1]
    if value == 10:
        return "sepuluh"
    if value == 11:
        return "sebelas"
    if value < 20:
        return f"{_UNITS[value - 11]} belas"
    tens, units = divmod(value, 10)
    return f"{_UNITS[tens - 1]} puluh" + (f" {_UNITS[units - 1]}" if units else "")


def int_to_ordinal(value: int) -> str:
    """Ordinal word of 1 to 99 as headings print it.

    >>> int_to_ordinal(1), int_to_ordinal(2), int_to_ordinal(21)
    ('Kesatu', 'Kedua', 'Kedua Puluh Satu')
    """
    return ("ke" + _cardinal(value)).title()


_ORDINALS = {int_to_ordinal(n).lower().replace(" ", ""): n for n in range(1, 100)} | {"pertama": 1}


def ordinal_to_int(text: str) -> int | None:
    """Value of an ordinal word, spaces and case aside; "Pertama" counts as one.

    >>> ordinal_to_int("Kesatu"), ordinal_to_int("KEDUA BELAS"), ordinal_to_int("Keempatbelas"), ordinal_to_int("x")
    (1, 12, 14, None)
    """
    return _ORDINALS.get(re.sub(r"\s+", "", text.lower()))


def number_word_to_int(text: str) -> int | None:
    """Value of an Indonesian number word of 1 to 99, cardinal or ordinal; None when it is none.

    >>> number_word_to_int("keempat"), number_word_to_int("dua belas"), number_word_to_int("sepuluh")
    (4, 12, 10)
    """
    return ordinal_to_int(text) or ordinal_to_int(f"ke{text}")


_UNIT = rf"(?:{'|'.join(_UNITS)})"
NUMBER_WORD = rf"(?:ke)?(?:{_UNIT}(?:\s+(?:belas|puluh)(?:\s+{_UNIT})?)?|sepuluh|sebelas|pertama)"
"""Pattern of an Indonesian number word in lower case, cardinal or ordinal."""
ENGLISH_NUMBERS = {word: n for n, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), start=1)}
ENGLISH_NUMBERS |= {word: n for n, word in enumerate("one two three four five six seven eight nine ten".split(), start=1)}
"""English number words of 1 to 10, ordinal and cardinal."""


def letter_to_int(letters: str) -> int:
    """Position of a list letter: a=1 … z=26, aa=27, ab=28 (lists run on with doubled letters).

    >>> letter_to_int("a"), letter_to_int("z"), letter_to_int("aa")
    (1, 26, 27)
    """
    value = 0
    for letter in letters.lower():
        value = value * 26 + ord(letter) - 96
    return value
