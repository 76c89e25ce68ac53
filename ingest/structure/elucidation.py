"""The Penjelasan: its general part, and what it says Pasal by Pasal."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from ingest.lines.markers import Mark, elucidated_mark, pasal_readings
from ingest.lines.sourcetext import Line
from ingest.structure.articles import Heading, find_pasal, plain_text, shown_mark, warn_repair
from ingest.structure.builder import OutlineBuilder
from ingest.structure.parts import is_general, is_per_pasal
from kb.citation.address import Address, Level

# copies run several headings together on one line: "Cukup jelas. Pasal 6", "kabupaten/kota. Ayat (2)"
_INLINE = re.compile(
    r"(?<=[.;'\"”’:])\s+(?=(?:Ayat\s*\(\d+[a-z]?\)|Huruf\s+[a-z]\b|Angka\s+\d+\b|Pasal\s+\d+[A-Z]?(?=\s+(?:Cukup|Ayat|Huruf|Angka|Yang)|\s*$)))"
)
_AFTER_HEADING = re.compile(
    r"(?<=^)((?:Pasal\s+\d+[A-Z]?|Ayat\s*\(\d+[a-z]?\)|Huruf\s+[a-z]|Angka\s+\d+))\s+(?=(?:Ayat\s*\(\d+|Huruf\s+[a-z]\b|Angka\s+\d+\b))"
)
# a mark broken over two lines: "Ayat" and "(3)", "Cukup jelas. Huruf" and "b"
_WORD_ALONE = re.compile(r"(?:.*[.;]\s+)?(?P<word>Ayat|Huruf|Angka)")
_NUMBER_ALONE = {
    "Ayat": re.compile(r"\([0-9lI]{1,2}[a-z]?\)(?:\s.*)?"),
    "Huruf": re.compile(r"[a-z]{1,2}\.?(?:\s+[A-Z].*)?"),
    "Angka": re.compile(r"\d{1,3}[a-z]?\.?(?:\s+[A-Z].*)?"),
}
_Parse = Callable[[Sequence[Line], Address, OutlineBuilder], None]
_GAZETTE = re.compile(r"^TAMBAHAN\s+LEMBARAN\s+NEGARA\b")


def parse_elucidation(lines: Sequence[Line], base: Address, builder: OutlineBuilder) -> None:
    """Put the Penjelasan, below `base` (the regulation), into `builder`."""
    address = base.child(Level.PENJELASAN)
    builder.open(address, page=lines[0].page)
    end = next((i for i, line in enumerate(lines) if _GAZETTE.match(line.text) and i > len(lines) - 12), len(lines))
    general = next((i for i, line in enumerate(lines[:end]) if is_general(line.text)), end)
    per_pasal = next((i for i, line in enumerate(lines[:end]) if is_per_pasal(line.text)), end)
    if general == per_pasal:
        # a copy that lost both headings (PP 7/2018)
        _parse_pasals(_split_inline(lines[:end]), address, builder)
    else:
        plain_text(lines[: min(general, per_pasal)], builder)
        _parse_general(lines[general:per_pasal], address, builder)
        if per_pasal < end:
            builder.line(lines[per_pasal], block=True)
            _parse_pasals(_split_inline(lines[per_pasal + 1 : end]), address, builder)
    plain_text(lines[end:], builder)
    builder.close(address)


def _parse_general(lines: Sequence[Line], base: Address, builder: OutlineBuilder) -> None:
    if lines:
        umum = base.child(Level.UMUM)
        builder.open(umum, page=lines[0].page, mark=lines[0].text, block_mark=True)
        plain_text(lines[1:], builder)
        builder.close(umum)


def _join_broken(lines: Sequence[Line]) -> list[Line]:
    """The same words with a mark that is broken over two lines on one."""
    result: list[Line] = []
    for line in lines:
        broken = _WORD_ALONE.fullmatch(result[-1].text) if result else None
        if broken and _NUMBER_ALONE[broken["word"]].fullmatch(line.text):
            result[-1] = result[-1].with_text(f"{result[-1].text} {line.text}")
        else:
            result.append(line)
    return result


def _split_inline(lines: Sequence[Line]) -> list[Line]:
    """One heading a line; the words stay as they are."""
    result = []
    for line in _join_broken(lines):
        for piece in _INLINE.split(line.text):
            rest = piece
            while match := _AFTER_HEADING.match(rest):
                result.append(line.with_text(match[1], block=True))
                rest = rest[match.end() :]
            result.append(line.with_text(rest, block=line.block or piece is not line.text))
    return result


def _parse_pasals(lines: Sequence[Line], base: Address, builder: OutlineBuilder) -> None:
    romans = find_pasal(lines, roman=True)
    if romans and _explains_amendment(romans, base, builder):
        _each(lines, romans, base, builder, _parse_amended)
    else:
        _each(lines, find_pasal(lines, roman=False), base, builder, _parse_parts)


def _explains_amendment(romans: Sequence[Heading], base: Address, builder: OutlineBuilder) -> bool:
    """Whether Roman headings are real: the body tells, which has them too; scanning makes "Pasal I" of "Pasal 1"."""
    body = Address(base.regulation, base.path[:-1], base.version)
    if builder.knows(body.child(Level.PASAL, "1")):
        return False
    return builder.knows(body.child(Level.PASAL, "i")) or len(romans) >= 2 or romans[0].position == 0


def _each(lines: Sequence[Line], headings: Sequence[Heading], base: Address, builder: OutlineBuilder, parse: _Parse) -> None:
    if not headings:
        plain_text(lines, builder)
        return
    plain_text(lines[: headings[0].position], builder)
    bounds = [heading.position for heading in headings[1:]] + [len(lines)]
    for heading, bound in zip(headings, bounds, strict=True):
        line, mark = lines[heading.position], heading.mark
        warn_repair(lines, heading, builder)
        address = base.child(Level.PASAL, mark.number)
        shown = line.text[: len(line.text) - len(mark.rest)].strip() if mark.rest else line.text
        builder.open(address, page=line.page, mark=shown, block_mark=True)
        first = [line.with_text(mark.rest)] if mark.rest else []
        parse([*first, *lines[heading.position + 1 : bound]], address, builder)
        builder.close(address)


def _parse_amended(lines: Sequence[Line], base: Address, builder: OutlineBuilder) -> None:
    """Elucidation of an amending act's Roman Pasal: "Angka 3" and in it "Pasal 9"."""
    marks = [(i, m) for i, line in enumerate(lines) if (m := elucidated_mark(line.text)) and m.level is Level.ANGKA]
    if not marks:
        _parse_parts(lines, base, builder)
        return
    plain_text(lines[: marks[0][0]], builder)
    bounds = [position for position, _ in marks[1:]] + [len(lines)]
    for (position, mark), bound in zip(marks, bounds, strict=True):
        address = base.child(Level.ANGKA, mark.number)
        content = [*([lines[position].with_text(mark.rest)] if mark.rest else []), *lines[position + 1 : bound]]
        if builder.knows(address):
            plain_text([lines[position], *lines[position + 1 : bound]], builder)
            continue
        builder.open(address, page=lines[position].page, mark=shown_mark(lines[position], mark), block_mark=True)
        body = Address(
            address.regulation, tuple(segment for segment in address.path if segment.level is not Level.PENJELASAN), address.version
        )
        headings = [_as_in_body(content, heading, body, builder) for heading in find_pasal(content, roman=False, first=None)]
        _each(content, headings, address, builder, _parse_parts)
        builder.close(address)


