"""Clauses by what they are: at an address, defining a term, raising a penalty."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache

import numpy as np

from kb.citation.address import Address
from kb.law.term import Term
from kb.words.lexicon import stems
from search.question.facets import AGGRAVATION, PENALTY
from search.retrieval.columns import Columns
from search.retrieval.profile import Profile


class Clauses:
    """Finds clauses without a search; methods whose name has `places` give places in the columns, the others addresses."""

    def __init__(self, columns: Columns, read_terms: Callable[[], Sequence[Term]], profile: Profile) -> None:
        self._columns = columns
        self._read_terms = read_terms
        self._profile = profile
        # every search asks for the successors of the same few hundred clauses
        self.places = lru_cache(maxsize=8192)(self._places)

    def _places(self, address: Address) -> list[int]:
        """Places at or below an address, else those of the nearest passage around it."""
        return self._columns.at(str(address.bare))

    def at(self, address: Address) -> list[Address]:
        """Passages at or below an address, else the nearest one around it; the parts of one once."""
        return self._addresses(self.places(address))

    def below(self, address: Address) -> list[Address]:
        """Passages at or below an address, the parts of one once."""
        return self._addresses(self._columns.places_below.get(str(address.bare), ()))

    def defining(self, term: str) -> list[Address]:
        """Clauses that define a term, in the manifest's order."""
        return self._addresses(sorted(self.defining_places(term), key=lambda place: int(self._columns.law[place])))

    def defining_places(self, term: str) -> list[int]:
        """Places of the clauses that define a term, by any of its names in either language, endings aside; in reading order."""
        found: dict[int, None] = {}
        for name in _stemmed(term):
            found.update(self._defined.get(name, {}))
        return list(found)

    def aggravating(self, sources: Iterable[Address]) -> list[Address]:
        """Those of some clauses that raise another clause's penalty."""
        first = dict.fromkeys(place for source in sources for place in self.places(source)[:1])
        if not first:
            return []
        found = np.array(list(first), dtype=np.int64)
        said = self._columns.facets_said(found, (AGGRAVATION, PENALTY), self._profile.facets)
        return self._addresses(found[said > self._profile.facets[PENALTY]].tolist())

    def _addresses(self, places: Iterable[int]) -> list[Address]:
        return [Address.parse(address) for address in dict.fromkeys(self._columns.addresses[place] for place in places)]

    @cached_property
    def _defined(self) -> dict[tuple[str, ...], dict[int, None]]:
        """Places of the defining clauses by stemmed name; read at the first question for a definition."""
        found: dict[tuple[str, ...], dict[int, None]] = {}
        for term in self._read_terms():
            defining = self._columns.places_at.get(str(term.address), ())
            for name in term.every_name:
                for stemmed in _stemmed(name):
                    found.setdefault(stemmed, {}).update(dict.fromkeys(defining[:1]))
        return found


def _stemmed(name: str) -> set[tuple[str, ...]]:
    return {tuple(stems(name, language)) for language in ("indonesian", "english")}
