"""What a mistyped address or the name of an unknown term may have meant."""

import difflib
import re

from kb.citation.address import Address, RegulationId, Segment
from kb.errors import AddressError
from web.shared.law.contexts import Place
from web.shared.law.outlines import Entry
from web.shared.law.reading import Reading
from web.shared.law.termentries import term_place

_MOST = 6


def nearest_places(reading: Reading, path: str) -> tuple[Place, ...]:
    """The nearest places that are here, the likeliest first."""
    head, _, rest = path.strip("/")[:300].lower().partition("/")
    id = _regulation(reading, head)
    if id is None:
        return _by_words(reading, path) or _by_name(reading, head)
    address = Address(id, _segments(rest))
    around = reading.reader.nearest(address)
    places = [reading.place(around)] if around and around.path else []
    places += [reading.place(entry.address) for entry in _beside(reading, address, around)]
    places.append(reading.place(Address(id)))
    return tuple(dict.fromkeys(places))[:_MOST]


def nearest_terms(reading: Reading, name: str) -> tuple[Place, ...]:
    """Terms that a name may have meant."""
    return tuple(term_place(reading, entry) for entry in reading.reader.glossary.nearest(name))


def _regulation(reading: Reading, head: str) -> RegulationId | None:
    try:
        id = RegulationId.parse(head)
    except AddressError:
        return None
    return id if id in reading.reader.regulations else None


def _segments(rest: str) -> tuple[Segment, ...]:
    """The segments of a path that can be parsed, up to the first that cannot."""
    found: list[Segment] = []
    for part in rest.partition("@")[0].split("/"):
        try:
            found.append(Segment.parse(part))
        except AddressError:
            break
    return tuple(found)


def _beside(reading: Reading, address: Address, around: Address | None) -> list[Entry]:
    """Clauses of the level that was asked for, by distance of their numbers."""
    if not address.path or around is None or around == address:
        return []
    depth = len(around.path)
    mistyped = address.path[depth] if depth < len(address.path) else address.path[-1]
    outline = reading.reader.outline(address.regulation, reading.on)
    same = [
        entry
        for entry in outline.entries
        if entry.level is mistyped.level and len(entry.address.path) == depth + 1 and around.covers(entry.address)
    ]
    return sorted(same, key=lambda entry: abs(_number(entry.number) - _number(mistyped.number)))[:3]


def _number(text: str | None) -> int:
    digits = re.match(r"\d+", text or "")
    return int(digits[0][:9]) if digits else ord((text or "a")[0])


def _by_words(reading: Reading, path: str) -> tuple[Place, ...]:
    """The place that words name: somebody typed "pasal 58 uu tppo" into the address bar."""
    found = reading.reader.engine.lookup.find(re.sub(r"[/_+-]+", " ", path)[:300]).address
    if found is None:
        return ()
    nearest = reading.reader.nearest(found)
    return (reading.place(nearest),) if nearest else ()


def _by_name(reading: Reading, head: str) -> tuple[Place, ...]:
    names = {str(id): id for id in reading.reader.regulations}
    close = difflib.get_close_matches(head[:60], names, n=4, cutoff=0.5)
    return tuple(reading.place(Address(names[name])) for name in close)
