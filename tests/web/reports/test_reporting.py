"""Reports of mistakes: a form without scripts, only from our own pages, few and small; and digests out of sight in a running service."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from kb.citation.address import Address
from kb.people import People, ReportKind
from kb.settings import Settings
from tests.fakes import HashingEmbedder
from tests.web.pagereader import Page
from tests.web.samples import ATTACK, client_for, settings_for
from web.reports.posting import A_MINUTE, MAX_FORM
from web.shared.serving.service import Service

PLACE = "uu-901-2001/pasal-2/ayat-1"
GOOD = {"alamat": PLACE, "jenis": "status", "isi": "Sudah dicabut.\r\nLihat UU 902/2020."}


@pytest.fixture
def own(worded: Settings, tmp_path: Path) -> Settings:
    """A knowledge base of this test's own."""
    return settings_for(Path(shutil.copytree(worded.data, tmp_path / "data")), worded.corpus)


@pytest.fixture
def desk(own: Settings) -> Iterator[TestClient]:
    with client_for(own, follow_redirects=False) as client:
        yield client


def form_of(page: Page) -> dict[str, str]:
    """Hidden fields of the page's first report form."""
    starts = [place for place, (tag, _) in enumerate(page.tags) if tag == "form"]
    first = next(place for place in starts if page.tags[place][1].get("action") == "/lapor")
    fields = page.tags[first : next((place for place in starts if place > first), None)]
    return {attrs["name"]: attrs["value"] for _, attrs in fields if attrs.get("type") == "hidden"}


def test_a_clause_has_a_form_that_is_taken_down(desk: TestClient, own: Settings) -> None:
    page = Page(desk.get(f"/{PLACE}").text)
    (form,) = [attrs for attrs in page.named("form") if attrs.get("action") == "/lapor"]
    assert form["method"] == "post" and form_of(page) == {"alamat": PLACE}
    sent = desk.post("/lapor", data=GOOD)
    assert sent.status_code == 303, "reloading sends nothing twice"
    thanks = Page(desk.get(sent.headers["location"]).text)
    assert "Terima kasih" in thanks.text and f"/{PLACE}" in thanks.links and not thanks.named("textarea")
    (report,) = People(own.data).reports()
    assert report.complaint.kind is ReportKind.STATUS and report.complaint.words == "Sudah dicabut.\nLihat UU 902/2020."
    assert (str(report.complaint.address), report.complaint.question, report.complaint.day) == (PLACE, None, None)


def test_an_answer_sends_its_question_and_day_along(desk: TestClient, own: Settings) -> None:
    page = Page(desk.get("/tanya?q=apa+itu+penjerat&per=2015-06-01").text)
    assert form_of(page) == {"alamat": "uu-901-2001/pasal-1/angka-2", "q": "apa itu penjerat", "per": "2015-06-01"}
    desk.post("/lapor", data={**form_of(page), "jenis": "jawaban", "isi": "kurang"})
    (report,) = People(own.data).reports()
    assert (report.complaint.question, str(report.complaint.day)) == ("apa itu penjerat", "2015-06-01")


def test_a_refusal_can_be_reported_too(desk: TestClient, own: Settings) -> None:
    assert form_of(Page(desk.get("/tanya?q=lele").text)) == {"q": "lele"}
    assert desk.post("/lapor", data={"q": "lele", "jenis": "jawaban", "isi": "mestinya ada"}).status_code == 303
    assert People(own.data).reports()[0].complaint.address is None


def test_the_form_offers_every_kind(desk: TestClient) -> None:
    page = Page(desk.get(f"/lapor?alamat={PLACE}").text)
    assert [attrs["value"] for attrs in page.named("option")] == list(ReportKind)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param({"isi": " \r\n"}, "Tulis dulu apa yang keliru.", id="nothing written"),
        pytest.param({"jenis": "entah"}, "Pilih apa yang keliru.", id="no kind"),
        pytest.param({"isi": "a" * 2001}, "Laporan terlalu panjang", id="too long"),
    ],
)
def test_what_is_wrong_is_said_beside_what_was_written(desk: TestClient, own: Settings, changes: dict[str, str], said: str) -> None:
    response = desk.post("/lapor", data={**GOOD, **changes})
    page = Page(response.text)
    assert response.status_code == 400 and said in page.text and PLACE in form_of(page).values()
    assert People(own.data).reports() == ()


