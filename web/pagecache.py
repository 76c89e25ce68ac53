"""Pages of law that were rendered before: within one generation and one day they are a pure function of the URL and the language."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

_BUDGET = 32 * 1024 * 1024  # bytes
_LONGEST_KEY = 400  # a longer URL than any link here is not worth keeping


class PageCache:
    """The most recently read pages, up to a budget of bytes."""

    def __init__(self, budget: int = _BUDGET) -> None:
        self._budget = budget
        self._held = 0
        self._lock = threading.Lock()
        self._pages: OrderedDict[Hashable, bytes] = OrderedDict()

    def get(self, url: str, key: Hashable, make: Callable[[], bytes]) -> bytes:
        """The page of a URL, made where it is not at hand."""
        if len(url) > _LONGEST_KEY:
            return make()
        place = (url, key)
        with self._lock:
            if place in self._pages:
                self._pages.move_to_end(place)
                return self._pages[place]
        page = make()
        with self._lock:
            self._held += len(page) - len(self._pages.pop(place, b""))
            self._pages[place] = page
            while self._held > self._budget:
                self._held -= len(self._pages.popitem(last=False)[1])
        return page
