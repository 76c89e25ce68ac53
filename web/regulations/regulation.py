"""A regulation's page: facts, status, relations, contents, and all clauses with our digests beside them."""

from kb.citation.address import Address, Level, RegulationId, Segment
from kb.law.regulation import Regulation, RelationKind, Source
from kb.law.textrecord import TextRecord
from web.regulations.clauselist import VIEWS, ClauseList
from web.regulations.contexts import Fact, NoteView, RegulationPage, RelationRow, SourceFile
from web.regulations.tableofcontents import contents
from web.shared.law.comparable import origin_link, successor_link
from web.shared.law.contexts import Option
from web.shared.law.outlines import Outline
from web.shared.law.reading import Reading
from web.shared.law.standings import source_label, status_view
from web.shared.site import apilinks, links
from web.shared.site.i18n import LANGUAGES, Language

#: Characters of law text beyond which a page shows contents only; each Bab has a page of its own.
LONG = 110_000


def regulation_page(reading: Reading, facts: Regulation, *, view: str, digest_language: Language | None, whole: bool) -> RegulationPage:
    """The page of one regulation."""
    reader, id, _ = reading.reader, facts.id, reading.language.gettext
    outline = reader.outline(id, reading.on)
    worded = any(entry.worded for entry in outline.entries)
    long = outline.size > LONG and not whole
    spoken = digest_language or reading.language
    shown_view = view if worded else "ringkasan"
    elucidation = Address(id, (Segment(Level.PENJELASAN),))

    def href(
        tampil: str = view, bahasa: str = digest_language.code if digest_language else "", isi: str = "lengkap" if whole else ""
    ) -> str:
        return links.regulation(id, reading.per, tampil="" if tampil == VIEWS[0] else tampil, bahasa=bahasa, isi=isi)

    return RegulationPage(
        citation=facts.citation,
        kind=facts.id.formal_citation,
        title=facts.title if facts.title != str(id) else "",
        href=links.regulation(id, reading.per),
        day=reading.day(links.regulation(id)),
        status=status_view(reading, reader.presenter.standing(Address(id), reading.on), (), None),
        facts=_facts(reading, facts),
        relations=_relations(reading, id),
        map_href=links.law_map(uu=str(id), per=reading.per),
        timeline_href=links.timeline(uu=str(id), per=reading.per),
        notes=_notes(reading, id),
        gaps=facts.gaps,
        source=source_file(reading, reader.store.text(id)),
        contents=contents(reading, outline, linked_here=not long),
        items=() if long else tuple(ClauseList(reading, id, shown_view, spoken).items(None)),
        views=tuple(Option(name, text, name == view, href(tampil=name)) for name, text in _views(reading))
        if worded and outline_has_digests(outline)
        else (),
        languages=tuple(Option(one.code, one.name, one is spoken, href(bahasa=one.code)) for one in LANGUAGES.values()),
        view=shown_view,
        long=long,
        whole_href=href(isi="lengkap") if long else None,
        elucidation=reading.place(elucidation, _("Penjelasan")) if elucidation in outline.by_address else None,
        digests_only=not worded and bool(outline.entries),
        origin_href=origin_link(reading, id),
        api_href=apilinks.api_regulation(id, reading.per),
    )


def outline_has_digests(outline: Outline) -> bool:
    """Whether any clause has a digest of ours."""
    return any(entry.judul for entry in outline.entries)


def _views(reading: Reading) -> tuple[tuple[str, str], ...]:
    _ = reading.language.gettext
    return (("keduanya", _("Naskah dan ringkasan")), ("naskah", _("Naskah saja")), ("ringkasan", _("Ringkasan saja")))


def _facts(reading: Reading, facts: Regulation) -> tuple[Fact, ...]:
    _, day = reading.language.gettext, reading.language.day
    rows = [
        (_("Dikenal sebagai"), ", ".join(dict.fromkeys(name for name in (facts.short_title, *facts.aliases) if name))),
        (_("Ditetapkan oleh"), facts.issuer or ""),
        (_("Tanggal penetapan"), day(facts.enacted) if facts.enacted else ""),
        (_("Mulai berlaku"), day(facts.in_force) if facts.in_force else ""),
        (_("Lembaran negara"), facts.gazette or ""),
        (_("Status diperiksa sampai"), day(facts.checked) if facts.checked else ""),
        (_("Topik"), ", ".join(facts.topics)),
    ]
    official = [Fact(_("Halaman resmi"), url, url) for url in facts.pages if url.startswith(("https://", "http://"))]
    return (*(Fact(name, text) for name, text in rows if text), *official)


def _relations(reading: Reading, id: RegulationId) -> tuple[RelationRow, ...]:
    """Relations both ways, each said from this regulation's side."""
    _ = reading.language.gettext
    verbs = {
        RelationKind.AMENDS: (_("Mengubah"), _("Diubah oleh")),
        RelationKind.REPEALS: (_("Mencabut"), _("Dicabut oleh")),
        RelationKind.REPLACES: (_("Menggantikan"), _("Digantikan oleh")),
        RelationKind.IMPLEMENTS: (_("Melaksanakan"), _("Dilaksanakan oleh")),
        RelationKind.ENACTS: (_("Menetapkan menjadi undang-undang"), _("Ditetapkan menjadi undang-undang oleh")),
        RelationKind.RATIFIES: (_("Mengesahkan"), _("Disahkan oleh")),
    }
    own = [
        RelationRow(
            verbs[r.kind][0],
            reading.place(r.target),
            None,
            reading.place(r.by) if r.by else None,
            r.note,
            successor_link(reading, r, id),
        )
        for r in reading.reader.regulations[id].relations
    ]
    other = [
        RelationRow(
            verbs[r.kind][1],
            reading.place(Address(source)),
            reading.place(r.target, r.target.path_citation) if r.target.path else None,
            reading.place(r.by) if r.by else None,
            r.note,
            successor_link(reading, r, source),
        )
        for source, r in reading.reader.store.relations_to(id)
    ]
    return tuple(dict.fromkeys((*own, *other)))


def _notes(reading: Reading, id: RegulationId) -> tuple[NoteView, ...]:
    english = reading.language.code == "en"
    return tuple(
        NoteView(
            note.judul,
            note.gloss if english and note.gloss else note.isi,
            "en" if english and note.gloss else "id",
            f"{note.source} ({note.dated})" if note.dated else note.source,
        )
        for note in reading.reader.store.notes(id)
    )


def source_file(reading: Reading, record: TextRecord | None) -> SourceFile | None:
    """The file that the law text was read from, with the warnings of its reading; None where there is no text."""
    if record is None:
        return None
    _ = reading.language.gettext
    grades = {
        "utuh": _("susunannya utuh"),
        "perlu-diperiksa": _("susunannya perlu diperiksa"),
        "tidak-terbaca": _("susunannya tidak terbaca"),
    }
    on_page = _("hlm. %s")
    warnings = tuple(f"{w.message} ({on_page % w.page})" if w.page else w.message for w in record.warnings)
    return SourceFile(
        source_label(Source.NASKAH, record.provenance, record.ocr, reading.language),
        record.file,
        record.sum,
        grades.get(record.grade, record.grade),
        warnings,
        record.source if record.source and record.source.startswith(("https://", "http://")) else None,
    )
