"""What the parser finds in one file: the regulation's identity, its text, and its provisions as spans of that text."""

from dataclasses import dataclass
from enum import StrEnum

from kb.citation.address import Address, Level, RegulationId


class Grade(StrEnum):
    """How far the structure of a file can be relied on; the rules are in `ingest/structure/grading.py`."""

    UTUH = "utuh"
    PERLU_DIPERIKSA = "perlu-diperiksa"
    TIDAK_TERBACA = "tidak-terbaca"


@dataclass(frozen=True, slots=True)
class ParseWarning:
    """Something that a reader of the structure must know: a gap, a repeat, a repaired slip."""

    code: str
    message: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Provision:
    """One provision: where it stands in the structure and which span of the outline's text it covers.

    `start:end` covers its own words and those of everything below it, its own mark ("(4)", "b.") left out.
    `parent` is the structural parent (a Pasal's Bab), which is not always a prefix of the address.
    """

    address: Address
    level: Level
    number: str | None
    heading: str | None
    start: int
    end: int
    page: int | None
    parent: Address | None


@dataclass(frozen=True, slots=True)
class Quality:
    """How complete a structure is; gaps are numbers that this copy lacks, which does not mean that the regulation has no such clause."""

    pasal: int
    gaps: int
    repeats: int
    unreadable: int
    outside: float
    """Share of the text that stands in no Pasal, dictum, Penjelasan or Lampiran."""


@dataclass(frozen=True, slots=True)
class Outline:
    """The structure of one regulation, in reading order.

    Invariant: `text_of(p)` is `text[p.start:p.end]`, and spans of siblings do not overlap.
    """

    id: RegulationId | None
    title: str | None
    text: str
    provisions: tuple[Provision, ...]
    pages: int | None
    needs_ocr: bool
    grade: Grade
    warnings: tuple[ParseWarning, ...]
    quality: Quality = Quality(0, 0, 0, 0, 0.0)
    ocr_pages: tuple[int, ...] = ()
    """Pages whose words a machine read from an image."""

    def text_of(self, provision: Provision) -> str:
        """The provision's words, verbatim but for white space."""
        return self.text[provision.start : provision.end]
