"""Named, pure steps that take page furniture out of a text and nothing else: what a step drops stands elsewhere in the text too."""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from ingest.lines import Line

# "- 5 -", "-5-", "5 / 12", "Halaman 3 dari 9", "SK No 059870 A", "www.hukumonline.com/pusatdata", "2008, No. 22"
_FURNITURE = re.compile(
    r"""^(?:
        [-–—]\s*\d{1,4}\s*[-–—]
      | \d{1,3}\s*/\s*\d{1,3}
      | [Hh]alaman\s+\d+(?:\s+dari\s+\d+)?
      | SK\s+No\.?\s*\d+\s*[A-Z]?
      | (?:https?://)?www\.[\w./-]+
      | \d{4},\s*No\.?\s*\d+(?:\s+\d+)?
    )$""",
    re.X,
)
_LETTERS = re.compile(r"[^A-Za-z]+")
_LETTERHEAD = ("PRESIDENREPUBLIKINDONESIA", "PRESIDEN", "REPUBLIKINDONESIA")
# catch-words: "(2) Jika ...", "Perbudakan . . .", "1. Ketentuan. . ."
_TRAILING_DOTS = re.compile(r"^(?P<words>.{1,60}?)\s*(?:\.\s?){2,}\s*$|^(?P<more>.{1,60}?)\s*…\s*$")
_SAME_WORDS = re.compile(r"\w+")


def tidy_characters(line: Line) -> Line:
    """Soft hyphens, zero-width signs and non-breaking spaces out; runs of white space to one space."""
    text = line.text.translate(_INVISIBLE)
    return line.with_text(" ".join(text.split()))


_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\ufeff"), None) | {0x00A0: " ", 0x2028: " ", 0x2029: " "}


def drop_furniture(lines: Sequence[Line]) -> list[Line]:
    """Page numbers, sheet numbers and portal addresses out; a page's letterhead too where pages are known."""
    repeated = _repeated_at_page_edges(lines)
    kept = []
    for index, line in enumerate(lines):
        if _FURNITURE.match(line.text):
            continue
        at_top = line.page is not None and line.page > 1 and _distance_to_top(lines, index) < 4
        if at_top and (_is_letterhead(line.text) or _edge_key(line.text) in repeated):
            continue
        kept.append(line)
    return kept


def _distance_to_top(lines: Sequence[Line], index: int) -> int:
    """How many lines of the same page stand above this one."""
    distance = 0
    while index - distance > 0 and lines[index - distance - 1].page == lines[index].page:
        distance += 1
        if distance > 4:
            break
    return distance


def _is_letterhead(text: str) -> bool:
    """Whether a line is the "PRESIDEN REPUBLIK INDONESIA" above each page, OCR slips allowed ("PRES IDEN", "REPUBUK INDONESIA")."""
    if text.rstrip().endswith((",", ".")) or text != text.upper():
        return False
    letters = _LETTERS.sub("", text)
    return any(abs(len(letters) - len(head)) <= 2 and _similarity(letters, head) >= 0.75 for head in _LETTERHEAD)


def _similarity(a: str, b: str) -> float:
    pairs_a = Counter(itertools.pairwise(a))
    pairs_b = Counter(itertools.pairwise(b))
    total = sum(pairs_a.values()) + sum(pairs_b.values())
    return 2 * sum((pairs_a & pairs_b).values()) / total if total else 0.0


def _edge_key(text: str) -> str:
    return re.sub(r"\d+", "#", text.lower())


def _repeated_at_page_edges(lines: Sequence[Line]) -> frozenset[str]:
    """Short lines that open at least three pages and half of all: running heads."""
    tops: Counter[str] = Counter()
    pages = set()
    for index, line in enumerate(lines):
        if line.page is not None:
            pages.add(line.page)
            if len(line.text) < 80 and _distance_to_top(lines, index) < 2:
                tops[_edge_key(line.text)] += 1
    return frozenset(key for key, count in tops.items() if count >= 3 and count * 2 > len(pages))


def drop_catchwords(lines: Sequence[Line]) -> list[Line]:
    """The words that a page repeats from the next one ("(2) Jika ...") out, where the next lines do begin with them.

    >>> [l.text for l in drop_catchwords([Line("(2) Jika ..."), Line("(2) Jika perbuatan itu")])]
    ['(2) Jika perbuatan itu']
    """
    kept = []
    for index, line in enumerate(lines):
        match = _TRAILING_DOTS.match(line.text)
        if match and _begins_with(lines[index + 1 : index + 5], match["words"] or match["more"]):
            continue
        # official PDFs of recent years print the catch-word without dots, alone on the last line of a page
        ends_page = line.page is not None and index + 1 < len(lines) and lines[index + 1].page != line.page
        if ends_page and len(line.text.split()) <= 3 and _begins_with(lines[index + 1 : index + 2], line.text):
            continue
        kept.append(line)
    return kept


def _begins_with(following: Iterable[Line], words: str) -> bool:
    wanted = _SAME_WORDS.findall(words.lower())
    if not wanted:
        return False
    return any(_SAME_WORDS.findall(line.text.lower())[: len(wanted)] == wanted for line in following)


def clean(lines: Iterable[Line]) -> list[Line]:
    """All steps in order."""
    tidy = [line for line in map(tidy_characters, lines) if line.text]
    return drop_catchwords(drop_furniture(tidy))


def join_words(left: str, right: str) -> str:
    """What stands between the end of one line and the start of the next: a space, or nothing inside a hyphenated word.

    Reduplication keeps its hyphen ("Undang-" + "Undang"), a word broken at the line end loses it.

    >>> join_words("per-", "lindungan"), join_words("Undang-", "Undang ini"), join_words("lima", "belas")
    ('perlindungan', 'Undang-Undang ini', 'lima belas')
    """
    if len(left) < 2 or not left.endswith("-") or not left[-2].isalpha() or not right[:1].isalpha():
        return f"{left} {right}"
    before = re.search(r"(\w+)-$", left)
    after = re.match(r"\w+", right)
    if before is None or after is None or right[0].isupper() or _reduplicates(before[1].lower(), after[0].lower()):
        return left + right
    return left[:-1] + right


def _reduplicates(before: str, after: str) -> bool:
    """ "undang-undangnya", "sebaik-baiknya", "anti-kekerasan": a hyphen that belongs to the word."""
    return after.startswith(before[:4]) or before.endswith(after[:4]) or before in {"anti", "non", "pra", "pasca", "antar", "ex"}
