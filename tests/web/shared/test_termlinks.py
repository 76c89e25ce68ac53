"""Defined terms in the text: linked where each Pasal first uses them, and told beside the clause."""

import re

from fastapi.testclient import TestClient

from tests.web.pagereader import page_of


def terms_in(html: str) -> list[tuple[str, str]]:
    """Linked terms: the words, and where they lead."""
    return re.findall(r'<a class="term" href="([^"]*)"[^>]*>([^<]*)</a>', html)


def test_a_term_is_linked_once_a_pasal(web: TestClient) -> None:
    page = page_of(web, "/uu-901-2001")
    kite = "/uu-901-2001/pasal-1/angka-1"
    second = page.html[page.html.index('id="pasal-2"') : page.html.index('id="pasal-3"')]
    third = page.html[page.html.index('id="pasal-3"') : page.html.index('id="pasal-4"')]
    assert terms_in(second) == [("/uu-901-2001/penjelasan/pasal-2/ayat-1", "menjerat"), (kite, "layang-layang")]
    assert terms_in(third) == [(kite, "layang-layang")]
    assert 'title="Layang-layang: UU 901/2001 Pasal 1 angka 1"' in third


def test_on_its_own_page_a_clause_links_what_it_uses(web: TestClient) -> None:
    page = page_of(web, "/uu-901-2001/pasal-2/ayat-2")
    assert ("/uu-901-2001/pasal-1/angka-1", "layang-layang") in terms_in(page.html)


def test_what_the_penjelasan_explains_is_linked_in_its_clause(web: TestClient) -> None:
    page = page_of(web, "/uu-901-2001/pasal-2/ayat-1")
    assert ("/uu-901-2001/penjelasan/pasal-2/ayat-1", "menjerat") in terms_in(page.html)
    assert "/uu-901-2001/penjelasan/pasal-2/ayat-1" not in [href for href, _ in terms_in(page_of(web, "/uu-901-2001/pasal-3").html)]


def test_the_day_is_kept(web: TestClient) -> None:
    page = page_of(web, "/uu-901-2001/pasal-2/ayat-2?per=2015-01-01")
    assert terms_in(page.html) == [("/uu-901-2001/pasal-1/angka-1?per=2015-01-01", "layang-layang")]


def test_earlier_words_are_not_linked(web: TestClient) -> None:
    assert not terms_in(page_of(web, "/uu-901-2001/pasal-3@uu-901-2001").html)


def test_a_clause_tells_the_terms_it_uses_and_what_they_mean(web: TestClient) -> None:
    page = page_of(web, "/uu-901-2001/pasal-3")
    assert "Istilah yang dipakai Layang-layang Layang-layang adalah benda ringan yang diterbangkan dengan benang." in page.text
    assert "/definisi/layang-layang" not in page.links, "no other law defines it"
    assert "/definisi/menjerat" not in page.links
    english = page_of(web, "/uu-901-2001/pasal-3?lang=en")
    assert "A kite (layang-layang) is a light thing on a string. Digest" in english.text, "a gloss is our words"


def test_without_law_texts_our_digests_tell_the_terms(lean: TestClient) -> None:
    page = page_of(lean, "/uu-901-2001/pasal-2/ayat-1")
    assert "Istilah yang dipakai Layang-layang" in page.text


def test_a_clause_that_defines_leads_to_what_other_laws_mean(web: TestClient) -> None:
    page = page_of(web, "/uu-901-2001/pasal-1/angka-2")
    assert "Mendefinisikan: Penjerat" in page.text and "/definisi/penjerat" in page.links
