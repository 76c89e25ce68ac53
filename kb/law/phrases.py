"""Which of several lists of phrases a text uses, told in one pass over its words."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

_WORD = re.compile(r"\w+")
_REMEMBERED = 16384


class Phrases:
    """Lists by name, phrases parted by "|". A * in a word stands for any letters, alone for any word; case does not matter.

    >>> Phrases({"anak": "anak*|di bawah umur", "waktu": "berapa lama|how long"}).used("Berapa lama anak-anaknya ditahan?")
    ('anak', 'waktu')
    """

    def __init__(self, lists: Mapping[str, str]) -> None:
        self._names = tuple(lists)
        self._exact: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
        self._open: list[tuple[str, int, tuple[str, ...]]] = []
        for place, phrases in enumerate(lists.values()):
            for phrase in phrases.split("|"):
                first, *rest = phrase.split()
                if "*" in first:
                    self._open.append((first, place, tuple(rest)))
                else:
                    self._exact.setdefault(first, []).append((place, tuple(rest)))
        self._beginning = lru_cache(maxsize=_REMEMBERED)(self._begin)

    def used(self, text: str) -> tuple[str, ...]:
        """Names of the lists of which a text has a phrase, in their order."""
        words = _WORD.findall(text.lower())
        found = {
            place
            for start, word in enumerate(words, start=1)
            for place, rest in self._beginning(word)
            if not rest or _follow(words[start : start + len(rest)], rest)
        }
        return tuple(self._names[place] for place in sorted(found))

    def _begin(self, word: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """What may begin with a word: a list's place, and the words that must follow."""
        return (*self._exact.get(word, ()), *((place, rest) for first, place, rest in self._open if _fits(word, first)))


def _follow(words: Sequence[str], rest: tuple[str, ...]) -> bool:
    return len(words) == len(rest) and all(_fits(word, wanted) for word, wanted in zip(words, rest, strict=True))


def _fits(word: str, wanted: str) -> bool:
    before, star, after = wanted.partition("*")
    return word.startswith(before) and word.endswith(after) and len(word) >= len(before) + len(after) if star else word == wanted
