"""How many threads a model may use."""

import os
from pathlib import Path

_QUOTA = Path("/sys/fs/cgroup/cpu.max")
#: Threads on one short text: more have too little to do between waits.
_MOST = 4


def usable_cores(quota: Path = _QUOTA) -> int:
    """Number of cores that this process may run on: no more than its container was given, since further threads would only wait."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    try:
        allowed, period = quota.read_text("ascii").split()
        return max(1, min(cores, round(int(allowed) / int(period))))
    except (OSError, ValueError):  # no such file outside Linux containers; "max" is no number
        return max(1, cores)


def threads_for_one() -> int:
    """Threads for a single text."""
    return min(usable_cores(), _MOST)
