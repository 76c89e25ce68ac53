"""Takes the traces of pages out of a text, by named steps, and drops nothing else: what a step drops stands elsewhere in the text too."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from ingest.lines.furniture import drop_furniture
from ingest.lines.sourcetext import Line

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\ufeff"), None) | {0x00A0: " ", 0x2028: " ", 0x2029: " "}
# catch-words: "(2) Jika ...", "Perbudakan . . .", "1. Ketentuan. . .", "Pasal4...", "(3) Penyedia . . . DISTRIBUSI II"
_DOTTED = re.compile(r"(?P<words>.{1,60}?)\s*(?:(?:[.,]\s?){2,}|…)\s*(?P<after>[A-Z ]{0,20})")
# scans keep one dot of three: "c. bahwa .", "1. Ketentuan ."
_ONE_DOT = re.compile(r"(?P<words>.{1,40}?)\s\.")
# "… permohonan Restitusi. Pasal 28 ..." at the end of a line of text without pages
_DOTTED_TAIL = re.compile(r"(?<=[.;:])\s+(?P<words>[^.;:]{1,40}?|\w\.\s?\w{1,30}?)\s*(?:(?:\.\s?){3,}|…)$")
# a stamp in front of a catch-word: "DISTRIBUSI II (3) Penyedia . . ."
_STAMP = re.compile(r"[A-Z]{5,}(?:\s+[A-Z]+)*\s+(?=\S)")
# what scanning leaves at the foot of a page: "ffi", "{D"
_SPECK = re.compile(r"\W*[^\W\d]{0,3}\W*")
# the shortest explanation, with which one page may end and the next begin
_ENDS_PROVISION = re.compile(r"cukup jelas\W*", re.I)
_TAIL_LINES = 3
_NEXT_LINES = 6


def tidy_characters(line: Line) -> Line:
    """Drop soft hyphens, zero-width signs and non-breaking spaces; runs of white space to one space."""
    text = line.text if line.text.isascii() else line.text.translate(_INVISIBLE)
    words = " ".join(text.split())
    return line if words == line.text else line.with_text(words)


def drop_catchwords(lines: Sequence[Line]) -> list[Line]:
    """Drop the words at the foot of a page that repeat the first words of the next, where the next lines do begin with them.

    >>> [l.text for l in drop_catchwords([Line("(2) Jika ..."), Line("(2) Jika perbuatan itu")])]
    ['(2) Jika perbuatan itu']
    """
    kept: list[Line] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        words = _dotted(line.text)
        if words and any(_repeats(w, lines[index + 1 : index + 1 + _NEXT_LINES]) for w in {words, _STAMP.sub("", words)}):
            index += 1
            continue
        if (tail := _DOTTED_TAIL.search(line.text)) and _repeats(tail["words"], lines[index + 1 : index + 3]):
            line = line.with_text(line.text[: tail.start()])
        if line.page is not None and (skip := _page_end(lines, index)):
            index += skip
            continue
        kept.append(line)
        index += 1
    return kept


def _dotted(text: str) -> str | None:
    if len(text) > _SHORT or not text.endswith((".", "…", *_CAPITALS, ",")):
        return None
    match = _DOTTED.fullmatch(text) or _ONE_DOT.fullmatch(text)
    return match["words"] if match else None


_SHORT = 90
_CAPITALS = tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def _page_end(lines: Sequence[Line], index: int) -> int:
    """How many lines to leave out here: an undotted catch-word ("Agar") at the end of a page, with specks that follow it on the page."""
    end = index + 1
    while end < len(lines) and lines[end].page == lines[index].page:
        end += 1
        if end - index > _TAIL_LINES:
            return 0
    text = lines[index].text
    if (
        end == len(lines)
        or len(text.split()) > 3
        or _ENDS_PROVISION.fullmatch(text)
        or not all(_SPECK.fullmatch(line.text) for line in lines[index + 1 : end])
    ):
        return 0
    return end - index if _repeats(text, lines[end : end + 2], exact=True) else 0


def _repeats(words: str, following: Sequence[Line], *, exact: bool = False) -> bool:
    """Whether one of the next lines begins with these words; scanning errs in either place, so longer ones need only be alike."""
    wanted = _squeeze(words)
    if not wanted or (exact and len(wanted) < 3):
        return False
    for line in following:
        begun = _squeeze(line.text[: 3 * len(words) + 10])[: len(wanted)]
        if begun == wanted:
            return True
        if _DIGITS.findall(wanted) != _DIGITS.findall(begun):
            continue  # "Pasal 43" is not the catch-word of "Pasal 44"
        if len(wanted) >= 6 and len(begun) == len(wanted) and SequenceMatcher(None, wanted, begun, autojunk=False).ratio() >= 0.8:
            return wanted[:1] == begun[:1] or not exact
    return False


def _squeeze(text: str) -> str:
    """Letters and digits only; what scanning takes for each other ("KTP-el", "KTP-e1"; "(4) Selain", "(41 Selain") alike."""
    return re.sub(r"[\W_]+", "", _OPEN_MARK.sub(r"\1 ", text).lower()).translate(_ALIKE)


_DIGITS = re.compile(r"[0-9]+")
# the mark of an ayat whose closing bracket was read as a digit
_OPEN_MARK = re.compile(r"^[({\[]([0-9]{1,2})[1lI|]\s")
_ALIKE = str.maketrans("oli", "011")


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
    if not left.endswith("-") or len(left) < 2 or not left[-2].isalpha() or not right[:1].isalpha():
        return f"{left} {right}"
    before = re.search(r"(\w+)-$", left[-60:])
    after = re.match(r"\w+", right)
    if before is None or after is None or right[0].isupper() or _reduplicates(before[1].lower(), after[0].lower()):
        return left + right
    return left[:-1] + right


def _reduplicates(before: str, after: str) -> bool:
    """Whether a hyphen belongs to the word: "perundang-undangan", "sebaik-baiknya", "terus-menerus", "hak-hak", "anti-kekerasan"."""
    if before in {"anti", "non", "pra", "pasca", "antar", "ex"}:
        return True
    return any(before.endswith(after[:length]) for length in range(3, len(after) + 1)) or (len(before) > 3 and before[-4:] in after)
