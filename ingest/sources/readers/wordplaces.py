"""Where the words of a passage stand on a page of a PDF: its letters joined to words, and the run of words that is the passage."""

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]

#: Left, top, right, bottom in pixels of the page's picture.
Box = tuple[int, int, int, int]
# fewer words in a row may stand anywhere by chance
_ANCHOR = 4
# words between two stretches of one passage: a hyphen at a line's end, a slip of the copy, a page's number
_GAP = 6
_MANY_LETTERS = 20_000


@dataclass(frozen=True, slots=True)
class _Word:
    plain: str
    box: Box


def places(page: pypdfium2.PdfPage, size: tuple[int, int], passage: str) -> tuple[Box, ...]:
    """Boxes around the lines of a passage on a page whose picture has this size; none where it is not found."""
    on_page = [word for word in _words(page, size) if word.plain]
    wanted = [word for word in map(_plain, passage.split()) if word]
    start, stop = _stretch([word.plain for word in on_page], wanted)
    return tuple(_by_line([word.box for word in on_page[start:stop]]))


def _stretch(on_page: Sequence[str], wanted: Sequence[str]) -> tuple[int, int]:
    """The longest run of words that both have in the same order, with the runs that follow closely before and behind it."""
    blocks = [block for block in SequenceMatcher(None, on_page, wanted, autojunk=False).get_matching_blocks() if block.size]
    if not blocks:
        return 0, 0
    middle = max(range(len(blocks)), key=lambda i: blocks[i].size)
    if blocks[middle].size < min(_ANCHOR, len(wanted)):
        return 0, 0
    first = last = middle
    while first and _follows(blocks[first - 1], blocks[first]):
        first -= 1
    while last + 1 < len(blocks) and _follows(blocks[last], blocks[last + 1]):
        last += 1
    return blocks[first].a, blocks[last].a + blocks[last].size


def _follows(one: "tuple[int, int, int]", other: "tuple[int, int, int]") -> bool:
    return other[0] - one[0] - one[2] <= _GAP and other[1] - one[1] - one[2] <= _GAP


def _plain(word: str) -> str:
    return re.sub(r"\W+", "", word).lower()


def _words(page: pypdfium2.PdfPage, size: tuple[int, int]) -> Iterator[_Word]:
    textpage = page.get_textpage()
    letters: list[str] = []
    box: Box | None = None
    found = raw.FS_RECTF()
    for index in range(min(textpage.count_chars(), _MANY_LETTERS)):
        code = raw.FPDFText_GetUnicode(textpage, index)
        if code <= 32:
            if box is not None:
                yield _Word(_plain("".join(letters)), box)
            letters, box = [], None
            continue
        raw.FPDFText_GetLooseCharBox(textpage, index, found)
        at = _in_picture(page, size, (found.left, found.top, found.right, found.bottom))
        box = at if box is None else _around(box, at)
        letters.append(chr(code))
    if box is not None:
        yield _Word(_plain("".join(letters)), box)


def _in_picture(page: pypdfium2.PdfPage, size: tuple[int, int], box: tuple[float, float, float, float]) -> Box:
    """A place on the page as pixels, however the page is turned or cropped."""
    x, y = ctypes.c_int(), ctypes.c_int()
    corners = []
    for left, top in ((box[0], box[1]), (box[2], box[3])):
        raw.FPDF_PageToDevice(page, 0, 0, *size, 0, left, top, x, y)
        corners.append((min(max(x.value, 0), size[0]), min(max(y.value, 0), size[1])))
    (x0, y0), (x1, y1) = corners
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _around(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _by_line(boxes: Sequence[Box]) -> Iterator[Box]:
    """Boxes that stand on one line as one box."""
    line: Box | None = None
    for box in boxes:
        if line is not None and min(line[3], box[3]) - max(line[1], box[1]) > 0.5 * (box[3] - box[1]):
            line = _around(line, box)
            continue
        if line is not None:
            yield line
        line = box
    if line is not None:
        yield line
