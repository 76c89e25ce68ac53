"""Search over 1, 10 and 100 times as many passages: `python -m benchmarks.growth [--times N]...` (needs a built index in KB_DATA).

The further passages are copies of our own under invented numbers of regulations, with the same words and with vectors near the originals'
(`benchmarks/measuring/synthetic.py`), so that nothing is embedded. Every size is measured in a process of its own.
"""

import argparse
import json
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.measuring.goals import Figure, print_figures
from benchmarks.measuring.questions import tuning_questions
from benchmarks.measuring.synthetic import VectorSource
from kb.embedding.choice import load_embedder
from kb.settings import Settings
from kb.storage import generation
from kb.storage.vectors import VectorIndex
from kb.words.postings import pack, unpack

if TYPE_CHECKING:
    from kb.embedding.protocol import Vectors

ROOT = Path(__file__).resolve().parent.parent
_TIMES = (1, 10, 100)
_QUESTIONS = 50


@dataclass(frozen=True, slots=True)
class Measured:
    """One size: passages and vectors, seconds to open, milliseconds without embedding of questions asked first and again, MB in memory."""

    passages: int
    vectors: int
    open_s: float
    first_ms: float
    again_ms: float
    megabytes: float


def main(arguments: Sequence[str] = ()) -> int:
    """Print a line a size."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description=__doc__)
    parser.add_argument("--times", type=int, nargs="+", default=_TIMES)
    parser.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    settings = Settings.from_environment(texts_needed=False)
    if options.measure:
        print(json.dumps(asdict(measure(settings))))
        return 0
    figures = []
    for times in options.times:
        print(f"{times} times as many passages", file=sys.stderr)
        with tempfile.TemporaryDirectory() as folder:
            grow(settings.data, Path(folder), times)
            found = _apart(Path(folder))
        name = f"{times} x: {found.passages:,} passages, {found.vectors:,} vectors: "
        figures += [
            Figure(f"{name}search without embedding, ms", found.again_ms),
            Figure(f"{'asked for the first time, ms':>66}", found.first_ms),
            Figure(f"{'opening the index, s':>66}", found.open_s),
            Figure(f"{'memory, MB':>66}", found.megabytes),
        ]
    return print_figures(figures)


def grow(data: Path, larger: Path, times: int) -> None:
    """Publish in `larger` what serves in `data`, with so many times its passages."""
    made = generation.current(data)
    folder = generation.new_folder(larger, made.fingerprint)
    shutil.copy(generation.folder_of(data, made.name) / generation.DATABASE, folder)
    if (data / "models").is_dir():
        os.symlink((data / "models").resolve(), larger / "models")
    with closing(sqlite3.connect(folder / generation.DATABASE)) as db:
        db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        rows = _copy(db, made.passages, times)
        db.commit()
    VectorIndex.build(rows).save(folder / generation.VECTORS)
    sums = {name: generation.file_sum(folder / name) for name in (generation.DATABASE, generation.VECTORS)}
    generation.publish(larger, folder, replace(made, name=folder.name, passages=made.passages * times, vectors=len(rows), sums=sums))


def _copy(db: sqlite3.Connection, passages: int, times: int) -> "Vectors":
    """Multiply passages, their vectors and postings; all vectors in the order of their rows."""
    texts = db.execute(
        "SELECT address, regulation, part, kind, source, naskah, judul, ringkasan, gloss FROM passages ORDER BY id"
    ).fetchall()
    found = db.execute("SELECT passage, kind, vector FROM vectors ORDER BY row").fetchall()
    real = np.frombuffer(b"".join(row[2] for row in found), dtype=np.float32).reshape(len(found), -1)
    source = VectorSource(real)
    every = [real]
    for copy in range(1, times):
        names = {id: _renumbered(id, copy) for id in {row[1] for row in texts}}
        db.executemany(
            "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (copy * passages + number, names[id] + address.removeprefix(id), names[id], *rest)
                for number, (address, id, *rest) in enumerate(texts, start=1)
            ),
        )
        every.append(source.near(np.arange(len(real))))
        db.executemany(
            "INSERT INTO vectors VALUES (?, ?, ?, ?)",
            (
                (copy * len(real) + row, copy * passages + number, kind, vector.tobytes())
                for row, ((number, kind, _), vector) in enumerate(zip(found, every[-1], strict=True))
            ),
        )
    db.executemany("UPDATE postings SET rows = ?, counts = ? WHERE stem = ? AND text = ?", _spread(db, passages, times))
    db.executemany(
        "UPDATE weighed SET rows = ?, weights = ?, title_rows = ?, title_weights = ?, asked_rows = ?, asked_weights = ?"
        " WHERE stem = ? AND english = ?",
        _spread_weights(db, passages, times),
    )
    for table in ("facets", "narrowings"):
        for name, rows in db.execute(f"SELECT name, rows FROM {table}").fetchall():
            db.execute(f"UPDATE {table} SET rows = ? WHERE name = ?", (_shifted(rows, passages, times), name))
    ((numbers, kinds),) = db.execute("SELECT passages, kinds FROM text_rows").fetchall()
    db.execute("UPDATE text_rows SET passages = ?, kinds = ?", (_shifted(numbers, passages, times), kinds * times))
    for text, lengths in db.execute("SELECT text, lengths FROM text_lengths").fetchall():
        db.execute("UPDATE text_lengths SET lengths = ? WHERE text = ?", (lengths * times, text))
    return np.concatenate(every)


def _renumbered(id: str, copy: int) -> str:
    """An invented regulation.

    >>> _renumbered("pergub-dki-64-2019", 3)
    'pergub-dki-64003-2019'
    """
    kind, number, year = id.rsplit("-", 2)
    return f"{kind}-{number}{copy:03d}-{year}"


def _spread(db: sqlite3.Connection, passages: int, times: int) -> Iterator[tuple[bytes, bytes, str, str]]:
    for stem, text, rows, counts in db.execute("SELECT stem, text, rows, counts FROM postings").fetchall():
        yield _shifted(rows, passages, times), counts * times, stem, text


def _spread_weights(db: sqlite3.Connection, passages: int, times: int) -> Iterator[tuple[bytes | str | int, ...]]:
    for stem, english, *parts in db.execute("SELECT * FROM weighed").fetchall():
        # a word of so many more of so many more passages is as rare as it was
        yield (*(part * times if place % 2 else _shifted(part, passages, times) for place, part in enumerate(parts)), stem, english)


def _shifted(rows: bytes, passages: int, times: int) -> bytes:
    return pack(np.add.outer(np.arange(times) * passages, unpack(rows)).reshape(-1))


def _apart(data: Path) -> Measured:
    command = [sys.executable, "-m", "benchmarks.growth", "--measure"]
    run = subprocess.run(command, cwd=ROOT, env={**os.environ, "KB_DATA": str(data)}, check=True, stdout=subprocess.PIPE, text=True)
    return Measured(**json.loads(run.stdout.splitlines()[-1]))


def measure(settings: Settings) -> Measured:
    """Open what serves in this process and ask."""
    from benchmarks.measuring.machine import most_memory
    from search.engine import Engine
    from search.question.query import Query

    started = time.perf_counter()
    engine = Engine(settings.data, lambda: load_embedder(settings.model, settings.data))
    opened = time.perf_counter() - started
    queries = [Query.make(question, today=date.today()) for question in tuning_questions()[:_QUESTIONS]]
    rounds = [statistics.median(r.took_ms - r.embedding_ms for r in map(engine.search, queries)) for _ in range(3)]
    return Measured(engine.generation.passages, engine.generation.vectors, opened, rounds[0], min(rounds[1:]), most_memory())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
