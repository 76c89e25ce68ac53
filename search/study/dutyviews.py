"""The duty matrix as JSON: `/api/duties`."""

from datetime import date
from typing import Any

from kb.law.duty import Body, Duty, TaskForceFact
from kb.law.regulation import Note
from kb.law.status import Standing
from search.presentation.views import standing_view
from search.study.duties import Cell, DutyFilter, DutyMatrix


def duties_view(matrix: DutyMatrix, wanted: DutyFilter, on: date, *, today: date) -> dict[str, Any]:
    """Cells that match, with everything they can be filtered by, and who is in the task forces."""
    cells = matrix.cells(wanted, on, today=today)
    return {
        "on": on.isoformat(),
        "total": len(cells),
        "duties": [_cell_view(cell) for cell in cells],
        "task_forces": [_fact_view(matrix, fact, on) for fact in matrix.book.facts],
        "bodies": [_body_view(body) for body in matrix.book.bodies],
        "fields": [{"id": field.id, "name": field.name, "gloss": field.gloss} for field in matrix.book.fields],
        "laws": list(map(str, matrix.laws)),
    }


def _cell_view(cell: Cell) -> dict[str, Any]:
    duty = cell.duty
    return {
        "body": _body_view(duty.body),
        "field": {"id": duty.field.id, "name": duty.field.name, "gloss": duty.field.gloss},
        "modality": duty.modality.value,
        "duty": duty.duty,
        "gloss": duty.gloss,
        **_cited(duty, cell.note),
        "reworded": cell.reworded,
        **_status(cell.standing),
    }


def _fact_view(matrix: DutyMatrix, fact: TaskForceFact, on: date) -> dict[str, Any]:
    return {
        "body": _body_view(fact.body),
        "aspect": fact.aspect.value,
        "isi": fact.isi,
        "gloss": fact.gloss,
        **_cited(fact, matrix.note_of(fact)),
        **_status(matrix.standing(fact, on)),
    }


def _cited(entry: Duty | TaskForceFact, note: Note | None) -> dict[str, Any]:
    return {
        "address": str(entry.address),
        "citation": entry.address.citation,
        "source": entry.source.value,
        "note": {"number": note.number, "judul": note.judul, "source": note.source, "dated": note.dated} if note else None,
    }


def _status(standing: Standing) -> dict[str, Any]:
    """Status without its effects, which the clause itself tells."""
    return {key: value for key, value in standing_view(standing).items() if key != "effects"}


def _body_view(body: Body) -> dict[str, Any]:
    return {"id": body.id, "name": body.name, "gloss": body.gloss, "level": body.level.value}
