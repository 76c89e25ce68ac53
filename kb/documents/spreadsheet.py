"""CSV: a line a quotation, point, row or question, with everything known of its source; no cell is ever read as a formula."""

import csv
from collections.abc import Iterator
from io import StringIO

from kb.documents.model import Block, Break, Card, Choice, Cited, Document, Heading, Match, Paragraph, Point, Quote, Table
from kb.documents.text import LETTERS

HEADER = ("bagian", "jenis", "judul", "isi", "sitasi", "label", "status", "per_tanggal", "tautan", "catatan")
_FORMULA = ("=", "+", "-", "@", "\t")


def write(document: Document) -> bytes:
    """The bytes of a .csv file: UTF-8 with the mark by which Excel knows it."""
    out = StringIO()
    rows = csv.writer(out)
    rows.writerow(HEADER)
    part = ""
    for block in document.blocks:
        if isinstance(block, Heading):
            part = block.text
        for row in _rows(block):
            rows.writerow(map(guarded, (part, *row)))
    return out.getvalue().encode("utf-8-sig")


def guarded(cell: str) -> str:
    """A cell that no spreadsheet reads as a formula: an apostrophe goes before one that would begin it.

    >>> guarded("=1+1")
    "'=1+1"
    """
    return f"'{cell}" if cell.lstrip(" \n").startswith(_FORMULA) else cell


def _rows(block: Block) -> Iterator[tuple[str, ...]]:
    match block:
        case Heading() | Break():
            return
        case Paragraph(text, note):
            yield ("catatan" if note else "paragraf", "", text, "", "", "", "", "", "")
        case Point(text, cited):
            yield ("pokok", "", text, *_places(cited), "")
        case Quote(words, cited, title, remark, note):
            yield (f"kutipan {cited.source}", title, words, *_places((cited,)), " ".join(filter(None, (remark, note))))
        case Card(term, quote):
            for _, _, *rest in _rows(quote):
                yield ("definisi", term, *rest)
        case Table(header, rows):
            for row in rows:
                cells = "; ".join(f"{name}: {text}" for name, text in zip(header, row.cells, strict=True))
                yield ("baris", "", cells, *_places(row.cited), "")
        case Choice(number, question, choices, answer, cited):
            listed = " | ".join(f"{letter}. {text}" for letter, text in zip(LETTERS, choices, strict=False))
            yield (f"soal {number}", question, listed, *_places((cited,)), LETTERS[answer])
        case Match(number, question, left, right, key, cited):
            listed = " | ".join(f"{one} = {right[place]}" for one, place in zip(left, key, strict=True))
            yield (f"soal {number}", question, listed, *_places(cited), "")


def _places(cited: tuple[Cited, ...]) -> tuple[str, ...]:
    columns = [(c.citation, c.label, c.status, c.day.isoformat(), c.link) for c in dict.fromkeys(cited)]
    return tuple("; ".join(column) for column in zip(*columns, strict=True)) if columns else ("",) * 5
