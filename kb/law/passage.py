"""The unit of retrieval: an ayat, a numbered definition, or a Pasal that has neither (its huruf stay inside it)."""

from dataclasses import dataclass
from enum import StrEnum

from kb.citation.address import Address
from kb.law.regulation import Source


class TextKind(StrEnum):
    """Which text of a passage was embedded; `PUSAT` is their centroid, where there are several."""

    NASKAH = "naskah"
    RINGKASAN = "ringkasan"
    GLOSS = "gloss"
    PERTANYAAN = "pertanyaan"
    PUSAT = "pusat"


TEXTS = tuple(TextKind)
"""What a kind's number stands for."""


class ClauseKind(StrEnum):
    """What a clause does, found from the clause itself; questions of that kind favour it."""

    DEFINISI = "definisi"
    TUGAS = "tugas"
    PIDANA = "pidana"
    PROSEDUR = "prosedur"
    UMUM = "umum"


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage with the texts that it can be found by.

    `part` counts the pieces of a list too long for one vector (0 for the first; each carries the lead-in), and the notes on a
    regulation, whose passages have the regulation's own address. `source` is what a reader is shown first.
    """

    address: Address
    part: int
    kind: ClauseKind
    source: Source
    naskah: str
    judul: str
    ringkasan: str
    gloss: str

    def texts(self) -> tuple[tuple[TextKind, str], ...]:
        """The texts that are embedded, each its own vector: no title prefix, which was measured to hurt (docs/decisions/0004)."""
        digest = f"{self.judul}. {self.ringkasan}" if self.judul else self.ringkasan
        found = ((TextKind.NASKAH, self.naskah), (TextKind.RINGKASAN, digest), (TextKind.GLOSS, self.gloss))
        return tuple((kind, text) for kind, text in found if text)
