"""From a question's vector and words to ranked rows: two legs, one weighed sum of features, and the rules that no sum can express."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from kb.citation.address import Address
from kb.law.narrowings import CASES, narrowings
from kb.law.passage import Passage
from kb.law.regulation import Regulation
from kb.storage.store import Store
from kb.storage.vectors import VectorIndex
from kb.words.lexicon import stems
from search.question.query import Analysis, Query
from search.retrieval.columns import KINDS, Columns
from search.retrieval.days import Day, Days
from search.retrieval.defined_terms import DefinedTerms
from search.retrieval.dense import Nearness, compare_texts, search_dense
from search.retrieval.facets import AGGRAVATION, CHANGE, PENALTY, asked_facets, facets_said
from search.retrieval.features import Evidenced, Table, candidates, features, weighed
from search.retrieval.law_names import LawNames
from search.retrieval.lexical import Term, WordIndex, WordScores
from search.retrieval.profile import Profile
from search.retrieval.reasons import Matched, Reason, explain

if TYPE_CHECKING:
    from kb.embedding.protocol import Vectors

_NAMED, _NAMED_STEP = 10.0, 0.01
"""A clause that the question names comes first, its passages in reading order."""
_EFFECT = 11.0
"""Asked what became of a named clause, what ended or replaced it comes before it."""
_BEFORE = 1e-4
"""A successor comes directly before what it replaces."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """Rows of the best passages in order, with all that explains them and all that an answer is judged by."""

    rows: tuple[int, ...]
    scores: Mapping[int, float]
    weights: Mapping[int, Mapping[str, float]]
    near: Nearness
    asked: tuple[str, ...]

    def cosine(self, row: int) -> float:
        """The best cosine of a row's texts."""
        return float(self.near.best[self.near.place(row)])


