"""Vectors by (model, text hash): a text is embedded once, however often the corpus is built."""

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path

_CHUNK = 500


def text_hash(text: str) -> str:
    """Key of a text: SHA-256 of its UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


class VectorCache:
    """A SQLite file of vectors (float32, little endian) that builds share."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def get(self, model: str, hashes: Iterable[str]) -> dict[str, bytes]:
        """The vectors that are there, by hash; a damaged file is thrown away, since it only saves time."""
        wanted = list(dict.fromkeys(hashes))
        if not self._path.is_file():
            return {}
        try:
            return self._read(model, wanted)
        except sqlite3.OperationalError:  # locked, no space: nothing is wrong with the file
            raise
        except sqlite3.DatabaseError:
            for path in (self._path, self._path.with_name(f"{self._path.name}-journal")):
                path.unlink(missing_ok=True)
            return {}

    def _read(self, model: str, wanted: Sequence[str]) -> dict[str, bytes]:
        found: dict[str, bytes] = {}
        with closing(self._open()) as connection:
            for start in range(0, len(wanted), _CHUNK):
                part = wanted[start : start + _CHUNK]
                marks = ",".join("?" * len(part))
                rows = connection.execute(f"SELECT hash, vector FROM vectors WHERE model = ? AND hash IN ({marks})", (model, *part))
                found.update(rows)
        return found

    def put(self, model: str, vectors: Mapping[str, bytes]) -> None:
        """Keep vectors; a crash in between loses them and nothing else."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with closing(self._open()) as connection, connection:
            connection.executemany(
                "INSERT OR REPLACE INTO vectors (model, hash, vector) VALUES (?, ?, ?)", [(model, h, v) for h, v in vectors.items()]
            )

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=30)
        try:
            connection.execute(
                "CREATE TABLE IF NOT EXISTS vectors (model TEXT, hash TEXT, vector BLOB NOT NULL, PRIMARY KEY (model, hash)) WITHOUT ROWID"
            )
        except BaseException:
            connection.close()
            raise
        return connection
