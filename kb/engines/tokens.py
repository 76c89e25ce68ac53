"""Texts to token ids: the small ASCII vocabulary for almost all of them, the whole one only when a text needs it."""

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from kb.engines.text import has_foreign_letter, normalised
from kb.errors import ModelError
from kb.modelprep.layout import ASCII_IDS, ASCII_TOKENIZER, REMEDY, TOKENIZER

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

BEGIN, PAD, END, UNKNOWN = 0, 1, 2, 3


class Tokens:
    """The prepared folder's tokenizers, safe under concurrent calls.

    The small one gives the same tokens as the whole one for every text without letters beyond ASCII (see `kb.modelprep.vocabulary`),
    and loads in a fifth of the time. A text that has such letters shows by an unknown token, and goes through the whole one.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._small = _load(folder / ASCII_TOKENIZER)
        self._ids = np.load(folder / ASCII_IDS, allow_pickle=False)
        self._whole: Tokenizer | None = None
        self._lock = threading.Lock()

    def encode(self, texts: Sequence[str]) -> "list[NDArray[np.int32]]":
        """Ids of each text in the model's vocabulary, without begin and end."""
        encodings = self._small.encode_batch_fast(list(texts), add_special_tokens=False)
        contents = [encoding.ids for encoding in encodings]
        foreign = [i for i, ids in enumerate(contents) if UNKNOWN in ids and has_foreign_letter(normalised(texts[i]))]
        result = [self._ids[np.array(ids, dtype=np.int64)] for ids in contents]
        if foreign:
            whole = self._whole_tokenizer().encode_batch_fast([texts[i] for i in foreign], add_special_tokens=False)
            for i, encoding in zip(foreign, whole, strict=True):
                result[i] = np.array(encoding.ids, dtype=np.int32)
        return result

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
