"""Reads and checks `corpus/tugas.toml`: who has which duty by which clause, and who is in a task force."""

from collections.abc import Collection
from pathlib import Path

from kb.citation.address import RegulationId
from kb.errors import CorpusError
from kb.law.duty import Aspect, Body, Duty, DutyBook, Field, Modality, TaskForceFact, Tier
from kb.law.regulation import Source
from kb.records import AddressField, Record, Words, read_records


class _BodyRecord(Record):
    name: Words
    gloss: Words
    level: Tier


class _FieldRecord(Record):
    name: Words
    gloss: Words


class _Cited(Record):
    body: Words
    address: AddressField
    source: Source
    note: Words | None = None


class _DutyRecord(_Cited):
    field: Words
    modality: Modality
    duty: Words
    gloss: Words


class _FactRecord(_Cited):
    aspect: Aspect
    isi: Words
    gloss: Words


class _Duties(Record):
    bodies: dict[str, _BodyRecord]
    fields: dict[str, _FieldRecord]
    duty: tuple[_DutyRecord, ...] = ()
    fact: tuple[_FactRecord, ...] = ()


def read_duty_book(path: Path, ids: Collection[RegulationId]) -> DutyBook:
    """The matrix, empty where there is no such file; CorpusError names the entry that is wrong."""
    if not path.is_file():
        return DutyBook()
    read = read_records(path, _Duties)
    bodies = {id: Body(id, record.name, record.gloss, record.level) for id, record in read.bodies.items()}
    fields = {id: Field(id, record.name, record.gloss) for id, record in read.fields.items()}
    duties: dict[tuple[str, str, str], Duty] = {}
    for record in read.duty:
        where = f"{path}: duty of {record.body} by {record.address}"
        if record.field not in fields:
            raise CorpusError(f'{where}: field "{record.field}" is not in [fields]; add it or mend the id')
        cell = (record.body, record.field, str(record.address))
        if cell in duties:
            raise CorpusError(f"{where}: the cell {record.field} is there twice; join the two")
        duties[cell] = Duty(
            _body(record, bodies, where),
            fields[record.field],
            record.modality,
            record.duty,
            record.gloss,
            record.address,
            record.source,
            _note(record, ids, where),
        )
    facts = []
    for fact in read.fact:
        where = f"{path}: fact about {fact.body} by {fact.address}"
        facts.append(
            TaskForceFact(_body(fact, bodies, where), fact.aspect, fact.isi, fact.gloss, fact.address, fact.source, _note(fact, ids, where))
        )
    return DutyBook(tuple(bodies.values()), tuple(fields.values()), tuple(duties.values()), tuple(facts))


def _body(record: _Cited, bodies: dict[str, Body], where: str) -> Body:
    if record.body not in bodies:
        raise CorpusError(f'{where}: body "{record.body}" is not in [bodies]; add it or mend the id')
    return bodies[record.body]


def _note(record: _Cited, ids: Collection[RegulationId], where: str) -> int | None:
    """The note's number; a clause is cited where there is one, a note where there is only that."""
    if record.address.regulation not in ids:
        raise CorpusError(f"{where}: {record.address.regulation} is not in manifest.toml; add an entry or mend the address")
    if record.source is not Source.CATATAN:
        if record.note:
            raise CorpusError(f'{where}: note is only for source = "catatan"; drop it')
        if not record.address.path:
            raise CorpusError(f"{where}: the address names no clause; cite one, or a note")
        return None
    id, mark, number = (record.note or "").partition("#")
    if not mark or not number.isdecimal() or id != str(record.address):
        raise CorpusError(
            f'{where}: a note is cited as note = "{record.address.regulation}#1" with address = "{record.address.regulation}"'
        )
    return int(number)
