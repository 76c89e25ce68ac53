"""Optional reranking of the first hits by a Sentence Transformers CrossEncoder (`KB_RERANKER`), off by default and imported lazily."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Protocol

from kb.errors import ModelError
from search.retrieval.judging import Ranking


class Reranker(Protocol):
    """Reads a question beside each of some texts; says how well each answers, between 0 and 1."""

    def scores(self, question: str, texts: Sequence[str]) -> Sequence[float]:
        """One score a text, in their order."""


class CrossEncoderReranker:
    """A CrossEncoder by name or folder: safetensors only, no remote code."""

    def __init__(self, name: str) -> None:
        try:
            from sentence_transformers import CrossEncoder
        except ImportError:
            raise ModelError('KB_RERANKER needs Sentence Transformers: pip install "tppo-kb[sentence-transformers]"') from None
        try:
            self._model: Any = CrossEncoder(name, trust_remote_code=False, model_kwargs={"use_safetensors": True})
        except (OSError, ValueError) as error:
            raise ModelError(f'KB_RERANKER: "{name[:80]}" cannot be loaded: {error}') from None

    def scores(self, question: str, texts: Sequence[str]) -> Sequence[float]:
        """One score a text, in their order."""
        from torch.nn import Sigmoid

        found = self._model.predict([(question, text) for text in texts], activation_fn=Sigmoid(), show_progress_bar=False)
        return [float(score) for score in found]


def rerank(ranking: Ranking, scores: Sequence[float], weight: float, k: int) -> Ranking:
    """Put the `k` best passages in the order that a model's scores, weighed, give them.

    `scores` are of the first passages, in order.
    """
    raised = dict(ranking.scores)
    weights = {id: dict(found) for id, found in ranking.weights.items()}
    for id, score in zip(ranking.ids, scores, strict=False):
        raised[id] += weight * score
        weights[id]["reranked"] = weight * score
    ids = tuple(sorted(ranking.ids, key=lambda id: -raised[id])[:k])
    return replace(ranking, ids=ids, scores=raised, weights=weights)
