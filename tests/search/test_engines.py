"""Whichever engine embeds a question, the same passages are found in the same order."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from kb.embedding.choice import load_embedder
from kb.embedding.protocol import Embedder
from search.engine import Engine
from search.evaluation.retrieval import read_questions
from search.question.query import Query

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]


@pytest.fixture
def searches(index: Path) -> Iterator[Callable[[Embedder], Engine]]:
    """Opens engines on the index and closes them."""
    opened: list[Engine] = []

    def open_engine(embedder: Embedder) -> Engine:
        opened.append(Engine(index, lambda: embedder))
        return opened[-1]

    yield open_engine
    for engine in opened:
        engine.store.close()


def test_sentence_transformers_on_the_prepared_folder_finds_what_the_default_finds(
    data: Path, folder: Path, searches: Callable[[Embedder], Engine]
) -> None:
    pytest.importorskip("sentence_transformers", reason='not installed: pip install "tppo-kb[sentence-transformers]"')
    default, library = searches(load_embedder("", data)), searches(load_embedder(str(folder), data))
    questions = [question.text for question in read_questions(ROOT / "corpus" / "questions.jsonl") if question.half == "tuning"]
    assert len(questions) > 100
    for text in questions:
        query = Query.make(text, today=date(2026, 11, 24), k=10)
        expected, found = ([(hit.passage.address, hit.passage.part) for hit in one.search(query).hits] for one in (default, library))
        assert found == expected, text
