"""Stand-ins for slow or outside parts: an embedder that hashes words, a disk that is full."""

import zlib
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from kb.words.lexicon import content_words, stems

if TYPE_CHECKING:
    from kb.embedding.protocol import Vectors

_WORDS = 256
# cosines of E5 models lie between 0.7 and 1; a share that all texts have in common puts these there too, so that thresholds hold
_COMMON = 0.85


class HashingEmbedder:
    """Deterministic bag of hashed stems as float32 unit vectors; texts that share words are near each other. Counts what it embeds."""

    engine = "uji"

    def __init__(self, name: str = "uji", dimension: int = _WORDS + 1) -> None:
        self.name = name
        self.dimension = dimension
        self.seen: list[str] = []

    def embed_queries(self, texts: Sequence[str]) -> "Vectors":
        """Vectors of questions."""
        return np.stack([self._vector(text) for text in texts])

    def embed_passages(self, texts: Sequence[str]) -> "Vectors":
        """Vectors of texts to be found; what was embedded stays in `seen`."""
        self.seen.extend(texts)
        return np.stack([self._vector(text) for text in texts])

    def _vector(self, text: str) -> "Vectors":
        bag = np.zeros(self.dimension - 1, dtype=np.float32)
        for word in content_words(text):
            for stem in {*stems(word), *stems(word, "english")}:
                bag[zlib.crc32(stem.encode()) % len(bag)] = 1.0
        if length := float(np.linalg.norm(bag)):
            bag *= (1 - _COMMON**2) ** 0.5 / length
        vector = np.concatenate([np.array([_COMMON], dtype=np.float32), bag])
        return np.asarray(vector / np.linalg.norm(vector), dtype=np.float32)


def refuse_to_load() -> HashingEmbedder:
    """In the place of a model that must not be loaded."""
    raise AssertionError("the model was loaded although nothing had to be embedded")


def failing(real: Callable[..., object], *, at: int) -> Callable[..., object]:
    """A function that does as the real one, but for its call number `at`, at which the disk is full."""
    calls = iter(range(1, 1000))

    def call(*arguments: object, **named: object) -> object:
        if next(calls) == at:
            raise OSError(28, "No space left on device")
        return real(*arguments, **named)

    return call
