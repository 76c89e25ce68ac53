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

        return cls(faiss.read_index(str(path), faiss.IO_FLAG_MMAP | faiss.IO_FLAG_READ_ONLY))

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

    def search(self, queries: "Vectors", k: int) -> "tuple[Vectors, Any]":
        """Scores and rows, both of shape (len(queries), k), best first; rows of -1 where there are fewer than k."""
        scores, rows = self._index.search(queries, min(k, max(1, len(self))))
        return scores, rows
