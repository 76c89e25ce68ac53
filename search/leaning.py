"""Whether a question is of the kind that these regulations answer, from its vector alone.

Who holds an office today, how many cases there were, another country's law, what a form costs: such questions are put in the words of the
field, so neither their words nor what lies near tells them from the others; the direction of their vectors does. It is learned from
practice questions of both kinds (`python -m benchmarks.calibrate`), and is one signal of evidence among several (`search/evidence.py`).
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from kb.embedding import Vectors

FILE = Path(__file__).parent / "leaning.npz"


@dataclass(frozen=True, slots=True)
class Leaning:
    """A direction in the space of questions; without one nothing is known of any question."""

    direction: "Vectors | None" = None
    bias: float = 0.0

    def of(self, vector: "Vectors") -> float:
        """Above 0: more like the questions that are answered; below: more like those that cannot be."""
        return 0.0 if self.direction is None else float(vector @ self.direction) + self.bias

    def save(self, model: str, file: Path = FILE) -> None:
        """Write what was learned for a model's vectors."""
        assert self.direction is not None
        np.savez(file, direction=self.direction.astype(np.float32), bias=self.bias, model=model)


@cache
def load_leaning(model: str, file: Path = FILE) -> Leaning:
    """What was learned for a model's vectors; nothing for any other model."""
    with np.load(file) as saved:
        return Leaning(saved["direction"], float(saved["bias"])) if str(saved["model"]) == model else Leaning()
