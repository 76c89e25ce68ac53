"""A law as a tree that can be amended: each provision's own words and, between them, what stands below it.

The text of a provision is put together from its pieces, so a Bab always reads as its Pasal now do.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kb.citation.address import GROUPING, Address, Level, RegulationId
from kb.law.outline import Outline, Provision

_BLOCK_MARKS = GROUPING | {Level.PASAL}
_LONGEST_HEADING = 30


@dataclass(slots=True, eq=False)
class Node:
    """One provision of a law under amendment; `pieces` are its own words (marks of children included) and its children, in order."""

    address: Address
    level: Level
    number: str | None
    heading: str | None
    page: int | None
    pieces: list["str | Node"] = field(default_factory=list)
    version: RegulationId | None = None
    """The act that printed its present words, or struck it."""
    printed_in: RegulationId | None = None
    enacted_by: Address | None = None
    deleted: bool = False
    hidden: bool = False
    """Not printed itself: a Pasal of which the copies at hand hold only an ayat."""

    @property
    def children(self) -> list["Node"]:
        """The provisions directly below, in order."""
        return [piece for piece in self.pieces if isinstance(piece, Node)]

    @property
    def lead(self) -> str:
        """Its own words before the first child, that child's mark included."""
        return self.pieces[0] if self.pieces and isinstance(self.pieces[0], str) else ""

    def text(self) -> str:
        """All its words, those of its children included."""
        return "".join(piece if isinstance(piece, str) else piece.text() for piece in self.pieces)

    def words(self) -> str:
        """Its text as a reader is shown it."""
        return "" if self.deleted else re.sub(r"\n{2,}", "\n", self.text()).strip()

    def walk(self, parent: "Node | None" = None) -> Iterator[tuple["Node", "Node | None"]]:
        """Itself and all below in reading order, each with its structural parent."""
        yield self, parent
        for child in self.children:
            yield from child.walk(self)

    def find(self, address: Address) -> "tuple[Node, Node] | None":
        """The node of an address and its parent."""
        return next(((node, parent) for node, parent in self.walk() if parent and node.address == address), None)

    def own_words(self) -> str:
        """Its own words before its children, without the first child's mark."""
        if not self.children:
            return self.lead.strip()
        return _split_mark(self.lead, self.children[0].level)[0].strip()

    def set_own_words(self, words: str) -> None:
        """Other words before the children: a new title of a Bab."""
        mark = _split_mark(self.lead, self.children[0].level)[1] if self.children else ""
        rest = self.pieces[1:] if self.pieces and isinstance(self.pieces[0], str) else self.pieces
        self.pieces = [words + mark, *rest]

    def replace(self, old: "Node", new: "Node") -> None:
        """Put a child in another's place; a struck one had lost its mark, so that is set anew."""
        index = self.pieces.index(old)
        self.pieces[index : index + 1] = [new] if old.text() or not old.deleted else [mark_of(new), new]

    def strike(self, child: "Node") -> None:
        """Take a child's words and mark out; the child stays as an empty, struck one."""
        self._unmark(child)
        child.pieces, child.deleted = [], True

    def drop(self, child: "Node") -> None:
        """Take a child out altogether."""
        self._unmark(child)
        self.pieces.remove(child)

    def _unmark(self, child: "Node") -> None:
        index = self.pieces.index(child)
        before = self.pieces[index - 1] if index else ""
        if isinstance(before, str) and before and child.text():
            self.pieces[index - 1] = _split_mark(before, child.level)[0]

    def insert(self, new: "Node") -> None:
        """Put a new child where its number belongs among its like; a struck one gets no mark."""
        pieces: list[str | Node] = [new] if new.deleted and not new.text() else [mark_of(new), new]
        alike = [child for child in self.children if child.level is new.level]
        before = [child for child in alike if order_key(child.number) < order_key(new.number)]
        if before:
            index = self.pieces.index(before[-1]) + 1
        elif alike:
            index = self.pieces.index(alike[0])
            if index and isinstance(mark := self.pieces[index - 1], str):
                self.pieces[index - 1 : index] = _split_mark(mark, alike[0].level)
        else:
            index = len(self.pieces)
        self.pieces[index:index] = pieces

    def insert_after(self, new: "Node", sibling: "Node") -> None:
        """Put a new child right behind another."""
        index = self.pieces.index(sibling) + 1
        self.pieces[index:index] = [mark_of(new), new]


def mark_of(node: Node) -> str:
    """A provision's mark as regulations print it, with the line breaks around it.

    >>> mark_of(Node(Address.parse("uu-1-2000/pasal-7a"), Level.PASAL, "7a", None, None)).split()
    ['Pasal', '7A']
    """
    number = node.number or ""
    if node.level in _BLOCK_MARKS:
        return f"\n{_heading(node)}\n"
    return f"\n({number}) " if node.level is Level.AYAT else f"\n{number}. "


def _heading(node: Node) -> str:
    citation = Address(node.address.regulation, node.address.path[-1:]).path_citation
    return citation.upper() if node.level in {Level.BAB, Level.BUKU} else citation


def _split_mark(text: str, level: Level) -> tuple[str, str]:
    """Own words and the mark of the child after them: headings stand on a line of their own, other marks begin the child's line."""
    body = text.rstrip("\n") if level in _BLOCK_MARKS else text
    own, line_break, last = body.rpartition("\n")
    if level in _BLOCK_MARKS and (len(last) > _LONGEST_HEADING or last.endswith(":")):
        return text, ""  # a copy that lost the heading
    return (own, text[len(own) :]) if line_break else ("", text)


def order_key(number: str | None) -> tuple[int, int, str]:
    """Sort key of a number: 76 < 76a < 76b < 77.

    >>> sorted(["77", "76b", "76", "76a", "9"], key=order_key)
    ['9', '76', '76a', '76b', '77']
    """
    match = re.match(r"(\d*)([a-z]*)", number or "")
    digits, letters = (match[1], match[2]) if match else ("", "")
    return int(digits or 0), len(letters), letters


def tree_of(outline: Outline, root: Address) -> Node:
    """The whole outline as a tree; a provision whose address stood before stays as words of what holds it."""
    top = Node(root, Level.JUDUL, None, None, None)
    spans: dict[Address, tuple[Node, int, int]] = {}
    below: dict[int, list[tuple[Node, int, int]]] = {id(top): []}
    for provision in outline.provisions:
        owner = spans.get(provision.parent) if provision.parent else (top, 0, len(outline.text))
        if owner is None or provision.address in spans or not owner[1] <= provision.start <= provision.end <= owner[2]:
            continue
        siblings = below[id(owner[0])]
        if siblings and siblings[-1][2] > provision.start:
            continue
        node = _node(provision)
        spans[provision.address] = (node, provision.start, provision.end)
        siblings.append((node, provision.start, provision.end))
        below[id(node)] = []
    for node, start, end in [(top, 0, len(outline.text)), *spans.values()]:
        position = start
        for child, child_start, child_end in below[id(node)]:
            node.pieces += [outline.text[position:child_start], child]
            position = child_end
        node.pieces.append(outline.text[position:end])
    return top


def _node(provision: Provision) -> Node:
    return Node(provision.address, provision.level, provision.number, provision.heading, provision.page)
