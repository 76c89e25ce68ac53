"""The shape of the code: modules and packages of a size that one look takes in. Which may import which is held by `lint-imports`."""

from collections import Counter
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parents[1]
TREES = ("kb", "ingest", "search", "web", "cli", "training", "benchmarks")
SIZES = {
    path.relative_to(ROOT): len(path.read_text("utf-8").splitlines()) for tree in TREES for path in sorted((ROOT / tree).rglob("*.py"))
}
#: `__init__` says what a package is for and is no module of its own here.
MODULES = {path: lines for path, lines in SIZES.items() if path.name != "__init__.py"}
PACKAGES = Counter(path.parent for path in MODULES)


def test_no_module_has_more_than_300_lines() -> None:
    assert {str(path): lines for path, lines in SIZES.items() if lines > 300} == {}


def test_the_middle_module_has_at_most_110_lines() -> None:
    assert median(MODULES.values()) <= 110


def test_no_package_has_more_than_14_modules() -> None:
    crowded = {str(package): count for package, count in PACKAGES.items() if count > 14}
    assert crowded == {}, "find the subject in it that can have a package of its own"


@pytest.mark.parametrize("package", sorted({path.parent for path in SIZES}), ids=str)
def test_every_package_says_what_it_is_for(package: Path) -> None:
    assert (ROOT / package / "__init__.py").read_text("utf-8").startswith('"""')
