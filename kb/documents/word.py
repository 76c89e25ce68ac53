"""A handout for Word and LibreOffice: quotations as blocks of a style, each with a footnote that says where it stands."""

from io import BytesIO
from typing import Any

from docx import Document as open_template
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from kb.documents.footnotes import Footnotes
from kb.documents.model import Block, Break, Card, Choice, Cited, Document, Heading, Match, Paragraph, Point, Quote, Table
from kb.documents.text import LETTERS, PALETTE, day_words, shares, source_line, word
from kb.law.regulation import Source

#: Style of a quotation by whose words it is.
STYLES = {Source.NASKAH: "Kutipan naskah", Source.RINGKASAN: "Kutipan ringkasan", Source.CATATAN: "Kutipan catatan"}
#: Centimetres between the margins.
_WIDTH = 16.4
_NOTE = "Catatan penyusun"
_LABEL = "Label kutipan"


def write(document: Document) -> bytes:
    """The bytes of a .docx file."""
    return _Writer(document).write()


class _Writer:
    def __init__(self, document: Document) -> None:
        self._source = document
        self._language = document.language
        self._word = open_template()
        self._notes = Footnotes()
        self._key: list[tuple[int, str, tuple[Cited, ...]]] = []

    def write(self) -> bytes:
        document, word_file = self._source, self._word
        _add_styles(word_file)
        section = word_file.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.3)
        word_file.core_properties.title, word_file.core_properties.author = document.title[:250], ""
        word_file.core_properties.comments = ""
        word_file.add_heading(document.title, 0)
        if document.subtitle:
            word_file.add_paragraph(document.subtitle, style="Subtitle")
        word_file.add_paragraph(word(self._language, "per", day=day_words(document.day, self._language)))
        word_file.add_paragraph(word(self._language, "made"), style=_LABEL)
        for block in document.blocks:
            self._block(block)
        self._write_key()
        self._notes.finish(word_file)
        out = BytesIO()
        word_file.save(out)
        return out.getvalue()

    def _block(self, block: Block) -> None:
        add = self._word.add_paragraph
        match block:
            case Heading(text, level):
                self._word.add_heading(text, level)
            case Paragraph(text, note):
                add(f"{word(self._language, 'note')}: {text}" if note else text, style=_NOTE if note else None)
            case Point(text, cited):
                self._cite(add(text, style="List Bullet"), cited)
            case Quote():
                self._quote(block)
            case Card(term, quote):
                self._word.add_heading(term, 3)
                self._quote(quote)
            case Table():
                self._table(block)
            case Choice() | Match():
                self._question(block)
            case Break():
                add().add_run().add_break(WD_BREAK.PAGE)

    def _quote(self, quote: Quote) -> None:
        cited = quote.cited
        label = self._word.add_paragraph(style=_LABEL)
        label.paragraph_format.keep_with_next = True
        label.paragraph_format.space_before = Pt(10)
        label.add_run(" · ".join(part for part in (quote.title, cited.citation) if part)).bold = True
        label.add_run(f"  [{cited.label}; {cited.status}]")
        if quote.remark:
            warning = self._word.add_paragraph(style=_LABEL).add_run(quote.remark)
            warning.bold, warning.font.color.rgb = True, RGBColor(0xA0, 0x1C, 0x1C)
        self._cite(self._word.add_paragraph(quote.words, style=STYLES[cited.source]), (cited,))
        if quote.note:
            self._word.add_paragraph(f"{word(self._language, 'note')}: {quote.note}", style=_NOTE)

    def _table(self, table: Table) -> None:
        made = self._word.add_table(rows=1 + len(table.rows), cols=len(table.header), style="Table Grid")
        # cells by place once: looking each up walks the whole table
        made.autofit = False
        cells = made._cells
        width = len(table.header)
        for place, share in enumerate(shares(table)):
            made.columns[place].width = Cm(_WIDTH * share)
        for place, cell in enumerate(cells):
            cell.width = made.columns[place % width].width
        for column, text in enumerate(table.header):
            cells[column].paragraphs[0].add_run(text).bold = True
        _repeat(made.rows[0])
        for number, row in enumerate(table.rows, start=1):
            for column, text in enumerate(row.cells):
                cells[number * width + column].paragraphs[0].add_run(text)
            self._cite(cells[(number + 1) * width - 1].paragraphs[0], row.cited)
        for cell in cells:
            for run in cell.paragraphs[0].runs:
                run.font.size = Pt(9)
        self._word.add_paragraph()

    def _question(self, block: Choice | Match) -> None:
        asked = self._word.add_paragraph(style="Normal")
        asked.paragraph_format.keep_with_next = True
        line, _, rest = block.question.partition("\n")
        asked.add_run(f"{block.number}. {line}").bold = True
        if rest:
            asked.add_run(f"\n{rest}")
        if isinstance(block, Choice):
            for letter, text in zip(LETTERS, block.choices, strict=False):
                choice = self._word.add_paragraph(f"{letter}. {text}").paragraph_format
                choice.left_indent, choice.space_after = Cm(0.8), Pt(0)
            self._word.add_paragraph()
            self._key.append((block.number, LETTERS[block.answer], (block.cited,)))
            return
        table = self._word.add_table(rows=len(block.left), cols=2, style="Table Grid")
        for number, (left, right) in enumerate(zip(block.left, block.right, strict=True)):
            table.cell(number, 0).text = f"{number + 1}. {left}"
            table.cell(number, 1).text = f"{LETTERS[number]}. {right}"
        self._word.add_paragraph()
        pairs = ", ".join(f"{number + 1}-{LETTERS[place]}" for number, place in enumerate(block.key))
        self._key.append((block.number, pairs, block.cited))

    def _write_key(self) -> None:
        if not self._key:
            return
        self._block(Break())
        self._word.add_heading(word(self._language, "key"), 1)
        for number, answer, cited in self._key:
            line = self._word.add_paragraph(f"{number}. {answer} ({'; '.join(dict.fromkeys(one.citation for one in cited))})")
            self._cite(line, tuple(dict.fromkeys(cited)))

    def _cite(self, paragraph: Any, cited: tuple[Cited, ...]) -> None:
        for one in cited:
            self._notes.add(paragraph, source_line(one, self._language))


def _repeat(row: Any) -> None:
    """Let a row head the table on every page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _add_styles(document: Any) -> None:
    document.styles["Normal"].font.name = "Calibri"
    document.styles["Normal"].font.size = Pt(11)
    for source, name in STYLES.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.paragraph_format.left_indent = style.paragraph_format.right_indent = Cm(0.8)
        style.paragraph_format.space_after = Pt(8)
        _paint(style, *PALETTE[source])
    for name, size, grey in ((_LABEL, 9, 0x40), (_NOTE, 10, 0x30)):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.font.size, style.font.italic, style.font.color.rgb = Pt(size), name == _NOTE, RGBColor(grey, grey, grey)
        style.paragraph_format.space_after = Pt(8 if name == _NOTE else 3)


def _paint(style: Any, colour: str, ground: str) -> None:
    """A bar to the left of a style's paragraphs and a ground behind them."""
    properties = style.element.get_or_add_pPr()
    borders, bar = OxmlElement("w:pBdr"), OxmlElement("w:left")
    for name, value in (("val", "single"), ("sz", "24"), ("space", "8"), ("color", colour)):
        bar.set(qn(f"w:{name}"), value)
    borders.append(bar)
    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", ground)):
        shading.set(qn(f"w:{name}"), value)
    # the schema wants them before spacing and indents
    for place, element in enumerate((borders, shading)):
        properties.insert(place, element)
