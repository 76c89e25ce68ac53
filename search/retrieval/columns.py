"""What ranking knows of every passage, as arrays: one column a fact, one place a passage, in the order of the passages' ids.

A place is a number of this package only; outside of it a passage goes by its id.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self, TypeAlias

import numpy as np
from numpy.typing import NDArray

from kb.citation.address import RegulationId
from kb.law.facets import NAMES
from kb.law.passage import ClauseKind
from kb.law.regulation import Regulation, Source
from kb.storage.index import Ids, Marks, PassageFacts

Numbers: TypeAlias = NDArray[np.int64]
Places: TypeAlias = NDArray[np.int64]
"""Places of some passages in the columns, ascending."""
Floats: TypeAlias = NDArray[np.float32]
KINDS = tuple(ClauseKind)
_FACETS = {name: line for line, name in enumerate(NAMES)}
_PASAL = re.compile(r"(.*?/pasal-[^/]+)(?:/|$)")


@dataclass(frozen=True, slots=True)
class Groups:
    """Passages in groups: each one's group (-1: none), and how many `others` are in it; both of shape (passages,)."""

    of: Numbers
    others: Numbers
    _members: Numbers
    _starts: Numbers

    @classmethod
    def by_name(cls, names: Sequence[str | None]) -> Self:
        """One group for each name, of the passages that have it."""
        of = _numbered(names)
        members = np.flatnonzero(of >= 0)
        members = members[np.argsort(of[members], kind="stable")]
        sizes = np.bincount(of[members]) if len(members) else np.zeros(0, dtype=np.int64)
        return cls(of, np.append(sizes - 1, 0)[of], members, np.cumsum(sizes) - sizes)

    def best(self, values: Floats, otherwise: float) -> Floats:
        """For each passage the highest value in its group; `otherwise` for those in none."""
        found = np.maximum.reduceat(values[self._members], self._starts) if len(self._starts) else values[:0]
        return np.append(found, np.float32(otherwise))[self.of]


@dataclass(frozen=True, slots=True)
class Columns:
    """What ranking knows of every passage; each array has the shape (passages,) unless it says otherwise."""

    ids: Ids
    addresses: tuple[str, ...]
    law: NDArray[np.int32]
    """Place of each passage's regulation in the manifest; one past the last where the manifest lacks it."""
    kind: NDArray[np.int32]
    """Places in `KINDS`."""
    elucidation: Marks
    note: Marks
    pasal: Groups
    """Passages of the body by their Pasal."""
    clause: Numbers
    """The same number for the parts of one passage."""
    facets: Marks
    """What each passage says, shape (facets, passages)."""
    narrowings: Marks
    """What each passage's title narrows it to, shape (cases, passages)."""
    text_only: Marks
    """Marks the clauses of which there is only the law text: nobody has written a digest or questions."""
    core: Marks
    """Marks the passages on the subject of the knowledge base itself (`Regulation.core`)."""
    findable: Marks | None
    """Marks the passages that have any words; None: all have."""
    laws: dict[RegulationId, int]
    """Each regulation's place in the manifest."""
    places_at: dict[str, tuple[int, ...]]
    """Places of each address, the parts of a long passage in order."""
    places_below: dict[str, list[int]]
    """Places at or below each address that has any, in reading order."""

    @classmethod
    def of(cls, facts: PassageFacts, regulations: Sequence[Regulation]) -> Self:
        """The columns for an index's facts; `regulations` in the manifest's order."""
        laws = {regulation.id: place for place, regulation in enumerate(regulations)}
        by_id = {str(id): place for id, place in laws.items()}
        places_at: dict[str, list[int]] = {}
        places_below: dict[str, list[int]] = {}
        for place, address in enumerate(facts.addresses):
            places_at.setdefault(address, []).append(place)
            steps = address.split("/")
            for depth in range(1, len(steps) + 1):
                places_below.setdefault("/".join(steps[:depth]), []).append(place)
        notes = [source is Source.CATATAN for source in facts.sources]
        # notes share their regulation's address and are hits of their own
        clauses = [f"{a}#{part}" if note else a for a, part, note in zip(facts.addresses, facts.parts, notes, strict=True)]
        return cls(
            ids=facts.ids,
            addresses=facts.addresses,
            law=np.array([by_id.get(id, len(by_id)) for id in facts.regulations], dtype=np.int32),
            kind=facts.kinds,
            elucidation=np.array(["/penjelasan/" in address for address in facts.addresses], dtype=bool),
            note=np.array(notes, dtype=bool),
            pasal=Groups.by_name([_pasal(address) for address in facts.addresses]),
            clause=_numbered(clauses),
            facets=facts.facets,
            narrowings=facts.narrowings,
            text_only=~facts.described & ~np.array(notes, dtype=bool),
            core=_core(regulations, places_below, len(facts.addresses)),
            findable=facts.findable,
            laws=laws,
            places_at={address: tuple(found) for address, found in places_at.items()},
            places_below=places_below,
        )

    def at(self, address: str) -> list[int]:
        """Places at or below an address, else those of the nearest passage around it."""
        found = self.places_below.get(address)
        while found is None and "/" in address:
            address = address.rpartition("/")[0]
            found = list(self.places_at.get(address, ())) or None if "/" in address else []
        return found or []

    def places(self, ids: Ids) -> Places:
        """Places of some passages."""
        if len(self.ids) and self.ids[-1] - self.ids[0] + 1 == len(self.ids):
            # no gaps: nothing to look up
            places: Places = ids - self.ids[0]
            return places
        return np.searchsorted(self.ids, ids)

    def facets_said(self, places: Places, wanted: Sequence[str], weights: Mapping[str, float]) -> Floats:
        """For each place how much of what is wanted its passage says: the sum of the weights of those facets, shape (places,)."""
        lines = np.array([_FACETS[name] for name in wanted], dtype=np.int64)
        found: Floats = np.array([weights[name] for name in wanted], dtype=np.float32) @ self.facets[np.ix_(lines, places)]
        return found

    def ids_of(self, places: Iterable[int]) -> list[int]:
        """Ids of the passages in some places."""
        return [int(self.ids[place]) for place in places]

    def __len__(self) -> int:
        return len(self.ids)


def _pasal(address: str) -> str | None:
    """The Pasal of the body that a passage belongs to.

    >>> _pasal("uu-21-2007/pasal-58/ayat-4"), _pasal("uu-21-2007/penjelasan/pasal-7")
    ('uu-21-2007/pasal-58', None)
    """
    if "/penjelasan" in address:
        return None
    match = _PASAL.match(address)
    return match[1] if match else None


def _core(regulations: Sequence[Regulation], places_below: Mapping[str, Sequence[int]], passages: int) -> Marks:
    marks = np.zeros(passages, dtype=bool)
    for address in (address for regulation in regulations for address in regulation.core):
        marks[list(places_below.get(str(address), ()))] = True
    return marks


def _numbered(names: Sequence[str | None]) -> Numbers:
    numbers: dict[str, int] = {}
    return np.array([-1 if name is None else numbers.setdefault(name, len(numbers)) for name in names], dtype=np.int64)
