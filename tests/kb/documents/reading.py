"""Reads the quotations out of a written file again, as somebody who opens it would."""

import csv
import html
import io
import re
import sqlite3
import zipfile
from pathlib import Path

import pypdf
from docx import Document as open_docx
from pptx import Presentation

from kb.documents.word import STYLES


def docx_quotes(data: bytes) -> list[str]:
    """Paragraphs in a style of quotations."""
    styles = set(STYLES.values())
    return [p.text for p in open_docx(io.BytesIO(data)).paragraphs if p.style is not None and p.style.name in styles]


def docx_text(data: bytes) -> str:
    """All words of a Word file, its footnotes too."""
    document = open_docx(io.BytesIO(data))
    notes = zipfile.ZipFile(io.BytesIO(data)).read("word/footnotes.xml").decode()
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells, html.unescape(re.sub("<[^>]+>", " ", notes))])


def pptx_quotes(data: bytes) -> str:
    """All pieces of quotations in their order, joined."""
    slides = Presentation(io.BytesIO(data)).slides
    return "".join(shape.text_frame.text for slide in slides for shape in slide.shapes if shape.name == "kutipan")


def pptx_text(data: bytes) -> str:
    """All words of the slides, the speaker's notes too."""
    said = []
    for slide in Presentation(io.BytesIO(data)).slides:
        said += [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        said += [cell.text for shape in slide.shapes if shape.has_table for row in shape.table.rows for cell in row.cells]
        said.append(slide.notes_slide.notes_text_frame.text)
    return "\n".join(said)


def pdf_text(data: bytes) -> str:
    """The words of a PDF without the feet of its pages."""
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    return "\n".join(re.sub(r"\n?[^\n]* · Halaman \d+\s*$", "", page.extract_text()) for page in pages)


def even(text: str) -> str:
    """A text without white space: a PDF keeps where lines break, not what broke them."""
    return "".join(text.split())


def markdown_quotes(data: bytes) -> list[str]:
    """Block quotes, unescaped."""
    found: list[list[str]] = []
    before = ""
    for line in data.decode().splitlines():
        if line.startswith("> "):
            if not before.startswith("> "):
                found.append([])
            found[-1].append(line[2:])
        before = line
    texts = ("\n".join(lines).replace("\\\n", "\n") for lines in found)
    return [re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text) for text in texts]


def csv_rows(data: bytes) -> list[dict[str, str]]:
    """Lines of a CSV file by the names of their columns."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def anki_notes(data: bytes, folder: Path) -> list[list[str]]:
    """The fields of each note of a deck, as Anki keeps them."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        archive.extract("collection.anki2", folder)
    connection = sqlite3.connect(folder / "collection.anki2")
    try:
        rows = connection.execute("SELECT flds FROM notes ORDER BY id").fetchall()
    finally:
        connection.close()
    return [[html.unescape(field.replace("<br>", "\n")) for field in row[0].split("\x1f")] for row in rows]
