"""The table of penalties under an answer: each offence with what it carried for acts before a change, and what it carries since."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from search.study.penalties import PenaltyCell, PenaltyRow
from search.study.penaltywords import penalty_words
from web.shared.law.contexts import Place
from web.shared.law.reading import Reading
from web.shared.site.i18n import Language


@dataclass(frozen=True, slots=True)
class PenaltyFigure:
    """What one span of days carries: in words, the days where the column's head does not tell them, and the clauses that say so."""

    words: str
    days: str
    by: tuple[Place, ...]
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class PenaltyLine:
    """One offence: its name, its clause, and its figures column by column."""

    name: str
    place: Place
    columns: tuple[tuple[PenaltyFigure, ...], ...]


@dataclass(frozen=True, slots=True)
class PenaltyTableView:
    """The table; `heads` name its columns: acts until a change and acts since, or one column where nothing changed."""

    heads: tuple[str, ...]
    lines: tuple[PenaltyLine, ...]


def penalty_table(reading: Reading, rows: Sequence[PenaltyRow]) -> PenaltyTableView | None:
    """The table in the reader's language; None where the answer is not about a penalty that we have data of."""
    if not rows:
        return None
    _, language = reading.language.gettext, reading.language
    change = _change(rows)
    if change is None:
        heads: tuple[str, ...] = (_("Ancaman menurut hari perbuatan"),)
    else:
        before = change - timedelta(days=1)
        heads = (_("Perbuatan sampai %s") % language.day(before), _("Perbuatan sejak %s") % language.day(change))
    return PenaltyTableView(heads, tuple(_line(reading, row, change) for row in rows))


def _change(rows: Sequence[PenaltyRow]) -> date | None:
    """The day on which most offences of a table got another penalty, the latest of several; None where none did."""
    changed = Counter(day for row in rows for day in {cell.penalty.since for cell in row.cells if cell.penalty.since > _first(row)})
    return max(changed, key=lambda day: (changed[day], day), default=None)


def _first(row: PenaltyRow) -> date:
    return min(cell.penalty.since for cell in row.cells)


def _line(reading: Reading, row: PenaltyRow, change: date | None) -> PenaltyLine:
    figures = [(cell, _figure(reading, cell, change)) for cell in row.cells]
    if change is None:
        columns: tuple[tuple[PenaltyFigure, ...], ...] = (tuple(figure for _, figure in figures),)
    else:
        # a penalty that the change left as it was stands on both sides of it
        columns = (
            tuple(figure for cell, figure in figures if cell.penalty.since < change),
            tuple(figure for cell, figure in figures if cell.penalty.until is None or cell.penalty.until >= change),
        )
    english = reading.language.code == "en"
    name = row.offence.gloss if english else row.offence.judul
    return PenaltyLine(name, reading.place(row.offence.address), columns)


def _figure(reading: Reading, cell: PenaltyCell, change: date | None) -> PenaltyFigure:
    penalty, language = cell.penalty, reading.language
    english = language.code == "en"
    whole = penalty.since == change and penalty.until is None
    return PenaltyFigure(
        words=penalty_words(penalty, language.code),
        days="" if whole else _days(language, penalty.since, penalty.until),
        by=tuple(map(reading.place, dict.fromkeys((cell.offence.address, *penalty.by)))),
        source=penalty.source.value,
        note=(penalty.note_gloss if english else penalty.note) or "",
    )


def _days(language: Language, since: date, until: date | None) -> str:
    _ = language.gettext
    return f"{language.day(since)}–{language.day(until)}" if until else _("sejak %s") % language.day(since)
