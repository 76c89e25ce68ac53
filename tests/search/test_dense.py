"""The dense leg: of a passage's texts each kind has its cosine, and the nearest counts."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.passage import TextKind
from kb.vectors import VectorIndex
from search.columns import TEXTS, Columns
from search.dense import search_dense

N, R, G, Q = (TEXTS.index(kind) for kind in (TextKind.NASKAH, TextKind.RINGKASAN, TextKind.GLOSS, TextKind.PERTANYAAN))
VECTORS = np.array([[1, 0], [0.6, 0.8], [0.8, 0.6], [0, 1]], dtype=np.float32)


def columns(rows: list[tuple[int, int]]) -> Columns:
    """Columns of passages of which only the rows of the vector index matter: (passage, kind of text)."""
    size = max(passage for passage, _ in rows) + 1
    none = np.zeros(size, dtype=np.int64)
    return Columns(
        addresses=("",) * size,
        titles=("",) * size,
        law=none,
        kind=none,
        elucidation=none,
        note=none,
        pasal=none,
        clause=none,
        facets=none,
        text_passage=np.array([passage for passage, _ in rows]),
        text_kind=np.array([kind for _, kind in rows]),
        places={},
        rows_of={},
        rows_below={},
    )


ROWS = columns([(0, N), (0, R), (0, G), (1, N)])


def test_every_kind_of_text_has_its_cosine_and_the_nearest_counts() -> None:
    found = search_dense(VectorIndex.build(VECTORS), ROWS, np.array([0.6, 0.8], dtype=np.float32), 4)
    assert found.by_kind[[N, R, G], 0].tolist() == pytest.approx([0.6, 1.0, 0.96])
    assert found.best.tolist() == pytest.approx([1.0, 0.8])
    assert found.asked == pytest.approx(1.0), "no passage's questions are known"


def test_of_the_questions_that_a_passage_answers_the_nearest_counts_for_itself() -> None:
    rows = columns([(0, Q), (0, Q), (0, N), (1, N)])
    found = search_dense(VectorIndex.build(VECTORS), rows, np.array([0.6, 0.8], dtype=np.float32), 4)
    assert float(found.by_kind[Q, 0]) == found.asked == pytest.approx(1.0)
    assert found.best.tolist() == pytest.approx([0.96, 0.8])


@pytest.mark.parametrize(
    ("exact_up_to", "allowed", "seen"),
    [
        pytest.param(4, None, True, id="a small index looks at all texts"),
        pytest.param(1, None, False, id="a large one at the nearest"),
        pytest.param(1, np.array([False, True]), True, id="a large one at those that a filter leaves too"),
    ],
)
def test_texts_beyond_the_depth_are_not_looked_at_in_a_large_index(exact_up_to: int, allowed: Any, seen: bool) -> None:
    found = search_dense(VectorIndex.build(VECTORS, exact_up_to), ROWS, np.array([1, 0], dtype=np.float32), 2, allowed)
    assert bool(~np.isnan(found.by_kind[N, 1])) is seen
    assert seen or found.best[1] == pytest.approx(found.floor), "counts as no nearer than the last that was looked at"


def test_a_depth_beyond_the_index_is_no_failure() -> None:
    assert len(search_dense(VectorIndex.build(VECTORS), ROWS, np.array([1, 0], dtype=np.float32), 99).best) == 2


@given(st.lists(st.integers(0, 359), min_size=1, max_size=12), st.integers(0, 359))
def test_best_of_a_passage_is_the_maximum_over_its_texts(angles: list[int], asked: int) -> None:
    def at(angle: int) -> "np.ndarray[tuple[int], np.dtype[np.float32]]":
        return np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))], dtype=np.float32)

    rows = [(place // len(TEXTS), place % len(TEXTS)) for place in range(len(angles))]
    found = search_dense(VectorIndex.build(np.stack([at(angle) for angle in angles])), columns(rows), at(asked), len(rows))
    for passage in {passage for passage, _ in rows}:
        own = [angle for (number, kind), angle in zip(rows, angles, strict=True) if number == passage and kind in (N, R, G)]
        best = max((float(at(angle) @ at(asked)) for angle in own), default=found.floor)
        assert float(found.best[passage]) == pytest.approx(best, abs=1e-5)
