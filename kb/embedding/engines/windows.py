"""Embeds texts longer than a model reads: cut into windows, each embedded, averaged by token count, brought to length 1."""

import itertools
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from kb.embedding.protocol import TokenIds, Vectors


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens `start` to `stop` of a text, given by its place in the list."""

    text: int
    start: int
    stop: int

    @property
    def weight(self) -> int:
        """Its share in the text's vector."""
        return max(1, self.stop - self.start)


def cut(lengths: Sequence[int], size: int) -> list[Window]:
    """Windows of at most `size` tokens without overlap; a text of no tokens has one, empty.

    >>> [(w.start, w.stop) for w in cut([5], 2)]
    [(0, 2), (2, 4), (4, 5)]
    """
    return [Window(i, start, min(start + size, n)) for i, n in enumerate(lengths) for start in range(0, max(n, 1), size)]


def average(windows: Sequence[Window], vectors: Vectors, texts: int) -> Vectors:
    """Window vectors (any length) to text vectors of length 1, each window weighing as much as it has tokens."""
    sums = np.zeros((texts, vectors.shape[1]), dtype=np.float32)
    weights = np.array([window.weight for window in windows], dtype=np.float32)
    owners = np.array([window.text for window in windows], dtype=np.int64)
    np.add.at(sums, owners, vectors * weights[:, None])
    return unit(sums)


def unit(vectors: Vectors) -> Vectors:
    """Rows brought to length 1; a row of zeros stays."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-12), dtype=np.float32)


def embed(contents: Sequence[TokenIds], size: int, dimension: int, run: Callable[[TokenIds], Vectors], workers: int) -> Vectors:
    """Vectors of tokenised texts, shape (len(contents), dimension); `run` turns one window into an unnormalised vector.

    Windows are run alone and several at once, not in batches: a batch leaves the processor's cache, and where one scale serves all its
    values a text's vector would depend on its neighbours.
    """
    windows = cut([len(ids) for ids in contents], size)
    vectors = np.empty((len(windows), dimension), dtype=np.float32)

    def run_at(place: int) -> None:
        window = windows[place]
        vectors[place] = run(contents[window.text][window.start : window.stop])

    if len(windows) == 1 or workers == 1:
        for place in range(len(windows)):
            run_at(place)
    else:
        # the longest first, so that no worker begins one when the others are done
        order = sorted(range(len(windows)), key=lambda place: -windows[place].weight)
        with ThreadPoolExecutor(workers) as pool:
            list(pool.map(run_at, order))
    return average(windows, vectors, len(contents))


def pieces(offsets: Sequence[tuple[int, int]], size: int) -> Iterator[tuple[int, int, int]]:
    """Where to cut a text into windows of `size` tokens, given its tokens' places: (from, to, tokens), the last to its end."""
    starts = [offsets[i][0] for i in range(size, len(offsets), size)]
    ends = itertools.chain(starts, [offsets[-1][1] if offsets else 0])
    for number, (a, b) in enumerate(zip([0, *starts], ends, strict=True)):
        yield a, b, min(size, len(offsets) - number * size)
