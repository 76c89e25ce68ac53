"""Items of collections and packs as pages show them: each clause on its day, and what changed since it was saved."""

from dataclasses import dataclass

from kb.collecting.collection import Answer, Clause, Definition, Item, Remark
from search.training.collecting import Change, Collector, Found
from web.shared.law.contexts import Place, Quote
from web.shared.law.quotes import quote
from web.shared.law.reading import Reading
from web.shared.law.standings import source_label, status_label


@dataclass(frozen=True, slots=True)
class HeldClause:
    """One clause of an item; `quote` is None where nothing of it is here on the day."""

    place: Place
    quote: Quote | None
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ItemView:
    """One item: what it is, its clauses as they are now, and a note of whoever put it there."""

    kind: str
    title: str
    day: str
    clauses: tuple[HeldClause, ...]
    note: str


def collector_of(reading: Reading) -> Collector:
    """Reads collections against the generation that serves, in the reader's language."""
    reader = reading.reader
    return Collector(reader.store, reader.presenter, reader.glossary, base=reading.base, language=reading.language.code)


def item_view(reading: Reading, collector: Collector, item: Item) -> ItemView:
    """One item on its own day, or on the reader's."""
    _ = reading.language.gettext
    on = reading.on_day(item.on) if item.on else reading
    held = tuple(_held(on, found) for found in collector.found(item, reading.on))
    match item:
        case Answer(question=question):
            kind, title = _("Jawaban"), question
        case Definition(term=term):
            kind, title = _("Definisi"), term
        case Remark(regulation=regulation, number=number):
            kind, title = _("Catatan redaksi"), "" if held else f"{regulation.citation} #{number}"
        case Clause():
            kind, title = _("Ketentuan"), ""
    return ItemView(kind, title, reading.language.day(item.on) if item.on else "", held, item.note)


def _held(reading: Reading, found: Found) -> HeldClause:
    shown = found.shown
    return HeldClause(reading.place(found.address), quote(reading, shown) if shown else None, tuple(_changes(reading, found)))


def _changes(reading: Reading, found: Found) -> list[str]:
    _ = reading.language.gettext
    before = found.before
    said = []
    if Change.HILANG in found.changes:
        said.append(_("Tidak ada di sini pada tanggal ini."))
    if Change.BUNYI in found.changes:
        said.append(_("Bunyinya berubah sejak disimpan."))
    if Change.SUMBER in found.changes and before:
        source = source_label(before.source, None, False, reading.language).text
        said.append(_("Asal kata-katanya berubah sejak disimpan (dulu: %s).") % source)
    if Change.STATUS in found.changes and before:
        said.append(_("Statusnya berubah sejak disimpan (dulu: %s).") % status_label(before.status, reading.language).text)
    return said
