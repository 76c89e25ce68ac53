"""The list of defined terms, and each law's definition of one side by side."""

import pytest
from fastapi.testclient import TestClient

from search.study.worddiff import compare_words
from tests.web.pagereader import page_of
from web.shared.law.differences import marked_parts


def test_every_term_is_listed_with_the_laws_that_define_it(web: TestClient) -> None:
    page = page_of(web, "/definisi")
    assert "Layang-layang kite UU 901/2001" in page.text
    assert "Penjerat snarer UU 901/2001 UU 902/2020" in page.text
    assert "Menjerat UU 901/2001 (Penjelasan) Dicabut" in page.text, "what explains a repealed clause is no longer in force"
    assert {"/definisi/penjerat", "/uu-901-2001/pasal-1/angka-2", "/definisi?huruf=p"} <= set(page.links)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param("?huruf=p", ["penjerat"], id="letter"),
        pytest.param("?uu=uu-902-2020", ["penjerat"], id="law"),
        pytest.param("?q=kite", ["layang-layang"], id="a word in English"),
        pytest.param("?q=+", ["layang-layang", "menjerat", "penjerat"], id="an empty box is no filter"),
        pytest.param("?q=lele", [], id="nothing"),
    ],
)
def test_the_list_is_filtered(web: TestClient, query: str, found: list[str]) -> None:
    page = page_of(web, f"/definisi{query}")
    assert [link.removeprefix("/definisi/") for link in page.links if link.startswith("/definisi/")] == found
    assert ("Tidak ada istilah yang cocok" in page.text) is not found


@pytest.mark.parametrize("query", ["?huruf=ab", "?uu=lele", "?q=%00", "?per=kemarin"])
def test_a_filter_that_cannot_be_read_is_said(web: TestClient, query: str) -> None:
    page_of(web, f"/definisi{query}", 400)


def test_definitions_stand_side_by_side_each_with_its_source_and_status(web: TestClient) -> None:
    page = page_of(web, "/definisi/penjerat")
    assert "Penjerat adalah orang yang memutus benang layang-layang milik orang lain." in page.text
    assert "Penjerat ialah orang yang menjatuhkan layang-layang orang lain." in page.text
    assert page.text.index("UU 901/2001 Pasal 1 angka 2") < page.text.index("UU 902/2020 Pasal 1 angka 1")
    assert "Salinan, belum dicocokkan" in page.text and "Ringkasan" in page.text
    assert "Tidak dibandingkan: yang satu bunyi peraturan, yang lain ringkasan kami." in page.text
    assert "A snarer (penjerat) is one who brings down another's kite." in page.text
    assert "Beberapa undang-undang mengatur hal ini: Arti penjerat" in page.text


def test_two_digests_are_compared_word_by_word(lean: TestClient) -> None:
    page = page_of(lean, "/definisi/penjerat")
    assert "<del>memutus benang</del> <ins>menjatuhkan layang-layang</ins> orang lain." in page.html
    assert "Bedanya dengan definisi pertama ditandai." in page.text
    other = page_of(lean, "/definisi/penjerat?dasar=uu-902-2020")
    assert "<del>menjatuhkan layang-layang</del> <ins>memutus benang</ins> orang lain." in other.html
    english = page_of(lean, "/definisi/penjerat?lang=en")
    assert "<ins>brings down another&#39;s kite.</ins>" in english.html and "Penjerat ialah" in english.text


def test_where_a_term_is_used_is_told(web: TestClient, lean: TestClient) -> None:
    page = page_of(web, "/definisi/layang-layang")
    assert "Dipakai dalam 5 ketentuan" in page.text and "/uu-901-2001/pasal-4/ayat-1" in page.links
    assert "Dibaca dari ringkasan kami" not in page.text
    assert "Dibaca dari ringkasan kami" in page_of(lean, "/definisi/layang-layang").text


def test_another_name_leads_to_the_term(web: TestClient) -> None:
    response = web.get("/definisi/KITE?per=2015-01-01", follow_redirects=False)
    assert response.status_code == 307 and response.headers["location"] == "/definisi/layang-layang?per=2015-01-01"


def test_an_unknown_term_suggests_the_nearest(web: TestClient) -> None:
    page = page_of(web, "/definisi/penjarat", 404)
    assert "Tidak ada peraturan di sini yang mendefinisikan “penjarat”." in page.text and "/definisi/penjerat" in page.links
    failed = web.get("/api/definitions/penjarat").json()["error"]
    assert (failed["code"], failed["suggestions"]) == ("unknown_term", ["penjerat", "menjerat"])


def test_the_day_is_kept(web: TestClient) -> None:
    page = page_of(web, "/definisi/menjerat?per=2015-06-01")
    assert "Dicabut" not in page.text and "/uu-901-2001/penjelasan/pasal-2/ayat-1?per=2015-06-01" in page.links
    assert "Dicabut" in page_of(web, "/definisi/menjerat").text
    before = page_of(web, "/definisi/penjerat?per=2000-01-01")
    assert "Belum berlaku" in before.text


def test_the_api_says_the_same(web: TestClient, lean: TestClient) -> None:
    listed = web.get("/api/definitions?letter=p").json()["terms"]
    assert [(one["term"], [d["address"] for d in one["definitions"]]) for one in listed] == [
        ("penjerat", ["uu-901-2001/pasal-1/angka-2", "uu-902-2020/pasal-1/angka-1"])
    ]
    assert [one["compared"] for one in web.get("/api/definitions/penjerat").json()["definitions"]] == [None, None]
    second = lean.get("/api/definitions/penjerat").json()["definitions"][1]
    assert {"op": "added", "text": "menjatuhkan layang-layang "} in second["compared"]["words"]


def test_differences_are_marked_line_by_line_and_escaped() -> None:
    parts = marked_parts(compare_words("a <b>\nc", "a <i>\nd c").stretches)
    assert [str(part.html) for part in parts] == ["a <del>&lt;b&gt;</del>", "<ins>&lt;i&gt;</ins>", "<ins>d</ins> c"]
