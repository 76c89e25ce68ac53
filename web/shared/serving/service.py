"""The generation that serves: a newly published one replaces it as a whole; requests in progress finish with the one they began with."""

import logging
import threading
import time
from collections.abc import Callable

from ingest.sources.originals import Originals
from kb.embedding.protocol import Embedder
from kb.errors import GenerationError, PeopleError
from kb.settings import Settings
from search.engine import Engine
from web.shared.law.reading import Reader

_CHECK_EVERY = 2.0  # seconds between looks at the pointer
_log = logging.getLogger("web.shared.serving.service")


class Service:
    """Gives each request a reader over one generation."""

    def __init__(self, settings: Settings, open_embedder: Callable[[], Embedder], clock: Callable[[], float] = time.monotonic) -> None:
        self._data = settings.data
        self._originals = Originals(settings.data, settings.texts)
        self._open_embedder = open_embedder
        self._clock = clock
        self._lock = threading.Lock()
        self._model_lock = threading.Lock()
        self._embedder: Embedder | None = None
        self._reader: Reader | None = None
        self._checked = float("-inf")

    def reader(self) -> Reader:
        """The reader over the generation that serves; GenerationError when there is none that can."""
        reader = self._reader
        if reader is not None and self._clock() - self._checked < _CHECK_EVERY:
            return reader
        if reader is not None and not self._lock.acquire(blocking=False):
            return reader  # another request is looking
        if reader is None:
            self._lock.acquire()
        try:
            return self._look()
        finally:
            self._lock.release()

    def current(self) -> Reader | None:
        """The reader, if it was checked within the last seconds; None where `reader` would look at the disk first, which may block."""
        return self._reader if self._clock() - self._checked < _CHECK_EVERY else None

    def _look(self) -> Reader:
        reader = self._reader
        try:
            if reader is None or reader.engine.outdated():
                self._reader = reader = Reader(Engine(self._data, self._model), self._originals)
        except (GenerationError, PeopleError) as error:
            if reader is None:
                raise
            _log.error("the new generation cannot serve, the old one goes on: %s", error)
        self._checked = self._clock()
        return reader

    def _model(self) -> Embedder:
        """The model, opened once for all generations."""
        with self._model_lock:
            if self._embedder is None:
                self._embedder = self._open_embedder()
            return self._embedder
