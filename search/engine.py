"""Search over one generation: analyse, plan, retrieve, fuse, judge. A conductor; each step is a module of `search/question` or
`search/retrieval`."""

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, partial
from pathlib import Path

from kb.citation.address import Address
from kb.embedding.protocol import Embedder
from kb.errors import AddressError, IndexStale
from kb.law.learning.topic import Topic
from kb.law.passage import Passage
from kb.law.regulation import Regulation
from kb.law.standings import Standings
from kb.people import People
from kb.settings import Settings
from kb.storage import generation
from kb.storage.generation import Generation
from kb.storage.generationindex import GenerationIndex
from kb.storage.index import PassageIndex, Vector
from kb.storage.learningrows import read_topics
from kb.storage.store import Store
from kb.storage.terms import Terms
from kb.words.lexicon import stems
from search.presentation.conflicts import Conflicts
from search.presentation.presenting import Presenter
from search.question.analysis import QueryAnalysis, analyse
from search.question.expansion import Expansion, expand_query
from search.question.lookup import Lookup, Reference
from search.question.query import Query
from search.question.spelling.speller import make_speller
from search.retrieval.candidates import LexicalScores, Retriever
from search.retrieval.clauses import Clauses
from search.retrieval.columns import Columns, Floats
from search.retrieval.days import Days
from search.retrieval.fusion import fuse
from search.retrieval.hits import Hit, Result
from search.retrieval.judging import Judge, Ranking
from search.retrieval.law_names import LawNames
from search.retrieval.plan import Plan, Planner
from search.retrieval.profile import Profile, load_profile
from search.retrieval.reasons import Matched, Reason, explain
from search.retrieval.reranking import CrossEncoderReranker, Reranker, rerank

_NAMED = 6
"""Regulations that a refusal names."""


@dataclass(frozen=True, slots=True)
class _Steps:
    """The steps of a search over one index; a search that has begun keeps the ones that it began with."""

    index: PassageIndex
    standings: Standings
    columns: Columns
    clauses: Clauses
    laws: LawNames
    planner: Planner
    retriever: Retriever
    judge: Judge

    @classmethod
    def over(cls, index: PassageIndex, store: Store, regulations: Sequence[Regulation], standings: Standings, profile: Profile) -> "_Steps":
        """The steps over an index of these regulations."""
        columns = Columns.of(index.facts(), regulations)
        effects = tuple(effect for regulation in regulations for effect in store.effects(regulation.id))
        clauses = Clauses(columns, Terms(store).all, profile)
        planner = Planner(columns, clauses, Days(columns, regulations, effects, store.begun()), effects, standings)
        retriever = Retriever(index, columns, clauses, profile)
        return cls(index, standings, columns, clauses, LawNames(regulations), planner, retriever, Judge(columns, clauses, profile))


@dataclass(frozen=True, slots=True)
class _Understood:
    """What a question's words tell and find, before its vector is known."""

    query: Query
    analysis: QueryAnalysis
    plan: Plan
    lexical: LexicalScores
    laws: Floats


