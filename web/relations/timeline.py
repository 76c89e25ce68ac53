"""The timeline: when regulations were enacted, came into force, and changed or ended others."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kb.citation.address import Address, RegulationId
from kb.law.status import Effect
from web.relations.bonds import done_words, widest
from web.relations.contexts import TimelineEvent, TimelinePage, TimelineYear
from web.relations.map import law_options
from web.shared.law.reading import Reading
from web.shared.site import links


@dataclass(frozen=True, slots=True)
class _Event:
    """`day` is None where only the year is known."""

    year: int
    day: date | None
    subject: RegulationId
    words: str
    target: RegulationId | None = None


def timeline_page(reading: Reading, chosen: RegulationId | None) -> TimelinePage:
    """Everything that is dated, or with `chosen` what concerns that regulation; the newest first."""
    events = [one for one in (*_made(reading), *_done(reading)) if chosen in (None, one.subject, one.target)]
    events.sort(key=lambda one: (one.year, one.day or date(one.year, 1, 1)), reverse=True)
    years = dict.fromkeys(one.year for one in events)
    return TimelinePage(
        day=reading.day(links.timeline(uu=str(chosen or ""))),
        laws=law_options(reading, chosen),
        chosen=reading.place(Address(chosen)) if chosen else None,
        years=tuple(TimelineYear(year, tuple(_shown(reading, one) for one in events if one.year == year)) for year in years),
        clear=links.timeline(per=reading.per),
        map_href=links.law_map(uu=str(chosen or ""), per=reading.per),
    )


def _made(reading: Reading) -> Iterable[_Event]:
    """Enactments and first days; of a regulation without either, its year."""
    _ = reading.language.gettext
    for id, facts in reading.reader.regulations.items():
        if facts.enacted and facts.enacted == facts.in_force:
            yield _Event(facts.enacted.year, facts.enacted, id, _("ditetapkan dan mulai berlaku"))
            continue
        if facts.enacted:
            yield _Event(facts.enacted.year, facts.enacted, id, _("ditetapkan"))
        if facts.in_force:
            yield _Event(facts.in_force.year, facts.in_force, id, _("mulai berlaku"))
        if not (facts.enacted or facts.in_force):
            yield _Event(id.year, None, id, _("ditetapkan, tanggalnya belum diketahui"))


def _done(reading: Reading) -> Iterable[_Event]:
    """What acts did to others, all of one day and act to one regulation as one event."""
    for target in reading.reader.regulations:
        groups: dict[tuple[RegulationId, date], list[Effect]] = {}
        for effect in reading.reader.effects(target):
            groups.setdefault((effect.by.regulation, effect.since), []).append(effect)
        for (by, since), effects in groups.items():
            yield _Event(since.year, since, by, _words(reading, effects), target)


def _words(reading: Reading, effects: list[Effect]) -> str:
    ended = widest(effect.target for effect in effects if effect.ends)
    changed = widest(effect.target for effect in effects if not effect.ends)
    return "; ".join(done_words(ended, changed, reading.language))


def _shown(reading: Reading, one: _Event) -> TimelineEvent:
    return TimelineEvent(
        iso=one.day.isoformat() if one.day else "",
        day=reading.language.day(one.day) if one.day else str(one.year),
        subject=reading.place(Address(one.subject)),
        words=one.words,
        target=reading.place(Address(one.target)) if one.target else None,
    )
