"""The vector index: exact, best first, the same from memory and from its file."""

from pathlib import Path

import numpy as np
import pytest

from kb.vectors import VectorIndex

ROWS = np.array([[1, 0], [0, 1], [0.6, 0.8]], dtype=np.float32)


@pytest.fixture(params=["built", "loaded"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> VectorIndex:
    """The same index, fresh and from its file."""
    built = VectorIndex.build(ROWS)
    if request.param == "built":
        return built
    built.save(tmp_path / "v.faiss")
    return VectorIndex.load(tmp_path / "v.faiss")


@pytest.mark.parametrize(
    ("k", "expected"),
    [
        pytest.param(1, {1: 1.0}, id="the nearest"),
        pytest.param(2, {1: 1.0, 2: 0.8}, id="two of three"),
        pytest.param(3, {0: 0.0, 1: 1.0, 2: 0.8}, id="all"),
        pytest.param(99, {0: 0.0, 1: 1.0, 2: 0.8}, id="more than there are"),
    ],
)
def test_the_nearest_rows_of_a_vector_are_found_with_their_scores(index: VectorIndex, k: int, expected: dict[int, float]) -> None:
    scores, rows = index.nearest(np.array([0, 1], dtype=np.float32), k)
    assert dict(zip(rows.tolist(), scores.tolist(), strict=True)) == pytest.approx(expected)


def test_an_index_knows_its_size(index: VectorIndex) -> None:
    assert (len(index), index.dimension) == (3, 2)
