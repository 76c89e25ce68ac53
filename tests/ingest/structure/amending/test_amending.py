"""Amending acts inside the parser: changes and new wordings, also where a copy lost numbers or headings."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.lines.sourcetext import Line, SourceText
from ingest.sources.extraction import extract
from ingest.structure.amending.changes import cut_changes
from ingest.structure.parser import parse
from kb.law.outline import Outline

SHARED = Path(__file__).parents[5] / "shared"
needs_texts = pytest.mark.skipif(not SHARED.is_dir(), reason="teks resmi tidak ada: ../shared tidak ditemukan")

OPENING = """UNDANG-UNDANG REPUBLIK INDONESIA
NOMOR 2 TAHUN 2001
TENTANG
PERUBAHAN ATAS UNDANG-UNDANG NOMOR 1 TAHUN 2000 TENTANG UJI COBA
Menimbang : bahwa perlu diubah;
MEMUTUSKAN:
Menetapkan : UNDANG-UNDANG TENTANG PERUBAHAN.
Pasal I
Beberapa ketentuan dalam Undang-Undang Nomor 1 Tahun 2000 tentang Uji Coba diubah sebagai berikut:"""
CLOSING = "Pasal II\nUndang-Undang ini mulai berlaku pada tanggal diundangkan."


def act(changes: str) -> Outline:
    lines = f"{OPENING}{changes}\n{CLOSING}".split("\n")
    return parse(SourceText(tuple(Line(text) for text in lines if text)))


def texts(outline: Outline) -> dict[str, str]:
    """Words by address below the act, Roman Pasal left out of the keys' beginning."""
    found = {}
    for provision in outline.provisions:
        key = "/".join(map(str, provision.address.path))
        if key.startswith("pasal-i/"):
            found[key.removeprefix("pasal-i/")] = " ".join(outline.text_of(provision).split())
    return found


def codes(outline: Outline) -> list[str]:
    return [warning.code for warning in outline.warnings]


def test_a_roman_heading_that_was_misread_is_told() -> None:
    lines = f"{OPENING}\n1. Ketentuan Pasal 4 dihapus.\n{CLOSING}".replace("Pasal II", "Pasa II").split("\n")
    outline = parse(SourceText(tuple(Line(text) for text in lines)))
    assert str(outline.provisions[-1].address).endswith("/pasal-ii")
    assert [w.message for w in outline.warnings if w.code == "angka-diperbaiki"] == ['judul "Pasa II" dibaca sebagai Pasal II']


def test_changes_hold_the_pasal_that_they_print() -> None:
    found = texts(
        act("""
1. Ketentuan Pasal 3 diubah sehingga berbunyi sebagai berikut:
Pasal 3
(1) Satu.
(2) Dua.
2. Ketentuan Pasal 4 dihapus.
3. Di antara Pasal 5 dan Pasal 6 disisipkan 2 (dua) pasal, yakni Pasal 5A dan Pasal 5B yang berbunyi sebagai berikut:
Pasal 5A
Lima a.
Pasal 5B
Lima be.""")
    )
    assert found["angka-1/pasal-3/ayat-2"] == "Dua."
    assert found["angka-2"] == "Ketentuan Pasal 4 dihapus."
    assert (found["angka-3/pasal-5a"], found["angka-3/pasal-5b"]) == ("Lima a.", "Lima be.")


def test_a_lost_heading_is_inferred_from_the_instruction() -> None:
    outline = act("\n1. Ketentuan Pasal 3 diubah sehingga berbunyi sebagai berikut:\n(1) Satu.\n(2) Dua.")
    assert texts(outline)["angka-1/pasal-3"] == "(1) Satu. (2) Dua."
    assert "judul-disimpulkan" in codes(outline)


def test_text_behind_the_announcement_on_the_same_line_belongs_to_the_pasal() -> None:
    outline = act("\n1. Ketentuan Pasal 3 diubah sehingga berbunyi sebagai berikut: Pemerintah melakukan pembinaan.")
    assert texts(outline)["angka-1/pasal-3"] == "Pemerintah melakukan pembinaan."


