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


def test_the_nearest_rows_come_best_first(index: VectorIndex) -> None:
    scores, rows = index.search(np.array([[0, 1]], dtype=np.float32), 2)
    assert rows.tolist() == [[1, 2]]
    assert scores[0].tolist() == pytest.approx([1.0, 0.8])


def test_asking_for_more_than_there_is_gives_what_there_is(index: VectorIndex) -> None:
    _, rows = index.search(np.array([[0, 1]], dtype=np.float32), 99)
    assert sorted(rows[0].tolist()) == [0, 1, 2]


@pytest.mark.parametrize("k", [1, 2, 3, 99])
def test_the_nearest_of_one_vector_are_those_of_a_search(index: VectorIndex, k: int) -> None:
    scores, rows = index.nearest(np.array([0, 1], dtype=np.float32), k)
    expected, found = index.search(np.array([[0, 1]], dtype=np.float32), k)
    best = dict(zip(found[0].tolist(), expected[0].tolist(), strict=True))
    assert dict(zip(rows.tolist(), scores.tolist(), strict=True)) == pytest.approx(best)


def test_an_index_knows_its_size(index: VectorIndex) -> None:
    assert (len(index), index.dimension) == (3, 2)
