"""How people type in chats, and the words of everyday life, from `corpus/ejaan.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).resolve().parents[3] / "corpus" / "ejaan.toml"


@dataclass(frozen=True, slots=True)
class WordLists:
    """The standard word for each chat form, all in lower case but for names, and the words that are left as they are."""

    indonesian: Mapping[str, str]
    english: Mapping[str, str]
    everyday: frozenset[str]
    """Words of everyday life in both languages: they never count as missing."""
    fixed: frozenset[str]
    """Words that are only never changed: kinds of law, regions, what other fields talk about."""


@cache
def load_word_lists(file: Path = _FILE) -> WordLists:
    """The corpus' lists; empty ones where they are not beside the code."""
    if not file.is_file():
        return WordLists({}, {}, frozenset(), frozenset())
    read = tomllib.loads(file.read_text("utf-8"))
    everyday, fixed = (frozenset(read["kata"][name].split()) for name in ("lumrah", "tetap"))
    return WordLists(_by_form(read["percakapan"]), _by_form(read["inggris"]), everyday, fixed)


def _by_form(forms: Mapping[str, list[str]]) -> dict[str, str]:
    return {form: standard for standard, typed in forms.items() for form in typed}
