"""More vectors of the kind that a corpus has, to measure at sizes that nobody has texts for.

Each is a mixture of a real vector and two of its neighbours, and a little noise along the axes that the real ones spread along. Measured
on 8,351 of each (docs/decisions/0007), nearest neighbours are as near (cosine 0.94 against 0.95 at the median, the tenth 0.91 both),
questions as near to their best texts, and the local dimension is a little higher (17 against 13), which makes them somewhat harder to
find than real ones.
Vectors at random would be all equally far from each other: no index of lists finds anything there, and no corpus is like that.
"""

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from kb.embedding.protocol import Vectors

_NEIGHBOURS = 32
_CONCENTRATION = 0.5
_NOISE = 0.5
_CHUNK = 20_000


class VectorSource:
    """Draws unit vectors like those it was given."""

    def __init__(self, real: "Vectors", seed: int = 7) -> None:
        self._real = real
        self._draw = np.random.default_rng(seed)
        self._neighbours = np.concatenate(
            [np.argpartition(-(real[at : at + 1000] @ real.T), _NEIGHBOURS + 1)[:, : _NEIGHBOURS + 1] for at in range(0, len(real), 1000)]
        )
        _, spread, axes = np.linalg.svd(real - real.mean(0), full_matrices=False)
        self._axes = (spread[:, None] / len(real) ** 0.5 * axes).astype(np.float32)

    def draw(self, count: int) -> "Vectors":
        """So many vectors, near real ones drawn at random."""
        rows = np.empty((count, self._real.shape[1]), dtype=np.float32)
        for start in range(0, count, _CHUNK):
            part = self._draw.integers(len(self._real), size=min(_CHUNK, count - start))
            rows[start : start + len(part)] = self.near(part)
        return rows

    def near(self, places: Any) -> "Vectors":
        """One vector near each of the real ones at some places."""
        shares = self._draw.dirichlet([_CONCENTRATION] * 3, size=len(places)).astype(np.float32)
        noise = self._draw.standard_normal((len(places), len(self._axes)), dtype=np.float32)
        mixed = shares[:, :1] * self._real[places] + _NOISE * (noise @ self._axes)
        for column in (1, 2):
            others = self._neighbours[places, self._draw.integers(_NEIGHBOURS + 1, size=len(places))]
            mixed += shares[:, column : column + 1] * self._real[others]
        unit: Vectors = mixed / np.linalg.norm(mixed, axis=1, keepdims=True)
        return unit
