"""Speed of the web service as ratios in one run: `python -m benchmarks.web` (needs a built index in KB_DATA).

- server time of pages against each other: a regulation of about 150 clauses and a provision, an answer and a search;
- a minute of fifty readers who never pause, against one reader alone: no error, and 95 of 100 pages within three times what sharing the
  processor's cores between them would take. The law's pages were read before, as after some minutes of service. The questions are the
  tuning half of our own; none was asked before, and the pages that had to be made are held to the same bound on their own.

The service runs in a process of its own, reached over loopback only; its readers share this machine's cores with it.
"""

import asyncio
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import count

from benchmarks.measuring.machine import processor
from benchmarks.measuring.questions import tuning_questions
from kb.citation.address import GROUPING, RegulationId
from kb.embedding.engines.cores import usable_cores
from kb.settings import Settings
from kb.storage.store import Store
from web.shared.site import links

_HOST = "127.0.0.1"
_CLAUSES = 150
_ROUNDS = 30
_READERS = 50
_SECONDS = 60.0
_ALONE = 40
"""Questions for one reader alone; the crowd asks the others."""


@dataclass(frozen=True, slots=True)
class Row:
    """One figure with the most that it may be; None where there is no bound."""

    name: str
    value: float
    most: float | None = None

    def __str__(self) -> str:
        told = "" if self.most is None else f"  {'reached' if self.value <= self.most else 'NOT reached'} (at most {self.most:g})"
        return f"{self.name:72} {self.value:10.2f}{told}"


def main() -> int:
    """Print every figure with its bound; exit code 1 when a bound is missed."""
    settings = Settings.from_environment(texts_needed=False)
    with serving() as (port, _):
        rows = asyncio.run(_measure(port, *_law(settings)))
    print(f"processor: {processor()}")
    print(*rows, sep="\n")
    return int(any(row.most is not None and row.value > row.most for row in rows))


def _law(settings: Settings) -> tuple[RegulationId, int, list[str]]:
    """The regulation whose clauses are nearest to `_CLAUSES` in number, and the pages of its clauses."""
    from kb.storage import generation

    made = generation.current(settings.data)
    store = Store(generation.folder_of(settings.data, made.name) / generation.DATABASE)
    sizes = {}
    for regulation in store.regulations():
        below = {w.address for w in store.wordings_of(regulation.id, date.today())} | {d.address for d in store.digests_of(regulation.id)}
        sizes[regulation.id] = [a for a in below if a.level not in GROUPING and not a.in_penjelasan and a.level is not None]
    store.close()
    chosen = min(sizes, key=lambda id: abs(len(sizes[id]) - _CLAUSES))
    return chosen, len(sizes[chosen]), sorted(links.provision(address) for address in sizes[chosen])


@contextmanager
def serving() -> Iterator[tuple[int, int]]:
    """The port and the process of `kb serve` over the index at hand."""
    with socket.create_server((_HOST, 0)) as free:
        port = int(free.getsockname()[1])
    command = [sys.executable, "-m", "cli", "serve", "--host", _HOST, "--port", str(port), "--no-pull"]
    process = subprocess.Popen(command, env={**os.environ, "KB_RATE": "0"})
    try:
        while process.poll() is None:
            try:
                socket.create_connection((_HOST, port)).close()
                break
            except ConnectionRefusedError:
                time.sleep(0.1)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait()


