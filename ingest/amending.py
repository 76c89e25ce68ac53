"""Amending acts: Roman Pasal, their numbered changes ("12. Ketentuan Pasal 20 diubah …"), and the new wording that these print."""

import re
from collections.abc import Sequence

from ingest.articles import Heading, find_pasal, parse_articles, plain_text, rest_line, shown_mark
from ingest.builder import OutlineBuilder
from ingest.items import parse_content
from ingest.lines import Line
from ingest.markers import list_mark
from ingest.sequence import Candidate, best_chain
from kb.address import Address, Level

# how an instruction begins (UU 12/2011, Lampiran II, angka 230-237)
_INSTRUCTION = re.compile(
    r"(?:Ketentuan|Di\s?antara|Setelah|Sebelum|Judul|Penjelasan|Pasal\s+\d+\w*|Bab\b|BAB\b|Bagian\b|Paragraf\b|Ayat\b|Angka\b|Huruf\b|Mengubah|Menambah"
    r"|Menghapus|Menyisipkan|Lampiran|Dalam\s+BAB|Pada\s+(?:Bab|BAB|Pasal)|Semua|Seluruh)"
)


def instruction_marks(lines: Sequence[Line]) -> list[Heading]:
    """Each numbered change in a Roman Pasal, in order; empty when the Pasal holds none."""
    found: list[Heading] = []
    for index, line in enumerate(lines):
        mark = list_mark(line.text)
        if mark and mark.style == "1." and mark.level is Level.ANGKA and _INSTRUCTION.match(mark.rest):
            found.append(Heading(index, mark))
    return [found[i] for i in best_chain([Candidate(h.position, h.mark.rank, 1.0) for h in found], first=None)]


def amends(lines: Sequence[Line], heading: Heading) -> bool:
    """Whether a Roman Pasal really opens an amendment; OCR also reads "Pasal 1" as "Pasal I"."""
    opening = " ".join(line.text for line in lines[heading.position : heading.position + 15])
    return bool(re.search(r"diubah\s+sebagai\s+berikut|(?:diubah|berbunyi|disisipkan|dihapus)\b", opening))


def parse_amending(lines: Sequence[Line], romans: Sequence[Heading], base: Address, builder: OutlineBuilder, *, wrapped: bool) -> None:
    """An amending act: Roman Pasal, the numbered changes in them, and the new wording that each prints."""
    plain_text(lines[: romans[0].position], builder)
    bounds = [heading.position for heading in romans[1:]] + [len(lines)]
    for heading, bound in zip(romans, bounds, strict=True):
        address = base.child(Level.PASAL, heading.mark.number)
        builder.open(address, page=lines[heading.position].page, mark=shown_mark(lines[heading.position], heading.mark), block_mark=True)
        content = [*rest_line(lines[heading.position], heading.mark), *lines[heading.position + 1 : bound]]
        changes = instruction_marks(content)
        if changes:
            _parse_changes(content, changes, address, builder, wrapped=wrapped)
        elif content:
            parse_content(content, address, builder, wrapped=wrapped)
        builder.close(address)


def _parse_changes(lines: Sequence[Line], changes: Sequence[Heading], base: Address, builder: OutlineBuilder, *, wrapped: bool) -> None:
    plain_text(lines[: changes[0].position], builder)
    bounds = [change.position for change in changes[1:]] + [len(lines)]
    for change, bound in zip(changes, bounds, strict=True):
        position, mark = change.position, change.mark
        address = base.child(Level.ANGKA, mark.number)
        builder.open(address, page=lines[position].page, mark=shown_mark(lines[position], mark))
        content = [lines[position].with_text(mark.rest), *lines[position + 1 : bound]]
        pasals = find_pasal(content, roman=False, first=None)
        if pasals:
            parse_articles(content, pasals, address, builder, wrapped=wrapped)
        else:
            plain_text(content, builder)
        builder.close(address)
