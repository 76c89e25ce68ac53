"""The marks of a provision, clean ones and damaged ones: one reason a row."""

import pytest

from ingest.lines.headings import diktum_mark, group_mark
from ingest.lines.markers import ayat_mark, ayat_readings, elucidated_mark, first_item, list_mark, next_item, pasal_mark, pasal_readings


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        pytest.param("Pasal 7", "7", "", id="alone on its line"),
        pytest.param("PASAL 7", "7", "", id="in capitals, as older acts print it"),
        pytest.param("Pasal2", "2", "", id="space lost"),
        pytest.param("Pasal 28A", "28a", "", id="inserted by an amendment"),
        pytest.param("Pasal 28 A", "28a", "", id="inserted, with a space"),
        pytest.param("Pasal IV", "iv", "", id="Roman, in an amending act"),
        pytest.param("Pasal 57 Ayat (1) Yang", "57", "Ayat (1) Yang", id="explanation on the same line"),
        pytest.param("Pasal 3 (1) Setiap orang", "3", "(1) Setiap orang", id="ayat on the same line"),
    ],
)
def test_pasal_heading(text: str, number: str, rest: str) -> None:
    mark = pasal_mark(text)
    assert mark is not None
    assert (mark.number, mark.rest) == (number, rest)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Pasal 5 ayat (1) berlaku", id="cited with its ayat"),
        pytest.param("Pasal 3, Pasal 4, dan Pasal 5", id="cited in a row"),
        pytest.param("Pasal 2 Undang-Undang Nomor 5", id="of another act"),
        pytest.param("Pasal 6 huruf a", id="cited with its huruf"),
        pytest.param("Pasal 7 sampai dengan Pasal 9", id="cited as a range"),
        pytest.param("Pasal-pasal yang lain", id="plural"),
        pytest.param("Pasalnya hilang", id="another word"),
        pytest.param("Pasal 1 1", id="digits with a space: not Pasal 1, see the readings"),
    ],
)
def test_no_pasal_heading(text: str) -> None:
    assert pasal_mark(text) is None


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        pytest.param("Pasal 1 1", ["11"], id="space inside the number"),
        pytest.param("Pasal l0", ["10"], id="l for 1"),
        pytest.param("Pasal 1O", ["1o", "10"], id="O for 0, though 1O could be inserted"),
        pytest.param("Pasa1 5", ["5"], id="1 for the l of the name"),
        pytest.param("Pasat22", ["22"], id="t for l, space lost"),
        pytest.param("Pas.al42", ["42"], id="dot in the name"),
        pytest.param("Pasl22.", ["22"], id="letter lost"),
        pytest.param("PasaL 24", ["24"], id="capital in the name"),
        pytest.param("Pasal T4", ["74", "14"], id="T for 7 or 1"),
        pytest.param("Pasal 2T", ["2t", "27", "21"], id="T at the end"),
        pytest.param("Pasal Sl", ["51", "81"], id="nothing but letters"),
        pytest.param("Pasal 3l Dalam hal", ["31"], id="text on the same line"),
        pytest.param("Pasat 12A", ["12a", "124"], id="inserted; A is also a likeness of 4"),
        pytest.param("Pasal 9IA", ["9ia", "91a", "914"], id="I for 1 before the letter of an inserted one"),
        pytest.param("Pasal I", ["1"], id="Roman one among Arabic numbers"),
        pytest.param("Pasal 5 ayat (1)", [], id="a citation stays one"),
        pytest.param("Pasar 5", [], id="another word"),
    ],
)
def test_pasal_readings(text: str, numbers: list[str]) -> None:
    assert [reading.mark.number for reading in pasal_readings(text, roman=False)] == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        pytest.param("Pasal II", ["ii"], id="clean"),
        pytest.param("Pasa II", ["ii"], id="letter of the name lost (Perda DKI 1/2001)"),
        pytest.param("Pasal ll", ["ii"], id="l for I"),
        pytest.param("Pasal 7", [], id="no Roman number"),
    ],
)
def test_roman_readings(text: str, numbers: list[str]) -> None:
    assert [reading.mark.number for reading in pasal_readings(text, roman=True)] == numbers


