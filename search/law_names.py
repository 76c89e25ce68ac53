"""How far a question's words are those of a regulation's title and topics: "kekerasan seksual" leans to UU 12/2022 without naming it."""

import math
from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np

from kb.lexicon import STOPWORDS, stems, words
from kb.regulation import Regulation
from search.lexical import Term

_STRONG = 1.5
"""Sum of rarities below which a match of title words counts only in part: one common word names no law."""


class LawNames:
    """Stemmed title words of every regulation, weighed by how few regulations have them."""

    def __init__(self, regulations: Sequence[Regulation]) -> None:
        self._titles = [_stems(regulation) for regulation in regulations]
        counts = Counter(stem for title in self._titles for stem in title)
        total = len(self._titles)
        self._rarity = {stem: math.log(1 + (total - count + 0.5) / (count + 0.5)) for stem, count in counts.items()}

    def match(self, terms: Sequence[Term], synonym: float) -> Any:
        """For each regulation between 0 and 1: how much of its title the terms say, against the regulation that they say most of."""
        asked: dict[str, float] = {}
        for term in terms:
            if not term.english:
                asked[term.stem] = max(asked.get(term.stem, 0.0), 1.0 if term.typed else synonym)
        found = [sum(self._rarity[stem] * asked[stem] for stem in title & asked.keys()) for title in self._titles]
        scores = np.array([*found, 0.0], dtype=np.float32)  # the last: a regulation that the manifest lacks
        return scores / max(float(scores.max()), _STRONG)


def _stems(regulation: Regulation) -> frozenset[str]:
    topics = (topic.replace("-", " ") for topic in regulation.topics)
    named = " ".join((regulation.title, regulation.short_title or "", *regulation.aliases, *topics))
    return frozenset(stems(" ".join(word for word in words(named) if word not in STOPWORDS)))
