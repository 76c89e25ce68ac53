"""Where regulations stand on the map, and the lines between them: years from left to right, kinds of regulation from top to bottom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kb.citation.address import RegulationId

YEAR, BOX, GAP, LEFT, TOP = 40, 36, 10, 16, 72
_LETTER, _PADDING = 7, 16
#: A status in words must fit under a short citation.
_NARROWEST = 112
#: From above: acts, government regulations, the President's, ministers', the regions'.
_LANES = (frozenset({"uud", "uu", "perppu"}), frozenset({"pp"}), frozenset({"perpres", "keppres", "inpres"}))


@dataclass(frozen=True, slots=True)
class Box:
    """One regulation."""

    id: RegulationId
    x: int
    y: int
    width: int


@dataclass(frozen=True, slots=True)
class Tick:
    """One year of the axis."""

    year: int
    x: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole drawing; `rules` are the heights between two lanes."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    ticks: tuple[Tick, ...]
    rules: tuple[int, ...]


def lay_out(ids: Iterable[RegulationId]) -> Layout:
    """A layout without overlaps: each box stands at its year, in the first row of its lane that is free there."""
    lanes: dict[int, list[RegulationId]] = {}
    for id in sorted(ids, key=lambda id: (id.year, id.type, int("".join(filter(str.isdigit, id.number)) or 0))):
        lanes.setdefault(_lane(id), []).append(id)
    if not lanes:
        return Layout(0, 0, (), (), ())
    first = min(id.year for lane in lanes.values() for id in lane)
    last = max(id.year for lane in lanes.values() for id in lane)
    boxes: list[Box] = []
    rules = []
    top = TOP
    for lane in sorted(lanes):
        rows = _rows(lanes[lane], first)
        for place, row in enumerate(rows):
            boxes.extend(Box(id, x, top + place * (BOX + GAP), _width(id)) for id, x in row)
        top += len(rows) * (BOX + GAP) + GAP
        rules.append(top - GAP)
    ticks = tuple(Tick(year, LEFT + (year - first) * YEAR) for year in range(first, last + 1) if year % 2 == 0)
    width = max(box.x + box.width for box in boxes) + LEFT
    return Layout(width, top, tuple(boxes), ticks, tuple(rules[:-1]))


def _lane(id: RegulationId) -> int:
    if id.region:
        return len(_LANES) + 1
    return next((place for place, types in enumerate(_LANES) if id.type in types), len(_LANES))


def _rows(ids: Sequence[RegulationId], first: int) -> list[list[tuple[RegulationId, int]]]:
    rows: list[list[tuple[RegulationId, int]]] = []
    ends: list[int] = []
    for id in ids:
        x = LEFT + (id.year - first) * YEAR
        row = next((place for place, end in enumerate(ends) if end <= x), len(rows))
        if row == len(rows):
            rows.append([])
            ends.append(0)
        rows[row].append((id, x))
        ends[row] = x + _width(id) + GAP
    return rows


def _width(id: RegulationId) -> int:
    return max(_NARROWEST, len(id.citation) * _LETTER + _PADDING)


def line(source: Box, target: Box) -> str:
    """The path of a line from one box to another: between lanes from edge to edge, beside each other in a bow."""
    if source.y == target.y:
        left, right = sorted((source, target), key=lambda box: box.x)
        x1, x2, y = left.x + left.width // 2, right.x + right.width // 2, source.y
        bow = y - 12 - (x2 - x1) // 20
        start, end = (x2, x1) if source is right else (x1, x2)
        return f"M{start} {y}C{start} {bow} {end} {bow} {end} {y}"
    down = source.y < target.y
    x1, y1 = source.x + source.width // 2, source.y + (BOX if down else 0)
    x2, y2 = target.x + target.width // 2, target.y + (0 if down else BOX)
    middle = (y1 + y2) // 2
    return f"M{x1} {y1}C{x1} {middle} {x2} {middle} {x2} {y2}"