def test_a_lost_heading_between_two_pasal_is_found_where_a_sentence_or_the_numbering_starts_anew() -> None:
    outline = act("""
1. Di antara Pasal 5 dan Pasal 6 disisipkan 4 (empat) pasal, yakni Pasal 5A, Pasal 5B, Pasal 5C, dan Pasal 5D yang berbunyi sebagai berikut:
Pasal 5A
Setiap orang dilarang berbuat cabul. Setiap orang dilarang menculik.
Pasal 5C
Setiap orang dilarang merekrut.
(1) Setiap orang dilarang mengedarkan.
(2) Setiap orang dilarang menjual.""")
    found = texts(outline)
    assert found["angka-1/pasal-5a"] == "Setiap orang dilarang berbuat cabul."
    assert found["angka-1/pasal-5b"] == "Setiap orang dilarang menculik."
    assert found["angka-1/pasal-5c"] == "Setiap orang dilarang merekrut."
    assert found["angka-1/pasal-5d/ayat-2"] == "Setiap orang dilarang menjual."
    assert codes(outline).count("judul-disimpulkan") == 2


def test_what_is_left_of_an_instruction_opens_the_next_change() -> None:
    outline = act("""
1. Ketentuan Pasal 1 diubah sehingga berbunyi sebagai berikut:
Pasal 1
Anak adalah seseorang yang belum dewasa. diubah sehingga berbunyi sebagai berikut:
Pasal 6
Setiap anak berhak beribadah.
3. Ketentuan Pasal 9 diubah sehingga berbunyi sebagai berikut:
Pasal 9
Sembilan.""")
    found = texts(outline)
    assert found["angka-1/pasal-1"] == "Anak adalah seseorang yang belum dewasa."
    assert found["angka-2/pasal-6"] == "Setiap anak berhak beribadah."
    assert "angka-disimpulkan" in codes(outline)


def test_instructions_run_into_the_line_before_are_cut_off() -> None:
    found = texts(
        act("""
1. Di antara BAB XV dan BAB XVI disisipkan 1 (satu) bab, yakni BAB XVA sehingga berbunyi sebagai berikut:
BAB XVA PEMELIHARAAN 2. Di antara Pasal 7 dan Pasal 8 disisipkan 1 (satu) pasal, yakni Pasal 7A sehingga berbunyi sebagai berikut:
Pasal 7A
Dana.""")
    )
    assert found["angka-1/bab-15a"] == "PEMELIHARAAN"
    assert found["angka-2/pasal-7a"] == "Dana."


def test_a_number_out_of_order_is_read_by_its_neighbours() -> None:
    numbered = "\n{}. Ketentuan Pasal {} diubah sehingga berbunyi sebagai berikut:\nPasal {}\nIsi {}."
    outline = act("".join(numbered.format(mark, n, n, n) for mark, n in (("1", 1), ("77", 2), ("3", 3), ("l4", 4))))
    assert {key for key in texts(outline) if key.startswith("angka-")} >= {"angka-1/pasal-1", "angka-2/pasal-2", "angka-3/pasal-3"}


def test_an_ayat_printed_alone_stands_below_its_pasal() -> None:
    found = texts(act("\n1. Ketentuan Pasal 3 ayat (2) diubah sehingga berbunyi sebagai berikut:\n(2) Dua yang baru."))
    assert found["angka-1/pasal-3/ayat-2"] == "Dua yang baru."


def test_a_single_change_needs_no_number() -> None:
    lines = OPENING.replace(
        "Beberapa ketentuan dalam Undang-Undang Nomor 1 Tahun 2000 tentang Uji Coba diubah sebagai berikut:",
        "Ketentuan Pasal 3 Undang-Undang Nomor 1 Tahun 2000 tentang Uji Coba diubah sehingga berbunyi sebagai berikut:\nPasal 3\nTiga.",
    )
    outline = parse(SourceText(tuple(Line(text) for text in f"{lines}\n{CLOSING}".split("\n"))))
    assert texts(outline)["pasal-3"] == "Tiga."


