"""Calibrates refusals: `python -m benchmarks.calibrate` on the generation that serves (best built with texts).

First the direction of questions that are answered (`search/leaning.npz`), from practice questions of both kinds. Then the weights of the
signals of evidence, from the practice questions, each judged by a map and a direction that were learned without it, and the tuning half.
The bias that it prints for `weights.toml` holds the threshold. The figures are of tuning questions that were held out of the fit.
"""

import sys
from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np

from benchmarks.learn_map import CORPUS, Texts, learn
from benchmarks.logistic import fit_logistic
from kb.embedding import load_embedder
from kb.settings import Settings
from search.engine import Engine
from search.evaluation import Question, read_questions
from search.evidence import signals
from search.leaning import Leaning
from search.query import Query
from search.question_map import QuestionMap

_HOLD_DIRECTION, _HOLD_WEIGHTS = 0.1, 1.0
_MAP_FOLDS, _FOLDS, _ROUNDS = 4, 8, 5
_WRONGLY_REFUSED = 0.025
"""Share of the held-out questions with an answer that the threshold lets go."""


def leaning_of(vectors: Any, answered: Any) -> Leaning:
    """The direction in which answered questions lie."""
    return Leaning(*fit_logistic(vectors, answered, _HOLD_DIRECTION))


def folds(examples: int, count: int, round: int) -> list[Any]:
    """The places of each fold, drawn alike every time."""
    return list(np.array_split(np.random.RandomState(round).permutation(examples), count))


def held_out_leanings(vectors: Any, answered: Any) -> Any:
    """For each question what a direction learned without it says."""
    found = np.zeros(len(vectors))
    for fold in folds(len(vectors), _FOLDS, 0):
        rest = np.setdiff1d(np.arange(len(vectors)), fold)
        leaning = leaning_of(vectors[rest], answered[rest])
        found[fold] = [leaning.of(vector) for vector in vectors[fold]]
    return found


class Signals:
    """Signals of evidence as numbers, in the order of their names; a question that names a clause is answered without them."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.names = [name for name in engine.profile.evidence if name != "bias"]

    def of(self, questions: Sequence[Question], leanings: Any, map: QuestionMap | None = None) -> tuple[Any, Any]:
        """Rows of the questions that evidence decides, and which of those have an answer."""
        shipped = self._engine.ranker.question_map
        self._engine.ranker.question_map = map or shipped
        rows, answered = [], []
        for question, leaning in zip(questions, leanings, strict=True):
            result = self._engine.search(Query.make(question.text, on=question.on, today=date.today()))
            if result.analysis.address is None and result.hits:
                found = signals(self._engine, result)[0] | {"leaning": leaning}
                rows.append([found[name] for name in self.names])
                answered.append(bool(question.gold))
        self._engine.ranker.question_map = shipped
        return np.array(rows), np.array(answered)


def held_out_strengths(practised: tuple[Any, Any], tuned: tuple[Any, Any]) -> Any:
    """Mean strength of each tuning question, by fits that it was held out of."""
    strengths = np.zeros(len(tuned[1]))
    for round in range(_ROUNDS):
        for fold in folds(len(tuned[1]), _FOLDS, round):
            rest = np.setdiff1d(np.arange(len(tuned[1])), fold)
            weights, bias = fit_logistic(
                np.concatenate([practised[0], tuned[0][rest]]), np.concatenate([practised[1], tuned[1][rest]]), _HOLD_WEIGHTS
            )
            strengths[fold] += (tuned[0][fold] @ weights + bias) / _ROUNDS
    return strengths


def main() -> int:
    """Learn the direction and write it; print the weights and what they are worth."""
    settings = Settings.from_environment(texts_needed=False)
    engine = Engine(settings.data, lambda: load_embedder(settings.model, settings.data))
    texts, judged = Texts(engine), Signals(engine)
    practice = list(read_questions(CORPUS / "practice.jsonl"))
    tuning = [question for question in read_questions(CORPUS / "questions.jsonl") if question.half == "tuning"]
    vectors, answered = texts.questions(practice), np.array([bool(question.gold) for question in practice])
    leaning = leaning_of(vectors, answered)
    leaning.save(engine.generation.model)
    leanings = held_out_leanings(vectors, answered)
    parts = []
    for fold in folds(len(practice), _MAP_FOLDS, 0):
        rest = [place for place in np.setdiff1d(np.arange(len(practice)), fold) if answered[place]]
        map = learn(vectors[rest], texts.views([practice[place] for place in rest]), texts.vectors)
        parts.append(judged.of([practice[place] for place in fold], leanings[fold], map))
    practised = np.concatenate([rows for rows, _ in parts]), np.concatenate([which for _, which in parts])
    tuned = judged.of(tuning, [leaning.of(vector) for vector in texts.questions(tuning)])
    strengths = held_out_strengths(practised, tuned)
    threshold = float(np.quantile(strengths[tuned[1]], _WRONGLY_REFUSED))
    weights, bias = fit_logistic(np.concatenate([practised[0], tuned[0]]), np.concatenate([practised[1], tuned[1]]), _HOLD_WEIGHTS)
    print(f"of tuning questions held out, {np.mean(strengths[tuned[1]] >= threshold):.3f} of {tuned[1].sum()} answered,", end=" ")
    print(f"{np.mean(strengths[~tuned[1]] < threshold):.3f} of {(~tuned[1]).sum()} refused")
    print(f"\n[evidence]\nbias = {bias - threshold:.2f}")
    print("\n".join(f"{name} = {weight:.2f}" for name, weight in zip(judged.names, weights, strict=True)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
