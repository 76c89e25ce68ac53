"""Flash cards as a PDF to cut: the term on the left, its words on the right; cut along the lines and folded, each is a card."""

from typing import cast

from kb.documents.model import Card, Document
from kb.documents.paper import Paper
from kb.documents.text import PALETTE, sheets, source_line, word
from kb.errors import DocumentError

_LONGEST = 900
"""Characters of a card's words; longer ones take several cards."""
_LEAST = 42
_PAD = 4


def write(document: Document) -> bytes:
    """The bytes of a .pdf file; DocumentError where nothing in the document can be a card."""
    cards = document.cards()
    if not cards:
        raise DocumentError("there is nothing in it that a card can show; put a clause or a definition into it")
    paper = Paper(document)
    paper.add_page()
    paper.say(f"{document.title}. {word(document.language, 'cut')}", 8.5, grey=90, after=2)
    for card in cards:
        parts = list(sheets(card.quote.words, _LONGEST))
        for number, part in enumerate(parts, start=1):
            _card(paper, card, part, f" ({number}/{len(parts)})" if len(parts) > 1 else "", document.language)
    return bytes(paper.output())


def _card(paper: Paper, card: Card, words: str, of: str, language: str) -> None:
    cited = card.quote.cited
    half = (paper.w - paper.l_margin - paper.r_margin) / 2
    width = half - 2 * _PAD
    label = f"{cited.label}; {cited.status}" + (f". {card.quote.remark}" if card.quote.remark else "")
    lines = ((label, 7.5, 80), (words, 9.0, 30), (source_line(cited, language), 6.5, 90))
    height = max(_LEAST, sum(_height(paper, text, width, size) for text, size, _ in lines) + 2 * _PAD + 2)
    if height > paper.room():
        paper.add_page()
    top = paper.get_y()
    paper.set_draw_color(120)
    paper.set_dash_pattern(dash=2, gap=1.5)
    paper.rect(paper.l_margin, top, 2 * half, height)
    paper.line(paper.l_margin + half, top, paper.l_margin + half, top + height)
    paper.set_dash_pattern()
    paper.set_fill_color(f"#{PALETTE[cited.source][0]}")
    paper.rect(paper.l_margin + half + 1, top + _PAD, 1.2, height - 2 * _PAD, style="F")
    front = f"{card.term}{of}"
    size = 15 if len(front) < 60 else 11
    paper.set_auto_page_break(False)
    paper.set_xy(paper.l_margin + _PAD, top + (height - _height(paper, front, width, size, bold=True)) / 2)
    paper.write_in(size, bold=True)
    paper.multi_cell(width, size * 0.45, front, align="C")
    y = top + _PAD
    for text, small, grey in lines:
        paper.set_xy(paper.l_margin + half + _PAD, y)
        paper.write_in(small, grey=grey)
        paper.multi_cell(width, small * 0.45, text, align="L")
        y = paper.get_y() + 1
    paper.set_auto_page_break(True, 20)
    paper.set_y(top + height)


def _height(paper: Paper, text: str, width: float, size: float, *, bold: bool = False) -> float:
    paper.write_in(size, bold=bold)
    height = paper.multi_cell(width, size * 0.45, text, align="L", dry_run=True, output="HEIGHT")
    return cast(float, height) + 1
