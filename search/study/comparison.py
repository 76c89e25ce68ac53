"""Two regulations, or two states of one, side by side: what is the same, changed, moved, new, dropped or no longer in force."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from kb.citation.address import Address, RegulationId
from kb.law.passage import TextKind
from kb.law.regulation import Source
from kb.law.status import Standing, Status
from kb.storage.store import Store
from search.presentation.presenting import Presenter
from search.study.alignment import By, Match, align_laws, align_states, out_of_order
from search.study.likeness import likenesses
from search.study.states import Unit, unit_of, units_of
from search.study.worddiff import Difference, Op, Stretch, compare_words


class Change(StrEnum):
    """What became of a unit between the two states."""

    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    NEW = "new"
    DROPPED = "dropped"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Row:
    """One unit of either state, or two that stand against each other; `standing` is today's of the unit shown last."""

    change: Change
    before: Unit | None
    after: Unit | None
    standing: Standing
    by: By | None = None
    difference: Difference | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two states compared. `basis` says whose words: the law's, or our digests where a law's words are not at hand."""

    before: Address
    after: Address
    on: date
    basis: Source
    rows: tuple[Row, ...]

    @property
    def same_law(self) -> bool:
        """Whether these are states of one regulation."""
        return self.before.regulation == self.after.regulation

    @property
    def counts(self) -> dict[Change, int]:
        """How many rows there are of each kind."""
        counted = Counter(row.change for row in self.rows)
        return {change: counted[change] for change in Change}


def compare_states(
    store: Store, presenter: Presenter, before: Address, after: Address, on: date, *, english: bool = False
) -> Comparison | None:
    """Compare two states; None where there are not the same kind of words of both to compare."""
    for basis in (Source.NASKAH, Source.RINGKASAN):
        sides = [units_of(store, state, on, basis, english=english) for state in (before, after)]
        if all(sides):
            return Comparison(before, after, on, basis, tuple(_rows(store, presenter, before, after, sides[0], sides[1], on, basis)))
    return None


def _rows(
    store: Store, presenter: Presenter, before: Address, after: Address, old: Sequence[Unit], new: Sequence[Unit], on: date, basis: Source
) -> Iterator[Row]:
    same_law = before.regulation == after.regulation
    matches = align_states(old, new) if same_law else _aligned(store, old, new, on, basis)
    moved = frozenset() if same_law else out_of_order(matches)
    matched = {match.after: match for match in matches}
    dropped = _dropped_after(len(old), matches, moved)
    # of a law that ended as a whole it is no news that each clause did
    ending = same_law and not after.version and presenter.standing(after, on).status is not Status.DICABUT
    yield from (_dropped(presenter, old[i], on) for i in dropped.get(None, ()))
    for place, unit in enumerate(new):
        match = matched.get(place)
        standing = presenter.standing(unit.address, on)
        if match is None:
            yield Row(Change.NEW, None, unit, standing)
            continue
        earlier = old[match.before]
        difference = _difference(earlier, unit)
        renumbered = same_law and earlier.address != unit.address
        change = Change.SAME if difference.same else Change.CHANGED
        if renumbered or match in moved:
            change = Change.MOVED
        elif difference.same and ending and standing.status is Status.DICABUT:
            change = Change.ENDED
        yield Row(change, earlier, unit, standing, match.by, difference)
        yield from (_dropped(presenter, old[i], on) for i in dropped.get(match.before, ()))


def _aligned(store: Store, old: Sequence[Unit], new: Sequence[Unit], on: date, basis: Source) -> tuple[Match, ...]:
    before, after = old[0].address.regulation, new[0].address.regulation
    scores = likenesses(
        [(unit.address, unit.text) for unit in old],
        [(unit.address, unit.text) for unit in new],
        _vectors(store, (before, after), basis),
    )
    return align_laws(old, new, scores, _replaced(store, before, on))


def _difference(before: Unit, after: Unit) -> Difference:
    if before.text == after.text:
        return Difference((Stretch(Op.SAME, after.text),), 1.0)
    return compare_words(before.text, after.text)


def _dropped(presenter: Presenter, unit: Unit, on: date) -> Row:
    return Row(Change.DROPPED, unit, None, presenter.standing(unit.address, on))


def _dropped_after(count: int, matches: Sequence[Match], moved: frozenset[Match]) -> dict[int | None, list[int]]:
    """What has no match, by the matched unit that it stood behind; None for what stood before all."""
    kept = {match.before for match in matches if match not in moved}
    matched = {match.before for match in matches}
    behind: dict[int | None, list[int]] = {}
    last: int | None = None
    for place in range(count):
        if place in kept:
            last = place
        elif place not in matched:
            behind.setdefault(last, []).append(place)
    return behind


def _replaced(store: Store, id: RegulationId, on: date) -> dict[Address, tuple[Address, ...]]:
    """Which units took the place of a regulation's units, as the corpus records it."""
    found: dict[Address, dict[Address, None]] = {}
    for effect in store.effects(id):
        unit = unit_of(effect.target)
        if unit is not None and effect.since <= on:
            successors = (unit_of(address) for address in effect.replaced_by)
            found.setdefault(unit, {}).update(dict.fromkeys(one for one in successors if one is not None))
    return {unit: tuple(successors) for unit, successors in found.items()}


def _vectors(store: Store, ids: Sequence[RegulationId], basis: Source) -> dict[Address, list[NDArray[np.float32]]]:
    kind = TextKind.NASKAH if basis is Source.NASKAH else TextKind.RINGKASAN
    found: dict[Address, list[NDArray[np.float32]]] = {}
    for id in ids:
        for address, vector in store.vectors_of(id, kind):
            unit = unit_of(address)
            if unit is not None and not address.in_penjelasan:
                found.setdefault(unit, []).append(vector)
    return found
