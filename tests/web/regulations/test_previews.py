"""What a link shows before it is followed."""

import pytest
from fastapi.testclient import TestClient


def card(client: TestClient, path: str, status: int = 200) -> str:
    response = client.get(f"/pratinjau/{path}")
    assert response.status_code == status
    return response.text


def test_a_clause_shows_its_citation_source_status_and_words(web: TestClient) -> None:
    html = card(web, "uu-901-2001/pasal-2/ayat-1")
    assert "UU 901/2001 Pasal 2 ayat (1)" in html and "Hukuman menjerat" in html
    assert ">Dicabut</span>" in html and ">Salinan, belum dicocokkan</span>" in html
    assert "dipidana dengan pidana penjara paling lama 2 (dua) tahun." in html
    assert "<html" not in html, "a fragment for a page's script"


def test_the_day_and_the_version_are_kept(web: TestClient) -> None:
    assert ">Berlaku</span>" in card(web, "uu-901-2001/pasal-2/ayat-1?per=2015-01-01")
    assert "satu juta rupiah" in card(web, "uu-901-2001/pasal-3@uu-901-2001")


def test_in_english_our_gloss_is_shown_as_ours(web: TestClient) -> None:
    html = card(web, "uu-901-2001/pasal-2/ayat-1?lang=en")
    assert "Snaring a kite brings up to 2 years" in html and ">Digest</span>" in html and "Copy, not yet checked" not in html


def test_a_digest_is_called_one(lean: TestClient) -> None:
    assert ">Ringkasan</span>" in card(lean, "uu-901-2001/pasal-2/ayat-1")


def test_a_regulation_shows_its_title_and_a_heading_its_words(web: TestClient) -> None:
    assert "Perlindungan Layang-Layang" in card(web, "uu-901-2001")
    assert "TINDAK PIDANA" in card(web, "uu-901-2001/bab-2")


def test_what_was_typed_is_escaped(web: TestClient) -> None:
    assert "<script>" not in card(web, "uu-901-2001/pasal-4/ayat-2")


@pytest.mark.parametrize("path", ["uu-901-2001/pasal-99", "uu-1-1900", "lele", "", "uu-901-2001/pasal-2?per=kemarin"])
def test_what_is_not_here_has_no_card(web: TestClient, path: str) -> None:
    assert web.get(f"/pratinjau/{path}").status_code in (400, 404)
