"""Completeness and speed of the parser on a folder of PDFs: `python -m benchmarks.structure [FOLDER]` (default: ../shared/pdf).

For each file: how many Pasal were found, whether their numbers run without a gap or repeat, the grade, and the time from extracted lines
to the tree as a share of what pypdf takes to extract the same file. The goal is a share of at most 0.3, and gapless numbers in 95 of 100.
"""

import itertools
import re
import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdf

from benchmarks.measuring.goals import Figure, print_figures
from benchmarks.measuring.machine import headline
from ingest.sources.extraction import read_source
from ingest.structure.parser import parse
from ingest.structure.sequence import step_cost
from kb.citation.address import Level
from kb.errors import ExtractionError
from kb.law.outline import Outline

ROOT = Path(__file__).resolve().parent.parent
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Measurement:
    """One file's result."""

    name: str
    id: str
    pasal: int
    gapless: bool | None
    grade: str
    parse_seconds: float
    pypdf_seconds: float


def gapless(outline: Outline) -> bool | None:
    """Whether the Pasal of the body run from 1 (or I) without gap and repeat; None where the file needs OCR or has no Pasal (a decree)."""
    numbers = [p.number or "" for p in outline.provisions if p.level is Level.PASAL and len(p.address.path) == 1]
    if outline.needs_ocr or not numbers:
        return None
    if any(warning.code == "pasal-berulang" for warning in outline.warnings):
        return False
    ranks = [(0, ""), *map(_rank, numbers)]
    return all(step_cost(a, b) == 0.0 for a, b in itertools.pairwise(ranks))


def _rank(number: str) -> tuple[int, str]:
    from kb.citation.numerals import roman_to_int

    match = re.match(r"\d+", number)
    return (int(match[0]), number[match.end() :]) if match else (roman_to_int(number) or 0, "")


def measure(path: Path) -> Measurement:
    """Read and parse one file; the parse is timed as the best of three rounds, against one bare extraction by pypdf in the same run."""
    source = read_source(path)
    started = time.perf_counter()
    try:
        for page in pypdf.PdfReader(path).pages:
            page.extract_text()
    except Exception as error:
        print(f"{path.name}: pypdf fails ({type(error).__name__})")
    bare = time.perf_counter() - started
    best = float("inf")
    for _ in range(_ROUNDS):
        started = time.perf_counter()
        outline = parse(source)
        best = min(best, time.perf_counter() - started)
    pasal = sum(p.level is Level.PASAL and len(p.address.path) == 1 for p in outline.provisions)
    return Measurement(path.name, str(outline.id), pasal, gapless(outline), outline.grade.value, best, bare)


def main(arguments: Sequence[str]) -> int:
    """Print a line a file and the sums; exit code 1 when a goal is missed."""
    folder = Path(arguments[0]) if arguments else ROOT.parent / "shared" / "pdf"
    print(headline(), flush=True)
    measurements = []
    for path in sorted(folder.rglob("*.pdf")):
        try:
            found = measure(path)
        except ExtractionError as error:
            print(f"refused: {error}")
            continue
        measurements.append(found)
        state = {True: "gapless", False: "GAPS", None: "-"}[found.gapless]
        ratio = f"{found.parse_seconds / found.pypdf_seconds:5.2f}" if found.gapless is not None else "    -"
        print(f"{found.pasal:5} Pasal  {state:8} {found.grade:16} {ratio} x pypdf  {found.id:24} {found.name[:60]}")
    read = [m for m in measurements if m.gapless is not None]
    if not read:
        print(f"not measured: no PDF with Pasal below {folder}; give a folder: python -m benchmarks.structure FOLDER")
        return 0
    share = sum(m.parse_seconds for m in read) / sum(m.pypdf_seconds for m in read)
    print(f"{len(read)} files; {len(measurements) - len(read)} more without Pasal or text")
    return print_figures(
        [
            Figure("gapless files among those with Pasal", statistics.mean(bool(m.gapless) for m in read), 0.95, 0.95, at_least=True),
            Figure("structure / bare extraction by pypdf", share, 0.3, 0.3),
            Figure("the same, worst file", max(m.parse_seconds / m.pypdf_seconds for m in read)),
        ]
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
