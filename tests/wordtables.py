"""The tables of words with a few passages in them, for the tests of whoever reads them."""

import sqlite3
from collections.abc import Iterable

from kb.law.passage import Passage
from kb.law.regulation import TypicalQuestions
from kb.storage.tables import SCHEMA_SQL
from kb.words.bm25 import weighed
from kb.words.postings import PostingsWriter


def word_tables(passages: Iterable[Passage], questions: TypicalQuestions | None = None) -> sqlite3.Connection:
    """A connection to the tables in memory; the questions are of the first passage."""
    writer = PostingsWriter()
    for number, passage in enumerate(passages):
        writer.add(passage, None if number else questions)
    connection = sqlite3.connect(":memory:")
    connection.executescript(SCHEMA_SQL)
    connection.executemany("INSERT INTO postings VALUES (?, ?, ?, ?)", writer.postings())
    connection.executemany("INSERT INTO weighed VALUES (?, ?, ?, ?, ?, ?, ?, ?)", weighed(writer))
    connection.executemany("INSERT INTO text_lengths VALUES (?, ?)", writer.lengths())
    return connection
