"""PDF pages through pypdfium2: letters with their places, hidden and slanted ones left out, put in reading order by `layout`."""

import ctypes
import itertools
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from ingest.lines.sourcetext import FEW_LETTERS, Line
from ingest.sources.readers.layout import Run, arrange
from kb.errors import EncryptedFile, ExtractionError, ExtractionLimit

_LINE_END = frozenset({10, 13})
# PDFium puts one of these where a line ends in a hyphen
_HYPHEN = frozenset({0x0002, 0xFFFE, 0x00AD})
_INVISIBLE_MODE = 3
_TINY = 1.5
_MANY_PATHS = 100
_GAP = 2.0
# more than a page of the smallest print holds
_MANY_LETTERS = 20_000
_SLANT = math.radians(8)


@dataclass(frozen=True, slots=True)
class _Style:
    """How a text object is drawn: its quarter turn (None for a slanted watermark), and whether nobody can see it."""

    turn: int | None
    invisible: bool
    white: bool


@dataclass(frozen=True, slots=True)
class _Letter:
    code: int
    style: _Style
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Page:
    """Lines of a page; `blank` when neither a scan nor drawn letters lie on it, so that no words can be missing."""

    lines: tuple[Line, ...]
    blank: bool = False

    @property
    def size(self) -> int:
        """How many letters it holds."""
        return sum(len(line.text) for line in self.lines)


def read_pages(path: Path, limit: int) -> list[Page] | None:
    """Every page; None when PDFium cannot open the file, so that another reader may try."""
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise EncryptedFile(f"{path.name}: the PDF is encrypted; save it without a password and try again") from None
        return None
    try:
        count = len(document)
        if count > limit:
            raise ExtractionError(f"{path.name}: {count} pages, more than the {limit} that are read; split the file")
        return [_read_page(document, index) for index in range(count)]
    finally:
        document.close()


def _read_page(document: pypdfium2.PdfDocument, index: int) -> Page:
    """One page; one that PDFium cannot load has no lines."""
    try:
        page = document[index]
        textpage = page.get_textpage()
    except pypdfium2.PdfiumError:
        return Page(())
    try:
        letters = _seen(list(_letters(textpage)), page)
        turns = Counter(letter.style.turn for letter in letters)
        lines: list[Line] = []
        for turn, _ in turns.most_common():
            if turn is not None:
                lines.extend(_lines(letters, turn, page.get_bbox(), index + 1))
        few = sum(len(line.text) for line in lines) < FEW_LETTERS
        return Page(tuple(lines), blank=few and not _may_hold_words(page))
    finally:
        textpage.close()
        page.close()


def _letters(textpage: pypdfium2.PdfTextPage) -> Iterator[_Letter]:
    box = raw.FS_RECTF()
    styles: dict[int | None, _Style] = {}
    for index in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, index)
        handle = raw.FPDFText_GetTextObject(textpage, index)
        key = ctypes.cast(handle, ctypes.c_void_p).value
        style = styles.get(key)
        if style is None:
            style = styles[key] = _style(textpage, index, handle)
        raw.FPDFText_GetLooseCharBox(textpage, index, box)
        yield _Letter(code, style, (box.left, box.bottom, box.right, box.top))


def _style(textpage: pypdfium2.PdfTextPage, index: int, handle: object) -> _Style:
    angle = raw.FPDFText_GetCharAngle(textpage, index)
    quarter = round(angle / (math.pi / 2)) % 4
    slanted = abs(math.remainder(angle, math.pi / 2)) > _SLANT
    if not handle:
        return _Style(None if slanted else quarter, False, False)
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    painted = raw.FPDFPageObj_GetFillColor(handle, red, green, blue, alpha)
    white = bool(painted) and (alpha.value == 0 or min(red.value, green.value, blue.value) >= 250)
    invisible = raw.FPDFTextObj_GetTextRenderMode(handle) == _INVISIBLE_MODE
    return _Style(None if slanted else quarter, invisible, white and not invisible)


