"""Long texts as windows, each run alone, averages by token count."""

import doctest

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import kb.embedding.engines.windows
from kb.embedding.engines.windows import average, cut, embed, pieces, unit


def test_the_examples_hold() -> None:
    assert doctest.testmod(kb.embedding.engines.windows).failed == 0


@given(st.lists(st.integers(0, 50), max_size=8), st.integers(1, 12))
def test_windows_cover_every_token_once(lengths: list[int], size: int) -> None:
    windows = cut(lengths, size)
    for i, length in enumerate(lengths):
        seen = [token for window in windows if window.text == i for token in range(window.start, window.stop)]
        assert seen == list(range(length))
    assert {window.text for window in windows} == set(range(len(lengths)))


def test_a_window_weighs_as_much_as_it_has_tokens() -> None:
    vectors = np.array([[1, 0], [0, 1]], dtype=np.float32)
    assert average(cut([4], 3), vectors, 1)[0].tolist() == pytest.approx([3 / 10**0.5, 1 / 10**0.5])


def test_rows_of_zeros_stay_zero() -> None:
    assert unit(np.zeros((1, 3), dtype=np.float32)).tolist() == [[0, 0, 0]]


@pytest.mark.parametrize("workers", [1, 3])
def test_vectors_come_in_the_order_of_the_texts(workers: int) -> None:
    contents = [np.full(n, n, dtype=np.int32) for n in (2, 9, 1, 5)]
    found = embed(contents, 4, 2, lambda window: np.array([window[0], 1], dtype=np.float32), workers)
    assert (found[:, 0] / found[:, 1]).tolist() == pytest.approx([2, 9, 1, 5])


def test_no_texts_give_no_rows() -> None:
    assert embed([], 4, 3, lambda window: np.zeros(3, dtype=np.float32), 2).shape == (0, 3)


def test_a_window_that_fails_fails_the_call() -> None:
    def fail(window: object) -> "np.typing.NDArray[np.float32]":
        raise MemoryError

    with pytest.raises(MemoryError):
        embed([np.zeros(1, dtype=np.int32)] * 5, 4, 3, fail, 2)


def test_a_text_is_cut_where_its_tokens_begin() -> None:
    assert list(pieces([(0, 2), (3, 5), (6, 9)], 2)) == [(0, 6, 2), (6, 9, 1)]
    assert list(pieces([], 2)) == [(0, 0, 0)]
