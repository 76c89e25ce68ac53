"""What whole processes cost: `kb search` from a cold start, and the memory of `kb serve`: `python -m benchmarks.processes`."""

import http.client
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote

from benchmarks.measuring.goals import Figure, print_figures
from benchmarks.measuring.questions import tuning_questions
from benchmarks.web import serving
from web.shared.site import apilinks, links

_ROUNDS = 9
_REQUESTS = 200
_PAGES = (links.ask, links.search, lambda question: f"{apilinks.API}/ask?q={quote(question)}")


def main() -> int:
    """Print the figures; exit code 1 when a floor is missed."""
    questions = tuning_questions()
    print("cold starts", file=sys.stderr)
    cold = [_seconds([sys.executable, "-m", "cli", "search", question, "--json"]) for question in questions[:_ROUNDS]]
    bare = [_seconds([sys.executable, "-c", "import numpy, faiss, onnxruntime"]) for _ in range(_ROUNDS)]
    print("the service", file=sys.stderr)
    with serving() as (port, process):
        started = megabytes(process)
        milliseconds = _visit(port, questions)
        memory = megabytes(process)
    return print_figures(
        [
            Figure("`kb search` from a cold start, s", statistics.median(cold), goal=0.5, floor=0.8),
            Figure("  of it Python with numpy, FAISS and ONNX Runtime, s", statistics.median(bare)),
            Figure(f"memory of the service after {_REQUESTS} questions, MB", memory, goal=250, floor=350),
            Figure("  before the first, MB", started),
            Figure("a page or JSON of the service, one reader, p50, ms", statistics.median(milliseconds)),
            Figure("a page or JSON of the service, one reader, p95, ms", statistics.quantiles(milliseconds, n=20)[-1]),
        ]
    )


def _seconds(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def _visit(port: int, questions: list[str]) -> list[float]:
    """Milliseconds of each request, over one connection, pages and JSON in turn."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    took = []
    for number in range(_REQUESTS):
        started = time.perf_counter()
        connection.request("GET", _PAGES[number % len(_PAGES)](questions[number % len(questions)]), headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        answer.read()
        took.append((time.perf_counter() - started) * 1000)
        if answer.status != http.HTTPStatus.OK:
            raise SystemExit(f"the service answered {answer.status}")
    connection.close()
    return took


def megabytes(process: int) -> float:
    """What a process has in memory, mapped files included."""
    found = re.search(r"VmRSS:\s*(\d+)", Path(f"/proc/{process}/status").read_text("ascii"))
    return int(found[1]) / 1024 if found else float("nan")


if __name__ == "__main__":
    sys.exit(main())
