"""Ready packs and their quizzes as pages, and everything that can be downloaded beside them."""

import io
import re
import zipfile

import pytest
from fastapi.testclient import TestClient

from kb.documents.formats import FORMATS
from tests.web.pagereader import Page, page_of
from tests.web.samples import ATTACK

PACK = "/paket/layang-layang"
QUIZ = "/kuis/layang-layang"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        pytest.param("id", ("Mengenal layang-layang", "60 menit", "Unduh"), id="Indonesian"),
        pytest.param("en", ("About kites", "60 minutes", "Download"), id="English"),
    ],
)
def test_a_pack_is_a_page(web: TestClient, language: str, said: tuple[str, ...]) -> None:
    response = web.get(f"{PACK}?lang={language}")
    page = Page(response.text)
    assert response.status_code == 200 and all(one in page.text for one in said) and not page.unclosed
    assert ATTACK not in response.text and "/uu-902-2020/pasal-9" in page.links, "points of an answer lead to their clause"
    assert "kata-kata kami" in page.text or "in our words" in page.text


def test_the_index_lists_packs(web: TestClient) -> None:
    assert PACK in page_of(web, "/berkas").links


@pytest.mark.parametrize("url", ["/paket/entah", "/kuis/entah", "/paket/entah/unduh.md", "/paket/..%2fentah"])
def test_what_is_no_pack_is_not_found(web: TestClient, url: str) -> None:
    assert web.get(url).status_code == 404


@pytest.mark.parametrize("suffix", [one.suffix for one in FORMATS])
@pytest.mark.parametrize(
    ("base", "name"),
    [
        pytest.param(PACK, "layang-layang", id="a pack"),
        pytest.param("/definisi/penjerat", "penjerat", id="a term"),
        pytest.param("/gugus-tugas", "siapa-wajib-dan-berwenang-apa", id="the matrix"),
    ],
)
def test_every_download_that_a_page_offers_opens(web: TestClient, base: str, name: str, suffix: str) -> None:
    url = f"{base}/unduh{suffix}"
    response = web.get(url)
    if url not in page_of(web, base).links:
        assert response.status_code in (200, 422)
        return
    kind = next(one.media_type for one in FORMATS if one.suffix == suffix)
    assert response.status_code == 200 and response.headers["content-type"] == kind, response.text[:200]
    assert response.headers["content-disposition"] == f'attachment; filename="{name}{suffix}"'
    if suffix in (".docx", ".pptx", ".apkg"):
        assert zipfile.ZipFile(io.BytesIO(response.content)).testzip() is None
    assert not suffix.endswith(".pdf") or response.content.startswith(b"%PDF-")


def test_a_filtered_matrix_downloads_what_it_shows(web: TestClient) -> None:
    link = next(link for link in page_of(web, "/gugus-tugas?badan=gugus-tugas").links if "unduh.csv" in link)
    text = web.get(link).text
    assert "Mengatur pencegahan bersama" in text and "Menyimpan hasil jeratan" not in text


def test_the_same_seed_gives_the_same_quiz(web: TestClient) -> None:
    assert web.get(f"{QUIZ}?seed=5").text == web.get(f"{QUIZ}?seed=5").text
    assert web.get(f"{QUIZ}?seed=x").status_code == 400
    assert web.get(f"{QUIZ}?seed={'9' * 30}").status_code == 400


def test_a_quiz_is_judged_with_the_clause_of_each_answer(web: TestClient) -> None:
    page = page_of(web, QUIZ)
    fields = [attrs.get("name", "") for tag, attrs in page.tags if tag in ("input", "select")]
    names = {name for name in fields if re.fullmatch(r"s\d+(-\d+)?", name)}
    if not names:
        assert "tidak memuat hal yang dapat ditanyakan" in page.text
        return
    judged = page_of(web, f"{QUIZ}?periksa=ya&" + "&".join(f"{name}=0" for name in names))
    assert f"dari {len(names)} benar" in judged.text
    assert len(re.findall("Jawabannya:", judged.text)) == len(names)
    hostile = page_of(web, f"{QUIZ}?periksa=ya&" + "&".join(f"{name}=%C2%B2{ATTACK}" for name in names))
    assert "0 dari" in hostile.text and ATTACK not in hostile.html
