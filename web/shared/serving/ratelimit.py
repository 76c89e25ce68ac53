"""A token bucket for each client; the buckets of those who have been quiet longest are dropped first."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

_CLIENTS = 10_000


class RateLimit:
    """`rate` requests a minute, all at once if need be; 0 for no limit."""

    def __init__(self, rate: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._clock = clock
        self._lock = threading.Lock()
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, client: str) -> float:
        """Seconds until this client may make another request; 0 when it may now, which then counts."""
        if not self._rate:
            return 0.0
        now = self._clock()
        with self._lock:
            tokens, before = self._buckets.pop(client, (float(self._rate), now))
            tokens = min(float(self._rate), tokens + (now - before) * self._rate / 60)
            allowed = tokens >= 1
            self._buckets[client] = (tokens - 1 if allowed else tokens, now)
            while len(self._buckets) > _CLIENTS:
                self._buckets.popitem(last=False)
        return 0.0 if allowed else (1 - tokens) * 60 / self._rate
