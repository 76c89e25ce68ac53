"""What the pages of answers and of search results are given: frozen values; the templates only display them."""

from dataclasses import dataclass

from web.answers.penalties import PenaltyTableView
from web.shared.law.contexts import ConflictView, Day, LawRow, Option, Place, Quote


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
    first: Quote | None
    others: tuple[Quote, ...]
    related: tuple[Quote, ...]
    conflicts: tuple[ConflictView, ...]
    penalties: PenaltyTableView | None
    examples: tuple[Place, ...]
    laws: tuple[LawRow, ...]
    search_href: str
    save_href: str
    api_href: str


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
