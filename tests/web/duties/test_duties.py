"""The page of duties: filters in the URL, every cell with its clause and status, notes marked as such."""

from collections.abc import Sequence

import pytest
from fastapi.testclient import TestClient

from tests.web.pagereader import Page, page_of


def cells(page: Page) -> list[str]:
    """Anchors of the cells on a page."""
    return [attrs["id"] for attrs in page.named("tr") if "id" in attrs]


SNARING = "uu-901-2001/pasal-2/ayat-1:penerbang:larangan"
KEEPING = "uu-901-2001/pasal-3:penerbang:larangan"
COORDINATING = "uu-901-2001/pasal-4/ayat-2/huruf-a:gugus-tugas:koordinasi"
PUNISHING = "uu-902-2020/pasal-9:gugus-tugas:larangan"
CITY = "pergub-dki-904-2019:gugus-tugas-kota:koordinasi"

FILTERS = [
    pytest.param("", [COORDINATING, PUNISHING, CITY, SNARING, KEEPING], id="all, by level and body"),
    pytest.param("?badan=penerbang", [SNARING, KEEPING], id="body"),
    pytest.param("?tingkat=pusat", [COORDINATING, PUNISHING], id="level"),
    pytest.param("?bidang=koordinasi", [COORDINATING, CITY], id="field"),
    pytest.param("?uu=uu-902-2020", [PUNISHING], id="law"),
    pytest.param("?status=dicabut", [SNARING], id="status: replaced since 2020"),
    pytest.param("?status=dicabut&per=2015-06-01", [], id="status on an earlier day"),
    pytest.param("?status=belum-berlaku&per=2015-06-01", [PUNISHING], id="not yet in force on an earlier day"),
    pytest.param("?tingkat=pusat&bidang=larangan", [PUNISHING], id="two filters together"),
    pytest.param("?badan=&tingkat=&bidang=&uu=&status=&per=", [COORDINATING, PUNISHING, CITY, SNARING, KEEPING], id="an empty form"),
]


@pytest.mark.parametrize(("query", "found"), FILTERS)
def test_filters_are_in_the_url(web: TestClient, query: str, found: Sequence[str]) -> None:
    page = page_of(web, f"/gugus-tugas{query}")
    assert cells(page) == found
    assert f"{len(found)} tugas, hukum per" in page.text


def test_every_cell_cites_its_clause_with_its_status_on_the_day(web: TestClient) -> None:
    text = page_of(web, "/gugus-tugas?badan=penerbang").text
    assert "UU 901/2001 Pasal 2 ayat (1) Dicabut sejak 1 Januari 2020 oleh UU 902/2020 Pasal 9 Kini: UU 902/2020 Pasal 9" in text
    then = page_of(web, "/gugus-tugas?badan=penerbang&per=2015-06-01")
    assert "UU 901/2001 Pasal 2 ayat (1) Berlaku" in then.text
    assert "/uu-901-2001/pasal-2/ayat-1?per=2015-06-01" in then.links, "links keep the day"


def test_a_clause_that_read_otherwise_on_the_day_is_said_to(web: TestClient) -> None:
    said = "Bunyinya pada tanggal itu lain."
    assert said in page_of(web, "/gugus-tugas?uu=uu-901-2001&per=2005-01-01").text, "Pasal 3 was amended in 2010"
    assert said not in page_of(web, "/gugus-tugas?uu=uu-901-2001").text


def test_what_only_a_note_tells_is_marked(web: TestClient) -> None:
    page = page_of(web, "/gugus-tugas?badan=gugus-tugas-kota")
    matrix = page.text[page.text.index("Mengatur di kota") :]
    assert "Catatan Pergub DKI 904/2019" in matrix and "Hanya diketahui dari catatan: berita kota (2024)" in matrix
    assert "Ringkasan UU 902/2020 Pasal 9" in page_of(web, "/gugus-tugas?uu=uu-902-2020").text


def test_who_is_in_the_task_forces_comes_first(web: TestClient) -> None:
    text = page_of(web, "/gugus-tugas").text
    lead = text[: text.index("Hukum per tanggal")]
    assert "Dibentuk oleh Dibentuk pusat. UU 901/2001 Pasal 4 ayat (1)" in lead
    assert "Yang belum diketahui Pergub DKI 904/2019 naskahnya belum ada" in lead


def test_counts_lead_to_the_cells_they_count(web: TestClient) -> None:
    page = page_of(web, "/gugus-tugas")
    href = "/gugus-tugas?tingkat=pusat&bidang=larangan#matriks"
    assert href in page.links and cells(page_of(web, href)) == [PUNISHING]


def test_a_clause_leads_to_its_cells(web: TestClient) -> None:
    page = page_of(web, "/uu-901-2001/pasal-4")
    assert "Gugus Tugas Layang-Layang Mengatur pencegahan bersama." in page.text
    assert "/gugus-tugas?badan=gugus-tugas#uu-901-2001/pasal-4/ayat-2/huruf-a%3Agugus-tugas%3Akoordinasi" in page.links


def test_the_matrix_is_read_in_english_too(web: TestClient) -> None:
    text = page_of(web, "/gugus-tugas?badan=gugus-tugas&lang=en").text
    assert "is tasked Coordinates prevention" in text and "Kite task force" in text


@pytest.mark.parametrize("query", ["badan=x", "tingkat=x", "bidang=x", "uu=x", "status=x", "per=x"])
def test_an_unknown_filter_is_one_clear_line(web: TestClient, query: str) -> None:
    response = web.get(f"/gugus-tugas?{query}")
    assert response.status_code == 400 and "tidak dikenali" in response.text


def test_the_same_filters_as_json(web: TestClient) -> None:
    found = web.get("/api/duties?level=kabupaten-kota").json()
    (cell,) = found["duties"]
    assert found["total"] == 1 and cell["source"] == "catatan" and cell["note"]["source"] == "berita kota"
    assert cell["body"]["id"] == "gugus-tugas-kota" and cell["status"] == "belum-diketahui"
    (snaring, _) = web.get("/api/duties?body=penerbang").json()["duties"]
    assert (snaring["status"], snaring["since"], snaring["replaced_by"]) == ("dicabut", "2020-01-01", ["uu-902-2020/pasal-9"])
    assert [fact["aspect"] for fact in found["task_forces"]] == ["pembentukan", "anggota"]
