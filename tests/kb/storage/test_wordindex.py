"""The index of words: nothing that a person types is query syntax, and rare words weigh more."""

import sqlite3
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.citation.address import Address
from kb.law.passage import ClauseKind, Passage
from kb.law.regulation import Source
from kb.storage.index import WeightedStem
from kb.storage.wordindex import WordIndex
from kb.words.lexicon import content_words, stems
from kb.words.postings import Words
from tests.wordtables import word_tables

TEXTS = ("Setiap Penggarap wajib menyiram petaknya", "Pengurus membagi petak", "", "near and or not")
TITLES = ("Menyiram petak", "", "", "")
GLOSSES = ("", "", "Hoses may be used at night", "")


@pytest.fixture(scope="module")
def lexicon() -> Iterator[sqlite3.Connection]:
    """The real tables with a few texts."""
    place = Address.parse("pergub-dki-901-2011/pasal-1")
    connection = word_tables(
        Passage(place, 0, ClauseKind.UMUM, Source.NASKAH, text, title, "isi", gloss)
        for text, title, gloss in zip(TEXTS, TITLES, GLOSSES, strict=True)
    )
    yield connection
    connection.close()


@pytest.fixture(scope="module")
def index(lexicon: sqlite3.Connection) -> WordIndex:
    """An index over them."""
    return WordIndex(lambda: lexicon, len(TEXTS))


def stems_of(text: str, weight: float = 1.0) -> list[WeightedStem]:
    """A question's stems in both languages."""
    kept = " ".join(content_words(text))
    return [
        WeightedStem(stem, english, weight) for english in (False, True) for stem in stems(kept, "english" if english else "indonesian")
    ]


def found(index: WordIndex, text: str, weight: float = 1.0) -> dict[int, float]:
    """BM25 by passage id, of those that have any."""
    body = index.score(stems_of(text, weight)).body
    return dict(zip(body.ids.tolist(), body.scores.tolist(), strict=True))


_SYNTAX = st.lists(
    st.sampled_from(
        ['"', "*", "NEAR(", ")", "AND", "OR", "NOT", "^", ":", "naskah:", "+", "-", "{", "}", "'", "\x00", "_", "__", "petak", "٣"]
    )
).map(" ".join)


@given(st.text(max_size=200) | _SYNTAX)
def test_any_text_is_only_words(index: WordIndex, text: str) -> None:
    assert set(found(index, text)) <= {1, 2, 3, 4}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('"', id="a lone quotation mark"),
        pytest.param("NEAR(", id="an open NEAR"),
        pytest.param("petak AND", id="a dangling operator"),
        pytest.param("petak\x00wajib", id="a zero byte"),
        pytest.param("'; DROP TABLE postings; --", id="another language's syntax"),
        pytest.param("petak " * 1666, id="ten thousand characters"),
        pytest.param(" ".join(f"kata{n}" for n in range(1500)), id="many words, each another"),
        pytest.param("\udcff petak", id="bytes that are no UTF-8"),
    ],
)
def test_hostile_text_is_only_words(index: WordIndex, lexicon: sqlite3.Connection, text: str) -> None:
    found(index, text)
    assert lexicon.execute("SELECT count(*) FROM text_lengths").fetchone() == (len(Words),)


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        pytest.param("petak", {1, 2}, id="any word finds"),
        pytest.param("penyiraman", {1}, id="by its stem"),
        pytest.param("hose", {3}, id="by its English stem, in the gloss"),
        pytest.param("near", {4}, id="an operator's name is a word"),
        pytest.param("sawah", set(), id="nothing"),
        pytest.param("apa itu yang", set(), id="question words find nothing"),
        pytest.param("", set(), id="no text"),
    ],
)
def test_what_words_find(index: WordIndex, text: str, passages: set[int]) -> None:
    assert set(found(index, text)) == passages


def test_more_shared_words_score_higher(index: WordIndex) -> None:
    scores = found(index, "wajib menyiram petak")
    assert scores[1] > scores[2] > 0


def test_a_stem_counts_as_much_as_it_weighs(index: WordIndex) -> None:
    assert found(index, "penggarap", 0.5)[1] == pytest.approx(found(index, "penggarap")[1] / 2)


def test_words_of_a_title_count_on_their_own(index: WordIndex) -> None:
    titles = index.score([WeightedStem("siram", False), WeightedStem("isi", False)]).title
    assert titles.ids.tolist() == [1], "'isi' stands behind the title, in the digest"


def test_which_of_some_passages_have_a_word(index: WordIndex) -> None:
    assert index.having((2, 1, 4), "petak", english=False) == {1, 2}
    assert index.having((2, 1), "sawah", english=False) == index.having((), "petak", english=False) == frozenset()
    assert (index.document_frequency("petak", False), index.document_frequency("sawah", False)) == (2, 0)


def test_what_the_build_weighed_is_what_words_weigh(lexicon: sqlite3.Connection, index: WordIndex) -> None:
    nothing_withdrawn = WordIndex(lambda: lexicon, len(TEXTS), np.zeros(len(TEXTS), dtype=bool))
    for stem, english in (("petak", False), ("siram", False), ("hose", True), ("sawah", False)):
        kept, made = index.posting(stem, english), nothing_withdrawn.posting(stem, english)
        assert kept.rows.tolist() == made.rows.tolist() and kept.weights.tolist() == made.weights.tolist()
        assert kept.title_rows.tolist() == made.title_rows.tolist() and kept.title_weights.tolist() == made.title_weights.tolist()


def test_of_withdrawn_digests_only_law_text_counts(lexicon: sqlite3.Connection) -> None:
    index = WordIndex(lambda: lexicon, len(TEXTS), np.array([True, False, True, False]))
    assert found(index, "menyiram").keys() == {1}, "the law's own word"
    assert found(index, "hose") == {}
    assert not len(index.score(stems_of("menyiram")).title.ids)
