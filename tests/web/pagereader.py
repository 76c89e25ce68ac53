"""Reads a page as a test needs it: its text, its links, its outline."""

from html.parser import HTMLParser

from fastapi.testclient import TestClient

_VOID = {"meta", "link", "input", "br", "img", "hr"}


class Page(HTMLParser):
    """One parsed page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.links: list[str] = []
        self.ids: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.unclosed: list[str] = []
        self._open: list[str] = []
        self._words: list[str] = []
        self.feed(html)
        self.unclosed += self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.tags.append((tag, values))
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        if "id" in values:
            self.ids.append(values["id"])
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1] == tag:
            self._open.pop()
        else:
            self.unclosed.append(f"</{tag}> in <{self._open[-1] if self._open else ''}>")

    def handle_data(self, data: str) -> None:
        if not self._open or self._open[-1] not in ("script", "style"):
            self._words.append(data)

    @property
    def text(self) -> str:
        """All words on one line."""
        return " ".join(" ".join(self._words).split())

    def named(self, tag: str) -> list[dict[str, str]]:
        """Attributes of every element of one name."""
        return [attrs for name, attrs in self.tags if name == tag]


def page_of(client: TestClient, url: str, status: int = 200) -> Page:
    """The parsed page of a URL, whose status must be this one."""
    response = client.get(url)
    assert response.status_code == status, response.text[:500]
    return Page(response.text)
