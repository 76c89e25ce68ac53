"""The lexical leg: nothing that a person types is query syntax."""

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.lexicon import stems, words
from kb.store import SCHEMA_SQL
from search.lexical import match_expression, search_lexical

COLUMNS = (1.0, 1.0, 0.6, 0.4)
TEXTS = {
    1: "Setiap Penggarap wajib menyiram petaknya",
    2: "Pengurus membagi petak",
    3: "Hoses may be used at night",
    4: "NEAR AND OR NOT",
}


@pytest.fixture(scope="module")
def lexicon() -> Iterator[sqlite3.Connection]:
    """The real FTS5 table with a few texts."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(SCHEMA_SQL)
    for number, text in TEXTS.items():
        row = (stems(text), stems(""), stems(text, "english"), words(text))
        connection.execute(
            "INSERT INTO lexicon (rowid, naskah, ringkasan, gloss, unstemmed) VALUES (?,?,?,?,?)", (number, *map(" ".join, row))
        )
    yield connection
    connection.close()


_SYNTAX = st.lists(
    st.sampled_from(
        ['"', "*", "NEAR(", ")", "AND", "OR", "NOT", "^", ":", "naskah:", "+", "-", "{", "}", "'", "\x00", "_", "__", "petak", "٣"]
    )
).map(" ".join)


@given(st.text(max_size=200) | _SYNTAX)
def test_any_text_is_searched_without_a_syntax_error(lexicon: sqlite3.Connection, text: str) -> None:
    found = search_lexical(lexicon, text, 10, COLUMNS)
    assert set(found) <= set(TEXTS)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('"', id="a lone quotation mark"),
        pytest.param("*", id="a star"),
        pytest.param("NEAR(", id="an open NEAR"),
        pytest.param("petak AND", id="a dangling operator"),
        pytest.param("naskah : petak", id="a column filter"),
        pytest.param("petak\x00wajib", id="a zero byte"),
        pytest.param("'; DROP TABLE lexicon; --", id="another language's syntax"),
        pytest.param("petak " * 1666, id="ten thousand characters"),
        pytest.param(" ".join(f"kata{n}" for n in range(1500)), id="many words, each another"),
        pytest.param("\udcff petak", id="bytes that are no UTF-8"),
    ],
)
def test_hostile_text_is_only_words(lexicon: sqlite3.Connection, text: str) -> None:
    search_lexical(lexicon, text, 10, COLUMNS)
    assert lexicon.execute("SELECT count(*) FROM lexicon_docsize").fetchone() == (len(TEXTS),)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("petak", {1, 2}, id="any word finds"),
        pytest.param("penyiraman", {1}, id="by its stem"),
        pytest.param("hose", {3}, id="by its English stem"),
        pytest.param("near", {4}, id="an operator's name is a word"),
        pytest.param("sawah", set(), id="nothing"),
        pytest.param("apa itu yang", set(), id="question words find nothing"),
        pytest.param("", set(), id="no text"),
    ],
)
def test_what_words_find(lexicon: sqlite3.Connection, text: str, found: set[int]) -> None:
    assert set(search_lexical(lexicon, text, 10, COLUMNS)) == found


def test_more_shared_words_score_higher(lexicon: sqlite3.Connection) -> None:
    scores = search_lexical(lexicon, "wajib menyiram petak", 10, COLUMNS)
    assert scores[1] > scores[2] > 0


def test_no_more_than_asked_for_the_best_first(lexicon: sqlite3.Connection) -> None:
    assert list(search_lexical(lexicon, "wajib menyiram petak", 1, COLUMNS)) == [1]


@given(st.text(max_size=100))
def test_every_term_of_an_expression_is_quoted(text: str) -> None:
    expression = match_expression(text)
    if expression is not None:
        terms = expression.split(" OR ")
        assert len(set(terms)) == len(terms)
        assert all(term[0] == term[-1] == '"' and '"' not in term[1:-1] for term in terms)
