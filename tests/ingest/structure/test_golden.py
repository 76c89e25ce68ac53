"""The real texts keep the outlines that were reviewed (`make golden` rewrites them), and hold what is known of them."""

from collections import Counter
from functools import lru_cache
from pathlib import Path

import pytest

from ingest.sources.extraction import read_source
from ingest.structure.parser import parse
from kb.citation.address import Level
from kb.law.outline import Grade, Outline
from tests.golden_update import SHARED, golden_file, lines, texts

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="teks resmi tidak ada: ../shared tidak ditemukan")


@lru_cache(maxsize=64)
def outline(path: Path) -> Outline:
    return parse(read_source(path))


def at(folder: str, name: str) -> Outline:
    (path,) = (SHARED / folder).glob(f"{name}*")
    return outline(path)


def addresses(found: Outline, *, penjelasan: bool = True) -> list[str]:
    return [str(p.address) for p in found.provisions if penjelasan or not p.address.in_penjelasan]


def pasals(found: Outline) -> list[str]:
    return [p.number or "" for p in found.provisions if p.level is Level.PASAL and len(p.address.path) == 1]


@pytest.mark.parametrize("path", texts(), ids=lambda path: f"{path.parent.name}/{path.name[:30]}")
def test_golden(path: Path) -> None:
    assert [*lines(outline(path))] == golden_file(path).read_text(encoding="utf-8").splitlines(), "make golden, then read the diff"


@pytest.mark.parametrize(
    ("name", "identity", "count"),
    [
        pytest.param("PERMEN-DAGRI-2010-033", "permendagri-33-2010", 45, id="born digital"),
        pytest.param("PERPRES-2018-096", "perpres-96-2018", 83, id="scan: 1 1, PasaL, T4"),
        pytest.param("PERPRES-2021-028", "perpres-28-2021", 53, id="scan: year misread, 3O, 4 1, displaced headings"),
        pytest.param("PP-2012-082", "pp-82-2012", 90, id="catch-words with a stamp behind"),
        pytest.param("UU-1961-022", "uu-22-1961", 37, id="old spelling, lower-case ayat"),
        pytest.param("UU-2002-002", "uu-2-2002", 45, id="explanations without a full stop"),
        pytest.param("UU-2005-014", "uu-14-2005", 84, id="broken words, a blank last page"),
        pytest.param("UU-2008-012", "uu-12-2008", 2, id="amending act with a covering note"),
        pytest.param("UU-2008-044", "uu-44-2008", 45, id="born digital"),
        pytest.param("UU-2011-012", "uu-12-2011", 104, id="a Lampiran full of sample Pasal"),
        pytest.param("UU-2017-012", "uu-16-2017", 2, id="misnamed; enacts a Perppu"),
        pytest.param("UU-2019-015", "uu-15-2019", 2, id="scanned amending act"),
        pytest.param("perdaDKI-2001-001", "perda-dki-1-2001", 2, id="Pasa II"),
    ],
)
def test_every_pasal_of_the_pdfs(name: str, identity: str, count: int) -> None:
    found = at("pdf", name)
    assert str(found.id) == identity
    numbers = pasals(found)
    assert numbers == (["i", "ii"] if numbers[0] == "i" else [str(n) for n in range(1, count + 1)])
    assert len(numbers) == count


@pytest.mark.parametrize("name", ["PERMEN-LU-2004-016", "PP-2009-038"])
def test_scans_need_ocr(name: str) -> None:
    found = at("pdf", name)
    assert (found.needs_ocr, found.grade, found.provisions) == (True, Grade.TIDAK_TERBACA, ())


def test_an_act_that_enacts_a_perppu_has_its_wording_complete() -> None:
    found = set(addresses(at("naskah", "uu-17-2016")))
    base = "uu-17-2016/lampiran/pasal-i"
    for angka, pasal, count in ((1, "81", 9), (2, "81a", 4), (3, "82", 8), (4, "82a", 3)):
        ayat = sorted(a for a in found if a.startswith(f"{base}/angka-{angka}/pasal-{pasal}/ayat-") and a.count("/") == 5)
        assert len(ayat) == count, f"Pasal {pasal}"


@pytest.mark.parametrize(("first", "second"), [("uu-21-2007.txt", "uu-21-2007.html"), ("pp-9-2008.md", "pp-9-2008.html")])
def test_two_copies_give_one_structure(first: str, second: str) -> None:
    assert addresses(at("naskah", first)) == addresses(at("naskah-lain", second))


def test_the_copies_of_uu_6_2011_agree_but_for_the_lost_elucidation() -> None:
    markdown, html = at("naskah", "uu-6-2011"), at("naskah-lain", "uu-6-2011")
    assert addresses(markdown, penjelasan=False) == addresses(html)
    assert "uu-6-2011/pasal-120/ayat-2" in addresses(markdown)


def test_the_copies_of_uu_23_2002_differ_by_what_they_warn_of() -> None:
    markdown, html = at("naskah", "uu-23-2002"), at("naskah-lain", "uu-23-2002")
    assert pasals(markdown) == pasals(html) == [str(n) for n in range(1, 94)]
    assert {"ayat-diragukan", "daftar-angka"} <= {w.code for w in markdown.warnings}
    as_letters = {a.replace("/angka-", "/huruf-") for a in addresses(markdown)}
    ayat = {a for a in addresses(html) if "/ayat-" in a and a.count("/") == 2}
    assert ayat <= as_letters


def test_the_code_of_2023_is_whole() -> None:
    found = at("naskah", "uu-1-2023")
    assert pasals(found) == [str(n) for n in range(1, 625)]
    # the four that a strict reading misses are printed "l20", "16O", "l7l", "5O9"
    assert Counter(w.code for w in found.warnings)["angka-diperbaiki"] >= 4


def test_damaged_copies_say_so() -> None:
    for folder, name, least, grade in (
        ("naskah", "pp-7-2018", 48, Grade.TIDAK_TERBACA),  # ayat marks in heaps apart from their texts
        ("naskah-lain", "uu-18-2017", 80, Grade.TIDAK_TERBACA),  # likewise
        ("naskah", "pp-44-2008", 40, Grade.PERLU_DIPERIKSA),
    ):
        found = at(folder, name)
        assert len(pasals(found)) >= least
        assert found.grade is grade
