"""The FAISS index of a generation: inner product over unit vectors, row numbers as in the `vectors` table."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kb.embedding import Vectors


class VectorIndex:
    """Nearest rows to a query vector, exact."""

    def __init__(self, index: Any) -> None:
        self._index = index

    @classmethod
    def build(cls, vectors: "Vectors") -> "VectorIndex":
        """Index of float32 rows, shape (n, dimension)."""
        import faiss

        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(vectors)
        return cls(index)

    @classmethod
    def load(cls, path: Path) -> "VectorIndex":
        """Index from its file, memory mapped; the caller has checked its sum."""
        import faiss

        # MMAP alone maps inverted lists only: a flat index would be copied into memory
        return cls(faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC | faiss.IO_FLAG_READ_ONLY))

    def save(self, path: Path) -> None:
        """Write the index to a file."""
        import faiss

        faiss.write_index(self._index, str(path))

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def dimension(self) -> int:
        """Numbers in a vector."""
        return int(self._index.d)

    def nearest(self, query: "Vectors", k: int) -> "tuple[Vectors, Any]":
        """Scores and rows of the `k` nearest to one vector, shape (k,), in no order.

        All scores at once, in one thread: FAISS' own search keeps a heap of the best, which at the thousands that ranking looks at takes
        five times as long as the products, and a BLAS library hands half of this little work to another thread and waits for it.
        """
        import faiss
        import numpy as np

        query = np.ascontiguousarray(query, dtype=np.float32)
        scores = np.empty(len(self), dtype=np.float32)
        faiss.fvec_inner_products_ny(faiss.swig_ptr(scores), faiss.swig_ptr(query), self._index.get_xb(), self.dimension, len(self))
        rows = np.argpartition(-scores, k)[:k] if k < len(scores) else np.arange(len(scores))
        return scores[rows], rows
