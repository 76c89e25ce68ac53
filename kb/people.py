"""What people leave with the service: reports of mistakes, and digests that the operator took out of sight.

It lies in `KB_DATA/people.sqlite3`, a database of its own: no build makes it, changes it or takes it away.
"""

import sqlite3
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path

from kb.citation.address import Address
from kb.errors import PeopleError, ReportsFull
from kb.peoplefile import PeopleFile

#: More open reports than anybody reads: what comes then is refused, so that nobody can fill the disk.
MOST_OPEN = 2000
_FILE = "people.sqlite3"
_VERSION = 1
_SQL = f"""
CREATE TABLE reports (
  id INTEGER PRIMARY KEY, taken TEXT NOT NULL, kind TEXT NOT NULL, address TEXT, question TEXT, words TEXT NOT NULL, day TEXT,
  generation TEXT NOT NULL, closed TEXT);
CREATE TABLE withdrawals (id INTEGER PRIMARY KEY, address TEXT NOT NULL, reason TEXT NOT NULL, since TEXT NOT NULL, restored TEXT);
PRAGMA user_version = {_VERSION};
"""


class ReportKind(StrEnum):
    """What a reader finds wrong."""

    BUNYI = "bunyi"
    STATUS = "status"
    RINGKASAN = "ringkasan"
    RUJUKAN = "rujukan"
    JAWABAN = "jawaban"
    LAIN = "lain"


@dataclass(frozen=True, slots=True)
class Complaint:
    """What a reader writes: what is wrong where, on which day's law, seen in which generation; nothing about the reader."""

    kind: ReportKind
    words: str
    address: Address | None
    question: str | None
    day: date | None
    generation: str


@dataclass(frozen=True, slots=True)
class Report:
    """A complaint that was taken down, until it is closed."""

    id: int
    taken: str
    complaint: Complaint
    closed: str | None


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A digest out of sight, since when and why."""

    address: Address
    reason: str
    since: str


class People:
    """The database; it is made when the first thing is written into it."""

    def __init__(self, data: Path) -> None:
        self._file = PeopleFile(data / _FILE, _SQL, PeopleError)

    def report(self, complaint: Complaint) -> int:
        """Take a complaint down; its number."""
        c = complaint
        with self._file.writing() as connection:
            if connection.execute("SELECT count(*) FROM reports WHERE closed IS NULL").fetchone()[0] >= MOST_OPEN:
                raise ReportsFull(
                    f"{self._file.path}: {MOST_OPEN} reports are open; read them with `kb reports`, then `kb reports --close N`"
                )
            row = (_now(), c.kind, _text(c.address), c.question, c.words, _text(c.day), c.generation)
            cursor = connection.execute(
                "INSERT INTO reports (taken, kind, address, question, words, day, generation) VALUES (?, ?, ?, ?, ?, ?, ?)", row
            )
            return int(cursor.lastrowid or 0)

    def reports(self, *, closed: bool = False) -> tuple[Report, ...]:
        """Open reports, or with `closed` all, the oldest first."""
        where = "" if closed else "WHERE closed IS NULL"
        with self._file.reading() as connection:
            return tuple(map(_report, connection.execute(f"SELECT * FROM reports {where} ORDER BY id"))) if connection else ()

    def close(self, number: int) -> bool:
        """Close a report; False where there is no open one with that number."""
        with self._file.writing() as connection:
            return connection.execute("UPDATE reports SET closed = ? WHERE id = ? AND closed IS NULL", (_now(), number)).rowcount > 0

    def withdraw(self, address: Address, reason: str) -> bool:
        """Take a digest out of sight; False where it is already."""
        with self._file.writing() as connection:
            if connection.execute("SELECT 1 FROM withdrawals WHERE address = ? AND restored IS NULL", (str(address),)).fetchone():
                return False
            connection.execute("INSERT INTO withdrawals (address, reason, since) VALUES (?, ?, ?)", (str(address), reason, _now()))
            return True

    def restore(self, address: Address) -> bool:
        """Bring a digest back; False where it was not withdrawn."""
        with self._file.writing() as connection:
            found = connection.execute("UPDATE withdrawals SET restored = ? WHERE address = ? AND restored IS NULL", (_now(), str(address)))
            return found.rowcount > 0

    def withdrawals(self) -> tuple[Withdrawal, ...]:
        """Digests that are out of sight now."""
        with self._file.reading() as connection:
            if connection is None:
                return ()
            rows = connection.execute("SELECT address, reason, since FROM withdrawals WHERE restored IS NULL ORDER BY id")
            return tuple(Withdrawal(Address.parse(row["address"]), row["reason"], row["since"]) for row in rows)

    def withdrawn(self) -> frozenset[Address]:
        """The addresses of those digests."""
        return frozenset(one.address for one in self.withdrawals())


def _report(row: sqlite3.Row) -> Report:
    complaint = Complaint(
        kind=ReportKind(row["kind"]),
        words=row["words"],
        address=Address.parse(row["address"]) if row["address"] else None,
        question=row["question"],
        day=date.fromisoformat(row["day"]) if row["day"] else None,
        generation=row["generation"],
    )
    return Report(row["id"], row["taken"], complaint, row["closed"])


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _text(value: object) -> str | None:
    return None if value is None else str(value)
