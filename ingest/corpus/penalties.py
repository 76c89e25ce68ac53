"""Reads and checks `corpus/pidana.toml`: what each offence carries, by the day of the act."""

from collections.abc import Collection, Iterable
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, InstanceOf, StrictBool

from kb.citation.address import Address, RegulationId
from kb.errors import CorpusError
from kb.law.penalty import Duration, Joined, LawGroup, Offence, OffenceKind, Penalty
from kb.law.regulation import Source
from kb.records import AddressField, Record, Words, load, validate

_LIFE = "seumur hidup"

DurationField = Annotated[InstanceOf[Duration], BeforeValidator(lambda value: Duration.parse(value) if isinstance(value, str) else value)]
_Rupiah = Annotated[int, Field(gt=0, strict=True)]


class _PenaltyRecord(Record):
    since: date = Field(alias="from")
    until: date | None = None
    prison_min: DurationField | None = None
    prison_max: DurationField | Literal["seumur hidup"] | None = None
    life: StrictBool = False
    death: StrictBool = False
    detention_max: DurationField | None = None
    fine_min: _Rupiah | None = None
    fine_max: _Rupiah | None = None
    fine_category: Annotated[str, Field(pattern="^[IVX]+$")] | None = None
    joined: Joined | None = None
    add: Annotated[str, Field(pattern=r"^\d+/\d+$")] | None = None
    multiply: Annotated[int, Field(gt=1, strict=True)] | None = None
    by: Annotated[tuple[AddressField, ...], Field(min_length=1)]
    source: Literal[Source.NASKAH, Source.RINGKASAN]
    note: Words | None = None
    note_gloss: Words | None = None


class _OffenceRecord(Record):
    address: AddressField
    judul: Words
    gloss: Words
    kind: OffenceKind
    law_group: LawGroup
    penalty: Annotated[tuple[_PenaltyRecord, ...], Field(min_length=1)]
    replaced_by: tuple[AddressField, ...] = ()
    before: tuple[AddressField, ...] = ()


class _Offences(Record):
    offence: tuple[dict[str, Any], ...] = ()


def read_offences(path: Path, ids: Collection[RegulationId]) -> tuple[Offence, ...]:
    """All offences in the file's order, none where there is no such file; CorpusError names the offence and the field that is wrong.

    `ids`: the regulations that may be cited.
    """
    if not path.is_file():
        return ()
    offences: dict[Address, Offence] = {}
    for number, entry in enumerate(validate(_Offences, load(path), str(path)).offence, start=1):
        where = f"{path}: offence {entry.get('address', number)}"
        offence = _offence(validate(_OffenceRecord, entry, where), where)
        if offence.address in offences:
            raise CorpusError(f"{where}: address: it is there twice; join the two")
        offences[offence.address] = offence
        for field, addresses in _cited(offence):
            for address in addresses:
                if address.regulation not in ids:
                    raise CorpusError(f"{where}: {field}: {address.regulation} is not in manifest.toml; mend the address")
    _check_categories(path, offences.values())
    return tuple(offences.values())


def _offence(record: _OffenceRecord, where: str) -> Offence:
    if not record.address.path or record.address.version:
        raise CorpusError(f"{where}: address: it names no clause, or one act's wording of it; write the bare address")
    penalties = tuple(_penalty(one, f"{where}: penalty from {one.since}") for one in record.penalty)
    for earlier, later in pairwise(penalties):
        if earlier.until is None or later.since <= earlier.until:
            raise CorpusError(f"{where}: penalty from {later.since}: from: it overlaps the one from {earlier.since}; mend its until")
    return Offence(record.address, record.judul, record.gloss, record.kind, record.law_group, penalties, record.replaced_by, record.before)


def _penalty(record: _PenaltyRecord, where: str) -> Penalty:
    fields = {name: getattr(record, name) for name in type(record).model_fields}
    if record.prison_max == _LIFE:
        fields |= {"prison_max": None, "life": True}
    penalty = Penalty(**fields)
    for field, wrong in _wrong(penalty):
        raise CorpusError(f"{where}: {field}: {wrong}")
    return penalty


def _wrong(one: Penalty) -> Iterable[tuple[str, str]]:
    """Fields that contradict each other, and why."""
    if one.until is not None and one.until <= one.since:
        yield "until", "it must lie after from"
    if (one.joined is not None) != (one.custodial and one.fine_max is not None):
        yield "joined", "it is said exactly where both imprisonment (or detention) and a fine are threatened"
    if one.prison_min and not (one.prison_max or one.life):
        yield "prison_min", "there is no prison_max"
    if one.fine_min is not None and (one.fine_max is None or one.fine_min > one.fine_max):
        yield "fine_min", "there is no fine_max, or it is smaller"
    if one.fine_category and (one.fine_max is None or one.fine_min is not None):
        yield "fine_category", "a category goes with fine_max, its amount, and without fine_min"
    if (one.note is None) != (one.note_gloss is None):
        yield "note_gloss", "a note is there in both languages"
    if not one.has_figures and one.note is None:
        yield "note", "a row without figures says in its note what it is about"


def _cited(offence: Offence) -> Iterable[tuple[str, tuple[Address, ...]]]:
    yield "address", (offence.address,)
    yield "replaced_by", offence.replaced_by
    yield "before", offence.before
    for penalty in offence.penalties:
        yield "by", penalty.by


def _check_categories(path: Path, offences: Iterable[Offence]) -> None:
    """A category has one amount wherever it stands."""
    amounts: dict[str, int | None] = {}
    for offence in offences:
        for one in offence.penalties:
            if one.fine_category and amounts.setdefault(one.fine_category, one.fine_max) != one.fine_max:
                where = f"{path}: offence {offence.address}: penalty from {one.since}"
                raise CorpusError(f"{where}: fine_max: category {one.fine_category} has another amount elsewhere")