_PIECES = st.sampled_from(
    [
        "1. Ketentuan Pasal 3 diubah sehingga berbunyi sebagai berikut:",
        "2. Ketentuan Pasal 4 dihapus.",
        "Ketentuan Pasal 5 diubah sehingga berbunyi sebagai",
        "berikut:",
        "kata. sebagai berikut:",
        "Pasal 3",
        "Pasal 5",
        "(1) Satu.",
        "(2) Dua. Tiga kata.",
        "a. butir;",
        "BAB XVA DANA 7. Di antara Pasal 7 dan Pasal 8 disisipkan 1 (satu) pasal, yakni Pasal 7A sehingga berbunyi sebagai berikut:",
        "Setiap orang.",
        "3.",
    ]
)


@given(st.lists(_PIECES, max_size=12))
def test_no_word_is_lost_or_said_twice(pieces: list[str]) -> None:
    outline = act("".join(f"\n{piece}" for piece in pieces))
    words = " ".join([*OPENING.split(), *" ".join(pieces).split(), *CLOSING.split()])
    assert outline.text.split() == words.split()


@given(st.lists(_PIECES, max_size=12))
def test_cutting_into_changes_keeps_every_word(pieces: list[str]) -> None:
    lead, changes = cut_changes([Line(piece) for piece in pieces])
    kept = [line.text for line in lead]
    for change in changes:
        kept += [change.mark, *(line.text for line in (*change.instruction, *change.wording))]
    assert " ".join(kept).split() == " ".join(pieces).split()


@needs_texts
def test_the_damaged_copy_of_uu_35_2014_yields_every_change() -> None:
    outline = parse(extract(SHARED / "naskah" / "uu-35-2014.md"))
    found = texts(outline)
    changes = {key for key in found if key.startswith("angka-") and "/" not in key}
    assert changes == {f"angka-{n}" for n in range(1, 74)}
    printed = {key.split("/")[1] for key in found if key.count("/") == 1 and "/pasal-" in key}
    lost = "1 6 12 15 21 22 25 28 39 41 44 46 48 53 55 59 67b 69 69b 71 71c 73a 75 76a 76f 77b 82 89"
    assert {f"pasal-{number}" for number in lost.split()} <= printed
    assert found["angka-1/pasal-1/angka-18"].endswith("penyelenggara pemerintahan.")
    assert found["angka-37/pasal-59"].startswith("(1) Pemerintah, Pemerintah Daerah")
    assert found["angka-62/pasal-76e"].endswith("perbuatan cabul.")


@needs_texts
@pytest.mark.parametrize(
    ("file", "changes", "pasals"),
    [
        pytest.param("naskah/uu-31-2014.md", range(1, 28), 32, id="uu-31-2014"),
        pytest.param("naskah/perpres-49-2023.md", range(1, 4), 3, id="perpres-49-2023"),
        pytest.param("pdf/UU-2008-012-PERUBAHAN-DUA-UU-NO-32-2004-PEMERINTAHAN-DAERAH.pdf", range(1, 19), 20, id="uu-12-2008"),
        pytest.param(
            "pdf/UU-2019-015-Perubahan-UU-2011-012-tentang-PEMBENTUKAN-PERATURAN-PERUNDANG-UNDANGAN.pdf", range(1, 19), 16, id="uu-15-2019"
        ),
    ],
)
def test_real_acts_yield_every_change(file: str, changes: range, pasals: int) -> None:
    found = texts(parse(extract(SHARED / file)))
    assert {key for key in found if "/" not in key} == {f"angka-{n}" for n in changes}
    assert len([key for key in found if key.count("/") == 1 and key.split("/")[1].startswith("pasal-")]) == pasals
