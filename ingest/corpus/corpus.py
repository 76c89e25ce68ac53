"""Reads and checks the files of `corpus/`: manifest, effects, conflicts, digests, typical questions, notes, duties, penalties,
topics, reading paths.

pydantic does the checking (types, unknown fields, missing fields); what leaves this module are the frozen values of `kb`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel

from ingest.consolidation.amendmentfacts import AmendmentFact
from ingest.corpus.duties import read_duty_book
from ingest.corpus.learning import read_paths, read_topics
from ingest.corpus.penalties import read_offences
from kb.citation.address import Address, RegulationId
from kb.errors import CorpusError
from kb.law.duty import DutyBook
from kb.law.learning.readingpath import ReadingPath
from kb.law.learning.topic import Topic
from kb.law.penalty import Offence
from kb.law.regulation import Conflict, Digest, Note, Regulation, Relation, RelationKind, TypicalQuestions
from kb.law.status import Effect, EffectKind
from kb.records import AddressField, IdField, Record, Words, load, read_records, validate


class _RelationRecord(Record):
    kind: RelationKind
    target: AddressField
    by: AddressField | None = None
    note: Words | None = None
    since: date | None = None


class _RegulationRecord(Record):
    id: IdField
    title: Words
    short_title: Words | None = None
    aliases: tuple[Words, ...] = ()
    issuer: Words | None = None
    enacted: date | None = None
    in_force: date | None = None
    gazette: Words | None = None
    checked: date | None = None
    topics: tuple[Words, ...] = ()
    pages: tuple[Words, ...] = ()
    sources: tuple[Words, ...] = ()
    gaps: tuple[Words, ...] = ()
    digests: Literal["body"] | tuple[Words, ...] = ()
    core: bool | tuple[Words, ...] = False
    relation: tuple[_RelationRecord, ...] = ()


class _EffectRecord(Record):
    target: AddressField
    kind: EffectKind
    by: AddressField
    since: date
    replaced_by: tuple[AddressField, ...] = ()
    note: Words
    gloss: Words
    source: Words
    rules: tuple[AddressField, ...] = ()
    doubt: Words | None = None


class _AmendmentRecord(Record):
    by: AddressField
    since: date
    diubah: tuple[AddressField, ...] = ()
    disisipkan: tuple[AddressField, ...] = ()
    dicabut: tuple[AddressField, ...] = ()


class _ConflictRecord(Record):
    topic: Words
    addresses: tuple[AddressField, ...]
    isi: Words
    gloss: Words
    source: Words


class _DigestRecord(Record):
    judul: Words
    ringkasan: Words
    gloss: Words
    angka_dari: tuple[Words, ...] = ()
    menurut: IdField | None = None
    selisih: Words | None = None


class _QuestionsRecord(Record):
    id: tuple[Words, ...]
    en: tuple[Words, ...]


class _DigestFile(Record):
    menurut: IdField | None = None


class _NoteRecord(Record):
    judul: Words
    isi: Words
    gloss: Words
    source: Words
    dated: Words | None = None


class _Manifest(Record):
    regulation: tuple[_RegulationRecord, ...]


class _Effects(Record):
    effect: tuple[_EffectRecord, ...] = ()


class _Amendments(Record):
    amendment: tuple[_AmendmentRecord, ...] = ()


class _Conflicts(Record):
    conflict: tuple[_ConflictRecord, ...] = ()


class _Notes(Record):
    note: tuple[_NoteRecord, ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything that `corpus/` says, checked."""

    folder: Path
    regulations: tuple[Regulation, ...]
    effects: tuple[Effect, ...]
    amendments: tuple[AmendmentFact, ...]
    conflicts: tuple[Conflict, ...]
    digests: tuple[Digest, ...]
    questions: Mapping[Address, TypicalQuestions]
    notes: tuple[Note, ...]
    duty_book: DutyBook
    offences: tuple[Offence, ...]
    topics: tuple[Topic, ...]
    reading_paths: tuple[ReadingPath, ...]
    must_digest: dict[RegulationId, str | tuple[str, ...]]
    """What must have a digest, by regulation: "body" (every passage of the body) or paths below the id."""

    def by_id(self) -> dict[RegulationId, Regulation]:
        """Regulations by id."""
        return {regulation.id: regulation for regulation in self.regulations}


