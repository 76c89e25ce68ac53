"""One document and its parts, each to its own parser: a regulation, or one that a Lampiran reprints."""

import re
from collections.abc import Callable, Sequence

from ingest.lines.sourcetext import Line
from ingest.structure.body import parse_body
from ingest.structure.builder import OutlineBuilder
from ingest.structure.elucidation import parse_elucidation
from ingest.structure.items import parse_content
from ingest.structure.parts import Annex, Parts, reprints_regulation, split_parts
from kb.citation.address import Address, Level

_RECITAL_MARK = re.compile(r"(?:Menimbang|MENIMBANG|Mengingat|MENGINGAT|M e n i m b a n g|M e n g i n g a t)\b\s*[:.;]?\s*")


def parse_document(lines: Sequence[Line], base: Address, builder: OutlineBuilder, *, wrapped: bool) -> None:
    """Put every line of a document into `builder`, below `base`: the regulation itself, or the Lampiran that reprints one."""
    parts = split_parts(lines)
    annexed = base.level is Level.LAMPIRAN
    if annexed:
        # the title of a reprinted regulation belongs to the Lampiran's own words
        _words(_slice(lines, parts.title), builder)
    else:
        _section(_slice(lines, parts.title), base.child(Level.JUDUL), builder)
    _recitals(_slice(lines, parts.menimbang), base.child(Level.MENIMBANG), builder, wrapped=wrapped)
    _recitals(_slice(lines, parts.mengingat), base.child(Level.MENGINGAT), builder, wrapped=wrapped)
    _section(_slice(lines, parts.enacting), base.child(Level.MENETAPKAN), builder)
    parse_body(_slice(lines, parts.body), base, builder, wrapped=wrapped)
    _section(_slice(lines, parts.closing), base.child(Level.PENUTUP), builder)
    for _, write in sorted(_beside(lines, parts, base, builder, wrapped=wrapped), key=lambda item: item[0]):
        write()
    if len(parts.penjelasan) and not len(parts.body):
        builder.warn("hanya-penjelasan", "berkas ini hanya memuat Penjelasan, tanpa batang tubuh", lines[parts.penjelasan.start].page)


def _beside(
    lines: Sequence[Line], parts: Parts, base: Address, builder: OutlineBuilder, *, wrapped: bool
) -> list[tuple[int, Callable[[], None]]]:
    """What stands beside the body: the Penjelasan and each Lampiran, with the line that it starts on."""
    tasks: list[tuple[int, Callable[[], None]]] = []
    if len(parts.penjelasan):
        tasks.append((parts.penjelasan.start, lambda: parse_elucidation(_slice(lines, parts.penjelasan), base, builder)))
    for order, annex in enumerate(parts.lampiran, start=1):
        address = _annex_address(annex, order, len(parts.lampiran), base)
        tasks.append((annex.span.start, _annex_task(_slice(lines, annex.span), address, builder, wrapped=wrapped)))
    return tasks


def _annex_address(annex: Annex, order: int, count: int, base: Address) -> Address:
    if annex.number is None and count == 1:
        return base.child(Level.LAMPIRAN)
    return base.child(Level.LAMPIRAN, str(annex.number or order))


def _annex_task(lines: Sequence[Line], address: Address, builder: OutlineBuilder, *, wrapped: bool) -> Callable[[], None]:
    def write() -> None:
        builder.open(address, page=lines[0].page)
        if len(address.path) == 1 and reprints_regulation(lines):
            parse_document(lines, address, builder, wrapped=wrapped)
        else:
            _words(lines, builder)
        builder.close(address)

    return write


def _slice(lines: Sequence[Line], span: range) -> list[Line]:
    return list(lines[span.start : span.stop])


def _words(lines: Sequence[Line], builder: OutlineBuilder) -> None:
    for line in lines:
        builder.line(line, block=line.block)


def _section(lines: Sequence[Line], address: Address, builder: OutlineBuilder) -> None:
    """A part without inner structure."""
    if lines:
        builder.open(address, page=lines[0].page)
        _words(lines, builder)
        builder.close(address)


def _recitals(lines: Sequence[Line], address: Address, builder: OutlineBuilder, *, wrapped: bool) -> None:
    """Menimbang (huruf) and Mengingat (angka)."""
    if not lines:
        return
    first = lines[0]
    match = _RECITAL_MARK.match(first.text)
    mark = first.text[: match.end()].strip() if match else ""
    rest = first.text[match.end() :] if match else first.text
    builder.open(address, page=first.page, mark=mark)
    parse_content([*([first.with_text(rest)] if rest else []), *lines[1:]], address, builder, wrapped=wrapped)
    builder.close(address)
