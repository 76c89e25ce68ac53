"""Text, Markdown, HTML and Word files, and what each reader refuses."""

from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

from ingest.sources.extraction import EXTENSIONS, extract
from ingest.sources.readers.html import from_html
from ingest.sources.readers.plain import from_text
from ingest.structure.parser import parse
from kb.errors import ExtractionError, UnsupportedFormat
from tests.factories import SAMPLE, source


def words(markup: str) -> list[str]:
    return [line.text for line in from_text(markup).lines]


@pytest.mark.parametrize("extension", [".txt", ".md"])
def test_the_sample_as_text(tmp_path: Path, extension: str) -> None:
    path = tmp_path / f"taman{extension}"
    path.write_text(SAMPLE)
    assert [p.address for p in parse(extract(path)).provisions] == [p.address for p in parse(source(SAMPLE)).provisions]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        pytest.param("## Pasal 7\n\n- (1)  Jika", ["Pasal 7", "(1) Jika"], id="heading and bullet"),
        pytest.param("**Pasal 7**", ["Pasal 7"], id="bold"),
        pytest.param("dan _/_ atau", ["dan / atau"], id="italic sign"),
        pytest.param("rupiah). __ (2) Percobaan (1). _", ["rupiah). (2) Percobaan (1)."], id="lone underlines (UU 6/2011 Pasal 120)"),
        pytest.param("ketentuan ^Pasal ^7", ["ketentuan Pasal 7"], id="carets of superscripts"),
        pytest.param("1\\. satu", ["1. satu"], id="escaped dot"),
        pytest.param("a\r\nb\rc\fd", ["a", "b", "c", "d"], id="every kind of line end"),
    ],
)
def test_markdown(markup: str, expected: list[str]) -> None:
    assert words(markup) == expected


def test_blank_lines_begin_blocks() -> None:
    assert [line.block for line in from_text("satu\nlanjut\n\ndua").lines] == [True, False, True]


def test_hard_wrapped_text_is_told_from_paragraphs() -> None:
    assert from_text("\n".join(["baris pendek yang dipotong"] * 30)).wrapped
    assert not from_text("\n".join(["alinea yang panjang sekali " * 10] * 30)).wrapped


def test_text_of_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "lama.txt"
    path.write_bytes("Pasal 1\nSatu “dua”.".encode("cp1252"))
    assert extract(path).lines[1].text == "Satu “dua”."


def html(body: str) -> list[str]:
    return [line.text for line in from_html(f"<html><body>{body}</body></html>").lines]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("<ol><li>satu</li><li>dua</li></ol>", ["1. satu", "2. dua"], id="numbers that the list makes"),
        pytest.param("<ol type='a'><li>satu</li><li>b. dua</li></ol>", ["a. satu", "b. dua"], id="a printed letter wins"),
        pytest.param("<ol start='3'><li>tiga</li></ol>", ["3. tiga"], id="a list that goes on"),
        pytest.param("<ul><li>satu</li></ul>", ["satu"], id="bullets carry no number"),
        pytest.param("<ol><li><ol type='a'><li>dalam</li></ol></li><li>dua</li></ol>", ["a. dalam", "2. dua"], id="list in a list"),
        pytest.param("<p>satu<br>dua</p><script>var x</script><style>p{}</style>", ["satu", "dua"], id="scripts and styles are silent"),
        pytest.param("<h2 class='bab'><span>BAB IX</span> JUDUL</h2>", ["BAB IX JUDUL"], id="inline elements do not break"),
        pytest.param("<table><tr><td>a</td><td>b</td></tr></table>", ["a", "b"], id="cells are blocks"),
        pytest.param("<p>Jakarta &amp; sekitarnya&nbsp;saja</p>", ["Jakarta & sekitarnya saja"], id="entities"),
    ],
)
def test_html(body: str, expected: list[str]) -> None:
    assert html(body) == expected


def test_html_of_the_sample(tmp_path: Path) -> None:
    path = tmp_path / "taman.html"
    path.write_text("<html><body>" + "".join(f"<p>{line}</p>" for line in SAMPLE.splitlines()) + "</body></html>")
    assert [p.address for p in parse(extract(path)).provisions] == [p.address for p in parse(source(SAMPLE)).provisions]


