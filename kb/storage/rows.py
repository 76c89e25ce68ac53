"""Rows of a generation's SQLite file as values of the domain."""

import json
import sqlite3
from datetime import date

from kb.citation.address import Address, Level, RegulationId
from kb.law.outline import ParseWarning
from kb.law.passage import ClauseKind, Passage
from kb.law.regulation import Digest, Note, Provenance, Regulation, Relation, RelationKind, Source
from kb.law.status import Effect, EffectKind
from kb.law.textrecord import TextRecord
from kb.law.wording import Wording


def to_addresses(text: str) -> tuple[Address, ...]:
    """Addresses from a JSON list of them."""
    return tuple(Address.parse(item) for item in json.loads(text))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _optional(text: str | None) -> Address | None:
    return Address.parse(text) if text else None


def to_relation(row: sqlite3.Row) -> Relation:
    """A row of `relations`."""
    return Relation(RelationKind(row["kind"]), Address.parse(row["target"]), _optional(row["by"]), row["note"], _day(row["since"]))


def to_regulation(row: sqlite3.Row, relations: list[Relation]) -> Regulation:
    """A row of `regulations` with the regulation's relations."""
    return Regulation(
        id=RegulationId.parse(row["id"]),
        title=row["title"],
        short_title=row["short_title"],
        aliases=tuple(json.loads(row["aliases"])),
        issuer=row["issuer"],
        enacted=_day(row["enacted"]),
        in_force=_day(row["in_force"]),
        gazette=row["gazette"],
        checked=_day(row["checked"]),
        topics=tuple(json.loads(row["topics"])),
        relations=tuple(relations),
        pages=tuple(json.loads(row["pages"])),
        sources=tuple(json.loads(row["sources"])),
        gaps=tuple(json.loads(row["gaps"])),
        core=tuple(map(Address.parse, json.loads(row["core"]))),
    )


def to_text_record(row: sqlite3.Row) -> TextRecord:
    """A row of `texts`."""
    return TextRecord(
        RegulationId.parse(row["regulation"]),
        Provenance(row["provenance"]),
        row["file"],
        row["sum"],
        row["pages"],
        bool(row["ocr"]),
        row["grade"],
        row["source"],
        tuple(ParseWarning(*item) for item in json.loads(row["warnings"])),
    )


def to_effect(row: sqlite3.Row) -> Effect:
    """A row of `effects`."""
    return Effect(
        target=Address.parse(row["target"]),
        kind=EffectKind(row["kind"]),
        by=Address.parse(row["by"]),
        since=date.fromisoformat(row["since"]),
        replaced_by=to_addresses(row["replaced_by"]),
        note=row["note"],
        gloss=row["gloss"],
        source=row["source"],
        rules=to_addresses(row["rules"]),
        doubt=row["doubt"],
    )


def to_wording(row: sqlite3.Row) -> Wording:
    """A row of `wordings`."""
    return Wording(
        address=Address.parse(row["address"]),
        version=RegulationId.parse(row["version"]),
        level=Level(row["level"]),
        number=row["number"],
        heading=row["heading"],
        text=row["text"],
        page=row["page"],
        parent=_optional(row["parent"]),
        printed_in=RegulationId.parse(row["printed_in"]),
        enacted_by=_optional(row["enacted_by"]),
        since=_day(row["since"]),
        until=_day(row["until"]),
        deleted=bool(row["deleted"]),
    )


def to_digest(row: sqlite3.Row) -> Digest:
    """A row of `digests`."""
    menurut = RegulationId.parse(row["menurut"]) if row["menurut"] else None
    return Digest(Address.parse(row["address"]), row["judul"], row["ringkasan"], row["gloss"], to_addresses(row["angka_dari"]), menurut)


def to_note(row: sqlite3.Row) -> Note:
    """A row of `notes`."""
    return Note(RegulationId.parse(row["regulation"]), row["number"], row["judul"], row["isi"], row["gloss"], row["source"], row["dated"])


def to_passage(row: sqlite3.Row) -> Passage:
    """A row of `passages`."""
    return Passage(
        Address.parse(row["address"]),
        row["part"],
        ClauseKind(row["kind"]),
        Source(row["source"]),
        row["naskah"],
        row["judul"],
        row["ringkasan"],
        row["gloss"],
    )
