"""Five hundred hostile strings, as questions and as addresses: none is more than words."""

from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from tests.web.hostile import STRINGS
from tests.web.pagereader import Page

pytestmark = pytest.mark.slow

_ASKED = ("/tanya?q=", "/cari?q=", "/api/search?q=", "/api/ask?q=")
_PLACES = (
    "/",
    "/uu-901-2001/",
    "/api/provisions/",
    "/api/regulations/",
    "/static/",
    "/cari?uu=",
    "/uu-901-2001?per=",
    "/uu-901-2001?tampil=",
)


def test_there_are_enough_of_them() -> None:
    assert len(STRINGS) >= 500


def test_hostile_strings_are_words_wherever_they_stand(web: TestClient) -> None:
    broken = []
    for place, text in enumerate(STRINGS):
        for url in (_ASKED[place % len(_ASKED)] + quote(text), _PLACES[place % len(_PLACES)] + quote(text)):
            response = web.get(url, follow_redirects=False)
            if response.status_code >= 500:
                broken.append((url, response.status_code))
            elif "html" in response.headers["content-type"] and (active := _active(Page(response.text))):
                broken.append((url, active))
            elif response.headers.get("location", "/").startswith(("//", "http")):
                broken.append((url, response.headers["location"]))
    assert not broken


def _active(page: Page) -> list[str]:
    """Whatever on a page would run or load something that is not the service's own."""
    found = [f"{tag} {name}" for tag, attrs in page.tags for name in attrs if name.startswith("on") or name in ("style", "srcdoc")]
    found += [f"script {script}" for script in page.named("script") if not script.get("src", "").startswith("/static/")]
    found += [tag for tag, _ in page.tags if tag in ("iframe", "object", "embed", "base", "style", "svg", "math")]
    found += [link for link in page.links if link.lower().lstrip().startswith(("javascript:", "data:"))]
    return found + page.unclosed
