"""Whether what was found is evidence enough for an answer: nearness of the vectors, and how much of the question the clauses cover."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.lexicon import stems
from kb.passage import Passage

if TYPE_CHECKING:
    from search.engine import Engine, Result

_LOOKED_AT = 5


@dataclass(frozen=True, slots=True)
class Evidence:
    """`cosine` of the nearest passage, `coverage` of the question's content words (weighted by rarity) by the first passages."""

    cosine: float
    coverage: float
    missing: tuple[str, ...]
    enough: bool
    reason: str


def weigh(engine: "Engine", result: "Result") -> Evidence:
    """Evidence for the first hits of a result."""
    profile = engine.profile
    if not result.hits:
        return Evidence(0.0, 0.0, (), False, "tidak ada pasal yang cocok dengan pertanyaan dan saringannya")
    first = result.hits[:_LOOKED_AT]
    cosine = max(hit.cosine for hit in first)
    content = result.analysis.content
    covered, missing = _coverage(engine, content, [hit.passage for hit in first])
    enough = cosine >= profile.cosine_floor and (covered >= profile.coverage_floor or cosine >= profile.confident_cosine)
    reason = "" if enough else _reason(missing)
    return Evidence(round(cosine, 4), round(covered, 4), missing, enough, reason)


def _coverage(engine: "Engine", content: Iterable[str], passages: list[Passage]) -> tuple[float, tuple[str, ...]]:
    found: set[str] = set()
    for passage in passages:
        found.update(stems(f"{passage.naskah} {passage.judul} {passage.ringkasan} {passage.gloss}"))
        found.update(stems(passage.gloss, "english"))
    total = engine.generation.passages
    weight_all = weight_found = 0.0
    missing = []
    for word in content:
        variants = {*stems(word), *stems(word, "english")}
        frequency = max(engine.store.document_frequency(variant) for variant in variants)
        weight = math.log(1 + total / (1 + frequency))
        weight_all += weight
        if variants & found:
            weight_found += weight
        else:
            missing.append(word)
    return (weight_found / weight_all if weight_all else 0.0), tuple(missing)


def _reason(missing: tuple[str, ...]) -> str:
    words = ", ".join(f'"{word}"' for word in missing[:4])
    about = f" (tidak ditemukan: {words})" if words else ""
    return f"tidak ada pasal dalam basis pengetahuan ini yang menjawab pertanyaan itu{about}"
