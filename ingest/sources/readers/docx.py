"""Word documents (.docx): paragraphs and tables in order, with the numbers that Word itself makes for lists."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml.etree import XMLSyntaxError, _Element

from ingest.lines.sourcetext import Line, SourceText
from kb.citation.numerals import int_to_roman
from kb.errors import ExtractionError, UnsupportedFormat

_MAX_UNPACKED = 200 * 1024 * 1024


def read(path: Path) -> SourceText:
    """Lines of a Word document; UnsupportedFormat when it is none."""
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _MAX_UNPACKED:
                raise ExtractionError(f"{path.name}: unpacks to more than {_MAX_UNPACKED >> 20} MiB; not read")
        document = docx.Document(str(path))
    except (zipfile.BadZipFile, KeyError, ValueError, XMLSyntaxError) as error:
        raise UnsupportedFormat(f"{path.name}: not a Word document inside; give the file its true extension") from error
    numbering = _Numbering(document)
    lines = []
    for paragraph in _paragraphs(document):
        text = " ".join(paragraph.text.split())
        if text:
            lines.append(Line(f"{numbering.mark(paragraph)}{text}"))
    return SourceText(tuple(lines))


def _paragraphs(document: Document) -> Iterator[Paragraph]:
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                for cell in dict.fromkeys(row.cells):
                    yield from cell.paragraphs
        else:
            yield block


class _Numbering:
    """Counts Word's automatic lists: a paragraph's number is not in its text but follows from `numbering.xml`."""

    def __init__(self, document: Document) -> None:
        self._levels: dict[tuple[str, str], tuple[str, str, int]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[tuple[str, str], int] = {}
        # asking for `numbering_part` would create one where the document has none
        rels = [rel for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")]
        if rels:
            self._read(rels[0].target_part.element)

    def _read(self, root: _Element) -> None:
        for abstract in root.iterfind(qn("w:abstractNum")):
            for level in abstract.iterfind(qn("w:lvl")):
                key = (str(abstract.get(qn("w:abstractNumId"))), str(level.get(qn("w:ilvl"))))
                self._levels[key] = (
                    _value(level, "w:numFmt", "decimal"),
                    _value(level, "w:lvlText", ""),
                    int(_value(level, "w:start", "1")),
                )
        for number in root.iterfind(qn("w:num")):
            self._abstract[str(number.get(qn("w:numId")))] = _value(number, "w:abstractNumId", "")

    def mark(self, paragraph: Paragraph) -> str:
        """The mark that Word shows before the paragraph ("(1) ", "a. "), or nothing."""
        found = paragraph._p.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if found is None:
            return ""
        list_id, depth = _value(found, "w:numId", ""), _value(found, "w:ilvl", "0")
        level = self._levels.get((self._abstract.get(list_id, ""), depth))
        if level is None or level[0] == "bullet":
            return ""
        style, template, start = level
        count = self._counts.get((list_id, depth), start - 1) + 1
        self._counts[list_id, depth] = count
        for deeper in [key for key in self._counts if key[0] == list_id and int(key[1]) > int(depth)]:
            del self._counts[deeper]
        number = template.replace(f"%{int(depth) + 1}", _format(style, count))
        return f"{number} " if "%" not in number else f"{_format(style, count)}. "


def _value(element: _Element, tag: str, default: str) -> str:
    child = element.find(qn(tag))
    return default if child is None else str(child.get(qn("w:val"), default))


def _format(style: str, count: int) -> str:
    match style:
        case "lowerLetter" | "upperLetter":
            letter = chr(96 + (count - 1) % 26 + 1) * ((count - 1) // 26 + 1)
            return letter if style == "lowerLetter" else letter.upper()
        case "lowerRoman":
            return int_to_roman(count).lower()
        case "upperRoman":
            return int_to_roman(count)
        case _:
            return str(count)
