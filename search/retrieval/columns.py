"""What ranking must know of every passage, as arrays loaded once: row i is passage number i + 1."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np

from kb.citation.address import RegulationId
from kb.law.facets import NAMES, said_facets
from kb.law.narrowings import CASES, narrowings
from kb.law.passage import ClauseKind, Passage
from kb.law.regulation import Regulation, Source
from kb.storage.store import Store
from kb.words.postings import unpack
from search.retrieval.textrows import TextRows

KINDS = tuple(ClauseKind)
_PASAL = re.compile(r"(.*?/pasal-[^/]+)(?:/|$)")


@dataclass(frozen=True, slots=True)
class Withheld:
    """What withdrawn digests take away: `digests` marks their passages, `empty` those that have no words left."""

    digests: Any
    empty: Any


@dataclass(frozen=True, slots=True)
class Groups:
    """Passages by the group that they are in (-1: none), and how many `others` are in it."""

    of: Any
    others: Any
    _members: Any
    _starts: Any

    @classmethod
    def by_name(cls, names: "Sequence[str | None]") -> Self:
        """One group a name."""
        of = _numbered(names)
        members = np.flatnonzero(of >= 0)
        members = members[np.argsort(of[members], kind="stable")]
        sizes = np.bincount(of[members]) if len(members) else np.zeros(0, dtype=np.int64)
        return cls(of, np.append(sizes - 1, 0)[of], members, np.cumsum(sizes) - sizes)

    def best(self, values: Any, otherwise: float) -> Any:
        """For each passage the highest value in its group; `otherwise` for those in none."""
        found = np.maximum.reduceat(values[self._members], self._starts) if len(self._starts) else values[:0]
        return np.append(found, np.float32(otherwise))[self.of]


@dataclass(frozen=True, slots=True)
class Columns:
    """`law` is the regulation's place in the manifest; `pasal` groups the passages of one Pasal, `clause` is the same for the parts of one
    passage."""

    addresses: tuple[str, ...]
    law: Any
    kind: Any
    elucidation: Any
    note: Any
    pasal: Groups
    clause: Any
    facets: Any
    """What each passage says: a line for each of `kb.law.facets.NAMES`, shape (facets, passages)."""
    narrowings: Any
    """What each passage's title narrows it to: a line for each of `kb.law.narrowings.CASES`, shape (cases, passages)."""
    texts: TextRows
    places: dict[RegulationId, int]
    rows_of: dict[str, tuple[int, ...]]
    """Rows of each address, the parts of a long passage in order."""
    rows_below: dict[str, list[int]]
    """Rows at or below each address that has any, in reading order."""
    withheld: Withheld | None = None

    def at(self, address: str) -> list[int]:
        """Rows at or below an address, else those of the nearest passage around it."""
        found = self.rows_below.get(address)
        while found is None and "/" in address:
            address = address.rpartition("/")[0]
            found = list(self.rows_of.get(address, ())) or None if "/" in address else []
        return found or []

    def __len__(self) -> int:
        return len(self.addresses)


def load_columns(store: Store, regulations: tuple[Regulation, ...]) -> Columns:
    """The arrays of a generation."""
    places = {regulation.id: place for place, regulation in enumerate(regulations)}
    by_id = {str(id): place for id, place in places.items()}
    kinds = {kind.value: code for code, kind in enumerate(KINDS)}
    rows = [tuple(row) for row in store.connection.execute("SELECT address, regulation, part, kind, source FROM passages ORDER BY id")]
    addresses = tuple(row[0] for row in rows)
    rows_of: dict[str, list[int]] = {}
    for place, address in enumerate(addresses):
        rows_of.setdefault(address, []).append(place)
    rows_below: dict[str, list[int]] = {}
    for place, address in enumerate(addresses):
        steps = address.split("/")
        for depth in range(1, len(steps) + 1):
            rows_below.setdefault("/".join(steps[:depth]), []).append(place)
    withheld = _withheld(store, addresses, [row[4] for row in rows])
    withdrawn = np.flatnonzero(withheld.digests).tolist() if withheld else []
    return Columns(
        addresses=addresses,
        law=np.array([by_id.get(row[1], len(by_id)) for row in rows], dtype=np.int32),
        kind=np.array([kinds[row[3]] for row in rows], dtype=np.int32),
        elucidation=np.array(["/penjelasan/" in address for address in addresses], dtype=bool),
        note=np.array([row[4] == Source.CATATAN for row in rows], dtype=bool),
        pasal=Groups.by_name([_pasal(address) for address in addresses]),
        # notes share their regulation's address and are hits of their own
        clause=_numbered([f"{row[0]}#{row[2]}" if row[4] == Source.CATATAN else row[0] for row in rows]),
        facets=_told(store, "facets", NAMES, len(rows), said_facets, withdrawn),
        narrowings=_told(store, "narrowings", CASES, len(rows), lambda passage: narrowings(passage.judul), withdrawn),
        texts=TextRows.of(*store.text_rows(), len(rows), withheld.digests if withheld else None),
        places=places,
        rows_of={address: tuple(found) for address, found in rows_of.items()},
        rows_below=rows_below,
        withheld=withheld,
    )


def _told(
    store: Store, table: str, names: Sequence[str], passages: int, tell: Callable[[Passage], Collection[str]], withdrawn: Sequence[int]
) -> Any:
    """What the build told of each passage; of those whose digest is withdrawn it is told anew, without the digest."""
    told = np.zeros((len(names), passages), dtype=bool)
    for name, rows in store.connection.execute(f"SELECT name, rows FROM {table}"):
        told[names.index(name), unpack(rows)] = True
    for number, passage in store.passages(row + 1 for row in withdrawn).items():
        said = tell(passage)
        told[:, number - 1] = [name in said for name in names]
    return told


def _withheld(store: Store, addresses: Sequence[str], sources: Sequence[str]) -> Withheld | None:
    if not store.withdrawn:
        return None
    withdrawn = frozenset(map(str, store.withdrawn))
    digests = np.array([address in withdrawn for address in addresses], dtype=bool)
    without_text = np.array([source == Source.RINGKASAN for source in sources], dtype=bool)
    return Withheld(digests, digests & without_text)


def _pasal(address: str) -> str | None:
    """The Pasal of the body that a passage belongs to.

    >>> _pasal("uu-21-2007/pasal-58/ayat-4"), _pasal("uu-21-2007/penjelasan/pasal-7")
    ('uu-21-2007/pasal-58', None)
    """
    if "/penjelasan" in address:
        return None
    match = _PASAL.match(address)
    return match[1] if match else None


def _numbered(names: "Sequence[str | None]") -> Any:
    numbers: dict[str, int] = {}
    return np.array([-1 if name is None else numbers.setdefault(name, len(numbers)) for name in names], dtype=np.int64)
