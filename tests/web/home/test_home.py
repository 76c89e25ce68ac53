"""The first page."""

from fastapi.testclient import TestClient

from tests.web.pagereader import page_of


def test_home_counts_what_is_there(web: TestClient) -> None:
    text = page_of(web, "/").text
    assert "4 peraturan, 2 di antaranya dengan naskah;" in text and "6 ringkasan, 1 catatan." in text
    assert "Salinan, belum dicocokkan" in text
