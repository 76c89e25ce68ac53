"""Which links of a page may be the regulation's PDF, and in which order."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.intake.pulling.links import find_links
from ingest.intake.pulling.policy import Policy, PullError
from kb.citation.address import RegulationId

UU = RegulationId("uu", "21", 2007)
URL = "https://peraturan.go.id/id/uu-no-21-tahun-2007"
SITE = "https://peraturan.go.id"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param('<a href="/files/uu21-2007bt.pdf">', ["/files/uu21-2007bt.pdf"], id="plain"),
        pytest.param("<A class=x HREF=/files/UU21.PDF target=_blank>", ["/files/UU21.PDF"], id="capitals, no quotes"),
        pytest.param("<a href='http://peraturan.go.id/a.pdf#page=2'>", ["/a.pdf"], id="http is raised to https, fragment dropped"),
        pytest.param('<a href="/Download/1/UU Nomor 21 Tahun 2007.pdf">', ["/Download/1/UU Nomor 21 Tahun 2007.pdf"], id="blanks in it"),
        pytest.param(
            '<a href="/dokumen-hukum/produk-hukum/480/download">Unduh</a>', ["/dokumen-hukum/produk-hukum/480/download"], id="download"
        ),
        pytest.param('<a href="/berkas/12" download="uu.pdf">', ["/berkas/12"], id="download attribute"),
        pytest.param('<iframe src="/pdfjs/web/viewer.html?file=%2Ffiles%2Fa.pdf">', ["/files/a.pdf"], id="shown by pdf.js"),
        pytest.param('<iframe src="https://docs.google.com/viewer?url=https://peraturan.go.id/a.pdf&amp;x=1">', ["/a.pdf"], id="by Google"),
        pytest.param('<embed src="/a.pdf"><object data="/b.pdf"></object>', ["/a.pdf", "/b.pdf"], id="embedded"),
        pytest.param('<base href="/dok/"><a href="a.pdf">', ["/dok/a.pdf"], id="base"),
        pytest.param('<a href="/a.pdf"><a href="/a.pdf#x">', ["/a.pdf"], id="twice"),
        pytest.param(
            '<a href="mailto:a@b.pdf"><a href="javascript:x(1.pdf)"><a href="#a.pdf"><a href="/berita">', [], id="no links to a PDF"
        ),
        pytest.param('<a href="https://[a.pdf">', [], id="no address"),
        pytest.param(
            '<a href="/lampiran-uu-21-2007.pdf">Lampiran</a><a href="/x.pdf">UU No. 21 Tahun 2007</a>',
            ["/x.pdf", "/lampiran-uu-21-2007.pdf"],
            id="the annex comes last",
        ),
        pytest.param(
            '<a href="/uu-23-2004.pdf">Mengubah</a><a href="/abc.pdf"></a><a href="/uu-021-2007.pdf"></a>',
            ["/uu-021-2007.pdf", "/abc.pdf", "/uu-23-2004.pdf"],
            id="its own number and year come first, another's last",
        ),
        pytest.param(
            '<a href="/1.pdf">Terjemahan <b>Inggris</b></a><a href="/2.pdf">Naskah <i>Akademik</i></a><a href="/3.pdf">Unduh</a>',
            ["/3.pdf", "/1.pdf", "/2.pdf"],
            id="what stands beside it",
        ),
    ],
)
def test_finds(html: str, expected: list[str]) -> None:
    assert [link.removeprefix(SITE) for link in find_links(html, URL, UU)] == expected


_NOISE = st.sampled_from(
    ["<", ">", '"', "'", "<a ", "<a href=", "</a>", "<base href='//x'>", "&#x0;", "\udc80", "\0", "=", " ", ".pdf", "/x", "://"]
)


@given(st.lists(_NOISE | st.text(max_size=8)))
def test_never_fails_and_yields_only_addresses_that_can_be_checked(parts: list[str]) -> None:
    links = find_links("".join(parts), URL, UU)
    assert len(set(links)) == len(links)
    for link in links:
        assert link.startswith("https://")
        assert "#" not in link
        try:
            Policy().check(link)
        except PullError as error:
            assert "\n" not in str(error)


_DECOYS = st.sampled_from(
    [
        '<a href="/files/lampiran-uu-21-2007.pdf">Lampiran</a>',
        '<a href="/files/uu21-2007pjl.pdf">Penjelasan</a>',
        '<a href="/files/uu-23-2004.pdf">UU No. 23 Tahun 2004</a>',
        '<a href="/abstrak/uu-21-2007.pdf">Abstrak UU 21/2007</a>',
        '<a href="/files/panduan.pdf">Panduan</a>',
        '<a href="/id/uu-no-21-tahun-2007">UU No. 21 Tahun 2007</a>',
        "<p>Pasal 1 < 2 & lain-lain",
    ]
)


@given(
    st.lists(_DECOYS, max_size=6), st.lists(_DECOYS, max_size=6), st.sampled_from(["uu21-2007bt.pdf", "UU%20Nomor%2021%20Tahun%202007.pdf"])
)
def test_the_regulation_comes_before_all_that_stands_beside_it(before: list[str], after: list[str], name: str) -> None:
    html = "".join([*before, f'<a href="/files/{name}">Unduh</a>', *after])
    assert find_links(html, URL, UU)[0] == f"{SITE}/files/{name}"


@pytest.mark.parametrize("unit", ["<a ", "<a href='", '<a href="x.pdf ', "<a href=a.pdf>", "<", "&", "<a a a a ", "=\"'"])
def test_is_linear_on_hostile_pages(unit: str) -> None:
    started = time.process_time()
    find_links(unit * (300_000 // len(unit)), URL, UU)
    assert time.process_time() - started < 4
