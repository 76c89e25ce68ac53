"""The page of an answer: quoted clauses, or why nothing here answers and where to look."""

from search.answering.answer import Answer, AnswerKind, ask
from search.question.query import Query
from web.answers.contexts import AnswerPage
from web.answers.penalties import penalty_table
from web.answers.results import read_as_of
from web.shared.law.lawlist import examples, law_rows
from web.shared.law.marking import stems_of
from web.shared.law.quotes import brief, conflict_view, quote
from web.shared.law.reading import Reading
from web.shared.site import links
from web.shared.site.i18n import Language
from web.shared.site.params import today


def answer_page(reading: Reading, question: str) -> AnswerPage:
    """The answer to a question; or a refusal with its reason, examples and the list of regulations."""
    answer = ask(reading.reader.engine, Query.make(question, on=reading.per, today=today()))
    reading = reading.on_day(answer.query.on)
    wanted = stems_of(answer.result.analysis.content)
    quotes = tuple(quote(reading, shown, wanted, copy=True) for shown in answer.quotes)
    reason, lang = _reason(reading.language, answer)
    return AnswerPage(
        question=question,
        read_as=read_as_of(answer.result),
        day=reading.day(links.ask(question)),
        kind=_kind(answer.kind, reading.language),
        answered=answer.answered,
        reason=reason,
        reason_lang=lang,
        first=quotes[0] if quotes else None,
        others=quotes[1:],
        related=tuple(brief(reading, shown, wanted) for shown in answer.related),
        conflicts=tuple(conflict_view(reading, conflict) for conflict in answer.conflicts),
        penalties=penalty_table(reading, answer.penalties),
        examples=() if answer.answered else examples(reading),
        laws=() if answer.answered else law_rows(reading),
        search_href=links.search(question, per=reading.per),
        save_href=_save_href(reading, question, answer),
        api_href=links.api_ask(question, reading.per),
    )


def _save_href(reading: Reading, question: str, answer: Answer) -> str:
    """Where the whole answer is put into a collection; "" where one clause is all of it."""
    held = [str(shown.address) for shown in answer.quotes if shown.address.path]
    return links.save(*held, q=question, per=reading.per) if len(held) > 1 else ""


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
