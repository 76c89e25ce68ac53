"""Pages of a PDF as pictures, through pypdfium2: what OCR reads."""

import math
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]

from ingest.ocr.picture import MAX_PIXELS, Picture
from kb.errors import ExtractionError

_POINTS = 72
#: Dots an inch at which tesseract reads best.
DPI = 300


def draw(path: Path, number: int, turn: int = 0) -> Picture:
    """Page `number` (from 1) in grey, turned clockwise by a multiple of 90 degrees; ExtractionError when it cannot be drawn."""
    try:
        document = pypdfium2.PdfDocument(path)
        page = document[number - 1]
        inches = page.get_width() * page.get_height() / _POINTS**2
        # a little less, so that rounding up both edges stays within the limit
        dpi = min(DPI, math.sqrt(MAX_PIXELS / max(inches, 1e-6)) * 0.999)
        bitmap = page.render(scale=dpi / _POINTS, rotation=turn, grayscale=True)
    except (pypdfium2.PdfiumError, IndexError, ValueError) as error:
        raise ExtractionError(f"{path.name}: page {number} cannot be drawn ({type(error).__name__})") from None
    rows = memoryview(bitmap.buffer).cast("B")
    grey = b"".join(rows[start : start + bitmap.width] for start in range(0, bitmap.stride * bitmap.height, bitmap.stride))
    return Picture(bitmap.width, bitmap.height, grey, round(dpi))
