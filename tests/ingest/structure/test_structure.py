"""From lines to the tree: the Pasal, ayat and lists that a regulation has, through the damage that real files carry."""

import pytest

from ingest.structure.parser import parse
from kb.citation.address import Level
from kb.law.outline import Grade, Outline
from tests.factories import BODY, CLOSING, PASAL_COUNT, RECITALS, SAMPLE, TITLE, paged, regulation, sample_pages, source


def pasals(outline: Outline) -> list[str]:
    """Numbers of the body's Pasal, in order."""
    return [p.number or "" for p in outline.provisions if p.level is Level.PASAL and len(p.address.path) == 1]


def below(outline: Outline, prefix: str) -> list[str]:
    """Addresses below a provision, without the part that all share."""
    start = f"{outline.id}/{prefix}/"
    return [str(p.address)[len(start) :] for p in outline.provisions if str(p.address).startswith(start)]


def text_at(outline: Outline, path: str) -> str:
    return next(outline.text_of(p) for p in outline.provisions if str(p.address) == f"{outline.id}/{path}")


def codes(outline: Outline) -> list[str]:
    return [warning.code for warning in outline.warnings]


WHOLE = [str(number) for number in range(1, PASAL_COUNT + 1)]


def test_the_sample_is_read_whole() -> None:
    outline = parse(source(SAMPLE))
    assert pasals(outline) == WHOLE
    assert outline.grade is Grade.UTUH
    assert below(outline, "pasal-3/ayat-2") == ["huruf-a", "huruf-b", "huruf-b/angka-1", "huruf-b/angka-2", "huruf-c"]
    assert below(outline, "bab-2") == ["bagian-1", "bagian-2"]
    assert text_at(outline, "pasal-5") == "Alat berkebun disimpan di gudang rukun warga."
    assert text_at(outline, "lampiran").startswith("LAMPIRAN")


def test_a_pasal_knows_its_bab_and_its_words() -> None:
    outline = parse(source(SAMPLE))
    pasal = next(p for p in outline.provisions if str(p.address).endswith("/pasal-6"))
    assert str(pasal.parent).endswith("/bab-2/bagian-2")
    assert "Pasal 5" in outline.text_of(pasal), "a citation inside a line is no heading"


@pytest.mark.parametrize(
    ("printed", "damaged"),
    [
        pytest.param("Pasal 11", "Pasal 1 1", id="space inside the number"),
        pytest.param("Pasal 10", "Pasal l0", id="l for 1"),
        pytest.param("Pasal 10", "Pasal 1O", id="O for 0"),
        pytest.param("Pasal 5", "Pasa1 5", id="1 in the name"),
        pytest.param("Pasal 12", "Pasat12", id="t in the name, space lost"),
        pytest.param("Pasal 4", "Pas.al4", id="dot in the name"),
        pytest.param("Pasal 7", "Pasal T", id="T for 7"),
        pytest.param("Pasal 7", "Pasal ?", id="question mark for 7"),
        pytest.param("Pasal 8", "Pasal B", id="B for 8"),
        pytest.param("Pasal 9", "Pasal g", id="g for 9"),
        pytest.param("Pasal 2", "Pasal2", id="space lost"),
        pytest.param("Pasal 7", "PASAL 7", id="capitals"),
        pytest.param("Pasal 1", "Pasal I", id="I for 1"),
        pytest.param("Pasal 6", "Pasal G", id="G for 6"),
    ],
)
def test_damaged_headings(printed: str, damaged: str) -> None:
    outline = parse(source(SAMPLE.replace(f"\n{printed}\n", f"\n{damaged}\n", 1)))
    assert pasals(outline) == WHOLE
    assert damaged in outline.text, "the text keeps what the file prints"
    clean = damaged.replace(" ", "").lower() == printed.replace(" ", "").lower() and not damaged.startswith("Pasal 1 ")
    assert ("angka-diperbaiki" in codes(outline)) != clean


def test_an_unreadable_heading_is_told_by_its_neighbours() -> None:
    outline = parse(source(SAMPLE.replace("\nPasal 8\n", "\nPasal #)\n", 1)))
    assert pasals(outline) == WHOLE
    assert codes(outline) == ["pasal-disimpulkan"]
    assert outline.quality.unreadable == 1


def test_a_repair_names_its_page() -> None:
    pages = [page.replace("Pasal 11", "Pasal 1 1") for page in sample_pages()]
    outline = parse(paged(*pages))
    assert [(w.code, w.page) for w in outline.warnings] == [("angka-diperbaiki", 2)]


def test_a_missing_pasal_is_missing_from_this_copy() -> None:
    outline = parse(source(SAMPLE.replace("Pasal 8\nHasil penjualan dipakai untuk membeli bibit.\n", "")))
    assert [w.message for w in outline.warnings] == ["Pasal 8 tidak ada pada salinan ini"]
    assert (outline.grade, outline.quality.gaps) == (Grade.PERLU_DIPERIKSA, 1)


