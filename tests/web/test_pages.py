"""What each page says, with law texts and without."""

import re

import pytest
from fastapi.testclient import TestClient

from tests.web.pagereader import Page
from web import pages


def page_of(client: TestClient, url: str, status: int = 200) -> Page:
    response = client.get(url)
    assert response.status_code == status, response.text[:500]
    return Page(response.text)


def test_home_counts_what_is_there(web: TestClient) -> None:
    text = page_of(web, "/").text
    assert "4 peraturan, 2 di antaranya dengan naskah;" in text and "6 ringkasan, 1 catatan." in text
    assert "Salinan, belum dicocokkan" in text


def test_a_definition_is_answered_by_its_clause(web: TestClient) -> None:
    page = page_of(web, "/tanya?q=apa+itu+penjerat")
    assert "/uu-901-2001/pasal-1/angka-2" in page.links
    assert "Penjerat adalah orang yang memutus benang layang-layang milik orang lain." in page.text
    assert "Salinan, belum dicocokkan" in page.text
    assert "Arti penjerat" in page.text  # what several laws say of it


@pytest.mark.parametrize(
    ("url", "line"),
    [
        pytest.param("/tanya?q=siapa+yg+disebut+penjerat", "Dibaca sebagai: siapa yang disebut penjerat", id="an answer"),
        pytest.param("/cari?q=klo+penjerat", "Dibaca sebagai: kalau penjerat", id="a search"),
        pytest.param("/cari?q=klo+penjerat&lang=en", "Read as: kalau penjerat", id="in English"),
    ],
)
def test_a_page_says_how_chat_spelling_was_read(web: TestClient, url: str, line: str) -> None:
    assert line in page_of(web, url).text
    assert "Dibaca sebagai" not in page_of(web, "/cari?q=penjerat").text, "nothing was changed"


def test_an_answer_says_whose_words_it_quotes(lean: TestClient) -> None:
    page = page_of(lean, "/tanya?q=apa+itu+penjerat")
    first = page.text[: page.text.index("Salin kutipan")]
    assert "Ringkasan" in first and "Salinan, belum dicocokkan" not in first


def test_a_clause_out_of_force_comes_with_what_took_its_place(web: TestClient) -> None:
    page = page_of(web, "/uu-901-2001/pasal-2")
    assert "Dicabut sejak 1 Januari 2020 oleh UU 902/2020 Pasal 9" in page.text
    assert "Kini: UU 902/2020 Pasal 9" in page.text
    assert "Pasal 2 tidak berlaku lagi; kini Pasal 9 Kitab Angkasa." in page.text
    assert "Menggantikan: UU 901/2001 Pasal 2" in page_of(web, "/uu-902-2020/pasal-9").text


def test_the_day_asked_for_is_kept_in_every_link(web: TestClient) -> None:
    page = page_of(web, "/uu-901-2001/pasal-2?per=2015-06-01")
    assert "Berlaku" in page.text and "Dicabut" not in page.text
    assert "hukum per 1 Juni 2015" in page.text
    assert "/uu-901-2001/pasal-3?per=2015-06-01" in page.links
    assert "/uu-901-2001/pasal-2" in page.links  # back to today


def test_doubt_is_said(web: TestClient) -> None:
    text = page_of(web, "/uu-901-2001/pasal-4").text
    assert "Ancaman pidana disesuaikan" in text and "Meragukan" in text and "tidak jelas apakah berlaku untuk daerah" in text


def test_earlier_wordings_are_one_click_away(web: TestClient) -> None:
    page = page_of(web, "/uu-901-2001/pasal-3")
    assert "lima juta rupiah" in page.text
    earlier = page_of(web, "/uu-901-2001/pasal-3@uu-901-2001")
    assert "/uu-901-2001/pasal-3@uu-901-2001" in page.links
    assert "satu juta rupiah" in earlier.text and "Ini bunyi menurut UU 901/2001." in earlier.text
    assert "satu juta rupiah" in page_of(web, "/uu-901-2001/pasal-3?per=2005-01-01").text


def test_a_small_clause_stands_in_its_context(web: TestClient) -> None:
    page = page_of(web, "/uu-901-2001/pasal-4/ayat-2/huruf-a")
    assert "bertugas: a. mengoordinasikan pencegahan penjeratan; dan" in page.text
    assert "Baca Pasal 4 selengkapnya" in page.text
    assert "/uu-901-2001/pasal-4/ayat-2/huruf-b" in page.links
    assert "Tugas gugus tugas layang-layang" in page.text  # the digest of the ayat that holds it


def test_the_elucidation_stands_below_its_clause(web: TestClient) -> None:
    assert 'Yang dimaksud dengan "menjerat" adalah memutus benang' in page_of(web, "/uu-901-2001/pasal-2").text
    assert "/uu-901-2001/pasal-2/ayat-1" in page_of(web, "/uu-901-2001/penjelasan/pasal-2/ayat-1").links