class Engine:
    """Searches the generation that serves; `refresh` takes up a newer one."""

    def __init__(self, data: Path, open_embedder: Callable[[], Embedder], profile: Profile | None = None) -> None:
        self._data = data
        self._open_embedder = open_embedder
        self._embedder: Embedder | None = None
        self._lock = threading.Lock()
        self._reranker_name = Settings.from_environment(texts_needed=False).reranker
        self._reranker: Reranker | None = None
        # reads words while the model, which holds no lock of Python's, reads the question; of one question at a time: among many
        # readers each change of threads waits for the others
        self._beside = ThreadPoolExecutor(1, "words")
        self._alone = threading.Lock()
        self.profile = profile or load_profile()
        self._load(generation.current(data))

    def _load(self, made: Generation) -> None:
        index = GenerationIndex.open(self._data, made, People(self._data).withdrawn())
        self.generation = made
        self.store = index.store
        self.__dict__.pop("topics", None)
        self.index: PassageIndex = index
        regulations = self.store.regulations()
        standings = self.store.standings(regulations)
        self.presenter = Presenter(self.store, standings)
        self.lookup = Lookup(regulations)
        self.speller = make_speller(self.store.vocabulary())
        self.conflicts = Conflicts(self.store.conflicts())
        self.covered = _covered(regulations)
        self._steps = _Steps.over(index, self.store, regulations, standings, self.profile)
        self._embed = lru_cache(maxsize=1024)(self._embed_now)

    def outdated(self) -> bool:
        """Whether another generation serves by now, or other digests are withdrawn."""
        return generation.current(self._data).name != self.generation.name or People(self._data).withdrawn() != self.store.withdrawn

    def refresh(self) -> bool:
        """Take up what serves now; True when it is something else."""
        if not self.outdated():
            return False
        self._load(generation.current(self._data))
        return True

    @property
    def embedder(self) -> Embedder:
        """The model, loaded at its first use."""
        with self._lock:
            if self._embedder is None:
                embedder = self._open_embedder()
                if embedder.name != self.generation.model or embedder.dimension != self.generation.dimension:
                    raise IndexStale(
                        f"the index was built with {self.generation.model} ({self.generation.dimension}), the model at hand is"
                        f" {embedder.name} ({embedder.dimension}): run `kb build` with the same KB_MODEL"
                    )
                self._embedder = embedder
            return self._embedder

    def _embed_now(self, text: str) -> Vector:
        vectors = self.embedder.embed_queries([text])
        return vectors.reshape(-1)

    def _embed_timed(self, text: str) -> tuple[Vector, float]:
        started = time.perf_counter()
        vector = self._embed(text)
        return vector, (time.perf_counter() - started) * 1000

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        """The topics of the corpus, read when a question first asks for a list."""
        return read_topics(self.store.connection)

    def nearest_text(self, result: Result) -> Vector:
        """Of the first hit's texts the vector nearest to the question."""
        return self.index.nearest_text(result.vector, result.ranking.ids[0])

    def defining(self, term: str) -> list[Address]:
        """Clauses that define a term, in the manifest's order."""
        return self._steps.clauses.defining(term)

    def passages_at(self, address: Address) -> list[Address]:
        """Addresses of the passages at or below an address, else of the nearest one around it."""
        return self._steps.clauses.at(address)

    def passages_below(self, address: Address) -> list[Address]:
        """Addresses of the passages at or below an address, in reading order."""
        return self._steps.clauses.below(address)

    def aggravating(self, sources: Iterable[Address]) -> list[Address]:
        """Those of some clauses that raise another clause's penalty."""
        return self._steps.clauses.aggravating(sources)

    def locate(self, text: str, *, whole: bool = False) -> Address:
        """An address, however it was typed; an amending act's address resolves to the bare one.

        AddressError where the words name no clause, nor, where `whole` lets them, a regulation.
        """
        try:
            return self.store.bare(Address.parse(text))
        except AddressError as error:
            found = self.lookup.find(text).address
            if found is None or not (found.path or whole):
                raise error
            return found

    def search(self, query: Query, shown: slice = slice(None)) -> Result:
        """Ranked passages for a query, in the law of its day (a day that the question itself names counts); hits of the places `shown`."""
        started = time.perf_counter()
        steps, spelling = self._steps, self.speller.read(query.text)
        read = replace(query, text=spelling.text)
        reference = self.lookup.find(read.text)
        expansion = expand_query(read, reference)
        understand = partial(self._understand, steps, read, reference, expansion)
        embed = partial(self._embed_timed, expansion.text)
        if self._alone.acquire(blocking=False):
            try:
                beside = self._beside.submit(understand)
                vector, embedding_ms = embed()
                understood = beside.result()
            finally:
                self._alone.release()
        else:
            understood = understand()
            vector, embedding_ms = embed()
        ranking = self._rank(steps, understood, vector)
        hits = self._hits(steps, understood, ranking, shown)
        took_ms = (time.perf_counter() - started) * 1000
        typed = replace(understood.query, text=query.text)
        return Result(typed, spelling, understood.analysis, hits, took_ms, embedding_ms, ranking, vector)

    def _understand(self, steps: _Steps, query: Query, reference: Reference, expansion: Expansion) -> _Understood:
        """The query on its day, the plan for it, and what its words find."""
        analysis = self._bare(analyse(query, reference))
        if analysis.day and not query.on_given:
            query = replace(query, on=analysis.day)
        plan = steps.planner.plan(query, analysis)
        if self._reranker_name:
            plan = replace(plan, hits=max(plan.hits, self.profile.reranked))
        terms = expansion.terms()
        return _Understood(query, analysis, plan, steps.retriever.search_words(terms), steps.laws.match(terms, self.profile.synonym))

    def _rank(self, steps: _Steps, understood: _Understood, vector: Vector) -> Ranking:
        """The passages retrieved, scored and put in order."""
        plan = understood.plan
        found = steps.retriever.retrieve(plan, understood.lexical, vector)
        scores = fuse(steps.columns, self.profile, plan, understood.analysis, found, understood.laws)
        ranking = steps.judge.rank(plan, found, scores)
        return self._reranked(steps, understood.query, ranking) if self._reranker_name else ranking

    def _reranked(self, steps: _Steps, query: Query, ranking: Ranking) -> Ranking:
        """The ranking, its first passages judged anew by a model."""
        first = ranking.ids[: self.profile.reranked]
        passages = steps.index.passages(first)
        texts = [passages[id].naskah or passages[id].ringkasan for id in first]
        with self._lock:
            if self._reranker is None:
                self._reranker = CrossEncoderReranker(self._reranker_name)
            scores = self._reranker.scores(query.text, texts)
        return rerank(ranking, scores, self.profile.rerank_weight, query.k)

    def _bare(self, analysis: QueryAnalysis) -> QueryAnalysis:
        """An amending act's address leads to the bare one, which holds the wording in force."""
        typed = analysis.address
        bare = self.store.bare(typed) if typed else None
        if typed is None or bare is None or bare == typed:
            return analysis
        return replace(analysis, regulation=bare.regulation, path=bare.path, version=bare.version, via=typed)

    def _hits(self, steps: _Steps, understood: _Understood, ranking: Ranking, shown: slice) -> tuple[Hit, ...]:
        """Only what is shown is read, and its standing found."""
        passages = steps.index.passages(ranking.ids[shown])
        hits = []
        for rank, id in list(enumerate(ranking.ids, start=1))[shown]:
            passage = passages[id]
            score = round(sum(ranking.weights[id].values()), 6)
            standing = steps.standings.at(passage.address, understood.query.on)
            why = partial(_explain, steps.index, ranking, id, passage, understood.analysis)
            hits.append(Hit(rank, score, id, passage, standing, ranking.nearness[id].best, why))
        return tuple(hits)


def _explain(index: PassageIndex, ranking: Ranking, id: int, passage: Passage, analysis: QueryAnalysis) -> tuple[Reason, ...]:
    """Why a passage was found."""
    words = tuple(word for word in analysis.content if _has(index, id, word))
    return explain(ranking.weights[id], analysis, ranking.nearness[id].by_kind, passage, Matched(ranking.facets, words))


def _has(index: PassageIndex, id: int, word: str) -> bool:
    keys = (*((stem, False) for stem in stems(word)), *((stem, True) for stem in stems(word, "english")))
    return any(index.having((id,), stem, english) for stem, english in keys)


def _covered(regulations: Sequence[Regulation]) -> str:
    """What the corpus holds, in one clause for a refusal."""
    names = [regulation.short_title or regulation.citation for regulation in regulations[:_NAMED]]
    return f"yang ada di sini: {len(regulations)} peraturan, antara lain {', '.join(names)}"
