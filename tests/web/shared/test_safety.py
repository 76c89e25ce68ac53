"""Headers, limits, escaping, and one clear line for everything that goes wrong."""

import json
import logging
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from kb import errors
from kb.settings import Settings
from tests.fakes import HashingEmbedder
from tests.web.pagereader import Page
from tests.web.samples import ATTACK, client_for, settings_for
from web.app import create_app
from web.shared.serving.errors import STATUSES, status_of
from web.shared.serving.ratelimit import RateLimit
from web.shared.serving.security import CSP, MAX_QUERY

PAGES = (
    "/",
    "/tanya?q=apa+itu+penjerat",
    "/cari?q=benang",
    "/uu-901-2001",
    "/uu-901-2001/pasal-4",
    "/nihil",
    "/api/docs",
    "/healthz",
    "/api/search?q=benang",
)


@pytest.mark.parametrize("url", PAGES)
def test_every_answer_carries_the_headers(web: TestClient, url: str) -> None:
    headers = web.get(url).headers
    assert (
        headers["content-security-policy"] == CSP == "default-src 'self'; img-src 'self' data:; object-src 'none'; frame-ancestors 'none'"
    )
    assert headers["x-content-type-options"] == "nosniff" and headers["referrer-policy"] == "same-origin"


HOSTILE = (
    ATTACK,
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "javascript:alert(1)",
    "{{7*7}}{% raw %}",
    "${7*7}",
    "</textarea><script>alert(1)</script>",
    "<!--<script>",
    "../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "NEAR(a b)",
    'a"b*c',
    "OR AND NOT *",
    "col:term",
    "'; DROP TABLE passages; --",
    "\u202epasal",
    "ﷺ" * 50,
)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("url", ["/tanya", "/cari", "/api/search", "/api/ask", "/uu-901-2001"])
def test_hostile_words_are_only_words(web: TestClient, url: str, text: str) -> None:
    response = web.get(url, params={"q": text, "lang": "id"})
    assert response.status_code < 500
    if "html" in response.headers["content-type"]:
        page = Page(response.text)
        assert all("src" in script for script in page.named("script"))
        assert not any(name.startswith("on") for _, attrs in page.tags for name in attrs)
        assert not page.unclosed


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("place", ["/{}", "/uu-901-2001/{}", "/api/provisions/{}", "/api/regulations/{}", "/static/{}"])
def test_hostile_addresses_are_not_found(web: TestClient, place: str, text: str) -> None:
    response = web.get(place.format(text.replace("?", "").replace("#", "")))
    assert 400 <= response.status_code < 500
    assert "html" not in response.headers["content-type"] or "<script>alert" not in response.text


@pytest.mark.parametrize(
    "url",
    ["/uu-901-2001", "/uu-901-2001/pasal-4/ayat-2/huruf-b", "/pergub-dki-904-2019", "/tanya?q=tugas+gugus+tugas", "/cari?q=gugus+tugas"],
)
@pytest.mark.parametrize("kind", ["web", "lean"])
def test_what_texts_digests_and_notes_hold_is_escaped(kind: str, url: str, request: pytest.FixtureRequest) -> None:
    response = request.getfixturevalue(kind).get(url)
    assert ATTACK not in response.text and "<b>Pasal" not in response.text and "<i>sumber" not in response.text


WRONG = (
    ("/tanya", 400, "Pertanyaan masih kosong"),
    ("/tanya?q=", 400, "Pertanyaan masih kosong"),
    ("/tanya?q=%20%20", 400, "Pertanyaan masih kosong"),
    ("/tanya?q=%22%2A%3F", 400, "Pertanyaan masih kosong"),
    ("/tanya?q=" + "a" * 10_000, 400, "Pertanyaan terlalu panjang: 10.000 huruf"),
    ("/tanya?q=" + "a" * (MAX_QUERY + 1), 414, "Pertanyaan terlalu panjang"),
    ("/tanya?q=a%00b", 400, "karakter kendali"),
    ("/cari?q=a%1Bb", 400, "karakter kendali"),
    ("/cari?q=", 400, "Pertanyaan masih kosong"),
    ("/cari?q=a&uu=bukan", 400, "Saringan peraturan tidak dikenali"),
    ("/cari?q=a&jenis=x", 400, "Saringan jenis tidak dikenali"),
    ("/cari?q=a&status=x", 400, "Saringan status tidak dikenali"),
    ("/cari?q=a&hal=0", 400, "Nomor halaman tidak dikenali"),
    ("/cari?q=a&hal=%C2%B2", 400, "Nomor halaman tidak dikenali"),
    ("/cari?q=a&hal=" + "9" * 5000, 400, "Nomor halaman tidak dikenali"),
    ("/tanya?q=a&per=2025-13-01", 400, "Tanggal tidak dikenali"),
    ("/uu-901-2001?per=kemarin", 400, "Tanggal tidak dikenali"),
    ("/uu-901-2001/pasal-2?per=0001-01-01", 400, "Tanggal di luar jangkauan"),
    ("/uu-901-2001/pasal-77", 404, "UU 901/2001 Pasal 77 tidak ada di sini"),
    ("/uu-1-1900", 404, "UU 1/1900 tidak ada dalam basis pengetahuan ini"),
    ("/entah", 404, "Alamat “entah” tidak dikenali"),
    ("/uu-901-2001/pasal-2@uu-903-2010", 404, "tidak punya bunyi menurut UU 903/2010"),
    ("/" + "a/" * 400, 404, "tidak dikenali"),
)


