"""The page of search results, with its filters."""

from kb.law.passage import ClauseKind
from kb.law.status import Status
from search.question.query import MAX_HITS, Query
from search.retrieval.hits import Hit, Result
from web.answers.contexts import SearchPage
from web.shared.law.contexts import Option
from web.shared.law.marking import stems_of
from web.shared.law.quotes import brief
from web.shared.law.reading import Reading
from web.shared.site import apilinks, links
from web.shared.site.i18n import Language
from web.shared.site.params import today

PER_PAGE = 10


def search_page(reading: Reading, question: str, *, uu: str, jenis: ClauseKind | None, status: Status | None, hal: int) -> SearchPage:
    """One page of results with its filters."""
    regulation = next((id for id in reading.reader.regulations if str(id) == uu), None)
    kept: tuple[Hit, ...] = ()
    capped = False
    understood = read_as = ""
    wanted: frozenset[str] = frozenset()
    start = (hal - 1) * PER_PAGE
    total = 0
    if question:
        query = Query.make(question, on=reading.per, today=today(), k=MAX_HITS, regulation=regulation, kind=jenis, status=status)
        result = reading.reader.engine.search(query, slice(start, start + PER_PAGE))
        reading = reading.on_day(result.query.on)
        wanted = stems_of(result.analysis.content)
        understood, read_as = _understood(reading, result), read_as_of(result)
        total = result.total
        capped = total == MAX_HITS
        kept = result.hits
    show = reading.reader.presenter.show_hit
    shown = tuple(brief(reading, show(hit.passage, reading.on), wanted, hit) for hit in kept)
    chosen = {"uu": uu, "jenis": jenis or "", "status": status or "", "per": reading.per}

    def page(number: int) -> str:
        return links.search(question, uu=uu, jenis=jenis or "", status=status or "", per=reading.per, hal=number)

    language = reading.language
    return SearchPage(
        question=question,
        read_as=read_as,
        day=reading.day(links.search(question, uu=uu, jenis=jenis or "", status=status or "")),
        laws=tuple(Option(str(id), id.citation, str(id) == uu) for id in reading.reader.regulations),
        kinds=tuple(Option(kind, text, jenis is kind) for kind, text in _kinds(language)),
        statuses=tuple(Option(one, text, status is one) for one, text in _statuses(language)),
        hits=shown,
        total=language.number(total),
        capped=capped,
        start=start + 1,
        understood=understood,
        previous=page(hal - 1) if hal > 1 else None,
        next=page(hal + 1) if start + PER_PAGE < total else None,
        clear=links.search(question) if any(chosen.values()) else None,
        searched=bool(question),
        ask_href=links.ask(question, reading.per),
        api_href=apilinks.api_search(question, reading.per),
    )


def read_as_of(result: Result) -> str:
    """How the question was read, where its spelling was changed; else empty."""
    return result.spelling.text if result.spelling.changes else ""


def _understood(reading: Reading, result: Result) -> str:
    """The citation that the query was taken to name; empty where it names none."""
    analysis = result.analysis
    if analysis.address:
        return analysis.address.citation
    return analysis.regulation.citation if analysis.regulation else ""


def _kinds(language: Language) -> list[tuple[ClauseKind, str]]:
    _ = language.gettext
    return [
        (ClauseKind.DEFINISI, _("Definisi")),
        (ClauseKind.TUGAS, _("Tugas dan kewajiban")),
        (ClauseKind.PIDANA, _("Ancaman pidana")),
        (ClauseKind.PROSEDUR, _("Prosedur")),
        (ClauseKind.UMUM, _("Lainnya")),
    ]


def _statuses(language: Language) -> list[tuple[Status, str]]:
    _ = language.gettext
    return [
        (Status.BERLAKU, _("Berlaku")),
        (Status.DIUBAH, _("Diubah")),
        (Status.DICABUT, _("Dicabut")),
        (Status.DICABUT_SEBAGIAN, _("Dicabut sebagian")),
        (Status.BELUM_BERLAKU, _("Belum berlaku")),
        (Status.BELUM_DIKETAHUI, _("Belum diketahui")),
    ]
