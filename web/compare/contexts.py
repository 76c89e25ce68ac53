"""What the pages of comparisons are given: frozen values, made by `web/compare/page.py`."""

from dataclasses import dataclass

from web.shared.law.contexts import Day, Label, Option, Part, Place


@dataclass(frozen=True, slots=True)
class StateView:
    """One of the two states: which regulation, as of what, and whose words these are."""

    place: Place
    title: str
    state: str
    source: Label


@dataclass(frozen=True, slots=True)
class RowView:
    """One unit of either state, or two beside each other; `both_parts` are the words of both in one text, for narrow screens."""

    id: str
    kind: Label
    before: Place | None
    after: Place | None
    note: str
    status: Label | None
    since: str
    replaced_by: tuple[Place, ...]
    before_parts: tuple[Part, ...]
    after_parts: tuple[Part, ...]
    both_parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """A run of neighbouring units that are only named: those that stayed as they were, or stand on one side alone."""

    id: str
    kind: Label
    span: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A row, or a run of units that are only named."""

    row: RowView | None = None
    brief: Brief | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many units there are of one kind, and links to them on the page."""

    kind: Label
    count: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """Two states compared."""

    before: StateView
    after: StateView
    basis_note: str
    lang: str
    tallies: tuple[Tally, ...]
    blocks: tuple[Block, ...]
    swap_href: str
    api_href: str


@dataclass(frozen=True, slots=True)
class ComparePage:
    """`/banding` and `/banding/{a}/{b}`; without a comparison only the form, and why where two were asked for."""

    day: Day
    befores: tuple[Option, ...]
    afters: tuple[Option, ...]
    suggestions: tuple[Place, ...]
    reason: str
    comparison: ComparisonView | None
