"""Which reader a file gets, by its extension."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from ingest.lines import SourceText
from kb.errors import ExtractionError, UnsupportedFormat

_READERS = {
    ".txt": "plain",
    ".md": "plain",
    ".html": "html",
    ".htm": "html",
    ".pdf": "pdf",
    ".docx": "docx",
}
#: Extensions that can be read.
EXTENSIONS = frozenset(_READERS)
MAX_BYTES = 200 * 1024 * 1024


def extract(path: Path) -> SourceText:
    """Lines of a file; ExtractionError and its kinds when it cannot be read."""
    name = _READERS.get(path.suffix.lower())
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
    read: Callable[[Path], SourceText] = import_module(f"ingest.readers.{name}").read
    return read(path)
