"""The page of the map: which regulation changes, ends or rests on which, as a drawing and as a list."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from kb.citation.address import Address, RegulationId
from web.relations.bonds import Bond, bond_words, bonds
from web.relations.contexts import BondList, BondRow, MapBox, MapLine, MapPage, MapYear
from web.relations.drawing import Layout, lay_out, line
from web.shared.law.contexts import Option
from web.shared.law.reading import Reading
from web.shared.law.standings import status_label
from web.shared.site import links


def map_page(reading: Reading, chosen: RegulationId | None) -> MapPage:
    """The map, or with `chosen` only what is bound to that regulation."""
    found = [bond for bond in bonds(reading.reader, reading.on) if chosen in (None, bond.source, bond.target)]
    layout = lay_out(_drawn(reading, found, chosen))
    return MapPage(
        day=reading.day(links.law_map(uu=str(chosen or ""))),
        laws=law_options(reading, chosen),
        chosen=reading.place(Address(chosen)) if chosen else None,
        width=layout.width,
        height=layout.height,
        boxes=tuple(_boxes(reading, layout, chosen)),
        lines=tuple(_lines(reading, layout, found)),
        years=tuple(MapYear(str(tick.year), tick.x) for tick in layout.ticks),
        rules=layout.rules,
        lists=tuple(_lists(reading, found)),
        clear=links.law_map(per=reading.per),
        timeline_href=links.timeline(uu=str(chosen or ""), per=reading.per),
    )


def _drawn(reading: Reading, found: Sequence[Bond], chosen: RegulationId | None) -> Iterable[RegulationId]:
    """The regulations of the day, or the chosen one with those bound to it."""
    tied = {id for bond in found for id in (bond.source, bond.target)} | {chosen}
    return (id for id in reading.reader.regulations if (id in tied if chosen else id.year <= reading.on.year))


def law_options(reading: Reading, chosen: RegulationId | None) -> tuple[Option, ...]:
    """Every regulation as a choice."""
    return tuple(Option(str(id), id.citation, id == chosen) for id in reading.reader.regulations)


def _boxes(reading: Reading, layout: Layout, chosen: RegulationId | None) -> Iterable[MapBox]:
    for box in layout.boxes:
        facts = reading.reader.regulations[box.id]
        standing = reading.reader.presenter.standing(Address(box.id), reading.on)
        yield MapBox(
            place=reading.place(Address(box.id)),
            title=facts.short_title or facts.title,
            status=status_label(standing.status, reading.language, None),
            x=box.x,
            y=box.y,
            width=box.width,
            chosen=box.id == chosen,
        )


def _lines(reading: Reading, layout: Layout, found: Sequence[Bond]) -> Iterable[MapLine]:
    boxes = {box.id: box for box in layout.boxes}
    for bond in sorted(found, key=lambda bond: bond.kind != "basis"):  # what changes the law lies above what rests on it
        if bond.source in boxes and bond.target in boxes and bond.source != bond.target:
            title = f"{bond.source.citation} {bond_words(bond, reading.language)} {bond.target.citation}"
            yield MapLine(line(boxes[bond.source], boxes[bond.target]), bond.kind, title)


def _lists(reading: Reading, found: Sequence[Bond]) -> Iterable[BondList]:
    for source, own in groupby(found, lambda bond: bond.source):
        facts = reading.reader.regulations.get(source)
        rows = tuple(
            BondRow(
                bond_words(bond, reading.language),
                reading.place(Address(bond.target)),
                reading.language.day(bond.since) if bond.since else None,
            )
            for bond in own
        )
        yield BondList(reading.place(Address(source)), (facts.short_title or facts.title) if facts else "", rows)
