"""What a reference or a term shows before it is followed, by mouse and by keyboard, and how it is put away."""

from collections.abc import Callable
from typing import Any

import pytest

CLAUSE = "/uu-901-2001/pasal-3"
CARD = "[role=tooltip]"
MEANING = "Layang-layang adalah benda ringan yang diterbangkan dengan benang."


def term(page: Any) -> Any:
    return page.locator("blockquote a.term").first


def test_hovering_shows_where_a_term_is_defined(texts: str, visit: Callable[..., Any]) -> None:
    page = visit(texts + CLAUSE)
    term(page).hover()
    card = page.locator(CARD)
    card.wait_for(state="visible")
    assert "UU 901/2001 Pasal 1 angka 1" in card.inner_text() and MEANING in card.inner_text()
    assert term(page).get_attribute("aria-describedby") == card.get_attribute("id")
    card.hover()
    assert card.is_visible(), "it can be reached"
    page.get_by_role("heading", level=1).hover()
    card.wait_for(state="hidden")


def test_the_keyboard_shows_it_too_and_escape_puts_it_away(texts: str, visit: Callable[..., Any]) -> None:
    page = visit(texts + CLAUSE)
    page.locator("summary").filter(has_text="Hukum per").focus()
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('a.term')"):
            break
    card = page.locator(CARD)
    card.wait_for(state="visible")
    assert MEANING in card.inner_text()
    page.keyboard.press("Escape")
    card.wait_for(state="hidden")
    assert page.evaluate("document.activeElement.matches('a.term')"), "the reader stays where they were"


@pytest.mark.parametrize("width", [360, 1280])
def test_a_card_stays_on_the_screen_and_is_no_barrier(texts: str, width: int, visit: Callable[..., Any]) -> None:
    carrier = pytest.importorskip("axe_playwright_python.base", reason='axe is not installed: pip install "tppo-kb[test]"')
    page = visit(texts + CLAUSE, width=width, reduced_motion="reduce")
    term(page).hover()
    page.locator(CARD).wait_for(state="visible")
    box = page.locator(CARD).bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= width
    page.evaluate(str(carrier.AXE_SCRIPT))
    violations = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    assert not [(one["id"], one["nodes"][0]["target"]) for one in violations]


def test_without_scripts_a_term_is_a_link(texts: str, visit: Callable[..., Any]) -> None:
    page = visit(texts + CLAUSE, scripts=False)
    term(page).click()
    page.wait_for_url("**/uu-901-2001/pasal-1/angka-1")
