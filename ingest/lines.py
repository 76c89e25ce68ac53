"""The lines of a file as the readers hand them on: words, page, and whether the source starts a block there."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a source.

    `block` is True where the source itself begins a new block there (an HTML block, a blank line before it, a list item);
    in hard-wrapped text most lines merely continue the block before them. `top` is the place on the page, from 0 (upper edge) to 1,
    where the reader knows it.
    """

    text: str
    page: int | None = None
    block: bool = True
    top: float | None = None

    def with_text(self, text: str, *, block: bool | None = None) -> "Line":
        """The same line with other words."""
        return replace(self, text=text, block=self.block if block is None else block)


@dataclass(frozen=True, slots=True)
class SourceText:
    """What a reader got out of a file: its lines, the number of pages where the format has pages, and pages without words."""

    lines: tuple[Line, ...]
    pages: int | None = None
    empty_pages: int = 0
    wrapped: bool = False
    """Whether lines break at a fixed width, so that a line end says nothing about the end of a block."""

    @property
    def needs_ocr(self) -> bool:
        """Whether most pages hold no words (images only)."""
        return bool(self.pages) and self.empty_pages * 2 > (self.pages or 0)
