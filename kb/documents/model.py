"""What a document holds, whatever file it becomes: headings, quotations with where they stand, points, tables, cards, questions.

Every string is plain text. Words of a law, of our digests and of notes are told apart by `Cited.source`; each format must show it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kb.law.regulation import Source


@dataclass(frozen=True, slots=True)
class Cited:
    """Where words stand: the clause, whose words they are ("naskah resmi"), whether in force on the day, and a permanent link."""

    citation: str
    source: Source
    label: str
    status: str
    link: str
    day: date


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 1 is a part of the document, 2 a part of that."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words of whoever made the document; `note` sets them apart as a note."""

    text: str
    note: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """One line of our own words, with the clauses that it rests on."""

    text: str
    cited: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """Words shown without any change, with where they stand.

    `title` is a line above them, `remark` a warning (the clause changed since it was saved), `note` what a trainer says of them.
    """

    words: str
    cited: Cited
    title: str = ""
    remark: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A term and the words that define it."""

    term: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table, with the clauses that it rests on."""

    cells: tuple[str, ...]
    cited: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below a header of as many cells."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A question with one right answer: `choices[answer]`, which the clause `cited` gives."""

    number: int
    question: str
    choices: tuple[str, ...]
    answer: int
    cited: Cited


@dataclass(frozen=True, slots=True)
class Match:
    """A question that pairs: `right[key[i]]` belongs to `left[i]`, by the clause `cited[i]`."""

    number: int
    question: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    key: tuple[int, ...]
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """What follows begins on a new page."""


Block = Heading | Paragraph | Point | Quote | Card | Table | Choice | Match | Break


@dataclass(frozen=True, slots=True)
class Document:
    """A document on a day's law; `language` ("id", "en") is that of its labels."""

    title: str
    subtitle: str
    day: date
    language: str
    blocks: tuple[Block, ...]

    def quotes(self) -> Iterator[Quote]:
        """Every quotation, those of cards too."""
        for block in self.blocks:
            if isinstance(block, Quote):
                yield block
            elif isinstance(block, Card):
                yield block.quote

    def cards(self) -> tuple[Card, ...]:
        """What can be learned by heart: its cards, or, where there are none, each quotation below its title or citation."""
        cards = tuple(block for block in self.blocks if isinstance(block, Card))
        return cards or tuple(Card(quote.title or quote.cited.citation, quote) for quote in self.quotes())

    def questions(self) -> tuple[Choice | Match, ...]:
        """Every question of a quiz."""
        return tuple(block for block in self.blocks if isinstance(block, Choice | Match))
