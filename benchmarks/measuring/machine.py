"""What machine a benchmark ran on, and what its processes took."""

import os
import resource
from pathlib import Path


def processor() -> str:
    """The processor's name, its cores, and whether it multiplies bytes in one step."""
    from kb.embedding.engines.cores import usable_cores

    try:
        lines = Path("/proc/cpuinfo").read_text("ascii", "replace").splitlines()
    except OSError:
        lines = []
    found = {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in lines)}
    flags = found.get("flags", "").split() + found.get("Features", "").split()
    steps = next((flag for flag in ("avx512_vnni", "avx_vnni", "i8mm", "asimddp") if flag in flags), "no byte products")
    return f"{found.get('model name', 'unknown processor')}, {usable_cores()} cores, {steps}"


def headline() -> str:
    """The processor, and how many processes wanted it in the last minute."""
    from kb.embedding.engines.cores import usable_cores

    load = os.getloadavg()[0]
    busy = " (busy: figures of several threads suffer most)" if load > usable_cores() else ""
    return f"processor: {processor()}; load {load:.1f}{busy}"


def most_memory() -> float:
    """The most MB that this process had in memory so far."""
    try:
        status = Path("/proc/self/status").read_text("ascii")
        # not ru_maxrss, which a child has from its parent
        return int(status.split("VmHWM:")[1].split()[0]) / 1024
    except (OSError, IndexError):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / 1024
