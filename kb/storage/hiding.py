"""Withdrawn digests hidden from every query of one connection: views of its own stand before the tables of the generation."""

import sqlite3
from collections.abc import Collection

from kb.citation.address import Address

_SQL = """
CREATE TEMP TABLE withdrawn (address TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP VIEW digests AS SELECT * FROM main.digests WHERE address NOT IN (SELECT address FROM temp.withdrawn);
CREATE TEMP VIEW passages AS
  SELECT id, address, regulation, part, kind, source, naskah, iif(hidden, '', judul) AS judul, iif(hidden, '', ringkasan) AS ringkasan,
    iif(hidden, '', gloss) AS gloss
  FROM (SELECT *, address IN (SELECT address FROM temp.withdrawn) AS hidden FROM main.passages);
CREATE TEMP VIEW terms AS
  SELECT id, term, aliases, iif(hidden, '[]', also) AS also, iif(hidden, NULL, gloss) AS gloss, address
  FROM (SELECT *, address IN (SELECT address FROM temp.withdrawn) AS hidden FROM main.terms) AS t
  WHERE NOT hidden OR EXISTS (SELECT 1 FROM main.wordings AS w WHERE w.address = t.address AND w.deleted = 0);
CREATE TEMP VIEW term_uses AS SELECT rowid AS rowid, * FROM main.term_uses WHERE term IN (SELECT id FROM temp.terms);
"""


def hide(connection: sqlite3.Connection, withdrawn: Collection[Address]) -> None:
    """Let a connection see neither these digests nor what was drawn from them; passages keep their numbers and their law text."""
    if withdrawn:
        connection.executescript(_SQL)
        connection.executemany("INSERT INTO temp.withdrawn VALUES (?)", [(str(address),) for address in withdrawn])
        connection.commit()
