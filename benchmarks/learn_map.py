"""Learns `search/question_map.npz`: `python -m benchmarks.learn_map` on the generation that serves (best built with texts).

The map is drawn by gradient from practice questions (`corpus/practice.jsonl`), so that a question's vector comes nearer to the texts of the
clauses that answer it than to all others. Digests and law texts are two views: a text must be found by either alone, since an office's own
regulation has no digest. The tuning half is not learned from: it says what the map is worth.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from kb.embedding import load_embedder
from kb.passage import TextKind
from kb.settings import Settings
from search.columns import TEXTS
from search.engine import Engine
from search.evaluation import Question, read_questions
from search.query import Query, analyse
from search.question_map import QuestionMap
from search.widening import widen

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
_STEPS, _BATCH, _RATE = 400, 96, 1e-3
_TEMPERATURE = 0.015
"""Inner products are divided by it before the softmax: a text that lies 0.015 nearer is e times as likely."""
_HOLD = 3e-3
"""How strongly the map is held to none."""
_VIEWS = (((TextKind.RINGKASAN, TextKind.GLOSS), 1.0), ((TextKind.NASKAH,), 0.5))
_USUAL_BEST, _USUAL_DEEP, _DEEP = 0.906, 0.860, 60
"""The model's own mean cosine of the nearest passage and of the sixtieth: where a map's products are brought back to."""


@dataclass(frozen=True, slots=True)
class _View:
    """Texts of some kinds, and for each question the rows of those that answer it."""

    vectors: Any
    answering: Sequence[Sequence[int]]
    weight: float


def practice() -> list[Question]:
    """The practice questions that have an answer."""
    return [question for question in read_questions(CORPUS / "practice.jsonl") if question.gold]


def tuning() -> list[Question]:
    """The tuning half's questions that have an answer."""
    return [question for question in read_questions(CORPUS / "questions.jsonl") if question.half == "tuning" and question.gold]


class Texts:
    """The vectors of a generation's texts and of questions to it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.columns = engine.ranker.columns
        self.vectors = np.frombuffer(b"".join(engine.store.vectors()), dtype=np.float32).reshape(-1, engine.generation.dimension)

    def questions(self, questions: Sequence[Question]) -> Any:
        """Their vectors, as a search would embed them."""
        texts = []
        for question in questions:
            query = Query.make(question.text, on=question.on, today=date.today())
            texts.append(widen(query, analyse(query, self._engine.lookup)).text)
        return np.stack([self._engine.embedder.embed_queries([text]).reshape(-1) for text in texts])

    def views(self, questions: Sequence[Question]) -> list[_View]:
        """The two views, as far as the generation has them."""
        answering = [self._answering(question) for question in questions]
        found = []
        for kinds, weight in _VIEWS:
            of_kind = np.flatnonzero(np.isin(self.columns.text_kind, [TEXTS.index(kind) for kind in kinds]))
            places: dict[int, list[int]] = {}
            for place, passage in enumerate(self.columns.text_passage[of_kind].tolist()):
                places.setdefault(passage, []).append(place)
            if len(of_kind):
                found.append(_View(self.vectors[of_kind], [[p for row in rows for p in places.get(row, ())] for rows in answering], weight))
        return found

    def hits_at_1(self, map: QuestionMap, questions: Sequence[Question], vectors: Any) -> float:
        """Share of the questions whose nearest text answers them."""
        turned = np.stack([map.turn(vector) for vector in vectors])
        nearest = self.columns.text_passage[(turned @ self.vectors.T).argmax(1)].tolist()
        return float(np.mean([row in self._answering(question) for row, question in zip(nearest, questions, strict=True)]))

    def _answering(self, question: Question) -> set[int]:
        """Rows of the passages that answer a question."""
        return {row for gold in question.gold for row in self.columns.at(str(self._engine.store.bare(gold).bare))}


def learn(questions: Any, views: Sequence[_View], texts: Any) -> QuestionMap:
    """The map by which each question's answering texts get most of the softmax over all texts of a view (Adam, cosine schedule)."""
    drawn = np.random.RandomState(0)
    matrix = np.zeros((questions.shape[1],) * 2, dtype=np.float32)
    first, second = np.zeros_like(matrix), np.zeros_like(matrix)
    for step in range(_STEPS):
        gradient = 2 * _HOLD * matrix
        for view in views:
            able = [place for place, rows in enumerate(view.answering) if rows]
            batch = drawn.choice(able, min(_BATCH, len(able)), replace=False)
            gradient += view.weight * _gradient(matrix, questions[batch], view.vectors, [view.answering[place] for place in batch])
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient * gradient
        rate = _RATE * (1 + np.cos(np.pi * step / _STEPS)) / 2
        matrix -= rate * (first / (1 - 0.9 ** (step + 1))) / (np.sqrt(second / (1 - 0.999 ** (step + 1))) + 1e-8)
    return _scaled(matrix, questions, texts)


def _gradient(matrix: Any, questions: Any, vectors: Any, answering: Sequence[Sequence[int]]) -> Any:
    """Of the mean of -log(share of the answering texts), by the matrix."""
    moved = questions + questions @ matrix
    length = np.linalg.norm(moved, axis=1, keepdims=True)
    turned = moved / length
    scores = turned @ vectors.T / _TEMPERATURE
    weights = np.exp(scores - scores.max(1, keepdims=True))
    wanted = np.zeros_like(weights)
    for place, rows in enumerate(answering):
        wanted[place, rows] = weights[place, rows]
    shares = weights / weights.sum(1, keepdims=True) - wanted / (wanted.sum(1, keepdims=True) + 1e-30)
    by_turned = shares @ vectors / (_TEMPERATURE * len(questions))
    by_moved = (by_turned - (by_turned * turned).sum(1, keepdims=True) * turned) / length
    return questions.T @ by_moved


def _scaled(matrix: Any, questions: Any, texts: Any) -> QuestionMap:
    moved = questions + questions @ matrix
    products = (moved / np.linalg.norm(moved, axis=1, keepdims=True)) @ texts.T
    products = -np.sort(-products, axis=1)
    best, deep = float(products[:, 0].mean()), float(products[:, _DEEP - 1].mean())
    scale = (_USUAL_BEST - _USUAL_DEEP) / (best - deep)
    return QuestionMap(matrix, scale, _USUAL_BEST - scale * best)


def main() -> int:
    """Learn, write the file, and say what it is worth on questions that were not learned from."""
    settings = Settings.from_environment(texts_needed=False)
    engine = Engine(settings.data, lambda: load_embedder(settings.model, settings.data))
    texts = Texts(engine)
    learned_from, held_out = practice(), tuning()
    asked, held = texts.questions(learned_from), texts.questions(held_out)
    learned = learn(asked, texts.views(learned_from), texts.vectors)
    learned.save(engine.generation.model)
    print(f"a map from {len(learned_from)} practice questions, scale {learned.scale:.3f}, offset {learned.offset:.3f}")
    before, after = (texts.hits_at_1(one, held_out, held) for one in (QuestionMap(), learned))
    print(f"of {len(held_out)} tuning questions the nearest text answers {before:.3f} without and {after:.3f} with it")
    return 0


if __name__ == "__main__":
    sys.exit(main())
