"""The lines of a file as the readers hand them on: words, page, and whether the source starts a block there."""

from dataclasses import dataclass, replace

#: A page with fewer letters has no text layer: a page number or a stamp alone.
FEW_LETTERS = 12


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a source.

    `block` is True where the source itself begins a new block there (an HTML block, a blank line before it, a list item);
    in hard-wrapped text most lines merely continue the block before them. `top` is the place on the page, from 0 (upper edge) to 1,
    where the reader knows it. `confidence`, from 0 to 100, is how sure OCR was of its words on average; None where none was needed.
    """

    text: str
    page: int | None = None
    block: bool = True
    top: float | None = None
    confidence: float | None = None

    def with_text(self, text: str, *, block: bool | None = None) -> "Line":
        """The same line with other words."""
        return replace(self, text=text, block=self.block if block is None else block)


@dataclass(frozen=True, slots=True)
class SourceText:
    """What a reader got out of a file: its lines, the number of pages where the format has pages, and which of them hold no words."""

    lines: tuple[Line, ...]
    pages: int | None = None
    image_pages: tuple[int, ...] = ()
    """Numbers of the pages that show something and hold no words: images."""
    wrapped: bool = False
    """Whether lines break at a fixed width, so that a line end says nothing about the end of a block."""
    ocr_pages: tuple[int, ...] = ()
    """Numbers of the pages whose words a machine read from an image."""

    @property
    def needs_ocr(self) -> bool:
        """Whether most pages hold no words (images only)."""
        return bool(self.pages) and len(self.image_pages) * 2 > (self.pages or 0)
