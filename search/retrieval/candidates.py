"""The passages worth scoring: the nearest by vector, the best by words, and what the question points at.

Filters have acted by then (`plan.py`): only what they leave becomes a candidate.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from kb.law.passage import TEXTS, TextKind
from kb.storage.index import FieldHits, Marks, PassageIndex, Vector, WeightedStem
from search.question.terms import QueryTerm
from search.retrieval.clauses import Clauses
from search.retrieval.columns import Columns, Floats, Places
from search.retrieval.days import Day
from search.retrieval.plan import Plan
from search.retrieval.profile import Profile

QUESTIONS = TEXTS.index(TextKind.PERTANYAAN)
_WORDS = slice(QUESTIONS)
"""Texts that say something, which come before the questions that a passage answers and the centroid of all."""
LexicalScores: TypeAlias = Floats
"""BM25 of every passage, shape (3, passages): in its words, in its `judul`, in the typical questions that it answers."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """The passages that will be scored, and all that retrieval found of them."""

    places: Places
    by_kind: Floats
    """Cosines of their texts by kind, shape (kinds, candidates); NaN: there is none."""
    best: Floats
    """Of the texts that say something, shape (candidates,); the lowest cosine of all where there is none."""
    question_cosine: float
    """Of the nearest typical questions of any of them; the best of all texts where none has questions."""
    centroids: Floats
    """Cosines of the centroids of all passages, shape (passages,)."""
    lexical: LexicalScores


class Retriever:
    """Looks up what a plan asks for in one index."""

    def __init__(self, index: PassageIndex, columns: Columns, clauses: Clauses, profile: Profile) -> None:
        self._index = index
        self._columns = columns
        self._clauses = clauses
        self._profile = profile

    def search_words(self, terms: Sequence[QueryTerm]) -> LexicalScores:
        """Look up the words of a question; its vector is not needed for it."""
        found = self._index.search_words([WeightedStem(t.stem, t.english, 1.0 if t.typed else self._profile.synonym) for t in terms])
        scores = np.zeros((3, len(self._columns)), dtype=np.float32)
        for line, hits in enumerate((found.body, found.title, found.questions)):
            self._spread(scores[line], hits)
        return scores

    def retrieve(self, plan: Plan, lexical: LexicalScores, question: Vector) -> Candidates:
        """Find the candidates by a question's vector, beside what its words found."""
        allowed = plan.allowed
        among = None if allowed is None else self._columns.ids[allowed]
        seen = self._index.compare_centroids(question, self._profile.dense_depth, among)
        centroids = np.full(len(self._columns), seen.floor, dtype=np.float32)
        centroids[self._columns.places(seen.ids)] = seen.cosines
        places = self._choose(plan, centroids, lexical[0])
        if not (lexical.any() or plan.pinned or plan.laws_named):
            # no word of the question stands anywhere here: whatever lies nearest to it by vector is near by chance ("xyzzyq")
            places = places[:0]
        places = self._with_successors(places, plan.day, allowed)
        if plan.phrases:
            places = self._with_phrases(places, plan.phrases)
        by_kind = self._index.compare_texts(question, self._columns.ids[places], seen).by_kind
        best = np.fmax(np.fmax.reduce(by_kind[_WORDS], axis=0), np.float32(seen.floor))
        question_cosine = float(np.fmax.reduce(by_kind[QUESTIONS], initial=-np.inf))
        if question_cosine == -np.inf:
            question_cosine = float(best.max(initial=seen.floor))
        return Candidates(places, by_kind, best, question_cosine, centroids, lexical)

    def _spread(self, scores: Floats, hits: FieldHits) -> None:
        scores[self._columns.places(hits.ids)] = hits.scores

    def _choose(self, plan: Plan, centroids: Floats, body: Floats) -> Places:
        """The best of either retriever, and what the question points at."""
        chosen = np.zeros(len(centroids), dtype=bool)
        chosen[list(plan.pinned)] = True
        retrieved: list[tuple[Floats, float, int, Marks | None]] = [
            (centroids, -1.0, self._profile.dense_candidates, None),
            (body, 0.0, self._profile.lexical_candidates, None),
            # a text alone lies farther from a question than texts, digests and typical questions together: it has places of its own
            (centroids, -1.0, self._profile.text_candidates, self._columns.text_only),
            (body, 0.0, self._profile.text_candidates, self._columns.text_only),
        ]
        if plan.laws_named:
            # and so have the clauses of a law that is named
            named = np.isin(self._columns.law, [self._columns.laws[id] for id in plan.laws_named if id in self._columns.laws])
            retrieved.append((centroids, -1.0, self._profile.text_candidates, named))
        for scores, lowest, count, among in retrieved:
            wanted = scores > lowest if plan.allowed is None else (scores > lowest) & plan.allowed
            best = np.flatnonzero(wanted if among is None else wanted & among)
            if len(best) > count:
                best = best[np.argpartition(scores[best], -count)[-count:]]
            chosen[best] = True
        return np.flatnonzero(chosen if plan.allowed is None else chosen & plan.allowed)

    def _with_successors(self, places: Places, day: Day, allowed: Marks | None) -> Places:
        """The candidates with what took the place of those that ended."""
        more = [successor for place in places[day.succeeded[places]].tolist() for successor in successors(self._clauses, place, day)]
        if not more:
            return places
        chosen = np.zeros(len(self._columns), dtype=bool)
        chosen[places] = chosen[more] = True
        return np.flatnonzero(chosen if allowed is None else chosen & allowed)

    def _with_phrases(self, places: Places, phrases: Sequence[str]) -> Places:
        """Only passages whose words have every quoted phrase, which may run over the end of a line."""
        passages = self._index.passages(self._columns.ids_of(places))
        kept = []
        for place, id in zip(places.tolist(), self._columns.ids_of(places), strict=True):
            passage = passages[id]
            text = " ".join(f"{passage.naskah} {passage.judul} {passage.ringkasan} {passage.gloss}".lower().split())
            if all(phrase.lower() in text for phrase in phrases):
                kept.append(place)
        return np.array(kept, dtype=np.int64)


def successors(clauses: Clauses, place: int, day: Day) -> list[int]:
    """Places of the first passages of what holds on a day in the stead of a clause."""
    found = []
    for address in day.successors.get(place, ()):
        if address.path:
            found += clauses.places(address)[:1]
    return found
