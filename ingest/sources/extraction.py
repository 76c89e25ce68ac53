"""Which reader a file gets, by its extension; `read_source` is the safe way in, `extract` what it runs in its child process."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from ingest.lines.sourcetext import SourceText
from ingest.sources.readers import BY_EXTENSION
from kb.errors import ExtractionError, UnsupportedFormat

#: Extensions that can be read.
EXTENSIONS = frozenset(BY_EXTENSION)
MAX_BYTES = 200 * 1024 * 1024


def read_source(path: Path) -> SourceText:
    """Lines of a file, read in a process of its own with limits; ExtractionError and its kinds when it cannot be read.

    A file of images has no lines, and its `needs_ocr` says so.
    """
    from ingest.sources.sandbox import read_source as read_in_child

    _check(path)
    return read_in_child(path)


def extract(path: Path) -> SourceText:
    """Lines of a file, read in this process without limits, as only files that can be trusted are; ExtractionError when it cannot be."""
    name = _check(path)
    read: Callable[[Path], SourceText] = import_module(f"ingest.sources.readers.{name}").read
    source = read(path)
    if not source.lines and not source.needs_ocr:
        raise ExtractionError(f"{path.name}: no text in it, and no images that could be read")
    return source


def _check(path: Path) -> str:
    """The reader that a file needs; ExtractionError for what shows without reading it: its kind, its size, that it cannot be opened."""
    name = BY_EXTENSION.get(path.suffix.lower())
    if name is None:
        raise UnsupportedFormat(f"{path.name}: unknown kind of file; known are {', '.join(sorted(EXTENSIONS))}")
    try:
        size = path.stat().st_size
    except OSError as error:
        raise ExtractionError(f"{path}: cannot be opened ({error.strerror})") from None
    if not size:
        raise ExtractionError(f"{path.name}: the file is empty")
    if size > MAX_BYTES:
        raise ExtractionError(f"{path.name}: {size >> 20} MiB, more than the {MAX_BYTES >> 20} MiB that are read")
    return name
