"""Parts of a file: recitals, Penjelasan, Lampiran, decrees, and several documents in one file."""

import pytest

from ingest.structure.parser import parse
from ingest.structure.parts import split_parts
from kb.citation.address import Level
from kb.law.outline import Grade, Outline
from tests.factories import ANNEX, BODY, CLOSING, ELUCIDATION, RECITALS, SAMPLE, TITLE, paged, source

ENACTED = """PERATURAN PEMERINTAH PENGGANTI UNDANG-UNDANG
NOMOR 2 TAHUN 2020
TENTANG TAMAN
Menimbang : a. bahwa taman perlu;
b. bahwa segera;
Mengingat : 1. Peraturan Taman;
MEMUTUSKAN:
Menetapkan : PERATURAN.
Pasal 1
(1) Taman dibuka.
(2) Taman ditutup.
Pasal 2
Berlaku.
Ditetapkan di Jakarta
PENJELASAN
ATAS
I. UMUM
Perlu.
II. PASAL DEMI PASAL
Pasal 1
Ayat (1)
Cukup jelas.
Pasal 2
Cukup jelas."""
ACT = """UNDANG-UNDANG REPUBLIK INDONESIA
NOMOR 4 TAHUN 2020
TENTANG
PENETAPAN PERATURAN PEMERINTAH PENGGANTI UNDANG-UNDANG
Menimbang : bahwa perlu;
MEMUTUSKAN:
Menetapkan : UNDANG-UNDANG.
Pasal 1
Ditetapkan menjadi Undang-Undang.
Pasal 2
Berlaku pada tanggal diundangkan.
Disahkan di Jakarta"""


def addresses(outline: Outline) -> list[str]:
    return [str(p.address).partition("/")[2] for p in outline.provisions]


@pytest.mark.parametrize(
    "heading", ["LAMPIRAN\nUNDANG-UNDANG NOMOR 4 TAHUN 2020\n", ""], ids=["as a Lampiran", "without a heading of its own"]
)
def test_an_act_that_enacts_another(heading: str) -> None:
    outline = parse(paged(ACT, heading + ENACTED))
    assert str(outline.id) == "uu-4-2020"
    found = addresses(outline)
    assert [a for a in found if a in {"pasal-1", "pasal-2"}] == ["pasal-1", "pasal-2"]
    assert {"lampiran/pasal-1/ayat-2", "lampiran/menimbang/huruf-b", "lampiran/penjelasan/pasal-1/ayat-1"} <= set(found)


def test_an_annex_that_only_mentions_pasal_is_words() -> None:
    annex = "LAMPIRAN I\nTEKNIK PENYUSUNAN\nContoh:\nPasal 1\nContoh isi.\nPasal 2\nContoh lagi."
    found = addresses(parse(source("\n".join((TITLE, RECITALS, BODY, CLOSING, annex)))))
    assert [a for a in found if a.startswith("lampiran")] == ["lampiran-1"]


def test_numbered_annexes_and_one_quoted_inside() -> None:
    outline = parse(
        paged("\n".join((TITLE, RECITALS, BODY, CLOSING)), "LAMPIRAN I\nsatu", "LAMPIRAN II\ndua\ncontoh:\nx\ny\nLAMPIRAN I\nkutipan")
    )
    assert [a for a in addresses(outline) if a.startswith("lampiran")] == ["lampiran-1", "lampiran-2"]


def test_an_annex_heading_that_lost_its_number() -> None:
    outline = parse(paged("\n".join((TITLE, RECITALS, BODY, CLOSING)), "Lampiran I : Daftar\nsatu", "Lampiran : Daftar\ndua"))
    assert [a for a in addresses(outline) if a.startswith("lampiran")] == ["lampiran-1", "lampiran-2"]


@pytest.mark.parametrize(
    "heading",
    [
        pytest.param("PENJELASAN", id="clean"),
        pytest.param("PENJEI,ASAN", id="scanned"),
        pytest.param("P E N J E L A S A N", id="spaced"),
        pytest.param("PENJELASAN ATAS", id="with its next word"),
    ],
)
def test_headings_of_the_elucidation(heading: str) -> None:
    found = addresses(parse(source(SAMPLE.replace("\nPENJELASAN\n", f"\n{heading}\n"))))
    assert "penjelasan/pasal-3/ayat-2" in found and "penjelasan/umum" in found


@pytest.mark.parametrize(
    ("general", "each"),
    [
        ("I. UMUM", "II. PASAL DEMI PASAL"),
        ("UMUM", "PASAL DEMI PASAL"),
        ("1. UMUM", "ll. PASAL DEMI PASAL"),
        ("IL UMUM", "IL PASAL DEMI PASAL"),
        ("I. PENJELASAN UMUM", "II. PENJELASAN PASAL DEMI PASAL"),
    ],
)
def test_headings_inside_the_elucidation(general: str, each: str) -> None:
    text = SAMPLE.replace("I. UMUM", general).replace("II. PASAL DEMI PASAL", each)
    outline = parse(source(text))
    umum = next(p for p in outline.provisions if p.level is Level.UMUM)
    assert outline.text_of(umum) == "Kampung yang rindang membuat warganya betah."
    assert "penjelasan/pasal-4" in addresses(outline)


