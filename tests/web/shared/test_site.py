"""URLs, catalogues, dates, the page cache."""

import gettext
from datetime import date

import pytest
from fastapi.testclient import TestClient

from web.shared.site.i18n import LANGUAGES, LOCALES
from web.shared.site.pagecache import CachedPage, PageCache


def test_the_catalogue_is_whole_and_compiled() -> None:
    babel = pytest.importorskip("babel.messages")
    from babel.messages import extract, pofile

    folder = LOCALES / "en" / "LC_MESSAGES"
    with (folder / "web.po").open("rb") as file:
        catalogue = pofile.read_po(file)
    methods = [("**.py", "python"), ("**.html", "jinja2")]
    found = {message for _, _, message, _, _ in extract.extract_from_dir(LOCALES.parent, methods, {"**.html": {"trimmed": "true"}})}
    ids = {message.id for message in catalogue if message.id}
    assert babel and found == ids, (found - ids, ids - found)
    assert all(message.string and all(message.string) for message in catalogue if message.id)
    with (folder / "web.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for message in catalogue:
        if isinstance(message.id, str) and message.id:
            assert compiled.gettext(message.id) == message.string


def test_urls_are_spelled_in_one_module() -> None:
    for path in LOCALES.parent.rglob("*.py"):
        if path.name not in ("links.py", "apilinks.py", "examples.py", "errors.py"):
            text = path.read_text("utf-8").replace('f"/{address}"', "")  # an address as it is spelled, against the path that was requested
            assert '"/uu-' not in text and 'f"/{' not in text, path


def test_dates_are_written_out() -> None:
    assert LANGUAGES["id"].day(date(2026, 1, 2)) == "2 Januari 2026" and LANGUAGES["en"].day(date(2026, 1, 2)) == "2 January 2026"


def test_the_page_cache_keeps_within_its_budget() -> None:
    size = len(CachedPage.of(b"aaaa").gzipped)
    cache, made = PageCache(2 * size + size // 2), []

    def made_of(url: str, key: int, body: bytes) -> bytes:
        def make() -> bytes:
            made.append(body)
            return body

        return cache.get(url, key, make).html()

    assert made_of("/a", 1, b"aaaa") == made_of("/a", 1, b"!!!!") == b"aaaa"
    assert made_of("/a", 2, b"bbbb") == b"bbbb"
    made_of("/c", 1, b"cccc")
    made_of("/a", 1, b"aaaa")
    made_of("/" + "x" * 999, 1, b"long")
    assert made == [b"aaaa", b"bbbb", b"cccc", b"aaaa", b"long"]


def test_a_kept_page_travels_as_the_client_takes_it(web: TestClient) -> None:
    first = web.get("/uu-901-2001", headers={"accept-encoding": "gzip"})
    plain = web.get("/uu-901-2001", headers={"accept-encoding": "identity"})
    assert first.headers["content-encoding"] == "gzip" and "content-encoding" not in plain.headers
    assert first.content == plain.content and first.headers["etag"] == plain.headers["etag"]
    assert int(first.headers["content-length"]) < int(plain.headers["content-length"])
    again = web.get("/uu-901-2001", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304 and not again.content
