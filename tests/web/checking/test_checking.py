"""A draft that is checked on the web: pasted or uploaded, reported loudly, and not kept."""

import io
from pathlib import Path

import docx
import pytest
from fastapi.testclient import TestClient

from kb.settings import Settings
from tests.web.pagereader import Page
from tests.web.samples import ATTACK

RIGHT = "Pasal 4 ayat (1) UU 901/2001"
GONE = "Pasal 2 UU 901/2001"
MISSING = "Pasal 77 UU 901/2001"


def checked(client: TestClient, text: str, **fields: str) -> Page:
    """The page on a pasted text."""
    response = client.post("/periksa", data={"isi": text, **fields})
    assert response.status_code == 200, response.text[:300]
    return Page(response.text)


def test_every_citation_is_reported_and_counted(web: TestClient) -> None:
    page = checked(web, f"Menurut {RIGHT}.\nLalu {GONE}.\nDan {MISSING}.\nJuga Pasal 1 UU 5/2099.")
    assert "4 kutipan, 1 tanpa kesalahan." in page.text
    assert "Tidak ditemukan: 2. Tidak berlaku: 1. Bunyinya tidak sama: 0." in page.text
    assert page.text.count("TIDAK DITEMUKAN") >= 2 and "TIDAK BERLAKU pada tanggal itu" in page.text
    assert "/uu-901-2001/pasal-4/ayat-1" in page.links


def test_the_day_decides_what_is_in_force(web: TestClient) -> None:
    assert "Tidak berlaku: 0." in checked(web, f"Menurut {GONE}.", per="2015-06-01").text


def test_a_wrong_quotation_is_shown_word_by_word(web: TestClient) -> None:
    clause = Page(web.get("/uu-901-2001/pasal-4/ayat-1").text)
    assert "Pemerintah membentuk gugus tugas" in clause.text
    wrong = checked(web, f"{RIGHT}: “Pemerintah dapat membentuk gugus tugas di daerah”.")
    assert "Bunyinya tidak sama: 1." in wrong.text and "TIDAK SAMA" in wrong.text
    assert wrong.named("ins"), "what only the draft has is marked"


def test_a_draft_in_english_is_reported_in_english(web: TestClient) -> None:
    response = web.post("/periksa?lang=en", data={"isi": MISSING})
    assert "NOT FOUND" in Page(response.text).text


def test_files_are_read_in_their_own_process(web: TestClient) -> None:
    draft = docx.Document()
    draft.add_paragraph(f"Lihat {GONE}.")
    out = io.BytesIO()
    draft.save(out)
    for name, content in (("naskah.docx", out.getvalue()), ("C:\\naskah\\A.TXT", f"Lihat {GONE}.".encode())):
        response = web.post("/periksa", files={"berkas": (name, content)}, data={"isi": ""})
        assert response.status_code == 200 and "1 kutipan, 0 tanpa kesalahan." in Page(response.text).text, name


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        pytest.param("a.pdf", b"%PDF-1.4", "bukan .txt, .docx", id="another kind"),
        pytest.param("a.docx", b"PK\x03\x04 broken", "", id="no Word file"),
        pytest.param("../../etc/passwd", b"x", "bukan .txt, .docx", id="a path for a name"),
        pytest.param("a.txt", b"  \n ", "", id="nothing in it"),
    ],
)
def test_what_cannot_be_read_is_one_clear_message(web: TestClient, name: str, content: bytes, said: str) -> None:
    response = web.post("/periksa", files={"berkas": (name, content)})
    page = Page(response.text)
    assert response.status_code == 422 and said in page.text and page.named("textarea")


def test_a_draft_may_be_larger_than_other_forms_but_not_without_end(web: TestClient) -> None:
    large = ("kata " * 30_000 + GONE).encode()
    assert len(large) > 64 * 1024
    assert "1 kutipan" in Page(web.post("/periksa", files={"berkas": ("a.txt", large)}).text).text
    assert web.post("/periksa", files={"berkas": ("a.txt", b"x" * (6 * 1024 * 1024))}).status_code == 413
    assert web.post("/lapor", data={"isi": "x" * 70_000}).status_code == 413


def test_it_is_escaped_and_not_kept(web: TestClient, worded: Settings) -> None:
    response = web.post("/periksa", data={"isi": f"</textarea>{ATTACK} {MISSING} rahasia-sekali"})
    assert ATTACK not in response.text and response.headers["cache-control"] == "no-store"
    kept = [path for path in Path(worded.data).rglob("*") if path.is_file() and b"rahasia-sekali" in path.read_bytes()]
    assert kept == []


def test_only_our_own_page_sends_drafts(web: TestClient) -> None:
    assert web.post("/periksa", data={"isi": GONE}, headers={"sec-fetch-site": "cross-site"}).status_code == 403
