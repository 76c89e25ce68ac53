"""One wording of a provision: its words, which clause put them there, and from when to when they held."""

from dataclasses import dataclass
from datetime import date

from kb.citation.address import Address, Level, RegulationId


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one address during one span of time.

    `address` is bare; `version` is the act as of which the wording holds (the `@` of an address), the regulation itself for the
    enacted one. `since` is its first day and `until` the first day on which it held no more (None: unknown, or still).
    `printed_in` is the regulation whose file the words were read from, `enacted_by` the amending clause (None: the regulation itself).
    A `deleted` wording has no words: the clause was struck on `since`.
    """

    address: Address
    version: RegulationId
    level: Level
    number: str | None
    heading: str | None
    text: str
    page: int | None
    parent: Address | None
    printed_in: RegulationId
    enacted_by: Address | None = None
    since: date | None = None
    until: date | None = None
    deleted: bool = False

    def holds_on(self, day: date) -> bool:
        """Whether this wording is the one of a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)
