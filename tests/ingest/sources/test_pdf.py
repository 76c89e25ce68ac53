"""PDF files made for the purpose: order, rotation, watermarks, hidden text, scans, and files that refuse."""

import math
from pathlib import Path

import pypdf
import pytest

from ingest.sources.extraction import extract, read_source
from ingest.sources.readers import pdf, pdfium
from ingest.structure.parser import parse
from kb.errors import EncryptedFile, ExtractionError, UnsupportedFormat
from kb.law.outline import Grade
from tests.factories import SAMPLE, PdfPage, Words, pdf_bytes, sample_pages, sample_pdf, source, text_page


@pytest.fixture
def write(tmp_path: Path):  # type: ignore[no-untyped-def]
    def writer(*pages: PdfPage, name: str = "berkas.pdf") -> Path:
        path = tmp_path / name
        path.write_bytes(pdf_bytes(pages))
        return path

    return writer


def words(path: Path) -> list[str]:
    return [line.text for line in extract(path).lines]


def test_a_pdf_gives_the_structure_of_its_text(tmp_path: Path) -> None:
    from_pdf = parse(extract(sample_pdf(tmp_path / "taman.pdf")))
    from_text = parse(source(SAMPLE))
    assert [p.address for p in from_pdf.provisions] == [p.address for p in from_text.provisions]
    assert from_pdf.pages == len(sample_pages())
    assert next(p.page for p in from_pdf.provisions if str(p.address).endswith("/pasal-6")) == 2


def test_displaced_marks(write) -> None:  # type: ignore[no-untyped-def]
    page = PdfPage(
        [
            Words(100, 700, "Selain terhadap pelaku"),
            Words(100, 685, "diatur pula."),
            Words(100, 660, "Dalam hal"),
            Words(72, 700, "(4)"),
            Words(72, 660, "(5)"),
        ]
    )
    assert words(write(page)) == ["(4) Selain terhadap pelaku", "diatur pula.", "(5) Dalam hal"]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_pages_turned_by_their_rotation(write, rotate: int) -> None:  # type: ignore[no-untyped-def]
    # the reader follows the words, so the way that a viewer turns the page changes nothing
    page = text_page("Pasal 1\nSatu baris.\nPasal 2\nDua baris.")
    assert words(write(PdfPage(page.words, rotate=rotate))) == ["Pasal 1", "Satu baris.", "Pasal 2", "Dua baris."]


@pytest.mark.parametrize(
    ("angle", "places"),
    [
        pytest.param((0.0, 1.0, -1.0, 0.0), [(100, 72), (115, 72), (130, 72)], id="upwards"),
        pytest.param((0.0, -1.0, 1.0, 0.0), [(130, 700), (115, 700), (100, 700)], id="downwards"),
        pytest.param((-1.0, 0.0, 0.0, -1.0), [(500, 100), (500, 115), (500, 130)], id="upside down"),
    ],
)
def test_words_drawn_turned(write, angle: tuple[float, float, float, float], places: list[tuple[float, float]]) -> None:  # type: ignore[no-untyped-def]
    texts = ["Pasal 1", "Satu baris.", "Pasal 2"]
    page = PdfPage([Words(x, y, text, angle=angle) for (x, y), text in zip(places, texts, strict=True)])
    assert words(write(page)) == texts


def test_a_slanted_watermark_is_left_out(write) -> None:  # type: ignore[no-untyped-def]
    turn = math.radians(45)
    slanted = (math.cos(turn), math.sin(turn), -math.sin(turn), math.cos(turn))
    page = PdfPage([Words(150, 300, "SALINAN", size=60, angle=slanted), *text_page("Pasal 1\nSatu.").words])
    assert words(write(page)) == ["Pasal 1", "Satu."]


@pytest.mark.parametrize(
    "hidden",
    [
        pytest.param(Words(72, 500, "rahasia", mode=3), id="drawn invisibly"),
        pytest.param(Words(72, 500, "rahasia", color="1 1 1"), id="white on white"),
        pytest.param(Words(72, 500, "rahasia", size=0.4), id="too small to see"),
        pytest.param(Words(2000, 500, "rahasia"), id="beside the page"),
    ],
)
def test_hidden_words(write, hidden: Words) -> None:  # type: ignore[no-untyped-def]
    page = PdfPage([*text_page("Pasal 1\nYang terlihat saja.").words, hidden])
    assert words(write(page)) == ["Pasal 1", "Yang terlihat saja."]


