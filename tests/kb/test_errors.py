"""One tree of errors, drawn in its module as it is."""

import importlib
import pkgutil
import re

import pytest

import ingest
import kb
import kb.errors
import search
from kb.errors import KnowledgeBaseError


def _tree(error: type[KnowledgeBaseError], depth: int = 0) -> list[tuple[int, str]]:
    below = sorted(error.__subclasses__(), key=lambda each: each.__name__)
    return [(depth, error.__name__), *(line for child in below for line in _tree(child, depth + 1))]


@pytest.fixture(scope="module", autouse=True)
def _everything_imported() -> None:
    for package in (kb, ingest, search):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)


def test_the_drawing_shows_every_error_and_no_other() -> None:
    drawn = re.findall(r"^\s*(?:[│├└─\s]*)([A-Z]\w+)(?: \(ValueError\))?\s{2,}\S", kb.errors.__doc__ or "", re.M)
    assert sorted(drawn) == sorted(name for _, name in _tree(KnowledgeBaseError))


def test_every_error_says_what_it_is() -> None:
    assert all(error.__doc__ for error in [KnowledgeBaseError, *KnowledgeBaseError.__subclasses__()])
