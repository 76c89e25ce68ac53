"""The lexical leg: FTS5 BM25 over stemmed words, the unstemmed ones kept in a column of their own."""

import sqlite3
from collections.abc import Sequence

from kb.lexicon import STOPWORDS, stems, words


def match_expression(text: str) -> str | None:
    """An FTS5 expression that finds any content word of a text; None when it has none.

    Words are quoted one by one, so that nothing a person types ('"', '*', 'NEAR(') is syntax.

    >>> match_expression('NEAR("korban*")')
    '"near" OR "korban"'
    """
    kept = [word for word in words(text) if word not in STOPWORDS and (len(word) > 1 or word.isdigit())]
    terms = [*kept, *stems(" ".join(kept)), *stems(" ".join(kept), "english")]
    return " OR ".join(f'"{term}"' for term in dict.fromkeys(terms)) or None


def search_lexical(connection: sqlite3.Connection, text: str, k: int, columns: Sequence[float]) -> dict[int, float]:
    """BM25 scores (higher is better) of the `k` best passages, by passage number."""
    expression = match_expression(text)
    if expression is None:
        return {}
    marks = ", ".join("?" * len(columns))
    rows = connection.execute(
        f"SELECT rowid, -bm25(lexicon, {marks}) AS score FROM lexicon WHERE lexicon MATCH ? ORDER BY score DESC LIMIT ?",
        (*columns, expression, k),
    )
    return {row[0]: float(row[1]) for row in rows}
