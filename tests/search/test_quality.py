"""The corpus as it ships, without law texts, answers what officials ask first, and holds the floors of `make evaluate`."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from benchmarks.measuring.goals import Figure
from benchmarks.quality import QUESTIONS, quality
from kb.embedding.choice import load_embedder
from kb.embedding.protocol import Embedder
from kb.settings import Settings
from search.answering.answer import ask
from search.engine import Engine
from search.evaluation.retrieval import read_questions
from search.question.query import Query

pytestmark = pytest.mark.slow

TODAY = date(2026, 11, 24)
BEFORE = date(2025, 6, 1)


@pytest.fixture(scope="module")
def embedder(data: Path) -> Embedder:
    return load_embedder("", data)


@pytest.fixture(scope="module")
def corpus_engine(index: Path, embedder: Embedder) -> Iterator[Engine]:
    engine = Engine(index, lambda: embedder)
    yield engine
    engine.store.close()


@pytest.mark.parametrize(
    ("question", "on", "first"),
    [
        pytest.param("apa yang dimaksud eksploitasi", None, "uu-21-2007/pasal-1/angka-7", id="a definition"),
        pytest.param("what counts as eksploitasi", None, "uu-21-2007/pasal-1/angka-7", id="a definition, mixed"),
        pytest.param("tugas gugus tugas TPPO apa saja", None, "uu-21-2007/pasal-58/ayat-4", id="a duty"),
        pytest.param("apa tugas gugus tugas", None, "uu-21-2007/pasal-58/ayat-4", id="a duty, in few words"),
        pytest.param("berapa hukuman pelaku perdagangan orang", None, "uu-1-2023/pasal-455/ayat-1", id="a penalty in force"),
        pytest.param("berapa hukuman penjara pelaku perdagangan orang", None, "uu-1-2023/pasal-455/ayat-1", id="a prison term in force"),
        pytest.param("what is the penalty for trafficking in persons", None, "uu-1-2023/pasal-455/ayat-1", id="a penalty, in English"),
        pytest.param("berapa hukuman pelaku perdagangan orang", BEFORE, "uu-21-2007/pasal-2/ayat-1", id="a penalty of before"),
    ],
)
def test_what_officials_ask_first(corpus_engine: Engine, question: str, on: date | None, first: str) -> None:
    answer = ask(corpus_engine, Query.make(question, on=on, today=TODAY))
    assert [str(quote.address) for quote in answer.quotes][:1] == [first]


@pytest.mark.parametrize(
    "question", ["cara budidaya lele", "siapa gubernur jakarta sekarang", "resep rendang padang", "how many victims last year"]
)
def test_what_no_clause_answers_is_refused(corpus_engine: Engine, question: str) -> None:
    answer = ask(corpus_engine, Query.make(question, today=TODAY))
    assert not answer.quotes and answer.reason


@pytest.fixture(scope="module")
def figures(index: Path, embedder: Embedder) -> list[Figure]:
    """The figures of the test half."""
    settings = replace(Settings.from_environment({"KB_DATA": str(index)}), corpus=QUESTIONS.parent)
    return list(quality(settings, embedder, [one for one in read_questions(QUESTIONS) if one.half == "test"]))


def test_no_floor_is_missed_on_the_test_half(figures: list[Figure]) -> None:
    assert len(figures) >= 6 and [str(figure) for figure in figures if figure.failed] == []