@pytest.mark.parametrize(
    ("path", "phrase", "implementing"),
    [
        pytest.param("/uu-901-2001/pasal-4/ayat-3", True, False, id="left to a regulation that nobody here knows"),
        pytest.param("/uu-901-2001/pasal-4/ayat-1", False, True, id="carried out without a word of delegation"),
        pytest.param("/uu-901-2001/pasal-4", True, True, id="both, in the Pasal around them"),
        pytest.param("/uu-901-2001/pasal-3", False, False, id="neither"),
    ],
)
def test_a_clause_names_what_it_leaves_to_others_and_who_carries_it_out(
    web: TestClient, path: str, phrase: bool, implementing: bool
) -> None:
    page = page_of(web, path)
    assert ("Ketentuan ini menyerahkan pengaturan selanjutnya: diatur dengan Peraturan Pemerintah" in page.text) is phrase
    assert ("/pergub-dki-904-2019" in page.links) is implementing
    assert ("Belum ada aturan pelaksananya" in page.text) is (phrase and not implementing)
    told = web.get(f"/api/provisions{path}").json()
    assert bool(told["delegations"]) is phrase
    assert told["implemented_by"] == (["pergub-dki-904-2019"] if implementing else [])


def test_a_citation_can_be_pasted_and_shared(web: TestClient) -> None:
    page = page_of(web, "/uu-901-2001/pasal-2/ayat-1")
    citation = "Pasal 2 ayat (1) Undang-Undang Nomor 901 Tahun 2001 tentang Perlindungan Layang-Layang (dicabut sejak 1 Januari 2020)"
    assert citation in page.text
    assert "http://testserver/uu-901-2001/pasal-2/ayat-1" in page.text
    assert any(link.startswith("https://wa.me/?text=") for link in page.links)


def test_a_regulation_page_tells_all_that_is_known(web: TestClient) -> None:
    page = page_of(web, "/uu-901-2001")
    for words in (
        "Dicabut sebagian",
        "Diubah oleh UU 903/2010",
        "Dicabut oleh UU 902/2020",
        "Status diperiksa sampai 1 Januari 2024",
        "uu-901-2001.txt",
    ):
        assert words in page.text
    assert re.search(r"SHA-256 [0-9a-f]{64}", page.text)
    assert {"pasal-1", "pasal-4/ayat-2/huruf-b", "bab-2"} <= set(page.ids)
    assert "https://contoh.go.id/uu-901-2001" in page.links
    assert not any(link.startswith("javascript") for link in page.links)


@pytest.mark.parametrize(
    ("query", "has", "lacks"),
    [
        ("", ["benda ringan yang diterbangkan", "benda ringan bertali"], []),
        ("?tampil=naskah", ["benda ringan yang diterbangkan"], ["benda ringan bertali"]),
        ("?tampil=ringkasan", ["benda ringan bertali"], ["benda ringan yang diterbangkan"]),
        ("?bahasa=en", ["a light thing on a string"], ["benda ringan bertali"]),
        ("?tampil=naskah&per=2005-01-01", ["satu juta rupiah"], ["lima juta rupiah"]),
    ],
)
def test_a_regulation_page_shows_what_is_chosen(web: TestClient, query: str, has: list[str], lacks: list[str]) -> None:
    text = page_of(web, f"/uu-901-2001{query}").text
    assert all(words in text for words in has)
    assert not any(words in text for words in lacks)


def test_without_texts_a_regulation_shows_digests_and_says_so(lean: TestClient) -> None:
    page = page_of(lean, "/uu-901-2001")
    assert "Naskahnya belum ada di sini. Yang tampil adalah ringkasan kami" in page.text
    assert "benda ringan bertali" in page.text and "pasal-2/ayat-1" in page.ids
    assert "Naskahnya belum ada di sini" in page_of(lean, "/uu-901-2001/pasal-2").text
    below = page_of(lean, "/uu-901-2001/pasal-4/ayat-2/huruf-b")
    assert "ringkasan Pasal 4 ayat (2)" in below.text


def test_notes_are_shown_as_notes(web: TestClient) -> None:
    page = page_of(web, "/pergub-dki-904-2019")
    assert "Catatan redaksi" in page.text and "Sumber: berita kota (2024)" in page.text and "Belum diketahui" in page.text


def test_search_filters_marks_and_explains(web: TestClient) -> None:
    page = page_of(web, "/cari?q=gugus+tugas&uu=uu-901-2001")
    assert "<mark>" in page.html and "Ditemukan karena:" in page.text and "kata yang sama" in page.text
    assert "/uu-901-2001/pasal-4/ayat-2" in page.links and "/pergub-dki-904-2019" not in page.links
    gone = page_of(web, "/cari?q=menjerat+layang-layang&status=dicabut")
    assert "/uu-901-2001/pasal-2/ayat-1" in gone.links and "/uu-901-2001/pasal-3" not in gone.links
    assert page_of(web, "/cari").named("form")


