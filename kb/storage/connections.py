"""Read-only connections to a generation's SQLite file, one a thread, which do not see withdrawn digests.

Views of a connection's own stand before the tables of the generation.
"""

import sqlite3
import threading
from collections.abc import Collection
from pathlib import Path

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


class Connections:
    """One read-only connection a thread to one file; what is `withdrawn` is as if it were not there."""

    def __init__(self, path: Path, withdrawn: frozenset[Address]) -> None:
        self._path = path
        self._withdrawn = withdrawn
        self._local = threading.local()

    def here(self) -> sqlite3.Connection:
        """This thread's connection."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = sqlite3.connect(f"file:{self._path}?mode=ro&immutable=1", uri=True)
            connection.row_factory = sqlite3.Row
            hide(connection, self._withdrawn)
            self._local.connection = connection
        return connection

    def close(self) -> None:
        """Close this thread's connection."""
        connection = self._local.__dict__.pop("connection", None)
        if connection is not None:
            connection.close()
