"""What readers come for, walked from the first page: with scripts, and without them."""

from collections.abc import Callable
from typing import Any

import pytest

ASKED = "Pertanyaan atau pasal yang dicari"
PENALTY = "berapa hukuman pelaku perdagangan orang"


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def scripts(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def asked(page: Any, question: str) -> Any:
    """The answer to a question typed on the page."""
    page.get_by_label(ASKED).fill(question)
    page.keyboard.press("Enter")
    page.wait_for_url("**/tanya?**")
    return page.locator("article.quote").first


def test_from_a_question_to_the_clause_to_what_it_refers_to_and_back(texts: str, scripts: bool, visit: Callable[..., Any]) -> None:
    page = visit(texts, width=360, scripts=scripts)
    quote = asked(page, "siapa mengoordinasikan pencegahan penjeratan")
    assert "mengoordinasikan pencegahan penjeratan" in quote.inner_text()
    quote.get_by_role("link", name="UU 901/2001 Pasal 4 ayat (2)", exact=True).click()
    page.wait_for_url("**/uu-901-2001/pasal-4/ayat-2")
    page.locator("blockquote a.ref").first.click()
    page.wait_for_url("**/uu-901-2001/pasal-4/ayat-1")
    assert "Pemerintah membentuk gugus tugas" in page.locator("blockquote").inner_text()
    page.go_back()
    assert page.url.endswith("/uu-901-2001/pasal-4/ayat-2")
    assert page.get_by_role("heading", level=1).inner_text().startswith("Pasal 4 ayat (2)")


def test_from_a_penalty_to_what_it_took_the_place_of_and_back(digests: str, scripts: bool, visit: Callable[..., Any]) -> None:
    page = visit(digests, width=360, scripts=scripts)
    asked(page, PENALTY).get_by_role("link", name="UU 1/2023 Pasal 455").first.click()
    page.wait_for_url("**/uu-1-2023/pasal-455/**")
    replaced = page.locator(".follows", has_text="Menggantikan").get_by_role("link").first
    replaced.click()
    page.wait_for_url("**/uu-21-2007/pasal-2")
    assert "Dicabut" in page.locator(".clause-head").inner_text()
    page.go_back()
    assert "/uu-1-2023/pasal-455" in page.url


def test_from_a_term_to_its_definitions_to_a_clause_that_uses_it(digests: str, scripts: bool, visit: Callable[..., Any]) -> None:
    page = visit(digests, width=360, scripts=scripts)
    page.get_by_role("navigation", name="Utama").get_by_role("link", name="Istilah").click()
    page.get_by_label("Istilah yang dicari").fill("restitusi")
    page.get_by_role("button", name="Saring").click()
    page.wait_for_url("**/definisi?q=restitusi**")
    page.get_by_role("link", name="Restitusi", exact=True).click()
    page.wait_for_url("**/definisi/restitusi")
    first, second = page.locator("article.definition").nth(0), page.locator("article.definition").nth(1)
    assert first.get_by_role("heading").inner_text() == "UU 21/2007 Pasal 1 angka 13"
    assert second.locator("ins").count() > 0 and "Bedanya dengan definisi pertama ditandai." in second.inner_text()
    first.get_by_text("Dipakai dalam").click()
    first.locator(".uses a").first.click()
    page.wait_for_url("**/uu-21-2007/pasal-**")
    page.go_back()
    assert page.url.endswith("/definisi/restitusi")


def test_from_a_law_to_its_first_form(texts: str, scripts: bool, visit: Callable[..., Any]) -> None:
    page = visit(texts + "/uu-901-2001", width=1280, scripts=scripts)
    page.get_by_role("link", name="Bandingkan dengan bentuk asalnya").click()
    page.wait_for_url("**/banding/uu-901-2001@uu-901-2001/uu-901-2001")
    page.get_by_role("link", name="Pasal 3").first.click()
    row = page.locator("section.compared-row.changed")
    assert "satu" in row.locator(".side del").inner_text() and "lima" in row.locator(".side ins").inner_text()


def test_a_citation_is_copied(texts: str, visit: Callable[..., Any]) -> None:
    page = visit(texts + "/uu-901-2001/pasal-3", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Salin kutipan").click()
    page.get_by_text("Kutipan disalin").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.splitlines()[-1] == f"{texts}/uu-901-2001/pasal-3"
    assert "lima juta rupiah" in copied and "Pasal 3 Undang-Undang Nomor 901 Tahun 2001" in copied


def test_a_citation_is_shown_to_copy_where_the_clipboard_is_closed(texts: str, visit: Callable[..., Any]) -> None:
    page = visit(texts + "/uu-901-2001/pasal-3")
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.get_by_role("button", name="Salin kutipan").click()
    assert "lima juta rupiah" in page.evaluate("getSelection().toString() || document.activeElement.value")


def test_a_citation_is_there_to_copy_without_scripts(texts: str, visit: Callable[..., Any]) -> None:
    page = visit(texts + "/uu-901-2001/pasal-3", scripts=False)
    assert page.locator("[data-copy]:visible, [data-keys]:visible").count() == 0
    page.get_by_text("Teks kutipan", exact=True).click()
    assert f"{texts}/uu-901-2001/pasal-3" in page.get_by_label("Teks kutipan, siap disalin").input_value()


def test_the_law_of_another_day(texts: str, scripts: bool, visit: Callable[..., Any]) -> None:
    page = visit(texts + "/uu-901-2001/pasal-3", width=360, scripts=scripts)
    page.get_by_text("Hukum per").first.click()
    page.get_by_label("Tanggal lain").fill("2005-01-01")
    page.get_by_role("button", name="Lihat").click()
    page.wait_for_url("**/pasal-3?per=2005-01-01")
    assert "satu juta rupiah" in page.locator("blockquote").inner_text()
    page.get_by_role("link", name="Lihat hukum hari ini").click()
    page.wait_for_url("**/pasal-3")
    assert "lima juta rupiah" in page.locator("blockquote").inner_text()


def test_results_are_narrowed_and_turned_over(digests: str, scripts: bool, visit: Callable[..., Any]) -> None:
    page = visit(digests + "/cari", width=360, scripts=scripts)
    page.get_by_label("Kata yang dicari").fill("korban")
    page.get_by_label("Peraturan", exact=True).select_option("uu-21-2007")
    page.get_by_role("button", name="Cari").click()
    page.wait_for_url("**/cari?**uu=uu-21-2007**")
    hits = page.locator("article.brief h3 a:first-of-type")
    assert all(name.startswith("UU 21/2007") for name in hits.all_inner_texts())
    first = hits.first.inner_text()
    page.get_by_role("link", name="Berikutnya").click()
    page.wait_for_url("**hal=2**")
    assert hits.first.inner_text() != first


def test_the_language_is_kept_from_page_to_page(digests: str, scripts: bool, visit: Callable[..., Any]) -> None:
    page = visit(digests, width=360, scripts=scripts)
    page.get_by_role("link", name="English").click()
    page.get_by_label("Question, or the clause you are looking for").fill("what counts as eksploitasi")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tanya?**")
    assert page.locator("html").get_attribute("lang") == "en"
    page.locator("article.quote h2 a").first.click()
    page.wait_for_url("**/pasal-**")
    assert page.locator("html").get_attribute("lang") == "en"


def test_from_the_matrix_of_duties_to_the_clause_and_back_to_its_cell(texts: str, scripts: bool, visit: Callable[..., Any]) -> None:
    page = visit(texts, width=360, scripts=scripts)
    page.get_by_role("link", name="Gugus tugas", exact=True).click()
    page.wait_for_url("**/gugus-tugas")
    page.get_by_label("Badan").select_option(label="Gugus Tugas Layang-Layang")
    page.get_by_role("button", name="Saring").click()
    page.wait_for_url("**badan=gugus-tugas&**")
    row = page.get_by_role("row", name="Mengatur pencegahan bersama")
    row.get_by_role("link", name="UU 901/2001 Pasal 4 ayat (2) huruf a").click()
    page.wait_for_url("**/uu-901-2001/pasal-4/ayat-2/huruf-a")
    page.get_by_role("link", name="Gugus Tugas Layang-Layang").click()
    page.wait_for_url("**/gugus-tugas?badan=gugus-tugas#**")
    assert "Mengatur pencegahan bersama" in page.locator("tr:target").inner_text()


def test_a_mistake_is_reported_from_the_clause(texts: str, scripts: bool, visit: Callable[..., Any]) -> None:
    page = visit(texts + "/uu-901-2001/pasal-3", width=360, scripts=scripts)
    page.get_by_text("Laporkan kekeliruan").click()
    page.get_by_label("Apa yang keliru?").select_option("status")
    page.get_by_label("Jelaskan, dan sebut sumbernya bila ada").fill("Dendanya keliru.")
    page.get_by_role("button", name="Kirim laporan").click()
    page.wait_for_url("**/lapor?**terkirim=ya")
    assert "Laporan sudah sampai" in page.get_by_role("status").first.inner_text()
    page.get_by_role("link", name="Kembali").click()
    page.wait_for_url("**/uu-901-2001/pasal-3")


def test_from_a_clause_to_the_page_that_it_was_read_from_and_back(pdfs: str, scripts: bool, visit: Callable[..., Any]) -> None:
    page = visit(pdfs + "/uu-901-2001/pasal-4/ayat-2", width=360, scripts=scripts)
    page.get_by_role("link", name="uu-901-2001.pdf, hlm. 2").click()
    page.wait_for_url("**/sumber/uu-901-2001/halaman/2?**")
    assert page.get_by_role("img").evaluate("picture => picture.complete && picture.naturalWidth") > 300
    page.get_by_role("link", name="UU 901/2001 Pasal 4 ayat (2)", exact=True).click()
    page.wait_for_url("**/uu-901-2001/pasal-4/ayat-2")
