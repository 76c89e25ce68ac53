"""Candidates come from any index that keeps the protocol; of their texts the nearest counts, and filters leave what they leave."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from kb.citation.address import Address
from kb.law.facets import NAMES
from kb.law.narrowings import CASES
from kb.law.passage import TEXTS, ClauseKind, Passage, TextKind
from kb.law.regulation import Source
from kb.law.standings import Standings
from kb.storage.index import CentroidCosines, FieldHits, Ids, LexicalHits, PassageFacts, PassageIndex, TextCosines, Vector, WeightedStem
from search.question.analysis import analyse
from search.question.lookup import Lookup
from search.question.query import Query
from search.retrieval.candidates import Candidates, Retriever
from search.retrieval.clauses import Clauses
from search.retrieval.columns import Columns
from search.retrieval.days import Days
from search.retrieval.plan import Planner
from search.retrieval.profile import Profile, load_profile

N, R, Q = (TEXTS.index(kind) for kind in (TextKind.NASKAH, TextKind.RINGKASAN, TextKind.PERTANYAAN))
IDS = (3, 20, 21)
TODAY = date(2026, 1, 1)
NOTHING = FieldHits(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32))


class FewPassages:
    """Three passages of one law, whose ids have gaps; the second has a digest and questions, and is the only penalty."""

    def __len__(self) -> int:
        return len(IDS)

    def facts(self) -> PassageFacts:
        kinds = [ClauseKind.UMUM, ClauseKind.PIDANA, ClauseKind.UMUM]
        return PassageFacts(
            ids=np.array(IDS),
            addresses=tuple(f"uu-1-2000/pasal-{number}" for number in (1, 2, 3)),
            regulations=("uu-1-2000",) * 3,
            parts=(0, 0, 0),
            kinds=np.array([list(ClauseKind).index(kind) for kind in kinds], dtype=np.int32),
            sources=(Source.NASKAH,) * 3,
            facets=np.zeros((len(NAMES), 3), dtype=bool),
            narrowings=np.zeros((len(CASES), 3), dtype=bool),
            findable=None,
        )

    def compare_centroids(self, question: Vector, depth: int, among: Ids | None = None) -> CentroidCosines:
        return CentroidCosines(np.array(IDS[:2]), np.array([0.9, 0.7], dtype=np.float32), 0.6)

    def compare_texts(self, question: Vector, ids: Ids, seen: CentroidCosines) -> TextCosines:
        known = {3: {N: 0.9}, 20: {N: 0.7, R: 0.8, Q: 0.95}, 21: {}}
        by_kind = np.array([[known[id].get(kind, np.nan) for id in ids.tolist()] for kind in range(len(TEXTS))], dtype=np.float32)
        return TextCosines(ids, by_kind.reshape(len(TEXTS), len(ids)))

    def nearest_text(self, question: Vector, id: int) -> Vector:
        return question

    def search_words(self, stems: Sequence[WeightedStem]) -> LexicalHits:
        return LexicalHits(FieldHits(np.array([21]), np.array([4.0], dtype=np.float32)), NOTHING, NOTHING)

    def document_frequency(self, stem: str, english: bool) -> int:
        return 0

    def having(self, ids: Iterable[int], stem: str, english: bool) -> frozenset[int]:
        return frozenset()

    def passages(self, ids: Iterable[int]) -> dict[int, Passage]:
        places = {id: Address.parse(f"uu-1-2000/pasal-{number}") for number, id in enumerate(IDS, start=1)}
        return {id: Passage(places[id], 0, ClauseKind.UMUM, Source.NASKAH, f"petak {id}", "", "", "") for id in ids}

    def passages_below(self, address: Address) -> tuple[tuple[int, Passage], ...]:
        return ()


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
