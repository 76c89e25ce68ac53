"""Collections by their secret links: made, filled, arranged and shared by plain forms; nothing guessable, nothing lost."""

import csv
import io
import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from kb.collecting.collection import Clause, Collection, Section
from kb.collecting.sharing import SharedCollections, reading_key
from kb.documents.formats import FORMATS
from kb.settings import Settings
from tests.web.pagereader import Page, page_of
from tests.web.samples import ATTACK, client_for, settings_for
from web.collections.desk import NEW_A_MINUTE

CLAUSE = "uu-901-2001/pasal-2/ayat-1"
OTHER = "uu-901-2001/pasal-3"


@pytest.fixture
def own(worded: Settings, tmp_path: Path) -> Settings:
    """A knowledge base of this test's own."""
    return settings_for(Path(shutil.copytree(worded.data, tmp_path / "data")), worded.corpus)


@pytest.fixture
def client(own: Settings) -> Iterator[TestClient]:
    with client_for(own, follow_redirects=False) as client:
        yield client


@pytest.fixture
def place(client: TestClient) -> str:
    """The path of a new collection with two clauses."""
    path = client.post("/berkas/baru", data={"judul": "Pelatihan"}).headers["location"]
    for address in (CLAUSE, OTHER):
        assert client.post("/berkas/simpan", data={"alamat": address, "tautan": f"http://testserver{path}"}).status_code == 303
    return path


def version_of(page: Page) -> str:
    """The version that the page's forms carry."""
    return next(attrs["value"] for attrs in page.named("input") if attrs.get("name") == "versi")


def change(client: TestClient, path: str, **fields: str) -> None:
    """One change on the collection as it is now."""
    version = version_of(page_of(client, path))
    response = client.post(path, data={"versi": version, **fields})
    assert response.status_code == 303, response.text[:300]


def notes_and_order(own: Settings, path: str) -> list[list[str]]:
    held = SharedCollections(own.data).read(path.rpartition("/")[2]).collection
    return [[str(item.address) for item in section.items if isinstance(item, Clause)] for section in held.sections]


def test_a_clause_an_answer_and_a_term_are_saved_as_they_are_now(client: TestClient, own: Settings, place: str) -> None:
    form = Page(client.get(f"/berkas/simpan?alamat={CLAUSE}&per=2015-06-01").text)
    assert {"name": "alamat", "type": "hidden", "value": CLAUSE} in form.named("input")
    client.post("/berkas/simpan", data={"istilah": "penjerat", "tautan": place})
    client.post("/berkas/simpan", data={"q": "siapa dihukum", "alamat": [CLAUSE, OTHER], "tautan": place})
    held = list(SharedCollections(own.data).read(place.rpartition("/")[2]).collection.items())
    assert [type(item).__name__ for item in held] == ["Clause", "Clause", "Definition", "Answer"]
    assert all(item.seen for item in held), "what they were is kept, so that a change is seen"
    page = page_of(client, place)
    assert "siapa dihukum" in page.text and "Penjerat" in page.text and "Dicabut" in page.text


def test_without_a_link_a_new_collection_is_made(client: TestClient) -> None:
    sent = client.post("/berkas/simpan", data={"alamat": CLAUSE, "judul": "Baru"})
    assert sent.status_code == 303 and page_of(client, sent.headers["location"]).named("h1")


def test_a_ready_pack_becomes_a_collection_of_ones_own(client: TestClient) -> None:
    sent = client.post("/berkas/baru", data={"paket": "layang-layang"})
    page = page_of(client, sent.headers["location"])
    assert "Mengenal layang-layang" in page.text and "tanyakan" in page.text and version_of(page) == "1"


@pytest.mark.parametrize("page", [f"/{CLAUSE}", "/tanya?q=apa+itu+penjerat", "/definisi/penjerat"])
def test_what_is_read_can_be_saved(web: TestClient, page: str) -> None:
    saves = [link for link in page_of(web, page).links if link.startswith("/berkas/simpan?")]
    assert saves and all(web.get(link).status_code == 200 for link in saves)


