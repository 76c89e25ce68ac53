"""Reads a file, with OCR for those of its pages that are images: draws them, runs tesseract, keeps what it read.

    read_source ──► pages without words ──► cache, or draw_page ──► tesseract (one page a core) ──► lines with confidence ──► cache

The cache is written when all pages are read: a run that is cut off leaves nothing behind.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field, replace
from pathlib import Path

from ingest.lines.sourcetext import FEW_LETTERS, Line, SourceText
from ingest.sources.extraction import read_source
from ingest.sources.ocr import cache
from ingest.sources.ocr.cache import ReadPage
from ingest.sources.ocr.tesseract import HOW_TO_GET, LANGUAGE, Crew, PageFailed, PageLimits, Tesseract, find_tesseract
from ingest.sources.ocr.words import ReadLine
from ingest.sources.picture import Picture
from ingest.sources.sandbox import draw_page
from kb.errors import ExtractionError, ExtractionLimit
from kb.storage.generation import file_sum

#: Image pages of one file that are read; two or three seconds each.
MAX_PAGES = 500
# a page that lies on its side gives a few unsure words
_LYING = 60.0

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class OcrReader:
    """Reads like `read_source`, image pages through tesseract; what it read is kept below `data`, if that is given.

    With neither words kept nor tesseract at hand the pages stay without words, and `SourceText.needs_ocr` says so.
    """

    data: Path | None
    progress: Progress = lambda _: None
    engine: Tesseract | None = None
    limits: PageLimits = field(default_factory=PageLimits)
    keep: bool = True

    def __call__(self, path: Path) -> SourceText:
        """The lines of a file; errors as for `read_source`, ExtractionLimit also when too many pages are images."""
        source = read_source(path)
        if not source.image_pages:
            return source
        sum = _sum(path)
        known = cache.load(self.data, sum) if self.data else {}
        missing = [number for number in source.image_pages if number not in known or known[number].failed]
        if missing and self.engine:
            read = _read_pages(path, missing, Crew(self.engine, self.limits), self.progress)
            known |= read
            if self.data and self.keep:
                cache.save(self.data, sum, self.engine.version, LANGUAGE, known)
        return merged(source, known)


def ocr_reader(data: Path, progress: Progress = lambda _: None, *, ocr: bool = True) -> OcrReader:
    """The reader for files that are about to be taken: with tesseract where it is installed and wanted."""
    return OcrReader(data, progress, find_tesseract() if ocr else None)


def cached_reader(data: Path) -> OcrReader:
    """The reader of a build, which is a function of what lies on the disk: words that were kept, and no tesseract."""
    return OcrReader(data)


def read_once(path: Path, data: Path, progress: Progress) -> SourceText:
    """Read a file with OCR and keep nothing; ExtractionError when it needs OCR and there is no tesseract."""
    source = OcrReader(data, progress, find_tesseract(), keep=False)(path)
    if source.needs_ocr and not source.ocr_pages:
        raise ExtractionError(f"{path.name}: {why_unread()}")
    return source


def why_unread(*, tried: bool = True) -> str:
    """Why a scan has no words even so, and what to do; to be read after its name."""
    if not tried:
        return "a scan without text (perlu OCR); leave --no-ocr out, or get a copy with text"
    if find_tesseract() is None:
        return f"a scan without text (perlu OCR): {HOW_TO_GET}, or get a copy with text"
    return "a scan without text that OCR could read; get a better copy"


def merged(source: SourceText, pages: Mapping[int, ReadPage]) -> SourceText:
    """A source with the words of its image pages in their places; what little stood on such a page gives way to them."""
    read = {number: pages[number] for number in source.image_pages if number in pages and _size(pages[number].lines) >= FEW_LETTERS}
    if not read:
        return source
    kept = [line for line in source.lines if line.page not in read]
    lines = sorted((*kept, *(line for page in read.values() for line in page.lines)), key=lambda line: line.page or 0)
    left = tuple(number for number in source.image_pages if number not in read)
    return replace(source, lines=tuple(lines), image_pages=left, ocr_pages=tuple(sorted(read)))


def _size(lines: Sequence[Line]) -> int:
    return sum(len(line.text) for line in lines)


def _sum(path: Path) -> str:
    try:
        return file_sum(path)
    except OSError as error:
        raise ExtractionError(f"{path.name}: cannot be opened ({error.strerror})") from None


def _read_pages(path: Path, numbers: Sequence[int], crew: Crew, progress: Progress) -> dict[int, ReadPage]:
    """These pages through tesseract, one a core; an interrupt ends all of it."""
    if len(numbers) > MAX_PAGES:
        raise ExtractionLimit(f"{path.name}: {len(numbers)} pages to read by OCR, more than the {MAX_PAGES} that are; split the file")
    pages: dict[int, ReadPage] = {}
    progress(f"OCR halaman 1 dari {len(numbers)}")
    with ThreadPoolExecutor(_cores(), thread_name_prefix="ocr") as pool:
        jobs: list[Future[ReadPage]] = [pool.submit(_read_page, path, number, crew) for number in numbers]
        try:
            for job in as_completed(jobs):
                page = job.result()
                pages[page.number] = page
                progress(f"OCR halaman {len(pages)} dari {len(numbers)}")
        finally:
            crew.stop()
            pool.shutdown(wait=False, cancel_futures=True)
    if all(page.failed for page in pages.values()):
        raise ExtractionLimit(f"{path.name}: OCR could read none of its {len(numbers)} pages within its limits")
    return pages


def _cores() -> int:
    return max(len(os.sched_getaffinity(0)), 1)


def _read_page(path: Path, number: int, crew: Crew) -> ReadPage:
    """One page; where its words are doubtful, also turned as it seems to lie, the better reading staying."""
    try:
        picture = _draw(path, number)
        lines = crew.read(picture)
        if _confidence(lines) < _LYING and (turn := crew.turn(picture)):
            lines = max(lines, crew.read(_draw(path, number, turn)), key=_confidence)
    except PageFailed:
        return ReadPage(number, failed=True)
    return ReadPage(number, tuple(Line(line.text, page=number, block=False, top=line.top, confidence=line.confidence) for line in lines))


def _draw(path: Path, number: int, turn: int = 0) -> Picture:
    try:
        return draw_page(path, number, turn)
    except ExtractionError as error:
        raise PageFailed(str(error)) from None


def _confidence(lines: Sequence[ReadLine]) -> float:
    letters = sum(len(line.text) for line in lines)
    return sum(line.confidence * len(line.text) for line in lines) / letters if letters else 0.0
