"""The inside of a Pasal: its ayat, and the lists in them (huruf, angka, and lists in lists)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.lines.markers import Mark, first_item, list_mark, next_item
from ingest.lines.sourcetext import Line
from ingest.structure.ayat import find_ayat, shown_ayat
from ingest.structure.builder import OutlineBuilder
from ingest.structure.sequence import Rank, step_cost
from kb.citation.address import Address, Level

# words that close an offence after its list: they belong to the Pasal, not to the last huruf (UU 21/2007 Pasal 23)
_TAIL = re.compile(r"(?:dipidana|diancam|dihukum|dikenai|dikenakan|dijatuhi|dapat dipidana|dapat dikenai|dapat dikenakan)\b")
_CONJUNCTION = re.compile(r"[;,]?\s(?:dan|atau|dan/atau|serta)$")
_LAST_PENALTY = re.compile(r"(?<=[,;])\s+(?=dipidana\s+dengan\b)")
# how far a list may jump where a copy lost items
_MAX_JUMP = 3


def parse_content(lines: Sequence[Line], base: Address, builder: OutlineBuilder, *, wrapped: bool) -> None:
    """Put everything below one Pasal into `builder`, whose open provision is that Pasal."""
    ayats = find_ayat(lines, base, builder)
    if not ayats:
        _ListParser(lines, base, builder, wrapped=wrapped).parse()
        return
    lead = lines[: ayats[0].position]
    if lead and ayats[0].mark.number == "2" and lead[-1].text.endswith("."):
        # PP 9/2008 Pasal 22: a copy that lost the "(1)" but goes on with "(2)"
        builder.warn("ayat-disimpulkan", f"{base.path_citation}: tanda (1) tidak ada pada salinan ini", lead[0].page)
        _parse_ayat(lead, base.child(Level.AYAT, "1"), "", builder, wrapped=wrapped)
        lead = []
    _ListParser(lead, base, builder, wrapped=wrapped).parse()
    ends = [ayat.position for ayat in ayats[1:]] + [len(lines)]
    for ayat, end in zip(ayats, ends, strict=True):
        line = lines[ayat.position]
        content = [line.with_text(ayat.mark.rest), *lines[ayat.position + 1 : end]]
        _parse_ayat(content, base.child(Level.AYAT, ayat.mark.number), shown_ayat(line, ayat), builder, wrapped=wrapped)


def _parse_ayat(lines: Sequence[Line], address: Address, mark: str, builder: OutlineBuilder, *, wrapped: bool) -> None:
    builder.open(address, page=lines[0].page, mark=mark)
    _ListParser(lines, address, builder, wrapped=wrapped).parse()
    builder.close(address)


@dataclass(slots=True)
class _Level:
    """One list that is open: its style, the rank of its latest item, and that item's address."""

    style: str
    rank: Rank
    address: Address
    owner: Address