@pytest.mark.parametrize(
    ("fields", "order"),
    [
        pytest.param({"aksi": "turun", "bagian": "0", "butir": "0"}, [[OTHER, CLAUSE], []], id="down"),
        pytest.param({"aksi": "naik", "bagian": "0", "butir": "1"}, [[OTHER, CLAUSE], []], id="up"),
        pytest.param({"aksi": "naik", "bagian": "0", "butir": "0"}, [[CLAUSE, OTHER], []], id="the first stays"),
        pytest.param({"aksi": "turun", "bagian": "0", "butir": "1"}, [[CLAUSE], [OTHER]], id="into the next section"),
        pytest.param({"aksi": "pindah", "bagian": "0", "butir": "0", "ke": "1"}, [[OTHER], [CLAUSE]], id="moved"),
        pytest.param({"aksi": "hapus", "bagian": "0", "butir": "0"}, [[OTHER], []], id="taken out"),
        pytest.param({"aksi": "bagian-hapus", "bagian": "0"}, [[CLAUSE, OTHER]], id="a heading goes, its items stay"),
    ],
)
def test_items_are_arranged(client: TestClient, own: Settings, place: str, fields: dict[str, str], order: list[list[str]]) -> None:
    change(client, place, aksi="bagian-baru", judul="Kedua")
    change(client, place, **fields)
    assert notes_and_order(own, place) == order


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"aksi": "entah"}, id="no such action"),
        pytest.param({"aksi": "hapus", "bagian": "0", "butir": "9"}, id="no such item"),
        pytest.param({"aksi": "hapus", "bagian": "-1", "butir": "0"}, id="counted from the end"),
        pytest.param({"aksi": "pindah", "bagian": "0", "butir": "0", "ke": "7"}, id="no such section"),
    ],
)
def test_a_form_that_names_nothing_changes_nothing(client: TestClient, own: Settings, place: str, fields: dict[str, str]) -> None:
    assert client.post(place, data={"versi": version_of(page_of(client, place)), **fields}).status_code == 400
    assert notes_and_order(own, place) == [[CLAUSE, OTHER]]


def test_of_two_editors_neither_loses_anything(client: TestClient, own: Settings, place: str) -> None:
    seen = version_of(page_of(client, place))
    first = {"versi": seen, "aksi": "catatan", "bagian": "0", "butir": "0", "catatan": "dari yang pertama"}
    assert client.post(place, data=first).status_code == 303
    late = client.post(place, data={**first, "catatan": "dari yang kedua"})
    page = Page(late.text)
    assert late.status_code == 409 and "dari yang pertama" in page.text and "dari yang kedua" in page.text
    assert version_of(page) != seen, "the forms of that page work"
    assert client.post("/berkas/simpan", data={"alamat": CLAUSE, "tautan": place}).status_code == 303, "saving needs no version"


def test_who_holds_the_reading_link_changes_nothing(client: TestClient, own: Settings, place: str) -> None:
    key = place.rpartition("/")[2]
    reading = f"/berkas/{reading_key(key)}"
    page = page_of(client, reading)
    assert key not in page.html and not [attrs for attrs in page.named("form") if attrs.get("method") == "post"]
    for fields in ({"aksi": "hapus", "bagian": "0", "butir": "0"}, {"aksi": "hapus-berkas", "yakin": "ya"}):
        assert client.post(reading, data={"versi": "3", **fields}).status_code == 404
    assert client.post("/berkas/simpan", data={"alamat": CLAUSE, "tautan": reading}).status_code == 404
    assert notes_and_order(own, place) == [[CLAUSE, OTHER]]


def test_a_key_is_neither_guessed_nor_listed_nor_passed_on(client: TestClient, place: str) -> None:
    key = place.rpartition("/")[2]
    assert len(key) == 32
    index = client.get("/berkas")
    assert key not in index.text and reading_key(key) not in index.text and "Pelatihan" not in Page(index.text).text
    wrong = [client.get(f"/berkas/{guess}") for guess in ("x" * 32, key[:-1], key.swapcase(), "simpan2", "baru")]
    assert {response.status_code for response in wrong} == {404}
    assert len({re.sub(r'"/berkas/[^"]*"', "", response.text) for response in wrong}) == 1, "every wrong key gets the same page"
    for path in (place, f"{place}/unduh.md", f"/berkas/{'x' * 32}"):
        headers = client.get(path).headers
        assert headers["cache-control"] == "no-store" and headers["referrer-policy"] == "no-referrer" and "etag" not in headers
        assert "noindex" in headers["x-robots-tag"]


