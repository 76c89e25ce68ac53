"""What the pages about the service are given: frozen values; the templates only display them."""

from dataclasses import dataclass

from web.shared.law.contexts import Day, Label, Place


@dataclass(frozen=True, slots=True)
class Count:
    """How many of something there are."""

    number: str
    what: str


@dataclass(frozen=True, slots=True)
class AboutPage:
    """`/tentang`."""

    day: Day
    sources: tuple[Label, ...]
    counts: tuple[Count, ...]
    checked: str | None
    unchecked: str


@dataclass(frozen=True, slots=True)
class HelpPage:
    """`/bantuan`."""

    day: Day
    sources: tuple[Label, ...]
    statuses: tuple[Label, ...]
    examples: tuple[Place, ...]
    dated: Place
    clause: Place | None
    english: str