def test_the_invisible_layer_of_a_scan_counts(write) -> None:  # type: ignore[no-untyped-def]
    layer = [Words(w.x, w.y, w.text, mode=3) for w in text_page("Pasal 1\nDibaca mesin.").words]
    assert words(write(PdfPage(layer, scan=True))) == ["Pasal 1", "Dibaca mesin."]


def test_hyphens_at_line_ends_stay_for_cleaning(write) -> None:  # type: ignore[no-untyped-def]
    assert words(write(text_page("peraturan perundang-\nundangan"))) == ["peraturan perundang-", "undangan"]


def test_every_line_knows_its_page_and_place(write) -> None:  # type: ignore[no-untyped-def]
    lines = extract(write(text_page("satu baris penuh\ndua baris penuh"), text_page("tiga baris penuh"))).lines
    assert [line.page for line in lines] == [1, 1, 2]
    assert lines[0].top is not None and lines[1].top is not None and lines[0].top < lines[1].top


def test_two_columns(write) -> None:  # type: ignore[no-untyped-def]
    left = [Words(50, 700 - 15 * n, f"kiri {n} lorong yang cukup panjang") for n in range(12)]
    right = [Words(330, 700 - 15 * n, f"kanan {n} lorong yang cukup panjang") for n in range(12)]
    found = words(write(PdfPage([w for pair in zip(left, right, strict=True) for w in pair])))
    assert [line.split()[0] for line in found] == ["kiri"] * 12 + ["kanan"] * 12


def test_a_scan_needs_ocr_and_is_no_error(write) -> None:  # type: ignore[no-untyped-def]
    scanned = extract(write(PdfPage(scan=True), PdfPage(scan=True)))
    assert (scanned.lines, scanned.needs_ocr, scanned.pages) == ((), True, 2)
    outline = parse(scanned)
    assert (outline.grade, outline.needs_ocr, outline.pages) == (Grade.TIDAK_TERBACA, True, 2)


def test_one_scanned_page_among_others_is_told(write) -> None:  # type: ignore[no-untyped-def]
    outline = parse(extract(write(*(text_page(page) for page in sample_pages()), PdfPage(scan=True))))
    assert not outline.needs_ocr
    assert [w.code for w in outline.warnings] == ["halaman-kosong"]


def test_a_blank_last_page_is_no_gap(write) -> None:  # type: ignore[no-untyped-def]
    assert parse(extract(write(*(text_page(page) for page in sample_pages()), PdfPage()))).warnings == ()


def test_blank_pages_alone_are_refused(write) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ExtractionError, match="no text in it"):
        extract(write(PdfPage()))


def encrypted(path: Path, user: str) -> Path:
    writer = pypdf.PdfWriter()
    writer.append(sample_pdf(path.with_name("jelas.pdf")))
    writer.encrypt(user_password=user, owner_password="pemilik", algorithm="AES-256")
    writer.write(path)
    return path


def test_a_password_is_named(tmp_path: Path) -> None:
    with pytest.raises(EncryptedFile, match="without a password"):
        read_source(encrypted(tmp_path / "rahasia.pdf", "sandi"))


def test_an_empty_password_opens(tmp_path: Path) -> None:
    assert len(read_source(encrypted(tmp_path / "terbuka.pdf", "")).lines) > 50


def test_pypdf_reads_what_pdfium_cannot_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = sample_pdf(tmp_path / "taman.pdf")
    monkeypatch.setattr(pdfium, "read_pages", lambda path, limit: None)
    outline = parse(extract(path))
    assert [p.address for p in outline.provisions] == [p.address for p in parse(source(SAMPLE)).provisions]


def test_pypdf_alone_for_a_file_on_which_pdfium_crashes(tmp_path: Path) -> None:
    assert len(pdf.read_without_pdfium(sample_pdf(tmp_path / "taman.pdf")).lines) > 50


def test_too_many_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_PAGES", 1)
    with pytest.raises(ExtractionError, match="more than the 1 that are read"):
        extract(sample_pdf(tmp_path / "taman.pdf"))


def test_another_file_under_the_name_of_a_pdf(tmp_path: Path) -> None:
    path = tmp_path / "bukan.pdf"
    path.write_text(SAMPLE)
    with pytest.raises(UnsupportedFormat, match="not a PDF inside"):
        extract(path)
