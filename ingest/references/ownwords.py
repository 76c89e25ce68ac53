"""Which words of a provision are its own, and not those of a clause below it, whose words its text holds too."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kb.citation.address import Address
from kb.law.wording import Wording

#: A part of a provision, and where its text stands in its holder's.
Place = tuple[Wording, int, int]


def held_by(wordings: Iterable[Wording]) -> Mapping[Address, list[Wording]]:
    """The clauses directly below each address, in reading order."""
    held: dict[Address, list[Wording]] = {}
    for wording in wordings:
        if (parent := wording.address.parent) is not None:
            held.setdefault(parent, []).append(wording)
    return held


def places_in(wording: Wording, below: Iterable[Wording]) -> list[Place]:
    """Where the text of each part stands in its holder's text."""
    places: list[Place] = []
    position = 0
    for child in below:
        start = wording.text.find(child.text, position) if child.text else -1
        if start >= 0:
            position = start + len(child.text)
            places.append((child, start, position))
    return places


def gaps(wording: Wording, places: Sequence[Place]) -> Iterator[tuple[int, int]]:
    """The stretches of a text that are its own words: before, between and after its parts."""
    position = 0
    for start, stop in [*((start, stop) for _, start, stop in places), (len(wording.text), len(wording.text))]:
        if wording.text[position:start].strip():
            yield position, start
        position = stop