def _as_in_body(lines: Sequence[Line], heading: Heading, body: Address, builder: OutlineBuilder) -> Heading:
    """The heading, or, where the change itself prints no such Pasal, what its damaged number reads as among those that it prints.

    Inside a change there is no numbering to go by, so that "Pasal 4S" could be an inserted 4S; that the change prints Pasal 45 tells.
    """
    if builder.knows(body.child(Level.PASAL, heading.mark.number)):
        return heading
    readings = [reading.mark for reading in pasal_readings(lines[heading.position].text, roman=False)]
    printed = [mark for mark in readings if builder.knows(body.child(Level.PASAL, mark.number))]
    return replace(heading, mark=printed[0], repaired=True) if len(printed) == 1 else heading


def _parse_parts(lines: Sequence[Line], base: Address, builder: OutlineBuilder) -> None:
    """The Ayat, Huruf and Angka under which a Pasal is explained; lists inside an explanation are only words."""
    stack: list[tuple[str, Address]] = []
    for line in lines:
        mark = elucidated_mark(line.text)
        address = _address_for(mark, stack, base) if mark else None
        if mark is None or address is None:
            builder.line(line, block=line.block)
            continue
        if builder.knows(address):
            builder.warn("penjelasan-berulang", f"{address.path_citation} dijelaskan dua kali pada salinan ini", line.page)
            builder.line(line, block=True)
            continue
        depth = next((i for i, (style, _) in enumerate(stack) if style == mark.style), len(stack))
        if mark.level is Level.AYAT:
            depth = 0  # however its brackets were damaged ("Ayat (71"), it ends what is open
        if depth < len(stack):
            builder.close(stack[depth][1])
            del stack[depth:]
        builder.open(
            address,
            page=line.page,
            mark=line.text[: len(line.text) - len(mark.rest)].strip() if mark.rest else line.text,
            block_mark=True,
        )
        stack.append((mark.style, address))
        builder.line(line.with_text(mark.rest), block=False)
    if stack:
        builder.close(stack[0][1])


def _address_for(mark: Mark, stack: Sequence[tuple[str, Address]], base: Address) -> Address:
    """Where a mark stands: beside its like if one is open, else below what is open; an Ayat always directly below its Pasal."""
    if mark.level is Level.AYAT:
        return base.child(mark.level, mark.number)
    for index, (style, _) in enumerate(stack):
        if style == mark.style:
            owner = stack[index - 1][1] if index else base
            return owner.child(mark.level, mark.number)
    return (stack[-1][1] if stack else base).child(mark.level, mark.number)
