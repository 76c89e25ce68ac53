"""One tree of errors, drawn in its module as it is."""

import re

import kb.errors
from kb.errors import KnowledgeBaseError


def _tree(error: type[KnowledgeBaseError], parent: str = "") -> set[tuple[str, str]]:
    """Every error of the module with the one it is a kind of; layers above may hang their own below these."""
    below = [child for child in error.__subclasses__() if child.__module__ == kb.errors.__name__]
    return {(parent, error.__name__)}.union(*(_tree(child, error.__name__) for child in below))


def _drawing() -> set[tuple[str, str]]:
    drawn: set[tuple[str, str]] = set()
    above: list[str] = []
    for line in (kb.errors.__doc__ or "").splitlines():
        if match := re.match(r"    ([│├└─ ]*)([A-Z]\w+)(?: \(ValueError\))?\s{2,}\S", line):
            depth = len(match[1]) // 4
            drawn.add((above[depth - 1] if depth else "", match[2]))
            above[depth:] = [match[2]]
    return drawn


def test_the_drawing_shows_every_error_below_the_one_it_is_a_kind_of() -> None:
    assert _drawing() == _tree(KnowledgeBaseError)


def test_every_error_says_what_it_is() -> None:
    errors = [value for value in vars(kb.errors).values() if isinstance(value, type)]
    assert all(error.__doc__ for error in errors)
