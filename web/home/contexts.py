"""What the first page is given: frozen values; the template only displays them."""

from dataclasses import dataclass

from web.shared.law.contexts import Day, LawRow, Place


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is here, counted."""

    regulations: str
    texts: str
    passages: str
    digests: str
    notes: str


@dataclass(frozen=True, slots=True)
class HomePage:
    """`/`; `start` is the first reading path, where there is one."""

    day: Day
    examples: tuple[Place, ...]
    counts: Counts
    laws: tuple[LawRow, ...]
    start: Place | None
