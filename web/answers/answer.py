"""The page of an answer: quoted clauses, or why nothing here answers and where to look."""

from collections.abc import Sequence

from kb.law.learning.topic import Topic
from search.answering.answer import Answer, AnswerKind, ask
from search.answering.verdicts import Verdict
from search.presentation.presenting import Shown
from search.question.parts import PartKind
from search.question.query import Query
from web.answers.contexts import AnsweringQuote, AnswerPage, PartView, SideView, VerdictView
from web.answers.penalties import penalty_table
from web.answers.results import read_as_of
from web.shared.law.contexts import Place
from web.shared.law.lawlist import examples, law_rows
from web.shared.law.marking import stems_of
from web.shared.law.quotes import brief, conflict_view, quote
from web.shared.law.reading import Reading
from web.shared.site import apilinks, links
from web.shared.site.i18n import Language
from web.shared.site.params import today

_SEVERAL = 2


def answer_page(reading: Reading, question: str, before: str = "") -> AnswerPage:
    """The answer to a question; or a refusal with its reason, examples and the list of regulations."""
    answer = ask(reading.reader.engine, Query.make(question, on=reading.per, today=today(), after=before))
    reading = reading.on_day(answer.query.on)
    wanted = stems_of(answer.result.analysis.content)
    quotes = tuple(AnsweringQuote(quote(reading, shown, wanted, copy=True), _answered_parts(answer, shown)) for shown in answer.quotes)
    reason, lang = _reason(reading.language, answer)
    return AnswerPage(
        question=question,
        read_as=read_as_of(answer.result),
        day=reading.day(links.ask(question, after=before)),
        kind=_kind(answer.kind, reading.language),
        answered=answer.answered,
        reason=reason,
        reason_lang=lang,
        quotes=quotes,
        related=tuple(brief(reading, shown, wanted) for shown in answer.related),
        conflicts=tuple(conflict_view(reading, conflict) for conflict in answer.conflicts),
        penalties=penalty_table(reading, answer.penalties),
        examples=() if answer.answered else examples(reading),
        laws=() if answer.answered else law_rows(reading),
        search_href=links.search(question, per=reading.per),
        save_href=_save_href(reading, question, answer),
        api_href=apilinks.api_ask(question, reading.per, before if answer.subject else ""),
        subject=" ".join(answer.subject),
        alone_href=links.ask(question, reading.per),
        topic=_topic(reading, answer.topic),
        parts=_parts(answer),
        sides=_sides(answer, quotes),
        verdicts=tuple(_verdict(reading, verdict) for verdict in answer.verdicts),
    )


def _save_href(reading: Reading, question: str, answer: Answer) -> str:
    """Where the whole answer is put into a collection; "" where one clause is all of it."""
    held = [str(shown.address) for shown in answer.quotes if shown.address.path]
    return links.save(*held, q=question, per=reading.per) if len(held) > 1 else ""


def _topic(reading: Reading, topic: Topic | None) -> Place | None:
    if topic is None:
        return None
    return Place("", topic.gloss if reading.language.code == "en" else topic.judul, links.topic(topic.id, reading.per))


def _parts(answer: Answer) -> tuple[PartView, ...]:
    """The parts of a question that has several, each with whether it was answered."""
    if len(answer.parts) < _SEVERAL:
        return ()
    facts = PartKind.FAKTA
    return tuple(PartView(part.part.text.strip(" ?.,"), part.part.kind is facts, bool(part.addresses)) for part in answer.parts)


def _sides(answer: Answer, quotes: Sequence[AnsweringQuote]) -> tuple[SideView, ...]:
    """The quotes of a comparison by side, each once; nothing where it is none, or where a quote answers no side."""
    compared = [part for part in answer.parts if part.part.kind is PartKind.BANDING]
    if len(compared) < _SEVERAL or len(compared) != len(answer.parts):
        return ()
    sides: list[list[AnsweringQuote]] = [[] for _ in compared]
    for one, shown in zip(quotes, answer.quotes, strict=True):
        answered = answer.answers(shown)
        sides[answered[0] - 1 if answered else 0].append(one)
    return tuple(SideView(part.part.text, tuple(side)) for part, side in zip(compared, sides, strict=True))


def _answered_parts(answer: Answer, shown: Shown) -> tuple[str, ...]:
    """The parts that a quote answers, in the reader's own words; nothing where the question has only one."""
    if len(answer.parts) < _SEVERAL:
        return ()
    return tuple(answer.parts[number - 1].part.text.strip(" ?.,") for number in answer.answers(shown))


def _verdict(reading: Reading, verdict: Verdict) -> VerdictView:
    english = reading.language.code == "en"
    place = reading.place(verdict.address)
    return VerdictView(place, {True: "yes", False: "no", None: "unknown"}[verdict.holds], verdict.gloss if english else verdict.text)


def _reason(language: Language, answer: Answer) -> tuple[str, str]:
    """Why nothing answers, and the language of that: the reason for a named clause is only there in Indonesian."""
    if answer.answered:
        return "", language.code
    if answer.evidence is None:
        return f"{(answer.reason or '')[:1].upper()}{(answer.reason or '')[1:]}.", "id"
    _ = language.gettext
    missing = ", ".join(f"“{word}”" for word in answer.evidence.missing[:4])
    about = " " + _("Kata yang tidak ditemukan: %s.") % missing if missing else ""
    return _("Tidak ada pasal dalam basis pengetahuan ini yang menjawab pertanyaan itu.") + about, language.code


def _kind(kind: AnswerKind | None, language: Language) -> str:
    _ = language.gettext
    names = {
        AnswerKind.DEFINISI: _("Definisi"),
        AnswerKind.TUGAS: _("Tugas dan kewajiban"),
        AnswerKind.PIDANA: _("Ancaman pidana"),
        AnswerKind.PROSEDUR: _("Prosedur"),
        AnswerKind.PASAL: _("Bunyi pasal"),
    }
    return names.get(kind, "") if kind else ""
