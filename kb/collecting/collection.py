"""A collection: clauses, answers, definitions and notes that somebody put in order under headings, with what they were when saved."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from kb.citation.address import Address, RegulationId
from kb.errors import CollectionError
from kb.law.regulation import Source
from kb.law.status import Status

#: More than a workshop needs, and less than what a page or a file could not bear.
MOST_ITEMS = 500
MOST_SECTIONS = 100
LONGEST_NOTE = 20_000
LONGEST_TITLE = 300
# half of a pair of UTF-16, which no file can hold
_HALVES = re.compile("[\ud800-\udfff]")
#: Clauses that one answer quotes.
MOST_QUOTED = 20


class ItemKind(StrEnum):
    """What an item holds."""

    KETENTUAN = "ketentuan"
    JAWABAN = "jawaban"
    DEFINISI = "definisi"
    CATATAN = "catatan"


@dataclass(frozen=True, slots=True)
class Seen:
    """What a clause was when it was saved: the hash of the words that were shown, whose they were, and its status."""

    address: Address
    words: str
    source: Source
    status: Status


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause; its address may name a wording (`@`), `on` the day whose law is wanted (None: the day on which it is read)."""

    address: Address
    on: date | None = None
    note: str = ""
    seen: tuple[Seen, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """A question with the clauses that answered it; the quotations are drawn anew, only their addresses are kept."""

    question: str
    addresses: tuple[Address, ...]
    on: date | None = None
    note: str = ""
    seen: tuple[Seen, ...] = ()


@dataclass(frozen=True, slots=True)
class Definition:
    """A defined term, by any of its names."""

    term: str
    on: date | None = None
    note: str = ""
    seen: tuple[Seen, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """An editorial note of the corpus: its regulation and its number there."""

    regulation: RegulationId
    number: int
    on: date | None = None
    note: str = ""
    seen: tuple[Seen, ...] = ()


Item = Clause | Answer | Definition | Remark


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the items below it; `introduction` stands before them."""

    title: str
    items: tuple[Item, ...] = ()
    introduction: str = ""


@dataclass(frozen=True, slots=True)
class Collection:
    """A whole collection in its order."""

    title: str
    note: str = ""
    sections: tuple[Section, ...] = ()

    def items(self) -> Iterator[Item]:
        """Every item, in order."""
        for section in self.sections:
            yield from section.items

    @property
    def size(self) -> int:
        """How many items it has."""
        return sum(len(section.items) for section in self.sections)

    def with_item(self, item: Item, section: int | None = None) -> "Collection":
        """The collection with one more item, at the end of a section (the last, unless said)."""
        sections = self.sections or (Section(""),)
        place = len(sections) - 1 if section is None else section
        grown = replace(sections[place], items=(*sections[place].items, item))
        return replace(self, sections=(*sections[:place], grown, *sections[place + 1 :]))


def kind_of(item: Item) -> ItemKind:
    """What kind of item it is."""
    kinds = {Clause: ItemKind.KETENTUAN, Answer: ItemKind.JAWABAN, Definition: ItemKind.DEFINISI, Remark: ItemKind.CATATAN}
    return kinds[type(item)]


def hash_of(words: str) -> str:
    """The hash by which words are known again.

    >>> hash_of("Kompos")[:8]
    '0c92ff33'
    """
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def check(collection: Collection) -> Collection:
    """The same collection; CollectionError where it is larger than what is kept."""
    for why in _faults(collection):
        raise CollectionError(f"the collection cannot be used: {why}")
    return collection


def _faults(collection: Collection) -> Iterator[str]:
    if collection.size > MOST_ITEMS:
        yield f"it has {collection.size} items, at most {MOST_ITEMS} are kept"
    if len(collection.sections) > MOST_SECTIONS:
        yield f"it has {len(collection.sections)} sections, at most {MOST_SECTIONS} are kept"
    if not collection.title.strip():
        yield "it has no title"
    for what, longest, texts in (("title", LONGEST_TITLE, _titles(collection)), ("note", LONGEST_NOTE, _notes(collection))):
        for text in texts:
            if len(text) > longest:
                yield f"a {what} has {len(text)} characters, at most {longest} are kept"
            if _HALVES.search(text):
                yield f"a {what} has half a character in it"
    for item in collection.items():
        if isinstance(item, Answer) and not 0 < len(item.addresses) <= MOST_QUOTED:
            yield f"an answer quotes 1 to {MOST_QUOTED} clauses, not {len(item.addresses)}"


def _titles(collection: Collection) -> Iterator[str]:
    yield collection.title
    yield from (section.title for section in collection.sections)
    for item in collection.items():
        if isinstance(item, Answer | Definition):
            yield item.question if isinstance(item, Answer) else item.term


def _notes(collection: Collection) -> Iterator[str]:
    yield collection.note
    yield from (section.introduction for section in collection.sections)
    yield from (item.note for item in collection.items())
