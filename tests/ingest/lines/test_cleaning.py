"""What belongs to pages and not to the text, and words broken over lines."""

import pytest

from ingest.lines.cleaning import clean, drop_catchwords, join_words, tidy_characters
from ingest.lines.furniture import drop_furniture
from ingest.lines.sourcetext import Line
from tests.factories import paged

# fillers that no two pages share
WORDS = ["mangga", "jambu", "melati", "kenanga", "bayam", "kangkung", "serai"]
HEAD = "PRESIDEN\nREPUBLIK INDONESIA\n"


def texts(*pages: str) -> list[str]:
    return [line.text for line in clean(paged(*pages).lines)]


@pytest.mark.parametrize(
    "furniture",
    [
        pytest.param("- 5 -", id="page number"),
        pytest.param("5 / 12", id="page of pages"),
        pytest.param("Halaman 3 dari 9", id="page in words"),
        pytest.param("SK No 059870 A", id="sheet number"),
        pytest.param("www.contoh.go.id/berkas", id="portal"),
        pytest.param("2008, No. 22", id="gazette"),
        pytest.param("3 2012, No.5348", id="gazette with its page"),
    ],
)
def test_furniture_by_form(furniture: str) -> None:
    assert texts("satu\ndua", f"{furniture}\ntiga\nempat") == ["satu", "dua", "tiga", "empat"]


@pytest.mark.parametrize(
    "number",
    [pytest.param("-t4-", id="t for 1"), pytest.param("2-", id="half"), pytest.param("-7", id="half"), pytest.param("_ 10_", id="low")],
)
def test_scanned_page_numbers_at_the_top(number: str) -> None:
    assert texts("satu", f"{HEAD}{number}\ndua") == ["satu", "dua"]


@pytest.mark.parametrize(
    "letterhead", ["PRES IDEN\nREPUBUK INDONESIA\n", "PRESIDEN REPUBLIK INDONESIA\n", "FRESIDEN\nREPUBLII( INDONESIA\n"]
)
def test_scanned_letterheads(letterhead: str) -> None:
    assert texts("satu", f"{letterhead}-2-\ndua") == ["satu", "dua"]


def test_the_enacting_president_stays() -> None:
    assert "PRESIDEN REPUBLIK INDONESIA," in texts("satu", f"{HEAD}-2-\ndan\nPRESIDEN REPUBLIK INDONESIA,\ndua")


def test_garbage_where_the_other_pages_have_their_letterhead() -> None:
    def page(number: int, first: str, second: str) -> list[Line]:
        lines = [(first, 0.18), (second, 0.19), (f"-{number}-", 0.21), (f"Kalimat tentang {WORDS[number]}.", 0.25)]
        return [Line(text, page=number, block=False, top=top) for text, top in lines]

    lines = [
        Line("awal", page=1, block=False, top=0.2),
        *page(2, "PRESIDEN", "REPUBLIK INDONESIA"),
        *page(3, "FF:lL::iltJEl.l", "littl,lJ Lit-l l( I I\\l ESl,1\\"),
        *page(4, "PRESIDEN", "REPUBLIK INDONESIA"),
    ]
    assert [line.text for line in drop_furniture(lines)] == ["awal", *(f"Kalimat tentang {WORDS[n]}." for n in (2, 3, 4))]


def test_garbage_above_the_page_number() -> None:
    tops = [(";;):i,:1 .r... ':i:i;", 0.09), ("nM[*", 0.12), ("rJRES IDEN", 0.18), ("i':If]i-J i:ll -l f., I", 0.19), (".3-", 0.21)]
    lines = [Line("awal", page=1, block=False, top=0.2), *(Line(text, page=2, block=False, top=top) for text, top in tops)]
    lines.append(Line("Ketentuan lebih lanjut diatur.", page=2, block=False, top=0.25))
    assert [line.text for line in drop_furniture(lines)] == ["awal", "Ketentuan lebih lanjut diatur."]


def test_words_above_a_page_number_stay() -> None:
    tops = [("LAMPIRAN", 0.05), ("Daftar tanaman kota", 0.08), ("Pasal 5", 0.1), ("- 3 -", 0.2), ("isi", 0.25)]
    lines = [Line("awal", page=1, block=False, top=0.2), *(Line(text, page=2, block=False, top=top) for text, top in tops)]
    assert [line.text for line in drop_furniture(lines)] == ["awal", "LAMPIRAN", "Daftar tanaman kota", "Pasal 5", "isi"]


def test_sheet_numbers_by_place_even_when_unreadable() -> None:
    feet = ["Sl( Nlo 10561-11 O", "lil( l.lo l0(1003 A", "St( trlo l0(1009 A", "SK No 106002 A"]
    lines = []
    for page, foot in enumerate(feet, start=1):
        lines += [Line(WORDS[page], page=page, block=False, top=0.3), Line(foot, page=page, block=False, top=0.96)]
    assert [line.text for line in drop_furniture(lines)] == WORDS[1:5]


def test_words_at_the_foot_of_a_full_page_stay() -> None:
    lines = []
    for page in (1, 2, 3, 4):
        lines += [
            Line(WORDS[page], page=page, block=False, top=0.3),
            Line(f"tanaman {WORDS[page]} warga.", page=page, block=False, top=0.97),
        ]
    assert len(drop_furniture(lines)) == 8


