"""What was written of the passages' words is read again: where each stem stands, how often, and how long each text is."""

import sqlite3
from collections.abc import Iterator

import pytest

from kb.citation.address import Address
from kb.law.passage import ClauseKind, Passage
from kb.law.regulation import Source, TypicalQuestions
from kb.storage.wordrows import read_lengths, read_occurrences
from kb.words.postings import Words
from tests.wordtables import word_tables

PLACE = Address.parse("pergub-dki-901-2011/pasal-1")
PASSAGES = (
    Passage(PLACE, 0, ClauseKind.UMUM, Source.NASKAH, "Petak disiram, petak dipupuk", "Petak", "Menyiram", "Watering hoses"),
    Passage(PLACE, 1, ClauseKind.UMUM, Source.NASKAH, "", "", "Petak dibagi", "One hose"),
)
QUESTIONS = TypicalQuestions(PLACE, ("siapa menggarap sini", "bagaimana menggarap"), ("who is tilling",))


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    """The tables with two passages."""
    connection = word_tables(PASSAGES, QUESTIONS)
    yield connection
    connection.close()


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        pytest.param("petak", {"naskah": {0: 2}, "judul": {0: 1}, "ringkasan": {1: 1}}, id="each text on its own, with its counts"),
        pytest.param("siram", {"naskah": {0: 1}, "ringkasan": {0: 1}}, id="by its stem"),
        pytest.param("hose", {"gloss": {0: 1, 1: 1}}, id="English stems of a gloss, passages in order"),
        pytest.param("garap", {"pertanyaan": {0: 2}}, id="in the questions that a passage answers"),
        pytest.param("till", {"question": {0: 1}}, id="English stems of English questions"),
        pytest.param("sawah", {}, id="nowhere"),
    ],
)
def test_a_stem_is_found_where_it_stands(connection: sqlite3.Connection, stem: str, expected: dict[str, dict[int, int]]) -> None:
    found = read_occurrences(connection, stem)
    assert {text: dict(zip(there.rows.tolist(), there.counts.tolist(), strict=True)) for text, there in found.items()} == expected


def test_each_text_has_its_length(connection: sqlite3.Connection) -> None:
    lengths = {text: found.tolist() for text, found in read_lengths(connection).items()}
    assert lengths == {
        Words.NASKAH: [4, 0],
        Words.JUDUL: [1, 0],
        Words.RINGKASAN: [1, 2],
        Words.GLOSS: [2, 2],
        Words.PERTANYAAN: [5, 0],
        Words.QUESTION: [3, 0],
    }
