"""The exact rewritings that take large inner values out of int8's way."""

import doctest
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import kb.embedding.modelprep.quantised
from kb.embedding.modelprep.quantised import cut_parts, evened


def test_the_examples_hold() -> None:
    assert doctest.testmod(kb.embedding.modelprep.quantised).failed == 0


def test_only_channels_above_the_median_are_divided() -> None:
    divisors = evened(np.array([1, 2, 3, 60, 0.5], dtype=np.float32))
    assert divisors.tolist() == pytest.approx([1, 1, 1.5**0.85, 30**0.85, 1])


@given(st.lists(st.integers(1, 1000), min_size=1, max_size=20), st.integers(0, 30))
def test_no_other_cut_leaves_a_smaller_largest_part(sizes: list[int], extra: int) -> None:
    parts = cut_parts(np.array(sizes, dtype=np.float64), extra)
    assert parts.sum() == len(sizes) + extra
    reach = max(Fraction(size, int(count)) for size, count in zip(sizes, parts, strict=True))
    # to make every part smaller than that would take more parts than there are
    assert sum(size // reach + 1 for size in sizes) > parts.sum()
