"""Offences with their penalties from their rows in a generation's SQLite file, and into them."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date

from kb.citation.address import Address
from kb.law.penalty import Duration, Joined, LawGroup, Offence, OffenceKind, Penalty
from kb.law.regulation import Source
from kb.storage.rows import to_addresses


def read_offences(connection: sqlite3.Connection) -> tuple[Offence, ...]:
    """The offences of a generation in the corpus' order; none where the corpus has none."""
    penalties: dict[str, list[Penalty]] = {}
    for row in connection.execute("SELECT * FROM penalties ORDER BY rowid"):
        penalties.setdefault(row["offence"], []).append(_to_penalty(row))
    return tuple(
        Offence(
            Address.parse(row["address"]),
            row["judul"],
            row["gloss"],
            OffenceKind(row["kind"]),
            LawGroup(row["law_group"]),
            tuple(penalties[row["address"]]),
            to_addresses(row["replaced_by"]),
            to_addresses(row["before"]),
        )
        for row in connection.execute("SELECT * FROM offences ORDER BY rowid")
    )


def offence_row(offence: Offence) -> tuple[object, ...]:
    """The row of `offences`."""
    o = offence
    return (str(o.address), o.judul, o.gloss, o.kind, o.law_group, _json(o.replaced_by), _json(o.before))


def penalty_rows(offence: Offence) -> Iterator[tuple[object, ...]]:
    """The rows of `penalties`."""
    for p in offence.penalties:
        days = (p.since.isoformat(), p.until.isoformat() if p.until else None)
        prison = (*map(_text, (p.prison_min, p.prison_max)), p.life, p.death, _text(p.detention_max))
        fine = (p.fine_min, p.fine_max, p.fine_category, p.joined, p.add, p.multiply)
        yield (str(offence.address), *days, *prison, *fine, _json(p.by), p.source, p.note, p.note_gloss)


def _to_penalty(row: sqlite3.Row) -> Penalty:
    return Penalty(
        since=date.fromisoformat(row["since"]),
        until=date.fromisoformat(row["until"]) if row["until"] else None,
        prison_min=_duration(row["prison_min"]),
        prison_max=_duration(row["prison_max"]),
        life=bool(row["life"]),
        death=bool(row["death"]),
        detention_max=_duration(row["detention_max"]),
        fine_min=row["fine_min"],
        fine_max=row["fine_max"],
        fine_category=row["fine_category"],
        joined=Joined(row["joined"]) if row["joined"] else None,
        add=row["raised_by"],
        multiply=row["fine_times"],
        by=to_addresses(row["by"]),
        source=Source(row["source"]),
        note=row["note"],
        note_gloss=row["note_gloss"],
    )


def _duration(text: str | None) -> Duration | None:
    return Duration.parse(text) if text else None


def _text(value: Duration | None) -> str | None:
    return str(value) if value else None


def _json(addresses: Iterable[Address]) -> str:
    return json.dumps(list(map(str, addresses)))
