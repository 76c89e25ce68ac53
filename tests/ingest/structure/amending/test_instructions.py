"""What the instruction of a change says: each row stands for one form that real acts use."""

import pytest

from ingest.structure.amending.amended import amended_regulation
from ingest.structure.amending.instructions import is_instruction, read_instruction


def _read(text: str) -> list[str]:
    return [f"{a.kind.value} {'/'.join(map(str, a.path))}{' (judul)' if a.heading_only else ''}" for a in read_instruction(text).actions]


@pytest.mark.parametrize(
    ("text", "actions"),
    [
        pytest.param("Ketentuan Pasal 59 diubah sehingga berbunyi sebagai berikut:", ["diubah pasal-59"], id="whole pasal"),
        pytest.param(
            "Ketentuan ayat (3) dan ayat (4) diubah dan di antara ayat (3) dan ayat (4) disisipkan 1 (satu) ayat, yakni ayat (3a) "
            "sehingga Pasal 209 berbunyi sebagai berikut:",
            ["diubah pasal-209/ayat-3", "diubah pasal-209/ayat-4", "disisipkan pasal-209/ayat-3a"],
            id="pasal named only at the end",
        ),
        pytest.param(
            "Ketentuan Pasal 214 ditambah 1 (satu) ayat, yakni ayat (3) dan penjelasan Pasal 214 diubah sehingga Pasal 214 berbunyi:",
            ["ditambah pasal-214/ayat-3", "diubah penjelasan/pasal-214"],
            id="penjelasan is another target",
        ),
        pytest.param(
            "Ketentuan mengenai judul Bagian Kedua pada BAB IV diubah, sehingga berbunyi sebagai berikut:",
            ["diubah bab-4/bagian-2 (judul)"],
            id="heading of a bagian",
        ),
        pytest.param(
            "Ketentuan ayat (3) Pasal 226 ditambah 1 (satu) huruf, yakni huruf g dan ayat (4) diubah sehingga Pasal 226 berbunyi",
            ["ditambah pasal-226/ayat-3/huruf-g", "diubah pasal-226/ayat-4"],
            id="the count ends a list of new huruf",
        ),
        pytest.param(
            "Di antara Pasal 76 dan Pasal 77 disisipkan 3 (tiga) pasal, yakni Pasal 76A, Pasal 76B, dan Pasal 76I sehingga berbunyi:",
            ["disisipkan pasal-76a", "disisipkan pasal-76b", "disisipkan pasal-76i"],
            id="anchors are no targets",
        ),
        pytest.param(
            "Di antara BAB XV dan BAB XVI disisipkan 1 (satu) bab, yakni BAB XVA sehingga berbunyi:", ["disisipkan bab-15a"], id="new bab"
        ),
        pytest.param("Ketentuan Pasal 63 dihapus.", ["dihapus pasal-63"], id="struck"),
        pytest.param("Pasal 5 sampai dengan Pasal 8 dihapus.", [f"dihapus pasal-{n}" for n in (5, 6, 7, 8)], id="range"),
        pytest.param("Pasal 1 angka 5 dihapus.", ["dihapus pasal-1/angka-5"], id="definition struck"),
        pytest.param(
            "Ketentuan Pasal 58 huruf d dan huruf f diubah, huruf l dihapus serta ditambah 1 (satu) huruf, yakni huruf q, sehingga",
            ["diubah pasal-58/huruf-d", "diubah pasal-58/huruf-f", "dihapus pasal-58/huruf-l", "ditambah pasal-58/huruf-q"],
            id="three verbs",
        ),
        pytest.param(
            "Ketentuan Pasal 42 ayat (1) huruf i dihapus dan penjelasan huruf e diubah sebagaimana tercantum dalam penjelasan, sehingga",
            ["dihapus pasal-42/ayat-1/huruf-i", "diubah penjelasan/pasal-42/ayat-1/huruf-e"],
            id="huruf inherits its ayat",
        ),
        pytest.param(
            "Ketentuan ayat (1), ayat (3), dan ayat (5) Pasal 33 diubah sehingga Pasal 33 berbunyi",
            ["diubah pasal-33/ayat-1", "diubah pasal-33/ayat-3", "diubah pasal-33/ayat-5"],
            id="pasal after the last ayat counts for all",
        ),
        pytest.param(
            "Di antara ayat (5) dan ayat (6) Pasal 108 disisipkan 1 (satu) ayat, yakni ayat (5a), sehingga Pasal 108 berbunyi",
            ["disisipkan pasal-108/ayat-5a"],
            id="ayat between two",
        ),
        pytest.param(
            "dan angka 27 diubah, di antara angka 24 dan angka 25 disisipkan 1 (satu) angka, yakni angka 24a, dan ditambah 1 (satu) angka "
            "yakni angka 28, sehingga Pasal 1 berbunyi sebagai berikut:",
            ["diubah pasal-1/angka-27", "disisipkan pasal-1/angka-24a", "ditambah pasal-1/angka-28"],
            id="what a copy left of an instruction",
        ),
        pytest.param(
            "Ketentuan Pasal 72 tetap, Penjelasan Pasal 72 diubah sebagaimana tercantum dalam penjelasan pasal demi pasal.",
            ["diubah penjelasan/pasal-72"],
            id="kept",
        ),
        pytest.param("Ketentuan ayat (21 Pasal 58 diubah sehingga Pasal 58 berbunyi", ["diubah pasal-58/ayat-2"], id="bracket read as 1"),
        pytest.param(
            "Di antara Pasal 7l dan Pasal 1OO disisipkan 1 (satu) pasal, yakni Pasal 7lA:", ["disisipkan pasal-71a"], id="OCR digits"
        ),
        pytest.param("Ketentuan lebih lanjut diatur dengan Peraturan Pemerintah.", [], id="no instruction"),
    ],
)
def test_actions_of_an_instruction(text: str, actions: list[str]) -> None:
    assert _read(text) == actions


def test_expected_pasal_are_those_whose_wording_follows() -> None:
    assert read_instruction("Ketentuan ayat (2) Pasal 58 diubah sehingga Pasal 58 berbunyi sebagai berikut:").expected == ("58",)
    assert read_instruction("Pasal 7 diubah dan di antara Pasal 7 dan Pasal 8 disisipkan 1 (satu) pasal, yakni Pasal 7A:").expected == (
        "7",
        "7a",
    )
    assert read_instruction("Ketentuan Pasal 63 dihapus.").expected == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("sehingga berbunyi sebagai berikut:", True, id="announces a wording"),
        pytest.param("Ketentuan Pasal 63 dihapus.", True, id="strikes"),
        pytest.param("Ketentuan mengenai tata cara diatur dengan Peraturan Menteri.", False, id="delegation"),
        pytest.param("Pasal 20, Pasal 21, dan Pasal 28B ayat (2) Undang-Undang Dasar", False, id="legal basis"),
    ],
)
def test_an_instruction_is_told_from_other_words(text: str, expected: bool) -> None:
    assert is_instruction(text) is expected


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        pytest.param("Beberapa ketentuan dalam Undang-Undang Nomor 23 Tahun 2OO2 tentang Perlindungan Anak", "uu-23-2002", id="OCR year"),
        pytest.param("Beberapa ketentuan dalam Peraturan Presiden Nomor 69 Tahun 2008 tentang", "perpres-69-2008", id="perpres"),
        pytest.param("Undang-Undang ini mulai berlaku", "None", id="none"),
    ],
)
def test_the_amended_regulation_is_read_from_the_lead(lead: str, expected: str) -> None:
    assert str(amended_regulation(lead)) == expected
