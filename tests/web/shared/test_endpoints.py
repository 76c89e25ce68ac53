"""What all pages share: language, ETag, page cache, suggestions for an unknown address."""

import pytest
from fastapi.testclient import TestClient

from tests.web.pagereader import page_of
from web.shared.serving import endpoints


def test_english_is_remembered(web: TestClient) -> None:
    page = page_of(web, "/uu-901-2001/pasal-2?lang=en")
    assert page.named("html")[0]["lang"] == "en" and "Repealed since 1 January 2020" in page.text
    assert "Article 2 is no longer in force" in page.text
    assert "Law as of" in page_of(web, "/uu-901-2001/pasal-3").text
    assert page_of(web, "/?lang=id").named("html")[0]["lang"] == "id"


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("/uu-901-2001/pasal-99", "/uu-901-2001/pasal-5"),
        ("/uu-901-2001/pasal-4/ayat-9", "/uu-901-2001/pasal-4"),
        ("/uu-901-2001/pasal-3/huruf-z", "/uu-901-2001/pasal-3"),
        ("/uu-901-2001/pasal-x", "/uu-901-2001"),
        ("/uu-901-2011", "/uu-901-2001"),
        ("/pasal-4-uu-901-2001", "/uu-901-2001/pasal-4"),
    ],
)
def test_an_unknown_address_suggests_the_nearest(web: TestClient, path: str, near: str) -> None:
    page = page_of(web, path, 404)
    assert near in page.links


def test_an_unchanged_page_is_not_sent_again(web: TestClient) -> None:
    tag = web.get("/uu-901-2001").headers["etag"]
    again = web.get("/uu-901-2001", headers={"if-none-match": tag})
    assert again.status_code == 304 and not again.content


@pytest.mark.parametrize("url", ["/", "/tanya?q=apa+itu+pendamping+berganda", "/cari?q=pendamping", "/uu-901-2001", "/uu-901-2001/pasal-1"])
def test_a_page_that_was_read_before_waits_for_no_thread(web: TestClient, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    first = web.get(url)

    def no_thread(*_: object) -> None:
        raise AssertionError(url)

    monkeypatch.setattr(endpoints, "run_in_threadpool", no_thread)
    again = web.get(url)
    assert again.content == first.content and again.headers["etag"] == first.headers["etag"]
    assert web.get(f"{url}{'&' if '?' in url else '?'}per=2011-03-04").status_code == 500  # one that nobody read does
