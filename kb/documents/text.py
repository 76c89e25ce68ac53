"""Plain text that every format can carry, and the fixed words that formats share."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from kb.documents.model import Cited, Table
from kb.law.regulation import Source

_MONTHS = {
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split(),
    "en": "January February March April May June July August September October November December".split(),
}
_WORDS = {
    "id": {
        "source": "Sumber",
        "per": "Hukum per {day}",
        "note": "Catatan",
        "key": "Kunci jawaban",
        "more": "lanjutan",
        "made": "Kutipan sama huruf demi huruf dengan sumbernya. Ringkasan dan catatan bukan bunyi peraturan.",
        "page": "Halaman {page}",
        "cut": "Gunting di garis, lipat di tengah.",
    },
    "en": {
        "source": "Source",
        "per": "Law as of {day}",
        "note": "Note",
        "key": "Answer key",
        "more": "continued",
        "made": "Quotations are the same as their source to the letter. Digests and notes are not words of a regulation.",
        "page": "Page {page}",
        "cut": "Cut along the lines, fold in the middle.",
    },
}
#: By whose words they are: colour of the bar beside a quotation, and of its ground.
PALETTE = {
    Source.NASKAH: ("1F4E79", "EAF1F8"),
    Source.RINGKASAN: ("B26A00", "FFF6E5"),
    Source.CATATAN: ("6B6B6B", "F2F2F2"),
}
#: Names of a quiz' choices.
LETTERS = "ABCDEFGH"
# what XML 1.0 cannot carry, lone halves of a pair included
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# marks that turn the direction of the words after them, a citation too
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_Value = TypeVar("_Value")


def visible(text: str) -> str:
    """Text without what a file cannot carry or what hides: such characters are replaced by something that is seen.

    >>> visible("a\\x00b \\u202ec")
    'a\ufffdb [U+202E]c'
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _TURNING.sub(lambda found: f"[U+{ord(found[0]):04X}]", _FORBIDDEN.sub("\ufffd", text))


def cleaned(value: _Value) -> _Value:
    """A document, or any part of one, with every string of it made `visible`."""
    if isinstance(value, str):
        return visible(value)  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(map(cleaned, value))  # type: ignore[return-value]
    if is_dataclass(value) and not isinstance(value, type):
        changed: dict[str, Any] = {one.name: cleaned(getattr(value, one.name)) for one in fields(value) if one.name != "source"}
        return replace(value, **changed)
    return value


def word(language: str, key: str, **values: object) -> str:
    """A fixed word of a format, in Indonesian unless English is asked for."""
    return _WORDS.get(language, _WORDS["id"])[key].format(**values)


def day_words(day: date, language: str) -> str:
    """A date in words.

    >>> day_words(date(2026, 1, 2), "id")
    '2 Januari 2026'
    """
    return f"{day.day} {_MONTHS.get(language, _MONTHS['id'])[day.month - 1]} {day.year}"


@lru_cache(maxsize=4096)
def source_line(cited: Cited, language: str) -> str:
    """All that is known of where words stand, in one line: clause, whose words, status, day, link."""
    per = word(language, "per", day=day_words(cited.day, language))
    return f"{cited.citation}. {cited.label}; {cited.status}. {per}. {cited.link}"


def shares(table: Table) -> tuple[float, ...]:
    """Which part of a table's width each column gets: the more words, the more, within bounds."""
    columns = zip(*(row.cells for row in table.rows), strict=True) if table.rows else ((),) * len(table.header)
    usual = (sum(map(len, cells)) / max(len(cells), 1) for cells in columns)
    longest = [max(len(head) * 1.6, length, 14) ** 0.7 for head, length in zip(table.header, usual, strict=True)]
    return tuple(one / sum(longest) for one in longest)


def sheets(text: str, most: int) -> Iterator[str]:
    """A text in pieces of at most `most` characters that together are the text; broken at a line or a space where there is one.

    >>> list(sheets("satu dua tiga", 9))
    ['satu dua ', 'tiga']
    """
    start = 0
    while len(text) - start > most:
        window = text[start : start + most]
        cut = max(window.rfind("\n", most // 2), window.rfind(" ", most // 2)) + 1 or most
        yield text[start : start + cut]
        start += cut
    yield text[start:]
