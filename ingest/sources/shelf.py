"""Keeps texts on disk, below KB_DATA/naskah (pulled) and KB_DATA/unggahan (added): each file with a sidecar that says where it came from.

    naskah/uu-21-2007.pdf       the file as it was received
    naskah/uu-21-2007.json      its sidecar: source, date, SHA-256
    naskah/.unduh/              downloads under way

A file counts as what its sidecar says only while the sidecar's sum is the file's. The sidecar is moved into place first: a process that
dies between the two moves leaves a sidecar without its file, which nobody reads.
"""

import fcntl
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from ingest.sources.extraction import EXTENSIONS
from kb.citation.address import RegulationId
from kb.errors import KnowledgeBaseError


class StorageError(KnowledgeBaseError):
    """A text could not be written: a full disk, a folder without leave to write, another process at work."""


@dataclass(frozen=True, slots=True)
class Sidecar:
    """Where a stored file came from."""

    id: RegulationId
    file: str
    sha256: str
    bytes: int
    taken: str
    """When, as ISO 8601 in UTC."""
    url: str | None = None
    """Address of the file, for one that was pulled."""
    page: str | None = None
    """Address of the page that led to it."""
    original: str | None = None
    """What the person's file was called."""
    confirmed: bool = False
    """Whether a person said which regulation it is, because its title could not be relied on."""


def read_sidecar(path: Path) -> Sidecar | None:
    """The sidecar beside a text file; None where there is none, or it is not of this file name.

    It does not read the file: compare `sha256` with the file's before believing it.
    """
    try:
        record = json.loads(path.with_suffix(".json").read_bytes())
        sidecar = Sidecar(**(record | {"id": RegulationId.parse(record["id"])}))
    except (OSError, ValueError, LookupError, TypeError):
        return None
    strings = (sidecar.file, sidecar.sha256, sidecar.taken, sidecar.url or "", sidecar.page or "", sidecar.original or "")
    if not all(isinstance(value, str) for value in strings) or sidecar.file != path.name or str(sidecar.id) != path.stem:
        return None
    return sidecar


def store(folder: Path, aside: Path, sidecar: Sidecar) -> Path:
    """Move a file that was written aside (below the same folder) into its place, with its sidecar; both or neither."""
    target, record = folder / sidecar.file, folder / f"{sidecar.id}.json"
    new, old = folder / f".{sidecar.id}.new", folder / f".{sidecar.id}.old"
    fields = {name: getattr(sidecar, name) for name in Sidecar.__slots__} | {"id": str(sidecar.id)}
    with disk(target):
        try:
            _sync(aside)
            old.unlink(missing_ok=True)
            if record.exists():
                _keep(record, old)
            with appended(new, keep=0) as write:
                write(json.dumps(fields, ensure_ascii=False, indent=1).encode())
            _move_both(new, record, aside, target, old)
            _sync(folder)
        finally:
            for left in (new, old):
                with suppress(OSError):
                    left.unlink(missing_ok=True)
        for other in _files_of(folder, sidecar.id):
            if other != target:
                other.unlink()
    return target


def _keep(record: Path, old: Path) -> None:
    """A second name for a file, which needs no space on a full disk; a copy where the file system has no links."""
    try:
        os.link(record, old)
    except OSError:
        shutil.copyfile(record, old)


def _move_both(new: Path, record: Path, aside: Path, target: Path, old: Path) -> None:
    os.replace(new, record)
    try:
        os.replace(aside, target)
    except BaseException:
        if old.exists():
            os.replace(old, record)
        else:
            record.unlink()
        raise


def take_off(folder: Path, id: RegulationId) -> tuple[str, ...]:
    """Remove a regulation's file and sidecar; the names of what was there."""
    removed = []
    with disk(folder):
        for path in (*_files_of(folder, id), folder / f"{id}.json"):
            if path.exists():
                path.unlink()
                removed.append(path.name)
        if removed:
            _sync(folder)
    return tuple(removed)


def _files_of(folder: Path, id: RegulationId) -> list[Path]:
    return [path for extension in sorted(EXTENSIONS) if (path := folder / f"{id}{extension}").is_file()]


def replace_text(path: Path, text: str) -> None:
    """Write a small file aside, sync it and move it into place."""
    aside = path.with_name(f".{path.name}.new")
    try:
        with appended(aside, keep=0) as write:
            write(text.encode())
        with disk(path):
            os.replace(aside, path)
            _sync(path.parent)
    finally:
        with suppress(OSError):
            aside.unlink(missing_ok=True)


@contextmanager
def appended(path: Path, *, keep: int) -> Iterator[Callable[[bytes], None]]:
    """A function that writes behind the first `keep` bytes of a file; the file is synced when all is written."""
    with disk(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        # unbuffered: what could not be written must not be tried again when the file is closed
        file = path.open("r+b" if keep else "wb", buffering=0)

    def write(data: bytes) -> None:
        view = memoryview(data)
        with disk(path):
            while view:
                view = view[file.write(view) or 0 :]

    with file:
        with disk(path):
            file.truncate(keep)
            file.seek(keep)
        yield write
        with disk(path):
            os.fsync(file.fileno())


@contextmanager
def disk(path: Path) -> Iterator[None]:
    """Errors of the disk as one line."""
    try:
        yield
    except OSError as error:
        raise StorageError(f"{path.name} cannot be stored: {error.strerror or type(error).__name__}; see to {path.parent}") from None


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Only one process at a time changes a folder; the lock ends with the process."""
    with disk(folder / "lock"):
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise StorageError(f"another process is changing {folder}; wait for it and try again") from None
        yield
    finally:
        os.close(descriptor)


def discard(part: Path) -> None:
    """Remove a download under way and its note."""
    for path in (part, part.with_suffix(".json")):
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
