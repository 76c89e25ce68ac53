"""Reading side of a generation's SQLite file: rows in, values of the domain out. Connections are read-only and one a thread."""

import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kb.address import Address, Level, RegulationId
from kb.outline import ParseWarning
from kb.passage import ClauseKind, Passage, TextKind
from kb.regulation import Conflict, Digest, Note, Provenance, Regulation, Relation, RelationKind, Source
from kb.status import Effect, EffectKind
from kb.wording import Wording

SCHEMA_SQL = """
CREATE TABLE regulations (
  id TEXT PRIMARY KEY, position INTEGER NOT NULL, title TEXT NOT NULL, short_title TEXT, aliases TEXT NOT NULL, issuer TEXT,
  enacted TEXT, in_force TEXT, gazette TEXT, checked TEXT, topics TEXT NOT NULL, pages TEXT NOT NULL, sources TEXT NOT NULL,
  gaps TEXT NOT NULL, known INTEGER NOT NULL);
CREATE TABLE texts (
  regulation TEXT PRIMARY KEY, provenance TEXT NOT NULL, file TEXT NOT NULL, sum TEXT NOT NULL, pages INTEGER, ocr INTEGER NOT NULL,
  grade TEXT NOT NULL, source TEXT, warnings TEXT NOT NULL);
CREATE TABLE relations (regulation TEXT NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL, target TEXT NOT NULL, by TEXT, note TEXT);
CREATE TABLE effects (
  target TEXT NOT NULL, regulation TEXT NOT NULL, kind TEXT NOT NULL, by TEXT NOT NULL, since TEXT NOT NULL, replaced_by TEXT NOT NULL,
  note TEXT NOT NULL, gloss TEXT NOT NULL, source TEXT NOT NULL, rules TEXT NOT NULL, doubt TEXT);
CREATE INDEX effects_regulation ON effects (regulation);
CREATE TABLE wordings (
  id INTEGER PRIMARY KEY, address TEXT NOT NULL, regulation TEXT NOT NULL, version TEXT NOT NULL, level TEXT NOT NULL, number TEXT,
  heading TEXT, text TEXT NOT NULL, page INTEGER, parent TEXT, printed_in TEXT NOT NULL, enacted_by TEXT, since TEXT, until TEXT,
  deleted INTEGER NOT NULL);
CREATE INDEX wordings_address ON wordings (address);
CREATE INDEX wordings_regulation ON wordings (regulation, id);
CREATE INDEX wordings_parent ON wordings (parent);
CREATE TABLE aliases (address TEXT PRIMARY KEY, bare TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE digests (
  address TEXT PRIMARY KEY, judul TEXT NOT NULL, ringkasan TEXT NOT NULL, gloss TEXT NOT NULL, angka_dari TEXT NOT NULL, menurut TEXT)
  WITHOUT ROWID;
CREATE TABLE notes (
  regulation TEXT NOT NULL, number INTEGER NOT NULL, judul TEXT NOT NULL, isi TEXT NOT NULL, gloss TEXT NOT NULL, source TEXT NOT NULL,
  dated TEXT, PRIMARY KEY (regulation, number)) WITHOUT ROWID;
CREATE TABLE conflicts (topic TEXT NOT NULL, addresses TEXT NOT NULL, isi TEXT NOT NULL, gloss TEXT NOT NULL, source TEXT NOT NULL);
CREATE TABLE passages (
  id INTEGER PRIMARY KEY, address TEXT NOT NULL, regulation TEXT NOT NULL, part INTEGER NOT NULL, kind TEXT NOT NULL, source TEXT NOT NULL,
  naskah TEXT NOT NULL, judul TEXT NOT NULL, ringkasan TEXT NOT NULL, gloss TEXT NOT NULL);
CREATE INDEX passages_address ON passages (address);
CREATE TABLE vectors (row INTEGER PRIMARY KEY, passage INTEGER NOT NULL, kind TEXT NOT NULL, vector BLOB NOT NULL);
CREATE TABLE cites (source TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL, target TEXT NOT NULL);
CREATE INDEX cites_source ON cites (source);
CREATE INDEX cites_target ON cites (target);
CREATE TABLE terms (term TEXT NOT NULL, alias TEXT, folded TEXT NOT NULL, address TEXT NOT NULL);
CREATE INDEX terms_folded ON terms (folded);
CREATE VIRTUAL TABLE lexicon USING fts5 (naskah, ringkasan, gloss, unstemmed, content='', tokenize="unicode61 remove_diacritics 2");
CREATE TABLE document_frequencies (stem TEXT PRIMARY KEY, passages INTEGER NOT NULL) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class TextRecord:
    """Which file a regulation's words were read from, and how far its structure can be relied on."""

    regulation: RegulationId
    provenance: Provenance
    file: str
    sum: str
    pages: int | None
    ocr: bool
    grade: str
    source: str | None
    warnings: tuple[ParseWarning, ...]


