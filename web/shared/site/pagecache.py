"""Pages of law that were rendered before: within one generation and one day they are a pure function of the URL and the language.

They are kept as they travel. Compressing a long regulation anew would cost more than everything else that is done for a reader.
"""

import gzip
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass

_BUDGET = 32 * 1024 * 1024  # bytes
_LONGEST_KEY = 400  # a longer URL than any link here is not worth keeping


def tag_of(page: bytes) -> str:
    """By what a browser asks whether the page that it has is still the same; weak, since it travels compressed or plain."""
    return f'W/"{hashlib.sha256(page).hexdigest()[:20]}"'


@dataclass(frozen=True, slots=True)
class Packed:
    """A page as it is kept."""

    zipped: bytes
    tag: str

    @classmethod
    def of(cls, page: bytes) -> "Packed":
        """Compress a page once."""
        return cls(gzip.compress(page, 6, mtime=0), tag_of(page))

    def plain(self) -> bytes:
        """The page for a client that takes nothing compressed."""
        return gzip.decompress(self.zipped)


class PageCache:
    """The most recently read pages, up to a budget of bytes."""

    def __init__(self, budget: int = _BUDGET) -> None:
        self._budget = budget
        self._held = 0
        self._lock = threading.Lock()
        self._pages: OrderedDict[Hashable, Packed] = OrderedDict()

    def find(self, url: str, key: Hashable) -> Packed | None:
        """The page of a URL, if it is at hand."""
        place = (url, key)
        with self._lock:
            if place in self._pages:
                self._pages.move_to_end(place)
            return self._pages.get(place)

    def get(self, url: str, key: Hashable, make: Callable[[], bytes]) -> Packed:
        """The page of a URL, made where it is not at hand."""
        if len(url) > _LONGEST_KEY:
            return Packed.of(make())
        found = self.find(url, key)
        if found is not None:
            return found
        place = (url, key)
        page = Packed.of(make())
        with self._lock:
            before = self._pages.pop(place, None)
            self._held += len(page.zipped) - (len(before.zipped) if before else 0)
            self._pages[place] = page
            while self._held > self._budget:
                self._held -= len(self._pages.popitem(last=False)[1].zipped)
        return page