@pytest.mark.parametrize(("url", "status", "line"), WRONG)
def test_what_is_wrong_is_said_in_one_line(web: TestClient, url: str, status: int, line: str) -> None:
    response = web.get(url)
    assert response.status_code == status
    assert line in Page(response.text).text
    assert "Traceback" not in response.text


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
@pytest.mark.parametrize("url", ["/", "/tanya", "/api/search", "/uu-901-2001"])
def test_only_reading_is_served(web: TestClient, method: str, url: str) -> None:
    assert getattr(web, method)(url).status_code == 405


def test_a_large_body_is_refused(web: TestClient) -> None:
    assert web.request("GET", "/", content=b"x" * 70_000).status_code == 413


def test_a_strange_host_is_refused(web: TestClient) -> None:
    assert web.get("/", headers={"host": "evil.example"}).status_code == 400


def test_every_error_has_a_status() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.KnowledgeBaseError)]
    assert kinds and not [kind for kind in kinds if kind not in STATUSES]
    below = [sub for kind in kinds for sub in kind.__subclasses__()]
    assert all(400 <= status_of(kind)[0] < 600 for kind in (*kinds, *below))
    assert len({code for _, code in STATUSES.values()}) == len(STATUSES)


def test_without_an_index_the_service_says_so(tmp_path: Path, corpus: Path) -> None:
    with client_for(settings_for(tmp_path, corpus)) as client:
        for url in ("/", "/tanya?q=a", "/uu-901-2001", "/healthz"):
            response = client.get(url)
            assert response.status_code == 503 and "Indeks belum dibangun" in response.text
        assert client.get("/api/ask?q=a").json()["error"]["code"] == "index_missing"


def test_a_service_without_an_index_takes_up_the_first_one(tmp_path: Path, corpus: Path) -> None:
    from ingest.build.pipeline import build

    settings = settings_for(tmp_path, corpus)
    with client_for(settings) as client:
        assert client.get("/").status_code == 503
        build(settings, HashingEmbedder, HashingEmbedder().name)
        assert client.get("/").status_code == 200


def test_an_unexpected_error_is_one_line_and_no_words_of_the_reader(worded: Settings, caplog: pytest.LogCaptureFixture) -> None:
    class Broken(HashingEmbedder):
        def embed_queries(self, texts):  # type: ignore[no-untyped-def]
            raise RuntimeError(f"cannot embed {texts}")

    client = TestClient(create_app(worded, Broken))
    with caplog.at_level(logging.INFO, logger="web"):
        response = client.get("/tanya", params={"q": "rahasia keluarga"})
        page = client.get("/rahasia-keluarga")
    assert response.status_code == 500 and "Terjadi kesalahan di pihak kami" in response.text and "RuntimeError" not in response.text
    assert response.headers["content-security-policy"] == CSP and page.status_code == 404
    assert "RuntimeError" in caplog.text and "rahasia" not in caplog.text
    assert "q:16" in caplog.text


def test_an_operator_can_switch_words_on(worded: Settings, caplog: pytest.LogCaptureFixture) -> None:
    settings = settings_for(worded.data, worded.corpus, log_queries=True)
    with caplog.at_level(logging.INFO, logger="web"), client_for(settings) as client:
        client.get("/tanya", params={"q": "apa itu penjerat"})
    assert "apa itu penjerat" in caplog.text


def test_one_client_is_held_to_the_rate(worded: Settings) -> None:
    with client_for(settings_for(worded.data, worded.corpus, rate=5)) as client:
        answers = [client.get("/cari") for _ in range(7)]
        assert [answer.status_code for answer in answers] == [200] * 5 + [429] * 2
        assert int(answers[-1].headers["retry-after"]) > 0 and "Terlalu banyak permintaan" in answers[-1].text
        assert client.get("/healthz").status_code == 200
        assert json.loads(client.get("/api/search?q=a").text)["error"]["code"] == "rate_limited"


def test_the_bucket_fills_again() -> None:
    now = 0.0
    limit = RateLimit(60, lambda: now)
    assert [limit.wait("a") for _ in range(60)] == [0.0] * 60
    assert limit.wait("a") == pytest.approx(1.0) and limit.wait("b") == 0
    now = 1.0
    assert limit.wait("a") == 0


def test_the_first_load_is_small(web: TestClient) -> None:
    for url in ("/", "/uu-901-2001"):
        page = Page(web.get(url).text)
        assets = [link["href"] for link in page.named("link")] + [script["src"] for script in page.named("script")]
        # what travels: pages, styles and scripts are compressed
        total = sum(_travels(web, one) for one in (url, *assets))
        assert total <= 200_000 / 4
        assert all("immutable" in web.get(one).headers["cache-control"] for one in assets)


def _travels(client: TestClient, url: str) -> int:
    with client.stream("GET", url, headers={"accept-encoding": "gzip"}) as response:
        return sum(map(len, response.iter_raw()))
