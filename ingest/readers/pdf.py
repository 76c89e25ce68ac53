"""PDF files with a text layer, through pypdf."""

from pathlib import Path

import pypdf
from pypdf.errors import PyPdfError

from ingest.lines import Line, SourceText
from kb.errors import EncryptedFile, ExtractionError, NoTextLayer, UnsupportedFormat

MAX_PAGES = 2000


def read(path: Path) -> SourceText:
    """Lines of a PDF with their pages; EncryptedFile, NoTextLayer or UnsupportedFormat when it cannot be read."""
    with path.open("rb") as file:
        if b"%PDF-" not in file.read(1024):
            raise UnsupportedFormat(f"{path.name}: not a PDF inside; give the file its true extension")
    try:
        reader = pypdf.PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(""):
            raise EncryptedFile(f"{path.name}: the PDF is encrypted; save it without a password and try again")
        pages = len(reader.pages)
        if pages > MAX_PAGES:
            raise ExtractionError(f"{path.name}: {pages} pages, more than the {MAX_PAGES} that are read; split the file")
        return _from_pages([page.extract_text() for page in reader.pages], path)
    except ExtractionError:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError, OSError) as error:
        # pypdf lets many kinds of error through on malformed files
        raise ExtractionError(f"{path.name}: the PDF is damaged ({type(error).__name__}); get another copy") from error


def _from_pages(pages: list[str], path: Path) -> SourceText:
    lines: list[Line] = []
    empty = 0
    for number, text in enumerate(pages, start=1):
        words = [" ".join(raw.split()) for raw in text.splitlines()]
        found = [Line(line, page=number, block=False) for line in words if line]
        empty += not found
        lines.extend(found)
    if not lines:
        raise NoTextLayer(f"{path.name}: {len(pages)} pages, none with text; it is a scan and needs OCR first")
    return SourceText(tuple(lines), pages=len(pages), empty_pages=empty, wrapped=True)
