"""The cache of vectors: by model and text, shared by builds."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.storage.vectors.cache import VectorCache, text_hash


@pytest.fixture
def cache(tmp_path: Path) -> VectorCache:
    """A cache whose folder is not there yet."""
    return VectorCache(tmp_path / "cache" / "vectors.sqlite3")


def test_a_cache_that_is_not_there_knows_nothing(cache: VectorCache) -> None:
    assert cache.get("uji", ["a"]) == {}


def test_vectors_come_back_by_hash_and_only_those_asked_for(cache: VectorCache) -> None:
    cache.put("uji", {"a": b"1", "b": b"2"})
    assert cache.get("uji", ["b", "c", "b"]) == {"b": b"2"}


def test_another_model_has_vectors_of_its_own(cache: VectorCache) -> None:
    cache.put("uji", {"a": b"1"})
    cache.put("lain", {"a": b"2"})
    assert cache.get("uji", ["a"]) == {"a": b"1"}
    assert cache.get("lain", ["a"]) == {"a": b"2"}


def test_more_hashes_than_one_statement_takes(cache: VectorCache) -> None:
    vectors = {text_hash(str(n)): str(n).encode() for n in range(1201)}
    cache.put("uji", vectors)
    assert cache.get("uji", vectors) == vectors


def test_another_object_finds_what_one_kept(cache: VectorCache, tmp_path: Path) -> None:
    cache.put("uji", {"a": b"1"})
    assert VectorCache(tmp_path / "cache" / "vectors.sqlite3").get("uji", ["a"]) == {"a": b"1"}


class _Failing(Mapping[str, bytes]):
    """Vectors that fail to come after the first."""

    def __getitem__(self, key: str) -> bytes:
        return b"1"

    def __iter__(self) -> Iterator[str]:
        yield "a"
        raise MemoryError

    def __len__(self) -> int:
        return 2


def test_a_failure_halfway_keeps_what_was_there(cache: VectorCache) -> None:
    cache.put("uji", {"z": b"0"})
    with pytest.raises(MemoryError):
        cache.put("uji", _Failing())
    assert cache.get("uji", ["a", "z"]) == {"z": b"0"}


def test_a_damaged_file_is_made_anew(cache: VectorCache, tmp_path: Path) -> None:
    cache.put("uji", {"a": b"1"})
    (tmp_path / "cache" / "vectors.sqlite3").write_bytes(b"no database" * 500)
    assert cache.get("uji", ["a"]) == {}
    cache.put("uji", {"a": b"2"})
    assert cache.get("uji", ["a"]) == {"a": b"2"}


@given(st.text(), st.text())
def test_texts_that_differ_have_other_hashes(one: str, other: str) -> None:
    assert (text_hash(one) == text_hash(other)) is (one == other)
