"""A draft's citations: found with their law, looked up, and held against the words that stand there."""

from datetime import date

import pytest

from search.checking.citations import CitationFinder
from search.checking.draft import CheckedCitation, DraftChecker, checked_view, stands_in
from search.engine import Engine
from tests.corpus_samples import TODAY

FOUND = [
    pytest.param("Pasal 5 UU 21/2007", ["uu-21-2007/pasal-5"], id="a short citation"),
    pytest.param("UU No. 21 Tahun 2007 Pasal 5 ayat (2)", ["uu-21-2007/pasal-5/ayat-2"], id="the law before the place"),
    pytest.param("Pasal 58 ayat (4) huruf b UU 21/2007", ["uu-21-2007/pasal-58/ayat-4/huruf-b"], id="three levels"),
    pytest.param("Pasal 1 angka 7 Undang-Undang Nomor 21 Tahun 2007", ["uu-21-2007/pasal-1/angka-7"], id="a definition"),
    pytest.param("Pasal 5 ayat (1) dan ayat (2) UU 21/2007", ["uu-21-2007/pasal-5/ayat-1", "uu-21-2007/pasal-5/ayat-2"], id="two ayat"),
    pytest.param("Pasal 5 ayat (1), (2), dan (3) UU 21/2007", [f"uu-21-2007/pasal-5/ayat-{n}" for n in (1, 2, 3)], id="bare numbers"),
    pytest.param("Pasal 3, Pasal 4, dan Pasal 5 UU 21/2007", [f"uu-21-2007/pasal-{n}" for n in (3, 4, 5)], id="a list before its law"),
    pytest.param("Pasal 3 UU 21/2007 dan Pasal 4 UU 13/2006", ["uu-21-2007/pasal-3", "uu-13-2006/pasal-4"], id="two laws"),
    pytest.param("UU 21/2007 baik. Lihat juga Pasal 4.", ["uu-21-2007/pasal-4"], id="the law named last"),
    pytest.param("Lihat Pasal 4.", [None], id="no law at all"),
    pytest.param("UU 21/2007 berlaku.", ["uu-21-2007"], id="a law alone"),
    pytest.param("Pasal 4", [], id="a heading of the draft itself"),
    pytest.param("sebagaimana dimaksud pada ayat (2)", [], id="an ayat of the draft itself"),
    pytest.param("Pada tahun 2007 ada 21 perkara.", [], id="no citation"),
]


@pytest.mark.parametrize(("paragraph", "addresses"), FOUND)
def test_citations_are_found_with_their_law(paragraph: str, addresses: list[str | None]) -> None:
    found = CitationFinder([]).find(paragraph)
    assert [str(one.address) if one.address else None for one in found] == addresses


def test_a_span_is_the_words_of_the_place() -> None:
    paragraph = "Menurut “undang”, İ Pasal 5 ayat (1) UU 21/2007"
    (found,) = CitationFinder([]).find(paragraph)
    assert paragraph[found.start : found.end] == "Pasal 5 ayat (1)"


@pytest.fixture
def checker(engine: Engine) -> DraftChecker:
    return DraftChecker(engine.store, engine.presenter, engine.store.regulations(), TODAY)


def one(checker: DraftChecker, *lines: str) -> CheckedCitation:
    (checked,) = checker.check(lines)
    return checked


LAW = "Pergub DKI 901/2011"
CHECKED = [
    pytest.param([f"Pasal 2 ayat (1) {LAW}"], True, True, None, "berlaku", id="right"),
    pytest.param([f"Pasal 77 {LAW}"], False, None, None, "TIDAK DITEMUKAN", id="a clause that there is not"),
    pytest.param(["Pasal 1 UU 99/2031"], False, None, None, "tidak ada dalam basis pengetahuan", id="a law that there is not"),
    pytest.param(["UU 99/2031"], False, None, None, "TIDAK DITEMUKAN", id="a law alone that there is not"),
    pytest.param(["menurut Pasal 3"], False, None, None, "tidak disebut", id="no law"),
    pytest.param(["Pasal 2 Pergub DKI 900/2001"], True, False, None, "dicabut sejak 1 Maret 2011", id="repealed"),
    pytest.param(
        [f'Pasal 2 ayat (1) {LAW}: "Setiap Penggarap wajib menyiram petaknya dua kali sehari."'], True, True, True, "", id="quoted rightly"
    ),
    pytest.param([f"“Setiap Penggarap wajib … dua kali sehari” (Pasal 2 ayat (1) {LAW})"], True, True, True, "", id="with words left out"),
    pytest.param(
        [f'Pasal 2 ayat (1) {LAW}: "Setiap Penggarap dapat menyiram petaknya."'],
        True,
        True,
        False,
        "KUTIPAN TIDAK SAMA",
        id="a word changed",
    ),
    pytest.param(
        [f"Pasal 2 ayat (1) {LAW} berbunyi:", "“Kompos adalah pupuk dari sisa daun dan dapur.”"],
        True,
        True,
        False,
        "ada dalam Pergub DKI 901/2011 Pasal 1 angka 3",
        id="the words of another clause",
    ),
    pytest.param(
        [f"Pasal 3 {LAW}:", "> Permohonan petak diajukan kepada lurah", "> paling lama 14 (empat belas) hari"],
        True,
        True,
        False,
        "bunyi lama",
        id="the words before a change, as a block",
    ),
    pytest.param([f"Pasal 1 Perda DKI 903/2013: “{'kata ' * 6}”"], True, True, None, "tidak dapat dicocokkan", id="only a digest is here"),
]


@pytest.mark.parametrize(("lines", "found", "in_force", "quote_ok", "note"), CHECKED)
def test_a_citation_is_checked(
    lines: list[str], found: bool, in_force: bool | None, quote_ok: bool | None, note: str, checker: DraftChecker
) -> None:
    checked = one(checker, *lines)
    assert (checked.found, checked.in_force, checked.quote_ok) == (found, in_force, quote_ok)
    assert note in checked.note
    assert checked.wrong == (not found or in_force is False or quote_ok is False)


def test_the_day_decides_what_is_in_force(engine: Engine) -> None:
    then = DraftChecker(engine.store, engine.presenter, engine.store.regulations(), date(2005, 1, 1))
    assert one(then, "Pasal 2 Pergub DKI 900/2001").in_force is True


def test_the_json_has_its_keys(checker: DraftChecker) -> None:
    view = checked_view(checker.check([f"Pasal 2 ayat (1) {LAW}"]))
    assert set(view["citations"][0]) == {"text", "address", "found", "in_force", "quote_ok", "note"}


def test_left_out_words_must_stand_in_order() -> None:
    assert stands_in("satu … tiga", "satu dua tiga")
    assert not stands_in("tiga … satu", "satu dua tiga")
