"""A regulation's page: facts, status, relations, contents, and all clauses with our digests beside them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from kb.address import GROUPING, Address, Level, RegulationId, Segment
from kb.regulation import Regulation, RelationKind, Source
from kb.status import Status
from kb.store import TextRecord
from kb.wording import Wording
from web import links
from web.citations import kind_name
from web.clauses import Builder, from_digest
from web.contexts import (
    Clause,
    Contents,
    DigestView,
    Fact,
    Item,
    Label,
    NoteView,
    Option,
    Place,
    RegulationPage,
    RelationRow,
    Section,
    SourceFile,
)
from web.outlines import Entry, Outline
from web.quotes import digest_view
from web.reading import Reading
from web.standings import source_label, status_label, status_view

#: Characters of law text beyond which a page shows contents only, and each Bab has its own page.
LONG = 110_000
VIEWS = ("keduanya", "naskah", "ringkasan")
_OUTSIDE = frozenset({Level.PENJELASAN, Level.JUDUL})


def regulation_page(reading: Reading, facts: Regulation, *, view: str, digest_lang: str, whole: bool) -> RegulationPage:
    """The page of one regulation."""
    reader, id, language = reading.reader, facts.id, reading.language
    outline = reader.outline(id, reading.on)
    record = reader.store.text(id)
    long = outline.size > LONG and not whole
    worded = any(entry.worded for entry in outline.entries)
    digest_language = reading.language if not digest_lang else replace(reading, language=_LANGUAGE(digest_lang)).language
    shelf = Shelf(replace(reading, language=digest_language), id, view if worded else "ringkasan", labels=language)
    elucidation = Address(id, (Segment(Level.PENJELASAN),))
    standing = reader.presenter.standing(Address(id), reading.on)

    def href(tampil: str = view, bahasa: str = digest_lang, isi: str = "lengkap" if whole else "") -> str:
        return links.regulation(id, reading.per, tampil="" if tampil == VIEWS[0] else tampil, bahasa=bahasa, isi=isi)

    return RegulationPage(
        citation=facts.citation,
        kind=kind_name(facts),
        title=facts.title if facts.title != str(id) else "",
        href=links.regulation(id, reading.per),
        day=reading.day(links.regulation(id)),
        status=status_view(reading, standing, (), None),
        facts=_facts(reading, facts),
        relations=_relations(reading, id),
        notes=_notes(reading, id),
        gaps=facts.gaps,
        source=source_file(reading, record),
        contents=contents(reading, outline),
        items=() if long else tuple(shelf.items(outline, None)),
        views=tuple(Option(name, text, name == view, href(tampil=name)) for name, text in _views(reading)) if worded else (),
        languages=tuple(Option(code, name, digest_language.code == code, href(bahasa=code)) for code, name in _codes()),
        view=shelf.view,
        long=long,
        whole_href=href(isi="lengkap") if long else None,
        elucidation=reading.place(elucidation, language.gettext("Penjelasan")) if elucidation in outline.by_address else None,
        digests_only=not worded and bool(outline.entries),
        api_href=links.api_regulation(id, reading.per),
    )


def _LANGUAGE(code: str) -> "Language":
    return LANGUAGES.get(code, DEFAULT)


def _codes() -> tuple[tuple[str, str], ...]:
    return tuple((language.code, language.name) for language in LANGUAGES.values())
