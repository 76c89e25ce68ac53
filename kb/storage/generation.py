"""Generations on disk: published whole with one atomic move of a pointer, checked by sums before they are served.

    DATA/generations/20261124T031500-1a2b3c4d/{kb.sqlite3, vectors.faiss, generation.json}
    DATA/current                                  the name of the generation that serves

A build that dies at any point leaves `current` as it was; what it wrote is swept once two later ones were published.
"""

import hashlib
import json
import os
import shutil
import threading
import time
from collections.abc import Collection
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

from kb.errors import IndexDamaged, IndexMissing, IndexStale

SCHEMA = 12
DATABASE = "kb.sqlite3"
VECTORS = "vectors.faiss"
_RECORD = "generation.json"
_POINTER = "current"
_summing = threading.Lock()


@dataclass(frozen=True, slots=True)
class Generation:
    """What a generation is made of; `sums` maps file names to SHA-256."""

    name: str
    schema: int
    fingerprint: str
    model: str
    engine: str
    dimension: int
    regulations: int
    passages: int
    vectors: int
    texts: dict[str, str]
    sums: dict[str, str]
    skipped: list[str]


def folder_of(data: Path, name: str) -> Path:
    """Where a generation lies."""
    return data / "generations" / name


def current(data: Path) -> Generation:
    """The generation that serves; IndexMissing when nothing was built, IndexDamaged when its record cannot be read."""
    try:
        name = (data / _POINTER).read_text("utf-8").strip()
        record = json.loads((folder_of(data, name) / _RECORD).read_text("utf-8"))
        # before its fields are read: another schema may have others
        if record["schema"] != SCHEMA:
            raise IndexStale(f"the index has schema {record['schema']}, this version reads {SCHEMA}: run `kb build`")
        return Generation(**record)
    except FileNotFoundError:
        raise IndexMissing(f"no index in {data}: run `kb build` first") from None
    except (ValueError, TypeError, KeyError, OSError) as error:
        raise IndexDamaged(f"{data / _POINTER}: the record of the generation is unreadable ({error}): run `kb build`") from None


def file_sum(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal; within a process an unchanged file is read once."""
    state = path.stat()
    with _summing:  # who comes while another thread reads the file waits for its sum
        return _sum(path, state.st_ino, state.st_size, state.st_mtime_ns)


@lru_cache(maxsize=8)
def _sum(path: Path, *_state: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def damaged_files(data: Path, generation: Generation) -> list[str]:
    """Names of the generation's files that are missing or do not match their sums."""
    folder = folder_of(data, generation.name)
    return [name for name, expected in generation.sums.items() if not (folder / name).is_file() or file_sum(folder / name) != expected]


def new_folder(data: Path, fingerprint: str) -> Path:
    """An empty folder for a generation in the making, which no reader sees until it is published."""
    now = time.time_ns()
    # names sort by time, to the microsecond: sweeping relies on it
    name = f"{time.strftime('%Y%m%dT%H%M%S', time.gmtime(now // 10**9))}-{now // 1000 % 10**6:06d}-{fingerprint[:8]}"
    folder = folder_of(data, name)
    folder.mkdir(parents=True)
    return folder


def publish(data: Path, folder: Path, generation: Generation) -> None:
    """Sync the folder to disk, then move the pointer; afterwards sweep generations that nobody needs."""
    (folder / _RECORD).write_text(json.dumps(asdict(generation), ensure_ascii=False, indent=1), "utf-8")
    for path in folder.iterdir():
        _sync(path)
    _sync(folder)
    before = published(data)
    # in the new folder, so that a build that dies here leaves nothing else behind
    pointer = folder / _POINTER
    pointer.write_text(generation.name, "utf-8")
    _sync(pointer)
    os.replace(pointer, data / _POINTER)
    _sync(data)
    _sweep(data, {before, generation.name})


def published(data: Path) -> str:
    """Name of the generation that serves; empty where there is none."""
    try:
        return (data / _POINTER).read_text("utf-8").strip()
    except (OSError, ValueError):
        return ""


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sweep(data: Path, kept: Collection[str]) -> None:
    """Remove what is older than the generation before: a service may still read that one, and what is newer may be in the making."""
    oldest = min(kept)
    for folder in (data / "generations").iterdir():
        if folder.name < oldest:
            shutil.rmtree(folder, ignore_errors=True)
