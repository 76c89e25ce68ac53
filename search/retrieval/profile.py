"""The weights of retrieval and answering, read once from `weights.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kb.citation.address import Address


@dataclass(frozen=True, slots=True)
class Profile:
    """How far each retriever looks, what each feature weighs, and when a question counts as answered; the file says what and why."""

    dense_depth: int
    dense_candidates: int
    lexical_candidates: int
    text_candidates: int
    reach: float
    synonym: float
    examined: int
    reranked: int
    rerank_weight: float
    features: Mapping[str, float]
    facets: Mapping[str, float]
    evidence: Mapping[str, float]
    quotes: Mapping[str, float]
    threshold: float
    looked_at: int
    related: int
    answers: int
    quote_threshold: float
    acts_before: tuple[Address, ...]


@cache
def load_profile() -> Profile:
    """The profile that ships with the code."""
    data = tomllib.loads((Path(__file__).parent / "weights.toml").read_text("utf-8"))
    answer = data["answer"]
    answer["acts_before"] = tuple(map(Address.parse, answer["acts_before"]))
    return Profile(
        **data["retrieval"], features=data["features"], facets=data["facets"], evidence=data["evidence"], quotes=data["quotes"], **answer
    )
