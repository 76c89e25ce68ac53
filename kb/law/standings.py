"""Whether each clause is in force on a day, kept for the clauses that were asked about."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from kb.citation.address import Address, RegulationId, Segment
from kb.law.regulation import Regulation
from kb.law.status import Effect, Standing, Status, standing_at


class Standings:
    """Status of any address on any day, from the facts and effects of all regulations.

    `known` has the regulations of which anything at hand says that they came into force.
    """

    def __init__(
        self, regulations: Sequence[Regulation], effects: Mapping[RegulationId, tuple[Effect, ...]], known: frozenset[RegulationId]
    ) -> None:
        self._facts = {regulation.id: regulation for regulation in regulations}
        self._effects = effects
        self._known = known
        self._kept = lru_cache(maxsize=8192)(self._find)
        self._bearing = lru_cache(maxsize=4096)(self._bearing_on)

    def at(self, address: Address, on: date) -> Standing:
        """Status of an address on a day; the last few thousand are kept."""
        return self._kept(address, on)

    def _find(self, address: Address, on: date) -> Standing:
        if address.in_penjelasan and address.explained.path:
            # what explains a clause ends with it
            clause = self.at(address.explained, on)
            if clause.status is Status.DICABUT:
                return clause
        facts = self._facts.get(address.regulation)
        return standing_at(
            address,
            on,
            self._bearing(address.regulation, address.path[0]) if address.path else self._effects.get(address.regulation, ()),
            in_force=facts.in_force if facts else None,
            checked=facts.checked if facts else None,
            known=address.regulation in self._known,
        )

    def _bearing_on(self, id: RegulationId, first: Segment) -> tuple[Effect, ...]:
        """Effects on what begins with a segment; of a code with hundreds of effects a clause has a few."""
        return tuple(effect for effect in self._effects.get(id, ()) if not effect.target.path or effect.target.path[0] == first)
