"""What `kb outline` prints and gives as JSON: structure, warnings, OCR, and the counts behind the grade."""

from dataclasses import replace

from ingest.lines.sourcetext import SourceText
from ingest.structure.parser import parse
from ingest.structure.report import outline_view, print_outline
from tests.factories import SAMPLE, source


def printed(source_text: SourceText) -> list[str]:
    lines: list[str] = []
    print_outline(parse(source_text), lines.append)
    return lines


def test_counts_are_shown_and_held() -> None:
    text = source(SAMPLE.replace("Pasal 8\n", "").replace("Pasal 11\n", "Pasal 11\nX.\nPasal 11\n"))
    quality = outline_view(parse(text))["quality"]
    assert quality.keys() == {"pasal", "gaps", "repeats", "unreadable", "outside"}
    assert (quality["pasal"], quality["gaps"], quality["repeats"]) == (11, 1, 1)
    assert printed(text)[-1].startswith("mutu perlu-diperiksa: 11 Pasal; celah 1, berulang 1, judul tak terbaca 0; ")


def test_ocr_is_told() -> None:
    scan = SourceText((), pages=2, image_pages=(1, 2))
    assert "perlu OCR: halamannya gambar tanpa teks; `kb outline FILE --ocr` membacanya" in printed(scan)
    read = replace(source(SAMPLE), pages=9, ocr_pages=(1, 2))
    assert "OCR: 2 dari 9 halaman dibaca mesin dari gambar" in printed(read)
    assert (outline_view(parse(read))["ocr_pages"], outline_view(parse(scan))["needs_ocr"]) == ([1, 2], True)