@pytest.mark.parametrize(
    ("text", "numbers", "clean"),
    [
        pytest.param("(2) Jika", ["2"], True, id="clean"),
        pytest.param("( 2) Jika", ["2"], True, id="space after the bracket"),
        pytest.param("(1 ) Jika", ["1"], True, id="space before the bracket"),
        pytest.param("(1a) Jika", ["1a", "14"], True, id="inserted; a is also a likeness of 4"),
        pytest.param("(21 Deputi", ["2", "21"], False, id="1 for the closing bracket"),
        pytest.param("(2t Dalam", ["2", "21"], False, id="t for the closing bracket"),
        pytest.param("{1) Setiap", ["1"], False, id="brace"),
        pytest.param("(l) Setiap", ["1"], False, id="l for 1"),
        pytest.param("(i) Setiap", ["1"], False, id="i for 1"),
        pytest.param("l2l LPSK", ["2", "21"], False, id="l for both brackets"),
        pytest.param("t4l Ormas", ["4", "41"], False, id="t and l for the brackets"),
        pytest.param("(s) Dalam", ["5"], False, id="s for 5"),
        pytest.param("(e) Pidana", ["9"], False, id="e for 9"),
        pytest.param("(1 1) Dalam", ["11"], False, id="space inside the number"),
        pytest.param("(71", ["7", "71"], False, id="alone on its line"),
        pytest.param("(dua) orang", [], True, id="a number in words"),
        pytest.param("(lima belas) tahun", [], True, id="a number in two words"),
        pytest.param("tata cara", [], True, id="a word that begins with a likeness of a bracket"),
    ],
)
def test_ayat_readings(text: str, numbers: list[str], clean: bool) -> None:
    readings = ayat_readings(text)
    assert [reading.mark.number for reading in readings] == numbers
    assert not readings or (readings[0].doubt == 0) == clean


def test_ayat_keeps_what_follows() -> None:
    mark = ayat_mark("(10) Setiap orang")
    assert mark is not None
    assert (mark.number, mark.rest, mark.rank) == ("10", "Setiap orang", (10, ""))


@pytest.mark.parametrize(
    ("text", "style", "number"),
    [
        pytest.param("a. bahwa", "a.", "a", id="letter"),
        pytest.param("aa. surat", "a.", "aa", id="letter after z"),
        pytest.param("1. Orang", "1.", "1", id="number"),
        pytest.param("15a. Orang", "1.", "15a", id="inserted number"),
        pytest.param("a) tulisan", "a)", "a", id="third depth"),
        pytest.param("1) tulisan", "1)", "1", id="fourth depth"),
        pytest.param("c.Ketua", "a.", "c", id="space lost"),
        pytest.param("15.Visa", "1.", "15", id="space lost after a number"),
        pytest.param("3)surat", "1)", "3", id="space lost after a bracket"),
        pytest.param("1 ) surat", "1)", "1", id="space before the bracket"),
        pytest.param("c.", "a.", "c", id="mark alone on its line"),
    ],
)
def test_list_mark(text: str, style: str, number: str) -> None:
    mark = list_mark(text)
    assert mark is not None
    assert (mark.style, mark.number) == (style, number)


@pytest.mark.parametrize("text", ["a.n. Menteri", "bahwa", "1945", "Rp1.000", "5 (lima) tahun"])
def test_no_list_mark(text: str) -> None:
    assert list_mark(text) is None


