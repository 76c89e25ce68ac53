"""Who a text is: the title blocks of regulations, and what scanning makes of them."""

import pytest

from ingest.lines.sourcetext import Line
from ingest.structure.identity import identify


def lines(text: str) -> list[Line]:
    return [Line(line) for line in text.splitlines()]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param("UNDANG-UNDANG REPUBLIK INDONESIA\nNOMOR 5 TAHUN 2001\nTENTANG\nTAMAN", "uu-5-2001", id="act"),
        pytest.param("UNDANG -UNDANG REPUBLIK INDONESIA\nNOMOR 5 TAHUN 2001\nTENTANG\nTAMAN", "uu-5-2001", id="space before the hyphen"),
        pytest.param(
            "PERATURAN PEMERINTAH PENGGANTI UNDANG-UNDANG\nNOMOR 1 TAHUN 2016\nTENTANG\nX", "perppu-1-2016", id="longest type wins"
        ),
        pytest.param("PERATURAN PEMERINTAH REPUBLIK INDONESIA\nNOMOR 9 TAHUN 2008\nTENTANG\nX", "pp-9-2008", id="government regulation"),
        pytest.param("KEPUTUSAN PRESIDEN REPUBLIK INDONESIA\nNOMOR 88 TAHUN 2002\nTENTANG\nX", "keppres-88-2002", id="presidential decree"),
        pytest.param(
            "PERATURAN GUBERNUR DAERAH KHUSUS IBUKOTA JAKARTA\nNOMOR 64 TAHUN 2019\nTENTANG\nX", "pergub-dki-64-2019", id="Jakarta"
        ),
        pytest.param("PERATURAN DAERAH PROVINSI JAWA BARAT\nNOMOR 3 TAHUN 2008\nTENTANG\nX", "perda-jawa-barat-3-2008", id="a province"),
        pytest.param("PERATURAN MENTERI DALAM NEGERI\nNOMOR 33 TAHUN 2010\nTENTANG\nX", "permendagri-33-2010", id="a ministry"),
        pytest.param("UNDANG-UNDANG\nNO. 22 TAHUN 1961\nTENTANG\nX", "uu-22-1961", id="abbreviated number"),
        pytest.param("UNDANG-UNDANG REPUBLIK INDONESIA\nNOMOR 17 TAHUN 2OL6\nTENTANG\nX", "uu-17-2016", id="scanned year"),
        pytest.param("UNDANG-UNDANG\nNOMOR : I TAHUN 2OO1\nTENTANG X", "uu-1-2001", id="scanned number"),
    ],
)
def test_identities(title: str, expected: str) -> None:
    assert str(identify(lines(title)).id) == expected


def test_a_scanned_year_is_told() -> None:
    assert identify(lines("UNDANG-UNDANG\nNOMOR 17 TAHUN 2OL6\nTENTANG\nX")).repaired
    assert not identify(lines("UNDANG-UNDANG\nNOMOR 17 TAHUN 2016\nTENTANG\nX")).repaired


def test_a_covering_note_does_not_take_the_title() -> None:
    note = "Undang-Undang Nomor 12 Tahun 2008 telah diuji.\n" * 2
    found = identify(lines(f"{note}UNDANG-UNDANG REPUBLIK INDONESIA\nNOMOR 12 TAHUN 2008\nTENTANG\nTAMAN KOTA\nPasal 1"))
    assert (str(found.id), found.title) == ("uu-12-2008", "TAMAN KOTA")


CLOSING = "\n" * 60 + "Ditetapkan di Jakarta\npada tanggal {signed}\nDiundangkan di Jakarta\npada tanggal {published}\n"


@pytest.mark.parametrize(
    ("printed", "signed", "published", "year"),
    [
        pytest.param("2027", "13 April 2O2l", "14 April 2O2I", 2021, id="one digit misread, both dates agree"),
        pytest.param("2021", "13 April 2021", "14 April 2021", 2021, id="nothing to repair"),
        pytest.param("2020", "30 Desember 2020", "4 Januari 2021", 2020, id="published in the next year"),
        pytest.param("2008", "13 April 2021", "14 April 2021", 2008, id="more than one digit differs: another text's closing"),
    ],
)
def test_years_against_the_closing(printed: str, signed: str, published: str, year: int) -> None:
    title = f"PERATURAN PRESIDEN REPUBLIK INDONESIA\nNOMOR 28 TAHUN {printed}\nTENTANG\nBADAN TAMAN\nPasal 1"
    found = identify(lines(title + CLOSING.format(signed=signed, published=published)))
    assert found.id is not None and found.id.year == year
    assert found.repaired == (str(year) != printed)


def test_no_title() -> None:
    assert identify(lines("Catatan rapat\nHari Senin")).id is None
