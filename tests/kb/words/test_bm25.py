"""BM25 as the build works it out: rare words weigh more, short texts more than long ones, and what is read back is what was written."""

import sqlite3
from collections.abc import Iterator

import pytest

from kb.citation.address import Address
from kb.law.passage import ClauseKind, Passage
from kb.law.regulation import Source, TypicalQuestions
from kb.storage.wordrows import read_posting
from kb.words.bm25 import Posting, idf
from tests.wordtables import word_tables

PLACE = Address.parse("pergub-dki-901-2011/pasal-1")
PASSAGES = (
    Passage(PLACE, 0, ClauseKind.UMUM, Source.NASKAH, "petak", "Petak", "", "A hose"),
    Passage(PLACE, 1, ClauseKind.UMUM, Source.NASKAH, "petak disiram tiap pagi dan sore", "", "", ""),
    Passage(PLACE, 2, ClauseKind.UMUM, Source.NASKAH, "petak, petak, petak disiram tiap pagi", "", "", ""),
)
QUESTIONS = TypicalQuestions(PLACE, ("petak siapa",), ("whose hose",))


@pytest.fixture(scope="module")
def connection() -> Iterator[sqlite3.Connection]:
    """The table with three passages."""
    connection = word_tables(PASSAGES, QUESTIONS)
    yield connection
    connection.close()


def weights(posting: Posting) -> dict[int, float]:
    return dict(zip(posting.rows.tolist(), posting.weights.tolist(), strict=True))


def test_a_word_weighs_more_in_a_short_text_and_where_it_is_repeated(connection: sqlite3.Connection) -> None:
    found = weights(read_posting(connection, "petak", english=False))
    assert found.keys() == {0, 1, 2} and found[0] > found[1] and found[2] > found[1]


@pytest.mark.parametrize(
    ("stem", "english", "rows", "titles", "questions"),
    [
        pytest.param("petak", False, [0, 1, 2], [0], [0], id="in words, title and questions"),
        pytest.param("hose", True, [0], [], [0], id="English words of the gloss and of questions"),
        pytest.param("hose", False, [], [], [], id="in one language only"),
        pytest.param("sawah", False, [], [], [], id="nowhere"),
    ],
)
def test_where_a_stem_stands(
    connection: sqlite3.Connection, stem: str, english: bool, rows: list[int], titles: list[int], questions: list[int]
) -> None:
    found = read_posting(connection, stem, english)
    assert (found.rows.tolist(), found.title_rows.tolist(), found.question_rows.tolist()) == (rows, titles, questions)
    assert (len(found.weights), len(found.title_weights), len(found.question_weights)) == (len(rows), len(titles), len(questions))


def test_a_rarer_word_weighs_more() -> None:
    assert idf(0, 9) > idf(1, 9) > idf(9, 9) > 0
