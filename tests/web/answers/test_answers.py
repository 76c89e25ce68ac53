"""The pages of answers and of search results."""

import pytest
from fastapi.testclient import TestClient

from tests.web.pagereader import page_of


def test_a_definition_is_answered_by_its_clause(web: TestClient) -> None:
    page = page_of(web, "/tanya?q=apa+itu+penjerat")
    assert "/uu-901-2001/pasal-1/angka-2" in page.links
    assert "Penjerat adalah orang yang memutus benang layang-layang milik orang lain." in page.text
    assert "Salinan, belum dicocokkan" in page.text
    assert "Arti penjerat" in page.text  # what several laws say of it


def test_an_answer_says_whose_words_it_quotes(lean: TestClient) -> None:
    page = page_of(lean, "/tanya?q=apa+itu+penjerat")
    first = page.text[: page.text.index("Salin kutipan")]
    assert "Ringkasan" in first and "Salinan, belum dicocokkan" not in first


def test_a_clause_out_of_force_comes_with_what_took_its_place(web: TestClient) -> None:
    page = page_of(web, "/uu-901-2001/pasal-2")
    assert "Dicabut sejak 1 Januari 2020 oleh UU 902/2020 Pasal 9" in page.text
    assert "Kini: UU 902/2020 Pasal 9" in page.text
    assert "Pasal 2 tidak berlaku lagi; kini Pasal 9 Kitab Angkasa." in page.text
    assert "Menggantikan: UU 901/2001 Pasal 2" in page_of(web, "/uu-902-2020/pasal-9").text


def test_the_day_asked_for_is_kept_in_every_link(web: TestClient) -> None:
    page = page_of(web, "/uu-901-2001/pasal-2?per=2015-06-01")
    assert "Berlaku" in page.text and "Dicabut" not in page.text
    assert "hukum per 1 Juni 2015" in page.text
    assert "/uu-901-2001/pasal-3?per=2015-06-01" in page.links
    assert "/uu-901-2001/pasal-2" in page.links  # back to today


def test_doubt_is_said(web: TestClient) -> None:
    text = page_of(web, "/uu-901-2001/pasal-4").text
    assert "Ancaman pidana disesuaikan" in text and "Meragukan" in text and "tidak jelas apakah berlaku untuk daerah" in text


def test_search_filters_marks_and_explains(web: TestClient) -> None:
    page = page_of(web, "/cari?q=gugus+tugas&uu=uu-901-2001")
    assert "<mark>" in page.html and "Ditemukan karena:" in page.text and "kata yang sama" in page.text
    assert "/uu-901-2001/pasal-4/ayat-2" in page.links and "/pergub-dki-904-2019" not in page.links
    gone = page_of(web, "/cari?q=menjerat+layang-layang&status=dicabut")
    assert "/uu-901-2001/pasal-2/ayat-1" in gone.links and "/uu-901-2001/pasal-3" not in gone.links
    assert page_of(web, "/cari").named("form")


def test_a_question_that_names_a_clause_opens_it(web: TestClient) -> None:
    assert "mengoordinasikan pencegahan penjeratan" in page_of(web, "/tanya?q=pasal+4+ayat+2+uu+901/2001").text


def test_a_refusal_helps(web: TestClient) -> None:
    page = page_of(web, "/tanya?q=cara+budidaya+lele")
    assert "Belum terjawab" in page.text and "tidak mengarang" in page.text
    assert any(link.startswith("/cari?q=") for link in page.links) and "/uu-901-2001" in page.links


def test_pages_of_results_follow_one_another(web: TestClient) -> None:
    listed = [hit["address"] for hit in web.get("/api/search?q=layang-layang+wilayah&k=50").json()["hits"]]
    pages_of = [page_of(web, f"/cari?q=layang-layang+wilayah&hal={number}") for number in (1, 2)]
    for start, page in zip((0, 10), pages_of, strict=True):
        assert all(f"/{address}" in page.links for address in listed[start : start + 10])
    assert f"/{listed[0]}" not in pages_of[1].links and len(listed) > 10


@pytest.mark.parametrize(
    ("url", "line"),
    [
        pytest.param("/tanya?q=siapa+yg+disebut+penjerat", "Dibaca sebagai: siapa yang disebut penjerat", id="an answer"),
        pytest.param("/cari?q=klo+penjerat", "Dibaca sebagai: kalau penjerat", id="a search"),
        pytest.param("/cari?q=klo+penjerat&lang=en", "Read as: kalau penjerat", id="in English"),
    ],
)
def test_a_page_says_how_chat_spelling_was_read(web: TestClient, url: str, line: str) -> None:
    assert line in page_of(web, url).text
    assert "Dibaca sebagai" not in page_of(web, "/cari?q=penjerat").text, "nothing was changed"
