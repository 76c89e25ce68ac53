"""What the pages of answers and of search results are given: frozen values; the templates only display them."""

from dataclasses import dataclass

from web.answers.penalties import PenaltyTableView
from web.shared.law.contexts import ConflictView, Day, LawRow, Option, Place, Quote


@dataclass(frozen=True, slots=True)
class PartView:
    """One part of a question as it was read: a fact that was told, or something asked, and whether a quote answers it."""

    text: str
    fact: bool
    answered: bool


@dataclass(frozen=True, slots=True)
class VerdictView:
    """Whether a law or clause that the question names still holds (`yes`, `no` or `unknown`), in our words."""

    place: Place
    holds: str
    text: str


@dataclass(frozen=True, slots=True)
class AnsweringQuote:
    """A quoted clause with the parts of the question that it answers."""

    quote: Quote
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SideView:
    """One side of a comparison with the quotes that answer it."""

    heading: str
    quotes: tuple[AnsweringQuote, ...]


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """`/tanya`."""

    question: str
    read_as: str
    day: Day
    kind: str
    answered: bool
    reason: str
    reason_lang: str
    quotes: tuple[AnsweringQuote, ...]
    related: tuple[Quote, ...]
    conflicts: tuple[ConflictView, ...]
    penalties: PenaltyTableView | None
    examples: tuple[Place, ...]
    laws: tuple[LawRow, ...]
    search_href: str
    save_href: str
    api_href: str
    subject: str
    """Words taken from the question before; `alone_href` is the question without them."""
    alone_href: str
    topic: Place | None
    """The topic whose whole list was asked for."""
    parts: tuple[PartView, ...]
    sides: tuple[SideView, ...]
    """Of a comparison: its quotes by side; empty for any other question."""
    verdicts: tuple[VerdictView, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """`/cari`."""

    question: str
    read_as: str
    day: Day
    laws: tuple[Option, ...]
    kinds: tuple[Option, ...]
    statuses: tuple[Option, ...]
    hits: tuple[Quote, ...]
    total: str
    capped: bool
    start: int
    understood: str
    previous: str | None
    next: str | None
    clear: str | None
    searched: bool
    ask_href: str
    api_href: str
