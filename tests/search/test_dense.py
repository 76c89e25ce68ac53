"""The dense leg: a passage is known by its middle, of a candidate's texts each kind has its cosine, and the nearest counts."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from search.retrieval.dense import Nearness, compare_texts, search_dense
from search.retrieval.textrows import TextRows

from kb.law.passage import TEXTS, TextKind
from kb.storage.vectors import VectorIndex

N, R, G, Q, M = (TEXTS.index(kind) for kind in (TextKind.NASKAH, TextKind.RINGKASAN, TextKind.GLOSS, TextKind.PERTANYAAN, TextKind.PUSAT))
VECTORS = np.array([[1, 0], [0.6, 0.8], [0.8, 0.6], [0, 1]], dtype=np.float32)
ASKED = np.array([0.6, 0.8], dtype=np.float32)


def rows(*texts: tuple[int, int], withdrawn: list[bool] | None = None) -> TextRows:
    """Rows of the vector index, each a passage (from 0) and a kind of text."""
    passages = max(passage for passage, _ in texts) + 1
    numbers, kinds = np.array(texts).T
    return TextRows.of(numbers + 1, kinds, passages, np.array(withdrawn) if withdrawn else None)


def near(texts: TextRows, query: Any = ASKED, vectors: Any = VECTORS) -> Nearness:
    """Both steps, every passage a candidate."""
    index = VectorIndex.build(np.asarray(vectors, dtype=np.float32))
    return compare_texts(index, texts, query, search_dense(index, texts, query, len(texts.passage)), np.arange(texts.passages))


def test_every_kind_of_text_has_its_cosine_and_the_nearest_counts() -> None:
    found = near(rows((0, N), (0, R), (0, G), (1, N)))
    assert found.by_kind[[N, R, G], 0].tolist() == pytest.approx([0.6, 1.0, 0.96])
    assert found.best.tolist() == pytest.approx([1.0, 0.8])
    assert found.asked == pytest.approx(1.0), "no passage's questions are known"


def test_of_the_questions_that_a_passage_answers_the_nearest_counts_for_itself() -> None:
    found = near(rows((0, N), (0, Q), (0, M), (1, N)))
    assert float(found.by_kind[Q, 0]) == found.asked == pytest.approx(1.0)
    assert found.best.tolist() == pytest.approx([0.6, 0.8])


def test_what_has_no_middle_is_its_own() -> None:
    assert near(rows((0, M), (0, N), (0, R), (1, N))).middles.tolist() == pytest.approx([0.6, 0.8])


@pytest.mark.parametrize(
    ("order", "leading"),
    [
        pytest.param([(0, M), (1, N), (0, N), (0, R), (0, Q)], 2, id="as the build puts them"),
        pytest.param([(0, N), (0, R), (1, N), (0, M), (0, Q)], 4, id="anywhere"),
    ],
)
def test_leading_rows_are_middles_and_lone_texts(order: list[tuple[int, int]], leading: int) -> None:
    assert rows(*order).leading == leading


def test_only_the_texts_of_candidates_are_compared() -> None:
    index, texts = VectorIndex.build(VECTORS), rows((0, M), (1, N), (0, N), (0, R))
    middles = search_dense(index, texts, ASKED, 4)
    assert middles.cosines.tolist() == pytest.approx([0.6, 1.0])
    found = compare_texts(index, texts, ASKED, middles, np.array([1]))
    assert (found.rows.tolist(), found.best.tolist()) == ([1], pytest.approx([1.0]))
    assert compare_texts(index, texts, ASKED, middles, np.array([0, 1])).best.tolist() == pytest.approx([0.96, 1.0])
    nothing = compare_texts(index, texts, ASKED, middles, np.array([], dtype=np.int64))
    assert len(nothing.best) == 0 and nothing.asked == pytest.approx(middles.floor), "filters may leave nothing"


def test_of_a_withdrawn_digest_only_law_text_is_found() -> None:
    texts = rows((0, M), (1, N), (0, N), (0, R), withdrawn=[True, False])
    found = near(texts, vectors=[[1, 0], [0, 1], [0.8, 0.6], [0.6, 0.8]])
    assert found.by_kind[[N, R, M], 0].tolist() == pytest.approx([0.96, float("nan"), float("nan")], nan_ok=True)
    assert found.best.tolist() == found.middles.tolist() == pytest.approx([0.96, 0.8])
    assert texts.rows[:, 0].tolist() == [2, -1, -1, -1, -1], "nor are its other texts anybody's"


@pytest.mark.parametrize(
    ("exact_up_to", "allowed", "seen"),
    [
        pytest.param(4, None, True, id="a small index looks at all passages"),
        pytest.param(1, None, False, id="a large one at the nearest texts"),
        pytest.param(1, np.array([False, True]), True, id="a large one at those that a filter leaves too"),
    ],
)
def test_texts_beyond_the_depth_are_not_looked_at_in_a_large_index(exact_up_to: int, allowed: Any, seen: bool) -> None:
    index, texts, query = VectorIndex.build(VECTORS, exact_up_to), rows((0, N), (0, R), (0, G), (1, N)), np.array([1, 0], dtype=np.float32)
    middles = search_dense(index, texts, query, 2, allowed)
    found = compare_texts(index, texts, query, middles, np.arange(2))
    assert bool(~np.isnan(found.by_kind[N, 1])) is seen
    assert seen or found.best[1] == pytest.approx(middles.floor), "counts as no nearer than the last that was looked at"


@given(st.lists(st.integers(0, 359), min_size=1, max_size=12), st.integers(0, 359))
def test_best_of_a_candidate_is_the_maximum_over_its_texts(angles: list[int], asked: int) -> None:
    def at(angle: int) -> "np.ndarray[tuple[int], np.dtype[np.float32]]":
        return np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))], dtype=np.float32)

    texts = [(place // len(TEXTS), place % len(TEXTS)) for place in range(len(angles))]
    asked_rows, vectors = rows(*texts), np.stack([at(angle) for angle in angles])
    found = near(asked_rows, at(asked), vectors)
    floor = min(found.middles)
    for passage in {passage for passage, _ in texts}:
        own = [angle for (number, kind), angle in zip(texts, angles, strict=True) if number == passage and kind in (N, R, G)]
        best = max((float(at(angle) @ at(asked)) for angle in own), default=floor)
        assert float(found.best[passage]) == pytest.approx(best, abs=1e-5)
