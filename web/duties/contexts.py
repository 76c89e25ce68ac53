"""What the page of duties is given: frozen values; the template only displays them."""

from dataclasses import dataclass

from web.shared.law.contexts import Cited, Day, Label, Option, Place
from web.shared.training.exports import Export


@dataclass(frozen=True, slots=True)
class DutyRow:
    """One duty of a body."""

    anchor: str
    modality: Label
    text: str
    lang: str
    field: str
    cited: Cited
    reworded: bool


@dataclass(frozen=True, slots=True)
class BodyRows:
    """A body with its duties."""

    name: str
    gloss: str
    href: str
    rows: tuple[DutyRow, ...]


@dataclass(frozen=True, slots=True)
class LevelRows:
    """The bodies of one level."""

    code: str
    name: str
    total: int
    bodies: tuple[BodyRows, ...]


@dataclass(frozen=True, slots=True)
class CountCell:
    """How many duties one level has in one field, and the way to them."""

    count: int
    href: str


@dataclass(frozen=True, slots=True)
class CountRow:
    """One field across all levels."""

    name: str
    href: str
    cells: tuple[CountCell, ...]


@dataclass(frozen=True, slots=True)
class FactRow:
    """One aspect of a task force, with what is known of it."""

    name: str
    lines: tuple[tuple[str, str, Cited], ...]


@dataclass(frozen=True, slots=True)
class TaskForce:
    """One task force: what it is, who is in it, by which clause."""

    name: str
    gloss: str
    duties_href: str
    rows: tuple[FactRow, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """What is not known of a regulation."""

    place: Place
    gaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """Everything that the matrix can be filtered by; bodies come by level."""

    bodies: tuple[tuple[str, tuple[Option, ...]], ...]
    levels: tuple[Option, ...]
    fields: tuple[Option, ...]
    laws: tuple[Option, ...]
    statuses: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class DutiesPage:
    """`/gugus-tugas`."""

    day: Day
    task_forces: tuple[TaskForce, ...]
    unknown: tuple[Unknown, ...]
    choices: Choices
    filtered: bool
    filters: str
    total: str
    heads: tuple[str, ...]
    counts: tuple[CountRow, ...]
    levels: tuple[LevelRows, ...]
    clear: str
    exports: tuple[Export, ...]
    api_href: str
