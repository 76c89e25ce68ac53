"""What a search gives back: hits in order, with what the question was understood to mean."""

from collections.abc import Callable
from dataclasses import dataclass, field

from kb.citation.address import Address
from kb.law.passage import Passage
from kb.law.status import Standing
from kb.storage.index import Vector
from search.question.analysis import QueryAnalysis
from search.question.query import Query
from search.question.spelling.speller import Spelling
from search.retrieval.judging import Ranking
from search.retrieval.reasons import Reason


@dataclass(frozen=True, slots=True)
class Hit:
    """One ranked passage with its status on the day that was asked for. `cosine` is the best of its texts."""

    rank: int
    score: float
    id: int
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
    """As it was typed."""
    spelling: Spelling
    """The question as it was read: what was looked up."""
    analysis: QueryAnalysis
    hits: tuple[Hit, ...]
    took_ms: float
    embedding_ms: float
    ranking: Ranking
    vector: Vector
    """The question's, with the law's words behind it."""

    @property
    def total(self) -> int:
        """How many hits there are, those that were not wanted on this page included."""
        return len(self.ranking.ids)