class Store:
    """Everything that a generation holds, by address, regulation or passage number."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()

    def close(self) -> None:
        """Close this thread's connection."""
        connection = self._local.__dict__.pop("connection", None)
        if connection is not None:
            connection.close()

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's read-only connection."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = sqlite3.connect(f"file:{self._path}?mode=ro&immutable=1", uri=True)
            connection.row_factory = sqlite3.Row
            self._local.connection = connection
        return connection

    def regulations(self) -> tuple[Regulation, ...]:
        """All regulations in the manifest's order."""
        relations: dict[str, list[Relation]] = {}
        for row in self.connection.execute("SELECT * FROM relations ORDER BY regulation, position"):
            relations.setdefault(row["regulation"], []).append(_relation(row))
        rows = self.connection.execute("SELECT * FROM regulations ORDER BY position")
        return tuple(_regulation(row, relations.get(row["id"], [])) for row in rows)

    def regulation(self, id: RegulationId) -> Regulation | None:
        """One regulation, or None when the corpus does not know it."""
        row = self.connection.execute("SELECT * FROM regulations WHERE id = ?", (str(id),)).fetchone()
        if row is None:
            return None
        relations = self.connection.execute("SELECT * FROM relations WHERE regulation = ? ORDER BY position", (str(id),))
        return _regulation(row, [_relation(r) for r in relations])

    def relations_to(self, id: RegulationId) -> tuple[tuple[RegulationId, Relation], ...]:
        """Relations that other regulations have to this one."""
        rows = self.connection.execute(
            "SELECT * FROM relations WHERE target = ?1 OR target LIKE ?1 || '/%' ORDER BY regulation, position", (str(id),)
        )
        return tuple((RegulationId.parse(row["regulation"]), _relation(row)) for row in rows)

    def known(self, id: RegulationId) -> bool:
        """Whether anything at hand says that the regulation came into force."""
        row = self.connection.execute("SELECT known FROM regulations WHERE id = ?", (str(id),)).fetchone()
        return bool(row and row["known"])

    def text(self, id: RegulationId) -> TextRecord | None:
        """The file that a regulation's words come from; None while nobody has them."""
        row = self.connection.execute("SELECT * FROM texts WHERE regulation = ?", (str(id),)).fetchone()
        return _text_record(row) if row else None

    def effects(self, id: RegulationId) -> tuple[Effect, ...]:
        """All effects on a regulation's provisions."""
        rows = self.connection.execute("SELECT * FROM effects WHERE regulation = ? ORDER BY since, target", (str(id),))
        return tuple(map(_effect, rows))

    def wordings(self, address: Address) -> tuple[Wording, ...]:
        """All wordings of one address, the oldest first."""
        rows = self.connection.execute(
            "SELECT * FROM wordings WHERE address = ? ORDER BY since IS NOT NULL, since, id", (str(address.bare),)
        )
        return tuple(map(_wording, rows))

    def wording(self, address: Address, on: date) -> Wording | None:
        """The wording of an address on a day, or the one its version names; None where there is none."""
        found = self.wordings(address)
        if address.version:
            return next((w for w in found if w.version == address.version), None)
        return next((w for w in reversed(found) if w.holds_on(on)), None)

    def wordings_of(self, id: RegulationId, on: date) -> Iterator[Wording]:
        """All provisions of a regulation in reading order, in their wording of a day; struck ones left out."""
        rows = self.connection.execute(
            "SELECT * FROM wordings WHERE regulation = ?1 AND deleted = 0 AND (since IS NULL OR since <= ?2)"
            " AND (until IS NULL OR until > ?2) ORDER BY id",
            (str(id), on.isoformat()),
        )
        return map(_wording, rows)

    def children(self, address: Address, on: date) -> tuple[Wording, ...]:
        """Provisions whose structural parent is this one, in reading order, in their wording of a day."""
        rows = self.connection.execute(
            "SELECT * FROM wordings WHERE parent = ?1 AND deleted = 0 AND (since IS NULL OR since <= ?2)"
            " AND (until IS NULL OR until > ?2) ORDER BY id",
            (str(address.bare), on.isoformat()),
        )
        return tuple(map(_wording, rows))

    def bare(self, address: Address) -> Address:
        """The bare address that an amending act's address prints new words for; the address itself where it is none."""
        row = self.connection.execute("SELECT bare FROM aliases WHERE address = ?", (str(address),)).fetchone()
        return Address.parse(row["bare"]) if row else address

    def digest(self, address: Address) -> Digest | None:
        """Our digest of one passage."""
        row = self.connection.execute("SELECT * FROM digests WHERE address = ?", (str(address.bare),)).fetchone()
        return _digest(row) if row else None

    def digests_of(self, id: RegulationId) -> tuple[Digest, ...]:
        """Our digests of a regulation, in the order of their passages."""
        rows = self.connection.execute(
            "SELECT d.* FROM passages p JOIN digests d ON d.address = p.address WHERE p.regulation = ? AND p.part = 0 ORDER BY p.id",
            (str(id),),
        )
        return tuple(map(_digest, rows))

    def notes(self, id: RegulationId) -> tuple[Note, ...]:
        """Editorial notes on a regulation."""
        rows = self.connection.execute("SELECT * FROM notes WHERE regulation = ? ORDER BY number", (str(id),))
        return tuple(map(_note, rows))

    def conflicts(self) -> tuple[Conflict, ...]:
        """Clauses of several laws that stand side by side unsettled."""
        return tuple(
            Conflict(row["topic"], _addresses(row["addresses"]), row["isi"], row["gloss"], row["source"])
            for row in self.connection.execute("SELECT * FROM conflicts ORDER BY rowid")
        )

    def passages(self, ids: Iterable[int]) -> dict[int, Passage]:
        """Passages by number."""
        wanted = list(dict.fromkeys(ids))
        marks = ",".join("?" * len(wanted))
        return {row["id"]: _passage(row) for row in self.connection.execute(f"SELECT * FROM passages WHERE id IN ({marks})", wanted)}

    def passages_at(self, address: Address) -> tuple[tuple[int, Passage], ...]:
        """Passages at an address, the parts of a long one in order."""
        rows = self.connection.execute("SELECT * FROM passages WHERE address = ? ORDER BY part", (str(address.bare),))
        return tuple((row["id"], _passage(row)) for row in rows)

    def passages_below(self, address: Address) -> tuple[tuple[int, Passage], ...]:
        """Passages at or below an address, in reading order."""
        rows = self.connection.execute(
            "SELECT * FROM passages WHERE address = ?1 OR address LIKE ?1 || '/%' ORDER BY id", (str(address.bare),)
        )
        return tuple((row["id"], _passage(row)) for row in rows)

    def vector_rows(self) -> tuple[tuple[int, TextKind], ...]:
        """Passage number and kind of text of every row of the vector index."""
        rows = self.connection.execute("SELECT passage, kind FROM vectors ORDER BY row")
        return tuple((row["passage"], TextKind(row["kind"])) for row in rows)

    def vectors(self) -> Iterator[bytes]:
        """Every row of the vector index, float32 little endian."""
        return (row["vector"] for row in self.connection.execute("SELECT vector FROM vectors ORDER BY row"))

    def cites(self, address: Address) -> tuple[tuple[int, int, Address], ...]:
        """References in a provision's text: start, end, target."""
        rows = self.connection.execute("SELECT * FROM cites WHERE source = ? ORDER BY start", (str(address.bare),))
        return tuple((row["start"], row["stop"], Address.parse(row["target"])) for row in rows)

    def cited_by(self, address: Address) -> tuple[Address, ...]:
        """Provisions whose text refers to an address or to something below it; of a Pasal and its ayat only the ayat.

        A regulation's own clauses ("Undang-Undang ini") do not count for the regulation as a whole.
        """
        rows = self.connection.execute(
            "SELECT DISTINCT source FROM cites WHERE target = ?1 OR target LIKE ?1 || '/%' ORDER BY rowid", (str(address.bare),)
        )
        sources = [Address.parse(row["source"]) for row in rows]
        if not address.path:
            sources = [source for source in sources if source.regulation != address.regulation]
        above = {source.parent for source in sources}
        return tuple(source for source in sources if source not in above)

    def terms(self) -> tuple[tuple[str, str | None, Address], ...]:
        """Every defined term with an alias of it (or None) and the clause that defines it, in reading order."""
        rows = self.connection.execute("SELECT term, alias, address FROM terms ORDER BY rowid")
        return tuple((row["term"], row["alias"], Address.parse(row["address"])) for row in rows)

    def document_frequency(self, stem: str) -> int:
        """In how many passages a stem occurs."""
        row = self.connection.execute("SELECT passages FROM document_frequencies WHERE stem = ?", (stem,)).fetchone()
        return int(row["passages"]) if row else 0

    def counts(self) -> dict[str, int]:
        """Rows of the main tables."""
        tables = ("regulations", "texts", "passages", "vectors", "digests", "notes", "effects")
        return {table: int(self.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]) for table in tables}


