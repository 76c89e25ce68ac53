"""What is done to a text before any model sees it."""

import doctest

import pytest

import kb.embedding.engines.text
from kb.embedding.engines.text import clean, has_foreign_letter, normalised


def test_the_examples_hold() -> None:
    assert doctest.testmod(kb.embedding.engines.text).failed == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a\x00b", "a b", id="NUL would end a C string"),
        pytest.param("\ud800x", "?x", id="a lone surrogate has no UTF-8"),
        pytest.param("  \n", "-", id="nothing becomes something all engines cut alike"),
        pytest.param("</s><pad> <b>", "</s ><pad > <b>".replace("</s >", "< /s>").replace("<pad >", "< pad>"), id="tokenizer signs"),
    ],
)
def test_a_text_is_cleaned(text: str, expected: str) -> None:
    assert clean(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Pasal 5 — “kutipan” €", False, id="signs are not letters"),
        pytest.param("", False, id="empty"),
        pytest.param("João", True, id="Latin beyond ASCII"),
        pytest.param("e\u0301", True, id="a combining accent"),
        pytest.param("中", True, id="another script"),
    ],
)
def test_letters_beyond_ascii_are_seen(text: str, expected: bool) -> None:
    assert has_foreign_letter(text) is expected


def test_compatibility_signs_are_composed() -> None:
    assert normalised("ﬁnal e\u0301") == "final é"
