"""The dense leg: of a passage's texts the nearest counts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.passage import TextKind
from kb.vectors import VectorIndex
from search.dense import DenseHit, search_dense

N, R, G = TextKind.NASKAH, TextKind.RINGKASAN, TextKind.GLOSS
ROWS = ((1, N), (1, R), (1, G), (2, N))
VECTORS = np.array([[1, 0], [0.6, 0.8], [0.8, 0.6], [0, 1]], dtype=np.float32)


def test_the_nearest_text_of_a_passage_counts() -> None:
    found = search_dense(VectorIndex.build(VECTORS), ROWS, np.array([0.6, 0.8], dtype=np.float32), 4)
    assert found[1].kind is R
    assert found[1].cosine == pytest.approx(1.0)
    assert found[2] == DenseHit(pytest.approx(0.8), N)  # type: ignore[arg-type]


def test_passages_beyond_the_depth_are_not_looked_at() -> None:
    found = search_dense(VectorIndex.build(VECTORS), ROWS, np.array([1, 0], dtype=np.float32), 2)
    assert set(found) == {1}


def test_a_depth_beyond_the_index_is_no_failure() -> None:
    assert set(search_dense(VectorIndex.build(VECTORS), ROWS, np.array([1, 0], dtype=np.float32), 99)) == {1, 2}


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 359)), min_size=1, max_size=12), st.integers(0, 359))
def test_best_of_a_passage_is_the_maximum_over_its_rows(rows: list[tuple[int, int]], asked: int) -> None:
    def at(angle: int) -> "np.ndarray[tuple[int], np.dtype[np.float32]]":
        return np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))], dtype=np.float32)

    index = VectorIndex.build(np.stack([at(angle) for _, angle in rows]))
    found = search_dense(index, [(passage, N) for passage, _ in rows], at(asked), len(rows))
    for passage in {passage for passage, _ in rows}:
        best = max(float(at(angle) @ at(asked)) for number, angle in rows if number == passage)
        assert found[passage].cosine == pytest.approx(best, abs=1e-5)
