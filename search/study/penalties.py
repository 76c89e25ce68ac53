"""The table of penalties: what the clauses of an answer carry by the day of the act, and everything that a field of law punishes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from kb.citation.address import Address
from kb.law.penalty import LawGroup, Offence, Penalty
from search.study.penaltywords import penalty_words


@dataclass(frozen=True, slots=True)
class PenaltyCell:
    """What an act within one span of days carries, by which offence: the row's own, or the one that took its place."""

    offence: Offence
    penalty: Penalty


@dataclass(frozen=True, slots=True)
class PenaltyRow:
    """One offence with its cells in order of time."""

    offence: Offence
    cells: tuple[PenaltyCell, ...]


class PenaltyTable:
    """The offences of one generation, by clause and by field of law."""

    def __init__(self, offences: tuple[Offence, ...]) -> None:
        self._offences = offences

    def for_clauses(self, addresses: Iterable[Address], on: date) -> tuple[PenaltyRow, ...]:
        """A row for each offence at, in or around the clauses, old and new in one, as far as it was law on the day.

        A clause that took another's place stands in the row of the one before it; of an offence without one the row is its own.
        """
        at = (offence for address in addresses if address.path for offence in self._offences if _touch(address, offence.address))
        first = dict.fromkeys(one for offence in at for one in (self._before(offence) or (offence,)))
        rows = (PenaltyRow(one, self._cells(one, on)) for one in first)
        return tuple(row for row in rows if row.cells)

    def for_group(self, group: LawGroup, on: date) -> tuple[PenaltyRow, ...]:
        """Every offence of a field of law that an act on that day can be, each with its penalty."""
        found = ((offence, offence.on(on)) for offence in self._offences if offence.law_group is group)
        return tuple(PenaltyRow(offence, (PenaltyCell(offence, penalty),)) for offence, penalty in found if penalty)

    def _before(self, offence: Offence) -> tuple[Offence, ...]:
        """The offences whose place one took.

        Whom it names itself counts first: an aggravation that ended names the successor of its whole Pasal, which is none of its own.
        """
        named = tuple(one for one in self._offences if any(address.covers(one.address) for address in offence.before))
        return named or tuple(one for one in self._offences if _follows(offence, one))

    def _cells(self, first: Offence, on: date) -> tuple[PenaltyCell, ...]:
        later = (one for one in self._offences if _follows(one, first))
        cells = [PenaltyCell(offence, penalty) for offence in (first, *later) for penalty in offence.penalties if penalty.since <= on]
        return tuple(sorted(cells, key=lambda cell: cell.penalty.since))


def _follows(later: Offence, earlier: Offence) -> bool:
    """Whether one took the other's place; either of the two may say so."""
    return any(a.covers(earlier.address) for a in later.before) or any(a.covers(later.address) for a in earlier.replaced_by)


def _touch(one: Address, other: Address) -> bool:
    return one.covers(other) or other.covers(one)


def penalty_view(rows: Iterable[PenaltyRow]) -> dict[str, Any]:
    """The table as JSON: the key `table` of `kb ask --json` and `/api/ask`."""
    return {"kind": "pidana", "rows": [_row_view(row) for row in rows]}


def _row_view(row: PenaltyRow) -> dict[str, Any]:
    offence = row.offence
    return {
        "address": str(offence.address),
        "citation": offence.address.citation,
        "judul": offence.judul,
        "gloss": offence.gloss,
        "kind": offence.kind.value,
        "law_group": offence.law_group.value,
        "cells": [_cell_view(cell) for cell in row.cells],
    }


def _cell_view(cell: PenaltyCell) -> dict[str, Any]:
    penalty = cell.penalty
    return {
        "from": penalty.since.isoformat(),
        "until": penalty.until.isoformat() if penalty.until else None,
        "words": penalty_words(penalty),
        "words_en": penalty_words(penalty, "en"),
        "offence": str(cell.offence.address),
        "by": list(map(str, penalty.by)),
        "source": penalty.source.value,
        "note": penalty.note,
        "note_gloss": penalty.note_gloss,
    }
