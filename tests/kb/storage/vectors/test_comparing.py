"""Dense search: a passage is known by its centroid, and each kind of its texts has a cosine of its own."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.law.passage import TEXTS, TextKind
from kb.storage.index import TextCosines
from kb.storage.vectors import VectorIndex
from kb.storage.vectors.comparing import compare_centroids, compare_texts
from kb.storage.vectors.textrows import TextRows

N, R, G, Q, M = (TEXTS.index(kind) for kind in (TextKind.NASKAH, TextKind.RINGKASAN, TextKind.GLOSS, TextKind.PERTANYAAN, TextKind.PUSAT))
VECTORS = np.array([[1, 0], [0.6, 0.8], [0.8, 0.6], [0, 1]], dtype=np.float32)
QUESTION = np.array([0.6, 0.8], dtype=np.float32)


def rows(*texts: tuple[int, int], withdrawn: list[bool] | None = None) -> TextRows:
    """Rows of the vector index, each a passage (from 0) and a kind of text."""
    passages = max(passage for passage, _ in texts) + 1
    numbers, kinds = np.array(texts).T
    return TextRows.of(numbers + 1, kinds, passages, np.array(withdrawn) if withdrawn else None)


def every(texts: TextRows) -> Any:
    """Ids of all passages."""
    return np.arange(1, texts.passages + 1)


def near(texts: TextRows, query: Any = QUESTION, vectors: Any = VECTORS) -> TextCosines:
    """Both steps, every passage a candidate."""
    index = VectorIndex.build(np.asarray(vectors, dtype=np.float32))
    return compare_texts(index, texts, query, every(texts), compare_centroids(index, texts, query, len(texts.passage)))


def centroids(texts: TextRows, query: Any = QUESTION, vectors: Any = VECTORS) -> dict[int, float]:
    """Cosine of each passage's centroid by id."""
    found = compare_centroids(VectorIndex.build(np.asarray(vectors, dtype=np.float32)), texts, query, len(texts.passage))
    return dict(zip(found.ids.tolist(), found.cosines.tolist(), strict=True))


def test_every_kind_of_text_has_its_cosine() -> None:
    found = near(rows((0, N), (0, R), (0, G), (1, N)))
    assert found.by_kind[[N, R, G], 0].tolist() == pytest.approx([0.6, 1.0, 0.96])
    assert found.by_kind[[N, R, Q], 1].tolist() == pytest.approx([0.8, float("nan"), float("nan")], nan_ok=True)


def test_the_questions_that_a_passage_answers_have_a_cosine_of_their_own() -> None:
    assert float(near(rows((0, N), (0, Q), (0, M), (1, N))).by_kind[Q, 0]) == pytest.approx(1.0)


def test_what_has_no_centroid_is_its_own() -> None:
    assert centroids(rows((0, M), (0, N), (0, R), (1, N))) == pytest.approx({1: 0.6, 2: 0.8})


@pytest.mark.parametrize(
    ("order", "leading"),
    [
        pytest.param([(0, M), (1, N), (0, N), (0, R), (0, Q)], 2, id="as the build puts them"),
        pytest.param([(0, N), (0, R), (1, N), (0, M), (0, Q)], 4, id="anywhere"),
    ],
)
def test_leading_rows_are_centroids_and_lone_texts(order: list[tuple[int, int]], leading: int) -> None:
    assert rows(*order).leading == leading


def test_only_the_texts_of_candidates_are_compared() -> None:
    index, texts = VectorIndex.build(VECTORS), rows((0, M), (1, N), (0, N), (0, R))
    seen = compare_centroids(index, texts, QUESTION, 4)
    assert (seen.ids.tolist(), seen.cosines.tolist()) == ([1, 2], pytest.approx([0.6, 1.0]))
    found = compare_texts(index, texts, QUESTION, np.array([2]), seen)
    assert (found.ids.tolist(), found.by_kind[N].tolist()) == ([2], pytest.approx([1.0]))
    assert compare_texts(index, texts, QUESTION, every(texts), seen).by_kind[N].tolist() == pytest.approx([0.96, 1.0])
    nothing = compare_texts(index, texts, QUESTION, np.array([], dtype=np.int64), seen)
    assert nothing.by_kind.shape == (len(TEXTS), 0), "filters may leave nothing"


def test_of_a_withdrawn_digest_only_law_text_is_found() -> None:
    texts = rows((0, M), (1, N), (0, N), (0, R), withdrawn=[True, False])
    vectors = [[1, 0], [0, 1], [0.8, 0.6], [0.6, 0.8]]
    found = near(texts, vectors=vectors)
    assert found.by_kind[[N, R, M], 0].tolist() == pytest.approx([0.96, float("nan"), float("nan")], nan_ok=True)
    assert centroids(texts, vectors=vectors) == pytest.approx({1: 0.96, 2: 0.8})
    assert texts.rows[:, 0].tolist() == [2, -1, -1, -1, -1], "nor are its other texts anybody's"


@pytest.mark.parametrize(
    ("exact_up_to", "among", "seen"),
    [
        pytest.param(4, None, True, id="a small index looks at all passages"),
        pytest.param(1, None, False, id="a large one at the nearest texts"),
        pytest.param(1, np.array([2]), True, id="a large one at those that a filter leaves too"),
    ],
)
def test_texts_beyond_the_depth_are_not_looked_at_in_a_large_index(exact_up_to: int, among: Any, seen: bool) -> None:
    index, texts, query = VectorIndex.build(VECTORS, exact_up_to), rows((0, N), (0, R), (0, G), (1, N)), np.array([1, 0], dtype=np.float32)
    found = compare_centroids(index, texts, query, 2, among)
    assert (2 in found.ids.tolist()) is seen
    assert bool(~np.isnan(compare_texts(index, texts, query, np.array([1, 2]), found).by_kind[N, 1])) is seen


@given(st.lists(st.integers(0, 359), min_size=1, max_size=12), st.integers(0, 359))
def test_every_text_has_the_cosine_of_its_own_vector(angles: list[int], asked: int) -> None:
    def at(angle: int) -> "np.ndarray[tuple[int], np.dtype[np.float32]]":
        return np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))], dtype=np.float32)

    own = {(place // len(TEXTS), place % len(TEXTS)): angle for place, angle in enumerate(angles)}
    texts, index = rows(*own), VectorIndex.build(np.stack([at(angle) for angle in angles]))
    found = compare_texts(index, texts, at(asked), every(texts), compare_centroids(index, texts, at(asked), len(angles)))
    for passage in range(texts.passages):
        for kind in range(len(TEXTS)):
            expected = float(at(own[passage, kind]) @ at(asked)) if (passage, kind) in own else float("nan")
            assert float(found.by_kind[kind, passage]) == pytest.approx(expected, abs=1e-5, nan_ok=True)
