"""HTML pages of legal portals: a block a line, list numbers where the page's `<ol>` makes them."""

import re
from html.parser import HTMLParser
from pathlib import Path

from ingest.lines.sourcetext import Line, SourceText
from kb.errors import UnsupportedFormat

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_SILENT = frozenset(["head", "script", "style", "template", "noscript", "svg", "title"])
# a printed number or letter wins over the one that the list would give: "a. bahwa", "(1) Setiap", "1) tulisan"
_PRINTED = re.compile(r"^(?:\(\s*\w{1,3}\s*\)|\d{1,3}[a-z]?[.)]|[a-z]{1,2}[.)])(?=\s|$)", re.I)


def read(path: Path) -> SourceText:
    """Lines of an HTML file; UnsupportedFormat when it holds no markup."""
    data = path.read_bytes()
    if data.startswith((b"%PDF-", b"PK\x03\x04")) or not re.search(rb"<\s*(html|body|div|p|h\d|ol|table)\b", data[:200_000], re.I):
        raise UnsupportedFormat(f"{path.name}: no HTML markup in it; give the file its true extension (.txt, .pdf)")
    return from_html(data.decode(_charset(data), errors="replace"))


def from_html(markup: str) -> SourceText:
    """Lines of a page.

    >>> [line.text for line in from_html("<ol type='a'><li>satu</li><li>b. dua</li></ol>").lines]
    ['a. satu', 'b. dua']
    """
    parser = _BlockParser()
    parser.feed(markup)
    parser.close()
    parser.flush()
    return SourceText(tuple(parser.lines))


def _charset(data: bytes) -> str:
    match = re.search(rb"charset\s*=\s*[\"']?\s*([\w-]+)", data[:4096], re.I)
    name = match[1].decode("ascii").lower() if match else "utf-8"
    # pages that declare ASCII hold Windows characters where they hold any
    return {"us-ascii": "cp1252", "ascii": "cp1252", "iso-8859-1": "cp1252"}.get(name, "utf-8")


class _BlockParser(HTMLParser):
    """Flushes one line at every block boundary and `<br>`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self._words: list[str] = []
        self._silent = 0
        self._lists: list[tuple[str, int] | None] = []
        self._pending: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "br":
            self.flush()
        elif tag in _BLOCKS:
            self.flush()
            if tag == "ol":
                attributes = dict(attrs)
                start = attributes.get("start") or "1"
                self._lists.append((attributes.get("type") or "1", int(start) if start.isdigit() else 1))
            elif tag == "ul":
                self._lists.append(None)
            elif tag == "li":
                self._pending = self._next_number()

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BLOCKS:
            self.flush()
            if tag in {"ol", "ul"} and self._lists:
                self._lists.pop()
            if tag == "li":
                self._pending = None

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._words.append(data)

    def flush(self) -> None:
        """End the line at hand, if it holds words."""
        text = " ".join("".join(self._words).split())
        self._words.clear()
        if not text:
            return
        if self._pending and not _PRINTED.match(text):
            text = f"{self._pending} {text}"
        self._pending = None
        self.lines.append(Line(text))

    def _next_number(self) -> str | None:
        if not self._lists or self._lists[-1] is None:
            return None
        style, number = self._lists[-1]
        self._lists[-1] = (style, number + 1)
        if style in {"a", "A"} and number <= 26:
            return f"{chr(96 + number)}."
        return f"{number}."
