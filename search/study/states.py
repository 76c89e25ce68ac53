"""States of a regulation: as it is on a day, or as one act left it (`uu-23-2002@uu-35-2014`); and the units that two are compared by.

A unit is a Pasal (or a diktum) whole: smaller clauses wander within it, and a reader compares what stands together.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kb.citation.address import Address, Level, RegulationId
from kb.errors import AddressError
from kb.law.regulation import Source
from kb.law.wording import Wording
from kb.storage.store import Store

_UNITS = frozenset({Level.PASAL, Level.DIKTUM})
_MARKS = {Level.AYAT: "(%s)", Level.HURUF: "%s.", Level.ANGKA: "%s."}


@dataclass(frozen=True, slots=True)
class Unit:
    """One Pasal of a state with all its words: the law's, or our digests of its clauses, one a line.

    `place` is the address at which these very words stand: with a version where they are earlier ones.
    """

    address: Address
    heading: str
    text: str
    place: Address


def parse_state(text: str) -> Address:
    """The state that a URL or a person names; AddressError where it names a clause.

    >>> parse_state("uu-23-2002@uu-35-2014").citation
    'UU 23/2002 (menurut UU 35/2014)'
    """
    state = Address.parse(text)
    if state.path:
        raise AddressError(f'"{text[:80]}" names a clause; whole regulations are compared, like uu-23-2002@uu-23-2002 with uu-23-2002')
    return state


def versions_of(store: Store, id: RegulationId) -> tuple[RegulationId, ...]:
    """The acts whose wordings of a regulation are at hand, itself first, then by their days."""
    days = {version: since or date.min for version, since in store.versions_of(id)}
    return tuple(sorted(days, key=lambda version: (version != id, days[version])))


def units_of(store: Store, state: Address, on: date, basis: Source, *, english: bool = False) -> tuple[Unit, ...]:
    """The units of a state in reading order; none where its words are not at hand."""
    if basis is Source.RINGKASAN:
        return () if state.version else tuple(_digested(store, state.regulation, english))
    wordings = _as_of(store, state) if state.version else store.wordings_of(state.regulation, on)
    return tuple(
        Unit(wording.address, " ".join((wording.heading or "").split()), wording.text, _place(wording))
        for wording in wordings
        if _is_unit(wording.address) and wording.text
    )


def _as_of(store: Store, state: Address) -> Iterator[Wording]:
    """Every provision in the last wording that it had when an act had done its work."""
    versions = versions_of(store, state.regulation)
    until = versions.index(state.version) if state.version in versions else -1
    chosen: dict[Address, Wording] = {}
    for wording in store.every_wording_of(state.regulation):
        rank = versions.index(wording.version)
        before = chosen.get(wording.address)
        if rank <= until and (before is None or rank > versions.index(before.version)):
            chosen.pop(wording.address, None)
            chosen[wording.address] = wording
    return (wording for wording in chosen.values() if not wording.deleted)


def _place(wording: Wording) -> Address:
    at = wording.address
    return Address(at.regulation, at.path, wording.version) if wording.until else at


def _is_unit(address: Address) -> bool:
    """Whether an address is the outermost Pasal of its place: one that an amending act prints belongs to its own clause."""
    levels = [segment.level for segment in address.path]
    return bool(levels) and levels[-1] in _UNITS and not address.in_penjelasan and not _UNITS & set(levels[:-1])


def _digested(store: Store, id: RegulationId, english: bool) -> Iterator[Unit]:
    lines: dict[Address, list[str]] = {}
    titles: dict[Address, str] = {}
    for digest in store.digests_of(id):
        unit = unit_of(digest.address)
        if unit is None:
            continue
        marks = [_MARKS.get(segment.level, "%s") % (segment.number or "") for segment in digest.address.path[len(unit.path) :]]
        words = digest.gloss if english and digest.gloss else digest.ringkasan
        lines.setdefault(unit, []).append(" ".join((*marks, words)))
        if digest.address == unit:
            titles[unit] = digest.judul
    for unit, found in lines.items():
        yield Unit(unit, titles.get(unit, ""), "\n".join(found), unit)


def unit_of(address: Address) -> Address | None:
    """The unit that holds an address of the body."""
    for depth in range(1, len(address.path) + 1):
        outer = Address(address.regulation, address.path[:depth])
        if _is_unit(outer):
            return outer
    return None
