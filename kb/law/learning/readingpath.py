"""Reading paths for new members: clauses in an order that makes sense; the values of `corpus/belajar.toml`."""

from dataclasses import dataclass

from kb.citation.address import Address


@dataclass(frozen=True, slots=True)
class ReadingStep:
    """A few clauses that belong together, with our introduction; those in `history` are out of force and shown as history only."""

    judul: str
    gloss: str
    pengantar: str
    pengantar_gloss: str
    addresses: tuple[Address, ...]
    history: tuple[Address, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadingPath:
    """The steps of one field, and the clauses that its quiz asks about; the same seed gives the same quiz."""

    id: str
    judul: str
    gloss: str
    pengantar: str
    pengantar_gloss: str
    steps: tuple[ReadingStep, ...]
    seed: int
    asked: tuple[Address, ...] = ()

    @property
    def addresses(self) -> tuple[Address, ...]:
        """Every clause to read, each once, in the order of the steps."""
        return tuple(dict.fromkeys(address for step in self.steps for address in step.addresses))

    @property
    def history(self) -> frozenset[Address]:
        """Clauses that are shown as history only."""
        return frozenset(address for step in self.steps for address in step.history)
