"""A regulation's structure without its words: what tables of contents, neighbours and suggestions are made from."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kb.citation.address import GROUPING, Address, Level, Segment
from kb.law.regulation import Digest
from kb.law.wording import Wording

_LEADING_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One provision: where it stands, and our short title for it."""

    address: Address
    level: Level
    number: str | None
    heading: str | None
    parent: Address | None
    judul: str = ""
    worded: bool = True


@dataclass(frozen=True, slots=True)
class Outline:
    """Provisions in reading order; `children` of None are the topmost. `size` counts the characters of the body."""

    entries: tuple[Entry, ...]
    by_address: dict[Address, Entry]
    children: dict[Address | None, tuple[Entry, ...]]
    size: int

    def below(self, address: Address | None) -> Iterable[Entry]:
        """Everything below an address by structure, in reading order."""
        for entry in self.children.get(address, ()):
            yield entry
            yield from self.below(entry.address)

    def neighbours(self, address: Address) -> tuple[Entry | None, Entry | None]:
        """The clause before and after: for a Pasal or a heading the next of its level, for anything smaller its siblings."""
        entry = self.by_address.get(address)
        if entry is None:
            return None, None
        if entry.level in _LISTED:
            row: tuple[Entry, ...] = self.children.get(entry.parent, ())
            row = tuple(one for one in row if one.level is entry.level)
        else:
            side = address.in_penjelasan
            depth = len(address.path) if entry.level is Level.PASAL else None
            row = tuple(
                one
                for one in self.entries
                if one.level is entry.level and one.address.in_penjelasan is side and (depth is None or len(one.address.path) == depth)
            )
        place = row.index(entry)
        return (row[place - 1] if place else None), (row[place + 1] if place + 1 < len(row) else None)


_LISTED = frozenset({Level.AYAT, Level.HURUF, Level.ANGKA})


def make_outline(wordings: Iterable[Wording], digests: Iterable[Digest]) -> Outline:
    """The outline of what is here: law text where there is some, and our digests' places where there is none."""
    titles = {digest.address: digest.judul for digest in digests}
    entries: dict[Address, Entry] = {}
    size = 0
    for w in wordings:
        entries[w.address] = Entry(w.address, w.level, w.number, w.heading, w.parent, titles.get(w.address, ""))
        if w.level is Level.PASAL and not w.address.in_penjelasan:
            size += len(w.text)
    found = list(entries.values())
    worded = bool(found)
    for entry in sorted((one for address in titles for one in _chain(address, titles)), key=_natural):
        if entries.setdefault(entry.address, entry) is not entry:
            continue
        if worded:
            _insert(found, entry)
        else:
            found.append(entry)
    known = frozenset(entries)
    found = [entry if entry.parent in known or entry.parent is None else replace(entry, parent=None) for entry in found]
    children: dict[Address | None, list[Entry]] = {}
    for entry in found:
        children.setdefault(entry.parent, []).append(entry)
    return Outline(tuple(found), {entry.address: entry for entry in found}, {parent: tuple(row) for parent, row in children.items()}, size)


def _chain(address: Address, titles: dict[Address, str]) -> list[Entry]:
    """Entries for a digest's address and for those that contain it, outermost first."""
    chain = []
    for depth in range(1, len(address.path) + 1):
        at = Address(address.regulation, address.path[:depth])
        segment = address.path[depth - 1]
        if segment.level is Level.PENJELASAN and depth < len(address.path):
            continue
        parent = Address(address.regulation, address.path[: depth - 1]) if depth > 1 else None
        chain.append(Entry(at, segment.level, segment.number, None, parent, titles.get(at, ""), worded=False))
    return chain


def _insert(found: list[Entry], entry: Entry) -> None:
    """Insert a clause that is only known from a digest where the law has it: behind the preceding clause, below the same heading."""
    if entry.address.path[0].level not in (Level.PASAL, Level.PENJELASAN):
        found.append(entry)
        return
    key = _natural(entry)
    side = entry.address.in_penjelasan
    before = [i for i, one in enumerate(found) if one.address.in_penjelasan is side and one.level not in GROUPING and _natural(one) < key]
    place = before[-1] if before else None
    if place is not None and entry.parent is None:
        pasal = found[place].address.pasal
        neighbour = next((one for one in found if one.address == pasal), None)
        entry = replace(entry, parent=neighbour.parent if neighbour else None)
    found.insert(len(found) if place is None and side else (place + 1 if place is not None else 0), entry)


def _natural(entry: Entry) -> tuple[tuple[int, int, str], ...]:
    return tuple(map(_segment_key, entry.address.path))


_ORDER = {level: place for place, level in enumerate(Level)}


def _segment_key(segment: Segment) -> tuple[int, int, str]:
    number = segment.number or ""
    digits = _LEADING_DIGITS.match(number)
    return _ORDER[segment.level], int(digits[0]) if digits else len(number), number
