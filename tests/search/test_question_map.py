"""A question's vector is turned only for the model that its map was learned for."""

from pathlib import Path

import numpy as np
import pytest

from search.question_map import FILE, QuestionMap, load_question_map


def test_no_map_leaves_a_vector_as_it_is() -> None:
    vector = np.array([0.6, 0.8], dtype=np.float32)
    assert QuestionMap().turn(vector) is vector


def test_a_turned_vector_has_the_length_of_the_scale() -> None:
    turned = QuestionMap(np.array([[0, 1], [-1, 0]], dtype=np.float32), scale=0.5).turn(np.array([1.0, 0.0], dtype=np.float32))
    assert turned == pytest.approx([0.5 / 2**0.5, 0.5 / 2**0.5])


def test_a_saved_map_is_read_for_its_model_alone(tmp_path: Path) -> None:
    file = tmp_path / "map.npz"
    QuestionMap(np.eye(3, dtype=np.float32), 0.4, 0.8).save("model-a", file)
    read = load_question_map("model-a", file)
    assert (read.scale, read.offset) == (0.4, 0.8) and np.array_equal(read.matrix, np.eye(3))  # type: ignore[arg-type]
    assert load_question_map("model-b", file).matrix is None


def test_the_map_that_ships_is_for_the_bundled_model() -> None:
    matrix = load_question_map("multilingual-e5-small", FILE).matrix
    assert matrix is not None and matrix.shape == (384, 384)
