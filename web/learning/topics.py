"""Topic pages: all of them, and one with its statements, each with the clauses that it rests on and their status on the day."""

from collections.abc import Iterator

from kb.citation.address import Address
from kb.law.learning.topic import NoteName, Topic, TopicLine
from kb.law.regulation import Note, Source
from search.study.cited import cited_clause
from web.learning.contexts import Card, LineView, TopicPage, TopicsPage
from web.learning.words import introduction_of, other_title_of, spoken, title_of
from web.shared.law.contexts import Cited, Place
from web.shared.law.reading import Reading
from web.shared.law.standings import cited
from web.shared.law.termentries import term_place
from web.shared.site import links
from web.shared.site.params import today


def topics_page(reading: Reading) -> TopicsPage:
    """All topics."""
    language = reading.language
    cards = (
        Card(
            title_of(language, topic),
            introduction_of(language, topic),
            links.topic(topic.id, reading.per),
            language.ngettext("%s pokok", "%s pokok", len(topic.lines)) % language.number(len(topic.lines)),
        )
        for topic in reading.reader.topics.values()
    )
    return TopicsPage(reading.day(links.topics()), tuple(cards), links.reading_paths(reading.per))


def topic_page(reading: Reading, topic: Topic) -> TopicPage:
    """One topic on the reader's day; a term that nothing here defines is left out."""
    reader, english = reading.reader, reading.language.code == "en"
    bodies = {body.id: body for body in reader.duties.book.bodies}
    related = (reader.topics[id] for id in topic.related)
    return TopicPage(
        day=reading.day(links.topic(topic.id)),
        href=links.topic(topic.id),
        all_href=links.topics(reading.per),
        title=title_of(reading.language, topic),
        other_title=other_title_of(reading.language, topic),
        introduction=introduction_of(reading.language, topic),
        lines=tuple(_line(reading, line) for line in topic.lines),
        bodies=tuple(
            Place(id, bodies[id].gloss if english else bodies[id].name, links.duties(badan=id, per=reading.per, anchor="matriks"))
            for id in topic.bodies
        ),
        terms=tuple(term_place(reading, entry) for term in topic.terms if (entry := reader.glossary.find(term))),
        related=tuple(Place(one.id, title_of(reading.language, one).text, links.topic(one.id, reading.per)) for one in related),
        paths_href=links.reading_paths(reading.per),
    )


def _line(reading: Reading, line: TopicLine) -> LineView:
    reader = reading.reader
    clauses = [cited_clause(reader.store, reader.presenter, address, reading.on, today=today()) for address in line.addresses]
    note = _note(reading, line.note) if line.note else None
    return LineView(
        text=spoken(reading.language, line.text, line.gloss),
        cited=(*(cited(reading, one.address, one.standing, _source(reading, one.address)) for one in clauses), *_noted(reading, note)),
        note=spoken(reading.language, note.isi, note.gloss) if note else None,
        reworded=any(one.reworded for one in clauses),
    )


def _source(reading: Reading, address: Address) -> Source:
    """Whether the clause's own words are here, or only our digest."""
    shown = reading.reader.presenter.show_whole(address, reading.on)
    return shown.source if shown else Source.RINGKASAN


def _note(reading: Reading, name: NoteName) -> Note | None:
    return next((note for note in reading.reader.store.notes(name.regulation) if note.number == name.number), None)


def _noted(reading: Reading, note: Note | None) -> Iterator[Cited]:
    if note is not None:
        address = Address(note.regulation)
        yield cited(reading, address, reading.reader.presenter.standing(address, reading.on), Source.CATATAN, note)