def test_a_heading_printed_twice_is_told() -> None:
    outline = parse(source(SAMPLE.replace("Pasal 9\n", "Pasal 9\nTerlewat.\nPasal 9\n", 1)))
    assert pasals(outline) == WHOLE
    assert codes(outline) == ["pasal-berulang"]


def test_an_empty_pasal_is_told() -> None:
    outline = parse(source(SAMPLE.replace("Pasal 8\nHasil penjualan dipakai untuk membeli bibit.", "Pasal 8")))
    assert codes(outline) == ["pasal-kosong"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            "di gudang rukun warga.\nBagian Kedua\nPerawatan\nPasal 6\n", "di gudang rukun warga. Pasal 6 ", id="after a sentence"
        ),
        pytest.param("BAB I\nKETENTUAN UMUM\nPasal 1\nDalam", "BAB I KETENTUAN UMUM Pasal 1 Dalam", id="after the title of a Bab"),
        pytest.param("Pembukaan\nPasal 3\n(1) Setiap", "Pembukaan Pasal 3 (1) Setiap", id="after the title of a Bagian, with its ayat"),
        pytest.param("Pasal 7\n(1) Panen", "Pasal 7 (1) Panen", id="ayat on the heading's line"),
        pytest.param("warga.\nPasal 12\nPeraturan", "warga. Pasal 12 Peraturan", id="the last one, before words that could name an act"),
    ],
)
def test_headings_inside_a_line(before: str, after: str) -> None:
    assert before in SAMPLE
    assert pasals(parse(source(SAMPLE.replace(before, after)))) == WHOLE


def test_a_cited_pasal_at_the_start_of_a_line_is_no_heading() -> None:
    body = BODY.replace("sebagaimana dimaksud dalam Pasal 5 dan", "sebagaimana dimaksud dalam\nPasal 9\ndan", 1)
    outline = parse(source("\n".join((TITLE, RECITALS, body, CLOSING))))
    assert pasals(outline) == WHOLE
    assert "Pasal 9" in text_at(outline, "pasal-6")


def test_a_table_of_contents_before_the_text() -> None:
    contents = "\n".join(["DAFTAR ISI", *(f"Pasal {n} ..... {n + 3}" for n in range(1, 13))])
    assert pasals(parse(source(f"{contents}\n{SAMPLE}"))) == WHOLE


def test_a_repeated_title_block() -> None:
    outline = parse(source(f"{TITLE}\n{SAMPLE}"))
    assert pasals(outline) == WHOLE
    assert str(outline.id) == "pergub-dki-987-2020"


AYAT = "Pasal 1\n(1) Satu rumpun.\n{two}\n(3) Tiga rumpun.\nPasal 2\nAkhir."


@pytest.mark.parametrize(
    "two",
    ["(2) Dua", "(2 ) Dua", "{2) Dua", "( 2) Dua", "(21 Dua", "(2t Dua", "l2l Dua", "t2l Dua", "[2] Dua", "(Z) Dua", "(2 } Dua"],
)
def test_damaged_ayat_marks(two: str) -> None:
    outline = parse(regulation(AYAT.format(two=two)))
    assert below(outline, "pasal-1") == ["ayat-1", "ayat-2", "ayat-3"]
    assert two.split(" Dua")[0] in outline.text


def test_first_ayat_read_through_a_slip() -> None:
    outline = parse(regulation("Pasal 1\n(l) Satu.\n(21 Dua.\nPasal 2\nAkhir."))
    assert below(outline, "pasal-1") == ["ayat-1", "ayat-2"]
    assert codes(outline) == ["angka-diperbaiki", "angka-diperbaiki"]


def test_ten_ayat_with_slips_in_two_digits() -> None:
    marks = ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(e)", "(1O)", "(1 1)"]
    lines = "\n".join(f"{mark} Ketentuan." for mark in marks)
    assert below(parse(regulation(f"Pasal 1\n{lines}\nPasal 2\nAkhir.")), "pasal-1") == [f"ayat-{n}" for n in range(1, 12)]


@pytest.mark.parametrize(
    ("body", "expected", "code"),
    [
        pytest.param("(1) A.\n(2) B.\n(2) C.\n(3) D.", 4, "ayat-berulang", id="a number printed twice, the rest one too low"),
        pytest.param("(1) A.\n(2) B.\n(2) C.\n(4) D.", 4, "angka-diperbaiki", id="one misprint in a run"),
        pytest.param("Lihat A.\n(2) B.", 2, "ayat-disimpulkan", id="first mark lost"),
        pytest.param("(1) A.\n(1) B.\n(3) C.", 3, "angka-diperbaiki", id="1 for 2"),
        pytest.param("(1) A.\n(7) B.\n(3) C.\n(4) D.", 4, "angka-diperbaiki", id="7 for 2"),
        pytest.param("(1) A.\n(3) C.", 2, "ayat-hilang", id="a gap"),
        pytest.param("(1) A. (2) B.\n(3) C.", 3, None, id="two on one line"),
        pytest.param("(1) A sebagaimana dimaksud pada ayat\n(1) dan ayat\n(2) berlaku.\n(2) B.", 2, None, id="citations at line starts"),
    ],
)
def test_ayat_sequences(body: str, expected: int, code: str | None) -> None:
    outline = parse(regulation(f"Pasal 1\n{body}\nPasal 2\nAkhir."))
    assert len([a for a in below(outline, "pasal-1") if a.startswith("ayat")]) == expected
    assert code in codes(outline) if code else codes(outline) == []


