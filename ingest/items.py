"""The inside of a Pasal: its ayat, and the lists in them (huruf, angka, and lists in lists)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.builder import OutlineBuilder
from ingest.lines import Line
from ingest.markers import Mark, ayat_mark, list_mark
from ingest.sequence import Candidate, best_chain, step_cost
from kb.address import Address, Level

# a line that begins with "(2)" goes on citing when the line before ends like this
_CITES_BEFORE = re.compile(r"(?:\bayat|\bPasal\s+\d+\w*|\bhuruf|\bdan|\batau|\bdan/atau|,)$")
_CITES_AFTER = re.compile(r"^(?:dan\b|atau\b|,|;|huruf\b|sampai\b|angka\b|tahun\b|bulan\b|hari\b|orang\b|kali\b|$)")
# words that close an offence after its list: they belong to the Pasal, not to the last huruf (UU 21/2007 Pasal 23)
_TAIL = re.compile(r"^(?:dipidana|diancam|dihukum|dikenai|dikenakan|dijatuhi|dapat dipidana|dapat dikenai|dapat dikenakan)\b")
_STRONG = 0.8


@dataclass(frozen=True, slots=True)
class _Ayat:
    position: int
    mark: Mark


def parse_content(lines: Sequence[Line], base: Address, builder: OutlineBuilder, *, wrapped: bool) -> None:
    """Everything below one Pasal, into `builder`, whose provision at hand is that Pasal."""
    ayats = _find_ayat(lines, base, builder)
    if not ayats:
        _parse_list(lines, base, builder, wrapped=wrapped)
        return
    lead = lines[: ayats[0].position]
    if lead and ayats[0].mark.number == "2" and lead[-1].text.endswith("."):
        # PP 9/2008 Pasal 22: a copy that lost the "(1)" but goes on with "(2)"
        builder.warn("ayat-disimpulkan", f"{base.path_citation}: tanda (1) tidak ada pada salinan ini", lead[0].page)
        _parse_ayat(lead, base.child(Level.AYAT, "1"), "", builder, wrapped=wrapped)
        lead = []
    _parse_list(lead, base, builder, wrapped=wrapped)
    ends = [ayat.position for ayat in ayats[1:]] + [len(lines)]
    for ayat, end in zip(ayats, ends, strict=True):
        first = lines[ayat.position].with_text(ayat.mark.rest)
        content = [first, *lines[ayat.position + 1 : end]]
        _parse_ayat(content, base.child(Level.AYAT, ayat.mark.number), f"({ayat.mark.number})", builder, wrapped=wrapped)


def _parse_ayat(lines: Sequence[Line], address: Address, mark: str, builder: OutlineBuilder, *, wrapped: bool) -> None:
    builder.open(address, page=lines[0].page, mark=mark)
    _parse_list(lines, address, builder, wrapped=wrapped)
    builder.close(address)


def _find_ayat(lines: Sequence[Line], base: Address, builder: OutlineBuilder) -> list[_Ayat]:
    found = [_Ayat(i, mark) for i, line in enumerate(lines) if (mark := ayat_mark(line.text))]
    weights = [_ayat_weight(lines, ayat) for ayat in found]
    strong = [ayat for ayat, weight in zip(found, weights, strict=True) if weight >= _STRONG]
    if renumbered := _renumber_repeats(strong):
        for before, after in zip(strong, renumbered, strict=True):
            if before.mark.number != after.mark.number:
                builder.warn(
                    "ayat-berulang",
                    f"{base.path_citation}: tanda ({before.mark.number}) tercetak berulang, dibaca sebagai ({after.mark.number})",
                    lines[before.position].page,
                )
        return renumbered
    candidates = [Candidate(a.position, a.mark.rank, w) for a, w in zip(found, weights, strict=True)]
    chain = best_chain(candidates)
    if sum(weights[i] for i in chain) < _STRONG:
        return []
    chosen = [found[i] for i in chain]
    previous: tuple[int, str] = (0, "")
    for ayat in chosen:
        if step_cost(previous, ayat.mark.rank) and not (previous == (0, "") and ayat.mark.number == "2"):
            builder.warn("ayat-hilang", f"{base.path_citation}: ayat sebelum ({ayat.mark.number}) tidak ada", lines[ayat.position].page)
        previous = ayat.mark.rank
    return chosen


def _ayat_weight(lines: Sequence[Line], ayat: _Ayat) -> float:
    """How much a line that begins with "(2)" looks like an ayat and not like a citation broken over two lines."""
    if ayat.position and _CITES_BEFORE.search(lines[ayat.position - 1].text):
        return 0.1
    if _CITES_AFTER.match(ayat.mark.rest):
        return 0.1
    return 1.0 if not ayat.mark.rest[:1].islower() else 0.5


def _renumber_repeats(ayats: Sequence[_Ayat]) -> list[_Ayat]:
    """The ayat renumbered where a number is printed twice and the rest runs on one too low (1 2 3 3 4); empty when that is not so.

    PP 9/2008 Pasal 6 is printed that way; its own text cites the ayat by the numbers that counting gives.
    """
    shift = 0
    renumbered = []
    for expected, ayat in enumerate(ayats, start=1):
        number, suffix = ayat.mark.rank
        if number + shift != expected:
            shift += 1
        if suffix or number + shift != expected:
            return []
        renumbered.append(replace(ayat, mark=replace(ayat.mark, number=str(expected))))
    return renumbered if shift else []


@dataclass(slots=True)
class _Level:
    """One list that is open: its style, the rank of its latest item, and that item's address."""

    style: str
    rank: tuple[int, str]
    address: Address
    owner: Address


