"""Shared collections, in `KB_DATA/collections.sqlite3`: reached by secret links, changed by version, untouched by any build.

A link holds a key. Who has the editing key can work out the reading key, not the other way round; the file holds only hashes of both, so
that reading the file opens no collection.
"""

import hashlib
import secrets
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kb.collecting.collection import Collection, check
from kb.collecting.exchange import read_collection, write_collection
from kb.errors import CollectionError, CollectionNotFound, CollectionsFull, CollectionStale, CollectionsUnusable
from kb.peoplefile import PeopleFile

#: More than a task force makes; what comes then is refused, so that nobody can fill the disk.
MOST = 10_000
MOST_BYTES = 2 * 1024 * 1024
"""Bytes of one collection's JSON."""
_FILE = "collections.sqlite3"
_BYTES = 24
_LONGEST_KEY = 64
_VERSION = 1
_SQL = f"""
CREATE TABLE collections (
  edit TEXT PRIMARY KEY, read TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, made TEXT NOT NULL, changed TEXT NOT NULL,
  content TEXT NOT NULL) WITHOUT ROWID;
PRAGMA user_version = {_VERSION};
"""


@dataclass(frozen=True, slots=True)
class Keys:
    """What the two links of a collection hold."""

    edit: str
    read: str


@dataclass(frozen=True, slots=True)
class Shared:
    """A shared collection as it is now; `version` is what a change must name."""

    collection: Collection
    version: int
    changed: str
    editable: bool


class SharedCollections:
    """The collections that are shared; their file is made when the first is."""

    def __init__(self, data: Path) -> None:
        self._file = PeopleFile(data / _FILE, _SQL, CollectionsUnusable)

    def share(self, collection: Collection) -> Keys:
        """Keep a new collection; its keys, which nobody can be told again. CollectionsFull where there are too many."""
        content, keys = _content(collection), new_keys()
        with self._file.writing() as connection:
            if connection.execute("SELECT count(*) FROM collections").fetchone()[0] >= MOST:
                raise CollectionsFull(f"{self._file.path}: {MOST} collections are shared; nobody can share more before some are removed")
            now = _now()
            connection.execute("INSERT INTO collections VALUES (?, ?, 1, ?, ?, ?)", (_hash(keys.edit), _hash(keys.read), now, now, content))
        return keys

    def read(self, key: str) -> Shared:
        """The collection that a key opens, whichever of the two it is; CollectionNotFound where it opens none."""
        with self._file.reading() as connection:
            found = self._find(connection, key) if connection else None
        if found is None:
            raise CollectionNotFound("no collection has this link; it was removed, or the link is not whole")
        return found

    def change(self, key: str, version: int, collection: Collection) -> Shared:
        """Put a collection in the place of version `version`.

        CollectionStale, with the collection as it is now, where somebody changed it meanwhile: nothing of theirs is lost.
        CollectionNotFound where the key only reads.
        """
        content = _content(collection)
        with self._file.writing() as connection:
            found = self._find(connection, key)
            if found is None or not found.editable:
                raise CollectionNotFound("no collection can be changed by this link; the link may only be for reading")
            if found.version != version:
                raise CollectionStale(f"somebody else changed the collection meanwhile: it is at version {found.version} now", found)
            changed = _now()
            connection.execute(
                "UPDATE collections SET version = ?, changed = ?, content = ? WHERE edit = ?", (version + 1, changed, content, _hash(key))
            )
        return Shared(collection, version + 1, changed, True)

    def remove(self, key: str) -> bool:
        """Remove a collection by its editing key; False where that opens none."""
        with self._file.writing() as connection:
            return connection.execute("DELETE FROM collections WHERE edit = ?", (_hash(key),)).rowcount > 0

    def _find(self, connection: sqlite3.Connection, key: str) -> Shared | None:
        if not key or len(key) > _LONGEST_KEY:
            return None
        mark = _hash(key)
        row = connection.execute("SELECT * FROM collections WHERE edit = ? OR read = ?", (mark, mark)).fetchone()
        return Shared(read_collection(row["content"]), row["version"], row["changed"], row["edit"] == mark) if row else None


def new_keys() -> Keys:
    """Keys of 192 bits that nobody can guess."""
    edit = secrets.token_urlsafe(_BYTES)
    return Keys(edit, reading_key(edit))


def reading_key(edit: str) -> str:
    """The key that only reads, worked out of the editing key."""
    return "b" + hashlib.sha256(f"baca:{edit}".encode()).hexdigest()[:48]


def _content(collection: Collection) -> str:
    content = write_collection(check(collection))
    if len(content.encode("utf-8", "replace")) > MOST_BYTES:
        raise CollectionError(f"the collection cannot be shared: it is larger than {MOST_BYTES >> 20} MiB; shorten its notes")
    return content


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
