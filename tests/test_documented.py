"""What a person can set or call is documented, what the documents name exists and runs, and decisions have numbers of their own."""

import doctest
import importlib
import pkgutil
import re
from collections import Counter
from pathlib import Path

import click
import pytest

import ingest
import kb
import search
from cli.main import main
from kb.settings import SETTINGS

ROOT = Path(__file__).parents[1]
DOCUMENTS = [path for path in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))) if path.is_file()]
TEXT = "\n".join(path.read_text("utf-8") for path in DOCUMENTS)
COMMANDS = set(main.list_commands(click.Context(main)))
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
# documents that tell where something is; the changelog and the studies beside the decisions tell what was
_GUIDES = [*(ROOT / name for name in ("ARCHITECTURE.md", "CONTRIBUTING.md", "README.md", "docs/glossary.md")), *DECISIONS]
_TREES = {"benchmarks", "cli", "corpus", "docs", "ingest", "kb", "search", "tests", "training", "web"}
_NAMED = re.compile(r"`([\w.*-]+(?:/[\w.*-]+)*/?)`")
_LINKED = re.compile(r"\]\(([\w./-]+)\)")
_RUN = re.compile(r"`python -m (\w+(?:\.\w+)*)")
# importing it is running it
_PROCESSES = {"ingest.sources.reading_host"}
MODULES = sorted(
    module.name
    for package in (kb, ingest, search)
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    if module.name not in _PROCESSES
)


@pytest.mark.parametrize("name", [setting.name for setting in SETTINGS])
def test_every_setting_is_documented(name: str) -> None:
    assert re.search(rf"\b{name}\b", TEXT)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_is_documented(name: str) -> None:
    assert re.search(rf"\bkb {name}\b", TEXT)


def test_no_setting_is_documented_that_does_not_exist() -> None:
    assert set(re.findall(r"\bKB_[A-Z_]+\b", TEXT)) <= {setting.name for setting in SETTINGS}


def test_no_command_is_documented_that_does_not_exist() -> None:
    assert set(re.findall(r"`kb ([a-z]+)", TEXT)) <= COMMANDS


def test_decisions_have_numbers_of_their_own() -> None:
    assert DECISIONS
    numbers = [path.name[:4] for path in DECISIONS]
    assert all(re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", path.name) for path in DECISIONS)
    assert [number for number, count in Counter(numbers).items() if count > 1] == []
    assert numbers == [f"{place:04}" for place in range(1, len(numbers) + 1)], "without gaps"


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_says_why_and_what_follows(path: Path) -> None:
    text = path.read_text("utf-8")
    assert all(f"**{heading}.**" in text for heading in ("Context", "Decision", "Consequences"))


def test_decisions_that_the_code_names_exist() -> None:
    files = [path for folder in ("kb", "ingest", "search", "web") for path in (ROOT / folder).rglob("*.py")]
    named = {number for path in files for number in re.findall(r"docs/decisions/(\d{4})", path.read_text("utf-8"))}
    assert named <= {path.name[:4] for path in DECISIONS}


def paths_in(text: str) -> set[str]:
    """Files and folders of this repository that a document names: in backticks by their whole path, or a source file by its name alone.

    `ID` stands for any regulation. A path may leave out how its name goes on (`docs/decisions/0009`).
    """
    named = {name for name in _NAMED.findall(text) if name.split("/")[0] in _TREES and "/" in name}
    alone = {f"**/{name}" for name in _NAMED.findall(text) if "/" not in name and name.endswith((".py", ".toml", ".md", ".html"))}
    modules = {f"{name.replace('.', '/')}*" for name in _RUN.findall(text) if name.split(".")[0] in _TREES}
    return {name.replace("ID.toml", "*.toml") for name in named} | alone | modules


def exists(path: str) -> bool:
    """Whether a path of this repository, which may hold `*`, leads to something."""
    wanted = f"{path}*" if re.fullmatch(r"docs/decisions/\d{4}", path) else path.rstrip("/")
    if wanted.startswith("**/"):
        return (ROOT / wanted[3:]).exists() or any(found for tree in _TREES for found in (ROOT / tree).glob(wanted))
    return any(ROOT.glob(wanted))


@pytest.mark.parametrize("document", _GUIDES, ids=lambda path: path.stem)
def test_every_path_that_a_guide_names_exists(document: Path) -> None:
    text = document.read_text("utf-8")
    linked = {path for path in _LINKED.findall(text) if not (document.parent / path).exists()}
    assert {path for path in paths_in(text) if not exists(path)} | linked == set()


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        pytest.param("`kb/law/status.py` and `corpus/`", {"kb/law/status.py", "corpus/"}, id="whole paths"),
        pytest.param("`corpus/ringkasan/ID.toml`", {"corpus/ringkasan/*.toml"}, id="any regulation"),
        pytest.param("`status.py`", {"**/status.py"}, id="a name alone"),
        pytest.param("`python -m benchmarks.calibrate`", {"benchmarks/calibrate*"}, id="a module that is run"),
        pytest.param("`uu-21-2007/pasal-58`, `/tanya`, `KB_DATA/cache/ocr`, `kb.sqlite3`", set(), id="addresses, URLs, data"),
    ],
)
def test_what_counts_as_a_path(text: str, paths: set[str]) -> None:
    assert paths_in(text) == paths


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_are_true(name: str) -> None:
    failed, _ = doctest.testmod(importlib.import_module(name), optionflags=doctest.NORMALIZE_WHITESPACE)
    assert failed == 0


@pytest.mark.parametrize("name", MODULES)
def test_every_module_says_what_it_is_for(name: str) -> None:
    assert (importlib.import_module(name).__doc__ or "").strip()
