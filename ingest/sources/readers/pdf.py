"""PDF files: pypdfium2 first, for it knows where each letter stands and is ten times as fast; pypdf where it finds nothing.

A page without words stays empty here: it is a scan, and `SourceText.needs_ocr` says so.
"""

import logging
from pathlib import Path

import pypdf
from pypdf.errors import LimitReachedError, PyPdfError

from ingest.lines.sourcetext import FEW_LETTERS, Line, SourceText
from ingest.sources.readers import pdfium
from ingest.sources.readers.pdfium import Page
from kb.errors import EncryptedFile, ExtractionError, ExtractionLimit, UnsupportedFormat

MAX_PAGES = 2000

# pypdf tells of every oddity that it repairs; here a file either gives its words or is refused
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def read(path: Path) -> SourceText:
    """Lines of a PDF with their pages; EncryptedFile, UnsupportedFormat or ExtractionError when it cannot be read."""
    with path.open("rb") as file:
        if b"%PDF-" not in file.read(1024):
            raise UnsupportedFormat(f"{path.name}: not a PDF inside; give the file its true extension")
    pages = pdfium.read_pages(path, MAX_PAGES)
    if pages is None:
        pages = _with_pypdf(path, None)
    elif any(page.size < FEW_LETTERS and not page.blank for page in pages):
        pages = _fill_with_pypdf(path, pages)
    return _source(pages)


def read_without_pdfium(path: Path) -> SourceText:
    """The same through pypdf alone, for a file on which PDFium crashes; without words it is refused, since OCR needs drawn pages."""
    source = _source(_with_pypdf(path, None))
    if not source.lines:
        raise ExtractionError(f"{path.name}: the PDF is damaged, its pages cannot be drawn; get another copy")
    return source


def _source(pages: list[Page]) -> SourceText:
    images = tuple(number for number, page in enumerate(pages, start=1) if page.size < FEW_LETTERS and not page.blank)
    return SourceText(tuple(line for page in pages for line in page.lines), pages=len(pages), image_pages=images, wrapped=True)


def _fill_with_pypdf(path: Path, pages: list[Page]) -> list[Page]:
    """The pages, with pypdf's words where PDFium found next to none and pypdf finds more."""
    wanted = frozenset(index for index, page in enumerate(pages) if page.size < FEW_LETTERS)
    try:
        others = _with_pypdf(path, wanted)
    except ExtractionError:
        return pages
    return [others[i] if i < len(others) and others[i].size > page.size else page for i, page in enumerate(pages)]


def _with_pypdf(path: Path, wanted: frozenset[int] | None) -> list[Page]:
    """The pages (the wanted ones) by pypdf."""
    try:
        reader = pypdf.PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(""):
            raise EncryptedFile(f"{path.name}: the PDF is encrypted; save it without a password and try again")
        count = len(reader.pages)
        if count > MAX_PAGES:
            raise ExtractionError(f"{path.name}: {count} pages, more than the {MAX_PAGES} that are read; split the file")
        return [
            Page(_lines(reader.pages[index].extract_text(), index + 1)) if wanted is None or index in wanted else Page(())
            for index in range(count)
        ]
    except ExtractionError:
        raise
    except LimitReachedError as error:
        raise ExtractionLimit(f"{path.name}: unpacks to more than can be read; not read") from error
    except (PyPdfError, ArithmeticError, ValueError, LookupError, TypeError, AttributeError, RecursionError, OSError) as error:
        # pypdf lets many kinds of error through on malformed files
        raise ExtractionError(f"{path.name}: the PDF is damaged ({type(error).__name__}); get another copy") from error


def _lines(text: str, number: int) -> tuple[Line, ...]:
    words = (" ".join(raw.split()) for raw in text.splitlines())
    return tuple(Line(line, page=number, block=False) for line in words if line)
