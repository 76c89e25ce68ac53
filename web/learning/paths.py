"""Pages of reading paths: all of them, and one with its clauses in order and its quiz."""

from dataclasses import replace

from markupsafe import Markup

from kb.citation.address import Address, Level
from kb.law.learning.readingpath import ReadingPath, ReadingStep
from kb.law.status import Status
from search.presentation.presenting import Shown
from search.training.collecting import Collector
from web.learning.contexts import Card, PathPage, PathsPage, StepClause, StepView
from web.learning.quiz import quiz_of
from web.learning.words import introduction_of, other_title_of, title_of
from web.shared.law.clauses import Builder
from web.shared.law.contexts import Part, Place, Quote
from web.shared.law.quotes import Kids, quote
from web.shared.law.reading import Reading
from web.shared.site import links

_ENDED = frozenset({Status.DICABUT, Status.DICABUT_SEBAGIAN})


def paths_page(reading: Reading) -> PathsPage:
    """All paths, the first one before the others, and the topics."""
    cards = tuple(_card(reading, path) for path in reading.reader.reading_paths.values())
    topics = (
        Place(topic.id, title_of(reading.language, topic).text, links.topic(topic.id, reading.per))
        for topic in reading.reader.topics.values()
    )
    return PathsPage(
        day=reading.day(links.reading_paths()),
        first=cards[0] if cards else None,
        others=cards[1:],
        topics=tuple(topics),
        topics_href=links.topics(reading.per),
    )


def path_page(reading: Reading, path: ReadingPath) -> PathPage:
    """One path on the reader's day."""
    order = list(reading.reader.reading_paths)
    after = order[order.index(path.id) + 1 :][:1]
    shown = {address: _shown(reading, address) for address in path.addresses}
    return PathPage(
        day=reading.day(links.reading_path(path.id)),
        href=links.reading_path(path.id),
        all_href=links.reading_paths(reading.per),
        title=title_of(reading.language, path),
        other_title=other_title_of(reading.language, path),
        introduction=introduction_of(reading.language, path),
        steps=tuple(_step(reading, number, step, shown) for number, step in enumerate(path.steps, start=1)),
        clauses=_joined(path),
        quiz=quiz_of(reading, path),
        next=_next(reading, after[0]) if after else None,
    )


def _card(reading: Reading, path: ReadingPath) -> Card:
    language, count = reading.language, len(path.addresses)
    steps = language.ngettext("%s langkah", "%s langkah", len(path.steps)) % language.number(len(path.steps))
    clauses = language.ngettext("%s ketentuan", "%s ketentuan", count) % language.number(count)
    href = links.reading_path(path.id, reading.per)
    return Card(title_of(language, path), introduction_of(language, path), href, f"{steps}, {clauses}", _joined(path))


def _next(reading: Reading, id: str) -> Place:
    path = reading.reader.reading_paths[id]
    return Place(id, title_of(reading.language, path).text, links.reading_path(id, reading.per))


def _joined(path: ReadingPath) -> str:
    return " ".join(map(str, path.addresses))


def _step(reading: Reading, number: int, step: ReadingStep, shown: dict[Address, Shown | None]) -> StepView:
    return StepView(
        anchor=f"langkah-{number}",
        title=title_of(reading.language, step),
        introduction=introduction_of(reading.language, step),
        clauses=tuple(_clause(reading, address, shown[address], address in step.history) for address in step.addresses),
    )


def _clause(reading: Reading, address: Address, shown: Shown | None, history: bool) -> StepClause:
    return StepClause(
        address=str(address),
        place=reading.place(address),
        quote=_quote(reading, shown) if shown else None,
        within=address.citation if shown and shown.address != address else "",
        # on an earlier day it may have held
        history=history and shown is not None and shown.standing.status in _ENDED,
    )


def _quote(reading: Reading, shown: Shown) -> Quote:
    """The clause; a huruf after the words that lead to it, since it begins in the middle of their sentence."""
    drawn = quote(reading, shown)
    if shown.wording is None or shown.address.level is not Level.HURUF:
        return drawn
    kids = Kids(reading, shown.wording)
    builder = Builder(reading, kids)
    lead: list[Part] = []
    at = shown.address.parent
    while at is not None and at.path:
        around = reading.reader.store.wording(at, kids.on)
        if around:
            lead[:0] = [Part(html) for html in builder.lead(around)]
        at = at.parent if at != at.pasal else None
    if lead:
        # other huruf stand between
        lead[-1] = Part(lead[-1].html + Markup(" […]"))
    return replace(drawn, parts=(*lead, *drawn.parts))


def _shown(reading: Reading, address: Address) -> Shown | None:
    """What there is to read of a clause, else of the one around it; None where nothing is, up to its Pasal."""
    reader = reading.reader
    collector = Collector(reader.store, reader.presenter, reader.glossary, base="")
    at: Address | None = address
    while at is not None and at.path:
        if shown := collector.shown(at, reading.on):
            return shown
        at = at.parent if at != at.pasal else None
    return None
