"""The body of a regulation: an amending act, articles, or the dictums of a decree."""

from collections.abc import Sequence

from ingest.lines.headings import diktum_mark
from ingest.lines.sourcetext import Line
from ingest.structure.amending.act import amends, parse_amending
from ingest.structure.articles import Heading, find_pasal, parse_articles, plain_text, shown_mark, warn_gaps
from ingest.structure.builder import OutlineBuilder
from ingest.structure.items import parse_content
from ingest.structure.sequence import Candidate, best_chain
from kb.citation.address import Address, Level


def parse_body(lines: Sequence[Line], base: Address, builder: OutlineBuilder, *, wrapped: bool) -> None:
    """Put the whole body, below `base` (the regulation itself, or a lampiran that reprints one), into `builder`."""
    roman = find_pasal(lines, roman=True) or find_pasal(lines, roman=True, first=None)
    if any(amends(lines, heading) for heading in roman):
        parse_amending(lines, roman, base, builder, wrapped=wrapped)
        return
    # an extract begins anywhere
    pasals = find_pasal(lines, roman=False) or find_pasal(lines, roman=False, first=None)
    if pasals:
        warn_gaps(pasals, lines, builder)
        parse_articles(lines, pasals, base, builder, wrapped=wrapped)
        return
    diktums = _find_diktum(lines)
    if diktums:
        _parse_decree(lines, diktums, base, builder, wrapped=wrapped)
        return
    plain_text(lines, builder)


def _find_diktum(lines: Sequence[Line]) -> list[Heading]:
    found = [Heading(i, mark) for i, line in enumerate(lines) if (mark := diktum_mark(line.text))]
    return [found[i] for i in best_chain([Candidate(h.position, h.mark.rank, 1.0) for h in found])]


def _parse_decree(lines: Sequence[Line], diktums: Sequence[Heading], base: Address, builder: OutlineBuilder, *, wrapped: bool) -> None:
    plain_text(lines[: diktums[0].position], builder)
    bounds = [heading.position for heading in diktums[1:]] + [len(lines)]
    for heading, bound in zip(diktums, bounds, strict=True):
        line = lines[heading.position]
        address = base.child(Level.DIKTUM, heading.mark.number)
        builder.open(address, page=line.page, mark=shown_mark(line, heading.mark))
        parse_content([line.with_text(heading.mark.rest), *lines[heading.position + 1 : bound]], address, builder, wrapped=wrapped)
        builder.close(address)