def test_a_key_is_never_logged(own: Settings, caplog: pytest.LogCaptureFixture) -> None:
    talkative = settings_for(own.data, own.corpus, log_queries=True)
    with client_for(talkative, follow_redirects=False) as client, caplog.at_level("INFO"):
        path = client.post("/berkas/baru", data={"judul": "Uji"}).headers["location"]
        client.get(path)
        client.get(f"{path}/tak/ada")
    ours = [record.getMessage() for record in caplog.records if record.name.startswith("web")]
    assert ours and not [line for line in ours if path.rpartition("/")[2] in line]


def test_hostile_notes_stay_text(client: TestClient, place: str) -> None:
    change(client, place, aksi="nama", judul=f"=1+1 {ATTACK}", catatan=f"</textarea>{ATTACK}\u202e")
    change(client, place, aksi="catatan", bagian="0", butir="0", catatan=f'=HYPERLINK("x") {ATTACK}')
    response = client.get(place)
    assert ATTACK not in response.text and not Page(response.text).unclosed
    cells = [cell for row in csv.reader(client.get(f"{place}/unduh.csv").text.splitlines()) for cell in row]
    assert any("=HYPERLINK" in cell for cell in cells) and not [cell for cell in cells if cell.startswith(("=", "+", "@"))]
    assert client.get(f"{place}/unduh.md").headers["content-disposition"] == 'attachment; filename="1-1-script-alert-1-script.md"'


def test_what_is_too_large_is_said_beside_what_was_written(client: TestClient, place: str) -> None:
    fields = {"versi": version_of(page_of(client, place)), "aksi": "catatan", "bagian": "0", "butir": "0", "catatan": "a" * 20_001}
    response = client.post(place, data=fields)
    assert response.status_code == 422 and "a" * 20_001 in response.text
    assert client.post(place, data={**fields, "catatan": "a" * 300_000}).status_code == 413


@pytest.mark.parametrize("suffix", [one.suffix for one in FORMATS if one.suffix != ".gift.txt"])
def test_every_download_opens(client: TestClient, place: str, suffix: str) -> None:
    response = client.get(f"{place}/unduh{suffix}")
    assert response.status_code == 200 and response.headers["content-type"] == next(f.media_type for f in FORMATS if f.suffix == suffix)
    assert response.headers["content-disposition"] == f'attachment; filename="pelatihan{suffix}"'
    if suffix in (".docx", ".pptx", ".apkg"):
        assert zipfile.ZipFile(io.BytesIO(response.content)).testzip() is None
    elif suffix.endswith(".pdf"):
        assert response.content.startswith(b"%PDF-")
    else:
        assert "Layang-Layang" in response.text or "layang-layang" in response.text


def test_a_format_that_is_none_or_shows_nothing_is_one_clear_line(client: TestClient, place: str) -> None:
    assert client.get(f"{place}/unduh.exe").status_code == 422
    empty = client.post("/berkas/baru", data={"judul": "Kosong"}).headers["location"]
    response = client.get(f"{empty}/unduh.gift.txt")
    assert response.status_code == 422 and "Pilih bentuk lain" in response.text


