"""Calibrates refusals: `python -m training.answerability` on the generation that serves (best built with texts).

First the answerability classifier (`search/answering/answerability.npz`): which pairs of a question and the nearest text of its first hit
are answers, learned from practice questions of both kinds, the tuning halves (`questions.jsonl`, `panel.jsonl`), and questions to laws
that are stripped of what we wrote about them, as a law that an office adds. Then the weights of the signals of evidence, from the same
questions, each judged by what was learned without it. It writes them into `search/retrieval/weights.toml`; the bias holds the threshold.
The figures are of tuning questions held out of the fit.
"""

import sys
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold
from sklearn.svm import SVC

from benchmarks.ablation import RememberingEmbedder
from kb.citation.address import RegulationId
from kb.embedding.choice import load_embedder
from kb.settings import Settings
from search.answering.answerability import AnswerabilityClassifier, pairs
from search.answering.evidence import signals
from search.engine import Engine
from search.evaluation.panel import PanelQuestion, read_panel
from search.evaluation.retrieval import Question, read_questions
from search.question.query import Query
from training.addedlaws import text_only
from training.ranking import replace_section

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
_HOLD_PAIRS, _WIDTH = 10.0, 2.0
"""Inverse strength of holding the weights of pairs to 0, and the width of their kernel: tuning questions held out chose them."""
_HOLD_WEIGHTS = 1.0
"""The same strength for the weights of signals."""
_FOLDS, _ROUNDS = 8, 5
_TUNING = 2.0
"""A tuning question counts as so many practice questions."""
_WRONGLY_REFUSED = 0.025
"""Share of the held-out tuning questions with an answer that the threshold lets go: between the goal and the floor of `benchmarks.quality`,
nearer to the goal, so that both floors are kept on either index."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Questions that evidence decides: their signals, shape (n, signals), their pairs of vectors, and which have an answer."""

    signals: Any
    pairs: Any
    answered: Any

    def part(self, places: Any) -> "Judged":
        """Some of them."""
        return Judged(self.signals[places], self.pairs[places], self.answered[places])

    def beside(self, other: "Judged") -> "Judged":
        """These, then others."""
        return Judged(*(np.concatenate(arrays) for arrays in zip(astuple(self), astuple(other), strict=True)))

    def with_answerability(self, scores: Any, place: int) -> "Judged":
        """The same with the classifier's scores among the signals."""
        signals = self.signals.copy()
        signals[:, place] = scores
        return Judged(signals, self.pairs, self.answered)


STRIPPED = ("uu-21-2007", "pp-9-2008", "uu-12-2022", "uu-18-2017")
PER_LAW = 60


def panel_questions() -> list[PanelQuestion]:
    """The tuning half of the panel, but for what continues another question."""
    return [one for one in read_panel(CORPUS / "panel.jsonl") if one.half == "tuning" and not one.after]


def unnamed(engine: Engine, practice: Sequence[Question], law: RegulationId) -> list[Question]:
    """Practice questions that a law answers and that do not name it."""
    mine = [one for one in practice if one.gold and all(address.regulation == law for address in one.gold)]
    found = [one for one in mine if not (reference := engine.lookup.find(one.text)).regulation and not reference.others]
    return [found[place] for place in np.random.default_rng(5).permutation(len(found))[:PER_LAW]]


def judge(engine: Engine, names: Sequence[str], questions: Sequence[Question]) -> Judged:
    """The questions that evidence decides; one that names a clause is answered without."""
    rows, met, answered = [], [], []
    for question in questions:
        result = engine.search(Query.make(question.text, on=question.on, today=date.today()))
        if result.analysis.address is None and result.hits:
            found = signals(engine, result)[0]
            rows.append([found[name] for name in names])
            met.append(pairs(result.vector, engine.nearest_text(result)))
            answered.append(bool(question.gold))
    return Judged(np.array(rows), np.array(met), np.array(answered))