def _addresses(text: str) -> tuple[Address, ...]:
    return tuple(Address.parse(item) for item in json.loads(text))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _optional(text: str | None) -> Address | None:
    return Address.parse(text) if text else None


def _relation(row: sqlite3.Row) -> Relation:
    return Relation(RelationKind(row["kind"]), Address.parse(row["target"]), _optional(row["by"]), row["note"])


def _regulation(row: sqlite3.Row, relations: list[Relation]) -> Regulation:
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
    )


def _text_record(row: sqlite3.Row) -> TextRecord:
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


def _effect(row: sqlite3.Row) -> Effect:
    return Effect(
        target=Address.parse(row["target"]),
        kind=EffectKind(row["kind"]),
        by=Address.parse(row["by"]),
        since=date.fromisoformat(row["since"]),
        replaced_by=_addresses(row["replaced_by"]),
        note=row["note"],
        gloss=row["gloss"],
        source=row["source"],
        rules=_addresses(row["rules"]),
        doubt=row["doubt"],
    )


def _wording(row: sqlite3.Row) -> Wording:
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


def _digest(row: sqlite3.Row) -> Digest:
    menurut = RegulationId.parse(row["menurut"]) if row["menurut"] else None
    return Digest(Address.parse(row["address"]), row["judul"], row["ringkasan"], row["gloss"], _addresses(row["angka_dari"]), menurut)


def _note(row: sqlite3.Row) -> Note:
    return Note(RegulationId.parse(row["regulation"]), row["number"], row["judul"], row["isi"], row["gloss"], row["source"], row["dated"])


def _passage(row: sqlite3.Row) -> Passage:
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
