"""One grade for a parsed file, by rules that are written down here and nowhere else.

- `tidak-terbaca`: most pages hold no text, or no Pasal and no diktum was found.
- `perlu-diperiksa`: a warning of a kind that bears on citations (a gap, a repeat, an inferred or repaired number, an empty Pasal).
- `utuh`: neither.
"""

from collections.abc import Sequence

from kb.address import Level
from kb.outline import Grade, ParseWarning, Provision

#: Warnings that only tell and do not touch a citation.
HARMLESS = frozenset({"penjelasan-berulang"})


def grade(provisions: Sequence[Provision], warnings: Sequence[ParseWarning], *, needs_ocr: bool) -> Grade:
    """Grade of an outline."""
    if needs_ocr or not any(p.level in {Level.PASAL, Level.DIKTUM} and not p.address.in_penjelasan for p in provisions):
        return Grade.TIDAK_TERBACA
    if any(warning.code not in HARMLESS for warning in warnings):
        return Grade.PERLU_DIPERIKSA
    return Grade.UTUH
