"""Questions that are learned from and nearly repeat one that is measured with: a figure on such a question says nothing.

Learned from: practice questions and typical questions. Measured with: `questions.jsonl` and `panel.jsonl`. Two questions are near
duplicates when the Jaccard index of their sets of words is at least `NEAR`.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from math import ceil
from pathlib import Path

from kb.law.regulation import TypicalQuestions

NEAR = 0.6
MEASURED = ("questions.jsonl", "panel.jsonl")
LEARNED = "practice.jsonl"
_WORD = re.compile(r"\w+")


def near_duplicates(corpus: Path, typical: Iterable[TypicalQuestions]) -> Iterator[str]:
    """One line for each question that is learned from and nearly repeats a measured one."""
    learned = [(f"{LEARNED}: {name}", _words(text)) for name, text in _lines(corpus / LEARNED)]
    for one in typical:
        learned += [(f"pertanyaan/{one.address.regulation}.toml: {one.address}", _words(text)) for text in (*one.id, *one.en)]
    having: dict[str, list[int]] = defaultdict(list)
    for place, (_, words) in enumerate(learned):
        for word in words:
            having[word].append(place)
    for file in MEASURED:
        for name, text in _lines(corpus / file):
            for place in _near(_words(text), learned, having):
                yield f"{learned[place][0]} nearly repeats {name} of {file}: take it out, or ask something else"


def _near(words: frozenset[str], learned: list[tuple[str, frozenset[str]]], having: dict[str, list[int]]) -> list[int]:
    """Places of the near duplicates of one question.

    Sets with a Jaccard index of at least NEAR share at least ceil(NEAR × size) words, so that one of the rarest few is shared (prefix
    filtering, Bayardo, Ma and Srikant 2007).
    """
    if not words:
        return []
    rarest = sorted(words, key=lambda word: len(having.get(word, ())))[: len(words) - ceil(NEAR * len(words)) + 1]
    candidates = Counter(place for word in rarest for place in having.get(word, ()))
    return sorted(place for place in candidates if jaccard(words, learned[place][1]) >= NEAR)


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """Shared words over all words of two questions.

    >>> jaccard(frozenset({"apa", "itu", "korban"}), frozenset({"apa", "itu", "saksi"}))
    0.5
    """
    return len(one & other) / len(one | other) if one or other else 0.0


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    """Name and text of every question of a JSON-lines file; nothing where there is no such file."""
    if path.is_file():
        for line in filter(None, path.read_text("utf-8").splitlines()):
            row = json.loads(line)
            yield row["qid"], row["question"]