def test_marks_of_the_elucidation_that_are_broken_over_two_lines() -> None:
    text = SAMPLE.replace("Ayat (1)\nCukup jelas.\nAyat (2)\n", "Ayat\n(1) Cukup jelas. Ayat\n(2)\n").replace("Huruf b\n", "Huruf\nb\n")
    outline = parse(source(text))
    assert addresses(outline) == addresses(parse(source(SAMPLE)))
    ayat = next(p for p in outline.provisions if str(p.address).endswith("/penjelasan/pasal-3/ayat-2"))
    assert outline.text_of(ayat) == "Denah boleh digambar tangan."


def test_an_ayat_whose_bracket_was_damaged_stands_beside_the_others() -> None:
    text = SAMPLE.replace("Ayat (1)\nCukup jelas.\nAyat (2)\n", "Ayat (1)\nCukup jelas.\nAyat (21\n")
    outline = parse(source(text))
    ayat = next(p for p in outline.provisions if str(p.address).endswith("/penjelasan/pasal-3/ayat-1"))
    assert outline.text_of(ayat) == "Cukup jelas."
    assert addresses(outline) == addresses(parse(source(SAMPLE)))


def test_a_scanned_one_does_not_make_an_elucidation_roman() -> None:
    text = SAMPLE.replace("PASAL DEMI PASAL\nPasal 1\n", "PASAL DEMI PASAL\nPasal I\n")
    found = addresses(parse(source(text)))
    assert {"penjelasan/pasal-1", "penjelasan/pasal-4"} <= set(found)


def test_an_elucidation_that_is_a_file_of_its_own() -> None:
    outline = parse(source(ELUCIDATION))
    assert "penjelasan/pasal-2/huruf-a" in addresses(outline)
    assert outline.grade is Grade.PERLU_DIPERIKSA
    assert "hanya-penjelasan" in [w.code for w in outline.warnings]


def test_an_elucidation_that_lost_every_heading() -> None:
    elucidation = "\n".join(f"Pasal {n}\nCukup jelas." for n in range(1, 13))
    outline = parse(source("\n".join((TITLE, RECITALS, BODY, elucidation))))
    found = addresses(outline)
    assert [a for a in found if a.startswith("pasal-") and "/" not in a] == [f"pasal-{n}" for n in range(1, 13)]
    assert "penjelasan/pasal-12" in found


def test_a_body_that_cites_the_order_to_publish() -> None:
    body = BODY.replace("Biaya dibebankan", "Agar setiap orang mengetahuinya, taman harus diberi papan.\nBiaya dibebankan")
    found = addresses(parse(source("\n".join((TITLE, RECITALS, body, CLOSING)))))
    assert "pasal-12" in found


def test_a_decree() -> None:
    decree = """KEPUTUSAN GUBERNUR DAERAH KHUSUS IBUKOTA JAKARTA
NOMOR 7 TAHUN 2021
TENTANG
PANITIA TAMAN
Menimbang : bahwa perlu;
MEMUTUSKAN:
Menetapkan : KEPUTUSAN GUBERNUR TENTANG PANITIA TAMAN.
KESATU : Membentuk panitia:
a. ketua; dan
b. anggota.
KEDUA : Panitia bertugas merawat.
KETIGA : Keputusan ini mulai berlaku.
Ditetapkan di Jakarta"""
    outline = parse(source(decree))
    assert str(outline.id) == "kepgub-dki-7-2021"
    assert [a for a in addresses(outline) if a.startswith("diktum")] == [
        "diktum-1",
        "diktum-1/huruf-a",
        "diktum-1/huruf-b",
        "diktum-2",
        "diktum-3",
    ]
    assert outline.grade is Grade.UTUH


def test_recitals() -> None:
    found = addresses(parse(source(SAMPLE)))
    assert found[:7] == [
        "judul",
        "menimbang",
        "menimbang/huruf-a",
        "menimbang/huruf-b",
        "mengingat",
        "mengingat/angka-1",
        "mengingat/angka-2",
    ]


@pytest.mark.parametrize("formula", ["MEMUTUSKAN:", "MEMUTUSI(AN:", "M E M U T U S K A N :", "MEMUTUSKAN : Menetapkan : X"])
def test_enacting_formulas(formula: str) -> None:
    lines = source(SAMPLE.replace("MEMUTUSKAN:", formula)).lines
    parts = split_parts(lines)
    assert lines[parts.enacting.start].text.startswith("M")
    assert lines[parts.body.start].text == "BAB I"


def test_parts_hold_every_line_once() -> None:
    lines = source(SAMPLE).lines
    parts = split_parts(lines)
    spans = [parts.title, parts.menimbang, parts.mengingat, parts.enacting, parts.body, parts.closing, parts.penjelasan]
    spans += [annex.span for annex in parts.lampiran]
    assert sorted(i for span in spans for i in span) == list(range(len(lines)))


def test_nothing_at_all() -> None:
    outline = parse(source(""))
    assert (outline.provisions, outline.grade) == ((), Grade.TIDAK_TERBACA)


def test_an_extract_without_an_opening() -> None:
    outline = parse(source("Pasal 12\n(1) Satu.\n(2) Dua.\nPasal 13\nTiga."))
    assert addresses(outline)[-3:] == ["pasal-12/ayat-1", "pasal-12/ayat-2", "pasal-13"]
    assert ANNEX not in outline.text
