"""Reading side of a generation's SQLite file. Connections are read-only and one a thread."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kb.citation.address import Address, RegulationId
from kb.law.duty import DutyBook
from kb.law.passage import Passage, TextKind
from kb.law.penalty import Offence
from kb.law.regulation import Conflict, Digest, Note, Regulation, Relation, RelationKind
from kb.law.standings import Standings
from kb.law.status import Effect
from kb.law.textrecord import TextRecord
from kb.law.wording import Wording
from kb.storage.connections import Connections
from kb.storage.dutyrows import read_duty_book
from kb.storage.penaltyrows import read_offences
from kb.storage.rows import to_addresses, to_digest, to_effect, to_note, to_passage, to_regulation, to_relation, to_text_record, to_wording
from kb.storage.wordrows import read_vocabulary
from kb.words.postings import WEIGHT, unpack

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def _at_or_below(column: str) -> str:
    return f"({column} = ?1 OR {_below(column)})"


def _below(column: str) -> str:
    """Condition on the address ?1 as a range, which an index serves; "0" is the letter after "/"."""
    return f"({column} > ?1 || '/' AND {column} < ?1 || '0')"


_PASSAGES_KEPT = 4096


class Store:
    """Reads what a generation holds, by address, regulation or passage number; `withdrawn` digests are as if they were not there."""

    def __init__(self, path: Path, withdrawn: frozenset[Address] = frozenset()) -> None:
        self.withdrawn = withdrawn
        self._connections = Connections(path, withdrawn)
        self._passages: dict[int, Passage] = {}
        self._effects: dict[RegulationId, tuple[Effect, ...]] = {}
        self._offences: tuple[Offence, ...] = ()

    def close(self) -> None:
        """Close this thread's connection."""
        self._connections.close()

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's read-only connection."""
        return self._connections.here()

    def regulations(self) -> tuple[Regulation, ...]:
        """All regulations in the manifest's order."""
        relations: dict[str, list[Relation]] = {}
        for row in self.connection.execute("SELECT * FROM relations ORDER BY regulation, position"):
            relations.setdefault(row["regulation"], []).append(to_relation(row))
        rows = self.connection.execute("SELECT * FROM regulations ORDER BY position")
        return tuple(to_regulation(row, relations.get(row["id"], [])) for row in rows)

    def regulation(self, id: RegulationId) -> Regulation | None:
        """One regulation, or None when the corpus does not know it."""
        row = self.connection.execute("SELECT * FROM regulations WHERE id = ?", (str(id),)).fetchone()
        if row is None:
            return None
        relations = self.connection.execute("SELECT * FROM relations WHERE regulation = ? ORDER BY position", (str(id),))
        return to_regulation(row, [to_relation(r) for r in relations])

    def relations_to(self, id: RegulationId) -> tuple[tuple[RegulationId, Relation], ...]:
        """Relations that other regulations have to this one."""
        rows = self.connection.execute(f"SELECT * FROM relations WHERE {_at_or_below('target')} ORDER BY regulation, position", (str(id),))
        return tuple((RegulationId.parse(row["regulation"]), to_relation(row)) for row in rows)

    def known(self, id: RegulationId) -> bool:
        """Whether anything at hand says that the regulation came into force."""
        row = self.connection.execute("SELECT known FROM regulations WHERE id = ?", (str(id),)).fetchone()
        return bool(row and row["known"])

    def text(self, id: RegulationId) -> TextRecord | None:
        """The file that a regulation's words come from; None while nobody has them."""
        row = self.connection.execute("SELECT * FROM texts WHERE regulation = ?", (str(id),)).fetchone()
        return to_text_record(row) if row else None

    def effects(self, id: RegulationId) -> tuple[Effect, ...]:
        """All effects on a regulation's provisions; kept, since every part of a search asks for them."""
        if id not in self._effects:
            rows = self.connection.execute("SELECT * FROM effects WHERE regulation = ? ORDER BY since, target", (str(id),))
            self._effects[id] = tuple(map(to_effect, rows))
        return self._effects[id]

    def standings(self, regulations: Sequence[Regulation]) -> Standings:
        """Whether each clause of some regulations is in force on a day."""
        effects = {regulation.id: self.effects(regulation.id) for regulation in regulations}
        return Standings(regulations, effects, frozenset(id for id in effects if self.known(id)))

    def wordings(self, address: Address) -> tuple[Wording, ...]:
        """All wordings of one address, the oldest first."""
        rows = self.connection.execute(
            "SELECT * FROM wordings WHERE address = ? ORDER BY since IS NOT NULL, since, id", (str(address.bare),)
        )
        return tuple(map(to_wording, rows))

    def wording(self, address: Address, on: date) -> Wording | None:
        """The wording of an address on a day, or the one its version names; None where there is none."""
        found = self.wordings(address)
        if address.version:
            return next((w for w in found if w.version == address.version), None)
        return next((w for w in reversed(found) if w.holds_on(on)), None)

    def begun(self) -> dict[str, date]:
        """Addresses that later acts put into a law, each with the day since when its first wording holds."""
        rows = self.connection.execute("SELECT address, min(since) AS since FROM wordings GROUP BY address HAVING count(since) = count(*)")
        return {row["address"]: date.fromisoformat(row["since"]) for row in rows}

    def wordings_of(self, id: RegulationId, on: date) -> Iterator[Wording]:
        """All provisions of a regulation in reading order, in their wording of a day; struck ones left out."""
        rows = self.connection.execute(
            "SELECT * FROM wordings WHERE regulation = ?1 AND deleted = 0 AND (since IS NULL OR since <= ?2)"
            " AND (until IS NULL OR until > ?2) ORDER BY id",
            (str(id), on.isoformat()),
        )
        return map(to_wording, rows)

    def pasal_numbers(self, id: RegulationId, on: date) -> tuple[str, ...]:
        """Numbers of a regulation's own Pasal on a day, struck ones left out; not those of its Penjelasan or a Lampiran."""
        rows = self.connection.execute(
            "SELECT number FROM wordings WHERE regulation = ?1 AND level = 'pasal' AND address NOT LIKE ?1 || '/%/%' AND deleted = 0"
            " AND (since IS NULL OR since <= ?2) AND (until IS NULL OR until > ?2) ORDER BY id",
            (str(id), on.isoformat()),
        )
        return tuple(row["number"] or "" for row in rows)

    def every_wording_of(self, id: RegulationId) -> Iterator[Wording]:
        """All provisions of a regulation in reading order, in their wordings of all times; struck ones with them."""
        return map(to_wording, self.connection.execute("SELECT * FROM wordings WHERE regulation = ? ORDER BY id", (str(id),)))

    def versions_of(self, id: RegulationId) -> tuple[tuple[RegulationId, date | None], ...]:
        """The acts as of which there are wordings of a regulation, with the first day of each; None where that is not known."""
        rows = self.connection.execute(
            "SELECT version, min(since) AS since FROM wordings WHERE regulation = ? GROUP BY version ORDER BY min(id)", (str(id),)
        )
        return tuple((RegulationId.parse(row["version"]), date.fromisoformat(row["since"]) if row["since"] else None) for row in rows)

    def children(self, address: Address, on: date) -> tuple[Wording, ...]:
        """Provisions whose structural parent is this one, in reading order, in their wording of a day."""
        rows = self.connection.execute(
            "SELECT * FROM wordings WHERE parent = ?1 AND deleted = 0 AND (since IS NULL OR since <= ?2)"
            " AND (until IS NULL OR until > ?2) ORDER BY id",
            (str(address.bare), on.isoformat()),
        )
        return tuple(map(to_wording, rows))

    def bare(self, address: Address) -> Address:
        """The bare address that an amending act's address prints new words for; the address itself where it is none."""
        row = self.connection.execute("SELECT bare FROM aliases WHERE address = ?", (str(address),)).fetchone()
        return Address.parse(row["bare"]) if row else address

    def digest(self, address: Address) -> Digest | None:
        """Our digest of one passage."""
        row = self.connection.execute("SELECT * FROM digests WHERE address = ?", (str(address.bare),)).fetchone()
        return to_digest(row) if row else None

    def digests_of(self, id: RegulationId) -> tuple[Digest, ...]:
        """Our digests of a regulation, in the order of their passages."""
        rows = self.connection.execute(
            "SELECT d.* FROM passages p JOIN digests d ON d.address = p.address WHERE p.regulation = ? AND p.part = 0 ORDER BY p.id",
            (str(id),),
        )
        return tuple(map(to_digest, rows))

    def digests_below(self, address: Address) -> tuple[Digest, ...]:
        """Our digests of the parts of a provision, in reading order."""
        rows = self.connection.execute(
            f"SELECT d.* FROM passages p JOIN digests d ON d.address = p.address WHERE {_below('p.address')} AND p.part = 0 ORDER BY p.id",
            (str(address.bare),),
        )
        return tuple(map(to_digest, rows))

    def notes(self, id: RegulationId) -> tuple[Note, ...]:
        """Editorial notes on a regulation."""
        rows = self.connection.execute("SELECT * FROM notes WHERE regulation = ? ORDER BY number", (str(id),))
        return tuple(map(to_note, rows))

    def conflicts(self) -> tuple[Conflict, ...]:
        """Clauses of several laws that stand side by side unsettled."""
        return tuple(
            Conflict(row["topic"], to_addresses(row["addresses"]), row["isi"], row["gloss"], row["source"])
            for row in self.connection.execute("SELECT * FROM conflicts ORDER BY rowid")
        )

    def duty_book(self) -> DutyBook:
        """Who has which duty by which clause."""
        return read_duty_book(self.connection)

    def offences(self) -> tuple[Offence, ...]:
        """What each offence carries, by the day of the act."""
        self._offences = self._offences or read_offences(self.connection)
        return self._offences

    def passages(self, ids: Iterable[int]) -> dict[int, Passage]:
        """Passages by number; the first few thousand that are asked for are kept."""
        wanted = dict.fromkeys(ids)
        found = {id: self._passages[id] for id in wanted if id in self._passages}
        unread = [id for id in wanted if id not in found]
        if unread:
            marks = ",".join("?" * len(unread))
            rows = self.connection.execute(f"SELECT * FROM passages WHERE id IN ({marks})", unread)
            read = {row["id"]: to_passage(row) for row in rows}
            found |= read
            if len(self._passages) < _PASSAGES_KEPT:
                self._passages |= read
        return found

    def passages_at(self, address: Address) -> tuple[tuple[int, Passage], ...]:
        """Passages at an address, the parts of a long one in order."""
        rows = self.connection.execute("SELECT * FROM passages WHERE address = ? ORDER BY part", (str(address.bare),))
        return tuple((row["id"], to_passage(row)) for row in rows)

    def passages_below(self, address: Address) -> tuple[tuple[int, Passage], ...]:
        """Passages at or below an address, in reading order."""
        rows = self.connection.execute(f"SELECT * FROM passages WHERE {_at_or_below('address')} ORDER BY id", (str(address.bare),))
        return tuple((row["id"], to_passage(row)) for row in rows)

    def passage_rows(self) -> tuple[tuple[str, str, int, str, str], ...]:
        """Address, regulation, part, kind and source of every passage, in the order of their numbers, which count from 1."""
        return tuple(map(tuple, self.connection.execute("SELECT address, regulation, part, kind, source FROM passages ORDER BY id")))

    def marked(self, table: str) -> tuple[tuple[str, bytes], ...]:
        """Which passages have each facet (table `facets`) or narrowing (`narrowings`): its name with the packed rows of its passages."""
        return tuple(map(tuple, self.connection.execute(f"SELECT name, rows FROM {table}")))

    def vocabulary(self) -> Mapping[str, int]:
        """Every word of the corpus, in lower case and without accents, with its count; words of withdrawn digests stay among them."""
        return read_vocabulary(self.connection)

    def text_rows(self) -> "tuple[NDArray[np.int32], NDArray[np.int32]]":
        """Passage number and kind (place in `kb.law.passage.TEXTS`) of every row of the vector index."""
        passages, kinds = self.connection.execute("SELECT passages, kinds FROM text_rows").fetchone()
        return unpack(passages), unpack(kinds)

    def vectors(self) -> Iterator[bytes]:
        """Every row of the vector index, float32 little endian."""
        return (row["vector"] for row in self.connection.execute("SELECT vector FROM vectors ORDER BY row"))

    def vectors_at(self, rows: Sequence[int]) -> Iterator[bytes]:
        """Some rows of the vector index."""
        marks = ",".join("?" * len(rows))
        return (row["vector"] for row in self.connection.execute(f"SELECT vector FROM vectors WHERE row IN ({marks}) ORDER BY row", rows))

    def delegations(self, address: Address) -> tuple[tuple[int, int], ...]:
        """Where a provision's text leaves something to a later regulation ("diatur dengan Peraturan Pemerintah"): start, end."""
        rows = self.connection.execute("SELECT start, stop FROM delegations WHERE source = ? ORDER BY start", (str(address.bare),))
        return tuple((row["start"], row["stop"]) for row in rows)

    def implementing(self, address: Address) -> tuple[tuple[RegulationId, Relation], ...]:
        """Regulations known to carry out a provision, something in it, or what holds it; the regulation as a whole does not count."""
        found = self.relations_to(address.regulation)
        kept = [(id, r) for id, r in found if r.kind is RelationKind.IMPLEMENTS and r.target.path]
        return tuple((id, r) for id, r in kept if r.target.bare.covers(address) or address.bare.covers(r.target.bare))

    def vectors_of(self, id: RegulationId, kind: TextKind) -> "Iterator[tuple[Address, NDArray[np.float32]]]":
        """Vectors of one kind of text of a regulation's passages, with the passages' addresses, in reading order."""
        rows = self.connection.execute(
            "SELECT p.address, v.vector FROM passages p JOIN vectors v ON v.passage = p.id"
            " WHERE p.regulation = ? AND v.kind = ? ORDER BY v.row",
            (str(id), kind.value),
        )
        return ((Address.parse(row["address"]), unpack(row["vector"], WEIGHT)) for row in rows)

    def cites(self, address: Address) -> tuple[tuple[int, int, Address], ...]:
        """References in a provision's text: start, end, target."""
        rows = self.connection.execute("SELECT * FROM cites WHERE source = ? ORDER BY start", (str(address.bare),))
        return tuple((row["start"], row["stop"], Address.parse(row["target"])) for row in rows)

    def cited_by(self, address: Address) -> tuple[Address, ...]:
        """Provisions whose text refers to an address or to something below it; of a Pasal and its ayat only the ayat.

        A regulation's own clauses ("Undang-Undang ini") do not count for the regulation as a whole.
        """
        rows = self.connection.execute(
            f"SELECT DISTINCT source FROM cites WHERE {_at_or_below('target')} ORDER BY rowid", (str(address.bare),)
        )
        sources = [Address.parse(row["source"]) for row in rows]
        if not address.path:
            sources = [source for source in sources if source.regulation != address.regulation]
        above = {source.parent for source in sources}
        return tuple(source for source in sources if source not in above)

    def counts(self) -> dict[str, int]:
        """Rows of the main tables."""
        tables = ("regulations", "texts", "passages", "vectors", "digests", "notes", "effects", "duties", "offences")
        return {table: int(self.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]) for table in tables}
