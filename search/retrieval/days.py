"""What the law of a day makes of every passage: ended, not yet in force, succeeded by another; worked out once a day and kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from kb.citation.address import Address
from kb.law.regulation import Regulation
from kb.law.status import Effect
from kb.storage.index import Marks
from search.retrieval.columns import Columns, Numbers

_KEPT = 32


@dataclass(frozen=True, slots=True)
class Day:
    """The law of one day: marks of the places that had `ended`, of those `not_yet` in force, and what held in place of either."""

    on: date
    ended: Marks
    not_yet: Marks
    successors: dict[int, tuple[Address, ...]]
    succeeded: Marks
    """Marks the places that have successors: hundreds of candidates a search are asked for theirs at once."""
    heirs: tuple[Numbers, Numbers]
    """Passages (places) that stand in for a clause of another law, and that law's place in the manifest, side by side."""


class Days:
    """Works out the law of any day for the passages of one index."""

    def __init__(
        self, columns: Columns, regulations: Sequence[Regulation], effects: Sequence[Effect], begun: Mapping[str, date] | None = None
    ) -> None:
        """`begun` tells of addresses that were not there from the start of their law since when they are: what an amending act put in."""
        self._columns = columns
        self._begun = begun or {}
        self._regulations = regulations
        # the nearest target speaks last: Pasal 2 ayat (1) names its own successor where Pasal 2 names the whole article
        self._ending = sorted((effect for effect in effects if effect.ends), key=lambda effect: (len(effect.target.path), effect.since))
        self._days: dict[date, Day] = {}

    def of(self, on: date) -> Day:
        """What the law of a day makes of every passage."""
        day = self._days.get(on)
        if day is None:
            if len(self._days) >= _KEPT:
                self._days.clear()
            day = self._days[on] = self._compute(on)
        return day

    def _compute(self, on: date) -> Day:
        size = len(self._columns)
        ended, not_yet = np.zeros(size, dtype=bool), np.zeros(size, dtype=bool)
        successors: dict[int, tuple[Address, ...]] = {}
        predecessors: dict[int, tuple[Address, ...]] = {}
        for place, regulation in enumerate(self._regulations):
            if regulation.in_force and on < regulation.in_force:
                not_yet[self._columns.law == place] = True
        for address, since in self._begun.items():
            if on < since:
                not_yet[list(self._columns.places_at.get(address, ()))] = True
        for effect in self._ending:
            if effect.since > on:
                for row in {
                    row for address in effect.replaced_by if address.path for row in self._columns.at(str(address)) if not_yet[row]
                }:
                    predecessors[row] = (*predecessors.get(row, ()), effect.target)
                continue
            for row in self._columns.places_below.get(str(effect.target), ()):
                ended[row] = True
                if effect.replaced_by:
                    successors[row] = effect.replaced_by
        all_successors = successors | predecessors
        succeeded = np.zeros(size, dtype=bool)
        succeeded[list(all_successors)] = True
        return Day(on, ended & ~not_yet, not_yet, all_successors, succeeded, self._heirs(successors))

    def _heirs(self, successors: dict[int, tuple[Address, ...]]) -> tuple[Numbers, Numbers]:
        pairs = {
            (heir, int(self._columns.law[row]))
            for row, addresses in successors.items()
            for address in addresses
            if address.path
            for heir in self._columns.at(str(address))
        }
        found = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)
        return found[:, 0], found[:, 1]
