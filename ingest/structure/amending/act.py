"""Amending acts: Roman Pasal, their numbered changes ("12. Ketentuan Pasal 20 diubah …"), and the new wording that these print."""

import re
from collections.abc import Sequence

from ingest.lines.headings import group_mark
from ingest.lines.markers import Mark, ayat_mark, list_mark
from ingest.lines.sourcetext import Line
from ingest.structure.amending.changes import Change, cut_changes, split_announcement
from ingest.structure.amending.instructions import Instruction, Path, read_instruction
from ingest.structure.amending.lostheadings import Wording, find_headings
from ingest.structure.articles import Heading, parse_articles, plain_text, rest_line, shown_mark, warn_repair
from ingest.structure.builder import OutlineBuilder
from ingest.structure.items import parse_content
from kb.citation.address import Address, Level, Segment

_AMENDS = re.compile(r"diubah\s+sebagai\s+berikut|\b(?:diubah|berbunyi|disisipkan|dihapus)\b")


def amends(lines: Sequence[Line], heading: Heading) -> bool:
    """Whether a Roman Pasal really opens an amendment; OCR also reads "Pasal 1" as "Pasal I"."""
    opening = " ".join(line.text for line in lines[heading.position : heading.position + 15])
    return bool(_AMENDS.search(opening))


def parse_amending(lines: Sequence[Line], romans: Sequence[Heading], base: Address, builder: OutlineBuilder, *, wrapped: bool) -> None:
    """An amending act: Roman Pasal, the numbered changes in them, and the new wording that each prints."""
    plain_text(lines[: romans[0].position], builder)
    bounds = [heading.position for heading in romans[1:]] + [len(lines)]
    for heading, bound in zip(romans, bounds, strict=True):
        warn_repair(lines, heading, builder)
        address = base.child(Level.PASAL, heading.mark.number)
        builder.open(address, page=lines[heading.position].page, mark=shown_mark(lines[heading.position], heading.mark), block_mark=True)
        content = [*rest_line(lines[heading.position], heading.mark), *lines[heading.position + 1 : bound]]
        _parse_roman(content, address, builder, wrapped=wrapped)
        builder.close(address)


def _parse_roman(lines: Sequence[Line], address: Address, builder: OutlineBuilder, *, wrapped: bool) -> None:
    lead, changes = cut_changes(lines)
    if changes and not (len(changes) == 1 and not changes[0].mark and not lead):
        plain_text(lead, builder)
        for change in changes:
            _parse_change(change, address, builder, wrapped=wrapped)
        return
    # a single change carries no number: "Pasal I: Ketentuan Pasal 5 Undang-Undang … diubah sehingga berbunyi sebagai berikut:"
    instruction, rest = split_announcement(lines)
    read = read_instruction(" ".join(line.text for line in instruction))
    wording = find_headings(rest, read.expected) if read.actions else None
    if wording is None or not wording.headings:
        parse_content(lines, address, builder, wrapped=wrapped)
        return
    plain_text(instruction, builder)
    _parse_wording(wording, address, builder, wrapped=wrapped)


def _parse_change(change: Change, base: Address, builder: OutlineBuilder, *, wrapped: bool) -> None:
    address = base.child(Level.ANGKA, change.number)
    page = (*change.instruction, *change.wording)[0].page
    if builder.knows(address):
        builder.warn("perubahan-berulang", f"{address.path_citation} tercetak dua kali pada salinan ini", page)
        first, *rest = [*change.instruction, *change.wording]
        plain_text([first.with_text(f"{change.mark} {first.text}".strip()), *rest], builder)
        return
    builder.open(address, page=page, mark=change.mark)
    if change.inferred:
        code = "angka-meragukan" if change.doubtful else "angka-disimpulkan"
        shown = f'"{change.mark}"' if change.mark else "nomor perubahan yang tidak ada pada salinan ini"
        builder.warn(code, f"{shown} dibaca sebagai {address.path_citation} menurut urutannya", page)
    plain_text(change.instruction, builder)
    read = read_instruction(change.words)
    wording = find_headings(change.wording, read.expected)
    if _is_partial(wording, read):
        _parse_parts(change.wording, read, address, builder, wrapped=wrapped)
    elif wording.headings:
        _parse_wording(wording, address, builder, wrapped=wrapped)
    else:
        _parse_groups(change.wording, address, builder)
    builder.close(address)


