"""The duty matrix from its rows in a generation's SQLite file."""

import sqlite3

from kb.citation.address import Address
from kb.law.duty import Aspect, Body, Duty, DutyBook, Field, Modality, TaskForceFact, Tier
from kb.law.regulation import Source


def read_duty_book(connection: sqlite3.Connection) -> DutyBook:
    """The matrix of a generation; empty where the corpus has none."""
    bodies = {row[0]: Body(row[0], row[1], row[2], Tier(row[3])) for row in connection.execute("SELECT * FROM duty_bodies ORDER BY rowid")}
    fields = {row[0]: Field(*row) for row in connection.execute("SELECT * FROM duty_fields ORDER BY rowid")}
    duties = tuple(
        Duty(bodies[body], fields[field], Modality(modality), duty, gloss, Address.parse(address), Source(source), note)
        for body, field, modality, duty, gloss, address, source, note in connection.execute("SELECT * FROM duties ORDER BY rowid")
    )
    facts = tuple(
        TaskForceFact(bodies[body], Aspect(aspect), isi, gloss, Address.parse(address), Source(source), note)
        for body, aspect, isi, gloss, address, source, note in connection.execute("SELECT * FROM task_force_facts ORDER BY rowid")
    )
    return DutyBook(tuple(bodies.values()), tuple(fields.values()), duties, facts)