@pytest.mark.parametrize(
    ("text", "style", "latest", "number"),
    [
        pytest.param("1. nama", "a.", 11, "l", id="1 for l after k"),
        pytest.param("e.Deputi", "a.", 4, "e", id="space lost"),
        pytest.param("C perkawinan", "a.", 2, "c", id="dot lost"),
        pytest.param("I 1. Menteri", "1.", 10, "11", id="I and a space for 11"),
        pytest.param("16, Ketentuan", "1.", 15, "16", id="comma for a dot"),
        pytest.param("L2. Ketentuan", "1.", 11, "12", id="L for 1"),
        pytest.param("1O. Pejabat", "1.", 9, "10", id="O for 0"),
        pytest.param("ll. Badan", "1.", 10, "11", id="l twice"),
    ],
)
def test_next_item(text: str, style: str, latest: int, number: str) -> None:
    mark = next_item(text, style, latest, spaced=True)
    assert mark is not None
    assert mark.number == number


@pytest.mark.parametrize(
    ("text", "style", "latest"),
    [
        pytest.param("1945 dan", "1.", 10, id="a year"),
        pytest.param("Setiap orang", "a.", 4, id="words"),
        pytest.param("5. lima", "1.", 9, id="another number"),
        pytest.param("e) tulisan", "a.", 4, id="another style"),
        pytest.param("z. akhir", "a.", 26, id="no letter follows z"),
    ],
)
def test_no_next_item(text: str, style: str, latest: int) -> None:
    assert next_item(text, style, latest, spaced=False) is None


def test_first_item_reads_an_l_as_one() -> None:
    mark = first_item("l. Menteri")
    assert mark is not None and mark.number == "1"


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        pytest.param("BAB IV", "4", "", id="Roman"),
        pytest.param("BAB Vl", "6", "", id="l for I"),
        pytest.param("BAB VIIA KHUSUS", "7a", "KHUSUS", id="inserted, with its title"),
        pytest.param("BAB I : UMUM.", "1", "UMUM.", id="colon, and a dot that stays"),
        pytest.param("Bagian Kesatu", "1", "", id="ordinal word"),
        pytest.param("Bagian Kedua Belas Peran", "12", "Peran", id="two words, with its title"),
        pytest.param("Paragraf 3", "3", "", id="Arabic"),
        pytest.param("Paragraf I", "1", "", id="I for 1"),
        pytest.param("Paragraf 1O", "10", "", id="O for 0"),
        pytest.param("Paragraf 1 1", "11", "", id="space inside"),
        pytest.param("BUKU KEDUA", "2", "", id="a code's book"),
        pytest.param("BUKU II TENTANG", "2", "TENTANG", id="a book with a Roman number"),
    ],
)
def test_group_mark(text: str, number: str, rest: str) -> None:
    mark = group_mark(text)
    assert mark is not None
    assert (mark.number, mark.rest) == (number, rest)


@pytest.mark.parametrize("text", ["Babak baru", "Bagian dari", "Paragraf itu", "BUKU TAMU", "Bab"])
def test_no_group_mark(text: str) -> None:
    assert group_mark(text) is None


def test_diktum() -> None:
    mark = diktum_mark("KEDUA BELAS : Biaya")
    assert mark is not None and (mark.number, mark.rest) == ("12", "Biaya")
    assert diktum_mark("KEUANGAN") is None


@pytest.mark.parametrize(
    ("text", "style", "number", "rest"),
    [
        pytest.param("Ayat (2) Cukup jelas.", "Ayat", "2", "Cukup jelas.", id="ayat"),
        pytest.param("Huruf b", "Huruf", "b", "", id="huruf"),
        pytest.param("Hurufb Cukup jelas.", "Huruf", "b", "Cukup jelas.", id="space lost"),
        pytest.param("Angka 3", "Angka", "3", "", id="angka"),
        pytest.param("Ayat (l)", "(1)", "1", "", id="l for 1"),
    ],
)
def test_elucidated_mark(text: str, style: str, number: str, rest: str) -> None:
    mark = elucidated_mark(text)
    assert mark is not None
    assert (mark.style, mark.number, mark.rest) == (style, number, rest)
