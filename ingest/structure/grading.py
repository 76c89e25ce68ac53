"""Grades how far the structure of a parsed file can be relied on, with the counts behind the grade.

- `tidak-terbaca`: most pages hold no text, neither a Pasal nor a dictum nor a Penjelasan was found, or the ayat marks of more than a tenth
  of the Pasal stand in heaps apart from their texts ("(1) (2) (3)" in one place): which text is which ayat can then not be told, and a
  quotation would be a guess (PP 7/2018 in the copy at hand).
- `perlu-diperiksa`: a warning of a kind that bears on citations (a gap, a repeat, an inferred or repaired number, an empty Pasal, a file
  that holds only a Penjelasan), or more than half of the text in no Pasal, dictum, Penjelasan or Lampiran.
- `utuh`: neither.

Opening and closing stand outside any Pasal in every regulation; in the shortest (an act of ratification) they are four fifths of the text,
so the share counts only where the file is long enough to tell.
"""

import re
from collections import Counter
from collections.abc import Sequence

from kb.citation.address import Level
from kb.law.outline import Grade, ParseWarning, Provision, Quality

#: Warnings that only tell and do not touch a citation.
HARMLESS = frozenset({"penjelasan-berulang"})
#: Warnings of a number that this copy lacks.
GAPS = frozenset({"pasal-hilang", "ayat-hilang", "ayat-tanpa-tanda", "daftar-lompat", "pasal-kosong"})
#: Warnings of a number that is printed more than once.
REPEATS = frozenset({"pasal-berulang", "ayat-berulang", "nomor-berulang", "daftar-berulang", "alamat-berulang", "penjelasan-berulang"})
#: Warnings of a heading whose number cannot be read or was told by its neighbours only.
UNREADABLE = frozenset({"judul-tak-terbaca", "pasal-disimpulkan"})

# two marks in a row with nothing between them, OCR slips of the bracket allowed: "(21 (1) (2)"
_HEAP = re.compile(r"(?:\([0-9lt]{1,2}[)1l]\s+){2,}")
_MANY_HEAPS = 0.1
# what only a Pasal with ayat says of itself; "pada ayat (1) Pasal 5" speaks of another
_OWN_AYAT = re.compile(r"\bpada\s+ayat\s+\(\d{1,2}\)(?!.{0,40}\b[Pp]asal\b)", re.S)

_CONTENT = frozenset({Level.PASAL, Level.DIKTUM, Level.PENJELASAN, Level.LAMPIRAN})
_LONG_TEXT = 20_000
_MUCH_OUTSIDE = 0.5


def measure(text: str, provisions: Sequence[Provision], warnings: Sequence[ParseWarning]) -> Quality:
    """Counts for the quality report of an outline."""
    codes = Counter(warning.code for warning in warnings)
    return Quality(
        pasal=sum(p.level is Level.PASAL and not p.address.in_penjelasan for p in provisions),
        gaps=sum(codes[code] for code in GAPS),
        repeats=sum(codes[code] for code in REPEATS),
        unreadable=sum(codes[code] for code in UNREADABLE),
        outside=_outside(text, provisions),
    )


def heaped(text: str, provisions: Sequence[Provision]) -> tuple[Provision, ...]:
    """The Pasal whose ayat marks stand in a heap apart from their texts."""
    pasals = (p for p in provisions if p.level is Level.PASAL and not p.address.in_penjelasan)
    return tuple(p for p in pasals if _HEAP.search(text, p.start, p.end))


def unmarked(text: str, provisions: Sequence[Provision]) -> tuple[Provision, ...]:
    """The Pasal that speak of their own ayat and show none (Pasal 45 of the KUHP in the copy at hand): they are quoted as a whole."""
    divided = {p.address.parent for p in provisions if p.level is Level.AYAT}
    whole = (p for p in provisions if p.level is Level.PASAL and not p.address.in_penjelasan and p.address not in divided)
    return tuple(p for p in whole if (p.number or "")[:1].isdigit() and _OWN_AYAT.search(text, p.start, p.end))


def _outside(text: str, provisions: Sequence[Provision]) -> float:
    """Share of the text outside the outermost provisions that hold content."""
    if not text:
        return 0.0
    covered = reached = 0
    for provision in provisions:
        if provision.level in _CONTENT and provision.end > reached:
            covered += provision.end - max(provision.start, reached)
            reached = provision.end
    return round(1 - covered / len(text), 4)


def grade(text: str, provisions: Sequence[Provision], warnings: Sequence[ParseWarning], *, needs_ocr: bool) -> Grade:
    """Grade of an outline."""
    if needs_ocr or not any(p.level in {Level.PASAL, Level.DIKTUM} for p in provisions):
        return Grade.TIDAK_TERBACA
    pasals = sum(p.level is Level.PASAL and not p.address.in_penjelasan for p in provisions)
    if len(heaped(text, provisions)) > max(1, pasals * _MANY_HEAPS):
        return Grade.TIDAK_TERBACA
    if any(warning.code not in HARMLESS for warning in warnings):
        return Grade.PERLU_DIPERIKSA
    if len(text) > _LONG_TEXT and _outside(text, provisions) > _MUCH_OUTSIDE:
        return Grade.PERLU_DIPERIKSA
    return Grade.UTUH
