"""Candidates come from any index that keeps the protocol; of their texts the nearest counts, and filters leave what they leave."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from kb.law.passage import ClauseKind
from kb.law.standings import Standings
from kb.storage.index import PassageIndex
from search.question.analysis import analyse
from search.question.lookup import Lookup
from search.question.query import Query
from search.retrieval.candidates import Candidates, Retriever
from search.retrieval.clauses import Clauses
from search.retrieval.columns import Columns
from search.retrieval.days import Days
from search.retrieval.plan import Planner
from search.retrieval.profile import Profile, load_profile
from tests.search.retrieval.fewpassages import FewPassages

TODAY = date(2026, 1, 1)


def retrieved(text: str, kind: ClauseKind | None = None, profile: Profile | None = None) -> Candidates:
    """The candidates for a question."""
    index: PassageIndex = FewPassages()
    profile = profile or load_profile()
    columns = Columns.of(index.facts(), ())
    clauses = Clauses(columns, lambda: (), profile)
    planner = Planner(columns, clauses, Days(columns, (), ()), (), Standings((), {}, frozenset()))
    query = Query.make(text, today=TODAY, kind=kind)
    retriever = Retriever(index, columns, clauses, profile)
    plan = planner.plan(query, analyse(query, Lookup(()).find(text)))
    return retriever.retrieve(plan, retriever.search_words(()), np.array([1.0, 0.0], dtype=np.float32))


def test_of_a_candidate_s_texts_the_nearest_counts_and_what_was_not_compared_is_no_nearer_than_the_farthest() -> None:
    found = retrieved("petak")
    assert found.best.tolist() == pytest.approx([0.9, 0.8, 0.6])
    assert found.centroids.tolist() == pytest.approx([0.9, 0.7, 0.6])


def test_typical_questions_count_for_themselves() -> None:
    assert retrieved("petak").question_cosine == pytest.approx(0.95)
    assert retrieved("petak", ClauseKind.UMUM).question_cosine == pytest.approx(0.9), "none of these has questions"


def test_words_are_found_for_the_passages_that_have_them() -> None:
    assert retrieved("petak").lexical.tolist() == [[0, 0, 4], [0, 0, 0], [0, 0, 0]]


@pytest.mark.parametrize(
    ("text", "kind", "places"),
    [
        pytest.param("petak", None, [0, 1, 2], id="no filter"),
        pytest.param("petak", ClauseKind.PIDANA, [1], id="a filter"),
        pytest.param("petak", ClauseKind.TUGAS, [], id="a filter that leaves nothing"),
        pytest.param('"petak 20"', None, [1], id="a phrase"),
    ],
)
def test_filters_and_phrases_leave_only_what_they_allow(text: str, kind: ClauseKind | None, places: list[int]) -> None:
    assert retrieved(text, kind).places.tolist() == places


def test_each_retriever_has_a_share_of_the_candidates() -> None:
    few = replace(load_profile(), dense_candidates=1, lexical_candidates=1)
    assert retrieved("petak", profile=few).places.tolist() == [0, 2], "the nearest, and the one that has the word"


def test_what_the_question_names_is_a_candidate_however_far_it_is() -> None:
    few = replace(load_profile(), dense_candidates=1, lexical_candidates=1)
    assert 1 in retrieved("pasal 2 uu 1/2000", profile=few).places.tolist()