def test_what_a_reader_writes_is_shown_back_escaped(desk: TestClient) -> None:
    response = desk.post("/lapor", data={"q": ATTACK, "jenis": "entah", "isi": f"</textarea>{ATTACK}"})
    assert ATTACK not in response.text and "&lt;/textarea&gt;" in response.text


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        pytest.param({"sec-fetch-site": "same-origin"}, 303, id="our page"),
        pytest.param({"sec-fetch-site": "cross-site"}, 403, id="another site"),
        pytest.param({"sec-fetch-site": "same-site"}, 403, id="a neighbour below the same domain"),
        pytest.param({"origin": "http://testserver"}, 303, id="our origin, an older browser"),
        pytest.param({"origin": "https://contoh.invalid"}, 403, id="another origin, an older browser"),
        pytest.param({"origin": "null"}, 403, id="a frame without an origin"),
        pytest.param({"content-type": "text/plain"}, 415, id="no form"),
    ],
)
def test_only_our_own_pages_send_reports(desk: TestClient, own: Settings, headers: dict[str, str], status: int) -> None:
    response = desk.post("/lapor", data=GOOD, headers=headers)
    assert response.status_code == status
    assert len(People(own.data).reports()) == (status == 303)


def test_a_client_sends_few_a_minute(desk: TestClient) -> None:
    answers = [desk.post("/lapor", data=GOOD) for _ in range(A_MINUTE + 1)]
    assert [answer.status_code for answer in answers] == [303] * A_MINUTE + [429]
    assert int(answers[-1].headers["retry-after"]) >= 1


def test_a_body_is_bounded_whatever_its_header_says(desk: TestClient, own: Settings) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(10):
            yield b"isi=" + b"a" * MAX_FORM

    form = {"content-type": "application/x-www-form-urlencoded"}
    assert desk.post("/lapor", content=endless(), headers=form).status_code == 413
    assert desk.post("/lapor", content=b"&".join(b"a=1" for _ in range(100)), headers=form).status_code == 400
    assert desk.post("/lapor", content=b"\xff\xfe=%ff", headers=form).status_code == 400
    assert People(own.data).reports() == ()


@pytest.mark.parametrize(("alamat", "status"), [("entah", 404), ("uu-1-1900/pasal-1", 404), ("uu-901-2001/pasal-77", 200)])
def test_reports_are_about_places_that_are_here(desk: TestClient, alamat: str, status: int) -> None:
    assert desk.get("/lapor", params={"alamat": alamat}).status_code == status


def test_a_database_that_cannot_be_used_is_one_clear_line(desk: TestClient, own: Settings) -> None:
    (own.data / "people.sqlite3").write_bytes(b"damaged beyond repair " * 100)
    response = desk.post("/lapor", data=GOOD)
    assert response.status_code == 503 and str(own.data) not in response.text


def test_nothing_of_the_reader_is_kept(desk: TestClient, own: Settings) -> None:
    desk.post("/lapor", data={**GOOD, "surel": "a@contoh.invalid"}, headers={"user-agent": "Penjelajah/1", "x-forwarded-for": "192.0.2.7"})
    kept = (own.data / "people.sqlite3").read_bytes()
    assert not [trace for trace in (b"contoh.invalid", b"Penjelajah", b"192.0.2.7", b"testclient") if trace in kept]


class TestWithdrawing:
    """A service that runs takes up what the operator withdraws."""

    DIGEST = Address.parse("uu-901-2001/pasal-4/ayat-2")
    ALONE = Address.parse("uu-902-2020/pasal-9")

    def test_it_is_gone_within_one_look_and_back_after_the_next(self, own: Settings) -> None:
        now = 0.0
        service = Service(own, HashingEmbedder, lambda: now)
        first = service.reader()
        assert first.store.digest(self.DIGEST)
        People(own.data).withdraw(self.DIGEST, "uji")
        assert service.reader() is first, "looks only every other second"
        now += 3
        assert service.reader().store.digest(self.DIGEST) is None
        People(own.data).restore(self.DIGEST)
        now += 3
        assert service.reader().store.digest(self.DIGEST)

    def test_a_damaged_database_stops_no_service_that_runs(self, own: Settings) -> None:
        now = 0.0
        service = Service(own, HashingEmbedder, lambda: now)
        first = service.reader()
        (own.data / "people.sqlite3").write_bytes(b"damaged beyond repair " * 100)
        now += 3
        assert service.reader() is first

    def test_pages_say_that_it_is_withdrawn(self, own: Settings) -> None:
        words = re.compile("Gugus tugas mengoordinasi dan melapor|sampai 5 tahun|Hukuman baru")
        for address in (self.DIGEST, self.ALONE):
            People(own.data).withdraw(address, "uji")
        with client_for(own) as client:
            for url in (
                "/uu-901-2001",
                "/uu-901-2001/pasal-4",
                f"/{self.DIGEST}",
                "/uu-902-2020",
                "/cari?q=hukuman+penjerat",
                "/api/search?q=gugus+tugas",
            ):
                assert not words.search(client.get(url).text), url
            for address in (self.DIGEST, self.ALONE):
                assert "ditarik pengelola" in Page(client.get(f"/{address}").text).text
            assert client.get(f"/api/provisions/{self.ALONE}").status_code == 404
