"""Pages for print: A4 with a font of its own that holds the letters of most scripts, a foot with title, day and page."""

import logging
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import XPos, YPos

from kb.documents.model import Document
from kb.documents.text import day_words, word

FONT = "DejaVu"
_FONTS = Path(__file__).parent / "fonts"
# signs that the font lacks are shown as a box; a line in the log for each says no more
logging.getLogger("fpdf").setLevel(logging.ERROR)
logging.getLogger("fontTools").setLevel(logging.ERROR)


class Paper(FPDF):
    """The pages of one document."""

    def __init__(self, document: Document) -> None:
        super().__init__(format="A4")
        self._document = document
        self.add_font(FONT, "", _FONTS / "DejaVuSansCondensed.ttf")
        self.add_font(FONT, "B", _FONTS / "DejaVuSansCondensed-Bold.ttf")
        self.set_margin(20)
        self.set_auto_page_break(True, 20)
        self.set_title(document.title[:250])
        self.set_lang("id" if document.language == "id" else "en")
        self.write_in(10)

    def footer(self) -> None:
        """Title, day and page at the foot of each page."""
        document = self._document
        self.set_y(-14)
        self.write_in(8, grey=90)
        title = document.title if len(document.title) <= 60 else f"{document.title[:59]}…"
        day = word(document.language, "per", day=day_words(document.day, document.language))
        self.cell(0, 5, f"{title} · {day} · {word(document.language, 'page', page=self.page_no())}", align="C")

    def write_in(self, size: float, *, bold: bool = False, grey: int = 30, red: bool = False) -> None:
        """What follows is written in this size."""
        self.set_font(FONT, "B" if bold else "", size)
        self.set_text_color(*((160, 28, 28) if red else (grey, grey, grey)))

    def say(
        self,
        text: str,
        size: float = 10,
        *,
        bold: bool = False,
        grey: int = 30,
        red: bool = False,
        indent: float = 0,
        link: str = "",
        after: float = 1.5,
    ) -> None:
        """A paragraph over the width of the page."""
        self.write_in(size, bold=bold, grey=grey, red=red)
        self.set_x(self.l_margin + indent)
        width = self.w - self.l_margin - self.r_margin - indent
        self.multi_cell(width, size * 0.5, text, align="L", link=link, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.ln(after)

    def room(self) -> float:
        """Millimetres left on the page."""
        return float(self.h - self.b_margin - self.get_y())
