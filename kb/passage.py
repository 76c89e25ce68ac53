"""The unit of retrieval: an ayat, a numbered definition, or a Pasal that has neither (its huruf stay inside it)."""

from dataclasses import dataclass
from enum import StrEnum

from kb.address import Address
from kb.regulation import Source


class TextKind(StrEnum):
    """Which text of a passage was embedded or matched."""

    NASKAH = "naskah"
    RINGKASAN = "ringkasan"
    GLOSS = "gloss"


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

    `part` counts the pieces of a list too long for one vector (0 for the first); each carries the lead-in.
    `naskah` is empty where only a digest or a note is at hand.
    """

    address: Address
    part: int
    kind: ClauseKind
    naskah: str
    judul: str
    ringkasan: str
    gloss: str

    @property
    def source(self) -> Source:
        """What a reader is shown first."""
        if self.naskah:
            return Source.NASKAH
        return Source.RINGKASAN if self.ringkasan else Source.CATATAN
