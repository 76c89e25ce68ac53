"""Markup typed as a question runs nothing: what a page let through would break its content security policy, and be complained of."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from tests.browser.visits import Visitor
from tests.web.hostile import MARKUP


def test_markup_is_shown_as_words(texts: str, visit: Callable[..., Any]) -> None:
    page = visit(texts)
    for number, markup in enumerate(MARKUP[::9]):
        place = "/tanya" if number % 2 else "/cari"
        page.goto(f"{texts}{place}?q={quote(markup)}", wait_until="domcontentloaded")
        assert page.get_by_role("searchbox").input_value() == " ".join(markup.split())
        assert page.locator("script:not([src]), iframe, object, [onerror], [onload], [onfocus], [ontoggle]").count() == 0


def test_a_page_that_ran_something_would_be_noticed(texts: str, browser: object) -> None:
    visitor = Visitor(browser)
    page = visitor.visit(texts)
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=alert(1)><img src=http://contoh.test/x.png>')")
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: 'alert(1)'}))")
    visitor.close()
    heard = "\n".join(visitor.complaints)
    assert "script-src" in heard and "img-src" in heard
