"""Reads and checks `corpus/topik.toml` and `corpus/belajar.toml`: topics and reading paths, every clause by its address."""

import re
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Annotated

from pydantic import Field

from kb.citation.address import Address, RegulationId
from kb.errors import AddressError, CorpusError
from kb.law.learning.readingpath import ReadingPath, ReadingStep
from kb.law.learning.topic import NoteName, Topic, TopicLine
from kb.records import AddressField, Record, Words, read_records

# stands in a URL
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class _LineRecord(Record):
    teks: Words
    gloss: Words
    alamat: tuple[AddressField, ...] = ()
    note: Words | None = None


class _TopicRecord(Record):
    id: Words
    judul: Words
    gloss: Words
    pengantar: Words
    pengantar_gloss: str = ""
    lines: Annotated[tuple[_LineRecord, ...], Field(min_length=1)]
    related: tuple[Words, ...] = ()
    bodies: tuple[Words, ...] = ()
    terms: tuple[Words, ...] = ()


class _Topics(Record):
    topik: tuple[_TopicRecord, ...] = ()


class _StepRecord(Record):
    judul: Words
    gloss: Words
    pengantar: Words
    pengantar_gloss: str = ""
    alamat: Annotated[tuple[AddressField, ...], Field(min_length=1)]
    sejarah: tuple[AddressField, ...] = ()


class _QuizRecord(Record):
    seed: int
    sources: Annotated[tuple[AddressField, ...], Field(alias="from")]


class _PathRecord(Record):
    id: Words
    judul: Words
    gloss: Words
    pengantar: Words
    pengantar_gloss: str = ""
    quiz: _QuizRecord | None = None
    langkah: Annotated[tuple[_StepRecord, ...], Field(min_length=1)]


class _Paths(Record):
    jalur: tuple[_PathRecord, ...] = ()


def read_topics(path: Path, ids: Collection[RegulationId], bodies: Collection[str]) -> tuple[Topic, ...]:
    """The topics, none where there is no such file; CorpusError names the entry that is wrong.

    `ids` are the regulations of the manifest, `bodies` the ids of the duty matrix.
    """
    if not path.is_file():
        return ()
    records = read_records(path, _Topics).topik
    known = _ids((record.id for record in records), path)
    topics = []
    for record in records:
        where = f"{path}: {record.id}"
        _are_known(record.related, known, f"{where}: related", "is no topic of this file")
        _are_known(record.bodies, bodies, f"{where}: bodies", "is not in [bodies] of tugas.toml")
        lines = tuple(_line(line, ids, f"{where}: lines.{number}") for number, line in enumerate(record.lines, start=1))
        words = (record.id, record.judul, record.gloss, record.pengantar, record.pengantar_gloss)
        topics.append(Topic(*words, lines, record.related, record.bodies, record.terms))
    return tuple(topics)


def read_paths(path: Path, ids: Collection[RegulationId]) -> tuple[ReadingPath, ...]:
    """The reading paths, none where there is no such file; CorpusError names the entry that is wrong."""
    if not path.is_file():
        return ()
    records = read_records(path, _Paths).jalur
    _ids((record.id for record in records), path)
    return tuple(_path(record, ids, f"{path}: {record.id}") for record in records)


def _path(record: _PathRecord, ids: Collection[RegulationId], where: str) -> ReadingPath:
    steps = []
    for number, step in enumerate(record.langkah, start=1):
        at = f"{where}: langkah.{number}"
        _have_entries(step.alamat, ids, f"{at}: alamat")
        for address in step.sejarah:
            if address not in step.alamat:
                raise CorpusError(f"{at}: sejarah: {address} is not in alamat of that step; name it there too, or drop it")
        steps.append(ReadingStep(step.judul, step.gloss, step.pengantar, step.pengantar_gloss, step.alamat, step.sejarah))
    asked = record.quiz.sources if record.quiz else ()
    _have_entries(asked, ids, f"{where}: quiz.from")
    words = (record.id, record.judul, record.gloss, record.pengantar, record.pengantar_gloss)
    return ReadingPath(*words, tuple(steps), record.quiz.seed if record.quiz else 0, asked)


def _line(record: _LineRecord, ids: Collection[RegulationId], where: str) -> TopicLine:
    if bool(record.alamat) == bool(record.note):
        raise CorpusError(f"{where}: a line has alamat, or note where only a note tells it; not {'both' if record.note else 'neither'}")
    _have_entries(record.alamat, ids, f"{where}: alamat")
    note = _note(record.note, where) if record.note else None
    if note and note.regulation not in ids:
        raise CorpusError(f"{where}: note: {note.regulation} is not in manifest.toml; add an entry or mend the id")
    return TopicLine(record.teks, record.gloss, record.alamat, note)


def _note(text: str, where: str) -> NoteName:
    id, _, number = text.partition("#")
    try:
        if number.isdecimal() and int(number) > 0:
            return NoteName(RegulationId.parse(id), int(number))
    except AddressError:
        pass
    raise CorpusError(f'{where}: note = "{text}" is not like "uu-3-2026#1"')


def _have_entries(addresses: Iterable[Address], ids: Collection[RegulationId], where: str) -> None:
    for address in addresses:
        if address.regulation not in ids:
            raise CorpusError(f"{where}: {address.regulation} is not in manifest.toml; add an entry or mend the address")
        if not address.path:
            raise CorpusError(f"{where}: {address} names no clause; name one")


def _ids(found: Iterable[str], path: Path) -> tuple[str, ...]:
    ids = tuple(found)
    for id in ids:
        if not _ID.fullmatch(id):
            raise CorpusError(f'{path}: id "{id}" stands in a URL: small letters, figures and single hyphens')
        if ids.count(id) > 1:
            raise CorpusError(f"{path}: id {id} is there twice; rename one")
    return ids


def _are_known(names: Iterable[str], known: Collection[str], where: str, otherwise: str) -> None:
    for name in names:
        if name not in known:
            raise CorpusError(f'{where}: "{name}" {otherwise}')