def numbered(document: Document, styles: list[tuple[str, str]]) -> str:
    """A new automatic list: (format, template) of each level; its id."""
    root = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{template}"/></w:lvl>'
        for depth, (style, template) in enumerate(styles)
    )
    root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    return "90"


def item(paragraph: Paragraph, list_id: str, depth: int) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>'))


def test_word_lists_that_number_themselves(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Pasal 1")
    list_id = numbered(document, [("decimal", "(%1)"), ("lowerLetter", "%2.")])
    for depth, text in [(0, "Satu:"), (1, "pertama; dan"), (1, "kedua."), (0, "Dua.")]:
        item(document.add_paragraph(text), list_id, depth)
    document.add_paragraph("Pasal 2")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "kiri", "kanan"
    path = tmp_path / "daftar.docx"
    document.save(str(path))
    assert [line.text for line in extract(path).lines] == [
        "Pasal 1",
        "(1) Satu:",
        "a. pertama; dan",
        "b. kedua.",
        "(2) Dua.",
        "Pasal 2",
        "kiri",
        "kanan",
    ]


def test_word_file_without_lists(tmp_path: Path) -> None:
    document = docx.Document()
    for line in SAMPLE.splitlines():
        document.add_paragraph(line)
    assert document.paragraphs[0]._p.find(qn("w:pPr")) is None
    path = tmp_path / "taman.docx"
    document.save(str(path))
    assert [p.address for p in parse(extract(path)).provisions] == [p.address for p in parse(source(SAMPLE)).provisions]


PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64


@pytest.mark.parametrize(
    ("name", "data", "kind", "message"),
    [
        pytest.param("gambar.txt", PNG, UnsupportedFormat, "not text", id="an image as text"),
        pytest.param("surat.txt", b"%PDF-1.4 ...", UnsupportedFormat, "true extension", id="a PDF as text"),
        pytest.param("surat.md", b"PK\x03\x04....", UnsupportedFormat, "true extension", id="a Word file as Markdown"),
        pytest.param("surat.html", b"%PDF-1.4 <p>", UnsupportedFormat, "no HTML markup", id="a PDF as HTML"),
        pytest.param("surat.html", b"tanpa markah", UnsupportedFormat, "no HTML markup", id="text as HTML"),
        pytest.param("surat.docx", b"%PDF-1.4", UnsupportedFormat, "not a Word document", id="a PDF as Word"),
        pytest.param("surat.docx", b"PK\x05\x06" + b"\0" * 18, UnsupportedFormat, "not a Word document", id="another archive as Word"),
        pytest.param("surat.pdf", b"Pasal 1", UnsupportedFormat, "not a PDF inside", id="text as PDF"),
        pytest.param("surat.pdf", b"%PDF-1.4\n" + b"\xff" * 200, ExtractionError, "damaged", id="a PDF cut off after its first line"),
        pytest.param("surat.doc", b"\xd0\xcf\x11\xe0", UnsupportedFormat, "unknown kind of file", id="old Word"),
        pytest.param("surat", b"Pasal 1", UnsupportedFormat, "unknown kind of file", id="no extension"),
        pytest.param("kosong.pdf", b"", ExtractionError, "the file is empty", id="nothing"),
        pytest.param("kosong.txt", b" \n \n", ExtractionError, "no text in it", id="white space"),
    ],
)
def test_bad_input(tmp_path: Path, name: str, data: bytes, kind: type[ExtractionError], message: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(kind, match=message) as caught:
        extract(path)
    assert name in str(caught.value), "the message names the file"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ExtractionError, match="cannot be opened"):
        extract(tmp_path / "hilang.pdf")


def test_capital_extensions(tmp_path: Path) -> None:
    path = tmp_path / "TAMAN.TXT"
    path.write_text("Pasal 1\nSatu.")
    assert extract(path).lines[0].text == "Pasal 1"


def test_known_extensions() -> None:
    assert frozenset({".txt", ".md", ".html", ".htm", ".pdf", ".docx"}) == EXTENSIONS
