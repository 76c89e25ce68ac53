"""Finds what a page carries beside its text: page numbers, letterheads, sheet numbers, running heads and stamps.

They are told by their form wherever they stand ("- 5 -", "SK No 059870 A"), at the edges of pages by repetition, and in a scan, whose
letterhead is often garbage, by standing where the other pages have theirs.
"""

import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.lines.headings import group_mark
from ingest.lines.markers import ayat_mark, list_mark, pasal_readings
from ingest.lines.slips import resembles
from ingest.lines.sourcetext import Line

# "- 5 -", "5 / 12", "Halaman 3 dari 9", "SK No 059870 A", "www.hukumonline.com/pusatdata", "2008, No. 22", "2012, No.5348 2"
_FURNITURE = re.compile(
    r"""(?:
        [-–—]\s*\d{1,4}\s*[-–—]
      | \d{1,3}\s*/\s*\d{1,3}
      | [Hh]alaman\s+\d+(?:\s+(?:dari|of)\s+\d+)?
      | SK\s+No\.?\s*\d+\s*[A-Z]?
      | (?:https?://)?www\.[\w./-]+
      | (?:\d{1,3}\s+)?\d{4},\s*No\.?\s*\d+(?:\s+\d+)?
    )""",
    re.X,
)
# at a page's edge also what scanning leaves of "- 14 -": "-t4-", "2-", "-7", "_ 10_", "- 4l -"
_PAGE_NUMBER = re.compile(r"[-–—_.~\s]*[0-9tlIiOoSTL]{1,4}\s?[-–—_.~\s]*")
# "Sl( Nlo 10561-11 O", "lil( l.lo l0(1003 A": a sheet number as scanning leaves it
_SHEET_NUMBER = re.compile(r"\S{1,4}\s+\S{1,5}\s+\S[\w()/,.|'! -]{3,12}\s*;?\s*\w")
_LETTERHEADS = ("PRESIDENREPUBLIKINDONESIA", "PRESIDEN", "REPUBLIKINDONESIA", "REPUBLIK", "INDONESIA")
_HEAD_LINES = 5
# a letterhead of garbage may take more lines; it ends in the upper part of the page
_NUMBER_LINES = 8
_HEAD = 0.3
_FOOT_LINES = 4
_SHORT = 80
# sheet numbers stand below this share of the page's height, and are shorter than this
_FOOT = 0.93
_FOOT_WIDTH = 30
_ODD = re.compile(r"""[:;"'|(){}\[\]\\<>*!?]""")
_WORDS = re.compile(r"\b[A-Za-z][a-z]{3,}\b")
_WORD = re.compile(r"[a-z]{5}|[a-z][.;,:]$")


def drop_furniture(lines: Sequence[Line]) -> list[Line]:
    """The lines without the furniture of pages.

    >>> [line.text for line in drop_furniture([Line("orang dewasa", 1), Line("- 2 -", 2), Line("dan anak", 2)])]
    ['orang dewasa', 'dan anak']
    """
    if not any(line.page for line in lines):
        return _drop_loose_letterheads(lines)
    pages = list(_pages(lines))
    repeated = _running_lines(pages)
    band = _letterhead_band(pages)
    foot = _foot_band(pages)
    return [line for page in pages for line in _without_edges(page, repeated, band, foot)]


def _pages(lines: Sequence[Line]) -> Iterator[list[Line]]:
    start = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or lines[index].page != lines[start].page:
            yield list(lines[start:index])
            start = index


def _without_edges(page: Sequence[Line], repeated: frozenset[str], band: float | None, foot: float | None) -> Iterator[Line]:
    first = page[0].page == 1
    numbered = _number_line(page)
    for index, line in enumerate(page):
        if _FURNITURE.fullmatch(line.text) or index == numbered:
            continue
        at_head, at_foot = index < _HEAD_LINES, index >= len(page) - _FOOT_LINES
        if (at_head or at_foot) and (_key(line.text) in repeated or _is_page_number(line.text)):
            continue
        if not first and (_is_above_number(line, index, numbered) or (at_head and _in_letterhead(line, index, band))):
            continue
        if at_foot and _is_sheet_number(line, foot):
            continue
        yield line


def _number_line(page: Sequence[Line]) -> int:
    """Index of the page number near the top of a page; -1 where it stands elsewhere."""
    return max(
        (
            index
            for index, line in enumerate(page[:_NUMBER_LINES])
            if (line.top is None or line.top < _HEAD) and ("-" in line.text or not line.text.isdigit()) and _is_page_number(line.text)
        ),
        default=-1,
    )


