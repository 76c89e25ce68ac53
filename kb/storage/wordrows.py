"""Where words stand and what they weigh, read from the tables of a generation."""

import sqlite3
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from kb.words.bm25 import Posting
from kb.words.postings import WEIGHT, Occurrences, Words, unpack


def read_posting(connection: sqlite3.Connection, stem: str, english: bool) -> Posting:
    """The posting of a stem; an empty one where no text has it."""
    found = connection.execute("SELECT * FROM weighed WHERE stem = ? AND english = ?", (stem, english)).fetchone()
    parts = tuple(found)[2:] if found else (b"",) * 6
    rows, weights, title_rows, title_weights, question_rows, question_weights = parts
    return Posting(
        *(unpack(rows), unpack(weights, WEIGHT)),
        *(unpack(title_rows), unpack(title_weights, WEIGHT)),
        *(unpack(question_rows), unpack(question_weights, WEIGHT)),
    )


def read_occurrences(connection: sqlite3.Connection, stem: str) -> Mapping[Words, Occurrences]:
    """Where a stem stands, in those texts that have it."""
    found = connection.execute("SELECT text, rows, counts FROM postings WHERE stem = ?", (stem,))
    return {Words(text): Occurrences(unpack(rows), unpack(counts)) for text, rows, counts in found}


def read_vocabulary(connection: sqlite3.Connection) -> Mapping[str, int]:
    """How often each word stands in the passages, in the names of regulations, and in the typical questions."""
    return dict(map(tuple, connection.execute("SELECT word, count FROM vocabulary")))


def read_lengths(connection: sqlite3.Connection) -> Mapping[Words, NDArray[np.int32]]:
    """How many words each text of each passage has."""
    return {Words(text): unpack(lengths) for text, lengths in connection.execute("SELECT text, lengths FROM text_lengths")}
