"""Every page that a reader can reach is whole, and every link on it leads somewhere."""

import re
from urllib.parse import urljoin, urlsplit

import pytest
from fastapi.testclient import TestClient

from tests.web.pagereader import Page
from web.shared.site import apilinks

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("kind", ["web", "lean"])
def test_every_internal_link_answers(kind: str, request: pytest.FixtureRequest) -> None:
    client: TestClient = request.getfixturevalue(kind)
    starts = [
        "/",
        "/tanya?q=apa+itu+penjerat",
        "/tanya?q=lele",
        "/cari?q=layang-layang",
        "/uu-901-2001?lang=en",
        "/gugus-tugas",
        "/belajar?lang=id",
        "/api/docs",
    ]
    waiting, seen, broken = list(starts), set(starts), []
    while waiting:
        url = waiting.pop()
        response = client.get(url)
        if response.status_code != 200:
            broken.append((response.status_code, url))
            continue
        if "text/html" not in response.headers["content-type"]:
            continue
        page = Page(response.text)
        _check(page, url)
        for link in page.links:
            parts = urlsplit(urljoin(url, link))
            if url == apilinks.API_DOCS and parts.path.startswith(apilinks.API):
                continue  # its examples are of the real corpus
            if parts.netloc not in ("", "testserver") or not parts.path:
                continue
            target = parts.path + (f"?{parts.query}" if parts.query else "")
            if target not in seen:
                seen.add(target)
                waiting.append(target)
    assert not broken
    assert len(seen) > 60


def _check(page: Page, url: str) -> None:
    assert not page.unclosed, (url, page.unclosed)
    assert len(page.ids) == len(set(page.ids)), (url, sorted(i for i in page.ids if page.ids.count(i) > 1))
    assert len(page.named("h1")) == 1, url
    assert len(page.named("main")) == 1 and page.named("html")[0]["lang"] in ("id", "en")
    targets = {link[1:] for link in page.links if link.startswith("#")}
    assert targets <= set(page.ids), (url, targets - set(page.ids))
    for tag, attrs in page.tags:
        assert not any(name.startswith("on") or name == "style" for name in attrs), (url, tag, attrs)
    assert not page.named("style") and all("src" in script for script in page.named("script"))
    labels = {label.get("for") for label in page.named("label")}
    for field in (*page.named("input"), *page.named("select"), *page.named("textarea")):
        assert field.get("type") in ("hidden", "checkbox") or field.get("id") in labels, (url, field)
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//(?!testserver|wa\.me|contoh\.go\.id)", page.html), url
