"""Parses the lines of a file to the outline of a regulation: calls the steps in order and has no rule of its own."""

from collections import Counter
from collections.abc import Sequence

from ingest.lines.cleaning import clean
from ingest.lines.sourcetext import SourceText
from ingest.lines.splitting import split_inline
from ingest.sources.ocr.confidence import doubtful_pages
from ingest.structure.builder import OutlineBuilder
from ingest.structure.document import parse_document
from ingest.structure.grading import grade, heaped, measure, unmarked
from ingest.structure.identity import Identity, identify
from kb.citation.address import Address, Level, RegulationId
from kb.law.outline import Outline, Provision

_SEVERAL = 3

#: Stands in for the id of a text whose title block was not understood, so that its provisions still have addresses.
UNIDENTIFIED = RegulationId("peraturan", "0", 1000)


def parse(source: SourceText) -> Outline:
    """The outline of one regulation; never raises on odd text, and every word of the cleaned lines is in it once."""
    lines = split_inline(clean(source.lines))
    identity = identify(lines)
    builder = OutlineBuilder()
    if lines:
        _warn_identity(identity, builder)
    _warn_pages(source, builder)
    parse_document(lines, Address(identity.id or UNIDENTIFIED), builder, wrapped=source.wrapped)
    text, provisions = builder.finish()
    if _lists_by_number(provisions):
        builder.warn("daftar-angka", "daftar di bawah Pasal dan ayat bernomor angka pada salinan ini; naskah asli mungkin memakai huruf")
    for pasal in heaped(text, provisions):
        builder.warn("tanda-bertumpuk", f"{pasal.address.path_citation}: tanda ayat terlepas dari teksnya pada salinan ini", pasal.page)
    for pasal in unmarked(text, provisions):
        message = f"{pasal.address.path_citation}: tanda ayatnya tidak ada pada salinan ini; dikutip sebagai satu kesatuan"
        builder.warn("ayat-tanpa-tanda", message, pasal.page)
    return Outline(
        id=identity.id,
        title=identity.title,
        text=text,
        provisions=provisions,
        pages=source.pages,
        needs_ocr=source.needs_ocr,
        grade=grade(text, provisions, builder.warnings, needs_ocr=source.needs_ocr),
        warnings=tuple(builder.warnings),
        quality=measure(text, provisions, builder.warnings),
        ocr_pages=source.ocr_pages,
    )


def _warn_pages(source: SourceText, builder: OutlineBuilder) -> None:
    if source.image_pages:
        builder.warn("halaman-kosong", f"{len(source.image_pages)} dari {source.pages} halaman tidak memuat teks (gambar)")
    for page, confidence in doubtful_pages(source.lines).items():
        builder.warn("ocr-ragu", f"mesin ragu membaca gambar halaman ini (keyakinan {confidence:.0f} dari 100)", page)


def _warn_identity(identity: Identity, builder: OutlineBuilder) -> None:
    if identity.id is None:
        builder.warn("tanpa-identitas", "jenis, nomor, dan tahun peraturan tidak terbaca dari judulnya")
    elif identity.repaired:
        builder.warn("judul-diperbaiki", f"nomor atau tahun pada judul dibaca sebagai {identity.id.citation}")


def _lists_by_number(provisions: Sequence[Provision]) -> bool:
    """Whether a copy numbers all lists that regulations letter: Markdown converters turn a. b. c. into 1. 2. 3. (UU 23/2002)."""
    levels = Counter(
        p.level
        for p in provisions
        if p.number in {"1", "a"}
        and len(p.address.path) >= 2
        and p.address.path[-2].level in {Level.PASAL, Level.AYAT}
        and p.address.path[0].number != "1"  # definitions are numbered everywhere
        and not p.address.in_penjelasan
    )
    return levels[Level.ANGKA] >= _SEVERAL and not levels[Level.HURUF]
