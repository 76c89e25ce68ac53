"""`kb pull` against a local server in the official hosts' place: what it brings, and that nothing bad leaves a trace."""

import os
import re
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from ingest.corpus.corpus import read_corpus
from ingest.intake.pull import PullReport, has_pulled, never_pulled, pull
from ingest.intake.pulling.fetching import USER_AGENT, Limits
from ingest.sources.extraction import extract
from ingest.sources.shelf import StorageError, locked, read_sidecar
from ingest.sources.texts import find_texts
from kb.citation.address import RegulationId
from kb.law.regulation import Provenance
from kb.settings import Settings
from kb.storage.generation import file_sum
from tests.factories import BODY, CLOSING, ELUCIDATION, RECITALS, TITLE, PdfPage, pdf_bytes, sample_pages, text_page
from tests.fakes import failing
from tests.ingest.intake import official_site as site_
from tests.ingest.intake.official_site import ADDRESS, OfficialSite, Reply, chunked, endless, file, linking, page, redirect

TAMAN = RegulationId.parse("pergub-dki-987-2020")
OTHER = RegulationId.parse("pergub-dki-988-2021")
PAGELESS = RegulationId.parse("pergub-dki-989-2022")
HOST, SECOND = "peraturan.go.id", "jdih.jakarta.go.id"
PAGE = f"{HOST}/id/taman"
PDF = f"{HOST}/files/pergub-dki-no-987-tahun-2020.pdf"
MANIFEST = f"""
[[regulation]]
id = "{TAMAN}"
title = "Taman Warga"
pages = ["https://{PAGE}"]

[[regulation]]
id = "{OTHER}"
title = "Bangku Warga"
pages = ["https://{SECOND}/dokumen/detail/7"]

[[regulation]]
id = "{PAGELESS}"
title = "Tanpa Halaman"
"""
# patient where time is not what is tested: a machine may be busy
LIMITS = Limits(page_bytes=50_000, pdf_bytes=200_000, page_seconds=60, pdf_seconds=60, pause=0)
HASTY = replace(LIMITS, page_seconds=0.4, pdf_seconds=0.8)


def pdf_of(text_pages: list[str]) -> bytes:
    return pdf_bytes([text_page(text) for text in text_pages])


GOOD = pdf_of(sample_pages())
ANOTHER_LAW = pdf_of(["\n".join((TITLE.replace("987", "986"), RECITALS)), BODY])
BANGKU = pdf_of(["\n".join((TITLE.replace("987", "988").replace("2020", "2021"), RECITALS)), BODY])
SCAN = pdf_bytes([PdfPage(scan=True)] * 3)
ONLY_ELUCIDATION = pdf_of([ELUCIDATION.replace("PERATURAN GUBERNUR TENTANG", TITLE.split("DENGAN")[0].replace("TENTANG\n", "TENTANG "), 1)])
CITING = pdf_of([RECITALS.replace("Peraturan Daerah Nomor 9", "Peraturan Gubernur DKI Nomor 987").replace("1998", "2020") + "\n" + BODY])
NO_TITLE = pdf_of([BODY, CLOSING])
HTML = "<!DOCTYPE html><html><body>Maaf, terjadi kesalahan</body></html>"


@dataclass
class Office:
    """One data folder, and the sites that it pulls from."""

    settings: Settings
    site: OfficialSite

    @property
    def folder(self) -> Path:
        return self.settings.data / "naskah"

    def pull(self, *ids: RegulationId, limits: Limits = LIMITS, sleep: Callable[[float], None] = lambda _: None) -> PullReport:
        return pull(self.settings, ids, policy=self.site.policy, limits=limits, read=extract, sleep=sleep)

    def reason(self, limits: Limits = LIMITS) -> str:
        """Why the one regulation that is asked for could not be pulled."""
        report = self.pull(TAMAN, limits=limits)
        assert not report.pulled
        [failure] = report.failed
        assert failure.id == TAMAN
        assert "\n" not in failure.reason
        return failure.reason

    def stored(self) -> dict[str, str]:
        """All files of the folder but the lock, with their sums."""
        return {str(p.relative_to(self.folder)): file_sum(p) for p in self.folder.rglob("*") if p.is_file() and p.name != ".lock"}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "manifest.toml").write_text(MANIFEST, "utf-8")
    site = OfficialSite({PAGE: linking("/files/pergub-dki-no-987-tahun-2020.pdf"), PDF: file(GOOD)})
    yield Office(Settings.from_environment({"KB_DATA": str(tmp_path / "data"), "KB_CORPUS": str(tmp_path / "corpus")}), site)
    site.close()


