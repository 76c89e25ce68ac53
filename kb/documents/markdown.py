"""Markdown: quotations as block quotes, their source as footnotes; every sign that Markdown would read is escaped."""

import re

from kb.documents.model import Block, Break, Card, Choice, Cited, Document, Heading, Match, Paragraph, Point, Quote, Row, Table
from kb.documents.text import LETTERS, day_words, source_line, word

_SIGNS = re.compile(r"([\\`*_<>\[\]#|~&$])")
_STARTS = re.compile(r"^(\s*)(?:([-+=:])|(\d+)([.)]))", re.M)


def write(document: Document) -> bytes:
    """The bytes of a .md file, in UTF-8."""
    return _Writer(document).write().encode()


def escaped(text: str) -> str:
    """Text that Markdown shows as it is.

    >>> escaped("1. <b>a*b</b>")
    '1\\\\. \\\\<b\\\\>a\\\\*b\\\\</b\\\\>'
    """
    return _STARTS.sub(lambda m: f"{m[1]}\\{m[2]}" if m[2] else f"{m[1]}{m[3]}\\{m[4]}", _SIGNS.sub(r"\\\1", text))


class _Writer:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._language = document.language
        self._notes: dict[Cited, int] = {}
        self._key: list[str] = []

    def write(self) -> str:
        document = self._document
        day = word(self._language, "per", day=day_words(document.day, self._language))
        parts = [f"# {_line(document.title)}", escaped(document.subtitle), day, f"_{word(self._language, 'made')}_"]
        parts += [self._block(block) for block in document.blocks]
        if self._key:
            parts += [f"## {word(self._language, 'key')}", "\n".join(self._key)]
        parts.append("\n".join(f"[^{number}]: {escaped(source_line(cited, self._language))}" for cited, number in self._notes.items()))
        return "\n\n".join(part for part in parts if part) + "\n"

    def _block(self, block: Block) -> str:
        match block:
            case Heading(text, level):
                return f"{'#' * (level + 1)} {_line(text)}"
            case Paragraph(text, note):
                return f"**{word(self._language, 'note')}:** {escaped(text)}" if note else escaped(text)
            case Point(text, cited):
                return f"- {_line(text)}{self._marks(cited)}"
            case Quote():
                return self._quote(block)
            case Card(term, quote):
                return f"**{_line(term)}**\n\n{self._quote(quote)}"
            case Table(header, rows):
                return self._table(header, rows)
            case Choice() | Match():
                return self._question(block)
            case Break():
                return "---"

    def _quote(self, quote: Quote) -> str:
        cited = quote.cited
        title = f"{_line(quote.title)} · " if quote.title else ""
        lines = [f"**{title}{_line(cited.citation)}** [{_line(cited.label)}; {_line(cited.status)}]{self._marks((cited,))}", ""]
        if quote.remark:
            lines += [f"**{_line(quote.remark)}**", ""]
        # a backslash at its end breaks a line
        lines += [f"> {line}" for line in escaped(quote.words).replace("\n", "\\\n").split("\n")]
        if quote.note:
            lines += ["", f"**{word(self._language, 'note')}:** {escaped(quote.note)}"]
        return "\n".join(lines)

    def _table(self, header: tuple[str, ...], rows: tuple[Row, ...]) -> str:
        lines = [f"| {' | '.join(map(_line, header))} |", f"|{' --- |' * len(header)}"]
        for row in rows:
            lines.append(f"| {' | '.join(map(_line, row.cells))}{self._marks(row.cited)} |")
        return "\n".join(lines)

    def _question(self, block: Choice | Match) -> str:
        lines = [f"**{block.number}\\. {_line(block.question)}**", ""]
        if isinstance(block, Choice):
            lines += [f"- {letter}. {_line(text)}" for letter, text in zip(LETTERS, block.choices, strict=False)]
            self._key.append(f"{block.number}. {LETTERS[block.answer]}{self._marks((block.cited,))}")
        else:
            sides = enumerate(zip(block.left, block.right, strict=True))
            lines += ["|  |  |", "| --- | --- |"]
            lines += [f"| {number + 1}. {_line(left)} | {LETTERS[number]}. {_line(right)} |" for number, (left, right) in sides]
            pairs = ", ".join(f"{number + 1}-{LETTERS[place]}" for number, place in enumerate(block.key))
            self._key.append(f"{block.number}. {pairs}{self._marks(block.cited)}")
        return "\n".join(lines)

    def _marks(self, cited: tuple[Cited, ...]) -> str:
        return "".join(f"[^{self._notes.setdefault(one, len(self._notes) + 1)}]" for one in dict.fromkeys(cited))


def _line(text: str) -> str:
    return " ".join(escaped(text).split())