class _ListParser:
    """Lists under `base`, which is the provision at hand: marks that continue an open list, or begin one, make provisions."""

    def __init__(self, lines: Sequence[Line], base: Address, builder: OutlineBuilder, *, wrapped: bool) -> None:
        self._base = base
        self._builder = builder
        self._wrapped = wrapped
        self._lines, self._marks = _split_tail(lines, [list_mark(line.text) for line in lines])
        self._stack: list[_Level] = []

    def parse(self) -> None:
        """Put every line into the builder, in order."""
        before = ""
        for index, line in enumerate(self._lines):
            if not self._item(index, line, before):
                self._words(line, before)
            before = line.text or before
        if self._stack:
            self._builder.close(self._stack[0].address)

    def _item(self, index: int, line: Line, before: str) -> bool:
        """Take the line as an item, if it is one."""
        mark = self._marks[index]
        place = self._place(mark, before, index) if mark else None
        if place is None:
            mark, place = self._repaired(line, before, index)
        if mark is None or place is None:
            self._begin_again(self._marks[index], before, line)
            return False
        depth, address = place
        if self._builder.knows(address):
            self._warn_again(address, line)
            return False
        if depth < len(self._stack):
            self._builder.close(self._stack[depth].address)
            self._warn_gap(self._stack[depth], mark, line)
            del self._stack[depth:]
        owner = self._stack[-1].address if self._stack else self._base
        self._stack.append(_Level(mark.style, mark.rank, address, owner))
        shown = line.text[: len(line.text) - len(mark.rest)].strip()
        self._builder.open(address, page=line.page, mark=shown)
        self._builder.line(line.with_text(mark.rest), block=False)
        return True

    def _begin_again(self, mark: Mark | None, before: str, line: Line) -> None:
        """Close the list whose numbers begin again: the items that follow are another list's and must not continue it."""
        if mark is None or mark.rank != (1, "") or not before.endswith(":"):
            return
        depth = next((depth for depth, level in enumerate(self._stack) if level.style == mark.style), None)
        if depth is not None:
            self._warn_again(self._stack[depth].owner.child(mark.level, mark.number), line)
            self._builder.close(self._stack[depth].address)
            del self._stack[depth:]

    def _warn_again(self, address: Address, line: Line) -> None:
        # nobody could cite the items of a second list apart from the first one's
        self._builder.warn("daftar-berulang", f"{address.path_citation} ada dua kali; yang kedua tidak dipisah", line.page)

    def _words(self, line: Line, before: str) -> None:
        if self._stack and _is_tail(line, before, wrapped=self._wrapped):
            self._builder.close(self._stack[0].address)
            self._stack.clear()
            self._builder.line(line, block=True)
        else:
            self._builder.line(line, block=line.block and not self._wrapped and _ends_sentence(before))

    def _place(self, mark: Mark, before: str, index: int) -> tuple[int, Address] | None:
        """Depth and address at which a marked line becomes an item; None when its mark is only words."""
        stack = self._stack
        for depth in range(len(stack) - 1, -1, -1):
            level = stack[depth]
            if level.style == mark.style and step_cost(level.rank, mark.rank) == 0.0:
                return depth, level.owner.child(mark.level, mark.number)
        if mark.rank == (1, "") and (not stack or stack[-1].style != mark.style):
            owner = stack[-1].address if stack else self._base
            if before.endswith(":") or self._has_successor(mark, index):
                return len(stack), owner.child(mark.level, mark.number)
        if not _ends_sentence(before):
            return None
        for depth in range(len(stack) - 1, -1, -1):
            level = stack[depth]
            if level.style == mark.style and level.rank < mark.rank and mark.rank[0] - level.rank[0] <= _MAX_JUMP:
                if self._skipped_later(level, mark, index):
                    return None
                return depth, level.owner.child(mark.level, mark.number)
        return None

    def _skipped_later(self, level: _Level, mark: Mark, index: int) -> bool:
        """Whether a number that the mark would skip still comes: then the mark is words, or misread ("a. b. e. d.")."""
        return any(
            after is not None and after.style == mark.style and level.rank < after.rank < mark.rank
            for after in self._marks[index + 1 : index + 12]
        )

    def _has_successor(self, mark: Mark, index: int) -> bool:
        """Whether the item after a mark still comes, cleanly or damaged ("1, Imigrasi …" and "2.Wilayah …")."""
        following = range(index + 1, len(self._lines))
        return any(
            (after := self._marks[at]) is not None and after.style == mark.style and step_cost(mark.rank, after.rank) == 0.0
            for at in following
        ) or any(
            ((after := self._marks[at]) is None or after.style != mark.style)
            and _ends_sentence(self._lines[at - 1].text)
            and next_item(self._lines[at].text, mark.style, mark.rank[0], spaced=False)
            for at in following
        )

    def _repaired(self, line: Line, before: str, index: int) -> tuple[Mark | None, tuple[int, Address] | None]:
        """The item that a line with a damaged mark begins, told by the number that an open list expects ("1." for "l.", "e.Deputi")."""
        if before and not _ends_sentence(before):
            return None, None
        for depth in range(len(self._stack) - 1, -1, -1):
            level = self._stack[depth]
            found = next_item(line.text, level.style, level.rank[0], spaced=before.endswith((";", "dan", "atau")))
            if found:
                self._warn_repair(found, line)
                return found, (depth, level.owner.child(found.level, found.number))
        found = first_item(line.text) if not before or before.endswith(":") else None
        if found and all(level.style != found.style for level in self._stack) and self._has_successor(found, index):
            self._warn_repair(found, line)
            owner = self._stack[-1].address if self._stack else self._base
            return found, (len(self._stack), owner.child(found.level, found.number))
        return None, None

    def _warn_repair(self, mark: Mark, line: Line) -> None:
        shown = line.text[: len(line.text) - len(mark.rest)].strip()
        if shown.rstrip(".)") != mark.number:
            message = f'{self._base.path_citation}: tanda "{shown}" dibaca sebagai {mark.level.value} {mark.number}'
            self._builder.warn("angka-diperbaiki", message, line.page)

    def _warn_gap(self, level: _Level, mark: Mark, line: Line) -> None:
        if step_cost(level.rank, mark.rank):
            message = f"{self._base.path_citation}: {mark.level.value} sebelum {mark.number} tidak ada pada salinan ini"
            self._builder.warn("daftar-lompat", message, line.page)


def _split_tail(lines: Sequence[Line], marks: list[Mark | None]) -> tuple[Sequence[Line], list[Mark | None]]:
    """The penalty that a copy prints inside the last huruf ("d. …, dipidana dengan …") on a line of its own.

    Only where neither the lead-in nor an earlier item names one: it then belongs to all of them (UU 21/2007 Pasal 23).
    """
    last = max((index for index, mark in enumerate(marks) if mark), default=0)
    match = _LAST_PENALTY.search(lines[last].text) if last else None
    if match is None or any("dipidana" in line.text for index, line in enumerate(lines) if index != last):
        return lines, marks
    text = lines[last].text
    pieces = [lines[last].with_text(text[: match.start()]), lines[last].with_text(text[match.end() :], block=True)]
    return [*lines[:last], *pieces, *lines[last + 1 :]], [*marks[:last], list_mark(pieces[0].text), None, *marks[last + 1 :]]


def _ends_sentence(text: str) -> bool:
    return text.endswith((".", ";", ":", ",")) or bool(_CONJUNCTION.search(text[-12:]))


def _is_tail(line: Line, before: str, *, wrapped: bool) -> bool:
    """Whether an unmarked line after a list belongs to the list's owner again."""
    if _TAIL.match(line.text) and before.endswith((",", ";", ".")):
        return True
    return not wrapped and line.block and before.endswith((".", ";")) and line.text[:1].isupper()
