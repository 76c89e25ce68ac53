"""The vector index: exact while it is small, nearly so when it is large, the same from memory and from its file."""

from pathlib import Path

import numpy as np
import pytest

from kb.storage.vectors import VectorIndex

ROWS = np.array([[1, 0], [0, 1], [0.6, 0.8]], dtype=np.float32)


@pytest.fixture(params=["built", "loaded"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> VectorIndex:
    """The same index, fresh and from its file."""
    built = VectorIndex.build(ROWS)
    if request.param == "built":
        return built
    built.save(tmp_path / "v.faiss")
    return VectorIndex.load(tmp_path / "v.faiss")


@pytest.mark.parametrize("k", [pytest.param(1, id="fewer than there are"), pytest.param(99, id="more than there are")])
def test_an_exact_index_scores_every_row_whatever_is_asked_for(index: VectorIndex, k: int) -> None:
    scores, rows = index.nearest(np.array([0, 1], dtype=np.float32), k)
    assert dict(zip(rows.tolist(), scores.tolist(), strict=True)) == pytest.approx({0: 0.0, 1: 1.0, 2: 0.8})


def test_an_exact_index_scores_its_first_rows_or_some(index: VectorIndex) -> None:
    query = np.array([0, 1], dtype=np.float32)
    assert index.first(query, 2).tolist() == pytest.approx([0.0, 1.0])
    assert index.at(query, np.array([2, 0, 2])).tolist() == pytest.approx([0.8, 0.0, 0.8])


def test_an_index_knows_its_size(index: VectorIndex) -> None:
    assert (len(index), index.dimension) == (3, 2)


def clustered(count: int, seed: int = 1) -> "np.ndarray[tuple[int, int], np.dtype[np.float32]]":
    """Unit vectors in heaps, as texts lie."""
    draw = np.random.RandomState(seed)
    heaps = draw.standard_normal((40, 16))
    rows = (heaps[draw.randint(0, 40, count)] + 0.3 * draw.standard_normal((count, 16))).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


LARGE, LIMIT = clustered(4000), 1000


@pytest.fixture(params=["built", "loaded"])
def large(request: pytest.FixtureRequest, tmp_path: Path) -> VectorIndex:
    """An index beyond the limit up to which all rows are read."""
    built = VectorIndex.build(LARGE, exact_up_to=LIMIT)
    if request.param == "built":
        return built
    built.save(tmp_path / "v.faiss")
    return VectorIndex.load(tmp_path / "v.faiss")


def test_the_number_of_vectors_decides_whether_all_are_read(large: VectorIndex) -> None:
    assert not large.exact and VectorIndex.build(LARGE[:LIMIT], exact_up_to=LIMIT).exact
    assert (len(large), large.dimension) == (4000, 16)


def test_a_large_index_finds_nearly_all_of_the_nearest_with_their_exact_scores(large: VectorIndex) -> None:
    found = expected = 0
    for query in clustered(50, seed=2):
        scores, rows = large.nearest(query, 10)
        assert scores == pytest.approx(LARGE[rows] @ query, abs=1e-5)
        expected += 10
        found += len(set(rows.tolist()) & set(np.argsort(-(LARGE @ query))[:10].tolist()))
    assert found / expected >= 0.98


@pytest.mark.parametrize("chosen", [pytest.param(7, id="fewer than asked for"), pytest.param(400, id="more than asked for")])
def test_among_chosen_rows_a_large_index_misses_none(large: VectorIndex, chosen: int) -> None:
    mask = np.zeros(len(LARGE), dtype=bool)
    mask[:: len(LARGE) // chosen][:chosen] = True
    query = clustered(1, seed=3)[0]
    scores, rows = large.nearest(query, 10, mask)
    best = [row for row in np.argsort(-(LARGE @ query)).tolist() if mask[row]][:10]
    assert set(best) <= set(rows.tolist())
    assert scores == pytest.approx(LARGE[rows] @ query, abs=1e-5)


def test_the_same_vectors_give_the_same_file(tmp_path: Path) -> None:
    for name in "ab":
        VectorIndex.build(LARGE, exact_up_to=LIMIT).save(tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
