"""Cuts words into pieces of the model's vocabulary, as SentencePiece's unigram model does.

A unigram only considers pieces that occur in the word, and cuts each word for itself. So instead of a machine for all 85,000 pieces, which
takes longer to load than a search, a word gets one made of the few pieces that are in it; the word is then remembered.
"""

from functools import lru_cache
from pathlib import Path

import numpy as np
from tokenizers import Regex, models, normalizers, pre_tokenizers

from kb.embedding.bundled.layout import ASCII_IDS, ASCII_PIECES

#: No piece is longer: what SentencePiece learns by default.
LONGEST = 16
#: The last piece stands in for that of lowest score, which sets the price of an unknown character: two code points that are never text.
FLOOR = "\ufdd0\ufdd1"
UNKNOWN = 3
_REMEMBERED = 65536


def normalizer() -> normalizers.Normalizer:
    """SentencePiece's NFKC normalisation, as XLM-RoBERTa uses it."""
    return normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Strip(left=False, right=True), normalizers.Replace(Regex(" {2,}"), " ")]
    )


def splitter() -> pre_tokenizers.PreTokenizer:
    """What cuts a normalised text into words, each with the mark of the space before it."""
    return pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")


class Pieces:
    """Cuts texts without letters beyond ASCII; safe under concurrent calls."""

    def __init__(self, folder: Path) -> None:
        pieces = (folder / ASCII_PIECES).read_bytes().decode().split("\n")
        table = np.load(folder / ASCII_IDS, allow_pickle=False)
        self._places = dict(zip(pieces, range(len(pieces)), strict=True))
        self._ids, self._scores = table["id"], table["score"]
        if not len(pieces) == len(table) or pieces[-1] != FLOOR:
            raise ValueError("pieces and ids do not belong together")
        self._normalizer, self._splitter = normalizer(), splitter()
        self._of_word = lru_cache(maxsize=_REMEMBERED)(self._cut)

    def of(self, text: str) -> list[int]:
        """Ids of a text's pieces in the model's vocabulary; `UNKNOWN` for what has none."""
        words = self._splitter.pre_tokenize_str(self._normalizer.normalize_str(text))
        return [id for word, _ in words for id in self._of_word(word)]

    def _cut(self, word: str) -> tuple[int, ...]:
        parts = {word[start:end] for start in range(len(word)) for end in range(start + 1, min(start + LONGEST, len(word)) + 1)}
        found = {part: self._places[part] for part in parts if part in self._places}
        known = [(part, float(self._scores[place])) for part, place in found.items()]
        unigram = models.Unigram([("<unk>", 0.0), (FLOOR, float(self._scores[-1])), *known], unk_id=0, byte_fallback=False)
        return tuple(int(self._ids[found[token.value]]) if token.id else UNKNOWN for token in unigram.tokenize(word))
