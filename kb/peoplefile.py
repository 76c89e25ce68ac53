"""A SQLite file of what people leave with the service: made at the first change, each change whole or not at all."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kb.errors import KnowledgeBaseError


class PeopleFile:
    """One such file at a path, its tables, and the error that says what is wrong with it."""

    def __init__(self, path: Path, sql: str, error: type[KnowledgeBaseError]) -> None:
        self.path = path
        self._sql = sql
        self._error = error

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection | None]:
        """A connection for one read; None where nobody left anything yet."""
        if not self.path.is_file():
            yield None
            return
        with self._open(f"file:{self.path}?mode=ro") as connection:
            # a file without tables: the first change failed
            yield connection if connection.execute("PRAGMA user_version").fetchone()[0] else None

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A connection for one change, in one transaction."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self._open(f"file:{self.path}?mode=rwc") as connection:
            connection.execute("BEGIN IMMEDIATE")
            if connection.execute("PRAGMA user_version").fetchone()[0] == 0:
                for statement in self._sql.split(";"):
                    connection.execute(statement)
                self.path.chmod(0o600)  # nobody's but the operator's to read
            yield connection
            connection.execute("COMMIT")

    @contextmanager
    def _open(self, uri: str) -> Iterator[sqlite3.Connection]:
        try:
            connection = sqlite3.connect(uri, uri=True, timeout=5, isolation_level=None)
        except sqlite3.Error as error:
            raise self._error(f"{self.path}: cannot be opened ({error}); see to its folder and rights") from None
        try:
            connection.row_factory = sqlite3.Row
            yield connection
        except sqlite3.Error as error:
            raise self._error(f"{self.path}: cannot be used ({error}); mend it, or move it away and lose what is in it") from None
        finally:
            connection.close()