class Ranker:
    """Ranks the passages of one generation."""

    def __init__(self, store: Store, index: VectorIndex, columns: Columns, regulations: Sequence[Regulation], profile: Profile) -> None:
        self._store = store
        self._index = index
        self._profile = profile
        self.columns = columns
        self.words = WordIndex(lambda: store.connection, len(columns), columns.withheld.digests if columns.withheld else None)
        self._laws = LawNames(regulations)
        self._effects = tuple(effect for regulation in regulations for effect in store.effects(regulation.id))
        self.days = Days(columns, regulations, self._effects)
        self._terms = DefinedTerms(store, columns)
        # every search asks for the successors of the same few hundred clauses
        self._at = lru_cache(maxsize=8192)(self._at_now)

    def read(self, query: Query, analysis: Analysis, terms: tuple[Term, ...]) -> "Worded":
        """What a question's words find; its vector is not needed for it."""
        asked = asked_facets(query.text)
        given = self._given(query, analysis, asked)
        return Worded(
            self.words.score(terms, self._profile.synonym),
            self._laws.match(terms, self._profile.synonym),
            asked,
            given,
            self._allowed(query, analysis, given),
        )

    def rank(self, query: Query, analysis: Analysis, vector: "Vectors", worded: "Worded") -> Ranking:
        """The `query.k` best rows for a question's vector and what its words found."""
        day = self.days.of(query.on)
        asked, given, allowed = worded.asked, worded.given, worded.allowed
        middles = search_dense(self._index, self.columns.texts, vector, self._profile.dense_depth, allowed)
        rows = candidates(self._profile, middles, worded.words, list(given.named), allowed)
        rows = self._with_successors(rows, day, allowed)
        if analysis.phrases:
            rows = self._with_phrases(rows, analysis.phrases)
        near = compare_texts(self._index, self.columns.texts, vector, middles, rows)
        found = Evidenced(near, worded.words, worded.laws)
        table = weighed(features(self.columns, analysis, found, day), self._profile.features)
        self._read(table, rows, asked, given)
        scores = self._placed(table, rows, table.sum(), analysis, day)
        best = self._best(rows, scores, query.k)
        weights = {int(rows[place]): table.of(place) for place in best}
        return Ranking(tuple(weights), {int(rows[i]): float(scores[i]) for i in best}, weights, near, asked)

    def _with_successors(self, rows: Any, day: Day, allowed: Any) -> Any:
        """The candidates with what took the place of those that ended."""
        more = [successor for row in rows[day.succeeded[rows]].tolist() for successor in self._successors(row, day)]
        if not more:
            return rows
        chosen = np.zeros(len(self.columns), dtype=bool)
        chosen[rows] = chosen[more] = True
        return np.flatnonzero(chosen if allowed is None else chosen & allowed)

    def explain(self, ranking: Ranking, row: int, passage: Passage, analysis: Analysis) -> tuple[Reason, ...]:
        """Why a row was found."""
        words = tuple(word for word in analysis.content if self._has(row, word))
        place = ranking.near.place(row)
        return explain(ranking.weights[row], analysis, ranking.near.by_kind[:, place].tolist(), passage, Matched(ranking.asked, words))

    def _has(self, row: int, word: str) -> bool:
        keys = (*((stem, False) for stem in stems(word)), *((stem, True) for stem in stems(word, "english")))
        return any(self.words.having((row,), *key) for key in keys)

    def nearest_text(self, row: int, vector: "Vectors") -> "Vectors":
        """Of a passage's texts that are not withdrawn, the vector nearest to a question's; also of one that a large index did not see."""
        rows = [text for text in self.columns.texts.rows[:, row].tolist() if text >= 0]
        known = [np.frombuffer(stored, dtype=np.float32) for stored in self._store.vectors_at(rows)]
        return max(known, key=lambda text: float(text @ vector), default=np.zeros_like(vector))

    def defining(self, term: str) -> list[Address]:
        """Clauses that define a term, in the manifest's order."""
        return [
            Address.parse(self.columns.addresses[row]) for row in sorted(self._terms.rows(term), key=lambda row: int(self.columns.law[row]))
        ]

    def places_below(self, address: Address) -> list[Address]:
        """Passages at or below an address, the parts of one once."""
        return [
            Address.parse(a)
            for a in dict.fromkeys(self.columns.addresses[row] for row in self.columns.rows_below.get(str(address.bare), ()))
        ]

    def aggravating(self, sources: Sequence[Address]) -> list[Address]:
        """Those of some clauses that raise another clause's penalty."""
        rows = dict.fromkeys(row for source in sources for row in self._at(source)[:1])
        if not rows:
            return []
        found = np.array(list(rows), dtype=np.int64)
        raising = found[self._said(found, (AGGRAVATION, PENALTY)) > self._profile.facets[PENALTY]]
        return [Address.parse(self.columns.addresses[row]) for row in raising]

    def _given(self, query: Query, analysis: Analysis, asked: tuple[str, ...]) -> "_Given":
        """Rows that the words of the question point at: the clause it names, what later law did to that clause, the term it asks for."""
        named: dict[int, float] = {}
        defining = frozenset(self._terms.rows(analysis.term)) if analysis.term else frozenset()
        if analysis.address is not None:
            for place, row in enumerate(self._at(analysis.address)):
                named[row] = _NAMED - place * _NAMED_STEP
            if CHANGE in asked:
                changes = [
                    effect for effect in self._effects if effect.target.covers(analysis.address) or analysis.address.covers(effect.target)
                ]
                acting = dict.fromkeys(a for effect in changes for a in (*effect.replaced_by, effect.by))
                for place, row in enumerate(dict.fromkeys(row for address in acting for row in self._at(address))):
                    named[row] = _EFFECT - place * _NAMED_STEP
        cases = narrowings(query.text)
        unasked = [place for place, case in enumerate(CASES) if case not in cases]
        return _Given({**named, **{row: named.get(row, 0.0) for row in defining}}, defining, unasked)

    def _at_now(self, address: Address) -> list[int]:
        """Rows at or below an address, else those of the nearest passage around it."""
        return self.columns.at(str(address.bare))

    def _allowed(self, query: Query, analysis: Analysis, given: "_Given") -> Any:
        """Which rows the question's regulations and filters and withdrawn digests leave; None for all."""
        laws = self._laws_of(query, analysis)
        worded = ~self.columns.withheld.empty if self.columns.withheld else None
        if laws is None and query.kind is None:
            return worded
        allowed = np.ones(len(self.columns), dtype=bool)
        if laws is not None:
            allowed = np.logical_or.reduce([self.columns.law == law for law in laws])
            allowed[[row for row, weight in given.named.items() if weight >= _NAMED]] = True
        if query.kind is not None:
            allowed &= self.columns.kind == KINDS.index(query.kind)
        return allowed if worded is None else allowed & worded

    def _laws_of(self, query: Query, analysis: Analysis) -> list[int] | None:
        chosen = query.regulation or analysis.regulation
        named = (chosen,) if chosen else analysis.others
        places = [self.columns.places[id] for id in named if id in self.columns.places]
        return places or None

    def _with_phrases(self, rows: Any, phrases: tuple[str, ...]) -> Any:
        """Only rows whose words have every quoted phrase, which may run over the end of a line."""
        kept = []
        for number, passage in self._store.passages(int(row) + 1 for row in rows).items():
            text = " ".join(f"{passage.naskah} {passage.judul} {passage.ringkasan} {passage.gloss}".lower().split())
            if all(phrase.lower() in text for phrase in phrases):
                kept.append(number - 1)
        return np.array(sorted(kept), dtype=np.int64)

    def _read(self, table: Table, rows: Any, asked: tuple[str, ...], given: "_Given") -> None:
        """The features that need what the build told of the passages, for the rows that are best so far."""
        for row, weight in given.named.items():
            place = int(np.searchsorted(rows, row))
            if place < len(rows) and rows[place] == row:
                table["named"][place] = weight
                table["term"][place] = self._profile.features["term"] * (row in given.defining)
        first = np.argsort(-table.sum(), kind="stable")[: self._profile.read]
        unasked = self.columns.narrowings[np.ix_(given.unasked, rows[first])].sum(axis=0)
        table["narrowed"][first] = self._profile.features["narrowed"] * unasked
        if asked:
            table["facets"][first] = self._profile.features["facets"] * self._said(rows[first], asked)

    def _said(self, rows: Any, asked: tuple[str, ...]) -> Any:
        return facets_said(self.columns.facets, rows, asked, self._profile.facets)

    def _placed(self, table: Table, rows: Any, scores: Any, analysis: Analysis, day: Day) -> Any:
        """Where order is a rule: a clause stands directly before its Penjelasan, what took the place of an ended clause directly before it;
        compared laws are all at the top."""
        raised = scores.copy()
        first = np.argsort(-scores, kind="stable")[: self._profile.read]
        steps = ((self.columns.elucidation, self._elucidated), (day.succeeded, lambda row: self._successors(row, day)))
        for follows, ahead in steps:
            for place in first[follows[rows[first]]].tolist():
                for row in ahead(int(rows[place])):
                    other = int(np.searchsorted(rows, row))
                    if other < len(rows) and rows[other] == row and raised[other] <= raised[place]:
                        raised[other] = raised[place] + _BEFORE
        table["successor"][:] = raised - scores
        if len(analysis.others) > 1 and analysis.regulation is None:
            table["compared"][:] = self._compared(rows, raised, analysis)
            raised = raised + table["compared"]
        return raised

    def _elucidated(self, row: int) -> Sequence[int]:
        """The passage that a passage of the Penjelasan elucidates."""
        return self.columns.rows_of.get(self.columns.addresses[row].replace("/penjelasan", ""), ())[:1]

    def _successors(self, row: int, day: Day) -> list[int]:
        found = []
        for address in day.successors.get(row, ()):
            if address.path:
                found += self._at(address)[:1]
        return found

    def _compared(self, rows: Any, scores: Any, analysis: Analysis) -> Any:
        """What lifts the best clause of each law that is named beside the best of all."""
        lift = np.zeros(len(rows))
        top = float(scores.max()) if len(scores) else 0.0
        for step, id in enumerate(analysis.others):
            mine = np.flatnonzero(self.columns.law[rows] == self.columns.places.get(id, -1))
            if len(mine):
                best = mine[int(np.argmax(scores[mine]))]
                lift[best] = max(0.0, top - step * _BEFORE - scores[best])
        return lift

    def _best(self, rows: Any, scores: Any, k: int) -> list[int]:
        """Places of the `k` best, the parts of one passage as one hit; equals by the manifest's order, then in reading order."""
        order = np.lexsort((rows, self.columns.law[rows], -np.round(scores, 6))).tolist()
        seen: set[int] = set()
        kept = []
        for place in order:
            clause = int(self.columns.clause[rows[place]])
            if clause not in seen:
                seen.add(clause)
                kept.append(place)
                if len(kept) == k:
                    break
        return kept


@dataclass(frozen=True, slots=True)
class _Given:
    """Rows that the question points at with what that weighs, those that define its term, and the cases that it does not speak of."""

    named: Mapping[int, float]
    defining: frozenset[int]
    unasked: Sequence[int]


@dataclass(frozen=True, slots=True)
class Worded:
    """What a question's words found: BM25 of all passages, each law's share of title words, what is asked for, the rows that they point at,
    and which rows filters leave (None: all)."""

    words: WordScores
    laws: Any
    asked: tuple[str, ...]
    given: _Given
    allowed: Any
