"""How far a question's words are those of a regulation's title and topics: "kekerasan seksual" leans to UU 12/2022 without naming it."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kb.law.regulation import Regulation
from kb.words.bm25 import idf
from kb.words.lexicon import STOPWORDS, stems, words
from search.question.terms import QueryTerm

_STRONG = 1.5
"""Sum of IDF below which a match of title words counts only in part: one common word names no law."""


class LawNames:
    """Finds the regulations whose title has a question's words, stemmed and weighed by how few titles have them (IDF)."""

    def __init__(self, regulations: Sequence[Regulation]) -> None:
        titles = [_stems(regulation) for regulation in regulations]
        self._laws = len(titles)
        self._having: dict[str, list[int]] = {}
        for place, title in enumerate(titles):
            for stem in title:
                self._having.setdefault(stem, []).append(place)

    def match(self, terms: Sequence[QueryTerm], synonym: float) -> NDArray[np.float32]:
        """For each regulation between 0 and 1: how much of its title the terms say, against the regulation that they say most of."""
        said: dict[str, float] = {}
        for term in terms:
            if not term.english and term.stem in self._having:
                said[term.stem] = max(said.get(term.stem, 0.0), 1.0 if term.typed else synonym)
        scores = np.zeros(self._laws + 1, dtype=np.float32)  # the last: a regulation that the manifest lacks
        for stem, weight in said.items():
            having = self._having[stem]
            scores[having] += weight * idf(len(having), self._laws)
        return scores / max(float(scores.max()), _STRONG)


def _stems(regulation: Regulation) -> frozenset[str]:
    topics = (topic.replace("-", " ") for topic in regulation.topics)
    # "pergub", "gubernur", "jakarta": who names a kind of regulation or a region means one of those
    named = " ".join(
        (regulation.title, regulation.citation, regulation.id.formal_citation, regulation.short_title or "", *regulation.aliases, *topics)
    )
    return frozenset(stems(" ".join(word for word in words(named) if word not in STOPWORDS)))
