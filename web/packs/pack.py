"""The page of a ready pack: goals, plan of the hour, what to read, cases with points of an answer."""

from collections.abc import Iterable

from kb.citation.address import Address
from kb.collecting.pack import Pack
from web.packs.contexts import CaseView, CitedPlace, PackPage, ReadingSection, StepView
from web.shared.law.reading import Reading
from web.shared.law.standings import standing_of, status_label
from web.shared.site import links
from web.shared.training.exports import exports
from web.shared.training.items import collector_of, item_view
from web.shared.training.quizzes import quiz_of


def pack_page(reading: Reading, pack: Pack) -> PackPage:
    """A pack on the reader's day, in the reader's language where it is written in both."""
    english = reading.language.code == "en"
    collector = collector_of(reading)
    asks = bool(quiz_of(reading, pack.title, pack.quiz.addresses, pack.quiz.seed).blocks)
    title, other = (pack.gloss, pack.title) if english else (pack.title, pack.gloss)
    return PackPage(
        id=pack.id,
        title=title,
        other_title=other,
        day=reading.day(links.pack(pack.id)),
        goals=tuple(goal.en if english else goal.id for goal in pack.goals),
        steps=tuple(
            StepView(one.minutes, one.gloss if english and one.gloss else one.judul, one.isi, places(reading, one.addresses))
            for one in pack.plan
        ),
        sections=tuple(
            ReadingSection(one.title, one.introduction, tuple(item_view(reading, collector, item) for item in one.items))
            for one in pack.collection.sections
        ),
        cases=tuple(
            CaseView(one.judul, one.cerita, one.questions, tuple((reply.text, places(reading, reply.addresses)) for reply in one.replies))
            for one in pack.cases
        ),
        quiz_href=links.quiz(pack.id, per=reading.per) if asks else "",
        exports=exports(lambda suffix: links.pack_download(pack.id, suffix, reading.per), reading.language, cards=True, quiz=asks),
    )


def places(reading: Reading, addresses: Iterable[Address]) -> tuple[CitedPlace, ...]:
    """Links to clauses with their status."""
    return tuple(CitedPlace(reading.place(one), status_label(standing_of(reading, one).status, reading.language)) for one in addresses)
