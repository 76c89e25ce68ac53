"""What the page of an answer says of the question: its parts, what it rests on, and the question it goes on from."""

import pytest
from fastapi.testclient import TestClient

from tests.web.pagereader import page_of

TWO = "/tanya?q=apa+itu+penjerat+dan+siapa+ketua+gugus+tugas"
ENGLISH = "&lang=en"


@pytest.mark.parametrize(
    ("language", "heading"),
    [pytest.param("", "Pertanyaan ini dibaca sebagai", id="Indonesian"), pytest.param(ENGLISH, "This question was read as", id="English")],
)
def test_a_question_with_parts_shows_them(web: TestClient, language: str, heading: str) -> None:
    text = page_of(web, TWO + language).text
    assert heading in text
    assert "apa itu penjerat" in text and "siapa ketua gugus tugas" in text


def test_a_question_of_one_part_lists_none(web: TestClient) -> None:
    assert "Pertanyaan ini dibaca sebagai" not in page_of(web, "/tanya?q=apa+itu+penjerat").text


@pytest.mark.parametrize(
    ("per", "language", "verdict"),
    [
        pytest.param("", "", "Tidak berlaku. UU 901/2001 Pasal 2 tidak berlaku lagi", id="ended"),
        pytest.param("", ENGLISH, "no longer in force", id="ended, in English"),
        pytest.param("&per=2015-06-01", "", "Ya, masih berlaku.", id="before it ended"),
    ],
)
def test_what_a_question_takes_for_granted_is_answered(web: TestClient, per: str, language: str, verdict: str) -> None:
    text = page_of(web, f"/tanya?q=pasal+2+uu+901/2001+masih+berlaku%3F{per}{language}").text
    assert verdict in text


@pytest.mark.parametrize(
    ("language", "about"), [pytest.param("", "Tentang: penjerat", id="Indonesian"), pytest.param(ENGLISH, "About: penjerat", id="English")]
)
def test_a_question_that_goes_on_says_what_it_is_about(web: TestClient, language: str, about: str) -> None:
    page = page_of(web, f"/tanya?q=berapa+dendanya%3F&lanjut=apa+itu+penjerat{language}")
    assert about in page.text
    assert any("lanjut" not in link and "dendanya" in link for link in page.links)  # one click takes it away


def test_a_question_that_stands_alone_takes_nothing_over(web: TestClient) -> None:
    assert "Tentang:" not in page_of(web, "/tanya?q=apa+itu+penjerat&lanjut=siapa+ketua+gugus+tugas").text
