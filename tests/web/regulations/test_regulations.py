"""The pages of regulations and of provisions, with law texts and without."""

import re

import pytest
from fastapi.testclient import TestClient

from tests.web.pagereader import page_of


def test_earlier_wordings_are_one_click_away(web: TestClient) -> None:
    page = page_of(web, "/uu-901-2001/pasal-3")
    assert "lima juta rupiah" in page.text
    earlier = page_of(web, "/uu-901-2001/pasal-3@uu-901-2001")
    assert "/uu-901-2001/pasal-3@uu-901-2001" in page.links
    assert "satu juta rupiah" in earlier.text and "Ini bunyi menurut UU 901/2001." in earlier.text
    assert "satu juta rupiah" in page_of(web, "/uu-901-2001/pasal-3?per=2005-01-01").text


def test_a_small_clause_stands_in_its_context(web: TestClient) -> None:
    page = page_of(web, "/uu-901-2001/pasal-4/ayat-2/huruf-a")
    assert "bertugas: a. mengoordinasikan pencegahan penjeratan; dan" in page.text
    assert "Baca Pasal 4 selengkapnya" in page.text
    assert "/uu-901-2001/pasal-4/ayat-2/huruf-b" in page.links
    assert "Tugas gugus tugas layang-layang" in page.text  # the digest of the ayat that holds it


def test_the_elucidation_stands_below_its_clause(web: TestClient) -> None:
    assert 'Yang dimaksud dengan "menjerat" adalah memutus benang' in page_of(web, "/uu-901-2001/pasal-2").text
    assert "/uu-901-2001/pasal-2/ayat-1" in page_of(web, "/uu-901-2001/penjelasan/pasal-2/ayat-1").links


@pytest.mark.parametrize(
    ("path", "phrase", "implementing"),
    [
        pytest.param("/uu-901-2001/pasal-4/ayat-3", True, False, id="left to a regulation that nobody here knows"),
        pytest.param("/uu-901-2001/pasal-4/ayat-1", False, True, id="carried out without a word of delegation"),
        pytest.param("/uu-901-2001/pasal-4", True, True, id="both, in the Pasal around them"),
        pytest.param("/uu-901-2001/pasal-3", False, False, id="neither"),
    ],
)
def test_a_clause_names_what_it_leaves_to_others_and_who_carries_it_out(
    web: TestClient, path: str, phrase: bool, implementing: bool
) -> None:
    page = page_of(web, path)
    assert ("Ketentuan ini menyerahkan pengaturan selanjutnya: diatur dengan Peraturan Pemerintah" in page.text) is phrase
    assert ("/pergub-dki-904-2019" in page.links) is implementing
    assert ("Belum ada aturan pelaksananya" in page.text) is (phrase and not implementing)
    told = web.get(f"/api/provisions{path}").json()
    assert bool(told["delegations"]) is phrase
    assert told["implemented_by"] == (["pergub-dki-904-2019"] if implementing else [])


def test_a_citation_can_be_pasted_and_shared(web: TestClient) -> None:
    page = page_of(web, "/uu-901-2001/pasal-2/ayat-1")
    citation = "Pasal 2 ayat (1) Undang-Undang Nomor 901 Tahun 2001 tentang Perlindungan Layang-Layang (dicabut sejak 1 Januari 2020)"
    assert citation in page.text
    assert "http://testserver/uu-901-2001/pasal-2/ayat-1" in page.text
    assert any(link.startswith("https://wa.me/?text=") for link in page.links)


def test_a_regulation_page_tells_all_that_is_known(web: TestClient) -> None:
    page = page_of(web, "/uu-901-2001")
    for words in (
        "Dicabut sebagian",
        "Diubah oleh UU 903/2010",
        "Dicabut oleh UU 902/2020",
        "Status diperiksa sampai 1 Januari 2024",
        "uu-901-2001.txt",
    ):
        assert words in page.text
    assert re.search(r"SHA-256 [0-9a-f]{64}", page.text)
    assert {"pasal-1", "pasal-4/ayat-2/huruf-b", "bab-2"} <= set(page.ids)
    assert "https://contoh.go.id/uu-901-2001" in page.links
    assert not any(link.startswith("javascript") for link in page.links)


@pytest.mark.parametrize(
    ("query", "has", "lacks"),
    [
        ("", ["benda ringan yang diterbangkan", "benda ringan bertali"], []),
        ("?tampil=naskah", ["benda ringan yang diterbangkan"], ["benda ringan bertali"]),
        ("?tampil=ringkasan", ["benda ringan bertali"], ["benda ringan yang diterbangkan"]),
        ("?bahasa=en", ["a light thing on a string"], ["benda ringan bertali"]),
        ("?tampil=naskah&per=2005-01-01", ["satu juta rupiah"], ["lima juta rupiah"]),
    ],
)
def test_a_regulation_page_shows_what_is_chosen(web: TestClient, query: str, has: list[str], lacks: list[str]) -> None:
    text = page_of(web, f"/uu-901-2001{query}").text
    assert all(words in text for words in has)
    assert not any(words in text for words in lacks)


def test_without_texts_a_regulation_shows_digests_and_says_so(lean: TestClient) -> None:
    page = page_of(lean, "/uu-901-2001")
    assert "Naskahnya belum ada di sini. Yang tampil adalah ringkasan kami" in page.text
    assert "benda ringan bertali" in page.text and "pasal-2/ayat-1" in page.ids
    assert "Naskahnya belum ada di sini" in page_of(lean, "/uu-901-2001/pasal-2").text
    below = page_of(lean, "/uu-901-2001/pasal-4/ayat-2/huruf-b")
    assert "ringkasan Pasal 4 ayat (2)" in below.text


def test_notes_are_shown_as_notes(web: TestClient) -> None:
    page = page_of(web, "/pergub-dki-904-2019")
    assert "Catatan redaksi" in page.text and "Sumber: berita kota (2024)" in page.text and "Belum diketahui" in page.text


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("/UU-901-2001/Pasal-4/", "/uu-901-2001/pasal-4"),
        ("/uu-901-2001/?tampil=naskah", "/uu-901-2001?tampil=naskah"),
        ("/uu-903-2010/pasal-i/angka-1/pasal-3", None),
    ],
)
def test_addresses_are_tidied(web: TestClient, path: str, to: str | None) -> None:
    response = web.get(path, follow_redirects=False)
    if to is None:
        assert response.status_code in (200, 307)
    else:
        assert (response.status_code, response.headers["location"]) == (308, to)


def test_a_heading_lists_the_clauses_below_it(web: TestClient) -> None:
    page = page_of(web, "/uu-901-2001/bab-1")
    assert "KETENTUAN UMUM" in page.text and "benda ringan yang diterbangkan" in page.text and "pasal-1/angka-1" in page.ids
    assert "Naskahnya belum ada di sini" not in page.text
    assert "/uu-901-2001/bab-2" in page.links


@pytest.mark.parametrize(
    ("heading", "query", "status"),
    [
        ("bab-1", "", "Berlaku"),
        ("bab-2", "", "Dicabut sebagian"),
        ("bab-2", "?per=2005-01-01", "Berlaku"),
        ("bab-3", "", "Diubah"),
        ("bab-1", "?per=2000-01-01", "Belum berlaku"),
    ],
)
def test_a_headings_status_is_that_of_its_clauses(web: TestClient, heading: str, query: str, status: str) -> None:
    page = page_of(web, f"/uu-901-2001/{heading}{query}")
    assert f"tentang Perlindungan Layang-Layang {status} " in page.text