def test_brings_the_text_with_its_source(office: Office) -> None:
    report = office.pull(TAMAN)
    [pulled] = report.pulled
    assert (pulled.id, pulled.url, pulled.sum, pulled.pages) == (
        TAMAN,
        f"https://{PDF}",
        file_sum(office.folder / f"{TAMAN}.pdf"),
        len(sample_pages()),
    )
    assert (office.folder / f"{TAMAN}.pdf").read_bytes() == GOOD
    sidecar = read_sidecar(office.folder / f"{TAMAN}.pdf")
    assert sidecar is not None
    assert (sidecar.url, sidecar.page, sidecar.sha256, sidecar.bytes) == (f"https://{PDF}", f"https://{PAGE}", pulled.sum, len(GOOD))
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", sidecar.taken)
    assert [(text.id, text.provenance) for text in find_texts(office.settings.data, ())] == [(TAMAN, Provenance.SITUS_RESMI)]
    assert set(office.stored()) == {f"{TAMAN}.pdf", f"{TAMAN}.json"}


def test_reads_in_a_process_of_its_own_unless_told_otherwise(office: Office) -> None:
    assert pull(office.settings, [TAMAN], policy=office.site.policy, limits=LIMITS).pulled


def test_says_who_asks_and_sends_nothing_else_of_the_office(office: Office) -> None:
    office.pull(TAMAN)
    for asked in office.site.asked:
        assert set(asked.headers) == {"Host", "Accept-Encoding", "Connection", "User-Agent"}
        assert asked.headers["User-Agent"] == USER_AGENT


