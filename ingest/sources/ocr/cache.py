"""What OCR read, kept by the hash of the file, so that a build reads it again without tesseract.

    KB_DATA/cache/ocr/SHA-256.jsonl
      {"form": 1, "engine": "tesseract 5.3.0", "language": "ind", "sum": "…"}
      {"page": 3, "confidence": 91.5, "text": "…", "lines": [["Pasal 1", 0.12, 96.1], …]}

A page without words has no confidence; one on which OCR failed says so and is tried again by the next run. A file that is damaged counts
as not there.
"""

import json
import os
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ingest.lines.sourcetext import Line
from ingest.sources.ocr.confidence import mean_confidence
from kb.errors import ExtractionError
from kb.storage.generation import file_sum

_FORM = 1
_SUM = re.compile(r"[0-9a-f]{64}")
_FOLDER = Path("cache") / "ocr"


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page that OCR has read; `failed` when it took too much time or crashed on it."""

    number: int
    lines: tuple[Line, ...] = ()
    failed: bool = False

    @property
    def confidence(self) -> float | None:
        """Mean confidence of its words; None where there are none."""
        return mean_confidence(self.lines)


def cache_file(data: Path, sum: str) -> Path:
    """Where the words of a file lie."""
    return data / _FOLDER / f"{sum}.jsonl"


def cache_sum(data: Path, sum: str) -> str:
    """Identity of what OCR read in a file; empty where nothing was kept."""
    kept = cache_file(data, sum)
    try:
        return file_sum(kept) if kept.is_file() else ""
    except OSError:
        return ""


def load(data: Path, sum: str) -> dict[int, ReadPage]:
    """The pages of a file by number; empty where nothing was kept, or what was kept is damaged."""
    try:
        head, *rows = cache_file(data, sum).read_text("utf-8").splitlines()
        header = json.loads(head)
        if header["form"] != _FORM or header["sum"] != sum:
            return {}
        pages = [_page(json.loads(row)) for row in rows]
    except (OSError, ValueError, LookupError, TypeError):
        return {}
    return {page.number: page for page in pages}


def _page(row: dict[str, object]) -> ReadPage:
    number, lines = row["page"], row["lines"]
    if not isinstance(number, int) or not isinstance(lines, list):
        raise TypeError("not a page")
    return ReadPage(number, tuple(_line(number, *line) for line in lines), bool(row.get("failed")))


def _line(page: int, text: object, top: object, confidence: object) -> Line:
    if not isinstance(text, str) or not isinstance(top, float | int) or not isinstance(confidence, float | int):
        raise TypeError("not a line")
    return Line(text, page=page, block=False, top=float(top), confidence=float(confidence))


def save(data: Path, sum: str, engine: str, language: str, pages: Mapping[int, ReadPage]) -> None:
    """Keep the pages of a file, all or nothing; ExtractionError when the disk refuses."""
    target = cache_file(data, sum)
    header = {"form": _FORM, "engine": engine, "language": language, "sum": sum}
    rows = [header, *(_row(pages[number]) for number in sorted(pages))]
    aside = target.with_name(f".{sum}.{os.getpid()}.new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with aside.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
            file.flush()
            os.fsync(file.fileno())
        os.replace(aside, target)
    except OSError as error:
        raise ExtractionError(f"what OCR read cannot be kept: {error.strerror}; see to {target.parent}") from None
    finally:
        with suppress(OSError):
            aside.unlink(missing_ok=True)


def _row(page: ReadPage) -> dict[str, object]:
    text = "\n".join(line.text for line in page.lines)
    lines = [[line.text, line.top, line.confidence] for line in page.lines]
    row: dict[str, object] = {"page": page.number, "confidence": page.confidence, "text": text, "lines": lines}
    return row | {"failed": True} if page.failed else row


def forget(data: Path, sum: str) -> None:
    """Remove what was kept of a file."""
    if _SUM.fullmatch(sum):
        with suppress(OSError):
            cache_file(data, sum).unlink(missing_ok=True)
