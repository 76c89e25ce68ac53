"""Whether what was found is evidence enough for an answer: both legs' strength, and how much of the question the clauses cover.

Each signal is a number; `weights.toml` weighs them (a logistic fit on the tuning half, docs/ablation.md). Words that the corpus does not
know weigh most in the coverage, since rarity is what they are weighed by.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from kb.lexicon import stems
from kb.regulation import Source
from search.asks import ask_beyond_law, other_field
from search.synonyms import load_synonyms

if TYPE_CHECKING:
    from search.engine import Engine, Result

# cosines of good and bad first hits meet at about 0.85: brought to about -1 ... 1
_USUAL_COSINE, _COSINE_SCALE = 0.85, 20.0
_USUAL_WORDS = 10
_YEAR_OR_NUMBER = 0.3
"""A number says little of what a question is about."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """`cosine` of the nearest passage, `coverage` of the question's content words (weighted by rarity) by the first passages."""

    cosine: float
    coverage: float
    missing: tuple[str, ...]
    enough: bool
    reason: str
    strength: float = 0.0


@dataclass(frozen=True, slots=True)
class _Coverage:
    first: float
    any: float
    unknown: float
    missing: tuple[str, ...]
    missing_first: tuple[str, ...]


def weigh(engine: "Engine", result: "Result") -> Evidence:
    """Evidence for the first hits of a result."""
    if not result.hits:
        return Evidence(0.0, 0.0, (), False, "tidak ada pasal yang cocok dengan pertanyaan dan saringannya")
    found, coverage = signals(engine, result)
    weights = engine.profile.evidence
    strength = sum(weights[name] * value for name, value in found.items())
    enough = strength >= engine.profile.threshold
    reason = "" if enough else _reason(result, coverage.missing)
    cosine = max(hit.cosine for hit in result.hits[: engine.profile.looked_at])
    return Evidence(round(cosine, 4), round(coverage.any, 4), coverage.missing, enough, reason, round(strength, 3))


def signals(engine: "Engine", result: "Result") -> "tuple[dict[str, float], _Coverage]":
    """The signals by name, as `weights.toml` lists them."""
    ranking = result.ranking
    rows = ranking.rows[: engine.profile.looked_at]
    covered = _coverage(engine, result, rows)
    first = ranking.weights[rows[0]]
    features = engine.profile.features
    cosines = [ranking.cosine(row) for row in rows]
    return {
        "bias": 1.0,
        "cosine": (max(cosines) - _USUAL_COSINE) * _COSINE_SCALE,
        "law": first.get("law", 0.0) / (features["law"] or 1.0),
        "covered_first": covered.first,
        "covered": covered.any,
        "unknown": covered.unknown,
        "length": len(result.analysis.content) / _USUAL_WORDS,
        "note": float(result.hits[0].passage.source is Source.CATATAN),
        "other_field": float(any(word in covered.missing_first for word in other_field(result.query.text))),
        "beyond_law": float(ask_beyond_law(result.query.text) is not None),
    }, covered


def _coverage(engine: "Engine", result: "Result", rows: tuple[int, ...]) -> _Coverage:
    """Shares of the content words' rarity that the first passage, any of the first passages, and no passage of the corpus has."""
    index = engine.ranker.words
    total = first = either = unknown = 0.0
    missing, missing_first = [], []
    for word in result.analysis.content:
        keys = [key for key in _keys(word) if len(index.posting(*key).rows)]
        rarity = index.rarity(min((len(index.posting(*key).rows) for key in keys), default=0)) * (
            _YEAR_OR_NUMBER if word.isdigit() else 1.0
        )
        there = {row for key in keys for row in index.having(rows, *key)}
        total += rarity
        first += rarity * (rows[0] in there)
        either += rarity * bool(there)
        unknown += rarity * (not keys)
        if not there:
            missing.append(word)
        if rows[0] not in there:
            missing_first.append(word)
    if not total:
        # nothing but a law's name was asked ("apa isi Pergub 64/2019"): what is known of it answers
        named = float(result.analysis.regulation is not None)
        return _Coverage(named, named, 0.0, (), ())
    return _Coverage(first / total, either / total, unknown / total, tuple(missing), tuple(missing_first))


@lru_cache(maxsize=8192)
def _keys(word: str) -> tuple[tuple[str, bool], ...]:
    """A word as terms: its stem in either language, and those of its synonyms."""
    keys = dict.fromkeys((stem, False) for stem in stems(word))
    keys.update(dict.fromkeys((stem, True) for stem in stems(word, "english")))
    keys.update(dict.fromkeys((stem, False) for other in load_synonyms().of(word) for stem in stems(other)))
    return tuple(keys)


def _reason(result: "Result", missing: tuple[str, ...]) -> str:
    if beyond := ask_beyond_law(result.query.text):
        return beyond.reason
    words = ", ".join(f'"{word}"' for word in missing[:4])
    about = f" (tidak ditemukan: {words})" if words else ""
    return f"tidak ada pasal dalam basis pengetahuan ini yang menjawab pertanyaan itu{about}"