@pytest.mark.parametrize(
    ("replies", "expected"),
    [
        pytest.param({PAGE: page("gone", status=404)}, f"{HOST} answers 404 Not Found", id="page gone"),
        pytest.param({PAGE: page("<a href='/'>Beranda</a>")}, f"https://{PAGE} links to no PDF$", id="page without a PDF"),
        pytest.param({PAGE: linking("https://contoh.example/a.pdf")}, "links to no PDF on an official host", id="PDF elsewhere"),
        pytest.param({PAGE: redirect("https://contoh.example/")}, '"contoh.example" is not among the official hosts', id="to another host"),
        pytest.param({PAGE: redirect(f"http://{PAGE}")}, "is not https", id="redirect to plain http"),
        pytest.param({PAGE: redirect("https://127.0.0.1/x")}, "not among the official hosts", id="redirect to a number"),
        pytest.param({PAGE: redirect(f"https://dalam.{HOST}/x")}, "leads to 10.0.0.7, which is not a public", id="to a private address"),
        pytest.param(
            {PDF: redirect(f"https://meta.{HOST}/x.pdf")}, "leads to 169.254.169.254, which is not", id="PDF at a private address"
        ),
        pytest.param({PAGE: redirect(f"https://{PAGE}")}, "redirects more than 5 times", id="redirects in a circle"),
        pytest.param({PAGE: redirect("")}, "redirects to nowhere", id="redirect without an address"),
        pytest.param({PAGE: redirect("https://[oops")}, "redirects to something that is not an address", id="redirect to nonsense"),
        pytest.param({PAGE: redirect(f"https://hilang.{HOST}/")}, "cannot be found; is there a network", id="unknown name"),
        pytest.param({PAGE: redirect(f"https://lain.{HOST}/")}, "certificate that is not valid", id="certificate of another host"),
        pytest.param({PAGE: site_.hang}, f"{HOST} did not finish within 0.4 s", id="hangs before it answers"),
        pytest.param({PAGE: site_.slow_headers}, f"{HOST} did not finish within 0.4 s", id="headers that never end"),
        pytest.param({PAGE: site_.trickle}, "did not finish within 0.4 s", id="page byte by byte"),
        pytest.param({PAGE: page("x" * 60_000)}, "is 0.06 MB, more than the 0.05 MB", id="page too large"),
        pytest.param({PAGE: endless(b"<html>", "text/html")}, "is larger than the 0.05 MB that are taken", id="page without end"),
        pytest.param({PAGE: page("x", Content_Encoding="gzip")}, "compressed, which was not asked for", id="compressed"),
        pytest.param({PAGE: page("slow", status=429)}, "answers 429 Too Many Requests", id="asked to slow down"),
        pytest.param({PAGE: page("x", status=599)}, "answers 599$", id="a status that no one knows"),
        pytest.param({PDF: page(HTML)}, f"https://{PDF} is a web page, not a PDF", id="error page named .pdf"),
        pytest.param({PDF: file(HTML.encode() + b" " * 9000)}, "is a web page, not a PDF", id="error page that says application/pdf"),
        pytest.param({PDF: file(b"PK\x03\x04" * 900)}, "is something else, not a PDF", id="zip named .pdf"),
        pytest.param({PDF: file(b"")}, "is something else, not a PDF", id="empty file"),
        pytest.param({PDF: file(ANOTHER_LAW)}, "is Pergub DKI 986/2020, not Pergub DKI 987/2020", id="PDF of another law"),
        pytest.param({PDF: file(SCAN)}, "is a scan without text", id="scan"),
        pytest.param({PDF: file(ONLY_ELUCIDATION)}, "holds only the Penjelasan of Pergub DKI 987/2020", id="only the Penjelasan"),
        pytest.param({PDF: file(NO_TITLE)}, "does not say in its title that it is Pergub DKI 987/2020", id="no title"),
        pytest.param({PDF: file(CITING)}, "does not say in its title that it is Pergub DKI 987/2020", id="only cites the regulation"),
        pytest.param({PDF: file(pdf_of([TITLE]))}, "has no Pasal that could be read", id="title page only"),
        pytest.param({PDF: file(b"%PDF-1.7\n" + b"\0" * 5000)}, "damaged", id="damaged PDF"),
        pytest.param({PDF: site_.announcing(2_000_000_000)}, "is 2000 MB, more than the 0.2 MB that are taken", id="2 GB announced"),
        pytest.param({PDF: endless(b"%PDF-1.4\n")}, "is larger than the 0.2 MB that are taken", id="2 GB unannounced"),
        pytest.param({PDF: site_.hang}, f"{HOST} did not finish within 0.8 s", id="PDF hangs"),
        pytest.param({PDF: file(GOOD, stop=3000)}, f"broke off after 3000 of {len(GOOD)} bytes", id="breaks off"),
        pytest.param({PDF: file(GOOD[:3000], length=False)}, "broke off before the end of the PDF", id="breaks off unannounced"),
        pytest.param({PDF: chunked(GOOD[:3000], ended=False)}, "broke off in the middle", id="breaks off between chunks"),
    ],
)
def test_tells_of_a_failure_in_one_line_and_keeps_nothing(office: Office, replies: dict[str, Reply], expected: str) -> None:
    office.site.names |= {f"dalam.{HOST}": ["10.0.0.7"], f"meta.{HOST}": [ADDRESS, "169.254.169.254"], f"hilang.{HOST}": []}
    office.site.replies |= replies
    assert re.search(expected, office.reason(limits=HASTY if "did not finish" in expected else LIMITS))
    assert office.stored() == {}
    assert set(office.site.connected) <= {ADDRESS}
    assert never_pulled(office.settings.data)


@pytest.mark.parametrize(
    ("speak", "expected"),
    [
        pytest.param(lambda s: s.sendall(b"SSH-2.0-OpenSSH\r\n" * 20), "cannot be reached or broke off", id="not TLS"),
        pytest.param(lambda s: None, "cannot be reached or broke off", id="hangs up"),
    ],
)
def test_tells_of_a_server_that_is_no_web_server(office: Office, speak: Callable[[socket.socket], None], expected: str) -> None:
    office.site.raw = speak
    assert re.search(expected, office.reason())


def test_cuts_off_a_server_that_hangs_in_the_handshake(office: Office) -> None:
    office.site.raw = office.site.hang
    assert re.search("did not finish within 0.4 s", office.reason(limits=HASTY))


