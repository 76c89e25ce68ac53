"""Reads a draft that somebody sends to be checked: in the limited child process, through a file that is gone when the answer is there."""

import tempfile
from pathlib import Path

from ingest.sources.sandbox import Limits, read_source
from kb.errors import ExtractionError, UnsupportedFormat

#: Kinds of drafts; a browser's name for a file is not trusted further than its ending.
SUFFIXES = (".txt", ".docx")
_LIMITS = Limits(memory=1 << 29, cpu=5, wall=20)


def read_draft(content: bytes, name: str) -> tuple[str, ...]:
    """The lines of a draft by the ending of its name; UnsupportedFormat, ExtractionLimit or ExtractionError where it cannot be read."""
    suffix = next((one for one in SUFFIXES if name.lower().endswith(one)), None)
    if suffix is None:
        raise UnsupportedFormat(f"a draft ends in {' or '.join(SUFFIXES)}")
    try:
        with tempfile.TemporaryDirectory(prefix="kb-draft-") as folder:
            path = Path(folder) / f"draft{suffix}"
            path.write_bytes(content)
            return tuple(line.text for line in read_source(path, _LIMITS).lines)
    except OSError as error:
        raise ExtractionError(f"the draft cannot be put aside to be read ({error.strerror})") from None
