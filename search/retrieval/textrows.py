"""Whose text each row of the vector index is, as arrays loaded once."""

from dataclasses import dataclass
from typing import Any, Self

import numpy as np

from kb.law.passage import TEXTS, TextKind

MIDDLE = TEXTS.index(TextKind.PUSAT)
ASKED = TEXTS.index(TextKind.PERTANYAAN)
SAYING = slice(ASKED)
"""Texts that say something, which come before the questions that a passage answers and the middle of all."""
OF_PASSAGE = slice(MIDDLE)
"""Texts and questions, without their middle."""


@dataclass(frozen=True, slots=True)
class TextRows:
    """The `passage` (row of the columns) and `kind` (place in `TEXTS`) of each row of the vector index.

    The first `leading` rows hold what every search compares with: the middle of each passage, or the only text of one that has no middle.
    The build puts them first (`ingest/build/centroids.py`).
    """

    passage: Any
    kind: Any
    leading: int
    middle: Any
    """Row of each passage's middle or only text; -1 where it has none that may be found."""
    rows: Any
    """Row of the vector index for each of `TEXTS` and each passage; -1 where it has no such text, or none that may be found."""
    hidden: Any | None
    """Marks rows that may not be found, since their digest is withdrawn; None: there are none."""

    @classmethod
    def of(cls, numbers: Any, kind: Any, passages: int, withdrawn: Any | None = None) -> Self:
        """From passage number and kind of each row; `withdrawn` marks the passages of which only law text may be found."""
        passage = numbers - 1
        hidden = None if withdrawn is None else withdrawn[passage] & (kind != TEXTS.index(TextKind.NASKAH))
        found = np.full((len(TEXTS), passages), -1, dtype=np.int64)
        found[kind, passage] = np.arange(len(passage)) if hidden is None else np.where(hidden, -1, np.arange(len(passage)))
        middle = found[MIDDLE]
        for texts in found[SAYING]:
            middle = np.where(middle < 0, texts, middle)
        return cls(passage, kind, int(middle.max(initial=-1)) + 1, middle, found, hidden)

    @property
    def passages(self) -> int:
        """How many passages there are."""
        return int(self.rows.shape[1])