def _parse_list(lines: Sequence[Line], base: Address, builder: OutlineBuilder, *, wrapped: bool) -> None:
    """Lists under `base`, which is the provision at hand: marks that continue an open list, or begin one, make provisions."""
    lines = _split_tail(lines)
    stack: list[_Level] = []
    before = ""
    for index, line in enumerate(lines):
        mark = list_mark(line.text)
        placed = _place(mark, stack, before, lines, index, base) if mark else None
        if mark and placed is not None:
            depth, address = placed
            if depth < len(stack):
                builder.close(stack[depth].address)
                _warn_gap(stack[depth], mark, base, line, builder)
                del stack[depth:]
            owner = stack[-1].address if stack else base
            stack.append(_Level(mark.style, mark.rank, address, owner))
            shown = line.text[: len(line.text) - len(mark.rest)].strip()
            builder.open(address, page=line.page, mark=shown)
            builder.line(line.with_text(mark.rest), block=False)
        else:
            if stack and _is_tail(line, before, wrapped=wrapped):
                builder.close(stack[0].address)
                stack.clear()
                builder.line(line, block=True)
            else:
                builder.line(line, block=line.block and not wrapped and _ends_sentence(before))
        before = line.text
    if stack:
        builder.close(stack[0].address)


def _split_tail(lines: Sequence[Line]) -> Sequence[Line]:
    """The penalty that a copy prints inside the last huruf ("d. …, dipidana dengan …") on a line of its own.

    Only where neither the lead-in nor an earlier item names one: it then belongs to all of them (UU 21/2007 Pasal 23).
    """
    last = max((i for i, line in enumerate(lines) if list_mark(line.text)), default=0)
    if not last or any("dipidana" in line.text for line in lines[:last]) or any("dipidana" in line.text for line in lines[last + 1 :]):
        return lines
    match = re.search(r"(?<=[,;])\s+(?=dipidana\s+dengan\b)", lines[last].text)
    if not match:
        return lines
    text = lines[last].text
    pieces = [lines[last].with_text(text[: match.start()]), lines[last].with_text(text[match.end() :], block=True)]
    return [*lines[:last], *pieces, *lines[last + 1 :]]


def _place(mark: Mark, stack: list[_Level], before: str, lines: Sequence[Line], index: int, base: Address) -> tuple[int, Address] | None:
    """Depth and address at which a marked line becomes an item; None when its mark is only words."""
    for depth in range(len(stack) - 1, -1, -1):
        level = stack[depth]
        if level.style == mark.style and step_cost(level.rank, mark.rank) == 0.0:
            return depth, level.owner.child(mark.level, mark.number)
    if mark.rank == (1, "") and (not stack or stack[-1].style != mark.style):
        owner = stack[-1].address if stack else base
        if before.endswith(":") or _has_successor(mark, lines[index + 1 :]):
            return len(stack), owner.child(mark.level, mark.number)
    if not _ends_sentence(before):
        return None
    for depth in range(len(stack) - 1, -1, -1):
        level = stack[depth]
        if level.style == mark.style and level.rank < mark.rank and mark.rank[0] - level.rank[0] <= 3:
            return depth, level.owner.child(mark.level, mark.number)
    return None


def _has_successor(mark: Mark, following: Sequence[Line]) -> bool:
    return any(
        after.style == mark.style and step_cost(mark.rank, after.rank) == 0.0 for line in following if (after := list_mark(line.text))
    )


def _warn_gap(level: _Level, mark: Mark, base: Address, line: Line, builder: OutlineBuilder) -> None:
    if step_cost(level.rank, mark.rank):
        builder.warn(
            "daftar-lompat",
            f"{base.path_citation}: {mark.level.value} sebelum {mark.number} tidak ada pada salinan ini",
            line.page,
        )


def _ends_sentence(text: str) -> bool:
    return text.endswith((".", ";", ":", ",")) or bool(re.search(r"[;,]?\s(?:dan|atau|dan/atau|serta)$", text))


def _is_tail(line: Line, before: str, *, wrapped: bool) -> bool:
    """Whether an unmarked line after a list belongs to the list's owner again."""
    if _TAIL.match(line.text) and before.endswith((",", ";", ".")):
        return True
    return not wrapped and line.block and before.endswith((".", ";")) and line.text[:1].isupper()
