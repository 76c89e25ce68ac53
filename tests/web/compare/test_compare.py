"""Two regulations, or two states of one, side by side on a page."""

import pytest
from fastapi.testclient import TestClient

from tests.web.pagereader import page_of


def test_an_amended_law_against_its_first_form(web: TestClient) -> None:
    page = page_of(web, "/banding/uu-901-2001@uu-901-2001/uu-901-2001")
    assert "seperti ditetapkan" in page.text and "Berubah 1" in page.text and "Tidak berlaku lagi 1" in page.text and "Tetap 3" in page.text
    assert "<del>Rp1.000.000,00 (satu</del>" in page.html and "<ins>Rp5.000.000,00 (lima</ins>" in page.html
    assert "Pasal 2 Tidak berlaku lagi Dicabut sejak 1 Januari 2020" in page.text and "/uu-902-2020/pasal-9" in page.links
    assert "/uu-901-2001/pasal-3@uu-901-2001" in page.links, "the earlier words have an address of their own"
    assert "#pasal-3" in page.links and "/banding/uu-901-2001/uu-901-2001@uu-901-2001" in page.links
    assert "Salinan, belum dicocokkan" in page.text


def test_the_words_of_both_stand_in_one_text_for_narrow_screens(web: TestClient) -> None:
    page = page_of(web, "/banding/uu-901-2001@uu-901-2001/uu-901-2001")
    assert "<del>Rp1.000.000,00 (satu</del> <ins>Rp5.000.000,00 (lima</ins>" in page.html


def test_digests_are_compared_and_called_so(lean: TestClient) -> None:
    page = page_of(lean, "/banding/uu-901-2001/uu-902-2020")
    assert "Yang dibandingkan adalah ringkasan kami, bukan bunyi peraturan." in page.text
    assert "Hanya di UU 901/2001" in page.text and "Dipasangkan menurut catatan perubahan." in page.text
    english = page_of(lean, "/banding/uu-901-2001/uu-902-2020?lang=en")
    assert "Only in UU 901/2001" in english.text and "Snaring a kite" in english.text


def test_what_cannot_be_compared_says_why(web: TestClient) -> None:
    page = page_of(web, "/banding/uu-901-2001/pergub-dki-904-2019")
    assert "UU 901/2001 dan Pergub DKI 904/2019 belum dapat dibandingkan" in page.text
    assert web.get("/api/compare/uu-901-2001/pergub-dki-904-2019").status_code == 404


@pytest.mark.parametrize(
    "path",
    ["uu-901-2001/uu-999-1999", "uu-901-2001@uu-902-2020/uu-901-2001", "uu-901-2001/pasal-1", "lele/uu-901-2001"],
)
def test_an_unknown_state_is_not_found(web: TestClient, path: str) -> None:
    page_of(web, f"/banding/{path}", 404)
    assert web.get(f"/api/compare/{path}").status_code == 404


def test_the_form_offers_states_and_leads_to_their_comparison(web: TestClient) -> None:
    page = page_of(web, "/banding")
    values = {option.get("value") for option in page.named("option")}
    assert {"uu-901-2001", "uu-901-2001@uu-901-2001", "uu-902-2020"} <= values and "pergub-dki-904-2019" not in values
    assert "/banding/uu-901-2001@uu-901-2001/uu-901-2001" in page.links
    response = web.get("/banding?a=uu-901-2001&b=uu-902-2020&per=2015-01-01", follow_redirects=False)
    assert response.headers["location"] == "/banding/uu-901-2001/uu-902-2020?per=2015-01-01"
    page_of(web, "/banding?a=lele&b=uu-902-2020", 400)


def test_the_form_keeps_the_one_that_was_chosen(web: TestClient) -> None:
    page = page_of(web, "/banding?a=uu-901-2001")
    assert [option["value"] for option in page.named("option") if "selected" in option] == ["uu-901-2001"]


def test_a_regulation_leads_to_its_comparisons(web: TestClient, lean: TestClient) -> None:
    assert "/banding/uu-901-2001@uu-901-2001/uu-901-2001" in page_of(web, "/uu-901-2001").links
    assert not [link for link in page_of(lean, "/uu-901-2001").links if "@" in link]


def test_the_day_decides_what_is_in_force(web: TestClient) -> None:
    page = page_of(web, "/banding/uu-901-2001@uu-901-2001/uu-901-2001?per=2005-01-01")
    assert "Tetap 5" in page.text and "Berubah" not in page.text


def test_the_api_says_the_same(web: TestClient) -> None:
    found = web.get("/api/compare/uu-901-2001@uu-901-2001/uu-901-2001").json()
    assert found["basis"] == "naskah" and found["counts"]["changed"] == 1
    changed = next(row for row in found["rows"] if row["change"] == "changed")
    assert (changed["before"], changed["after"]) == ("uu-901-2001/pasal-3@uu-901-2001", "uu-901-2001/pasal-3")
    assert {"op": "added", "text": "Rp5.000.000,00 (lima "} in changed["compared"]["words"]
    assert [row["compared"] for row in found["rows"] if row["change"] == "same"] == [None] * 3
