"""What the page that checks a draft is given: frozen values; the template only displays them."""

from dataclasses import dataclass

from web.shared.law.contexts import Day, Label, Part, Place


@dataclass(frozen=True, slots=True)
class Misquote:
    """A quotation that is not the clause's: the clause's words against the draft's, marked where they are near enough to compare."""

    quoted: str
    marked: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class CitationRow:
    """One citation: as the draft has it, the clause, whether there, in force and quoted rightly (None: not to be told), a line on it."""

    text: str
    paragraph: int
    place: Place | None
    wrong: bool
    found: bool
    status: Label | None
    in_force: bool | None
    quote_ok: bool | None
    note: str
    misquotes: tuple[Misquote, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How a draft stands at one look."""

    total: int
    missing: int
    not_in_force: int
    misquoted: int
    right: int


@dataclass(frozen=True, slots=True)
class CheckPage:
    """`/periksa`; `counts` is None before something was sent."""

    text: str
    per: str
    day: Day
    problem: str
    detail: str
    name: str
    counts: Counts | None
    rows: tuple[CitationRow, ...]
