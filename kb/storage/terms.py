"""The terms that regulations define, and where each is used, read from a generation."""

import json
from collections.abc import Iterator

from kb.citation.address import Address, RegulationId
from kb.law.term import Term, TermUse
from kb.storage.store import Store


class Terms:
    """Reads the defined terms of a generation."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[Term, ...]:
        """Every defined term, in the order of the manifest and of the text."""
        return tuple(term for _, term in self._rows("SELECT * FROM terms ORDER BY id"))

    def used_by(self, id: RegulationId) -> tuple[TermUse, ...]:
        """Every use in a regulation's words, in the order of the text; each in the clause whose own words hold it."""
        rows = self._store.connection.execute(
            "SELECT * FROM term_uses WHERE source > ?1 || '/' AND source < ?1 || '0' ORDER BY rowid", (str(id),)
        ).fetchall()
        numbers = {row["term"] for row in rows}
        terms = {number: term for number, term in self._rows("SELECT * FROM terms ORDER BY id") if number in numbers}
        return tuple(TermUse(terms[row["term"]], Address.parse(row["source"]), row["start"], row["stop"]) for row in rows)

    def used_at_or_below(self, address: Address) -> tuple[Term, ...]:
        """The terms that a provision and the clauses below it use, in the order of their first use."""
        return tuple(
            term
            for _, term in self._rows(
                "SELECT t.* FROM terms t JOIN (SELECT term, min(rowid) AS place FROM term_uses"
                " WHERE source = ?1 OR (source > ?1 || '/' AND source < ?1 || '0') GROUP BY term) u ON u.term = t.id ORDER BY u.place",
                str(address.bare),
            )
        )

    def uses(self, term: Term) -> tuple[Address, ...]:
        """The provisions whose words use a term, in reading order."""
        rows = self._store.connection.execute(
            "SELECT source FROM term_uses WHERE term IN (SELECT id FROM terms WHERE address = ? AND term = ?)"
            " GROUP BY source ORDER BY min(rowid)",
            (str(term.address), term.term),
        )
        return tuple(Address.parse(row["source"]) for row in rows)

    def _rows(self, query: str, *values: str) -> Iterator[tuple[int, Term]]:
        for row in self._store.connection.execute(query, values):
            yield (
                row["id"],
                Term(
                    row["term"],
                    tuple(json.loads(row["aliases"])),
                    Address.parse(row["address"]),
                    row["gloss"],
                    tuple(json.loads(row["also"])),
                ),
            )
