"""The PDF files that words were read from, and pictures of their pages with a passage marked.

    KB_DATA/cache/halaman/SHA-256.png     a picture, named by everything that it is made of

A file counts only while its sum is the one that the generation was built from. The cache may be deleted at any time.
"""

import hashlib
import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from ingest.sources.sandbox import mark_page
from ingest.sources.texts import ADDED, PULLED
from kb.errors import ExtractionError
from kb.law.textrecord import TextRecord
from kb.storage.generation import file_sum

_FOLDER = Path("cache") / "halaman"
_FORM = 1
#: Pictures that are kept: of a hundred kilobytes each.
_MOST = 500


class Originals:
    """Finds files by what a generation records of them, and draws their pages."""

    def __init__(self, data: Path, mounted: Sequence[Path]) -> None:
        self._folders = (data / PULLED, data / ADDED, *mounted)
        self._cache = data / _FOLDER
        self._sum = lru_cache(maxsize=256)(_sum_of)

    def find(self, record: TextRecord) -> Path | None:
        """The PDF that a text was read from; None where it is no PDF, not at hand, or another one by now."""
        if not record.file.lower().endswith(".pdf"):
            return None
        for folder in self._folders:
            path = folder / record.file
            with suppress(OSError):
                seen = path.stat()
                if self._sum(path, seen.st_mtime_ns, seen.st_size) == record.sum:
                    return path
        return None

    def picture(self, record: TextRecord, page: int, passage: str) -> bytes:
        """A page as PNG, a passage on it marked where its words are found; ExtractionError where it cannot be drawn."""
        words = " ".join(passage.split())
        kept = self._cache / f"{hashlib.sha256(f'{_FORM} {record.sum} {page} {words}'.encode()).hexdigest()}.png"
        with suppress(OSError):
            return kept.read_bytes()
        path = self.find(record)
        if path is None:
            raise ExtractionError(f"{record.file} is not at hand any more; build the index anew")
        drawn = mark_page(path, page, words).png()
        self._keep(kept, drawn)
        return drawn

    def _keep(self, kept: Path, drawn: bytes) -> None:
        """Write a picture whole or not at all; a full disk or one without leave to write only costs drawing it again."""
        with suppress(OSError):
            self._cache.mkdir(parents=True, exist_ok=True)
            pictures = sorted(self._cache.glob("*.png"), key=lambda path: path.stat().st_mtime)
            for old in pictures[: max(0, len(pictures) - _MOST + 1)]:
                old.unlink(missing_ok=True)
            with tempfile.TemporaryDirectory(dir=self._cache) as folder:
                aside = Path(folder) / kept.name
                aside.write_bytes(drawn)
                os.replace(aside, kept)


def _sum_of(path: Path, changed: int, size: int) -> str:
    return file_sum(path)
