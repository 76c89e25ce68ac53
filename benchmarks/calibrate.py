"""Calibrates refusals: `python -m benchmarks.calibrate` on the generation that serves (best built with texts).

First the direction of questions that are answered (`search/leaning.npz`), from the typical questions of the corpus and from practice
questions of both kinds. Then the weights of the signals of evidence, from the practice questions, each judged by a direction that was
learned without it, and the tuning half. The bias that it prints for `weights.toml` holds the threshold. The figures are of tuning questions
held out of the fit.
"""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from benchmarks.ablation import RememberingEmbedder
from ingest.corpus import read_corpus
from kb.embedding import load_embedder
from kb.settings import Settings
from search.engine import Engine
from search.evaluation import Question, read_questions
from search.evidence import signals
from search.leaning import Leaning
from search.query import Query, analyse
from search.widening import widen

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
_HOLD_DIRECTION, _HOLD_WEIGHTS = 10.0, 1.0
"""Inverse strengths of holding the weights to 0."""
_FOLDS, _ROUNDS = 8, 5
_TUNING = 2.0
"""A tuning question counts as so many practice questions."""
_WRONGLY_REFUSED = 0.03
"""Share of the held-out questions with an answer that the threshold lets go."""


def leaning_of(vectors: Any, answered: Any) -> Leaning:
    """The direction in which answered questions lie."""
    fitted = LogisticRegression(C=_HOLD_DIRECTION, class_weight="balanced", max_iter=2000).fit(vectors, answered)
    return Leaning(fitted.coef_[0].astype(np.float32), float(fitted.intercept_[0]))


def held_out_leanings(vectors: Any, answered: Any) -> Any:
    """For each question what a direction learned without it says."""
    found = np.zeros(len(vectors))
    for rest, fold in StratifiedKFold(_FOLDS, shuffle=True, random_state=0).split(vectors, answered):
        leaning = leaning_of(vectors[rest], answered[rest])
        found[fold] = [leaning.of(vector) for vector in vectors[fold]]
    return found


class Signals:
    """Signals of evidence as numbers, in the order of their names; a question that names a clause is answered without them."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.names = [name for name in engine.profile.evidence if name != "bias"]

    def of(self, questions: Sequence[Question], leanings: Any) -> tuple[Any, Any]:
        """Rows of the questions that evidence decides, and which of those have an answer."""
        rows, answered = [], []
        for question, leaning in zip(questions, leanings, strict=True):
            result = self._engine.search(Query.make(question.text, on=question.on, today=date.today()))
            if result.analysis.address is None and result.hits:
                found = signals(self._engine, result)[0] | {"leaning": leaning}
                rows.append([found[name] for name in self.names])
                answered.append(bool(question.gold))
        return np.array(rows), np.array(answered)

    def vectors(self, questions: Sequence[Question]) -> Any:
        """The questions' vectors, as a search embeds them."""
        texts = []
        for question in questions:
            query = Query.make(question.text, on=question.on, today=date.today())
            texts.append(widen(query, analyse(query, self._engine.lookup)).text)
        return self._engine.embedder.embed_queries(texts)


def fit(practised: tuple[Any, Any], tuned: tuple[Any, Any]) -> Any:
    """The weights of the signals, and the bias last."""
    rows, answered = np.concatenate([practised[0], tuned[0]]), np.concatenate([practised[1], tuned[1]])
    importance = np.repeat([1.0, _TUNING], [len(practised[1]), len(tuned[1])])
    fitted = LogisticRegression(C=_HOLD_WEIGHTS, class_weight="balanced", max_iter=5000).fit(rows, answered, importance)
    return np.append(fitted.coef_[0], fitted.intercept_[0])


def held_out_strengths(practised: tuple[Any, Any], tuned: tuple[Any, Any]) -> Any:
    """Mean strength of each tuning question, by fits that it was held out of."""
    strengths = np.zeros(len(tuned[1]))
    for round in range(_ROUNDS):
        for rest, fold in StratifiedKFold(_FOLDS, shuffle=True, random_state=round).split(*tuned):
            weights = fit(practised, (tuned[0][rest], tuned[1][rest]))
            strengths[fold] += (tuned[0][fold] @ weights[:-1] + weights[-1]) / _ROUNDS
    return strengths


def main() -> int:
    """Learn the direction and write it; print the weights and what they are worth."""
    settings = Settings.from_environment(texts_needed=False)
    embedder = RememberingEmbedder(load_embedder(settings.model, settings.data))
    engine = Engine(settings.data, lambda: embedder)
    judged = Signals(engine)
    practice = list(read_questions(CORPUS / "practice.jsonl"))
    tuning = [question for question in read_questions(CORPUS / "questions.jsonl") if question.half == "tuning"]
    typical = [text for asked in read_corpus(settings.corpus).questions.values() for text in (*asked.id, *asked.en)]
    vectors, answered = judged.vectors(practice), np.array([bool(question.gold) for question in practice])
    if typical:
        vectors = np.concatenate([vectors, embedder.embed_queries(typical)])
        answered = np.concatenate([answered, np.ones(len(typical), dtype=bool)])
    leaning = leaning_of(vectors, answered)
    leaning.save(engine.generation.model)
    practised = judged.of(practice, held_out_leanings(vectors, answered)[: len(practice)])
    tuned = judged.of(tuning, [leaning.of(vector) for vector in judged.vectors(tuning)])
    strengths = held_out_strengths(practised, tuned)
    threshold = float(np.quantile(strengths[tuned[1]], _WRONGLY_REFUSED))
    weights = fit(practised, tuned)
    print(f"of tuning questions held out, {np.mean(strengths[tuned[1]] >= threshold):.3f} of {tuned[1].sum()} answered,", end=" ")
    print(f"{np.mean(strengths[~tuned[1]] < threshold):.3f} of {(~tuned[1]).sum()} refused")
    print(f"\n[evidence]\nbias = {weights[-1] - threshold:.2f}")
    print("\n".join(f"{name} = {weight:.2f}" for name, weight in zip(judged.names, weights[:-1], strict=True)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
