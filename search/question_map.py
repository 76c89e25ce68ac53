"""A question's vector turned towards the clauses that answer it.

People ask otherwise than laws are worded, and a small model puts a question beside what looks like it. A linear map, learned from practice
questions (`python -m benchmarks.learn_map`), turns it; the vectors of the texts stay as the model made them.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from kb.embedding import Vectors

FILE = Path(__file__).parent / "question_map.npz"


@dataclass(frozen=True, slots=True)
class QuestionMap:
    """What is added to a question's vector is `matrix` times it; None leaves it as it is.

    Inner products with a turned vector lie far lower and wider than cosines; `scale` and `offset` bring them back to where the model's own
    lie, so that whatever is weighed by nearness is weighed alike with and without a map.
    """

    matrix: "Vectors | None" = None
    scale: float = 1.0
    offset: float = 0.0

    def turn(self, vector: "Vectors") -> "Vectors":
        """The vector to search with; `offset` is to be added to its inner products."""
        if self.matrix is None:
            return vector
        turned = vector + vector @ self.matrix
        return np.asarray(turned * (self.scale / float(np.linalg.norm(turned))), dtype=np.float32)

    def save(self, model: str, file: Path = FILE) -> None:
        """Write the map of a model's vectors."""
        assert self.matrix is not None
        np.savez(file, matrix=self.matrix.astype(np.float16), scale=self.scale, offset=self.offset, model=model)


@cache
def load_question_map(model: str, file: Path = FILE) -> QuestionMap:
    """The map for a model's vectors; one that changes nothing for any other model."""
    with np.load(file) as saved:
        if str(saved["model"]) != model:
            return QuestionMap()
        return QuestionMap(saved["matrix"].astype(np.float32), float(saved["scale"]), float(saved["offset"]))
