"""The page cache: within one generation and one day a page is a pure function of its URL and the language.

Pages are kept gzipped, as most clients take them: to compress a long regulation costs more time than all else that a request needs.
"""

import gzip
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass

_BUDGET = 32 * 1024 * 1024  # bytes
_LONGEST_KEY = 400  # characters; no link of ours is longer, so such a page would not be read again


def etag_of(page: bytes) -> str:
    """The ETag of a page; weak, since the same page is sent compressed or plain."""
    return f'W/"{hashlib.sha256(page).hexdigest()[:20]}"'


@dataclass(frozen=True, slots=True)
class CachedPage:
    """A gzipped page with its ETag."""

    gzipped: bytes
    etag: str

    @classmethod
    def of(cls, page: bytes) -> "CachedPage":
        """Compress a page once."""
        return cls(gzip.compress(page, 6, mtime=0), etag_of(page))

    def html(self) -> bytes:
        """The page unpacked, UTF-8."""
        return gzip.decompress(self.gzipped)


class PageCache:
    """The most recently read pages, up to a budget of bytes."""

    def __init__(self, budget: int = _BUDGET) -> None:
        self._budget = budget
        self._held = 0
        self._lock = threading.Lock()
        self._pages: OrderedDict[Hashable, CachedPage] = OrderedDict()

    def find(self, url: str, key: Hashable) -> CachedPage | None:
        """The page of a URL; None where it is not cached."""
        place = (url, key)
        with self._lock:
            if place in self._pages:
                self._pages.move_to_end(place)
            return self._pages.get(place)

    def get(self, url: str, key: Hashable, make: Callable[[], bytes]) -> CachedPage:
        """The page of a URL, made and kept where it is not cached."""
        if len(url) > _LONGEST_KEY:
            return CachedPage.of(make())
        found = self.find(url, key)
        if found is not None:
            return found
        place = (url, key)
        page = CachedPage.of(make())
        with self._lock:
            before = self._pages.pop(place, None)
            self._held += len(page.gzipped) - (len(before.gzipped) if before else 0)
            self._pages[place] = page
            while self._held > self._budget:
                self._held -= len(self._pages.popitem(last=False)[1].gzipped)
        return page
