"""Pasal in their sequence, and the Buku, Bab, Bagian and Paragraf above them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.lines.headings import group_mark
from ingest.lines.markers import Mark, ayat_mark, list_mark, pasal_mark, pasal_readings
from ingest.lines.sourcetext import Line
from ingest.structure.builder import OutlineBuilder
from ingest.structure.items import parse_content
from ingest.structure.sequence import Candidate, Rank, best_chain, step_cost
from kb.citation.address import Address, Level

_GROUP_DEPTH = {Level.BUKU: 0, Level.BAB: 1, Level.BAGIAN: 2, Level.PARAGRAF: 3}
_MAX_HEADING_LINES = 24
_SENTENCE_END = (";", ".", ":")
_INITIALS = frozenset("PpF")
_CITES_BEFORE = re.compile(r"(?:\bdalam|\bdan|\bdengan|\bpada|\batau|,|\bKetentuan|\bketentuan|\bdan/atau|\bantara|\bsetelah|\bmenurut)$")
# a line that holds nothing but a heading, however damaged
_HEADING_ONLY = re.compile(r"[PpF]\W?[aA]\W?[sS]\W?[aA]?\W?[lLtI1i|!]?\W?\s*\S{0,4}(?:\s\S{1,2})?\W{0,2}")


@dataclass(frozen=True, slots=True)
class Heading:
    """A Pasal heading: the line it stands on, its mark, and whether its number was read through slips or told by its neighbours."""

    position: int
    mark: Mark
    repaired: bool = False
    inferred: bool = False


def find_pasal(lines: Sequence[Line], *, roman: bool, first: int | None = 1) -> list[Heading]:
    """The real Pasal headings among all lines that look like one: Roman ones, or Arabic ones."""
    found: list[Heading] = []
    candidates: list[Candidate] = []
    for index, line in enumerate(lines):
        if line.text[:1] not in _INITIALS:
            continue
        for reading in pasal_readings(line.text, roman=roman):
            heading = Heading(index, reading.mark, repaired=reading.doubt > 0)
            weight = _pasal_weight(lines, heading) - reading.doubt
            if weight > 0:
                found.append(heading)
                candidates.append(Candidate(index, reading.mark.rank, weight))
    if roman and all(heading.repaired for heading in found):
        # OCR makes "Pasal I" of "Pasal 1": without one clean Roman heading the numbers are Arabic
        return []
    chosen = [found[i] for i in best_chain(candidates, first=first)]
    return chosen if roman else _infer_unreadable(lines, chosen)


def _infer_unreadable(lines: Sequence[Line], chosen: Sequence[Heading]) -> list[Heading]:
    """The same with unreadable headings put in where exactly as many numbers are missing between two readable ones."""
    result: list[Heading] = []
    for heading in chosen:
        if result and (missing := _missing(result[-1], heading)):
            lost = list(_unreadable(lines, result[-1], heading))
            if len(lost) == len(missing):
                result.extend(
                    Heading(index, Mark(Level.PASAL, str(number), "pasal", ""), inferred=True)
                    for index, number in zip(lost, missing, strict=True)
                )
        result.append(heading)
    return result


def _missing(before: Heading, after: Heading) -> range:
    return range(before.mark.rank[0] + 1, after.mark.rank[0])


def _unreadable(lines: Sequence[Line], before: Heading, after: Heading) -> Iterator[int]:
    """Lines between two headings that are a heading whose number cannot be read ("Pasal ?)", "Pasal", "Pasa; n")."""
    for index in range(before.position + 1, after.position):
        if not _HEADING_ONLY.fullmatch(lines[index].text) or not _stands_alone(lines, index):
            continue
        mark = pasal_mark(lines[index].text)
        if mark is None or mark.number not in {before.mark.number, after.mark.number}:
            yield index


def _stands_alone(lines: Sequence[Line], index: int) -> bool:
    """Whether the words before a line are at an end."""
    before = lines[index - 1].text if index else ""
    return not before or before.endswith(_SENTENCE_END) or before.isupper() or bool(group_mark(before))


def _pasal_weight(lines: Sequence[Line], heading: Heading) -> float:
    """1 for a heading alone on its line after a finished sentence; less for what could be a citation broken over lines."""
    rest = heading.mark.rest
    before = lines[heading.position - 1].text if heading.position else ""
    cited = bool(_CITES_BEFORE.search(before))
    if rest:
        if cited:
            return 0.05
        return 0.5 if rest[0] in "(" or rest[:1].isupper() else 0.05
    weight = 0.8
    if before.endswith(_SENTENCE_END) or before.isupper() or not before:
        weight += 0.2
    elif cited:
        weight -= 0.6
    if heading.position + 1 < len(lines):
        after = ayat_mark(lines[heading.position + 1].text)
        weight += 0.2 if after and after.number == "1" else 0.0
    return weight


def warn_gaps(pasals: Sequence[Heading], lines: Sequence[Line], builder: OutlineBuilder) -> None:
    """Warn of each Pasal that this copy lacks, and of headings that stand twice or cannot be read."""
    previous: Heading | None = None
    for heading in pasals:
        before: Rank = previous.mark.rank if previous else (0, "")
        if step_cost(before, heading.mark.rank):
            numbers = [str(n) for n in range(before[0] + 1, heading.mark.rank[0])] or [f"sebelum {heading.mark.number.upper()}"]
            named = ", ".join(numbers) if len(numbers) < 6 else f"{numbers[0]} sampai dengan {numbers[-1]}"
            builder.warn("pasal-hilang", f"Pasal {named} tidak ada pada salinan ini", lines[heading.position].page)
            if previous:
                for index in _unreadable(lines, previous, heading):
                    builder.warn("judul-tak-terbaca", "nomor sebuah judul Pasal tidak terbaca pada salinan ini", lines[index].page)
        previous = heading
    _warn_repeats(pasals, lines, builder)


def _warn_repeats(pasals: Sequence[Heading], lines: Sequence[Line], builder: OutlineBuilder) -> None:
    """A clean heading that the numbering did not take although its number is known: printed twice."""
    taken = {heading.position for heading in pasals}
    numbers = {heading.mark.number for heading in pasals}
    for index, line in enumerate(lines):
        if index in taken or line.text[:1] not in _INITIALS or not _HEADING_ONLY.fullmatch(line.text) or not _stands_alone(lines, index):
            continue
        mark = pasal_mark(line.text)
        if mark and not mark.rest and mark.number in numbers:
            builder.warn("pasal-berulang", f"judul Pasal {mark.number.upper()} tercetak lebih dari sekali pada salinan ini", line.page)


def parse_articles(lines: Sequence[Line], pasals: Sequence[Heading], base: Address, builder: OutlineBuilder, *, wrapped: bool) -> None:
    """Parse the Pasal in order; what stands between the text of one and the next heading is a run of group headings."""
    groups = _Groups(base, builder)
    bounds = [heading.position for heading in pasals[1:]] + [len(lines)]
    groups_from = _group_run(lines, 0, pasals[0].position)
    plain_text(lines[:groups_from], builder)
    groups.read(lines[groups_from : pasals[0].position])
    for heading, bound in zip(pasals, bounds, strict=True):
        warn_repair(lines, heading, builder)
        start = heading.position
        end = _group_run(lines, start + 1, bound) if bound < len(lines) else bound
        address = base.child(Level.PASAL, heading.mark.number)
        builder.open(address, page=lines[start].page, mark=shown_mark(lines[start], heading.mark), block_mark=True)
        content = [*rest_line(lines[start], heading.mark), *lines[start + 1 : end]]
        if content:
            parse_content(content, address, builder, wrapped=wrapped)
        else:
            builder.warn("pasal-kosong", f"Pasal {heading.mark.number.upper()} tidak berisi teks pada salinan ini", lines[start].page)
        builder.close(address)
        groups.read(lines[end:bound])
    groups.close()


def warn_repair(lines: Sequence[Line], heading: Heading, builder: OutlineBuilder) -> None:
    """Tell of a number that is not what the file prints; the text keeps what it prints."""
    line, number = lines[heading.position], heading.mark.number.upper()
    if heading.repaired:
        builder.warn("angka-diperbaiki", f'judul "{shown_mark(line, heading.mark)}" dibaca sebagai Pasal {number}', line.page)
    elif heading.inferred:
        builder.warn("pasal-disimpulkan", f'judul "{line.text}" dibaca sebagai Pasal {number} menurut urutannya', line.page)


def _group_run(lines: Sequence[Line], start: int, bound: int) -> int:
    """Where the group headings that end at the Pasal heading `bound` begin; `bound` when there are none."""
    first = bound
    for index in range(bound - 1, max(start, bound - _MAX_HEADING_LINES) - 1, -1):
        text = lines[index].text
        mark = group_mark(text)
        if mark and (mark.level is not Level.BAGIAN or mark.rest[:1] in {"", *"ABCDEFGHIJKLMNOPQRSTUVWXYZ"}):
            first = index
        elif ayat_mark(text) or list_mark(text) or text.endswith(_SENTENCE_END):
            break
    return first


class _Groups:
    """The Buku, Bab, Bagian and Paragraf that are open."""

    def __init__(self, base: Address, builder: OutlineBuilder) -> None:
        self._base = base
        self._builder = builder
        self._open: list[tuple[Level, Address]] = []
        self._latest: dict[Level, int] = {}

    def read(self, lines: Sequence[Line]) -> None:
        """Open the groups that a run of heading lines names."""
        for line in lines:
            mark = group_mark(line.text)
            if mark:
                self._start(mark, line)
            elif self._open:
                self._builder.title(line.text)
            else:
                self._builder.line(line, block=True)

    def close(self) -> None:
        """Close all that is open."""
        if self._open:
            self._builder.close(self._open[0][1])
            self._open.clear()

    def _start(self, mark: Mark, line: Line) -> None:
        depth = _GROUP_DEPTH[mark.level]
        while self._open and _GROUP_DEPTH[self._open[-1][0]] >= depth:
            self._builder.close(self._open.pop()[1])
        owner = self._open[-1][1] if self._open else self._base
        address = owner.child(mark.level, mark.number)
        if self._builder.knows(address):
            # UU 1/2023 prints BAB XXVII twice; the second is XXVIII
            following = str(self._latest.get(mark.level, 0) + 1)
            shown = address
            address = owner.child(mark.level, following)
            self._builder.warn("nomor-berulang", f"{shown.path_citation} tercetak berulang, dibaca sebagai nomor {following}", line.page)
        digits = re.match(r"\d+", address.path[-1].number or "")
        self._latest[mark.level] = int(digits[0]) if digits else 0
        printed = line.text[: len(line.text) - len(mark.rest)].strip() if mark.rest else line.text
        self._builder.open(address, page=line.page, mark=printed, block_mark=True)
        if mark.rest:
            self._builder.title(mark.rest)
        self._open.append((mark.level, address))


def shown_mark(line: Line, mark: Mark) -> str:
    """The mark as the source prints it."""
    return line.text[: len(line.text) - len(mark.rest)].strip() if mark.rest else line.text


def rest_line(line: Line, mark: Mark) -> list[Line]:
    """What follows a heading on its own line, as a line; nothing when nothing does."""
    return [line.with_text(mark.rest)] if mark.rest else []


def plain_text(lines: Sequence[Line], builder: OutlineBuilder) -> None:
    """Lines without structure."""
    for line in lines:
        builder.line(line, block=line.block)
