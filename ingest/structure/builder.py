"""Builds an outline: one growing text, and provisions as spans of it, so that no word can get lost or be cited twice."""

from dataclasses import dataclass

from ingest.lines.cleaning import join_words
from ingest.lines.sourcetext import Line
from kb.citation.address import Address, Level
from kb.law.outline import ParseWarning, Provision

# how much of the words before a line end decides how it is joined
_TAIL = 60


@dataclass(slots=True)
class _Open:
    address: Address
    level: Level
    number: str | None
    heading: list[str]
    start: int
    end: int
    page: int | None
    parent: Address | None
    shown: bool


class OutlineBuilder:
    """Receives headings, marks and lines in reading order; each line of the source must be handed in exactly once."""

    def __init__(self) -> None:
        self._chunks: list[str] = []
        self._length = 0
        self._after_mark = True
        self._nodes: list[_Open] = []
        self._stack: list[_Open] = []
        self._seen: set[Address] = set()
        self.warnings: list[ParseWarning] = []

    def warn(self, code: str, message: str, page: int | None = None) -> None:
        """Record something that a reader of the structure must know."""
        self.warnings.append(ParseWarning(code, message, page))

    def knows(self, address: Address) -> bool:
        """Whether the address was opened before."""
        return address in self._seen

    def open(self, address: Address, *, page: int | None, mark: str = "", block_mark: bool = False) -> None:
        """Begin a provision. `mark` is what the source prints for it ("(4)", "Pasal 58"); it stays outside the provision's own span.

        `block_mark` puts the mark on a line of its own, as headings stand.
        """
        if mark:
            self._append(mark, separator="" if self._after_mark else "\n")
            self._append("", separator="\n" if block_mark else " ")
            self._after_mark = True
        elif self._chunks and not self._after_mark:
            self._append("", separator="\n")
            self._after_mark = True
        segment = address.path[-1]
        parent = next((node.address for node in reversed(self._stack) if node.shown), None)
        # an address stands for one provision: what comes under it again stays in the text, with a warning
        new = address not in self._seen
        node = _Open(address, segment.level, segment.number, [], self._length, self._length, page, parent, new)
        self._stack.append(node)
        if new:
            self._nodes.append(node)
            self._seen.add(address)
        else:
            self.warn("alamat-berulang", f"{address.path_citation} ada lebih dari sekali; hanya yang pertama dapat dirujuk", page)

    def close(self, address: Address) -> None:
        """End a provision and all that is still open below it."""
        while self._stack:
            node = self._stack.pop()
            node.end = self._end()
            # a provision without words ends right behind its mark, so that it stays inside its parent
            node.start = min(node.start, node.end)
            if node.address == address:
                return

    def title(self, words: str) -> None:
        """Words of the heading of the provision at hand ("KETENTUAN UMUM"), which are part of its text too."""
        self._stack[-1].heading.append(words)
        self._append(words, separator="" if self._after_mark else "\n")
        self._after_mark = False

    def line(self, line: Line, *, block: bool) -> None:
        """Words of the provision at hand; `block` starts them on a line of their own."""
        if not line.text:
            return
        if self._after_mark or not self._chunks:
            self._append(line.text, separator="")
        elif block:
            self._append(line.text, separator="\n")
        else:
            self._join(line.text)
        self._after_mark = False

    def finish(self) -> tuple[str, tuple[Provision, ...]]:
        """The text and its provisions in reading order."""
        if self._stack:
            self.close(self._stack[0].address)
        text = "".join(self._chunks)
        provisions = tuple(
            Provision(n.address, n.level, n.number, " ".join(n.heading) or None, n.start, n.end, n.page, n.parent) for n in self._nodes
        )
        return text, provisions

    def _append(self, text: str, *, separator: str) -> None:
        if self._chunks and separator:
            self._chunks.append(separator)
            self._length += len(separator)
        if text:
            self._chunks.append(text)
            self._length += len(text)

    def _join(self, text: str) -> None:
        last = self._chunks[-1]
        joined = join_words(last[-_TAIL:], text)
        if joined.startswith(last[-_TAIL:]):
            # the usual case: nothing of the old words changes, so they need not be copied
            added = joined[len(last[-_TAIL:]) :]
        else:
            self._chunks[-1] = last[:-1]
            self._length -= 1
            added = joined[len(last[-_TAIL:]) - 1 :]
        self._chunks.append(added)
        self._length += len(added)

    def _end(self) -> int:
        """Length without the white space that a mark without words leaves behind."""
        trailing = 0
        for chunk in reversed(self._chunks):
            stripped = chunk.rstrip()
            trailing += len(chunk) - len(stripped)
            if stripped:
                break
        return self._length - trailing
