"""What clauses say is read from their words, once, and only as far as it is asked for."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import cast

import numpy as np
import pytest

from kb.address import Address
from kb.passage import ClauseKind, Passage
from kb.regulation import Source
from kb.store import Store
from search.facets import CHANGE, PENALTY, FacetCache

RARITY = {"usia": 0.75, PENALTY: 0.25, CHANGE: 0.5}


@dataclass
class Shelf:
    """A store of a few passages that counts what is read."""

    passages_: tuple[Passage, ...]
    read: list[int] = field(default_factory=list)

    def passages(self, ids: Iterable[int]) -> dict[int, Passage]:
        """Passages by number."""
        wanted = list(ids)
        self.read += wanted
        return {id: self.passages_[id - 1] for id in wanted}


@pytest.fixture
def shelf() -> Shelf:
    """Three clauses: an age with a penalty, a penalty, neither."""
    texts = ("Penggarap berusia 12 tahun dipidana", "Pengurus dipidana dengan pidana yang sama", "Petak dibagi")
    place = Address.parse("pergub-dki-901-2011/pasal-1")
    return Shelf(tuple(Passage(place, 0, ClauseKind.UMUM, Source.NASKAH, text, "", "", "") for text in texts))


def cache(shelf: Shelf) -> FacetCache:
    """The facets of the shelf's passages."""
    return FacetCache(cast(Store, shelf), len(shelf.passages_), RARITY)


def test_a_clause_counts_for_each_thing_that_is_asked_and_that_it_says(shelf: Shelf) -> None:
    assert cache(shelf).said(np.arange(3), ("usia", PENALTY)).tolist() == [1.0, 0.25, 0.0]


def test_a_clause_is_read_once_for_what_is_asked(shelf: Shelf) -> None:
    facets = cache(shelf)
    for rows in ([0, 1], [1, 2], [0, 1, 2]):
        facets.said(np.array(rows), ("usia",))
    assert shelf.read == [1, 2, 3]
    assert facets.said(np.array([0]), (PENALTY,)).tolist() == [0.25], "read again for what was not asked before"
