"""Everyday and English words -> the law's words, from `corpus/sinonim.toml`, to expand what is looked up."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from kb.words.lexicon import words

_FILE = Path(__file__).resolve().parents[2] / "corpus" / "sinonim.toml"


class Synonyms:
    """Finds the words and phrases of a text that the law calls otherwise."""

    def __init__(self, known: Mapping[str, Sequence[str]]) -> None:
        self._known = {tuple(words(phrase)): tuple(others) for phrase, others in known.items()}
        self._longest = max(map(len, self._known), default=0)

    @property
    def phrases(self) -> tuple[str, ...]:
        """The words and phrases that the law calls otherwise."""
        return tuple(map(" ".join, self._known))

    def of(self, text: str) -> tuple[str, ...]:
        """The law's words for what a text says, each once.

        >>> Synonyms({"ganti rugi": ["restitusi"], "majikan": ["pemberi kerja"]}).of("Majikan membayar ganti rugi")
        ('restitusi', 'pemberi kerja')
        """
        found = words(text)
        others: dict[str, None] = {}
        for length in range(self._longest, 0, -1):
            for start in range(len(found) - length + 1):
                others.update(dict.fromkeys(self._known.get(tuple(found[start : start + length]), ())))
        return tuple(others)


@cache
def load_synonyms(file: Path = _FILE) -> Synonyms:
    """The corpus' synonyms; none where it is not beside the code."""
    if not file.is_file():
        return Synonyms({})
    groups = tomllib.loads(file.read_text("utf-8"))
    merged: dict[str, list[str]] = {}
    for group in groups.values():
        for phrase, others in group.items():
            merged.setdefault(phrase, []).extend(others)
    return Synonyms(merged)
