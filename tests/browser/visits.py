"""Visits to pages, with what the browser complains of on the way."""

from typing import Any
from urllib.parse import urlsplit

from tests.browser.serving import HOST

# the browser says so of every page that is an error page
_STATUS = "Failed to load resource: the server responded with a status of"
# breaks of the content security policy are heard as console errors too, but for some
_WATCH = "addEventListener('securitypolicyviolation', (e) => console.error(`CSP ${e.violatedDirective} ${e.blockedURI}`))"


class Visitor:
    """Opens each page in a context of its own, as a first visit.

    `complaints` are console errors, exceptions, breaks of the content security policy, dialogs, failed loads and loads from elsewhere.
    """

    def __init__(self, browser: Any) -> None:
        self._browser = browser
        self._contexts: list[Any] = []
        self.complaints: list[str] = []

    def visit(self, url: str, *, width: int = 1280, scripts: bool = True, **options: Any) -> Any:
        """The page at a URL."""
        context = self._browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=scripts, **options)
        self._contexts.append(context)
        page = context.new_page()
        page.add_init_script(_WATCH)
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))
        page.on("dialog", self._spoke)
        page.on("requestfailed", self._failed)
        page.on("request", lambda request: self._asked(request.url))
        page.goto(url)
        return page

    def close(self) -> None:
        """Close what was opened."""
        for context in self._contexts:
            context.close()

    def _heard(self, message: Any) -> None:
        if message.type in ("error", "warning") and not message.text.startswith(_STATUS):
            self.complaints.append(f"{message.location.get('url')}: {message.text}")

    def _failed(self, request: Any) -> None:
        if request.failure != "net::ERR_ABORTED":  # the reader had gone on
            self.complaints.append(f"{request.url}: {request.failure}")

    def _spoke(self, dialog: Any) -> None:
        self.complaints.append(f"a dialog opened: {dialog.message}")
        dialog.dismiss()

    def _asked(self, url: str) -> None:
        """Nothing is loaded from elsewhere."""
        asked = urlsplit(url)
        if asked.scheme != "data" and asked.hostname != HOST:
            self.complaints.append(f"something asks {url}")
