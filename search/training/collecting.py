"""A collection on a day's law: what each item says now, whether it is still what was saved, and the document that it becomes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from kb.citation.address import Address
from kb.collecting.collection import Answer, Clause, Collection, Definition, Item, Remark, Seen, hash_of
from kb.documents.model import Block, Card, Cited, Document, Heading, Paragraph, Quote
from kb.documents.text import day_words
from kb.law.regulation import Source
from kb.law.status import Status
from kb.storage.store import Store
from search.presentation.presenting import Presenter, Shown
from search.presentation.saying import cited, warning_words
from search.study.glossary import Glossary

_WORDS = {
    "id": {
        "gone": "{}: tidak ada di sini pada {}.",
        "words": "Bunyinya berubah sejak disimpan.",
        "status": "Statusnya berubah sejak disimpan (dulu: {}).",
        "source": "Asal kata-katanya berubah sejak disimpan (dulu: {}).",
        "asked": "Pertanyaan: {}",
    },
    "en": {
        "gone": "{}: not here on {}.",
        "words": "Its words changed since it was saved.",
        "status": "Its status changed since it was saved (then: {}).",
        "source": "Where its words come from changed since it was saved (then: {}).",
        "asked": "Question: {}",
    },
}


class Change(StrEnum):
    """How a clause differs from what it was when it was saved."""

    BUNYI = "bunyi"
    STATUS = "status"
    SUMBER = "sumber"
    HILANG = "hilang"


@dataclass(frozen=True, slots=True)
class Found:
    """One clause of an item as it is now; `shown` is None where there is nothing of it on that day."""

    address: Address
    shown: Shown | None
    changes: tuple[Change, ...]
    before: Seen | None = None


class Collector:
    """Reads collections against one generation."""

    def __init__(self, store: Store, presenter: Presenter, glossary: Glossary, *, base: str, language: str = "id") -> None:
        self._store = store
        self._presenter = presenter
        self._glossary = glossary
        self._base = base
        self._language = language if language in _WORDS else "id"
        self._say = _WORDS[self._language]

    def shown(self, address: Address, on: date) -> Shown | None:
        """The words of a clause on a day; where they are older than a change that our digest follows, the digest."""
        place = address if address.version else self._store.bare(address)
        shown = self._presenter.show_whole(place, on)
        if shown is None or not shown.outdated:
            return shown
        passage = next((passage for _, passage in self._store.passages_at(place)), None)
        return (self._presenter.show_passage(passage, on) if passage else None) or shown

    def found(self, item: Item, on: date) -> tuple[Found, ...]:
        """What an item holds on its own day, or on `on`, each clause with what changed since it was saved."""
        day = item.on or on
        before = {seen.address: seen for seen in item.seen}
        return tuple(self._compared(address, shown, before.get(address)) for address, shown in self._shown_of(item, day))

    def saved(self, item: Item, on: date) -> Item:
        """The item with what its clauses are now: what a page calls when somebody saves it."""
        held = tuple(_seen(address, shown) for address, shown in self._shown_of(item, item.on or on) if shown)
        return replace(item, seen=held)

    def cited(self, address: Address, on: date) -> Cited | None:
        """Where a clause stands on a day; None where there is nothing of it."""
        shown = self.shown(address, on)
        return cited(shown, self._base, self._language) if shown else None

    def document(self, collection: Collection, on: date) -> Document:
        """A collection as a document on a day's law."""
        return Document(collection.title, "", on, self._language, tuple(self.blocks(collection, on)))

    def blocks(self, collection: Collection, on: date) -> Iterator[Block]:
        """A collection's note, headings and items."""
        if collection.note:
            yield Paragraph(collection.note, note=True)
        for section in collection.sections:
            if section.title:
                yield Heading(section.title)
            if section.introduction:
                yield Paragraph(section.introduction)
            for item in section.items:
                yield from self._item(item, on)

    def quote(self, found: Found, title: str = "", note: str = "") -> Quote:
        """A clause that is there as a quotation."""
        shown = found.shown
        assert shown is not None, "asked only of what was found"
        english = self._language == "en" and shown.source is not Source.NASKAH and shown.gloss
        remark = " ".join(filter(None, (self._changed(found), warning_words(shown, self._language))))
        words = shown.gloss if english else shown.text
        return Quote(words, cited(shown, self._base, self._language), title or shown.judul, remark, note)

    def _item(self, item: Item, on: date) -> Iterator[Block]:
        if isinstance(item, Answer):
            yield Heading(self._say["asked"].format(item.question), 2)
        held = self.found(item, on)
        for place, found in enumerate(held):
            note = item.note if place == len(held) - 1 else ""
            if found.shown is None:
                gone = self._say["gone"].format(found.address.citation, day_words(item.on or on, self._language))
                yield Paragraph(gone)
                if note:
                    yield Paragraph(note, note=True)
            elif term := self._term(item, found.address):
                yield Card(term, self.quote(found, note=note))
            else:
                yield self.quote(found, note=note)
        if not held:
            yield Paragraph(self._say["gone"].format(_name_of(item), day_words(item.on or on, self._language)))

    def _term(self, item: Item, address: Address) -> str:
        """The term that an item defines; "" where it defines none, or several."""
        if isinstance(item, Definition):
            entry = self._glossary.find(item.term)
            return entry.name if entry else item.term
        entries = self._glossary.defined_at(address) if isinstance(item, Clause) and not address.in_penjelasan else ()
        return entries[0].name if len(entries) == 1 else ""

    def _shown_of(self, item: Item, on: date) -> Iterator[tuple[Address, Shown | None]]:
        match item:
            case Clause(address=address):
                yield address, self.shown(address, on)
            case Answer(addresses=addresses):
                yield from ((address, self.shown(address, on)) for address in addresses)
            case Definition(term=term):
                entry = self._glossary.find(term)
                first = next(iter(self._glossary.definitions(entry, on)), None) if entry else None
                if first is not None:
                    yield first.term.address, self.shown(first.term.address, on) or first.shown
            case Remark(regulation=regulation, number=number):
                passages = self._store.passages_at(Address(regulation))
                noted = next((p for _, p in passages if p.source is Source.CATATAN and p.part == number), None)
                if noted is not None:
                    yield noted.address, self._presenter.show_passage(noted, on)

    def _compared(self, address: Address, shown: Shown | None, before: Seen | None) -> Found:
        if shown is None:
            return Found(address, None, (Change.HILANG,), before)
        if before is None:
            return Found(address, shown, ())
        now = _seen(address, shown)
        changes = (
            # other words of another kind are no change of the law's
            (Change.SUMBER, now.source is not before.source),
            (Change.BUNYI, now.source is before.source and now.words != before.words),
            (Change.STATUS, now.status is not before.status),
        )
        return Found(address, shown, tuple(change for change, happened in changes if happened), before)

    def _changed(self, found: Found) -> str:
        said = {
            Change.BUNYI: self._say["words"],
            Change.STATUS: self._say["status"].format(found.before.status.value if found.before else Status.BELUM_DIKETAHUI.value),
            Change.SUMBER: self._say["source"].format(found.before.source.value if found.before else ""),
        }
        return " ".join(said[change] for change in found.changes if change in said)


def _seen(address: Address, shown: Shown) -> Seen:
    return Seen(address, hash_of(shown.text), shown.source, shown.standing.status)


def _name_of(item: Item) -> str:
    match item:
        case Definition(term=term):
            return term
        case Remark(regulation=regulation, number=number):
            return f"{regulation.citation} #{number}"
        case Clause(address=address):
            return address.citation
        case _:
            return item.question
