"""Whether what was found is evidence enough for an answer: how near the typical questions lie, how much of the
question the clauses cover, and whether the answerability classifier takes the first of them for an answer.

Each signal is a number; `weights.toml` weighs them (a logistic fit, `python -m benchmarks.calibrate`). Words that the corpus does not
know weigh most in the coverage, since IDF is what they are weighed by; everyday words ("kemarin", "neighbour") count for nothing there.
"""

from dataclasses import dataclass
from functools import lru_cache

from kb.storage.index import PassageIndex
from kb.words.bm25 import idf
from kb.words.lexicon import stems
from search.answering.answerability import load_classifier
from search.engine import Engine
from search.question.beyond_law import find_beyond_law
from search.question.spelling.wordlists import load_word_lists
from search.question.synonyms import load_synonyms
from search.retrieval.hits import Result

# cosines of the nearest typical questions to good and bad questions meet at about 0.9: brought to about -1 ... 1
_USUAL_QUESTIONS, _COSINE_SCALE = 0.9, 20.0
_USUAL_WORDS = 10
_YEAR_OR_NUMBER = 0.3
"""A number says little of what a question is about."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """`cosine` of the nearest passage, `coverage` of the question's content words (weighted by IDF) by the first passages."""

    cosine: float
    coverage: float
    missing: tuple[str, ...]
    enough: bool
    reason: str
    strength: float = 0.0


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a question's content words the `first` passage has, and `any` of the first passages, as shares of their IDF."""

    first: float
    any: float
    missing: tuple[str, ...]


def weigh(engine: Engine, result: Result) -> Evidence:
    """Evidence for the first hits of a result."""
    if not result.hits:
        unknown = () if result.query.regulation or result.query.kind or result.analysis.phrases else result.analysis.content
        reason = _reason(result, unknown) if unknown else "tidak ada pasal yang cocok dengan pertanyaan dan saringannya"
        return Evidence(0.0, 0.0, unknown, False, reason)
    found, coverage = signals(engine, result)
    weights = engine.profile.evidence
    strength = sum(weights[name] * value for name, value in found.items())
    enough = strength >= engine.profile.threshold
    reason = "" if enough else _reason(result, coverage.missing)
    cosine = max(hit.cosine for hit in result.hits[: engine.profile.looked_at])
    return Evidence(round(cosine, 4), round(coverage.any, 4), coverage.missing, enough, reason, round(strength, 3))


def signals(engine: Engine, result: Result) -> tuple[dict[str, float], Coverage]:
    """The signals by name, as `weights.toml` lists them."""
    ranking = result.ranking
    covered = _coverage(engine.index, result, ranking.ids[: engine.profile.looked_at])
    classifier = load_classifier(engine.generation.model)
    return {
        "bias": 1.0,
        "questions": (ranking.question_cosine - _USUAL_QUESTIONS) * _COSINE_SCALE,
        "covered_first": covered.first,
        "covered": covered.any,
        "length": len(result.analysis.content) / _USUAL_WORDS,
        "beyond_law": float(find_beyond_law(result.spelling.text) is not None),
        "answerability": classifier.score(result.vector, engine.nearest_text(result)),
    }, covered


def _coverage(index: PassageIndex, result: Result, ids: tuple[int, ...]) -> Coverage:
    """Shares of the content words' IDF that the first passage and any of the first passages has."""
    total = first = either = 0.0
    missing = []
    everyday = load_word_lists().everyday
    for word in result.analysis.content:
        if word in everyday:
            continue
        frequencies = {key: count for key in _keys(word) if (count := index.document_frequency(*key))}
        weight = idf(min(frequencies.values(), default=0), len(index)) * (_YEAR_OR_NUMBER if word.isdigit() else 1.0)
        there = {id for key in frequencies for id in index.having(ids, *key)}
        total += weight
        first += weight * (ids[0] in there)
        either += weight * bool(there)
        if not there:
            missing.append(word)
    if not total:
        # nothing but a law's name was asked ("apa isi Pergub 64/2019"): what is known of it answers
        named = float(result.analysis.regulation is not None)
        return Coverage(named, named, ())
    return Coverage(first / total, either / total, tuple(missing))


@lru_cache(maxsize=8192)
def _keys(word: str) -> tuple[tuple[str, bool], ...]:
    """A word as terms: its stem in either language, and those of its synonyms."""
    keys = dict.fromkeys((stem, False) for stem in stems(word))
    keys.update(dict.fromkeys((stem, True) for stem in stems(word, "english")))
    keys.update(dict.fromkeys((stem, False) for other in load_synonyms().of(word) for stem in stems(other)))
    return tuple(keys)


def _reason(result: Result, missing: tuple[str, ...]) -> str:
    if beyond := find_beyond_law(result.spelling.text):
        return beyond.reason
    words = ", ".join(f'"{word}"' for word in missing[:4])
    about = f" (tidak ditemukan: {words})" if words else ""
    return f"tidak ada pasal dalam basis pengetahuan ini yang menjawab pertanyaan itu{about}"