class Reader:
    """One reader: one connection, one page after the other."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def get(self, url: str) -> float:
        """Seconds until the page is there; RuntimeError when it is an error."""
        started = time.perf_counter()
        if self._streams is None:
            self._streams = await asyncio.open_connection(_HOST, self._port)
        incoming, outgoing = self._streams
        outgoing.write(f"GET {url} HTTP/1.1\r\nHost: {_HOST}\r\nAccept-Encoding: gzip\r\n\r\n".encode())
        head = (await incoming.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        length = next(line for line in head.split("\r\n") if line.startswith("content-length:"))
        await incoming.readexactly(int(length.split(":")[1]))
        if " 200 " not in head.split("\r\n")[0]:
            raise RuntimeError(f"{url}: {head.splitlines()[0]}")
        return time.perf_counter() - started

    def close(self) -> None:
        """Hang up."""
        if self._streams is not None:
            self._streams[1].close()


async def _measure(port: int, law: RegulationId, clauses: int, provisions: list[str]) -> list[Row]:
    alone = Reader(port)
    regulation = links.regulation(law)
    first = await _median(alone.get, [f"{regulation}?per={date(2026, 11, day)}" for day in range(1, 10)])
    first_provision = await _median(alone.get, provisions[:_ROUNDS])
    again = await _median(alone.get, [regulation] * _ROUNDS)
    again_provision = await _median(alone.get, provisions[:_ROUNDS])
    questions = tuning_questions()
    # an answer first for every other question: whichever comes second finds the question's vector at hand
    mixed = [(links.ask, links.search) if place % 2 else (links.search, links.ask) for place in range(_ALONE)]
    asked = [(kind, await alone.get(kind(q))) for q, kinds in zip(questions, mixed, strict=False) for kind in kinds]
    answer, search = (statistics.median(seconds for kind, seconds in asked if kind is one) for one in (links.ask, links.search))
    laws = [regulation, *provisions, links.duties()]
    await _median(alone.get, laws)
    unloaded = await _median(alone.get, _walk(questions[_ALONE : 2 * _ALONE], laws))
    made_alone = statistics.median(seconds for _, seconds in asked)
    alone.close()
    crowd = await _crowd(port, _walk(questions[2 * _ALONE :], laws))
    share = _READERS / usable_cores()
    return [
        Row(f"{law} ({clauses} clauses) / a provision, pages that were read before", again / again_provision, 3.0),
        Row(f"{law} ({clauses} clauses) / a provision, pages that nobody read yet", first / first_provision),
        Row("a page that nobody read yet: the regulation, ms", first * 1000),
        Row("a page that nobody read yet: a provision, ms", first_provision * 1000),
        Row("an answer / a search", answer / search, 2.0),
        Row("one reader alone, p50, ms", unloaded * 1000),
        Row("one reader alone, answers and searches that must be made, p50, ms", made_alone * 1000),
        Row(f"{_READERS} readers, {_SECONDS:.0f} s: pages a second", len(crowd.times) / _SECONDS),
        Row(f"{_READERS} readers: p50, ms", statistics.median(crowd.times) * 1000),
        Row(f"{_READERS} readers: p95, ms", _p95(crowd.times) * 1000),
        Row(f"{_READERS} readers: p95 of {len(crowd.made)} answers and searches that had to be made, ms", _p95(crowd.made) * 1000),
        Row(f"{_READERS} readers: errors", float(crowd.errors), 0.0),
        Row(f"{_READERS} readers: p95 / (unloaded p50 x {_READERS} / cores)", _p95(crowd.times) / (unloaded * share), 3.0),
        Row(f"{_READERS} readers: the same of those that had to be made", _p95(crowd.made) / (made_alone * share), 3.0),
    ]


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1] if len(times) > 1 else float("inf")


def _walk(questions: list[str], laws: list[str]) -> list[str]:
    """Readers' paths: a question, its clause, what that refers to and back; the duty matrix and a clause; a search and a clause."""
    pages = count()

    def clause() -> str:
        return laws[next(pages) * 7 % len(laws)]

    walk = []
    for question in questions:
        first = clause()
        walk += [links.ask(question), first, clause(), first, links.duties(), clause(), links.search(question), clause()]
    return walk


async def _median(get: Callable[[str], Awaitable[float]], urls: list[str]) -> float:
    return statistics.median([await get(url) for url in urls])


@dataclass(slots=True)
class Crowd:
    """Seconds of every page that all readers got, of those among them that nobody had asked for, and how many were errors."""

    times: list[float]
    made: list[float]
    errors: int = 0


async def _crowd(port: int, walk: list[str]) -> Crowd:
    """All readers on the walk, each from a place of its own."""
    until = time.perf_counter() + _SECONDS
    crowd = Crowd([], [])
    asked: set[str] = set()
    questions = (links.ask(""), links.search(""))

    async def read(start: int) -> None:
        reader = Reader(port)
        for place in count(start):
            if time.perf_counter() > until:
                break
            url = walk[place % len(walk)]
            new = url.startswith(questions) and url not in asked
            asked.add(url)
            try:
                seconds = await reader.get(url)
            except (RuntimeError, OSError, EOFError):
                crowd.errors += 1
                reader = Reader(port)
                continue
            crowd.times.append(seconds)
            if new:
                crowd.made.append(seconds)
        reader.close()

    await asyncio.gather(*(read(number * len(walk) // _READERS) for number in range(_READERS)))
    return crowd


if __name__ == "__main__":
    sys.exit(main())
