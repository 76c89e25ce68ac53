"""Pages without a mouse."""

from collections.abc import Callable
from typing import Any

import pytest

HERE = ".here h2, .here h3, .here h1"


def test_the_box_takes_the_focus_and_words_are_not_commands(digests: str, visit: Callable[..., Any]) -> None:
    page = visit(digests + "/tanya?q=hak+korban")
    page.keyboard.press("/")
    page.keyboard.press("End")
    page.keyboard.type(" jk?c/")
    assert page.get_by_role("searchbox").input_value() == "hak korban jk?c/"
    assert page.locator(".here").count() == 0 and not page.get_by_role("dialog").is_visible()


@pytest.mark.parametrize("url", ["/cari?q=restitusi", "/uu-21-2007"])
def test_items_are_stepped_through(digests: str, url: str, visit: Callable[..., Any]) -> None:
    page = visit(digests + url)
    names = page.locator("[data-item]").locator("h3").all_inner_texts()
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.locator(HERE).inner_text() == names[1]
    assert page.locator(".here").locator(":focus").count() == 1
    page.keyboard.press("k")
    page.keyboard.press("k")
    assert page.locator(HERE).inner_text() == names[0]


def test_the_chosen_quote_is_copied(texts: str, visit: Callable[..., Any]) -> None:
    page = visit(texts + "/tanya?q=hukuman+menjerat", permissions=["clipboard-read", "clipboard-write"])
    page.keyboard.press("j")
    page.keyboard.press("c")
    page.get_by_text("Kutipan disalin").wait_for()
    first = page.locator("article.quote a").first.get_attribute("href")
    assert page.evaluate("navigator.clipboard.readText()").endswith(f"{texts}{first}")


def test_the_keys_are_listed_and_can_be_turned_off(digests: str, visit: Callable[..., Any]) -> None:
    page = visit(digests + "/cari?q=restitusi")
    page.keyboard.press("?")
    assert page.get_by_role("dialog").is_visible()
    page.get_by_role("switch").press("Space")
    page.keyboard.press("Escape")
    assert not page.get_by_role("dialog").is_visible()
    page.reload()
    page.keyboard.press("j")
    assert page.locator(".here").count() == 0
    page.get_by_role("button", name="Pintasan papan ketik").click()
    assert not page.get_by_role("switch").is_checked()


def test_the_frame_can_be_skipped(digests: str, visit: Callable[..., Any]) -> None:
    page = visit(digests + "/uu-21-2007")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "Lewati ke isi" and skip.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "isi"


def test_the_contents_follow_the_reader(digests: str, visit: Callable[..., Any]) -> None:
    page = visit(digests + "/uu-21-2007")
    page.locator("[id='pasal-58']").scroll_into_view_if_needed()
    page.evaluate("document.getElementById('pasal-58').scrollIntoView()")
    page.locator(".toc [aria-current='true'][href='#pasal-58']").wait_for(state="attached")
