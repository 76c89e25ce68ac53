"""Whose text each row of the vector index is, as arrays loaded once. Rows of passages count from 0: passage number i + 1 is row i."""

from dataclasses import dataclass
from typing import Self, TypeAlias

import numpy as np
from numpy.typing import NDArray

from kb.law.passage import TEXTS, TextKind
from kb.storage.index import Marks

CENTROID = TEXTS.index(TextKind.PUSAT)
QUESTIONS = TEXTS.index(TextKind.PERTANYAAN)
WORDS = slice(QUESTIONS)
"""Texts that say something, which come before the questions that a passage answers and the centroid of all."""
OF_PASSAGE = slice(CENTROID)
"""Texts and questions, without their centroid."""
Rows: TypeAlias = NDArray[np.int64]
Stored: TypeAlias = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class TextRows:
    """Whose text each row of the vector index is: its `passage` (row) and `kind` (place in `TEXTS`), shape (vectors,).

    The first `leading` rows hold what every search compares with: the centroid of each passage, or the only text of one that has none.
    The build puts them first (`ingest/build/centroids.py`).
    """

    passage: Stored
    kind: Stored
    leading: int
    centroid: Rows
    """Row of each passage's centroid or only text, shape (passages,); -1 where it has none that may be found."""
    rows: Rows
    """Row of the vector index for each of `TEXTS` and each passage, shape (kinds, passages); -1 where it has no such text, or none that may
    be found."""
    hidden: Marks | None
    """Marks rows that may not be found, since their digest is withdrawn; None: there are none."""

    @classmethod
    def of(cls, numbers: Stored, kind: Stored, passages: int, withdrawn: Marks | None = None) -> Self:
        """From passage number and kind of each row; `withdrawn` marks the passages of which only law text may be found."""
        passage = numbers - 1
        hidden = None if withdrawn is None else withdrawn[passage] & (kind != TEXTS.index(TextKind.NASKAH))
        found = np.full((len(TEXTS), passages), -1, dtype=np.int64)
        found[kind, passage] = np.arange(len(passage)) if hidden is None else np.where(hidden, -1, np.arange(len(passage)))
        centroid = found[CENTROID]
        for texts in found[WORDS]:
            centroid = np.where(centroid < 0, texts, centroid)
        return cls(passage, kind, int(centroid.max(initial=-1)) + 1, centroid, found, hidden)

    @property
    def passages(self) -> int:
        """How many passages there are."""
        return int(self.rows.shape[1])