def test_an_export_is_taken_in_as_a_collection_of_its_own(client: TestClient, own: Settings, place: str) -> None:
    export = client.get(f"{place}/unduh.json")
    for sent in ({"files": {"berkas": ("a.json", export.content)}}, {"data": {"isi": export.text}}):
        taken = client.post("/berkas/impor", **sent)  # type: ignore[arg-type]
        assert taken.status_code == 303 and taken.headers["location"] != place
        assert notes_and_order(own, taken.headers["location"]) == [[CLAUSE, OTHER]]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\xff\xfe\x00", id="no text"),
        pytest.param(b"{", id="cut off"),
        pytest.param(b"[" * 100_000, id="nested without end"),
        pytest.param(b'{"format": "lain"}', id="another service's"),
        pytest.param(json.dumps({"format": "tppo-kb/koleksi", "version": 1, "title": ATTACK, "sections": [{}]}).encode(), id="broken"),
    ],
)
def test_a_foreign_or_broken_export_gives_one_clear_message(client: TestClient, own: Settings, content: bytes) -> None:
    response = client.post("/berkas/impor", files={"berkas": ("a.json", content)})
    assert response.status_code == 422 and "Tidak ada yang disimpan" in response.text and ATTACK not in response.text
    assert not (own.data / "collections.sqlite3").exists()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        pytest.param({"sec-fetch-site": "cross-site"}, 403, id="another site"),
        pytest.param({"origin": "https://contoh.invalid"}, 403, id="another origin"),
        pytest.param({"origin": "null"}, 303, id="a page that tells no one where it is, to a secret path"),
        pytest.param({"content-type": "text/plain"}, 415, id="no form"),
    ],
)
def test_only_our_own_pages_change_a_collection(client: TestClient, place: str, headers: dict[str, str], status: int) -> None:
    fields = {"versi": version_of(page_of(client, place)), "aksi": "turun", "bagian": "0", "butir": "0"}
    assert client.post(place, data=fields, headers=headers).status_code == status


def test_a_frame_without_an_origin_makes_none(client: TestClient) -> None:
    assert client.post("/berkas/baru", data={"judul": "x"}, headers={"origin": "null"}).status_code == 403


def test_a_client_makes_few_a_minute(client: TestClient) -> None:
    answers = [client.post("/berkas/baru", data={"judul": "x"}).status_code for _ in range(NEW_A_MINUTE + 1)]
    assert answers == [303] * NEW_A_MINUTE + [429]


def test_what_changed_since_it_was_saved_is_marked(client: TestClient, own: Settings, place: str) -> None:
    shared = SharedCollections(own.data)
    key = place.rpartition("/")[2]
    found = shared.read(key)
    text = client.get(f"{place}/unduh.json").text
    sums = re.findall(r'"words": "([0-9a-f]{64})"', text)
    changed = json.loads(text.replace(sums[0], "0" * 64))
    changed["sections"][0]["items"].append({"kind": "ketentuan", "address": "uu-901-2001/pasal-77"})
    taken = client.post("/berkas/impor", data={"isi": json.dumps(changed)}).headers["location"]
    page = page_of(client, taken)
    assert "Bunyinya berubah sejak disimpan." in page.text and "Tidak ada di sini pada tanggal ini." in page.text
    assert "Pada 2 butir" in page.text and "Bunyinya berubah" not in page_of(client, place).text and found.version == 3


def test_a_collection_is_deleted_for_good(client: TestClient, place: str) -> None:
    assert client.post(place, data={"aksi": "hapus-berkas"}).status_code in (400, 409), "only when somebody is sure"
    assert client.post(place, data={"aksi": "hapus-berkas", "yakin": "ya"}).headers["location"] == "/berkas"
    assert client.get(place).status_code == 404


def test_a_damaged_store_is_one_clear_line(client: TestClient, own: Settings, place: str) -> None:
    (own.data / "collections.sqlite3").write_bytes(b"damaged beyond repair " * 100)
    response = client.get(place)
    assert response.status_code == 503 and str(own.data) not in response.text


def test_links_are_opened_by_a_form(client: TestClient, place: str) -> None:
    for link in (place, f"http://testserver{place}?per=2020-01-01", place.rpartition("/")[2]):
        assert client.post("/berkas/buka", data={"tautan": link}).headers["location"] == place
    assert client.post("/berkas/buka", data={"tautan": "https://contoh.invalid/"}).status_code == 400


def test_its_page_is_whole_in_both_languages(client: TestClient, own: Settings, place: str) -> None:
    for language in ("id", "en"):
        page = page_of(client, f"{place}?lang={language}")
        assert not page.unclosed and len(page.ids) == len(set(page.ids))
    assert "Save the note" in page.text
    assert SharedCollections(own.data).share(Collection("a", sections=(Section(""),)))
