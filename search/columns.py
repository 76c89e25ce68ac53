"""What ranking must know of every passage, as arrays loaded once: row i is passage number i + 1."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from kb.address import RegulationId
from kb.facets import NAMES, said_facets
from kb.passage import ClauseKind, TextKind
from kb.postings import unpack
from kb.regulation import Regulation, Source
from kb.store import Store

KINDS = tuple(ClauseKind)
TEXTS = tuple(TextKind)
_PASAL = re.compile(r"(.*?/pasal-[^/]+)(?:/|$)")


@dataclass(frozen=True, slots=True)
class Withheld:
    """What withdrawn digests take away: `digests` marks their passages, `empty` those that have no words left, `texts` the rows of the
    vector index that may not be found."""

    digests: Any
    empty: Any
    texts: Any


@dataclass(frozen=True, slots=True)
class Columns:
    """`law` is the regulation's place in the manifest; `pasal` is the same for the passages of one Pasal (-1: none), `clause` for the parts
    of one passage. `text_passage` and `text_kind` tell of each row of the vector index whose text it is, and which."""

    addresses: tuple[str, ...]
    titles: tuple[str, ...]
    law: Any
    kind: Any
    elucidation: Any
    note: Any
    pasal: Any
    clause: Any
    facets: Any
    """What each passage says: a line for each of `kb.facets.NAMES`, shape (facets, passages)."""
    text_passage: Any
    text_kind: Any
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
    texts = {kind.value: code for code, kind in enumerate(TEXTS)}
    rows = [
        tuple(row) for row in store.connection.execute("SELECT address, regulation, part, kind, source, judul FROM passages ORDER BY id")
    ]
    addresses = tuple(row[0] for row in rows)
    rows_of: dict[str, list[int]] = {}
    for place, address in enumerate(addresses):
        rows_of.setdefault(address, []).append(place)
    rows_below: dict[str, list[int]] = {}
    for place, address in enumerate(addresses):
        steps = address.split("/")
        for depth in range(1, len(steps) + 1):
            rows_below.setdefault("/".join(steps[:depth]), []).append(place)
    vectors = [tuple(row) for row in store.connection.execute("SELECT passage, kind FROM vectors ORDER BY row")]
    text_passage = np.array([row[0] - 1 for row in vectors], dtype=np.int64)
    text_kind = np.array([texts[row[1]] for row in vectors], dtype=np.int64)
    return Columns(
        addresses=addresses,
        titles=tuple(row[5] for row in rows),
        law=np.array([by_id.get(row[1], len(by_id)) for row in rows], dtype=np.int32),
        kind=np.array([kinds[row[3]] for row in rows], dtype=np.int32),
        elucidation=np.array(["/penjelasan/" in address for address in addresses], dtype=bool),
        note=np.array([row[4] == Source.CATATAN for row in rows], dtype=bool),
        pasal=_groups([_pasal(address) for address in addresses]),
        # notes share their regulation's address and are hits of their own
        clause=_groups([f"{row[0]}#{row[2]}" if row[4] == Source.CATATAN else row[0] for row in rows]),
        facets=_facets(store, addresses),
        text_passage=text_passage,
        text_kind=text_kind,
        places=places,
        rows_of={address: tuple(found) for address, found in rows_of.items()},
        rows_below=rows_below,
        withheld=_withheld(store, addresses, [row[4] for row in rows], text_passage, text_kind),
    )


def _facets(store: Store, addresses: Sequence[str]) -> Any:
    said = np.zeros((len(NAMES), len(addresses)), dtype=bool)
    for name, rows in store.connection.execute("SELECT name, rows FROM facets"):
        said[NAMES.index(name), unpack(rows)] = True
    withdrawn = frozenset(map(str, store.withdrawn))
    # what only a withdrawn digest says is not said any more
    left = store.passages(row + 1 for row, address in enumerate(addresses) if address in withdrawn)
    for number, passage in left.items():
        said[:, number - 1] = np.isin(NAMES, said_facets(passage))
    return said


def _withheld(store: Store, addresses: Sequence[str], sources: Sequence[str], text_passage: Any, text_kind: Any) -> Withheld | None:
    if not store.withdrawn:
        return None
    withdrawn = frozenset(map(str, store.withdrawn))
    digests = np.array([address in withdrawn for address in addresses], dtype=bool)
    without_text = np.array([source == Source.RINGKASAN for source in sources], dtype=bool)
    return Withheld(digests, digests & without_text, digests[text_passage] & (text_kind != TEXTS.index(TextKind.NASKAH)))


def _pasal(address: str) -> str | None:
    """The Pasal of the body that a passage belongs to.

    >>> _pasal("uu-21-2007/pasal-58/ayat-4"), _pasal("uu-21-2007/penjelasan/pasal-7")
    ('uu-21-2007/pasal-58', None)
    """
    if "/penjelasan" in address:
        return None
    match = _PASAL.match(address)
    return match[1] if match else None


def _groups(names: "Sequence[str | None]") -> Any:
    numbers: dict[str, int] = {}
    return np.array([-1 if name is None else numbers.setdefault(name, len(numbers)) for name in names], dtype=np.int64)
