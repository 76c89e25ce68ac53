"""`make bench`: every benchmark, one after the other, each in a process of its own: `python -m benchmarks [NAME]...`.

A benchmark is a module of this package that prints its figures with "reached" or "NOT reached" and exits with 1 when one is missed.
"""

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

BENCHES = ("structure", "engines", "comparison", "processes", "search", "growth", "scale", "documents", "web")
ROOT = Path(__file__).resolve().parent.parent


def main(names: Sequence[str]) -> int:
    """Run those that are named, or all; the worst exit code counts."""
    unknown = set(names) - set(BENCHES)
    if unknown:
        print(f"no benchmark {', '.join(sorted(unknown))}: there are {', '.join(BENCHES)}", file=sys.stderr)
        return 2
    codes = []
    for name in names or BENCHES:
        print(f"\n== {name}", flush=True)
        started = time.perf_counter()
        # in a process of its own: neither memory nor threads of one are another's
        codes.append(subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], cwd=ROOT, check=False).returncode)
        print(f"({name}: {time.perf_counter() - started:.0f} s)", flush=True)
    return max(codes)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
