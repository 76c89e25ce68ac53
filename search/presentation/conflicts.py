"""Clauses of several laws that stand side by side unsettled, found from the clauses at hand."""

from collections.abc import Sequence

from kb.citation.address import Address, RegulationId
from kb.law.regulation import Conflict


class Conflicts:
    """All conflicts of a corpus, by the laws whose clauses they name."""

    def __init__(self, conflicts: Sequence[Conflict]) -> None:
        self._conflicts = conflicts
        self._places: dict[RegulationId, list[tuple[Address, int]]] = {}
        for number, conflict in enumerate(conflicts):
            for address in conflict.addresses:
                self._places.setdefault(address.regulation, []).append((address, number))

    def among(self, quoted: Sequence[Address], near: Sequence[Address]) -> tuple[Conflict, ...]:
        """Those that the first quoted clause stands in, or of which two clauses are quoted or near."""
        touched: dict[int, set[int]] = {}
        for place, address in enumerate(dict.fromkeys((*quoted, *near))):
            for named, number in self._places.get(address.regulation, ()):
                if address.path and (named.covers(address) or address.covers(named)):
                    touched.setdefault(number, set()).add(place)
        return tuple(self._conflicts[number] for number in sorted(touched) if 0 in touched[number] or len(touched[number]) > 1)
