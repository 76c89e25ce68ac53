"""A handout as PDF to print, by fpdf2: it needs nothing of the machine, where WeasyPrint needs Pango (decision 11)."""

from fpdf.enums import TableCellFillMode
from fpdf.fonts import FontFace

from kb.documents.model import Block, Break, Card, Choice, Cited, Document, Heading, Match, Paragraph, Point, Quote, Table
from kb.documents.paper import Paper
from kb.documents.text import LETTERS, PALETTE, day_words, shares, sheets, source_line, word

_INDENT = 6
_BAND = 1500
"""Characters of a quotation that are laid at once, with the bar beside them; a page holds several."""


def write(document: Document) -> bytes:
    """The bytes of a .pdf file."""
    return _Writer(document).write()


class _Writer:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._language = document.language
        self._paper = Paper(document)
        self._key: list[tuple[str, tuple[Cited, ...]]] = []

    def write(self) -> bytes:
        document, say = self._document, self._paper.say
        self._paper.add_page()
        say(document.title, 20, bold=True, after=3)
        if document.subtitle:
            say(document.subtitle, 12)
        say(word(self._language, "per", day=day_words(document.day, self._language)), 10)
        say(word(self._language, "made"), 8.5, grey=90, after=5)
        for block in document.blocks:
            self._block(block)
        if self._key:
            self._paper.add_page()
            say(word(self._language, "key"), 14, bold=True)
            for line, cited in self._key:
                say(line, after=0)
                self._sources(cited)
        return bytes(self._paper.output())

    def _block(self, block: Block) -> None:
        say = self._paper.say
        match block:
            case Heading(text, level):
                self._keep(35)
                self._paper.ln(3)
                say(text, 15 if level == 1 else 12.5, bold=True, after=2)
            case Paragraph(text, note):
                say(f"{word(self._language, 'note')}: {text}" if note else text, grey=70 if note else 30, indent=_INDENT if note else 0)
            case Point(text, cited):
                say(f"• {text}", after=0.5)
                self._sources(cited)
            case Quote():
                self._quote(block)
            case Card(term, quote):
                self._keep(40)
                say(term, 12, bold=True, after=0)
                self._quote(quote)
            case Table():
                self._table(block)
            case Choice() | Match():
                self._question(block)
            case Break():
                self._paper.add_page()

    def _quote(self, quote: Quote) -> None:
        say, cited = self._paper.say, quote.cited
        self._keep(35)
        say(" · ".join(part for part in (quote.title, cited.citation) if part), bold=True, after=0)
        say(f"{cited.label}; {cited.status}", 8.5, grey=80, after=1)
        if quote.remark:
            say(quote.remark, 9, bold=True, red=True, after=1)
        self._words(quote)
        say(source_line(cited, self._language), 7.5, grey=90, indent=_INDENT, link=cited.link if "://" in cited.link else "", after=1)
        if quote.note:
            say(f"{word(self._language, 'note')}: {quote.note}", 9, grey=70, indent=_INDENT)
        self._paper.ln(2.5)

    def _words(self, quote: Quote) -> None:
        """The words on their ground, the bar beside them on every page that they reach."""
        paper, (bar, ground) = self._paper, PALETTE[quote.cited.source]
        width = paper.w - paper.l_margin - paper.r_margin - _INDENT
        for band in sheets(quote.words, _BAND):
            paper.write_in(10)
            page, top = paper.page, paper.get_y()
            paper.set_fill_color(f"#{ground}")
            paper.set_x(paper.l_margin + _INDENT)
            paper.multi_cell(width, 5, band, align="L", fill=True, new_x="LMARGIN", new_y="NEXT")
            last, bottom = paper.page, paper.get_y()
            paper.set_fill_color(f"#{bar}")
            for number in range(page, last + 1):
                paper.page = number
                start = top if number == page else paper.t_margin
                stop = bottom if number == last else paper.h - paper.b_margin
                paper.rect(paper.l_margin + _INDENT - 2, start, 1.2, max(stop - start, 0), style="F")
            paper.page = last
            paper.set_y(bottom)
        paper.ln(1)

    def _table(self, table: Table) -> None:
        self._paper.write_in(8)
        head = FontFace(emphasis="BOLD", fill_color=(225, 230, 236))
        with self._paper.table(
            headings_style=head,
            cell_fill_mode=TableCellFillMode.NONE,
            line_height=4,
            text_align="LEFT",
            padding=1,
            align="LEFT",
            col_widths=shares(table),
        ) as made:
            made.row(table.header)
            for row in table.rows:
                made.row(row.cells)
        self._paper.ln(1)
        self._sources(tuple(dict.fromkeys(one for row in table.rows for one in row.cited)))

    def _question(self, block: Choice | Match) -> None:
        say = self._paper.say
        self._keep(50)
        asked, _, rest = block.question.partition("\n")
        say(f"{block.number}. {asked}", bold=True)
        if rest:
            say(rest, indent=_INDENT)
        if isinstance(block, Choice):
            for letter, text in zip(LETTERS, block.choices, strict=False):
                say(f"{letter}. {text}", indent=_INDENT, after=0.5)
            self._key.append((f"{block.number}. {LETTERS[block.answer]}", (block.cited,)))
        else:
            self._paper.write_in(9)
            with self._paper.table(first_row_as_headings=False, line_height=4.5, text_align="LEFT", padding=1) as made:
                for number, (left, right) in enumerate(zip(block.left, block.right, strict=True)):
                    made.row((f"{number + 1}. {left}", f"{LETTERS[number]}. {right}"))
            pairs = ", ".join(f"{number + 1}-{LETTERS[place]}" for number, place in enumerate(block.key))
            self._key.append((f"{block.number}. {pairs}", tuple(dict.fromkeys(block.cited))))
        self._paper.ln(3)

    def _sources(self, cited: tuple[Cited, ...]) -> None:
        for one in cited:
            link = one.link if "://" in one.link else ""
            self._paper.say(source_line(one, self._language), 7.5, grey=90, indent=_INDENT, link=link, after=0.5)
        self._paper.ln(0.5)

    def _keep(self, height: float) -> None:
        """A new page where less than this is left."""
        if self._paper.room() < height:
            self._paper.add_page()