def test_running_heads_by_repetition() -> None:
    pages = [f"Himpunan Peraturan Kampung\nisi {n}\nlanjut {n}\nterus {n}\ndan {n}\nhabis {n}" for n in range(1, 6)]
    assert not any("Himpunan" in text for text in texts(*pages))


@pytest.mark.parametrize("heading", ["Pasal {n}", "(1) Kepala", "BAB II", "a. kepala;"])
def test_structure_at_the_top_of_every_page_is_no_running_head(heading: str) -> None:
    pages = [heading.format(n=n) + "".join(f"\n{word} {WORDS[n]}" for word in WORDS) for n in range(1, 6)]
    assert sum(text.startswith(heading[:3]) for text in texts(*pages)) == 5


@pytest.mark.parametrize(
    ("last", "next_line"),
    [
        pytest.param("(2) Jika ...", "(2) Jika perbuatan", id="ayat and its first word"),
        pytest.param("Pasal4...", "Pasal 4", id="heading, space lost"),
        pytest.param("Perbudakan . . .", "Perbudakan adalah", id="spaced dots"),
        pytest.param("c. bahwa .", "c. bahwa negara", id="one dot left of three"),
        pytest.param("e.Deputi...", "e. Deputi Bidang", id="item, space lost"),
        pytest.param("Agar", "Agar setiap orang", id="no dots: recent official files"),
        pytest.param("Pasal 25", "Pasal 25", id="heading without dots"),
        pytest.param("(3) Penyedia . . . DISTRIBUSI II", "(3) Penyedia wajib", id="a stamp behind it"),
        pytest.param("f. KTP-el ...", "f. KTP-e1; dan", id="l and 1 are one sign to a scanner"),
        pytest.param("DISTRIBUSI II (3) Penyedia . . .", "(3) Penyedia wajib", id="a stamp in front of it"),
        pytest.param("(4) Selain. .", "(41 Selain terhadap", id="a bracket read as 1"),
        pytest.param("2. Korban . . .", "2. Korban adalah", id="definition"),
        pytest.param("(2) Pengawasam ...", "(2) Pengawasan dilakukan", id="misread in one place"),
    ],
)
def test_catchwords(last: str, next_line: str) -> None:
    assert texts(f"satu.\n{last}", f"{next_line}\nlanjut") == ["satu.", next_line, "lanjut"]


@pytest.mark.parametrize(
    ("last", "next_line"),
    [
        pytest.param("Pasal 43", "Pasal 44", id="another heading"),
        pytest.param("Pasal 10", "Pasal 11", id="another heading, alike in print"),
        pytest.param("Cukup jelas.", "Cukup jelas.", id="two explanations"),
        pytest.param("dan seterusnya ...", "Bagian Kedua", id="words of the text that end in dots"),
        pytest.param("a. ya", "b. tidak", id="short item"),
    ],
)
def test_no_catchwords(last: str, next_line: str) -> None:
    assert texts(f"satu.\n{last}", f"{next_line}\nlanjut") == ["satu.", last, next_line, "lanjut"]


def test_specks_after_a_catchword_go_with_it() -> None:
    assert texts("satu.\nb. menggunakan\nffi", "b. menggunakan nama\nlanjut") == ["satu.", "b. menggunakan nama", "lanjut"]


def test_a_heading_is_no_speck() -> None:
    assert texts("Ayat (4)\nCukup jelas\nPasal 43", "Cukup jelas\nPasal 44\nCukup jelas")[:3] == ["Ayat (4)", "Cukup jelas", "Pasal 43"]


def test_catchword_at_the_end_of_a_line_of_text_without_pages() -> None:
    lines = [Line("permohonan ditolak. Pasal 28 ..."), Line("Pasal 28"), Line("(1) Dalam hal")]
    assert [line.text for line in drop_catchwords(lines)] == ["permohonan ditolak.", "Pasal 28", "(1) Dalam hal"]


def test_letterheads_in_text_that_lost_its_pages() -> None:
    lines = [Line(text) for text in ("Menetapkan", "PRESIDEN", "INDONES", "2-", "3. Peraturan", "PRESIDEN", "- 4 -", "isi")]
    assert [line.text for line in drop_furniture(lines)] == ["Menetapkan", "3. Peraturan", "isi"]


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        pytest.param("per-", "lindungan", "perlindungan", id="word broken at the line end"),
        pytest.param("Undang-", "Undang", "Undang-Undang", id="reduplication"),
        pytest.param("peraturan perundang-", "undangan", "peraturan perundang-undangan", id="reduplication with affixes"),
        pytest.param("sebaik-", "baiknya", "sebaik-baiknya", id="reduplication with a suffix"),
        pytest.param("anti-", "kekerasan", "anti-kekerasan", id="prefix that keeps its hyphen"),
        pytest.param("lima", "belas", "lima belas", id="no hyphen"),
        pytest.param("tahun 2010 -", "2014", "tahun 2010 - 2014", id="a dash between numbers"),
    ],
)
def test_hyphens(left: str, right: str, joined: str) -> None:
    assert join_words(left, right) == joined


def test_invisible_characters() -> None:
    assert tidy_characters(Line("hi\u00addup\u00a0 ber\u200bsama")).text == "hidup bersama"
