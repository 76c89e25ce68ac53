"""The duty matrix on a day: which cells a reader wants, and where each one's clause stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kb.citation.address import Address, RegulationId
from kb.law.duty import Duty, DutyBook, TaskForceFact, Tier
from kb.law.regulation import Note
from kb.law.status import Standing, Status
from kb.storage.store import Store
from search.presentation.presenting import Presenter
from search.study.cited import cited_clause


@dataclass(frozen=True, slots=True)
class DutyFilter:
    """Which cells of the duty matrix are wanted; None wants all."""

    body: str | None = None
    level: Tier | None = None
    field: str | None = None
    law: RegulationId | None = None
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A duty with the standing of its clause on the day. `reworded` tells that the clause read otherwise then: our words follow today's."""

    duty: Duty
    standing: Standing
    reworded: bool
    note: Note | None


class DutyMatrix:
    """Reads the duty matrix of one generation on any day."""

    def __init__(self, store: Store, presenter: Presenter) -> None:
        self._store = store
        self._presenter = presenter

    @cached_property
    def book(self) -> DutyBook:
        """The whole matrix, as the corpus has it."""
        return self._store.duty_book()

    @cached_property
    def laws(self) -> tuple[RegulationId, ...]:
        """Regulations that give duties, in the order in which they first do."""
        return tuple(dict.fromkeys(duty.address.regulation for duty in self.book.duties))

    @cached_property
    def _notes(self) -> dict[tuple[RegulationId, int], Note]:
        cited = {entry.address.regulation for entry in self.book.entries if entry.note}
        return {(note.regulation, note.number): note for id in cited for note in self._store.notes(id)}

    def cells(self, wanted: DutyFilter, on: date, *, today: date) -> tuple[Cell, ...]:
        """Cells that match, by body in the order of the corpus."""
        place = {body.id: number for number, body in enumerate(self.book.bodies)}
        found = [self._cell(duty, on, today) for duty in self.book.duties if _matches(duty, wanted)]
        kept = [cell for cell in found if wanted.status in (None, cell.standing.status)]
        return tuple(sorted(kept, key=lambda cell: place[cell.duty.body.id]))

    def _cell(self, duty: Duty, on: date, today: date) -> Cell:
        cited = cited_clause(self._store, self._presenter, duty.address, on, today=today)
        return Cell(duty, cited.standing, cited.reworded, self.note_of(duty))

    def standing(self, entry: Duty | TaskForceFact, on: date) -> Standing:
        """Standing of the clause that an entry cites."""
        return self._presenter.standing(entry.address, on)

    def note_of(self, entry: Duty | TaskForceFact) -> Note | None:
        """The editorial note that an entry is known from."""
        return self._notes.get((entry.address.regulation, entry.note)) if entry.note else None

    def at(self, address: Address) -> tuple[Duty, ...]:
        """Duties that a clause, or one below it, gives; none for a whole regulation."""
        return tuple(duty for duty in self.book.duties if address.path and address.covers(duty.address))


def _matches(duty: Duty, wanted: DutyFilter) -> bool:
    return (
        wanted.body in (None, duty.body.id)
        and wanted.level in (None, duty.body.level)
        and wanted.field in (None, duty.field.id)
        and wanted.law in (None, duty.address.regulation)
    )


def counted(cells: Iterable[Cell]) -> dict[tuple[Tier, str], int]:
    """How many cells each level has in each field."""
    counts: dict[tuple[Tier, str], int] = {}
    for cell in cells:
        key = (cell.duty.body.level, cell.duty.field.id)
        counts[key] = counts.get(key, 0) + 1
    return counts
