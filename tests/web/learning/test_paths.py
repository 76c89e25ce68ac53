"""Reading paths: clauses in order with digest, label and status; history marked; a quiz whose answers name their clauses."""

import pytest
from fastapi.testclient import TestClient

from tests.web.pagereader import Page, page_of
from tests.web.samples import ATTACK


def quiz(page: Page) -> str:
    """The words of the quiz."""
    return page.text[page.text.index("Kuis", page.text.index("Sudah dibaca")) :]


def test_the_first_path_comes_first_with_the_others_and_the_topics(web: TestClient) -> None:
    page = page_of(web, "/belajar")
    assert page.text.index("Mulai dari sini") < page.text.index("Bagi anggota baru.") < page.text.index("Lalu pilih bidang Anda")
    assert "2 langkah, 4 ketentuan" in page.text and "1 langkah, 1 ketentuan" in page.text
    assert {"/belajar/pengantar", "/belajar/benang", "/topik/penjeratan", "/bantuan"} <= set(page.links)


def test_a_path_shows_each_clause_with_label_status_and_digest(web: TestClient) -> None:
    text = page_of(web, "/belajar/pengantar").text
    first, second = text.index("1. Arti"), text.index("2. Dulu dan kini")
    step = text[first:second]
    assert "Salinan, belum dicocokkan uu-901-2001.txt UU 901/2001 Pasal 1 angka 1 Arti layang-layang Berlaku" in step
    assert "Layang-layang adalah benda ringan" in step and "Ringkasan Layang-layang: benda ringan bertali." in step
    assert "Ringkasan UU 902/2020 Pasal 9" in text[second:], "only a digest is here of it"


def test_a_letter_stands_after_the_words_that_lead_to_it(web: TestClient) -> None:
    text = page_of(web, "/belajar/pengantar").text
    assert "bertugas: […] mengoordinasikan pencegahan penjeratan; dan" in text


def test_what_is_history_is_said_to_be(web: TestClient) -> None:
    said = "Dibaca sebagai sejarah saja: tidak berlaku lagi."
    text = page_of(web, "/belajar/pengantar").text
    assert text.index("2. Dulu") < text.index(said) < text.index("UU 901/2001 Pasal 2 ayat (1)")
    assert "Dicabut sejak 1 Januari 2020 oleh UU 902/2020 Pasal 9 Kini: UU 902/2020 Pasal 9" in text
    then = page_of(web, "/belajar/pengantar?per=2015-06-01")
    assert said not in then.text, "it held then"
    assert "Belum berlaku mulai berlaku 1 Januari 2020" in then.text
    assert "/uu-901-2001/pasal-2/ayat-1?per=2015-06-01" in then.links, "links keep the day"


def test_ticks_and_progress_wait_for_a_script(web: TestClient) -> None:
    page = page_of(web, "/belajar/pengantar")
    boxes = [attrs["data-read"] for attrs in page.named("input") if "data-read" in attrs]
    assert boxes == [
        "uu-901-2001/pasal-1/angka-1",
        "uu-901-2001/pasal-4/ayat-2/huruf-a",
        "uu-901-2001/pasal-2/ayat-1",
        "uu-902-2020/pasal-9",
    ]
    assert all("hidden" in attrs for attrs in page.named("label") if attrs.get("class") == "tick")
    assert [attrs["data-progress"].split() for attrs in page.named("span") if "data-progress" in attrs] == [boxes]


def test_the_quiz_asks_and_each_answer_names_its_clause(web: TestClient) -> None:
    page = page_of(web, "/belajar/pengantar")
    assert "Hukuman baru menjerat Lihat jawaban" in quiz(page)
    assert "Ringkasan Penjerat layang-layang dihukum sampai 5 tahun. UU 902/2020 Pasal 9 Berlaku" in quiz(page)
    assert "Kuis" not in page_of(web, "/belajar/benang").text, "a path without questions has none"


def test_a_path_leads_to_the_next(web: TestClient) -> None:
    assert "/belajar/benang" in page_of(web, "/belajar/pengantar").links
    assert "Berikutnya" not in page_of(web, "/belajar/benang").text


def test_a_path_is_read_in_english_too(web: TestClient) -> None:
    page = page_of(web, "/belajar/pengantar?lang=en")
    assert "Introduction · Learn" in page.text and "For new members." in page.text
    assert "1. Meaning Begin here." in page.text and "Read as history only: no longer in force." in page.text
    assert "Snaring a kite brings up to 5 years." in page.text
    untranslated = page_of(web, "/belajar/benang?lang=en")
    assert {"class": "intro", "lang": "id"} in untranslated.named("p"), "what has no English says which language it is"


def test_without_law_texts_the_digest_stands_in(lean: TestClient) -> None:
    text = page_of(lean, "/belajar/pengantar").text
    assert "Ringkasan UU 901/2001 Pasal 1 angka 1 Arti layang-layang Berlaku Layang-layang: benda ringan bertali." in text
    within = "Yang dimaksud: UU 901/2001 Pasal 4 ayat (2) huruf a; yang ada di sini ringkasan ketentuan yang memuatnya."
    assert within + " Ringkasan UU 901/2001 Pasal 4 ayat (2)" in text


def test_words_of_the_corpus_stay_text(web: TestClient) -> None:
    for url in ("/belajar", "/belajar/pengantar", "/topik", "/topik/penjeratan", "/"):
        assert ATTACK not in web.get(url).text, url


@pytest.mark.parametrize("url", ["/belajar/x", "/belajar/Pengantar", "/topik/x", "/belajar/pengantar/x"])
def test_what_is_not_there_is_not_found(web: TestClient, url: str) -> None:
    page_of(web, url, 404)


def test_a_wrong_day_is_one_clear_line(web: TestClient) -> None:
    assert "Tanggal tidak dikenali" in page_of(web, "/belajar/pengantar?per=kemarin", 400).text
