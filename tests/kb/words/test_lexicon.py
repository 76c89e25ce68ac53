"""Words, stems and what a question is about."""

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.words.lexicon import STOPWORDS, content_words, stems, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Kebun-Kota, 901/2011.", ["kebun", "kota", "901", "2011"], id="marks part words"),
        pytest.param("Café", ["cafe"], id="accents go"),
        pytest.param("ﬁnal", ["final"], id="ligatures of a PDF are taken apart"),
        pytest.param('"*:NEAR(', ["near"], id="query syntax is no word"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_words(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        pytest.param("menyiram", "penyiraman", "indonesian", id="prefix and suffix"),
        pytest.param("petaknya", "petak", "indonesian", id="a possessive"),
        pytest.param("gardens", "garden", "english", id="an English plural"),
    ],
)
def test_forms_of_one_word_have_one_stem(one: str, other: str, language: str) -> None:
    assert stems(one, language) == stems(other, language)


@pytest.mark.parametrize(
    ("question", "content"),
    [
        pytest.param("apa saja tugas gugus tugas?", ["tugas", "gugus"], id="each once, question words left out"),
        pytest.param("what is the definition of a plot", ["plot"], id="English too"),
        pytest.param("pasal 5 ayat 1", ["5", "1"], id="digits count though they are short"),
        pytest.param("apa itu yang", [], id="nothing but question words"),
    ],
)
def test_content_words(question: str, content: list[str]) -> None:
    assert content_words(question) == content


@given(st.text(max_size=80))
def test_any_text_has_words_that_are_plain(text: str) -> None:
    for word in [*words(text), *stems(text), *stems(text, "english")]:
        assert word and not set(word) & set('"*()^: \n\x00')
    assert not set(content_words(text)) & STOPWORDS


def test_stopwords_are_written_as_words_are_found() -> None:
    assert all(words(word) == [word] for word in STOPWORDS)


def test_threads_stem_alike() -> None:
    found: list[list[str]] = []
    threads = [threading.Thread(target=lambda: found.append(stems("penyiraman petak kebun"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [stems("penyiraman petak kebun")] * 8
