"""Search over one generation: analyse, retrieve by two legs, score, rank. A conductor; the rules live in the modules it calls."""

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from kb.citation.address import Address
from kb.embedding.protocol import Embedder
from kb.errors import AddressError, IndexDamaged, IndexStale
from kb.law.passage import Passage
from kb.law.regulation import Regulation
from kb.law.status import Standing
from kb.people import People
from kb.settings import Settings
from kb.storage import generation
from kb.storage.generation import Generation
from kb.storage.store import Store
from kb.storage.vectors import VectorIndex
from search.answering.answerability import load_aptness
from search.answering.conflicts import Conflicts
from search.presentation.presenting import Presenter
from search.question.expansion import Widened, widen
from search.question.lookup import Lookup, Reference
from search.question.query import Analysis, Query, analyse
from search.retrieval.columns import load_columns
from search.retrieval.profile import Profile, load_profile
from search.retrieval.ranking import Ranker, Ranking, Worded
from search.retrieval.reasons import Reason
from search.retrieval.reranking import CrossEncoderReranker, Reranker, rerank

if TYPE_CHECKING:
    from kb.embedding.protocol import Vectors


@dataclass(frozen=True, slots=True)
class Hit:
    """One ranked passage. `cosine` is the best of its texts."""

    rank: int
    score: float
    passage: Passage
    standing: Standing
    cosine: float
    _explain: Callable[[], tuple[Reason, ...]] = field(repr=False, compare=False)

    @property
    def why(self) -> tuple[Reason, ...]:
        """Why it was found, worked out when somebody asks; the reasons' weights add up to the score."""
        return self._explain()

    @property
    def address(self) -> Address:
        """The passage's address."""
        return self.passage.address


@dataclass(frozen=True, slots=True)
class Result:
    """Ranked hits with what the query was understood to mean; `took_ms` is the whole search, `embedding_ms` the model's part."""

    query: Query
    analysis: Analysis
    hits: tuple[Hit, ...]
    took_ms: float
    embedding_ms: float
    ranking: Ranking
    vector: "Vectors"
    """The question's, with the law's words behind it."""


_NAMED = 6
"""Regulations that a refusal names."""


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
        folder = generation.folder_of(self._data, made.name)
        damaged = generation.damaged_files(self._data, made)
        if generation.DATABASE in damaged:
            raise IndexDamaged(f"{folder / generation.DATABASE} does not match its sum: run `kb build`")
        self.generation = made
        self.store = Store(folder / generation.DATABASE, People(self._data).withdrawn())
        if generation.VECTORS in damaged:
            matrix = np.frombuffer(b"".join(self.store.vectors()), dtype=np.float32).reshape(-1, made.dimension)
            index = VectorIndex.build(matrix)
        else:
            index = VectorIndex.load(folder / generation.VECTORS)
        regulations = self.store.regulations()
        self.presenter = Presenter(self.store)
        self.lookup = Lookup(regulations)
        self.conflicts = Conflicts(self.store.conflicts())
        self.covered = _covered(regulations)
        self.ranker = Ranker(self.store, index, load_columns(self.store, regulations), regulations, self.profile)
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

    def _embed_now(self, text: str) -> "Vectors":
        vectors = self.embedder.embed_queries([text])
        return vectors.reshape(-1)

    def _embed_timed(self, text: str) -> "tuple[Vectors, float]":
        started = time.perf_counter()
        vector = self._embed(text)
        return vector, (time.perf_counter() - started) * 1000

    def aptness(self, result: Result) -> float:
        """How apt the first hit is to answer, by its nearest text; 0 where that was not learned for this model."""
        return load_aptness(self.generation.model).of(result.vector, self.ranker.nearest_text(result.ranking.rows[0], result.vector))

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
        ranker, reference = self.ranker, self.lookup.find(query.text)
        widened = widen(query, reference)
        understand = partial(self._understand, ranker, query, reference, widened)
        embed = partial(self._embed_timed, widened.text)
        if self._alone.acquire(blocking=False):
            try:
                understood = self._beside.submit(understand)
                vector, embedding_ms = embed()
                query, analysis, worded = understood.result()
            finally:
                self._alone.release()
        else:
            query, analysis, worded = understand()
            vector, embedding_ms = embed()
        rank = self._reranked if self._reranker_name else Ranker.rank
        ranking = rank(ranker, query, analysis, vector, worded)
        hits = self._hits(ranker, query, analysis, ranking, shown)
        took_ms = (time.perf_counter() - started) * 1000
        return Result(query, analysis, hits, took_ms, embedding_ms, ranking, vector)

    def _understand(self, ranker: Ranker, query: Query, reference: Reference, widened: Widened) -> tuple[Query, Analysis, Worded]:
        """The query on its day, and what its words tell and find."""
        analysis = self._bare(analyse(query, reference))
        if analysis.day and not query.on_given:
            query = replace(query, on=analysis.day)
        return query, analysis, ranker.read(query, analysis, widened.terms())

    def _reranked(self, ranker: Ranker, query: Query, analysis: Analysis, vector: "Vectors", worded: Worded) -> Ranking:
        """The ranking, its first rows judged anew."""
        ranking = ranker.rank(replace(query, k=max(query.k, self.profile.reranked)), analysis, vector, worded)
        passages = self.store.passages(row + 1 for row in ranking.rows)
        texts = [passages[row + 1].naskah or passages[row + 1].ringkasan for row in ranking.rows[: self.profile.reranked]]
        with self._lock:
            if self._reranker is None:
                self._reranker = CrossEncoderReranker(self._reranker_name)
            scores = self._reranker.scores(query.text, texts)
        return rerank(ranking, scores, self.profile.rerank_weight, query.k)

    def _bare(self, analysis: Analysis) -> Analysis:
        """An amending act's address leads to the bare one, which holds the wording in force."""
        typed = analysis.address
        bare = self.store.bare(typed) if typed else None
        if typed is None or bare is None or bare == typed:
            return analysis
        return replace(analysis, regulation=bare.regulation, path=bare.path, version=bare.version, via=typed)

    def _hits(self, ranker: Ranker, query: Query, analysis: Analysis, ranking: Ranking, shown: slice) -> tuple[Hit, ...]:
        """Only what is shown is read, and its standing found."""
        passages = self.store.passages(row + 1 for row in ranking.rows[shown])
        hits = []
        for rank, row in list(enumerate(ranking.rows, start=1))[shown]:
            passage = passages[row + 1]
            score = round(sum(ranking.weights[row].values()), 6)
            standing = self.presenter.standing(passage.address, query.on)
            why = partial(ranker.explain, ranking, row, passage, analysis)
            hits.append(Hit(rank, score, passage, standing, ranking.cosine(row), why))
        return tuple(hits)


def _covered(regulations: Sequence[Regulation]) -> str:
    """What the corpus holds, in one clause for a refusal."""
    names = [regulation.short_title or regulation.citation for regulation in regulations[:_NAMED]]
    return f"yang ada di sini: {len(regulations)} peraturan, antara lain {', '.join(names)}"
