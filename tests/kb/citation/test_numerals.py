"""Roman numerals, ordinal words and list letters: each round trip, and what is none of them."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.citation.numerals import int_to_ordinal, int_to_roman, letter_to_int, ordinal_to_int, roman_to_int


@given(st.integers(1, 399), st.sampled_from([str.upper, str.lower]))
def test_a_roman_numeral_is_read_back_in_either_case(value: int, case: "type[str.upper]") -> None:
    assert roman_to_int(case(int_to_roman(value))) == value


@given(st.integers(1, 99), st.sampled_from(["title", "upper", "lower"]), st.booleans())
def test_an_ordinal_word_is_read_back_however_it_is_printed(value: int, case: str, joined: bool) -> None:
    word = getattr(int_to_ordinal(value), case)()
    assert ordinal_to_int(word.replace(" ", "") if joined else word) == value


def test_ordinal_words_differ() -> None:
    assert len({int_to_ordinal(value) for value in range(1, 100)}) == 99


@pytest.mark.parametrize(
    ("value", "word"),
    [
        pytest.param(1, "Kesatu", id="one"),
        pytest.param(10, "Kesepuluh", id="ten"),
        pytest.param(11, "Kesebelas", id="eleven has a word of its own"),
        pytest.param(12, "Kedua Belas", id="a teen"),
        pytest.param(20, "Kedua Puluh", id="a round ten"),
        pytest.param(99, "Kesembilan Puluh Sembilan", id="the last"),
    ],
)
def test_ordinal_words_as_headings_print_them(value: int, word: str) -> None:
    assert int_to_ordinal(value) == word


@pytest.mark.parametrize("text", ["", "IIX", "VV", "IC", "IIII", "Pasal", "1", "X I", "ΙΙ"])
def test_what_is_no_roman_numeral(text: str) -> None:
    assert roman_to_int(text) is None


@pytest.mark.parametrize("text", ["", "satu", "ke", "keseratus", "Ketentuan", "1"])
def test_what_is_no_ordinal_word(text: str) -> None:
    assert ordinal_to_int(text) is None


def test_pertama_counts_as_one() -> None:
    assert ordinal_to_int("PERTAMA") == ordinal_to_int("Kesatu") == 1


def test_list_letters_run_on_after_z() -> None:
    letters = [*string.ascii_lowercase, *(f"a{letter}" for letter in string.ascii_lowercase), "ba"]
    assert [letter_to_int(letter) for letter in letters] == list(range(1, len(letters) + 1))


@given(st.text(max_size=30))
def test_any_text_is_a_number_or_none(text: str) -> None:
    assert roman_to_int(text) is None or roman_to_int(text) in range(1, 4000)
    assert ordinal_to_int(text) is None or ordinal_to_int(text) in range(1, 100)
