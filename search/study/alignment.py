"""Which unit of one state stands against which of another: by what the corpus says, by number, by heading, by likeness.

States of one law are matched by number alone, for amendments keep numbers ("Pasal 5A") and strike what they drop; what is left may have
moved. Different laws number anew, so there a number counts only where the words bear it out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from kb.citation.address import Address
from search.study.likeness import Scores, likenesses
from search.study.states import Unit

# read off pairs of laws on other matters, whose nearest clauses mostly stay below, and the replacement that `likeness` names
_LIKELY = 1.15
"""Likeness of two units, each the other's nearest, that are matched by nothing else."""
_BORNE_OUT = 1.0
"""Likeness from which on the same number in two laws is taken for the same clause."""
_SAME_HEADING = 0.3


class By(StrEnum):
    """What matched two units."""

    EFFECT = "effect"
    NUMBER = "number"
    HEADING = "heading"
    LIKENESS = "likeness"


@dataclass(frozen=True, slots=True)
class Match:
    """Two units that stand against each other, by their places in the two states."""

    before: int
    after: int
    by: By


class _Matches:
    """Matches made so far; each unit is in one at most."""

    def __init__(self) -> None:
        self.found: dict[int, Match] = {}
        self.taken: set[int] = set()

    def add(self, pairs: Iterable[tuple[int, int]], by: By) -> None:
        for i, j in pairs:
            if i not in self.taken and j not in self.found:
                self.taken.add(i)
                self.found[j] = Match(i, j, by)

    def in_order(self) -> tuple[Match, ...]:
        return tuple(self.found[j] for j in sorted(self.found))


def align_states(before: Sequence[Unit], after: Sequence[Unit]) -> tuple[Match, ...]:
    """Matches of two states of one law, in the order of the second."""
    matches = _Matches()
    places = {unit.address: place for place, unit in enumerate(after)}
    matches.add(((i, places[unit.address]) for i, unit in enumerate(before) if unit.address in places), By.NUMBER)
    left = [i for i in range(len(before)) if i not in matches.taken]
    new = [j for j in range(len(after)) if j not in matches.found]
    if left and new:
        # an earlier wording has no vectors of its own
        scores = likenesses([(before[i].address, before[i].text) for i in left], [(after[j].address, after[j].text) for j in new], None)
        matches.add(((left[i], new[j]) for i, j in _nearest(scores)), By.LIKENESS)
    return matches.in_order()


def align_laws(
    before: Sequence[Unit], after: Sequence[Unit], scores: Scores, replaced: Mapping[Address, Sequence[Address]]
) -> tuple[Match, ...]:
    """Matches of two laws, in the order of the second; `replaced` says which units took the place of which."""
    matches = _Matches()
    places = {unit.address: place for place, unit in enumerate(after)}
    named = [(i, places[to]) for i, unit in enumerate(before) for to in replaced.get(unit.address, ()) if to in places]
    matches.add(sorted(named, key=lambda pair: -float(scores[pair])), By.EFFECT)
    paths = {unit.address.path: place for place, unit in enumerate(after)}
    numbered = [(i, paths[unit.address.path]) for i, unit in enumerate(before) if unit.address.path in paths]
    matches.add((pair for pair in numbered if scores[pair] >= _BORNE_OUT), By.NUMBER)
    matches.add((pair for pair in _headed(before, after) if scores[pair] >= _SAME_HEADING), By.HEADING)
    left = np.array(scores, copy=True)
    left[sorted(matches.taken), :] = -1
    left[:, sorted(matches.found)] = -1
    matches.add(_nearest(left), By.LIKENESS)
    return matches.in_order()


def _headed(before: Sequence[Unit], after: Sequence[Unit]) -> list[tuple[int, int]]:
    """Units with the same heading, where each state has it once."""
    once_before, once_after = _once(before), _once(after)
    return [(place, once_after[heading]) for heading, place in once_before.items() if heading in once_after]


def _once(units: Sequence[Unit]) -> dict[str, int]:
    headings: dict[str, list[int]] = {}
    for place, unit in enumerate(units):
        if unit.heading:
            headings.setdefault(unit.heading.lower(), []).append(place)
    return {heading: places[0] for heading, places in headings.items() if len(places) == 1}


def _nearest(scores: Scores) -> list[tuple[int, int]]:
    """Units that are each other's nearest and likely about the same, the likest first."""
    nearest, back = scores.argmax(axis=1), scores.argmax(axis=0)
    pairs = [(i, int(j)) for i, j in enumerate(nearest) if back[j] == i and scores[i, j] >= _LIKELY]
    return sorted(pairs, key=lambda pair: -float(scores[pair]))


def out_of_order(matches: Sequence[Match]) -> frozenset[Match]:
    """Matches that break the order of the first state: all but a longest run of rising places."""
    best: list[tuple[int, int | None]] = []  # length of the longest run that ends here, and its step before
    for at, match in enumerate(matches):
        steps = [(best[k][0], k) for k in range(at) if matches[k].before < match.before]
        length, step = max(steps, default=(0, None), key=lambda one: one[0])
        best.append((length + 1, step))
    kept: set[int] = set()
    at_last: int | None = max(range(len(best)), key=lambda k: best[k][0], default=None)
    while at_last is not None:
        kept.add(at_last)
        at_last = best[at_last][1]
    return frozenset(match for place, match in enumerate(matches) if place not in kept)
