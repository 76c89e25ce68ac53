"""An answer against a search, and builds that have nothing to embed: `python -m benchmarks.search` (needs a built index in KB_DATA).

What a search costs against other pipelines is in `benchmarks.comparison`, whole processes in `benchmarks.processes`.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from benchmarks.measuring.goals import Figure, print_figures
from benchmarks.measuring.questions import tuning_questions
from ingest.build.pipeline import build
from kb.embedding.choice import load_embedder, model_name
from kb.settings import Settings
from search.answering.answer import ask
from search.engine import Engine
from search.question.query import Query

_QUESTIONS, _ROUNDS = 40, 3


def main() -> int:
    """Print the figures; exit code 1 when a floor is missed."""
    settings = Settings.from_environment()
    engine = Engine(settings.data, lambda: load_embedder(settings.model, settings.data))
    made = [Query.make(text, today=date.today()) for text in tuning_questions()[:_QUESTIONS]]
    for query in made:
        ask(engine, query)
    rounds = [query for _ in range(_ROUNDS) for query in made]

    def ratios() -> list[float]:
        return [_seconds(lambda q=query: ask(engine, q)) / _seconds(lambda q=query: engine.search(q)) for query in rounds]

    # the vectors of these questions are cached by now, so the model is not asked
    without = ratios()
    engine._embed = engine._embed_now  # type: ignore[assignment]
    whole = ratios()
    again, fresh = _builds(settings)
    return print_figures(
        [
            Figure("answer / search", statistics.median(whole), goal=1.5, floor=2),
            Figure("  both without embedding", statistics.median(without)),
            Figure("a build with nothing changed, s", again, goal=2, floor=2),
            Figure("a build that embeds nothing, into an empty folder, s", fresh),
        ]
    )


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _builds(settings: Settings) -> tuple[float, float]:
    """Seconds of a build with nothing changed, and of one into an empty folder whose texts are all embedded already."""

    def run(place: Settings) -> object:
        return build(place, lambda: load_embedder(place.model, place.data), model_name(place.model))

    run(settings)
    again = _seconds(lambda: run(settings))
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        for shared in ("cache", "models"):
            if (settings.data / shared).is_dir():
                os.symlink((settings.data / shared).resolve(), data / shared)
        place = Settings.from_environment({**os.environ, "KB_DATA": folder})
        return again, _seconds(lambda: run(place))


if __name__ == "__main__":
    sys.exit(main())
