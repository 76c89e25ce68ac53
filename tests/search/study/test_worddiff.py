"""Comparison of two texts word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.study.worddiff import Op, compare_words

S, D, A = Op.SAME, Op.DROPPED, Op.ADDED


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param("a b c", "a b c", [(S, "a b c")], id="nothing differs"),
        pytest.param("Warga menyiram;", "warga menyiram.", [(S, "warga menyiram.")], id="capitals and marks are no change"),
        pytest.param("a b", "a b c", [(S, "a b "), (A, "c")], id="words added at the end"),
        pytest.param("a b c", "b c", [(D, "a "), (S, "b c")], id="words dropped at the start"),
        pytest.param("dua tahun", "lima tahun", [(D, "dua "), (A, "lima "), (S, "tahun")], id="one word replaced"),
        pytest.param("a dan b", "x dan y", [(D, "a dan b"), (A, "x dan y")], id="an island of one word is read with what surrounds it"),
        pytest.param("kebun- kebun kota", "kebun-kebun kota", [(S, "kebun-kebun kota")], id="a word broken at the end of a line"),
        pytest.param("dan kebun", "dan/atau kebun", [(D, "dan "), (A, "dan/atau "), (S, "kebun")], id="dan is not dan/atau"),
        pytest.param("", "a", [(A, "a")], id="from nothing"),
        pytest.param("a", "", [(D, "a")], id="to nothing"),
        pytest.param("ayat (1) a", "ayat (2) a", [(S, "ayat "), (D, "(1) "), (A, "(2) "), (S, "a")], id="numbers count"),
        pytest.param("(1) a\nb. c", "(2) a\nc. c", [(S, "(2) a\nc. c")], id="but not those of items in a list"),
        pytest.param("1. a", "1. x\n2. a", [(A, "1. x\n"), (S, "2. a")], id="an item put in before another"),
    ],
)
def test_stretches(before: str, after: str, expected: list[tuple[Op, str]]) -> None:
    assert [(one.op, one.text) for one in compare_words(before, after).stretches] == expected


def test_likeness() -> None:
    assert compare_words("a b c d", "a b c d").likeness == 1 and compare_words("a b c d", "a b c d").same
    assert compare_words("a b", "c d").likeness == 0
    assert 0.4 < compare_words("a b c d", "a b x y").likeness < 0.6


_TEXT = st.text(alphabet="ab ;-\n(1", max_size=40)


@given(_TEXT, _TEXT)
def test_no_character_is_lost(before: str, after: str) -> None:
    found = compare_words(before, after)
    assert "".join(one.text for one in found.before()) == before.lstrip()
    assert "".join(one.text for one in found.after()) == after.lstrip()
    assert found.same or found.likeness < 1
