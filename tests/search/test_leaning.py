"""What a question's vector says of it, known only for the model that it was learned for."""

from pathlib import Path

import numpy as np
import pytest

from search.leaning import FILE, Leaning, load_leaning

ASKED = np.array([0.6, 0.8], dtype=np.float32)


def test_nothing_is_known_without_a_direction() -> None:
    assert Leaning().of(ASKED) == 0.0


def test_a_question_leans_by_its_direction() -> None:
    assert Leaning(np.array([1.0, 0.0], dtype=np.float32), -0.5).of(ASKED) == pytest.approx(0.1)


def test_what_is_saved_is_read_for_its_model_alone(tmp_path: Path) -> None:
    file = tmp_path / "leaning.npz"
    Leaning(ASKED, 0.25).save("model-a", file)
    assert load_leaning("model-a", file).of(ASKED) == pytest.approx(1.25)
    assert load_leaning("model-b", file).of(ASKED) == 0.0


def test_the_direction_that_ships_is_for_the_bundled_model() -> None:
    direction = load_leaning("multilingual-e5-small", FILE).direction
    assert direction is not None and direction.shape == (384,)
