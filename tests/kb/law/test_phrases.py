"""Lists of phrases: whole words, words with any ending or beginning, words between."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.law.phrases import Phrases

LISTS = Phrases({"satu": "kebun|petak luas", "akhir": "siram*", "awal": "*tanam", "sela": "kapan * boleh", "apa saja": "untuk *"})


@pytest.mark.parametrize(
    ("text", "used"),
    [
        pytest.param("Kebun ini", ("satu",), id="a word, whatever its case"),
        pytest.param("perkebunan kebunku", (), id="no word within another"),
        pytest.param("petak yang luas, petak", (), id="words of a phrase apart"),
        pytest.param("petak\n luas", ("satu",), id="a phrase over the end of a line"),
        pytest.param("siram menyirami siraman", ("akhir",), id="any ending, none too"),
        pytest.param("menyiram", (), id="but no beginning"),
        pytest.param("menanam, ditanam", ("awal",), id="any beginning"),
        pytest.param("kapan kami boleh", ("sela",), id="any word between"),
        pytest.param("kapan boleh", (), id="but one there must be"),
        pytest.param("untuk", (), id="a phrase that the text cuts off"),
        pytest.param("siram untuk kebun", ("satu", "akhir", "apa saja"), id="in the order of the lists"),
        pytest.param("", (), id="no text"),
    ],
)
def test_which_lists_a_text_uses(text: str, used: tuple[str, ...]) -> None:
    assert LISTS.used(text) == used


@given(st.text())
def test_any_text_is_only_words(text: str) -> None:
    assert set(LISTS.used(text)) <= {"satu", "akhir", "awal", "sela", "apa saja"}
