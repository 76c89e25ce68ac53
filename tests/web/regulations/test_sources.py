"""From a clause to the page of the PDF that it was read from."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from ingest.build.pipeline import build
from kb.settings import Settings
from tests.fakes import HashingEmbedder
from tests.web.pagereader import Page
from tests.web.samples import client_for, pdf_settings

PASAL = "/uu-901-2001/pasal-4/ayat-2"
SHOWN = "/sumber/uu-901-2001/halaman/2?alamat=uu-901-2001%2Fpasal-4%2Fayat-2"


@dataclass(frozen=True)
class Office:
    """A service whose law was added as a PDF."""

    settings: Settings
    web: TestClient

    @property
    def pictures(self) -> list[Path]:
        return sorted((self.settings.data / "cache" / "halaman").glob("*"))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, corpus: Path) -> Settings:
    settings = pdf_settings(tmp_path_factory.mktemp("pdf"), corpus)
    build(settings, HashingEmbedder, HashingEmbedder().name)
    return settings


@pytest.fixture
def office(built: Settings, tmp_path: Path, corpus: Path) -> Iterator[Office]:
    data = shutil.copytree(built.data, tmp_path / "data")
    settings = pdf_settings(data, corpus)
    with client_for(settings) as web:
        yield Office(settings, web)


def test_a_clause_leads_to_its_page_and_back(office: Office) -> None:
    clause = Page(office.web.get(PASAL).text)
    assert SHOWN in clause.links and "uu-901-2001.pdf, hlm. 2" in clause.text
    page = Page(office.web.get(SHOWN).text)
    assert "Halaman 2 dari 3" in page.text and "Kata-kata UU 901/2001 Pasal 4 ayat (2) ditandai kuning" in page.text
    assert PASAL in page.links and "/sumber/uu-901-2001/halaman/3?alamat=uu-901-2001%2Fpasal-4%2Fayat-2" in page.links
    (image,) = page.named("img")
    assert image["alt"] == "Halaman 2 berkas uu-901-2001.pdf"
    picture = office.web.get(image["src"])
    assert picture.headers["content-type"] == "image/png" and picture.content.startswith(b"\x89PNG")


def test_a_page_is_drawn_once_for_a_passage(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    url = SHOWN.replace("?", "/gambar?")
    first = office.web.get(url).content
    plain = office.web.get("/sumber/uu-901-2001/halaman/2/gambar").content
    assert first != plain and len(office.pictures) == 2
    monkeypatch.setattr("ingest.sources.originals.mark_page", None)
    assert office.web.get(url).content == first


def test_pictures_are_kept_within_bounds(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.sources.originals._MOST", 2)
    for page in (1, 2, 3):
        assert office.web.get(f"/sumber/uu-901-2001/halaman/{page}/gambar").status_code == 200
    assert len(office.pictures) == 2


@pytest.mark.parametrize(
    ("url", "line"),
    [
        pytest.param("/sumber/uu-901-2001/halaman/9", "hanya punya halaman 1 sampai 3", id="beyond the last"),
        pytest.param("/sumber/uu-901-2001/halaman/0", "hanya punya halaman 1 sampai 3", id="before the first"),
        pytest.param("/sumber/uu-901-2001/halaman/x", "hanya punya halaman 1 sampai 3", id="no number"),
        pytest.param("/sumber/uu-902-2020/halaman/1", "Berkas UU 902/2020 tidak ada di sini", id="a law without text"),
        pytest.param("/sumber/uu-1-1900/halaman/1", "Berkas UU 1/1900 tidak ada di sini", id="an unknown law"),
        pytest.param("/sumber/bukan/halaman/1/gambar", "tidak dikenali", id="no law"),
        pytest.param("/sumber/..%2f..%2fetc/halaman/1", "tidak", id="a way out"),
    ],
)
def test_a_page_that_is_not_there_is_said_to_be_so(office: Office, url: str, line: str) -> None:
    response = office.web.get(url)
    assert response.status_code == 404 and line in Page(response.text).text


@pytest.mark.parametrize("asked", ["bukan", "uu-901-2001", "uu-901-2001/pasal-99", "../x"])
def test_of_an_unknown_clause_the_page_is_shown_plain(office: Office, asked: str) -> None:
    page = office.web.get("/sumber/uu-901-2001/halaman/1", params={"alamat": asked})
    assert page.status_code == 200 and "ditandai" not in page.text


def test_a_file_that_is_another_one_by_now_is_not_shown(office: Office) -> None:
    (office.settings.data / "unggahan" / "uu-901-2001.pdf").write_bytes(b"%PDF-1.4 lain")
    assert office.web.get(SHOWN).status_code == 404
    assert not any(link.startswith("/sumber") for link in Page(office.web.get(PASAL).text).links)


def test_a_text_that_is_no_pdf_has_no_pages(web: TestClient) -> None:
    assert not any(link.startswith("/sumber") for link in Page(web.get(PASAL).text).links)
    assert web.get("/sumber/uu-901-2001/halaman/1").status_code == 404
