"""The FAISS index of a generation: inner product over unit vectors, row numbers as in the `vectors` table.

Flat and exact up to EXACT_UP_TO vectors. Beyond that the rows lie in lists by nearness, of which a search reads the nearest
(docs/decisions/0007); scores are exact in both.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kb.embedding.protocol import Vectors

#: Reading all of so many vectors takes about as long as reading the nearest lists.
EXACT_UP_TO = 50_000
#: Lists for a million vectors; their number grows with the root of the number of vectors.
_LISTS_OF_A_MILLION = 2048
_LISTS_READ = 256
#: The centres of the lists are learnt from so many vectors each, in so many rounds.
_LEARNT_FROM, _ROUNDS = 20, 6


class VectorIndex:
    """Finds the rows whose vectors are nearest to a question's."""

    def __init__(self, index: Any) -> None:
        self._index = index

    @classmethod
    def build(cls, vectors: "Vectors", exact_up_to: int = EXACT_UP_TO) -> "VectorIndex":
        """Make an index of float32 rows, shape (n, dimension)."""
        import faiss

        index = faiss.IndexFlatIP(vectors.shape[1]) if len(vectors) <= exact_up_to else _lists(vectors)
        index.add(vectors)
        return cls(index)

    @classmethod
    def load(cls, path: Path) -> "VectorIndex":
        """Open an index from its file, memory mapped; the caller has checked its sum."""
        import faiss

        # IO_FLAG_MMAP would copy a flat index into memory: it maps lists only, this flag both
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

    @property
    def exact(self) -> bool:
        """Whether every row is compared, so that none can be missed."""
        import faiss

        return isinstance(self._index, faiss.IndexFlat)

    def nearest(self, query: "Vectors", k: int, chosen: Any = None) -> "tuple[Vectors, Any]":
        """Scores and rows of all vectors of an exact index; of a large one most of the `k` nearest to one vector, in no order.

        A large index adds the `k` nearest of the rows that `chosen` marks (an array of bool; None: of no others), and misses none of them.
        """
        import faiss
        import numpy as np

        if self.exact:
            return self.first(query, len(self)), np.arange(len(self))
        scores, rows = self._in_lists(query, k, faiss.SearchParametersIVF(nprobe=_LISTS_READ))
        if chosen is None:
            return scores, rows
        selector = faiss.IDSelectorBitmap(np.packbits(chosen, bitorder="little"))
        more = self._in_lists(query, k, faiss.SearchParametersIVF(sel=selector, nprobe=self._index.nlist))
        return np.concatenate([scores, more[0]]), np.concatenate([rows, more[1]])

    def first(self, query: "Vectors", count: int) -> "Vectors":
        """Scores of the first rows of an exact index; FAISS' own search keeps a heap of the best, which takes longer than the products."""
        return _products(query, self._index.get_xb(), count)

    def at(self, query: "Vectors", rows: Any) -> "Vectors":
        """Scores of some rows (int64) of an exact index; what a row of -1 gets means nothing."""
        import faiss
        import numpy as np

        scores, query = np.empty(len(rows), dtype=np.float32), np.ascontiguousarray(query, dtype=np.float32)
        rows = np.ascontiguousarray(rows, dtype=np.int64)
        self._index.compute_distance_subset(1, faiss.swig_ptr(query), len(rows), faiss.swig_ptr(scores), faiss.swig_ptr(rows))
        return scores

    def _in_lists(self, query: "Vectors", k: int, parameters: Any) -> "tuple[Vectors, Any]":
        scores, rows = self._index.search(query.reshape(1, -1), min(k, len(self)), params=parameters)
        found = rows[0] >= 0
        return scores[0][found], rows[0][found]


def products(query: "Vectors", rows: "Vectors") -> "Vectors":
    """Inner products of a vector with rows (float32, contiguous), in one thread.

    A BLAS library hands half of this little work to another thread and waits for it, which may be busy with something else.
    """
    import faiss

    return _products(query, faiss.swig_ptr(rows), len(rows))


def _products(query: "Vectors", rows: Any, count: int) -> "Vectors":
    import faiss
    import numpy as np

    found, query = np.empty(count, dtype=np.float32), np.ascontiguousarray(query, dtype=np.float32)
    faiss.fvec_inner_products_ny(faiss.swig_ptr(found), faiss.swig_ptr(query), rows, len(query), count)
    return found


def _lists(vectors: "Vectors") -> Any:
    """An index of lists that has learnt their centres and holds nothing yet; the same vectors give the same lists."""
    import faiss
    import numpy as np

    rows, dimension = vectors.shape
    count = max(1, round(_LISTS_OF_A_MILLION * (rows / 1_000_000) ** 0.5))
    index = faiss.IndexIVFFlat(faiss.IndexFlatIP(dimension), dimension, count, faiss.METRIC_INNER_PRODUCT)
    index.cp.niter = _ROUNDS
    index.cp.min_points_per_centroid = 1  # else FAISS warns below 39
    # drawn and not taken at even steps, which would meet the same kind of text again and again; this stream is the same in every NumPy
    sample = np.random.RandomState(0).choice(rows, min(rows, count * _LEARNT_FROM), replace=False)
    index.train(np.ascontiguousarray(vectors[np.sort(sample)]))
    return index
