"""Slides: one point a slide; whose words, status, day and link in the speaker's notes. Long quotations go on over several slides."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import count
from math import ceil
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.packuri import PackURI
from pptx.util import Cm, Pt

from kb.documents.model import Block, Break, Card, Choice, Cited, Document, Heading, Match, Paragraph, Point, Quote, Table
from kb.documents.text import LETTERS, PALETTE, day_words, shares, sheets, source_line, word

#: Characters of a quotation on one slide, and of other words, which the notes hold whole.
QUOTED = 620
_SAID = 500
_SLACK = 60
"""Characters by which a piece may be longer than its share, so that the last is no scrap."""
_ROWS = 4
_LINES = 12
"""Lines of a quotation on one slide: lists of short lines fill it before their characters do."""
_RGB: Any = RGBColor  # python-pptx leaves its constructors untyped
_DARK = _RGB.from_string("222222")
_WIDTH, _HEIGHT, _MARGIN = Cm(33.87), Cm(19.05), Cm(1.6)


def write(document: Document) -> bytes:
    """The bytes of a .pptx file."""
    return _Writer(document).write()


def pieces(words: str) -> Iterator[str]:
    """A quotation in pieces that a slide holds; together they are the quotation."""
    number = ceil(len(words) / QUOTED) or 1
    for sheet in sheets(words, min(QUOTED, ceil(len(words) / number) + _SLACK)):
        lines = sheet.splitlines(keepends=True)
        for start in range(0, max(len(lines), 1), _LINES):
            yield "".join(lines[start : start + _LINES])


class _Writer:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._language = document.language
        self._part = document.title
        self._deck = Presentation()
        self._deck.slide_width, self._deck.slide_height = _WIDTH, _HEIGHT
        self._empty = self._deck.slide_layouts[5]  # a title alone
        _number_parts(self._deck.part.package)

    def write(self) -> bytes:
        document = self._document
        day = word(self._language, "per", day=day_words(document.day, self._language))
        self._deck.core_properties.title = document.title[:250]
        slide = self._slide(document.title, f"{document.title}\n{document.subtitle}", size=36)
        self._text(slide, f"{document.subtitle[:_SAID]}\n{day}", Cm(5), Cm(5), 20)
        self._text(slide, word(self._language, "made"), Cm(15.5), Cm(2), 14)
        for block in document.blocks:
            self._block(block)
        out = BytesIO()
        self._deck.save(out)
        return out.getvalue()

    def _block(self, block: Block) -> None:
        match block:
            case Heading(text, _):
                self._part = text
                self._slide(text, text, size=40, top=Cm(7))
            case Paragraph(text, note):
                self._said(word(self._language, "note") if note else self._part, text, ())
            case Point(text, cited):
                self._said(self._part, text, cited)
            case Quote():
                self._quote(block, block.title)
            case Card(term, quote):
                self._quote(quote, term)
            case Table(header, rows):
                for start in range(0, len(rows), _ROWS):
                    self._table(Table(header, rows[start : start + _ROWS]), shares(block))
            case Choice() | Match():
                self._question(block)
            case Break():
                pass

    def _quote(self, quote: Quote, title: str) -> None:
        cited = quote.cited
        parts = list(pieces(quote.words))
        for number, part in enumerate(parts, start=1):
            more = f" ({word(self._language, 'more')} {number}/{len(parts)})" if len(parts) > 1 else ""
            spoken = [source_line(cited, self._language), quote.remark, quote.note and f"{word(self._language, 'note')}: {quote.note}"]
            slide = self._slide(f"{title or cited.citation}{more}", "\n\n".join(filter(None, spoken)))
            box = self._text(slide, part, Cm(4), Cm(11.2), 20, name="kutipan")
            box.fill.solid()
            box.fill.fore_color.rgb = _RGB.from_string(PALETTE[cited.source][1])
            box.line.color.rgb = _RGB.from_string(PALETTE[cited.source][0])
            foot = f"{cited.citation} · {cited.label} · {cited.status}" + (f"\n{quote.remark}" if quote.remark else "")
            self._text(slide, foot, Cm(15.7), Cm(2.6), 14, colour=_RGB.from_string(PALETTE[cited.source][0]))

    def _said(self, title: str, text: str, cited: Sequence[Cited]) -> None:
        shown = text if len(text) <= _SAID else f"{text[:_SAID].rsplit(' ', 1)[0]} …"
        spoken = [*([text] if shown != text else []), *(source_line(one, self._language) for one in cited)]
        slide = self._slide(title, "\n\n".join(spoken))
        self._text(slide, shown, Cm(4), Cm(11), 24)
        foot = "; ".join(f"{one.citation} ({one.status})" for one in cited)
        self._text(slide, foot, Cm(15.7), Cm(2.6), 14) if foot else None

    def _table(self, part: Table, widths: Sequence[float]) -> None:
        rows = part.rows
        spoken = [" | ".join(row.cells) + "".join(f"\n{source_line(one, self._language)}" for one in row.cited) for row in rows]
        slide = self._slide(self._part, "\n\n".join(spoken))
        width = _WIDTH - 2 * _MARGIN
        table = slide.shapes.add_table(len(rows) + 1, len(part.header), _MARGIN, Cm(3.6), width, Cm(2)).table
        for column, text in enumerate(part.header):
            table.columns[column].width = int(width * widths[column])
            _fill(table.cell(0, column), text, 14)
        for number, row in enumerate(rows, start=1):
            for column, text in enumerate(row.cells):
                _fill(table.cell(number, column), text if len(text) <= _SAID else f"{text[:_SAID]} …", 13)

    def _question(self, block: Choice | Match) -> None:
        if isinstance(block, Choice):
            listed = [f"{letter}. {text}" for letter, text in zip(LETTERS, block.choices, strict=False)]
            key = LETTERS[block.answer]
            cited: tuple[Cited, ...] = (block.cited,)
        else:
            sides = enumerate(zip(block.left, block.right, strict=True))
            listed = [f"{number + 1}. {left}   |   {LETTERS[number]}. {right}" for number, (left, right) in sides]
            key = ", ".join(f"{number + 1}-{LETTERS[place]}" for number, place in enumerate(block.key))
            cited = block.cited
        lines = [f"{word(self._language, 'key')}: {key}", *dict.fromkeys(source_line(one, self._language) for one in cited)]
        slide = self._slide(f"{block.number}.", "\n".join(lines))
        self._text(slide, "\n".join([block.question, "", *listed]), Cm(3.4), Cm(14.5), 20 if isinstance(block, Choice) else 13)

    def _slide(self, title: str, spoken: str, *, size: int = 26, top: int = Cm(0.8)) -> Any:
        slide = self._deck.slides.add_slide(self._empty)
        head = slide.shapes.title
        head.left, head.top, head.width, head.height = _MARGIN, top, _WIDTH - 2 * _MARGIN, Cm(3)
        head.text_frame.text = title[:160]
        head.text_frame.word_wrap = True
        head.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        for paragraph in head.text_frame.paragraphs:
            paragraph.font.size, paragraph.font.bold, paragraph.font.color.rgb = Pt(size if len(title) < 60 else size - 6), True, _DARK
        slide.notes_slide.notes_text_frame.text = spoken
        return slide

    def _text(self, slide: Any, text: str, top: int, height: int, size: int, *, colour: Any = _DARK, name: str = "") -> Any:
        box = slide.shapes.add_textbox(_MARGIN, top, _WIDTH - 2 * _MARGIN, height)
        if name:
            box.name = name
        frame = box.text_frame
        frame.word_wrap = True
        frame.text = text
        for paragraph in frame.paragraphs:
            paragraph.font.size, paragraph.font.color.rgb = Pt(size), colour
        return box


def _number_parts(package: Any) -> None:
    """Give new parts their numbers by counting; python-pptx walks the whole file for each, which takes seconds for hundreds of slides."""
    numbers: dict[str, count[int]] = {}
    named = package.next_partname

    def next_name(template: str) -> PackURI:
        # the first is asked for as ever: a template has parts of its own
        first = str(named(template)) if template not in numbers else ""
        if first:
            numbers[template] = count(next(n for n in range(1, 1000) if template % n == first))
        return PackURI(template % next(numbers[template]))

    package.next_partname = next_name


def _fill(cell: Any, text: str, size: int) -> None:
    cell.text = text
    for paragraph in cell.text_frame.paragraphs:
        paragraph.font.size = Pt(size)
