"""Where a passage stands on a page, and the picture that shows it."""

import struct
import zlib
from pathlib import Path

import pytest

from ingest.sources.markedpage import MarkedPage
from ingest.sources.picture import Picture
from ingest.sources.sandbox import mark_page
from kb.errors import ExtractionError
from tests.factories import PdfPage, Words, pdf_bytes

_SCALE = 110 / 72
LINES = (
    Words(72, 700, "Pasal 8"),
    Words(72, 680, "(1) Lurah mencatat setiap taman yang dibuka warga, de-"),
    Words(72, 665, "ngan menyebut luas dan letaknya pada peta kampung."),
    Words(72, 650, "(2) Catatan itu terbuka bagi setiap orang yang memintanya."),
)
FIRST = "Lurah mencatat setiap taman yang dibuka warga, dengan menyebut luas dan letaknya pada peta kampung."


@pytest.fixture
def page(tmp_path: Path):  # type: ignore[no-untyped-def]
    def write(words=LINES, **how: object) -> Path:  # type: ignore[no-untyped-def]
        path = tmp_path / "taman.pdf"
        path.write_bytes(pdf_bytes([PdfPage(words, **how)]))  # type: ignore[arg-type]
        return path

    return write


def heights(marked: MarkedPage) -> list[int]:
    """Baselines of the boxes, in points from the foot of the page."""
    return [round(792 - box[3] / _SCALE) for box in marked.boxes]


def test_a_passage_is_boxed_line_by_line_over_a_hyphen(page) -> None:  # type: ignore[no-untyped-def]
    marked = mark_page(page(), 1, FIRST)
    assert [abs(found - line) <= 4 for found, line in zip(heights(marked), (680, 665), strict=True)] == [True, True]
    left, _, right, _ = marked.boxes[0]
    assert left > 72 * _SCALE + 5, "the mark before the passage is not its own"
    assert right < marked.picture.width


@pytest.mark.parametrize(
    "passage",
    [
        pytest.param("Bupati menetapkan tarif parkir di halaman pasar.", id="words that are not there"),
        pytest.param("setiap orang bupati pasar parkir tarif", id="a few words by chance"),
        pytest.param("", id="nothing"),
        pytest.param("— … ;", id="no words"),
    ],
)
def test_what_is_not_on_the_page_is_not_marked(page, passage: str) -> None:  # type: ignore[no-untyped-def]
    assert mark_page(page(), 1, passage).boxes == ()


def test_of_a_passage_that_goes_on_the_part_on_this_page_is_marked(page) -> None:  # type: ignore[no-untyped-def]
    marked = mark_page(page(), 1, "Catatan itu terbuka bagi setiap orang yang memintanya. " + "Lanjutannya di halaman lain. " * 20)
    assert len(marked.boxes) == 1 and abs(heights(marked)[0] - 650) <= 4


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_boxes_turn_with_the_page(page, rotate: int) -> None:  # type: ignore[no-untyped-def]
    marked = mark_page(page(rotate=rotate), 1, FIRST)
    assert marked.boxes
    dark = [
        value
        for left, top, right, bottom in marked.boxes
        for y in range(top, bottom)
        for value in marked.picture.grey[y * marked.picture.width + left : y * marked.picture.width + right]
        if value < 128
    ]
    assert dark, "there are words under the boxes"


def test_a_scan_is_shown_without_marks(page) -> None:  # type: ignore[no-untyped-def]
    marked = mark_page(page((), scan=True), 1, FIRST)
    assert marked.boxes == () and len(marked.png()) > 100


def test_a_page_that_is_not_there_is_refused(page) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ExtractionError):
        mark_page(page(), 2, FIRST)


def test_the_png_holds_the_picture_and_the_tint() -> None:
    png = MarkedPage(Picture(4, 2, bytes([0, 255, 255, 128] * 2), 110), ((1, 1, 3, 2),)).png()
    assert png.startswith(b"\x89PNG\r\n\x1a\n") and struct.unpack(">II", png[16:24]) == (4, 2)
    start = png.index(b"IDAT") + 4
    length = struct.unpack(">I", png[start - 8 : start - 4])[0]
    assert zlib.decompress(png[start : start + length]) == bytes([0, 0, 15, 15, 8, 0, 0, 31, 31, 8])
