"""Turns texts into token ids: most by the small vocabulary without letters beyond ASCII, by the whole one when a text needs it."""

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from kb.embedding.bundled.layout import REMEDY, TOKENIZER
from kb.embedding.engines.pieces import UNKNOWN, Pieces
from kb.embedding.engines.text import has_foreign_letter, normalised
from kb.embedding.protocol import TokenIds
from kb.errors import ModelError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

BEGIN, END = 0, 2


class Tokens:
    """The prepared folder's vocabulary, safe under concurrent calls; ModelError when it cannot be read.

    The pieces without letters beyond ASCII give the tokens of the whole vocabulary for every text without such letters (see
    `kb.embedding.modelprep.vocabulary`). A text that has them shows by an unknown token, and goes through the whole one, which is slow
    to load.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            self._pieces = Pieces(folder)
        except (OSError, ValueError, IndexError):
            raise ModelError(f"{folder}: the vocabulary cannot be read: {REMEDY}") from None
        self._whole: Tokenizer | None = None
        self._lock = threading.Lock()

    def encode(self, texts: Sequence[str]) -> list[TokenIds]:
        """Ids of each text in the model's vocabulary, without begin and end."""
        contents = [self._pieces.of(text) for text in texts]
        foreign = [i for i, ids in enumerate(contents) if UNKNOWN in ids and has_foreign_letter(normalised(texts[i]))]
        if foreign:
            whole = self._whole_tokenizer().encode_batch_fast([texts[i] for i in foreign], add_special_tokens=False)
            for i, encoding in zip(foreign, whole, strict=True):
                contents[i] = encoding.ids
        return [np.array(ids, dtype=np.int32) for ids in contents]

    def _whole_tokenizer(self) -> "Tokenizer":
        with self._lock:
            if self._whole is None:
                self._whole = _load(self._folder / TOKENIZER)
            return self._whole


def _load(path: Path) -> "Tokenizer":
    from tokenizers import Tokenizer

    try:
        return Tokenizer.from_file(str(path))
    except Exception:  # the library raises bare Exception
        raise ModelError(f"{path}: cannot be read as a tokenizer: {REMEDY}") from None
