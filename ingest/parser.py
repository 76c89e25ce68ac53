"""From the lines of a file to the outline of a regulation: conductor of the parts, no rule of its own."""

import re
from collections.abc import Sequence

from ingest.body import parse_body
from ingest.builder import OutlineBuilder
from ingest.cleaning import clean
from ingest.elucidation import parse_elucidation
from ingest.grading import grade
from ingest.identity import Identity, identify
from ingest.items import parse_content
from ingest.lines import Line, SourceText
from ingest.parts import split_parts
from ingest.splitting import split_inline
from kb.address import Address, Level, RegulationId
from kb.outline import Outline

#: Stands in for the id of a text whose title block was not understood, so that its provisions still have addresses.
UNIDENTIFIED = RegulationId("peraturan", "0", 1000)


def parse(source: SourceText) -> Outline:
    """The outline of one regulation; never raises on odd text, and every word of the cleaned lines is in it once."""
    lines = split_inline(clean(source.lines))
    identity = identify(lines)
    base = Address(identity.id or UNIDENTIFIED)
    builder = OutlineBuilder()
    _warn_identity(identity, builder)
    parts = split_parts(lines)
    _section(lines, parts.title, base.child(Level.JUDUL), builder)
    _recitals(lines, parts.menimbang, base.child(Level.MENIMBANG), builder, wrapped=source.wrapped)
    _recitals(lines, parts.mengingat, base.child(Level.MENGINGAT), builder, wrapped=source.wrapped)
    _section(lines, parts.enacting, base.child(Level.MENETAPKAN), builder)
    parse_body(_slice(lines, parts.body), base, builder, wrapped=source.wrapped)
    _section(lines, parts.closing, base.child(Level.PENUTUP), builder)
    beside = [(parts.penjelasan, None), *((r, i) for i, r in enumerate(parts.lampiran, start=1))]
    for span, annex in sorted(((r, i) for r, i in beside if len(r)), key=lambda item: item[0].start):
        if annex is None:
            parse_elucidation(_slice(lines, span), base, builder)
        else:
            number = str(annex) if len(parts.lampiran) > 1 else None
            _annex(_slice(lines, span), base.child(Level.LAMPIRAN, number), builder, wrapped=source.wrapped)
    text, provisions = builder.finish()
    return Outline(
        id=identity.id,
        title=identity.title,
        text=text,
        provisions=provisions,
        pages=source.pages,
        needs_ocr=source.needs_ocr,
        grade=grade(provisions, builder.warnings, needs_ocr=source.needs_ocr),
        warnings=tuple(builder.warnings),
    )


def _warn_identity(identity: Identity, builder: OutlineBuilder) -> None:
    if identity.id is None:
        builder.warn("tanpa-identitas", "jenis, nomor, dan tahun peraturan tidak terbaca dari judulnya")
    elif identity.repaired:
        builder.warn("angka-diperbaiki", f"nomor atau tahun pada judul dibaca sebagai {identity.id.citation}")


def _slice(lines: Sequence[Line], span: range) -> list[Line]:
    return list(lines[span.start : span.stop])


def _section(lines: Sequence[Line], span: range, address: Address, builder: OutlineBuilder) -> None:
    """A part without inner structure."""
    if not len(span):
        return
    builder.open(address, page=lines[span.start].page)
    for line in _slice(lines, span):
        builder.line(line, block=line.block)
    builder.close(address)


_RECITAL_MARK = re.compile(r"^(?:Menimbang|MENIMBANG|Mengingat|MENGINGAT|M e n i m b a n g|M e n g i n g a t)\s*:?\s*")


def _recitals(lines: Sequence[Line], span: range, address: Address, builder: OutlineBuilder, *, wrapped: bool) -> None:
    """Menimbang (huruf) and Mengingat (angka)."""
    if not len(span):
        return
    content = _slice(lines, span)
    match = _RECITAL_MARK.match(content[0].text)
    mark = content[0].text[: match.end()].strip() if match else ""
    rest = content[0].text[match.end() :] if match else content[0].text
    builder.open(address, page=content[0].page, mark=mark)
    parse_content([*([content[0].with_text(rest)] if rest else []), *content[1:]], address, builder, wrapped=wrapped)
    builder.close(address)


def _annex(lines: Sequence[Line], address: Address, builder: OutlineBuilder, *, wrapped: bool) -> None:
    """A Lampiran; numbering starts anew inside it."""
    builder.open(address, page=lines[0].page)
    parts = split_parts(lines)
    if len(parts.body):
        for line in lines[: parts.body.start]:
            builder.line(line, block=line.block)
        parse_body(_slice(lines, parts.body), address, builder, wrapped=wrapped)
        for line in lines[parts.body.stop :]:
            builder.line(line, block=line.block)
    else:
        for line in lines:
            builder.line(line, block=line.block)
    builder.close(address)
