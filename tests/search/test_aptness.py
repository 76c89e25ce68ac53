"""Which pairs of a question and a text are answers, known only for the model that it was learned for."""

from pathlib import Path

import numpy as np
import pytest

from search.answering.answerability import FILE, NOTHING_LEARNED, Aptness, load_aptness, pairs
from search.engine import Engine

QUESTION, TEXT, OTHER = (np.array(numbers, dtype=np.float32) for numbers in ([0.6, 0.8], [0.8, 0.6], [-0.8, 0.6]))
LEARNED = Aptness(pairs(np.stack([QUESTION, QUESTION]), np.stack([TEXT, OTHER])), np.array([1.0, -1.0], dtype=np.float32), 0.25, 0.5)


def test_nothing_is_known_before_anything_is_learned() -> None:
    assert NOTHING_LEARNED.of(QUESTION, TEXT) == 0.0


def test_a_pair_is_as_apt_as_the_pairs_near_it() -> None:
    assert LEARNED.of(QUESTION, TEXT) > 1.0 > 0.0 > LEARNED.of(QUESTION, OTHER)


def test_what_is_saved_is_read_for_its_model_alone(tmp_path: Path) -> None:
    file = tmp_path / "aptness.npz"
    LEARNED.save("model-a", file)
    assert load_aptness("model-a", file).of(QUESTION, TEXT) == pytest.approx(LEARNED.of(QUESTION, TEXT), abs=0.02)
    assert load_aptness("model-b", file).of(QUESTION, TEXT) == 0.0


def test_what_ships_is_for_the_bundled_model() -> None:
    points = load_aptness("multilingual-e5-small", FILE).points
    assert len(points) > 1000 and points.shape[1] == 2 * 384


def test_the_nearest_text_is_sought_among_all_of_a_passage_even_where_none_was_compared(engine: Engine) -> None:
    texts = engine.ranker.columns.texts
    vectors = np.stack([np.frombuffer(vector, dtype=np.float32) for vector in engine.store.vectors()])
    for row in range(texts.passages):
        own = vectors[[place for place in texts.rows[:, row] if place >= 0]]
        nearest = engine.ranker.nearest_text(row, vectors[0])
        assert float(nearest @ vectors[0]) == pytest.approx(float((own @ vectors[0]).max()), abs=1e-6)