def read_corpus(folder: Path, extra: Path | None = None) -> Corpus:
    """All of `corpus/`, and what the manifest `extra` has beyond it; CorpusError names the file and field that is wrong."""
    manifest_path = folder / "manifest.toml"
    if not manifest_path.is_file():
        raise CorpusError(f"{manifest_path}: not there; KB_CORPUS must name the folder with manifest.toml")
    manifest = read_records(manifest_path, _Manifest)
    ids = [record.id for record in manifest.regulation]
    for id in ids:
        if ids.count(id) > 1:
            raise CorpusError(f"{manifest_path}: id {id} is there twice; remove one entry")
    effects = read_records(folder / "effects.toml", _Effects) if (folder / "effects.toml").is_file() else _Effects()
    amendments = read_records(folder / "amendments.toml", _Amendments) if (folder / "amendments.toml").is_file() else _Amendments()
    conflicts = read_records(folder / "benturan.toml", _Conflicts) if (folder / "benturan.toml").is_file() else _Conflicts()
    duty_book = read_duty_book(folder / "tugas.toml", ids)
    return Corpus(
        folder=folder,
        regulations=(*map(_regulation, manifest.regulation), *(own for own in read_added(extra) if own.id not in ids)),
        effects=tuple(Effect(**_fields(record)) for record in effects.effect),
        amendments=tuple(map(_amendment, amendments.amendment)),
        conflicts=tuple(Conflict(**_fields(record)) for record in conflicts.conflict),
        digests=tuple(digest for path in _files(folder / "ringkasan", ids) for digest in _read_digests(path)),
        questions={asked.address: asked for path in _files(folder / "pertanyaan", ids) for asked in _read_questions(path)},
        notes=tuple(note for path in _files(folder / "catatan", ids) for note in _read_notes(path)),
        duty_book=duty_book,
        # an amending act that only an effect names may give a penalty too
        offences=read_offences(folder / "pidana.toml", {*ids, *(effect.by.regulation for effect in effects.effect)}),
        topics=read_topics(folder / "topik.toml", ids, {body.id for body in duty_book.bodies}),
        reading_paths=read_paths(folder / "belajar.toml", ids),
        must_digest={record.id: record.digests for record in manifest.regulation if record.digests},
    )


def read_added(path: Path | None) -> tuple[Regulation, ...]:
    """Entries of the manifest that `kb add` keeps; none where there is no such file."""
    return tuple(map(_regulation, read_records(path, _Manifest).regulation)) if path and path.is_file() else ()


def _fields(record: BaseModel) -> dict[str, Any]:
    return {name: getattr(record, name) for name in type(record).model_fields}


def _amendment(record: _AmendmentRecord) -> AmendmentFact:
    targets = {EffectKind.DIUBAH: record.diubah, EffectKind.DISISIPKAN: record.disisipkan, EffectKind.DICABUT: record.dicabut}
    return AmendmentFact(record.by, record.since, targets)


def _regulation(record: _RegulationRecord) -> Regulation:
    fields = _fields(record)
    del fields["digests"], fields["relation"], fields["core"]
    return Regulation(**fields, core=_core(record), relations=tuple(Relation(**_fields(relation)) for relation in record.relation))


def _core(record: _RegulationRecord) -> tuple[Address, ...]:
    """`core = true`: all of it; a list: the clauses named there, below the id."""
    if isinstance(record.core, bool):
        return (Address(record.id),) if record.core else ()
    return tuple(Address.parse(f"{record.id}/{path}") for path in record.core)


def _files(folder: Path, ids: Iterable[RegulationId]) -> list[Path]:
    known = set(map(str, ids))
    paths = sorted(folder.glob("*.toml"))
    for path in paths:
        if path.stem not in known:
            raise CorpusError(f"{path}: {path.stem} is not in manifest.toml; add an entry or rename the file")
    return paths


def _read_digests(path: Path) -> Iterable[Digest]:
    regulation = path.stem
    entries = load(path)
    # the last amending act that all digests of the file have taken in, unless one says otherwise
    follows = validate(_DigestFile, {"menurut": entries.pop("menurut", None)}, str(path)).menurut
    for key, value in entries.items():
        where = f"{path}: [{key!r}]"
        record = validate(_DigestRecord, value, where)
        yield Digest(
            _address(f"{regulation}/{key}", where),
            record.judul,
            record.ringkasan,
            record.gloss,
            tuple(_address(other if _is_full(other) else f"{regulation}/{other}", where) for other in record.angka_dari),
            record.menurut or follows,
            record.selisih,
        )


def _read_questions(path: Path) -> Iterable[TypicalQuestions]:
    for key, value in load(path).items():
        where = f"{path}: [{key!r}]"
        record = validate(_QuestionsRecord, value, where)
        yield TypicalQuestions(_address(f"{path.stem}/{key}", where), record.id, record.en)


def _is_full(address: str) -> bool:
    try:
        RegulationId.parse(address.split("/")[0])
    except ValueError:
        return False
    return True


def _read_notes(path: Path) -> Iterable[Note]:
    for number, record in enumerate(read_records(path, _Notes).note, start=1):
        yield Note(regulation=RegulationId.parse(path.stem), number=number, **_fields(record))


def _address(text: str, where: str) -> Address:
    try:
        return Address.parse(text)
    except ValueError as error:
        raise CorpusError(f"{where}: {error}") from None