def classifier_of(judged: Judged) -> AnswerabilityClassifier:
    """A classifier that tells the pairs that are answers from those that are none."""
    fitted = SVC(C=_HOLD_PAIRS, gamma=_WIDTH, class_weight="balanced").fit(judged.pairs, judged.answered)
    return AnswerabilityClassifier(fitted.support_vectors_.astype(np.float32), fitted.dual_coef_[0], float(fitted.intercept_[0]), _WIDTH)


def scores_of(classifier: AnswerabilityClassifier, judged: Judged) -> Any:
    """How much like an answer each pair is."""
    return np.array([classifier.score_point(point) for point in judged.pairs])


def held_out_scores(judged: Judged) -> Any:
    """How much like an answer each pair is, by what was learned without it."""
    found = np.zeros(len(judged.answered))
    for rest, fold in StratifiedKFold(_FOLDS, shuffle=True, random_state=0).split(judged.pairs, judged.answered):
        found[fold] = scores_of(classifier_of(judged.part(rest)), judged.part(fold))
    return found


def fit(practised: Judged, tuned: Judged) -> Any:
    """The weights of the signals, and the bias last."""
    rows, answered = np.concatenate([practised.signals, tuned.signals]), np.concatenate([practised.answered, tuned.answered])
    importance = np.repeat([1.0, _TUNING], [len(practised.answered), len(tuned.answered)])
    fitted = LogisticRegression(C=_HOLD_WEIGHTS, class_weight="balanced", max_iter=5000).fit(rows, answered, importance)
    return np.append(fitted.coef_[0], fitted.intercept_[0])


def held_out_strengths(practised: Judged, tuned: Judged) -> Any:
    """Mean strength of each tuning question, by fits that it was held out of."""
    strengths = np.zeros(len(tuned.answered))
    for round in range(_ROUNDS):
        for rest, fold in StratifiedKFold(_FOLDS, shuffle=True, random_state=round).split(tuned.signals, tuned.answered):
            weights = fit(practised, tuned.part(rest))
            strengths[fold] += (tuned.signals[fold] @ weights[:-1] + weights[-1]) / _ROUNDS
    return strengths


def main() -> int:
    """Learn the classifier and write it; print the weights and what they are worth."""
    settings = Settings.from_environment()
    embedder = RememberingEmbedder(load_embedder(settings.model, settings.data))
    engine = Engine(settings.data, lambda: embedder)
    names = [name for name in engine.profile.evidence if name != "bias"]
    practice = list(read_questions(CORPUS / "practice.jsonl"))
    practised = judge(engine, names, practice)
    for law in map(RegulationId.parse, STRIPPED):
        with text_only(settings, embedder, law) as stripped:
            practised = practised.beside(judge(stripped, names, unnamed(stripped, practice, law)))
    panel = [Question(q.qid, q.text, q.lang, q.kind, tuple(a for need in q.gold for a in need), q.on) for q in panel_questions()]
    tuned = judge(engine, names, [*panel, *(one for one in read_questions(CORPUS / "questions.jsonl") if one.half == "tuning")])
    both = practised.beside(tuned)
    classifier_of(both).save(engine.generation.model)
    both = both.with_answerability(held_out_scores(both), names.index("answerability"))
    first, rest = np.split(np.arange(len(both.answered)), [len(practised.answered)])
    practised, tuned = both.part(first), both.part(rest)
    strengths = held_out_strengths(practised, tuned)
    threshold = float(np.quantile(strengths[tuned.answered], _WRONGLY_REFUSED))
    weights = fit(practised, tuned)
    print(
        f"of tuning questions held out, {np.mean(strengths[tuned.answered] >= threshold):.3f} of {tuned.answered.sum()} answered,", end=" "
    )
    print(f"{np.mean(strengths[~tuned.answered] < threshold):.3f} of {(~tuned.answered).sum()} refused")
    replace_section("evidence", {"bias": weights[-1] - threshold, **dict(zip(names, weights[:-1].tolist(), strict=True))})
    return 0


if __name__ == "__main__":
    sys.exit(main())