def test_items_that_a_copy_prints_as_ayat_are_doubted() -> None:
    outline = parse(regulation("Pasal 1\n(1) A.\n(2) Warga wajib:\n(3) menyiram;\n(4) memupuk;\nPasal 2\nAkhir."))
    assert codes(outline) == ["ayat-diragukan"]


LETTERS = [*"abcdefghijklmnopqrstuvwxyz", "aa", "bb"]


def test_letters_after_z() -> None:
    items = "\n".join(f"{letter}. butir;" for letter in LETTERS)
    found = below(parse(regulation(f"Pasal 1\nMeliputi:\n{items}\nPasal 2\nAkhir.")), "pasal-1")
    assert found[:27] == [f"huruf-{letter}" for letter in LETTERS[:27]]


@pytest.mark.parametrize(
    "damaged",
    [
        pytest.param("a. satu;\nb. dua;\nC tiga; dan\nd. empat.", id="dot lost"),
        pytest.param("a. satu;\nb.dua;\nc. tiga; dan\nd. empat.", id="space lost"),
        pytest.param("a. satu;\nb. dua;\ne. tiga; dan\nd. empat.", id="e for c"),
        pytest.param("a.satu;\nb. dua;\nc. tiga; dan\nd. empat.", id="space lost in the first"),
        pytest.param("a. satu; b. dua;\nc. tiga; dan d. empat.", id="two on one line"),
    ],
)
def test_damaged_lists(damaged: str) -> None:
    outline = parse(regulation(f"Pasal 1\nMeliputi:\n{damaged}\nPasal 2\nAkhir."))
    assert below(outline, "pasal-1") == ["huruf-a", "huruf-b", "huruf-c", "huruf-d"]


def test_an_l_read_as_one_after_k() -> None:
    items = "\n".join(f"{'1' if letter == 'l' else letter}. butir;" for letter in "abcdefghijklmn")
    outline = parse(regulation(f"Pasal 1\nMeliputi:\n{items}\nPasal 2\nAkhir."))
    assert below(outline, "pasal-1") == [f"huruf-{letter}" for letter in "abcdefghijklmn"]
    assert codes(outline) == ["angka-diperbaiki"]


def test_a_penalty_after_its_list_belongs_to_the_pasal() -> None:
    outline = parse(regulation("Pasal 1\nSetiap orang yang:\na. merusak;\nb. mencuri,\ndipidana dengan denda.\nPasal 2\nAkhir."))
    assert text_at(outline, "pasal-1/huruf-b") == "mencuri,"
    assert text_at(outline, "pasal-1").endswith("dipidana dengan denda.")


def test_a_second_list_of_a_pasal_has_no_address_of_its_own() -> None:
    outline = parse(regulation("Pasal 1\nMeliputi:\na. satu; dan\nb. dua.\nDikecualikan:\na. tiga; dan\nb. empat.\nPasal 2\nAkhir."))
    assert below(outline, "pasal-1") == ["huruf-a", "huruf-b"]
    assert "empat" in text_at(outline, "pasal-1")
    assert "daftar-berulang" in codes(outline)


def test_items_of_a_second_list_do_not_continue_the_first() -> None:
    page = "Pasal 1\nMeliputi:\na. satu; dan\nb. dua.\nDikecualikan:\na. tiga;\nb. empat; dan\nc. lima.\nPasal 2\nAkhir."
    outline = parse(paged(f"{TITLE}\n{RECITALS}", page))
    assert below(outline, "pasal-1") == ["huruf-a", "huruf-b"]
    assert text_at(outline, "pasal-1").endswith("lima.")


def test_a_bab_printed_twice_counts_on() -> None:
    outline = parse(source(SAMPLE.replace("BAB III", "BAB II")))
    assert [p.number for p in outline.provisions if p.level is Level.BAB] == ["1", "2", "3"]
    assert codes(outline) == ["nomor-berulang"]


def test_lists_numbered_by_a_converter_are_told() -> None:
    body = "\n".join(f"Pasal {n}\nMeliputi:\n1. satu; dan\n2. dua." for n in range(1, 6))
    assert codes(parse(regulation(body))) == ["daftar-angka"]


def test_hard_wrapped_lines_join() -> None:
    page = "Pasal 1\nPeraturan perundang-\nundangan ini ber-\nlaku bagi tiap-\ntiap warga.\nPasal 2\nAkhir."
    outline = parse(paged(f"{TITLE}\n{RECITALS}", page))
    assert text_at(outline, "pasal-1") == "Peraturan perundang-undangan ini berlaku bagi tiap-tiap warga."
