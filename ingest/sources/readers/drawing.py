"""Pages of a PDF as pictures, through pypdfium2: what OCR reads, and what a reader is shown."""

import math
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]

from ingest.sources.markedpage import MarkedPage
from ingest.sources.picture import MAX_PIXELS, Picture
from ingest.sources.readers.wordplaces import places
from kb.errors import ExtractionError

_POINTS = 72
#: Dots an inch at which tesseract reads best.
DPI = 300


#: Dots an inch at which a page is read on a screen.
SCREEN_DPI = 110


def draw(path: Path, number: int, turn: int = 0) -> Picture:
    """Page `number` (from 1) in grey, turned clockwise by a multiple of 90 degrees; ExtractionError when it cannot be drawn."""
    return _drawn(path, number, DPI, turn)[1]


def draw_marked(path: Path, number: int, passage: str) -> MarkedPage:
    """Page `number` (from 1) for the screen, with the places of a passage's words; ExtractionError when it cannot be drawn."""
    page, picture = _drawn(path, number, SCREEN_DPI, 0)
    return MarkedPage(picture, places(page, (picture.width, picture.height), passage) if passage else ())


def _drawn(path: Path, number: int, wanted: int, turn: int) -> tuple[pypdfium2.PdfPage, Picture]:
    try:
        document = pypdfium2.PdfDocument(path)
        page = document[number - 1]
        inches = page.get_width() * page.get_height() / _POINTS**2
        # a little less, so that rounding up both edges stays within the limit
        dpi = min(wanted, math.sqrt(MAX_PIXELS / max(inches, 1e-6)) * 0.999)
        bitmap = page.render(scale=dpi / _POINTS, rotation=turn, grayscale=True)
    except (pypdfium2.PdfiumError, IndexError, ValueError) as error:
        raise ExtractionError(f"{path.name}: page {number} cannot be drawn ({type(error).__name__})") from None
    rows = memoryview(bitmap.buffer).cast("B")
    grey = b"".join(rows[start : start + bitmap.width] for start in range(0, bitmap.stride * bitmap.height, bitmap.stride))
    return page, Picture(bitmap.width, bitmap.height, grey, round(dpi))
