"""A million vectors: what lists find of what an exact index finds, at what cost: `python -m benchmarks.scale [--vectors N]`."""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.measuring.goals import Figure, print_figures
from benchmarks.measuring.questions import tuning_questions
from benchmarks.measuring.synthetic import VectorSource
from kb.embedding.choice import load_embedder
from kb.settings import Settings
from kb.storage import generation
from kb.storage.store import Store
from kb.storage.vectors import EXACT_UP_TO, VectorIndex
from search.retrieval.profile import load_profile

if TYPE_CHECKING:
    from kb.embedding.protocol import Vectors

_TOP = 10
_TIMED = 50


def main(arguments: Sequence[str] = ()) -> int:
    """Print the figures; exit code 1 when too little is found."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument("--vectors", type=int, default=1_000_000)
    count = parser.parse_args(arguments).vectors
    settings = Settings.from_environment(texts_needed=False)
    made = generation.current(settings.data)
    store = Store(generation.folder_of(settings.data, made.name) / generation.DATABASE)
    real = np.frombuffer(b"".join(store.vectors()), dtype=np.float32).reshape(-1, made.dimension)
    asked = load_embedder(settings.model, settings.data).embed_queries(tuning_questions())
    print(f"drawing {count:,} vectors like the {len(real):,} of {made.name}", file=sys.stderr)
    rows = VectorSource(real).draw(count)
    exact = VectorIndex.build(rows, exact_up_to=count)
    expected = [_best(exact, query) for query in asked]
    print(f"building the index of {count:,}", file=sys.stderr)
    started = time.perf_counter()
    built = VectorIndex.build(rows)
    seconds = time.perf_counter() - started
    with tempfile.TemporaryDirectory() as folder:
        built.save(Path(folder) / generation.VECTORS)
        del built
        index = VectorIndex.load(Path(folder) / generation.VECTORS)
        found = [_best(index, query) for query in asked]
        depth = load_profile().dense_depth
        slow, fast = (_milliseconds(lambda query, one=one: one.nearest(query, depth), asked) for one in (exact, index))
    share = statistics.mean(len(a & b) / _TOP for a, b in zip(expected, found, strict=True))
    return print_figures(
        [
            Figure(f"recall@{_TOP} of {count:,} vectors, {len(asked)} questions", share, goal=0.98, floor=0.98, at_least=True),
            Figure(f"the {depth} nearest of all rows, ms (the build's way up to {EXACT_UP_TO:,})", slow),
            Figure(f"the {depth} nearest from lists, ms (the build's way beyond)", fast),
            Figure("building the index, s", seconds),
        ]
    )


def _best(index: VectorIndex, query: "Vectors") -> set[int]:
    scores, rows = index.nearest(query, _TOP)
    return set(rows[np.argsort(-scores)][:_TOP].tolist())


def _milliseconds(work: Callable[["Vectors"], Any], queries: "Vectors") -> float:
    times = []
    for query in queries[:_TIMED]:
        started = time.perf_counter()
        work(query)
        times.append(time.perf_counter() - started)
    return statistics.median(times) * 1000


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
