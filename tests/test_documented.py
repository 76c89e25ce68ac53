"""What a person can set or call is documented, what the documents show runs, and decisions have numbers of their own."""

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


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_are_true(name: str) -> None:
    failed, _ = doctest.testmod(importlib.import_module(name), optionflags=doctest.NORMALIZE_WHITESPACE)
    assert failed == 0


@pytest.mark.parametrize("name", MODULES)
def test_every_module_says_what_it_is_for(name: str) -> None:
    assert (importlib.import_module(name).__doc__ or "").strip()
