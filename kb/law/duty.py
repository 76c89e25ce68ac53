"""Who must, may or may not do what by which clause: the values of `corpus/tugas.toml`, checked by hand against each clause."""

from dataclasses import dataclass
from enum import StrEnum

from kb.citation.address import Address
from kb.law.regulation import Source


class Tier(StrEnum):
    """Where a body belongs: centre, province, regency or city, both kinds of region, law enforcement, independent bodies, society."""

    PUSAT = "pusat"
    DAERAH = "daerah"
    PROVINSI = "provinsi"
    KABUPATEN_KOTA = "kabupaten-kota"
    PENEGAK_HUKUM = "penegak-hukum"
    LEMBAGA = "lembaga"
    MASYARAKAT = "masyarakat"


class Modality(StrEnum):
    """How a clause binds, by its own words."""

    WAJIB = "wajib"
    BERTUGAS = "bertugas"
    BERWENANG = "berwenang"
    DAPAT = "dapat"
    BERHAK = "berhak"
    DILARANG = "dilarang"


class Aspect(StrEnum):
    """What a line about a task force tells: its legal basis, who sets it up, who sits in it, who leads, serves and pays for it."""

    DASAR = "dasar"
    PEMBENTUKAN = "pembentukan"
    PIMPINAN = "pimpinan"
    ANGGOTA = "anggota"
    SEKRETARIAT = "sekretariat"
    BIAYA = "biaya"
    PRAKTIK = "praktik"


@dataclass(frozen=True, slots=True)
class Body:
    """Somebody who has duties: an authority, a profession, or everyone."""

    id: str
    name: str
    gloss: str
    level: Tier


@dataclass(frozen=True, slots=True)
class Field:
    """A field of work against trafficking."""

    id: str
    name: str
    gloss: str


@dataclass(frozen=True, slots=True)
class Duty:
    """One cell of the matrix: one body, one field, one clause. `note` numbers the editorial note where nothing else is known of it."""

    body: Body
    field: Field
    modality: Modality
    duty: str
    gloss: str
    address: Address
    source: Source
    note: int | None = None


@dataclass(frozen=True, slots=True)
class TaskForceFact:
    """One line about who is in a task force, in our words, with its clause."""

    body: Body
    aspect: Aspect
    isi: str
    gloss: str
    address: Address
    source: Source
    note: int | None = None


@dataclass(frozen=True, slots=True)
class DutyBook:
    """The whole matrix in the corpus' order."""

    bodies: tuple[Body, ...] = ()
    fields: tuple[Field, ...] = ()
    duties: tuple[Duty, ...] = ()
    facts: tuple[TaskForceFact, ...] = ()

    @property
    def entries(self) -> "tuple[Duty | TaskForceFact, ...]":
        """Everything that cites a clause or a note."""
        return (*self.duties, *self.facts)
