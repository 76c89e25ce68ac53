"""Search over one generation: analyse, retrieve by two legs, weigh, rank. A conductor; the rules live in the modules it calls."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from kb import generation
from kb.address import Address
from kb.embedding import Embedder
from kb.errors import IndexDamaged, IndexStale
from kb.generation import Generation
from kb.lexicon import stems
from kb.passage import ClauseKind, Passage, TextKind
from kb.regulation import Source
from kb.status import Standing, Status
from kb.store import Store
from kb.vectors import VectorIndex
from search.definitions import defines
from search.dense import DenseHit, search_dense
from search.lexical import search_lexical
from search.lookup import Lookup
from search.presenting import Presenter
from search.profile import Profile, load_profile
from search.query import Analysis, Query, analyse

if TYPE_CHECKING:
    from kb.embedding import Vectors


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason why a passage was found: which of its texts was near, which words matched, what raised or lowered it."""

    code: str
    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class Hit:
    """One ranked passage. `cosine` is the best of its vectors, 0 where only words matched."""

    rank: int
    score: float
    passage: Passage
    standing: Standing
    cosine: float
    why: tuple[Reason, ...]

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


class Engine:
    """Searches the generation that serves; `refresh` takes up a newer one."""

    def __init__(self, data: Path, open_embedder: Callable[[], Embedder], profile: Profile | None = None) -> None:
        self._data = data
        self._open_embedder = open_embedder
        self._embedder: Embedder | None = None
        self._lock = threading.Lock()
        self.profile = profile or load_profile()
        self._load(generation.current(data))

    def _load(self, made: Generation) -> None:
        folder = generation.folder_of(self._data, made.name)
        damaged = generation.damaged_files(self._data, made)
        if generation.DATABASE in damaged:
            raise IndexDamaged(f"{folder / generation.DATABASE} does not match its sum: run `kb build`")
        self.generation = made
        self.store = Store(folder / generation.DATABASE)
        self._rows = self.store.vector_rows()
        if generation.VECTORS in damaged:
            matrix = np.frombuffer(b"".join(self.store.vectors()), dtype=np.float32).reshape(-1, made.dimension)
            self._index = VectorIndex.build(matrix)
        else:
            self._index = VectorIndex.load(folder / generation.VECTORS)
        self.presenter = Presenter(self.store)
        regulations = self.store.regulations()
        self.lookup = Lookup(regulations)
        self._order = {regulation.id: place for place, regulation in enumerate(regulations)}
        self._embed = lru_cache(maxsize=1024)(self._embed_now)

    def refresh(self) -> bool:
        """Take up the generation that serves now; True when it is another one."""
        made = generation.current(self._data)
        if made.name == self.generation.name:
            return False
        self._load(made)
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

    def search(self, query: Query) -> Result:
        """Ranked passages for a query, in the law of its day (a day that the question itself names counts)."""
        started = time.perf_counter()
        analysis = self._bare(analyse(query, self.lookup))
        if analysis.day and not query.on_given:
            query = replace(query, on=analysis.day)
        embedding_started = time.perf_counter()
        vector = self._embed(query.text)
        embedding_ms = (time.perf_counter() - embedding_started) * 1000
        dense = search_dense(self._index, self._rows, vector, self.profile.dense_depth)
        lexical = search_lexical(self.store.connection, analysis.rest or query.text, self.profile.lexical_depth, self.profile.columns)
        named = self._named(analysis)
        passages = self.store.passages([*named, *dense, *lexical])
        scored = self._score(query, analysis, passages, dense, lexical, named)
        ranked = sorted(scored, key=lambda hit: (-hit.score, self._order.get(hit.address.regulation, 999), str(hit.address)))
        hits = tuple(replace(hit, rank=rank) for rank, hit in enumerate(_one_a_passage(ranked)[: query.k], start=1))
        return Result(query, analysis, hits, (time.perf_counter() - started) * 1000, embedding_ms)

    def _bare(self, analysis: Analysis) -> Analysis:
        """An amending act's address leads to the bare one, which holds the wording in force."""
        typed = analysis.address
        bare = self.store.bare(typed) if typed else None
        if typed is None or bare is None or bare == typed:
            return analysis
        return replace(analysis, regulation=bare.regulation, path=bare.path, version=bare.version, via=typed)

    def _named(self, analysis: Analysis) -> dict[int, int]:
        """Passages at, below or around the clause that the question names, by place."""
        if analysis.address is None:
            return {}
        address = analysis.address
        found = self.store.passages_below(address)
        while not found and address.parent is not None and address.parent.path:
            address = address.parent
            found = self.store.passages_at(address)
        return {number: place for place, (number, _) in enumerate(found)}

    def _score(
        self,
        query: Query,
        analysis: Analysis,
        passages: dict[int, Passage],
        dense: dict[int, DenseHit],
        lexical: dict[int, float],
        named: dict[int, int],
    ) -> list[Hit]:
        top = max((hit.cosine for hit in dense.values()), default=1.0)
        low = min((hit.cosine for hit in dense.values()), default=0.0)
        best_word = max(lexical.values(), default=1.0) or 1.0
        hits = []
        for number, passage in passages.items():
            if not self._wanted(query, analysis, passage):
                continue
            near = dense.get(number)
            reasons = []
            if near is not None:
                weight = self.profile.dense * (near.cosine - low) / ((top - low) or 1.0)
                reasons.append(Reason("makna", f"dekat dengan {_KIND_NAMES[near.kind]}-nya", weight))
            if number in lexical:
                weight = self.profile.lexical * lexical[number] / best_word
                reasons.append(Reason("kata", ", ".join(_shared_words(analysis, passage)), weight))
            if number in named:
                reasons.append(Reason("alamat", "pasal yang disebut dalam pertanyaan", 10.0 - named[number] * 0.01))
            standing = self.presenter.standing(passage.address, query.on)
            reasons.extend(self._priors(analysis, passage, standing))
            score = sum(reason.weight for reason in reasons)
            hits.append(Hit(0, round(score, 6), passage, standing, near.cosine if near else 0.0, tuple(reasons)))
        return hits

    def _wanted(self, query: Query, analysis: Analysis, passage: Passage) -> bool:
        regulation = query.regulation or analysis.regulation
        if regulation and passage.address.regulation != regulation and regulation in self._order:
            return False
        if query.kind and passage.kind is not query.kind:
            return False
        if not analysis.phrases:
            return True
        # a phrase may run over the end of a line
        text = " ".join(f"{passage.naskah} {passage.judul} {passage.ringkasan} {passage.gloss}".lower().split())
        return all(phrase.lower() in text for phrase in analysis.phrases)

    def _priors(self, analysis: Analysis, passage: Passage, standing: Standing) -> list[Reason]:
        profile = self.profile
        reasons = []
        if analysis.intent and passage.kind is analysis.intent:
            reasons.append(Reason("jenis", f"pasal jenis {passage.kind.value}", profile.intent))
        if analysis.term and passage.kind is ClauseKind.DEFINISI and defines(passage, analysis.term):
            reasons.append(Reason("definisi", f"mendefinisikan {analysis.term}", profile.defined_term))
        if standing.status is Status.DICABUT:
            reasons.append(Reason("dicabut", "tidak berlaku lagi", profile.ended))
        if standing.status is Status.BELUM_BERLAKU:
            reasons.append(Reason("belum-berlaku", "belum berlaku pada tanggal itu", profile.ended * 3))
        if passage.address.in_penjelasan:
            reasons.append(Reason("penjelasan", "penjelasan, bukan batang tubuh", profile.elucidation))
        if passage.source is Source.CATATAN:
            reasons.append(Reason("catatan", "catatan, bukan hukum", profile.note))
        place = self._order.get(passage.address.regulation, 0)
        reasons.append(Reason("urutan", "undang-undang yang lebih khusus didahulukan", -0.001 * place))
        return reasons


_KIND_NAMES = {TextKind.NASKAH: "naskah", TextKind.RINGKASAN: "ringkasan", TextKind.GLOSS: "ringkasan berbahasa Inggris"}


def _one_a_passage(hits: list[Hit]) -> list[Hit]:
    """The parts of one long passage count as one hit; notes, which share their regulation's address, stay apart."""
    seen: set[tuple[Address, int]] = set()
    kept = []
    for hit in hits:
        key = (hit.address, hit.passage.part if hit.passage.source is Source.CATATAN else 0)
        if key not in seen:
            seen.add(key)
            kept.append(hit)
    return kept


def _shared_words(analysis: Analysis, passage: Passage) -> list[str]:
    found = set(stems(f"{passage.naskah} {passage.judul} {passage.ringkasan}")) | set(stems(passage.gloss, "english"))
    return [word for word in analysis.content if found & {*stems(word), *stems(word, "english")}]