def _seen(letters: list[_Letter], page: pypdfium2.PdfPage) -> list[_Letter]:
    """The letters that a reader of the page sees: an invisible OCR layer counts where it lies on the image of a scan."""
    hidden = sum((letter.style.invisible or letter.style.white) and letter.code > 32 for letter in letters)
    if hidden and not _has_large_image(page):
        visible = sum(letter.code > 32 for letter in letters) - hidden
        if visible or any(letter.style.white for letter in letters):
            letters = [letter for letter in letters if not (letter.style.white or (letter.style.invisible and visible))]
    left, bottom, right, top = page.get_bbox()
    seen = [
        letter
        for letter in letters
        if letter.code in _LINE_END
        or letter.code <= 32
        or (
            abs(letter.box[3] - letter.box[1]) + abs(letter.box[2] - letter.box[0]) > _TINY
            and left - 5 <= letter.box[2]
            and letter.box[0] <= right + 5
            and bottom - 5 <= letter.box[3]
            and letter.box[1] <= top + 5
        )
    ]
    if len(letters) > _MANY_LETTERS and 2 * len(seen) < len(letters):
        raise ExtractionLimit("a page draws far more letters than it shows; not read")
    return seen


def _may_hold_words(page: pypdfium2.PdfPage) -> bool:
    """Whether a page without text may have words all the same: on a large image, or drawn as paths letter by letter."""
    if _has_large_image(page):
        return True
    paths = page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3)
    return sum(1 for _ in itertools.islice(paths, _MANY_PATHS)) == _MANY_PATHS


def _has_large_image(page: pypdfium2.PdfPage) -> bool:
    left, bottom, right, top = page.get_bbox()
    area = (right - left) * (top - bottom)
    covered = 0.0
    for image in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        try:
            x0, y0, x1, y1 = image.get_bounds()
        except pypdfium2.PdfiumError:
            continue
        covered += max(0.0, x1 - x0) * max(0.0, y1 - y0)
    return bool(covered > 0.3 * area)


def _lines(letters: list[_Letter], turn: int, bounds: tuple[float, float, float, float], number: int) -> list[Line]:
    corners = [_turned(x, y, turn) for x in (bounds[0], bounds[2]) for y in (bounds[1], bounds[3])]
    upper = min(v for _, v in corners)
    height = max(max(v for _, v in corners) - upper, 1.0)
    lines = []
    for row in arrange(list(_runs(letters, turn))):
        text = " ".join(" ".join(run.text for run in row).split())
        if text:
            middle = sum(run.head for run in row) / len(row)
            lines.append(Line(text, page=number, block=False, top=round(min(max((middle - upper) / height, 0.0), 1.0), 4)))
    return lines


def _turned(x: float, y: float, turn: int) -> tuple[float, float]:
    """A place as seen by one who holds the page so that text of this (clockwise) quarter turn stands upright; heights grow downwards."""
    return ((x, -y), (-y, -x), (-x, y), (y, x))[turn]


def _runs(letters: list[_Letter], turn: int) -> Iterator[Run]:
    """Words in the order of the file, cut where PDFium ends a line or the baseline jumps."""
    words: list[str] = []
    first = last = (0.0, 0.0, 0.0, 0.0)
    for letter in letters:
        if letter.code in _LINE_END or (letter.style.turn != turn and letter.code > 32):
            if words and first != (0.0, 0.0, 0.0, 0.0):
                yield _run(words, first, last)
            words, first = [], (0.0, 0.0, 0.0, 0.0)
            continue
        if letter.code <= 32 and letter.code not in _HYPHEN:
            words.append(" ")
            continue
        box = _upright(letter.box, turn)
        if words and first != (0.0, 0.0, 0.0, 0.0) and _jumps(last, box):
            yield _run(words, first, last)
            words, first = [], (0.0, 0.0, 0.0, 0.0)
        if first == (0.0, 0.0, 0.0, 0.0):
            first = box
        last = box
        words.append("-" if letter.code in _HYPHEN else chr(letter.code))
    if words and first != (0.0, 0.0, 0.0, 0.0):
        yield _run(words, first, last)


def _upright(box: tuple[float, float, float, float], turn: int) -> tuple[float, float, float, float]:
    x0, y0 = _turned(box[0], box[1], turn)
    x1, y1 = _turned(box[2], box[3], turn)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _jumps(before: tuple[float, float, float, float], box: tuple[float, float, float, float]) -> bool:
    height = max(min(before[3] - before[1], box[3] - box[1]), 1.0)
    if box[0] > before[2] + _GAP * height:
        return True  # PDFium runs columns together that stand side by side
    return abs((before[1] + before[3]) - (box[1] + box[3])) / 2 > 0.7 * height or box[0] < before[0] - 4 * height


def _run(words: list[str], first: tuple[float, float, float, float], last: tuple[float, float, float, float]) -> Run:
    height = max((first[3] - first[1] + last[3] - last[1]) / 2, 1.0)
    return Run("".join(words), first[0], last[2], (first[1] + first[3]) / 2, (last[1] + last[3]) / 2, height)
