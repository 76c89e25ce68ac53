"""Where a regulation's words were read from."""

from dataclasses import dataclass

from kb.citation.address import RegulationId
from kb.law.outline import ParseWarning
from kb.law.regulation import Provenance


@dataclass(frozen=True, slots=True)
class TextRecord:
    """Which file a regulation's words were read from, and how far its structure can be relied on."""

    regulation: RegulationId
    provenance: Provenance
    file: str
    sum: str
    pages: int | None
    ocr: bool
    grade: str
    source: str | None
    warnings: tuple[ParseWarning, ...]
