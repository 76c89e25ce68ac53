"""What ranking knows of every passage: where each stands, groups of passages, what each says."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.law.facets import NAMES
from kb.law.passage import ClauseKind
from kb.law.regulation import Source
from kb.storage.index import PassageFacts
from search.question.facets import CHANGE, PENALTY
from search.retrieval.columns import Columns, Groups

WEIGHTS = {"usia": 0.75, PENALTY: 0.25, CHANGE: 0.5}
SAID = (("usia", PENALTY), (PENALTY,), ())
ADDRESSES = ("uu-1-2000/pasal-1", "uu-1-2000/pasal-2/ayat-1", "uu-1-2000/pasal-2/ayat-2")


def columns(*ids: int) -> Columns:
    """Three passages of one law."""
    return Columns.of(
        PassageFacts(
            ids=np.array(ids),
            addresses=ADDRESSES,
            regulations=("uu-1-2000",) * 3,
            parts=(0, 0, 0),
            kinds=np.full(3, list(ClauseKind).index(ClauseKind.UMUM), dtype=np.int32),
            sources=(Source.NASKAH,) * 3,
            described=np.ones(3, dtype=bool),
            facets=np.array([[name in said for said in SAID] for name in NAMES]),
            narrowings=np.zeros((0, 3), dtype=bool),
            findable=None,
        ),
        (),
    )


@given(st.lists(st.tuples(st.sampled_from(["a", "b", "c", None]), st.floats(-1, 1, width=32)), max_size=12))
def test_the_best_of_a_group_is_the_maximum_over_its_passages(members: list[tuple[str | None, float]]) -> None:
    names, values = [name for name, _ in members], np.array([value for _, value in members], dtype=np.float32)
    groups = Groups.by_name(names)
    best = groups.best(values, -2.0)
    for place, name in enumerate(names):
        inside = [value for other, value in members if other == name]
        assert float(best[place]) == (max(inside) if name else -2.0)
        assert int(groups.others[place]) == (len(inside) - 1 if name else 0)


@pytest.mark.parametrize("ids", [pytest.param((1, 2, 3), id="without gaps"), pytest.param((7, 90, 91), id="with gaps")])
def test_passages_are_found_by_id_whatever_numbers_a_store_gives_them(ids: tuple[int, int, int]) -> None:
    known = columns(*ids)
    assert known.places(np.array(ids[1:])).tolist() == [1, 2]
    assert known.ids_of([2, 0]) == [ids[2], ids[0]]


@pytest.mark.parametrize(
    ("address", "places"),
    [
        pytest.param("uu-1-2000/pasal-2", [1, 2], id="what is below it"),
        pytest.param("uu-1-2000/pasal-2/ayat-2/huruf-a", [2], id="the passage around it"),
        pytest.param("uu-1-2000/pasal-9", [], id="nothing"),
    ],
)
def test_an_address_has_its_passages(address: str, places: list[int]) -> None:
    assert columns(1, 2, 3).at(address) == places


def test_a_clause_counts_for_each_thing_that_is_asked_and_that_it_says() -> None:
    assert columns(1, 2, 3).facets_said(np.arange(3), ("usia", PENALTY), WEIGHTS).tolist() == [1.0, 0.25, 0.0]


def test_what_was_not_asked_for_does_not_count() -> None:
    assert columns(1, 2, 3).facets_said(np.array([1, 0]), ("usia",), WEIGHTS).tolist() == [0.0, 0.75]
