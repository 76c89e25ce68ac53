"""Ready packs for trainers: the values of `corpus/paket/ID.toml`, and how such a file is read.

They are read where they lie, by whoever shows them: they hold our words and addresses, nothing that an index must be asked for.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field

from kb.citation.address import Address
from kb.collecting.collection import Clause, Collection, Definition, Item, Remark, Section, check
from kb.errors import CollectionError, CorpusError
from kb.records import AddressField, IdField, Record, Words, read_records

#: Minutes of a workshop.
MINUTES = 60
FOLDER = "paket"
_CITED = re.compile(r"\s*\[([a-z0-9/@-]+)\]")


@dataclass(frozen=True, slots=True)
class Goal:
    """What a participant can do afterwards, in two languages."""

    id: str
    en: str


@dataclass(frozen=True, slots=True)
class Step:
    """One part of the hour."""

    minutes: int
    judul: str
    gloss: str
    isi: str
    addresses: tuple[Address, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """One point of an answer to a case, with the clauses that it rests on."""

    text: str
    addresses: tuple[Address, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """An invented case to discuss."""

    judul: str
    cerita: str
    questions: tuple[str, ...]
    addresses: tuple[Address, ...]
    replies: tuple[Reply, ...]


@dataclass(frozen=True, slots=True)
class QuizPlan:
    """Clauses that a quiz is made from, and its seed."""

    seed: int
    addresses: tuple[Address, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """A workshop of an hour: goals, plan, the collection to read, cases, a quiz."""

    id: str
    title: str
    gloss: str
    field: str
    goals: tuple[Goal, ...]
    plan: tuple[Step, ...]
    collection: Collection
    cases: tuple[Case, ...]
    quiz: QuizPlan
    history: tuple[Address, ...] = ()
    """Clauses that are no longer in force and shown as history only."""

    def addresses(self) -> tuple[Address, ...]:
        """Every clause that it names, each once."""
        found = [a for step in self.plan for a in step.addresses]
        found += [item.address for item in self.collection.items() if isinstance(item, Clause)]
        found += [a for case in self.cases for a in (*case.addresses, *(a for reply in case.replies for a in reply.addresses))]
        return tuple(dict.fromkeys([*found, *self.quiz.addresses]))


class _Goal(Record):
    id: Words
    en: Words


class _Step(Record):
    minutes: Annotated[int, Field(gt=0)]
    judul: Words
    gloss: str = ""
    isi: Words
    alamat: tuple[AddressField, ...] = ()


class _Item(Record):
    alamat: AddressField | None = None
    istilah: Words | None = None
    note: Words | None = None
    catatan: str = ""
    sejarah: bool = False


class _Section(Record):
    judul: Words
    gloss: str = ""
    pengantar: str = ""
    items: tuple[_Item, ...]


class _Case(Record):
    judul: Words
    cerita: Words
    pertanyaan: tuple[Words, ...]
    alamat: tuple[AddressField, ...] = ()
    jawaban: tuple[Words, ...] = ()
    sejarah: tuple[AddressField, ...] = ()


class _Quiz(Record):
    seed: int
    sources: Annotated[tuple[AddressField, ...], Field(alias="from")]


class _Pack(Record):
    title: Words
    gloss: Words
    field: Words
    goals: tuple[_Goal | Words, ...]
    plan: tuple[_Step, ...]
    sections: tuple[_Section, ...]
    cases: tuple[_Case, ...] = ()
    quiz: _Quiz


class _NoteName(Record):
    regulation: IdField
    number: Annotated[int, Field(ge=1)]


def read_packs(corpus: Path) -> tuple[Pack, ...]:
    """All ready packs of a corpus by the names of their files; none where it has no such folder."""
    return tuple(map(read_pack, sorted((corpus / FOLDER).glob("*.toml"))))


def read_pack(path: Path) -> Pack:
    """One pack; CorpusError names the file and field that is wrong."""
    record = read_records(path, _Pack)
    minutes = sum(step.minutes for step in record.plan)
    if minutes != MINUTES:
        raise CorpusError(f"{path}: plan: its parts take {minutes} minutes, an hour has {MINUTES}")
    sections = tuple(
        Section(one.judul, tuple(_item(item, f"{path}: {one.judul}") for item in one.items), one.pengantar) for one in record.sections
    )
    try:
        collection = check(Collection(record.title, "", sections))
    except CollectionError as error:
        raise CorpusError(f"{path}: {error}") from None
    return Pack(
        id=path.stem,
        title=record.title,
        gloss=record.gloss,
        field=record.field,
        goals=tuple(Goal(goal, goal) if isinstance(goal, str) else Goal(goal.id, goal.en) for goal in record.goals),
        plan=tuple(Step(one.minutes, one.judul, one.gloss, one.isi, one.alamat) for one in record.plan),
        collection=collection,
        cases=tuple(
            Case(one.judul, one.cerita, one.pertanyaan, one.alamat, tuple(_reply(text, f"{path}: {one.judul}") for text in one.jawaban))
            for one in record.cases
        ),
        quiz=QuizPlan(record.quiz.seed, record.quiz.sources),
        history=(
            *(item.alamat for section in record.sections for item in section.items if item.sejarah and item.alamat),
            *(address for case in record.cases for address in case.sejarah),
        ),
    )


def _item(record: _Item, where: str) -> Item:
    given = [name for name in ("alamat", "istilah", "note") if getattr(record, name) is not None]
    if len(given) != 1:
        raise CorpusError(f"{where}: an item has one of alamat, istilah and note, not {' and '.join(given) or 'none'}")
    if record.alamat is not None:
        return Clause(record.alamat, note=record.catatan)
    if record.istilah is not None:
        return Definition(record.istilah, note=record.catatan)
    id, _, number = (record.note or "").partition("#")
    if not number.isdecimal():
        raise CorpusError(f'{where}: note = "{record.note}" is not like "uu-3-2026#1"')
    named = _NoteName.model_validate({"regulation": id, "number": int(number)})
    return Remark(named.regulation, named.number, note=record.catatan)


def _reply(text: str, where: str) -> Reply:
    """A point of an answer; the addresses stand in brackets behind it."""
    try:
        return Reply(_CITED.sub("", text).strip(), tuple(Address.parse(found) for found in _CITED.findall(text)))
    except ValueError as error:
        raise CorpusError(f"{where}: {error}") from None
