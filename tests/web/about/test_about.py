"""What this is and how it is used: counts, labels with their meaning, ways in."""

from fastapi.testclient import TestClient

from tests.web.pagereader import page_of


def test_about_counts_and_says_whose_words_and_which_day(web: TestClient) -> None:
    text = page_of(web, "/tentang").text
    assert "4 peraturan 2 dengan naskah 6 ringkasan pasal 1 catatan redaksi" in text and "2 jalur belajar 2 topik" in text
    assert "diperiksa paling akhir sampai 1 Januari 2024" in text and "Status 2 peraturan belum diperiksa" in text
    assert "bukan nasihat hukum" in text


def test_help_explains_every_label_with_its_own_badge(web: TestClient) -> None:
    page = page_of(web, "/bantuan")
    badges = [attrs["class"] for attrs in page.named("span") if attrs.get("class", "").startswith("badge")]
    sources = [f"badge source {code}" for code in ("resmi", "berkas", "salinan", "ringkasan", "catatan")]
    statuses = ("berlaku", "diubah", "dicabut", "dicabut-sebagian", "belum-berlaku", "belum-diketahui")
    assert badges == [*sources, *(f"badge status {code}" for code in statuses)]
    assert "Kata-kata kami sendiri, bukan bunyi peraturan." in page.text
    assert "http://testserver/uu-901-2001/pasal-1/angka-1" in page.text, "a permanent link as it is"


def test_both_are_read_in_english_too(web: TestClient) -> None:
    assert "it is no legal advice" in page_of(web, "/tentang?lang=en").text
    page = page_of(web, "/bantuan?lang=en")
    assert "What the labels mean" in page.text and "Our own words" in page.text
    assert "/bantuan?lang=id" in page.links


def test_every_page_leads_to_them(web: TestClient) -> None:
    assert {"/belajar", "/topik", "/tentang", "/bantuan"} <= set(page_of(web, "/uu-901-2001").links)


def test_the_first_page_offers_a_way_in(web: TestClient) -> None:
    page = page_of(web, "/")
    assert "Baru di gugus tugas?" in page.text and "/belajar/pengantar" in page.links
