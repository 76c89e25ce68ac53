"""Of what a question asks for, passages count by how much of it they say."""

import numpy as np
from search.retrieval.facets import CHANGE, PENALTY, facets_said

from kb.law.facets import NAMES

RARITY = {"usia": 0.75, PENALTY: 0.25, CHANGE: 0.5}
SAID = np.array([[name in said for said in (("usia", PENALTY), (PENALTY,), ())] for name in NAMES])


def test_a_clause_counts_for_each_thing_that_is_asked_and_that_it_says() -> None:
    assert facets_said(SAID, np.arange(3), ("usia", PENALTY), RARITY).tolist() == [1.0, 0.25, 0.0]


def test_what_was_not_asked_for_does_not_count() -> None:
    assert facets_said(SAID, np.array([1, 0]), ("usia",), RARITY).tolist() == [0.0, 0.75]
