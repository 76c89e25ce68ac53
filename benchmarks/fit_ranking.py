"""Fits the weights of ranking's features: `python -m benchmarks.fit_ranking` on the generation that serves (best built with texts).

Learned from practice questions (`corpus/practice.jsonl`) and the tuning half: the share that a softmax over the candidates' scores gives to
the clauses that answer. The measures it prints are of tuning questions that the weights were not learned from; the weights it prints, for
`search/retrieval/weights.toml`, are learned from all.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from benchmarks.ablation import RememberingEmbedder
from kb.embedding.choice import load_embedder
from kb.settings import Settings
from search.engine import Engine
from search.evaluation import Question, read_questions
from search.question.query import Query
from search.retrieval.profile import Profile, load_profile

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
_CANDIDATES, _FOLDS = 100, 5
_HOLD = 0.5
"""How strongly weights are held to those that serve."""
_TUNING = 2.0
"""A tuning question counts as so many practice questions: those were written from the digests alone."""
_SEEN = 1e-6
"""Instead of no weight: what weighs nothing cannot be told from what is not there."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question's candidates: features (candidates, features), the same sum for all of what is not fitted, and which answer."""

    table: Any
    fixed: Any
    answers: Any
    weight: float


def examples(engine: Engine, questions: Sequence[Question], names: Sequence[str], weight: float) -> Iterator[Example]:
    """One for each question that has an answer among its candidates; those that name a clause have nothing to learn from."""
    for question in questions:
        result = engine.search(Query.make(question.text, on=question.on, today=date.today(), k=_CANDIDATES), slice(0))
        gold = {place for address in question.gold for place in engine.passages_at(engine.store.bare(address))}
        ids = result.ranking.ids
        passages = engine.index.passages(ids)
        answers = np.array([passages[id].address in gold for id in ids])
        if result.analysis.address is not None or not answers.any():
            continue
        weights = [result.ranking.weights[id] for id in ids]
        table = np.array([[one[name] / engine.profile.features[name] for name in names] for one in weights])
        fixed = np.array([sum(value for name, value in one.items() if name not in names) for one in weights])
        yield Example(table, fixed, answers, weight)


def fit(examples: Sequence[Example], start: Any) -> Any:
    """The weights by which the answers get most of the softmax."""
    total = sum(example.weight for example in examples)

    def loss(weights: Any) -> tuple[float, Any]:
        value, slope = _HOLD / 100 * float(((weights - start) ** 2).sum()), _HOLD / 50 * (weights - start)
        for example in examples:
            scores = _SHARP * (example.table @ weights + example.fixed)
            shares = np.exp(scores - scores.max())
            shares /= shares.sum()
            wanted = shares * example.answers
            value -= example.weight / total * np.log(wanted.sum() + 1e-12)
            slope += _SHARP * example.weight / total * (example.table.T @ (shares - wanted / (wanted.sum() + 1e-12)))
        return value, slope

    # what speaks for a clause never comes to speak against it
    bounds = [(0.0, None) if weight > 0 else (None, 0.0) for weight in start]
    return minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x


_SHARP = 3.0


def measures(examples: Sequence[Example], weights: Any) -> tuple[float, float, float]:
    """Reciprocal rank, hit@1 and hit@5 of the first answer."""
    ranks = []
    for example in examples:
        order = np.argsort(-(example.table @ weights + example.fixed), kind="stable")
        ranks.append(1 + int(np.argmax(example.answers[order])))
    found = np.array(ranks)
    return float((1 / found).mean()), float((found == 1).mean()), float((found <= 5).mean())


def main() -> int:
    """Print what the weights are worth, and the weights."""
    settings = Settings.from_environment(texts_needed=False)
    shipped = load_profile()
    names = [*shipped.features]
    start = np.array([shipped.features[name] for name in names])
    embedder = RememberingEmbedder(load_embedder(settings.model, settings.data))
    seen: Profile = replace(shipped, features={name: weight or _SEEN for name, weight in shipped.features.items()})
    engine = Engine(settings.data, lambda: embedder, seen)
    practice = [question for question in read_questions(CORPUS / "practice.jsonl") if question.gold]
    tuning = [question for question in read_questions(CORPUS / "questions.jsonl") if question.half == "tuning" and question.gold]
    learned_from, tuned = list(examples(engine, practice, names, 1.0)), list(examples(engine, tuning, names, _TUNING))
    print(f"{len(learned_from)} practice questions, {len(tuned)} tuning questions")
    print("serving, of practice questions", measures(learned_from, start))
    print("serving, of tuning questions  ", measures(tuned, start))
    folds = np.arange(len(tuned)) % _FOLDS
    held_out = []
    for fold in range(_FOLDS):
        weights = fit([*learned_from, *(one for one, of in zip(tuned, folds, strict=True) if of != fold)], start)
        held_out.append(measures([one for one, of in zip(tuned, folds, strict=True) if of == fold], weights))
    print("fitted, of tuning questions held out", tuple(np.mean(held_out, axis=0)))
    weights = fit([*learned_from, *tuned], start)
    print("fitted, of practice questions ", measures(learned_from, weights))
    print("\n[features]", *(f"{name} = {weight:.2f}" for name, weight in zip(names, weights, strict=True)), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