def test_a_question_that_names_a_clause_opens_it(web: TestClient) -> None:
    assert "mengoordinasikan pencegahan penjeratan" in page_of(web, "/tanya?q=pasal+4+ayat+2+uu+901/2001").text


def test_a_refusal_helps(web: TestClient) -> None:
    page = page_of(web, "/tanya?q=cara+budidaya+lele")
    assert "Belum terjawab" in page.text and "tidak mengarang" in page.text
    assert any(link.startswith("/cari?q=") for link in page.links) and "/uu-901-2001" in page.links


def test_english_is_remembered(web: TestClient) -> None:
    page = page_of(web, "/uu-901-2001/pasal-2?lang=en")
    assert page.named("html")[0]["lang"] == "en" and "Repealed since 1 January 2020" in page.text
    assert "Article 2 is no longer in force" in page.text
    assert "Law as of" in page_of(web, "/uu-901-2001/pasal-3").text
    assert page_of(web, "/?lang=id").named("html")[0]["lang"] == "id"


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("/uu-901-2001/pasal-99", "/uu-901-2001/pasal-5"),
        ("/uu-901-2001/pasal-4/ayat-9", "/uu-901-2001/pasal-4"),
        ("/uu-901-2001/pasal-3/huruf-z", "/uu-901-2001/pasal-3"),
        ("/uu-901-2001/pasal-x", "/uu-901-2001"),
        ("/uu-901-2011", "/uu-901-2001"),
        ("/pasal-4-uu-901-2001", "/uu-901-2001/pasal-4"),
    ],
)
def test_an_unknown_address_suggests_the_nearest(web: TestClient, path: str, near: str) -> None:
    page = page_of(web, path, 404)
    assert near in page.links


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("/UU-901-2001/Pasal-4/", "/uu-901-2001/pasal-4"),
        ("/uu-901-2001/?tampil=naskah", "/uu-901-2001?tampil=naskah"),
        ("/uu-903-2010/pasal-i/angka-1/pasal-3", None),
    ],
)
def test_addresses_are_tidied(web: TestClient, path: str, to: str | None) -> None:
    response = web.get(path, follow_redirects=False)
    if to is None:
        assert response.status_code in (200, 307)
    else:
        assert (response.status_code, response.headers["location"]) == (308, to)


def test_an_unchanged_page_is_not_sent_again(web: TestClient) -> None:
    tag = web.get("/uu-901-2001").headers["etag"]
    again = web.get("/uu-901-2001", headers={"if-none-match": tag})
    assert again.status_code == 304 and not again.content


def test_a_heading_lists_the_clauses_below_it(web: TestClient) -> None:
    page = page_of(web, "/uu-901-2001/bab-1")
    assert "KETENTUAN UMUM" in page.text and "benda ringan yang diterbangkan" in page.text and "pasal-1/angka-1" in page.ids
    assert "Naskahnya belum ada di sini" not in page.text
    assert "/uu-901-2001/bab-2" in page.links


@pytest.mark.parametrize(
    ("heading", "query", "status"),
    [
        ("bab-1", "", "Berlaku"),
        ("bab-2", "", "Dicabut sebagian"),
        ("bab-2", "?per=2005-01-01", "Berlaku"),
        ("bab-3", "", "Diubah"),
        ("bab-1", "?per=2000-01-01", "Belum berlaku"),
    ],
)
def test_a_headings_status_is_that_of_its_clauses(web: TestClient, heading: str, query: str, status: str) -> None:
    page = page_of(web, f"/uu-901-2001/{heading}{query}")
    assert f"tentang Perlindungan Layang-Layang {status} " in page.text


@pytest.mark.parametrize("url", ["/", "/tanya?q=apa+itu+pendamping+berganda", "/cari?q=pendamping", "/uu-901-2001", "/uu-901-2001/pasal-1"])
def test_a_page_that_was_read_before_waits_for_no_thread(web: TestClient, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    first = web.get(url)

    def no_thread(*_: object) -> None:
        raise AssertionError(url)

    monkeypatch.setattr(pages, "run_in_threadpool", no_thread)
    again = web.get(url)
    assert again.content == first.content and again.headers["etag"] == first.headers["etag"]
    assert web.get(f"{url}{'&' if '?' in url else '?'}per=2011-03-04").status_code == 500  # one that nobody read does


def test_pages_of_results_follow_one_another(web: TestClient) -> None:
    listed = [hit["address"] for hit in web.get("/api/search?q=wilayah&k=50").json()["hits"]]
    pages_of = [page_of(web, f"/cari?q=wilayah&hal={number}") for number in (1, 2)]
    for start, page in zip((0, 10), pages_of, strict=True):
        assert all(f"/{address}" in page.links for address in listed[start : start + 10])
    assert f"/{listed[0]}" not in pages_of[1].links and len(listed) > 10
