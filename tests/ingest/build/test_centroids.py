"""The centroid of a passage's vectors."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.build.centroids import centroids, searched_first
from kb.law.passage import TextKind


def row(number: int, kind: TextKind, *values: float) -> tuple[int, TextKind, bytes]:
    return number, kind, np.array(values, dtype=np.float32).tobytes()


def found(rows: list[tuple[int, TextKind, bytes]]) -> dict[int, list[float]]:
    return {number: np.frombuffer(vector, dtype=np.float32).tolist() for number, kind, vector in centroids(rows) if kind is TextKind.PUSAT}


def test_of_two_texts_it_lies_between() -> None:
    half = 0.5**0.5
    assert found([row(1, TextKind.NASKAH, 1, 0), row(1, TextKind.RINGKASAN, 0, 1)])[1] == pytest.approx([half, half])


def test_questions_weigh_as_much_as_all_texts() -> None:
    texts = [row(1, TextKind.NASKAH, 1, 0), row(1, TextKind.RINGKASAN, 1, 0), row(1, TextKind.GLOSS, 1, 0)]
    half = 0.5**0.5
    assert found([*texts, row(1, TextKind.PERTANYAAN, 0, 1)])[1] == pytest.approx([half, half])


def test_one_text_is_its_own_centroid() -> None:
    assert found([row(1, TextKind.NASKAH, 1, 0), row(2, TextKind.NASKAH, 0, 1)]) == {}


def test_texts_that_cancel_each_other_have_none_that_is_near_anything() -> None:
    assert found([row(1, TextKind.NASKAH, 1, 0), row(1, TextKind.RINGKASAN, -1, 0)])[1] == [0.0, 0.0]


def test_centroids_and_lone_texts_come_first_and_the_others_keep_their_order() -> None:
    texts = [(1, TextKind.NASKAH), (1, TextKind.PERTANYAAN), (2, TextKind.NASKAH), (1, TextKind.PUSAT)]
    found = [(number, kind) for number, kind, _ in searched_first([row(number, kind, 1.0) for number, kind in texts])]
    assert found == [*texts[2:], *texts[:2]]


@given(st.lists(st.integers(0, 359), min_size=2, max_size=4))
def test_it_has_unit_length(angles: list[int]) -> None:
    radians = np.radians(angles)
    rows = [row(1, kind, float(np.cos(a)), float(np.sin(a))) for kind, a in zip(TextKind, radians, strict=False)]
    (centroid,) = found(rows).values()
    assert np.linalg.norm(centroid) == pytest.approx(1.0, abs=1e-4) or np.linalg.norm(centroid) < 1e-4
