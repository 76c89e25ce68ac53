"""Shared collections: links that nobody can guess, two editors that lose nothing, a file that tells no secrets."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from kb.citation.address import Address
from kb.collecting import sharing as module
from kb.collecting.collection import Clause, Collection, Section
from kb.collecting.sharing import SharedCollections, new_keys, reading_key
from kb.errors import CollectionError, CollectionNotFound, CollectionsFull, CollectionStale

FIRST = Collection("Kebun", "", (Section("", (Clause(Address.parse("pergub-dki-901-2011/pasal-2")),)),))
SECOND = replace(FIRST, title="Kebun kota")
THIRD = replace(FIRST, title="Kebun warga")


@pytest.fixture
def shared(tmp_path: Path) -> SharedCollections:
    return SharedCollections(tmp_path)


def test_both_links_open_it_and_only_one_may_change_it(shared: SharedCollections) -> None:
    keys = shared.share(FIRST)
    assert (shared.read(keys.edit).collection, shared.read(keys.edit).editable) == (FIRST, True)
    assert (shared.read(keys.read).collection, shared.read(keys.read).editable) == (FIRST, False)
    with pytest.raises(CollectionNotFound):
        shared.change(keys.read, 1, SECOND)
    assert not shared.remove(keys.read)
    assert shared.read(keys.read).collection == FIRST


def test_keys_are_long_and_each_of_its_own() -> None:
    keys = [new_keys() for _ in range(50)]
    assert len({key for pair in keys for key in (pair.edit, pair.read)}) == 100
    # 24 bytes are 32 signs of base64
    assert all(len(pair.edit) >= 32 and reading_key(pair.edit) == pair.read for pair in keys)
    assert all(pair.edit not in pair.read for pair in keys)


def test_the_file_holds_no_key(shared: SharedCollections, tmp_path: Path) -> None:
    keys = shared.share(FIRST)
    (path,) = tmp_path.iterdir()
    content = path.read_bytes()
    assert keys.edit.encode() not in content
    assert keys.read.encode() not in content
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("key", ["", "a", "%", "' OR 1=1 --", "x" * 10_000, "\ud800"])
def test_a_wrong_link_opens_nothing(shared: SharedCollections, key: str) -> None:
    with pytest.raises(CollectionNotFound):
        shared.read(key)
    shared.share(FIRST)
    with pytest.raises(CollectionNotFound):
        shared.read(key)


def test_of_two_editors_the_later_is_told_and_nothing_is_lost(shared: SharedCollections) -> None:
    keys = shared.share(FIRST)
    assert shared.change(keys.edit, 1, SECOND).version == 2
    with pytest.raises(CollectionStale) as stale:
        shared.change(keys.edit, 1, THIRD)
    now = stale.value.current
    assert isinstance(now, module.Shared)
    assert (now.collection, now.version) == (SECOND, 2)
    assert shared.change(keys.edit, now.version, THIRD).version == 3
    assert shared.read(keys.read).collection == THIRD


def test_of_many_editors_at_once_one_wins(shared: SharedCollections) -> None:
    keys = shared.share(FIRST)

    def edit(number: int) -> bool:
        try:
            shared.change(keys.edit, 1, replace(FIRST, title=str(number)))
        except CollectionStale:
            return False
        return True

    with ThreadPoolExecutor(8) as editors:
        assert sum(editors.map(edit, range(8))) == 1
    assert shared.read(keys.edit).version == 2


def test_what_was_removed_is_gone(shared: SharedCollections) -> None:
    keys = shared.share(FIRST)
    assert shared.remove(keys.edit)
    assert not shared.remove(keys.edit)
    with pytest.raises(CollectionNotFound):
        shared.read(keys.read)


def test_neither_too_many_nor_too_large_ones_are_kept(shared: SharedCollections, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 1)
    keys = shared.share(FIRST)
    with pytest.raises(CollectionsFull):
        shared.share(SECOND)
    monkeypatch.setattr(module, "MOST_BYTES", 10)
    with pytest.raises(CollectionError, match="larger"):
        shared.change(keys.edit, 1, SECOND)


def test_a_damaged_file_gets_one_line(shared: SharedCollections, tmp_path: Path) -> None:
    shared.share(FIRST)
    (path,) = tmp_path.iterdir()
    path.write_bytes(b"rusak" * 1000)
    with pytest.raises(CollectionError, match="cannot be used"):
        shared.read("kunci")


def test_reading_makes_no_file(shared: SharedCollections, tmp_path: Path) -> None:
    with pytest.raises(CollectionNotFound):
        shared.read("kunci")
    assert not list(tmp_path.iterdir())


def test_it_survives_a_rebuild(shared: SharedCollections, tmp_path: Path) -> None:
    keys = shared.share(FIRST)
    (tmp_path / "generations").mkdir()
    assert SharedCollections(tmp_path).read(keys.read).collection == FIRST
    connection = sqlite3.connect(tmp_path / "collections.sqlite3")
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
