"""Likeness of texts: rare words weigh more, vectors count above what unrelated clauses have."""

import numpy as np

from kb.citation.address import Address
from search.study.likeness import likenesses

A, B, C, D = (Address.parse(f"uu-1-2000/pasal-{n}") for n in range(1, 5))
BEFORE = [(A, "warga menyiram kebun"), (B, "warga membayar iuran")]
AFTER = [(C, "warga membayar iuran tiap bulan"), (D, "warga menyiram kebun")]


def vector(*values: float) -> "np.ndarray[tuple[int], np.dtype[np.float32]]":
    row = np.array(values, dtype=np.float32)
    return row / np.linalg.norm(row)


def test_the_same_words_are_alike_and_common_ones_weigh_little() -> None:
    scores = likenesses(BEFORE, AFTER, None)
    assert scores[0, 1] > 1.9 and scores[1, 0] > 1 and max(scores[0, 0], scores[1, 1]) < 0.5


def test_vectors_add_to_words_and_words_stand_in_where_there_are_none() -> None:
    vectors = {A: [vector(1, 0)], C: [vector(1, 0.1), vector(1, -0.1)], D: [vector(0, 1)]}
    with_vectors, words = likenesses(BEFORE, AFTER, vectors), likenesses(BEFORE, AFTER, None)
    assert with_vectors[0, 0] > words[0, 0] + 1, "the same meaning in other words"
    assert np.allclose(with_vectors[1], words[1]), "Pasal 2 has no vector"


def test_texts_without_words_are_like_nothing() -> None:
    assert not likenesses([(A, "")], [(C, "dan di ke")], None).any()
