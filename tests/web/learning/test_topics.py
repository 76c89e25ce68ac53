"""Topic pages: every line with its clauses and their status, notes marked as such, ways on."""

from fastapi.testclient import TestClient

from tests.web.pagereader import page_of


def test_all_topics_are_listed(web: TestClient) -> None:
    page = page_of(web, "/topik")
    assert {"/topik/penjeratan", "/topik/benang", "/belajar"} <= set(page.links)
    assert "3 pokok" in page.text and "1 pokok" in page.text


def test_every_line_names_its_clauses_with_their_status(web: TestClient) -> None:
    text = page_of(web, "/topik/penjeratan").text
    assert "Penjerat dihukum. Ringkasan UU 902/2020 Pasal 9 Berlaku UU 901/2001 Pasal 1 angka 2 Berlaku" in text
    assert "Menyimpan hasilnya didenda. UU 901/2001 Pasal 3 Diubah sejak 4 Mei 2010 oleh UU 903/2010" in text


def test_what_only_a_note_tells_is_marked(web: TestClient) -> None:
    text = page_of(web, "/topik/penjeratan").text
    assert "Kota punya gugus tugas. Pergub ini mengatur gugus tugas daerah." in text
    assert "Catatan Pergub DKI 904/2019 Belum diketahui Hanya diketahui dari catatan: berita kota (2024)" in text


def test_a_topic_leads_to_duties_terms_and_topics_beside_it(web: TestClient) -> None:
    page = page_of(web, "/topik/penjeratan")
    wanted = {"/gugus-tugas?badan=penerbang#matriks", "/gugus-tugas?badan=gugus-tugas#matriks", "/definisi/penjerat", "/topik/benang"}
    assert wanted <= set(page.links)
    assert not any("tidak-ada" in link for link in page.links), "a term that nothing defines has no page"


def test_an_earlier_day_is_kept_and_what_read_otherwise_is_said(web: TestClient) -> None:
    page = page_of(web, "/topik/penjeratan?per=2005-01-01")
    assert "UU 902/2020 Pasal 9 Belum berlaku mulai berlaku 1 Januari 2020" in page.text
    assert "UU 901/2001 Pasal 3 Berlaku Bunyinya pada tanggal itu lain." in page.text
    assert {"/topik/benang?per=2005-01-01", "/definisi/penjerat?per=2005-01-01"} <= set(page.links)


def test_a_topic_is_read_in_english_too(web: TestClient) -> None:
    text = page_of(web, "/topik/penjeratan?lang=en").text
    assert "Snaring" in text and "What happens to snarers." in text
    assert "Snarers are punished. Digest UU 902/2020 Pasal 9 In force" in text
    assert "Flyers" in text and "Kite task force" in text