def test_goes_on_after_a_failure(office: Office) -> None:
    office.site.replies |= {
        PAGE: page("gone", status=404),
        f"{SECOND}/dokumen/detail/7": linking("/unduh/7"),
        f"{SECOND}/unduh/7": file(BANGKU),
    }
    report = office.pull()
    assert [p.id for p in report.pulled] == [OTHER]
    assert [f.id for f in report.failed] == [TAMAN]


def test_takes_the_link_that_fits(office: Office) -> None:
    links = ["/files/lampiran-987-2020.pdf", "/files/986-2019.pdf", "/files/abc.pdf"]
    office.site.replies |= {PAGE: linking(*links), f"{HOST}/files/986-2019.pdf": file(ANOTHER_LAW), f"{HOST}/files/abc.pdf": file(GOOD)}
    assert office.pull(TAMAN).pulled[0].url == f"https://{HOST}/files/abc.pdf"
    assert [asked.path for asked in office.site.asked] == ["/id/taman", "/files/abc.pdf"]


def test_tries_no_more_than_a_few_links(office: Office) -> None:
    office.site.replies |= {PAGE: linking(*(f"/files/{n}.pdf" for n in range(9)))}
    assert office.reason().endswith("(2 more of its links do not fit either)")
    assert len(office.site.asked) == 4


def test_takes_a_page_that_is_the_pdf_itself(office: Office) -> None:
    office.site.replies |= {PAGE: file(GOOD)}
    assert office.pull(TAMAN).pulled[0].url == f"https://{PAGE}"


def test_follows_redirects_among_official_hosts(office: Office) -> None:
    office.site.replies |= {PAGE: redirect(f"https://{SECOND}/a"), f"{SECOND}/a": linking("b.pdf"), f"{SECOND}/b.pdf": chunked(GOOD)}
    assert office.pull(TAMAN).pulled[0].url == f"https://{SECOND}/b.pdf"


def test_does_not_ask_again_for_what_is_there(office: Office) -> None:
    office.pull(TAMAN)
    office.site.asked.clear()
    report = office.pull()
    assert report.kept == (TAMAN,)
    assert {asked.host for asked in office.site.asked} == {SECOND}
    (office.folder / f"{TAMAN}.pdf").write_bytes(b"%PDF- damaged since")
    assert not has_pulled(office.settings.data, TAMAN)
    assert [p.id for p in office.pull().pulled] == [TAMAN]


def test_names_the_way_out_where_there_is_no_page(office: Office) -> None:
    report = office.pull(PAGELESS, RegulationId.parse("uu-9999-1999"), PAGELESS)
    assert [f.reason for f in report.failed] == [
        "no official page of Pergub DKI 989/2022 is known; `kb add FILE` takes a file of it",
        "uu-9999-1999 is not in the manifest; `kb add FILE` takes a file of it",
    ]


@pytest.mark.parametrize("changed", [False, True], ids=["the same file", "changed since"])
def test_goes_on_where_a_download_broke_off(office: Office, changed: bool) -> None:
    office.site.replies[PDF] = file(GOOD, etag='"a"', stop=3000)
    office.reason()
    assert len((office.folder / ".unduh" / f"{TAMAN}.pdf").read_bytes()) == 3000
    office.site.replies[PDF] = file(GOOD, etag='"b"' if changed else '"a"')
    assert office.pull(TAMAN).pulled[0].sum == file_sum(office.folder / f"{TAMAN}.pdf")
    assert (office.site.asked[-1].headers["Range"], office.site.asked[-1].headers["If-Range"]) == ("bytes=3000-", '"a"')
    assert (office.folder / f"{TAMAN}.pdf").read_bytes() == GOOD
    assert set(office.stored()) == {f"{TAMAN}.pdf", f"{TAMAN}.json"}


def test_begins_anew_where_the_server_cannot_go_on(office: Office) -> None:
    office.site.replies[PDF] = file(GOOD + b"\n" * 100, etag='"a"', stop=len(GOOD) + 10)
    office.reason()
    office.site.replies[PDF] = file(GOOD, etag='"a"')
    assert office.pull(TAMAN).pulled
    assert [asked.headers.get("Range") for asked in office.site.asked[-2:]] == [f"bytes={len(GOOD) + 10}-", None]


