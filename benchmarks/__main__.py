"""`make bench`: every benchmark in one run, each with the machine's processor in its head line."""

import sys

from benchmarks import engines, search, structure, web


def main() -> int:
    """Run them one after the other; the worst exit code counts."""
    return max(structure.main([]), engines.main([]), search.main(), web.main())


if __name__ == "__main__":
    sys.exit(main())
