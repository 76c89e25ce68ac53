"""What the corpus says of a regulation beside its words: facts, relations, digests and notes."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kb.citation.address import Address, RegulationId


class RelationKind(StrEnum):
    """How one regulation bears on another."""

    AMENDS = "amends"
    REPEALS = "repeals"
    REPLACES = "replaces"
    IMPLEMENTS = "implements"
    ENACTS = "enacts"
    RATIFIES = "ratifies"


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation of a regulation, with the clause that says so where it is known."""

    kind: RelationKind
    target: Address
    by: Address | None = None
    note: str | None = None
    since: date | None = None
    """The first day of what it does, where that is not the regulation's own: a Perppu changed the law before the act that confirms it."""


@dataclass(frozen=True, slots=True)
class Regulation:
    """Facts about one regulation, from `corpus/manifest.toml`; what no source says is absent."""

    id: RegulationId
    title: str
    short_title: str | None = None
    aliases: tuple[str, ...] = ()
    issuer: str | None = None
    enacted: date | None = None
    in_force: date | None = None
    gazette: str | None = None
    checked: date | None = None
    topics: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
    pages: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    core: tuple[Address, ...] = ()
    """What of it is the subject of this knowledge base itself: all (its own address), some clauses, or nothing.

    A question that names no other law or subject is asked of these first."""

    @property
    def citation(self) -> str:
        """Short citation: "UU 21/2007"."""
        return self.id.citation


@dataclass(frozen=True, slots=True)
class Digest:
    """Our own plain-language digest of one passage, in two languages."""

    address: Address
    judul: str
    ringkasan: str
    gloss: str
    angka_dari: tuple[Address, ...] = ()
    menurut: RegulationId | None = None
    """The act whose change the digest follows, where the words at hand are older."""
    selisih: str | None = None
    """Why the copy at hand cannot bear the digest out (a damaged copy, a wording that is not here); `kb verify` lists it as a gap."""


@dataclass(frozen=True, slots=True)
class TypicalQuestions:
    """Questions that a clause answers, in Indonesian and English: what it is found by, never shown as its words."""

    address: Address
    id: tuple[str, ...]
    en: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of them, to be embedded as one."""
        return " ".join((*self.id, *self.en))


@dataclass(frozen=True, slots=True)
class Note:
    """An editorial note on a regulation whose words nobody has yet, with its source and date."""

    regulation: RegulationId
    number: int
    judul: str
    isi: str
    gloss: str
    source: str
    dated: str | None = None


class Provenance(StrEnum):
    """Where the official words on the screen came from; only `situs-resmi` may be called "naskah resmi"."""

    SITUS_RESMI = "situs-resmi"
    BERKAS_PENGGUNA = "berkas-pengguna"
    SALINAN = "salinan"


class Source(StrEnum):
    """What kind of words a reader sees: the law's, our digest's, or a note's."""

    NASKAH = "naskah"
    RINGKASAN = "ringkasan"
    CATATAN = "catatan"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Clauses of several laws that stand side by side without one settling the other: a reader must see them together."""

    topic: str
    addresses: tuple[Address, ...]
    isi: str
    gloss: str
    source: str