def _parse_wording(wording: Wording, base: Address, builder: OutlineBuilder, *, wrapped: bool) -> None:
    """New wording of whole Pasal."""
    for number in wording.lost:
        doubt = "; tempatnya meragukan" if number in wording.doubtful else ""
        shown = f"{base.path_citation}: judul Pasal {number.upper()}"
        message = f"{shown} tidak ada pada salinan ini, disimpulkan dari perintah perubahannya{doubt}"
        builder.warn("judul-disimpulkan", message, wording.lines[0].page)
    for number in wording.missing:
        builder.warn("pasal-hilang", f"{base.path_citation}: Pasal {number.upper()} tidak ada pada salinan ini", wording.lines[0].page)
    for number in wording.unasked:
        message = f"{base.path_citation}: Pasal {number.upper()} tercetak, tetapi tidak disebut dalam perintah perubahannya"
        builder.warn("pasal-tak-disebut", message, wording.lines[0].page)
    parse_articles(wording.lines, wording.headings, base, builder, wrapped=wrapped)


def _is_partial(wording: Wording, instruction: Instruction) -> bool:
    """Whether a change prints only the ayat, huruf or angka that it names, without the heading of their Pasal."""
    if instruction.result or not instruction.parts or any(wording.lines[h.position].text for h in wording.headings):
        return False
    if any(action.pasal and action.path[-1].level is Level.PASAL for action in instruction.actions):
        return False
    first = next((line for line in wording.lines if line.text), None)
    mark = _part_mark(first.text) if first else None
    return bool(mark and any(path[-1] == Segment(mark.level, mark.number) for path in instruction.parts))


def _part_mark(text: str) -> Mark | None:
    return ayat_mark(text) or list_mark(text)


def _parse_parts(lines: Sequence[Line], instruction: Instruction, base: Address, builder: OutlineBuilder, *, wrapped: bool) -> None:
    """Ayat, huruf or angka printed alone: each becomes a provision below its Pasal, which itself is not printed."""
    starts: list[tuple[int, Path]] = []
    for index, line in enumerate(lines):
        mark = _part_mark(line.text)
        path = next((p for p in sorted(instruction.parts, key=str) if mark and p[-1] == Segment(mark.level, mark.number)), None)
        if path and path not in [p for _, p in starts]:
            starts.append((index, path))
    bounds = [index for index, _ in starts[1:]] + [len(lines)]
    opened: list[Path] = []
    for (index, path), bound in zip(starts, bounds, strict=True):
        while opened and path[: len(opened[-1])] != opened[-1]:
            builder.close(Address(base.regulation, (*base.path, *opened.pop())))
        for depth in range(len(opened[-1]) + 1 if opened else 1, len(path)):
            opened.append(path[:depth])
            builder.open(Address(base.regulation, (*base.path, *path[:depth])), page=lines[index].page)
        mark = _part_mark(lines[index].text)
        address = Address(base.regulation, (*base.path, *path))
        builder.open(address, page=lines[index].page, mark=shown_mark(lines[index], mark) if mark else "")
        rest = rest_line(lines[index], mark) if mark else []
        parse_content([*rest, *lines[index + 1 : bound]], address, builder, wrapped=wrapped)
        builder.close(address)
    if opened:
        builder.close(Address(base.regulation, (*base.path, *opened[0])))


def _parse_groups(lines: Sequence[Line], base: Address, builder: OutlineBuilder) -> None:
    """Headings of Buku, Bab, Bagian or Paragraf without Pasal ("BAB IXA PENDANAAN"), or words that are none."""
    opened: list[Address] = []
    for line in lines:
        mark = group_mark(line.text)
        address = (opened[-1] if opened else base).child(mark.level, mark.number) if mark else None
        if mark and address and not builder.knows(address) and (not opened or opened[-1].level is not mark.level):
            builder.open(address, page=line.page, mark=shown_mark(line, mark), block_mark=True)
            opened.append(address)
            if mark.rest:
                builder.title(mark.rest)
        elif opened:
            builder.title(line.text)
        else:
            builder.line(line, block=line.block)
    if opened:
        builder.close(opened[0])
