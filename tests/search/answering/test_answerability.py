"""Which pairs of a question and a text are answers, known only for the model that it was learned for."""

from pathlib import Path

import numpy as np
import pytest

from search.answering.answerability import FILE, NOTHING_LEARNED, AnswerabilityClassifier, load_classifier, pairs

QUESTION, TEXT, OTHER = (np.array(numbers, dtype=np.float32) for numbers in ([0.6, 0.8], [0.8, 0.6], [-0.8, 0.6]))
LEARNED = AnswerabilityClassifier(
    pairs(np.stack([QUESTION, QUESTION]), np.stack([TEXT, OTHER])), np.array([1.0, -1.0], dtype=np.float32), 0.25, 0.5
)


def test_nothing_is_known_before_anything_is_learned() -> None:
    assert NOTHING_LEARNED.score(QUESTION, TEXT) == 0.0


def test_a_pair_is_scored_by_the_pairs_near_it() -> None:
    assert LEARNED.score(QUESTION, TEXT) > 1.0 > 0.0 > LEARNED.score(QUESTION, OTHER)


def test_what_is_saved_is_read_for_its_model_alone(tmp_path: Path) -> None:
    file = tmp_path / "answerability.npz"
    LEARNED.save("model-a", file)
    assert load_classifier("model-a", file).score(QUESTION, TEXT) == pytest.approx(LEARNED.score(QUESTION, TEXT), abs=0.02)
    assert load_classifier("model-b", file).score(QUESTION, TEXT) == 0.0


def test_what_ships_is_for_the_bundled_model() -> None:
    points = load_classifier("multilingual-e5-small", FILE).points
    assert len(points) > 1000 and points.shape[1] == 2 * 384
