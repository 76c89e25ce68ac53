"""The path of a new member: from the first page through a reading path to a clause and back; what was read stays on the device."""

from collections.abc import Callable
from typing import Any

import pytest


@pytest.fixture(params=[360, 1280], ids=["phone", "desk"])
def width(request: pytest.FixtureRequest) -> int:
    return int(request.param)


def first_tick(page: Any) -> Any:
    return page.get_by_role("checkbox", name="Sudah dibaca").first


def test_from_the_first_page_to_a_clause_and_back_the_tick_stays(texts: str, width: int, visit: Callable[..., Any]) -> None:
    page = visit(texts, width=width)
    page.get_by_role("navigation", name="Utama").get_by_role("link", name="Belajar").click()
    page.wait_for_url("**/belajar")
    page.locator(".path-card a").first.click()
    page.wait_for_url("**/belajar/pengantar")
    progress = page.locator(".steps [data-progress]")
    assert progress.inner_text() == "0 dari 4 sudah dibaca"
    first_tick(page).check()
    assert progress.inner_text() == "1 dari 4 sudah dibaca"
    page.locator("article.quote .place a").first.click()
    page.wait_for_url("**/uu-901-2001/pasal-1/angka-1")
    page.go_back()
    page.wait_for_url("**/belajar/pengantar")
    assert first_tick(page).is_checked() and progress.inner_text() == "1 dari 4 sudah dibaca"
    page.reload()
    assert first_tick(page).is_checked()
    page.get_by_role("navigation", name="Letak").get_by_role("link", name="Belajar").click()
    page.wait_for_url("**/belajar")
    assert "1 dari 4 sudah dibaca" in page.locator(".path-card").first.inner_text()
    page.get_by_role("button", name="Hapus semua tanda").click()
    assert page.get_by_role("button", name="Hapus semua tanda").is_hidden()
    page.go_back()
    assert not first_tick(page).is_checked()


def test_a_clause_in_two_paths_is_read_once(texts: str, visit: Callable[..., Any]) -> None:
    page = visit(texts + "/belajar/pengantar")
    first_tick(page).check()
    page.get_by_role("link", name="Berikutnya: Benang").click()
    page.wait_for_url("**/belajar/benang")
    assert first_tick(page).is_checked()


def test_without_scripts_a_path_is_a_plain_page(texts: str, width: int, visit: Callable[..., Any]) -> None:
    page = visit(texts, width=width, scripts=False)
    page.get_by_role("link", name="Mulai: Pengantar").click()
    page.wait_for_url("**/belajar/pengantar")
    assert page.locator("[data-read]:visible, [data-progress]:visible").count() == 0
    page.get_by_role("navigation", name="Urutan baca").get_by_role("link", name="Dulu dan kini").click()
    assert page.locator("#langkah-2:target").count() == 1
    answer = page.get_by_text("Penjerat layang-layang dihukum sampai 5 tahun.").last
    assert not answer.is_visible()
    page.get_by_text("Lihat jawaban").last.click()
    assert answer.is_visible()


def test_where_nothing_may_be_kept_there_are_no_ticks(texts: str, visit: Callable[..., Any]) -> None:
    page = visit("about:blank")
    page.add_init_script("Object.defineProperty(Storage.prototype, 'setItem', {value() { throw new DOMException('full'); }})")
    page.goto(texts + "/belajar/pengantar")
    assert page.locator("[data-read]:visible").count() == 0


def test_in_print_the_answers_are_a_key(digests: str, visit: Callable[..., Any]) -> None:
    page = visit(digests + "/belajar/pengantar")
    page.emulate_media(media="print")
    assert page.locator(".tick:visible, .question details:visible, nav:visible").count() == 0
    assert page.locator("header .print-only").inner_text().startswith("Hukum per ")
    assert page.locator(".quiz .print-only").inner_text().startswith("Kunci: 1. ")


def test_from_a_topic_to_a_duty_and_a_term(digests: str, width: int, visit: Callable[..., Any]) -> None:
    page = visit(digests, width=width)
    page.get_by_role("contentinfo").get_by_role("link", name="Topik").click()
    page.wait_for_url("**/topik")
    page.get_by_role("link", name="Restitusi", exact=True).click()
    page.wait_for_url("**/topik/restitusi")
    page.get_by_role("link", name="LPSK").click()
    page.wait_for_url("**/gugus-tugas?badan=lpsk**")
    page.go_back()
    page.get_by_role("link", name="Dana Abadi Korban").click()
    page.wait_for_url("**/definisi/dana-abadi-korban")
