"""What the map and the timeline are given: frozen values; the templates only display them."""

from dataclasses import dataclass

from web.shared.law.contexts import Day, Label, Option, Place


@dataclass(frozen=True, slots=True)
class MapBox:
    """One regulation on the map; `chosen` is the one that is looked at."""

    place: Place
    title: str
    status: Label
    x: int
    y: int
    width: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class MapLine:
    """One bond on the map."""

    path: str
    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class MapYear:
    """One year of the axis."""

    text: str
    x: int


@dataclass(frozen=True, slots=True)
class BondRow:
    """One bond in words."""

    words: str
    target: Place
    since: str | None


@dataclass(frozen=True, slots=True)
class BondList:
    """What one regulation does to others."""

    source: Place
    title: str
    rows: tuple[BondRow, ...]


@dataclass(frozen=True, slots=True)
class MapPage:
    """`/peta`."""

    day: Day
    laws: tuple[Option, ...]
    chosen: Place | None
    width: int
    height: int
    boxes: tuple[MapBox, ...]
    lines: tuple[MapLine, ...]
    years: tuple[MapYear, ...]
    rules: tuple[int, ...]
    lists: tuple[BondList, ...]
    clear: str
    timeline_href: str


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """One thing that happened; `iso` is empty where only the year is known."""

    iso: str
    day: str
    subject: Place
    words: str
    target: Place | None


@dataclass(frozen=True, slots=True)
class TimelineYear:
    """One year with its events."""

    year: int
    events: tuple[TimelineEvent, ...]


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """`/linimasa`."""

    day: Day
    laws: tuple[Option, ...]
    chosen: Place | None
    years: tuple[TimelineYear, ...]
    clear: str
    map_href: str
