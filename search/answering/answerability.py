"""The answerability classifier: whether a clause answers a question, judged from their two vectors alone.

Who holds an office today, how many cases there were, another country's law, what a form costs: such questions are put in the words of the
field, so neither their words nor how near a clause lies tells them from the others. Where in the space of questions they lie, and in which
directions they meet their clause, does. It is learned from practice questions of both kinds with the text that lay nearest to each
(`python -m benchmarks.calibrate`), and is one signal of evidence among several (`search/answering/evidence.py`).
"""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kb.storage.vectors import products

Vectors = NDArray[np.float32]
FILE = Path(__file__).parent / "answerability.npz"
MEETING = 12.0
"""Products of two unit vectors' components are small beside the components: so many times they count as much."""
_STEPS = 127


def pairs(questions: Vectors, texts: Vectors) -> Vectors:
    """Questions with texts as points, shape (n, 2 × dimension): where each question lies, and in which directions it meets its text."""
    return np.concatenate([questions, MEETING * questions * texts], axis=-1)


@dataclass(frozen=True, slots=True)
class AnswerabilityClassifier:
    """A support vector machine with a Gaussian kernel: points that were learned, shape (n, 2 × dimension), and what each weighs."""

    points: Vectors
    weights: NDArray[np.float32]
    bias: float
    width: float
    """The kernel is exp(-width × distance²)."""
    lengths: NDArray[np.float32] = field(init=False, repr=False)
    """Squared lengths of the points, the same for every question."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "lengths", np.einsum("ij,ij->i", self.points, self.points))

    def score(self, question: Vectors, text: Vectors) -> float:
        """How much like an answer a text is. Above 0: more like the pairs that are answers; below: more like those that are none."""
        return self.score_point(pairs(question, text)) if len(self.points) else 0.0

    def score_point(self, point: Vectors) -> float:
        """The same of a pair as a point."""
        distances = self.lengths + point @ point - 2 * products(point, self.points)
        return float(np.exp(-self.width * distances) @ self.weights) + self.bias

    def save(self, model: str, file: Path = FILE) -> None:
        """Write what was learned for a model's vectors, a byte a number."""
        step = float(np.abs(self.points).max()) / _STEPS
        points = np.round(self.points / step).astype(np.int8)
        np.savez_compressed(
            file, points=points, step=step, weights=self.weights.astype(np.float32), bias=self.bias, width=self.width, model=model
        )


NOTHING_LEARNED = AnswerabilityClassifier(np.zeros((0, 0), dtype=np.float32), np.zeros(0, dtype=np.float32), 0.0, 0.0)


@cache
def load_classifier(model: str, file: Path = FILE) -> AnswerabilityClassifier:
    """What was learned for a model's vectors; nothing for any other model."""
    with np.load(file) as saved:
        if str(saved["model"]) != model:
            return NOTHING_LEARNED
        points = saved["points"].astype(np.float32) * np.float32(saved["step"])
        return AnswerabilityClassifier(points, saved["weights"], float(saved["bias"]), float(saved["width"]))
