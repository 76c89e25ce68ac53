"""Plain text and Markdown, as converters write them: "## Pasal 7", "- (1) Jika …", "dan _/_ atau"."""

import re
from pathlib import Path

from ingest.lines.sourcetext import Line, SourceText
from kb.errors import UnsupportedFormat

_HEADING = re.compile(r"^#{1,6}\s+")
_BULLET = re.compile(r"^[-*•]\s+(?=\S)")
# **bold**, __bold__, _italic_ and lone marks around a sign: the words stay, the marks go
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1|(?<!\w)_(\S(?:[^_]*\S)?)_(?!\w)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>])")
# what converters leave of underlining and superscripts: a lone "__", a caret before a word
_DEBRIS = re.compile(r"(?<!\S)_{1,2}(?!\S)|(?<!\w)\^(?=\S)")
_LONG = 160


def read(path: Path) -> SourceText:
    """Lines of a text or Markdown file; UnsupportedFormat when it is no UTF-8 (or Latin-1) text."""
    data = path.read_bytes()
    if b"\0" in data[:4096] or data.startswith((b"%PDF-", b"PK\x03\x04")):
        raise UnsupportedFormat(f"{path.name}: the content is not text; give the file its true extension (.pdf, .docx)")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    return from_text(text)


def from_text(text: str) -> SourceText:
    """Lines of a string.

    >>> [line.text for line in from_text("## Pasal 7\\n\\n- (1)  Jika\\n").lines]
    ['Pasal 7', '(1) Jika']
    """
    lines: list[Line] = []
    block = True
    for raw in re.split(r"\r\n?|\n|\f", text):
        stripped = raw.strip()
        if not stripped:
            block = True
            continue
        words = _HEADING.sub("", stripped)
        marked = words != stripped
        words, bullets = _BULLET.subn("", words)
        # debris first: a lone "__" would pair with the next one and swallow what stands between (UU 6/2011 Pasal 120)
        words = _EMPHASIS.sub(lambda m: m[2] or m[3], _DEBRIS.sub("", words))
        words = " ".join(_ESCAPE.sub(r"\1", words).split())
        if words:
            lines.append(Line(words, block=block or marked or bool(bullets)))
        block = marked
    return SourceText(tuple(lines), wrapped=_is_wrapped(lines))


def _is_wrapped(lines: list[Line]) -> bool:
    """Hard-wrapped text has hardly any long line; text with a paragraph a line has many."""
    long = sum(len(line.text) > _LONG for line in lines)
    return long * 20 < len(lines)
