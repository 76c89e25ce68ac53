"""The page of duties: who is in the task forces, and who must do what by which clause."""

from collections.abc import Iterable
from itertools import groupby

from kb.citation.address import Address
from kb.law.duty import Body, Duty, TaskForceFact, Tier
from kb.law.regulation import Note
from kb.law.status import Standing, Status
from search.study.duties import Cell, DutyFilter, counted
from web.duties.contexts import (
    BodyRows,
    Choices,
    CountCell,
    CountRow,
    DutiesPage,
    DutyRow,
    FactRow,
    LevelRows,
    TaskForce,
    Unknown,
)
from web.duties.words import aspect_name, level_name, modality_label
from web.shared.law.contexts import Cited, Option
from web.shared.law.reading import Reading
from web.shared.law.standings import cited, status_label
from web.shared.site import apilinks, links
from web.shared.site.params import today
from web.shared.training.exports import exports

#: Regulations of this topic say who is in a task force; what is not known of them is said below.
_TOPIC = "gugus-tugas"


def duties_page(reading: Reading, filters: DutyFilter) -> DutiesPage:
    """Everything on the page, by the chosen filters."""
    cells = reading.reader.duties.cells(filters, reading.on, today=today())
    filtered = filters != DutyFilter()
    return DutiesPage(
        day=reading.day(_href(reading, filters, per=False)),
        task_forces=tuple(_task_forces(reading)),
        unknown=tuple(_unknown(reading)),
        choices=_choices(reading, filters),
        filtered=filtered,
        filters=_in_words(reading, filters),
        total=reading.language.number(len(cells)),
        heads=tuple(level_name(tier, reading.language).partition(" (")[0] for tier in Tier),
        counts=tuple(_counts(reading, filters, cells)),
        levels=tuple(_levels(reading, cells)),
        clear=links.duties(per=reading.per, anchor="matriks"),
        exports=exports(lambda suffix: _download(reading, filters, suffix), reading.language, cards=False, quiz=False),
        api_href=apilinks.api_duties(
            body=filters.body or "",
            level=filters.level or "",
            field=filters.field or "",
            law=str(filters.law or ""),
            status=filters.status or "",
            per=reading.per,
        ),
    )


def _href(reading: Reading, filters: DutyFilter, *, per: bool = True, **changes: str) -> str:
    values = {
        "badan": filters.body or "",
        "tingkat": filters.level or "",
        "bidang": filters.field or "",
        "uu": str(filters.law or ""),
        "status": filters.status or "",
        **changes,
    }
    return links.duties(**values, per=reading.per if per else None, anchor="matriks")


def _download(reading: Reading, filters: DutyFilter, suffix: str) -> str:
    return links.duties_download(
        suffix,
        badan=filters.body or "",
        tingkat=filters.level or "",
        bidang=filters.field or "",
        uu=str(filters.law or ""),
        status=filters.status or "",
        per=reading.per,
    )


def _levels(reading: Reading, cells: tuple[Cell, ...]) -> Iterable[LevelRows]:
    for tier in Tier:
        own = [cell for cell in cells if cell.duty.body.level is tier]
        if own:
            bodies = tuple(_body_rows(reading, body, tuple(rows)) for body, rows in groupby(own, lambda cell: cell.duty.body))
            yield LevelRows(tier, level_name(tier, reading.language), len(own), bodies)


def _body_rows(reading: Reading, body: Body, cells: tuple[Cell, ...]) -> BodyRows:
    english = reading.language.code == "en"
    rows = tuple(
        DutyRow(
            anchor=links.duty_anchor(cell.duty),
            modality=modality_label(cell.duty.modality, reading.language),
            text=cell.duty.gloss if english else cell.duty.duty,
            lang="en" if english else "id",
            field=cell.duty.field.gloss if english else cell.duty.field.name,
            cited=_cited(reading, cell.duty, cell.standing, cell.note),
            reworded=cell.reworded,
        )
        for cell in cells
    )
    return BodyRows(body.name, body.gloss if english else "", links.duties(badan=body.id, per=reading.per, anchor="matriks"), rows)


def _cited(reading: Reading, entry: Duty | TaskForceFact, standing: Standing, note: Note | None) -> Cited:
    return cited(reading, entry.address, standing, entry.source, note)


def _counts(reading: Reading, filters: DutyFilter, cells: tuple[Cell, ...]) -> Iterable[CountRow]:
    english = reading.language.code == "en"
    counts = counted(cells)
    for field in reading.reader.duties.book.fields:
        row = tuple(CountCell(counts.get((tier, field.id), 0), _href(reading, filters, tingkat=tier, bidang=field.id)) for tier in Tier)
        if any(cell.count for cell in row):
            yield CountRow(field.gloss if english else field.name, _href(reading, filters, bidang=field.id), row)


def _task_forces(reading: Reading) -> Iterable[TaskForce]:
    english = reading.language.code == "en"
    matrix = reading.reader.duties
    for body, facts in groupby(matrix.book.facts, lambda fact: fact.body):
        rows = tuple(
            FactRow(
                aspect_name(aspect, reading.language),
                tuple(
                    (
                        fact.gloss if english else fact.isi,
                        "en" if english else "id",
                        _cited(reading, fact, matrix.standing(fact, reading.on), matrix.note_of(fact)),
                    )
                    for fact in lines
                ),
            )
            for aspect, lines in groupby(facts, lambda fact: fact.aspect)
        )
        yield TaskForce(body.name, body.gloss if english else "", links.duties(badan=body.id, per=reading.per, anchor="matriks"), rows)


def _unknown(reading: Reading) -> Iterable[Unknown]:
    for id, facts in reading.reader.regulations.items():
        if _TOPIC in facts.topics and facts.gaps and reading.reader.store.text(id) is None:
            yield Unknown(reading.place(Address(id)), facts.gaps)


def _choices(reading: Reading, filters: DutyFilter) -> Choices:
    english = reading.language.code == "en"
    book = reading.reader.duties.book
    bodies = (
        (
            level_name(tier, reading.language),
            tuple(
                Option(body.id, body.gloss if english else body.name, body.id == filters.body) for body in book.bodies if body.level is tier
            ),
        )
        for tier in Tier
    )
    return Choices(
        bodies=tuple(group for group in bodies if group[1]),
        levels=tuple(Option(tier, level_name(tier, reading.language), tier is filters.level) for tier in Tier),
        fields=tuple(Option(field.id, field.gloss if english else field.name, field.id == filters.field) for field in book.fields),
        laws=tuple(Option(str(id), id.citation, id == filters.law) for id in reading.reader.duties.laws),
        statuses=tuple(Option(status, status_label(status, reading.language).text, status is filters.status) for status in Status),
    )


def _in_words(reading: Reading, filters: DutyFilter) -> str:
    """The filters in words, for the line that counts what was found."""
    choices = _choices(reading, filters)
    groups = (*(options for _, options in choices.bodies), choices.levels, choices.fields, choices.laws, choices.statuses)
    return ", ".join(option.text for options in groups for option in options if option.chosen)