def _is_above_number(line: Line, index: int, numbered: int) -> bool:
    """Whether a line above the page number is the letterhead, however little scanning left of it ("RrPusut( il{DoI.tEStA")."""
    if index >= numbered or _opens(line.text):
        return False
    if any(resembles(line.text, head, least=0.5) for head in _LETTERHEADS):
        return True
    odd = not line.text.isupper() or bool(_ODD.search(line.text))
    return line.top is not None and len(line.text) < 45 and odd and len(_WORDS.findall(line.text)) < 2


def _in_letterhead(line: Line, index: int, band: float | None) -> bool:
    """Whether a line near the top of a page is (part of) the letterhead and stands where the other pages have theirs."""
    inside = line.top <= band if band is not None and line.top is not None else index < 2
    return inside and _is_letterhead(line.text.rstrip(".,") if band is not None and inside else line.text)


def _is_sheet_number(line: Line, foot: float | None) -> bool:
    """Whether a short line at the very foot of a page is its sheet number, or what scanning left of it; words of the law never are."""
    if line.top is None or line.top <= _FOOT or len(line.text) >= _FOOT_WIDTH or _WORD.search(line.text) or _opens(line.text):
        return False
    return foot is not None or bool(_SHEET_NUMBER.fullmatch(line.text))


def _is_page_number(text: str) -> bool:
    return len(text) < 12 and bool(_PAGE_NUMBER.fullmatch(text)) and (not text.isalnum() or text.isdigit())


def _opens(text: str) -> bool:
    """Whether a line opens a part of the text and is thus no furniture."""
    return bool(
        group_mark(text) or pasal_readings(text, roman=False) or pasal_readings(text, roman=True) or ayat_mark(text) or list_mark(text)
    )


def _is_letterhead(text: str) -> bool:
    """Whether a line is (part of) "PRESIDEN REPUBLIK INDONESIA" above a page, slips allowed ("PRES IDEN", "REPUBUK INDONESIA")."""
    if text.endswith((",", ".", ";")) or text != text.upper():
        return False
    return any(resembles(text, head, least=0.66) for head in _LETTERHEADS)


def _letterhead_band(pages: Sequence[Sequence[Line]]) -> float | None:
    """How far down the letterhead of this file reaches; None where places are unknown or no page has one."""
    tops = []
    for page in pages:
        heads = [line.top for line in page[:_HEAD_LINES] if line.page != 1 and line.top is not None and _is_letterhead(line.text)]
        if heads:
            tops.append(max(heads))
    return statistics.median(tops) + 0.03 if tops and len(tops) * 3 >= len(pages) else None


def _foot_band(pages: Sequence[Sequence[Line]]) -> float | None:
    """Below which height most pages have one short line only: their sheet numbers."""
    below = [page for page in pages if page[-1].top is not None and page[-1].top > _FOOT and len(page[-1].text) < _FOOT_WIDTH]
    return _FOOT if len(below) >= 3 and 2 * len(below) > len(pages) else None


def _running_lines(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """Short lines that stand at the edge of at least three pages and two fifths of all, structure aside."""
    found: Counter[str] = Counter()
    for page in pages:
        edges = {*page[:_HEAD_LINES], *page[-_FOOT_LINES:]}
        found.update({_key(line.text) for line in edges if len(line.text) < _SHORT and not _opens(line.text)})
    least = max(3, 0.4 * len(pages))
    return frozenset(key for key, count in found.items() if count >= least and "cukup jelas" not in key)


def _key(text: str) -> str:
    return re.sub(r"\d+", "#", text.lower())


def _drop_loose_letterheads(lines: Sequence[Line]) -> list[Line]:
    """Text without pages that was made from pages: "PRESIDEN", "REPUBLIK INDONESIA" and "- 3 -" stand together between its lines."""
    dropped: set[int] = set()
    for index, line in enumerate(lines):
        if not (_FURNITURE.fullmatch(line.text) or (len(line.text) < 8 and "-" in line.text and _is_page_number(line.text))):
            continue
        dropped.add(index)
        above = index - 1
        while above >= max(0, index - 3) and _is_loose_head(lines[above].text):
            above -= 1
        heads = range(above + 1, index)
        if any(_is_letterhead(lines[i].text) for i in heads):
            dropped.update(heads)
    return [line for index, line in enumerate(lines) if index not in dropped]


def _is_loose_head(text: str) -> bool:
    return _is_letterhead(text) or (len(text) < 12 and text.isupper() and not _opens(text) and resembles(text[-9:], "INDONESIA", least=0.5))