def test_a_resumed_download_is_bounded_too(office: Office) -> None:
    office.site.replies[PDF] = file(b"%PDF-1.4" + b"0" * 199_000, etag='"a"', stop=150_000)
    office.reason()
    office.site.replies[PDF] = file(b"%PDF-1.4" + b"0" * 250_000, etag='"a"')
    assert "more than" in office.reason()
    assert office.stored() == {}


def test_pauses_between_requests_to_one_host_only(office: Office) -> None:
    naps: list[float] = []
    office.site.replies |= {f"{SECOND}/dokumen/detail/7": page("nothing")}
    office.pull(limits=Limits(pause=60), sleep=naps.append)
    assert len(naps) == 1
    assert 50 < naps[0] <= 60


def test_gives_up_on_a_host_that_does_not_answer(office: Office) -> None:
    manifest = MANIFEST + "".join(
        f'\n[[regulation]]\nid = "uu-{n}-2000"\ntitle = "Uji"\npages = ["https://{HOST}/id/uu-{n}"]\n' for n in range(1, 6)
    )
    (office.settings.corpus / "manifest.toml").write_text(manifest, "utf-8")
    office.site.names[HOST] = []
    report = office.pull()
    silent = [f.reason for f in report.failed if f.id != OTHER]
    assert [("not asked again" in reason) for reason in silent] == [False, False, True, True, True, True]


def test_connects_to_the_address_that_was_checked(office: Office) -> None:
    answers = iter([[ADDRESS], [ADDRESS], ["10.0.0.1"]])
    policy = office.site.policy
    rebinding = type(policy)(resolve=lambda host, port: next(answers), connect=policy.connect, tls=policy.tls)
    assert pull(office.settings, [TAMAN], policy=rebinding, limits=LIMITS, read=extract, sleep=lambda _: None).pulled
    assert office.site.connected == [ADDRESS, ADDRESS]


def test_obeys_no_proxy_variable(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("https_proxy", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert office.pull(TAMAN).pulled


@pytest.mark.parametrize("replaced", [False, True], ids=["new", "in an older one's place"])
@pytest.mark.parametrize(
    ("name", "at"),
    [
        pytest.param("fsync", 1, id="download not synced"),
        pytest.param("fsync", 3, id="sidecar not synced"),
        pytest.param("replace", 1, id="before the first move"),
        pytest.param("replace", 2, id="between the moves"),
    ],
)
def test_a_full_disk_leaves_what_was_there(office: Office, monkeypatch: pytest.MonkeyPatch, name: str, at: int, replaced: bool) -> None:
    if replaced:
        office.pull(TAMAN)
        office.site.replies[PDF] = file(GOOD + b"\n")
    before = office.stored() if replaced else {}
    with monkeypatch.context() as patch:
        patch.setattr(os, name, failing(getattr(os, name), at=at))
        assert "cannot be stored: No space left on device; see to" in office.reason()
    assert office.stored() == before
    assert has_pulled(office.settings.data, TAMAN) == replaced
    assert office.pull(TAMAN).pulled


def test_a_full_disk_while_downloading(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "open", failing(Path.open, at=3))
    assert "No space left on device" in office.reason()
    assert office.stored() == {}


def test_a_process_that_died_between_the_moves_left_nothing_to_read(office: Office) -> None:
    office.pull(TAMAN)
    (office.folder / f"{TAMAN}.pdf").unlink()
    assert find_texts(office.settings.data, ()) == ()
    assert office.pull().pulled


def test_two_pulls_do_not_mix(office: Office) -> None:
    with locked(office.folder), pytest.raises(StorageError, match=r"another process is changing .*; wait for it"):
        office.pull(TAMAN)
    assert office.pull(TAMAN).pulled


def test_the_corpus_is_only_read(office: Office) -> None:
    before = {p: file_sum(p) for p in office.settings.corpus.rglob("*.toml")}
    office.pull()
    assert {p: file_sum(p) for p in office.settings.corpus.rglob("*.toml")} == before
    assert len(read_corpus(office.settings.corpus).regulations) == 3
