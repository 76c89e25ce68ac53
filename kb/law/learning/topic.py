"""Topic pages: short statements of ours, each with the clauses that it rests on; the values of `corpus/topik.toml`."""

from dataclasses import dataclass

from kb.citation.address import Address, RegulationId


@dataclass(frozen=True, slots=True)
class NoteName:
    """Which editorial note: its regulation and its number, from 1."""

    regulation: RegulationId
    number: int


@dataclass(frozen=True, slots=True)
class TopicLine:
    """One statement in our words, with its clauses; `note` where nothing but an editorial note tells it, then there are no clauses."""

    text: str
    gloss: str
    addresses: tuple[Address, ...] = ()
    note: NoteName | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic; `related` are ids of topics, `bodies` ids of the duty matrix, `terms` names of defined terms as URLs spell them."""

    id: str
    judul: str
    gloss: str
    pengantar: str
    pengantar_gloss: str
    lines: tuple[TopicLine, ...]
    related: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()

    @property
    def addresses(self) -> tuple[Address, ...]:
        """Every clause that it rests on, each once."""
        return tuple(dict.fromkeys(address for line in self.lines for address in line.addresses))
