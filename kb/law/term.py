"""Terms that regulations define, and where each is used."""

from dataclasses import dataclass

from kb.citation.address import Address


@dataclass(frozen=True, slots=True)
class Term:
    """One term as one clause defines it.

    `aliases` are the other names that the law gives it, `gloss` its English name from our digest, `also` what else our digest calls it:
    words that help to find it and that the law does not use in its sense.
    """

    term: str
    aliases: tuple[str, ...]
    address: Address
    gloss: str | None = None
    also: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The term and its aliases: the names by which the law uses it."""
        return (self.term, *self.aliases)

    @property
    def every_name(self) -> tuple[str, ...]:
        """All names by which somebody may look for it, in both languages."""
        return tuple(dict.fromkeys((*self.names, *self.also, *((self.gloss,) if self.gloss else ()))))


@dataclass(frozen=True, slots=True)
class TermUse:
    """A place where a term is used: `text[start:stop]` of the words at `address`."""

    term: Term
    address: Address
    start: int
    stop: int
