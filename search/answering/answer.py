"""Extractive answers: clauses quoted word for word with their citation, or a refusal that says why."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import islice

from kb.citation.address import Address, Level, Segment
from kb.law.passage import ClauseKind
from kb.law.regulation import Conflict
from kb.law.status import Status
from search.answering.definitions import defines
from search.answering.evidence import Evidence, weigh
from search.engine import Engine
from search.presentation.presenting import Shown
from search.question.query import Query
from search.retrieval.hits import Hit, Result
from search.study.penalties import PenaltyRow, PenaltyTable


class AnswerKind(StrEnum):
    """What kind of question was answered."""

    DEFINISI = "definisi"
    TUGAS = "tugas"
    PIDANA = "pidana"
    PROSEDUR = "prosedur"
    PASAL = "pasal"
    UMUM = "umum"


@dataclass(frozen=True, slots=True)
class Answer:
    """`quotes[0]` answers, other quotes answer too; `related` is only further reading. A refusal has a `reason` and no quotes.

    `penalties`: what the quoted clauses carry by the day of the act, where the question is about that.
    """

    query: Query
    kind: AnswerKind | None
    quotes: tuple[Shown, ...]
    related: tuple[Shown, ...]
    reason: str | None
    conflicts: tuple[Conflict, ...]
    result: Result
    evidence: Evidence | None = None
    penalties: tuple[PenaltyRow, ...] = ()

    @property
    def answered(self) -> bool:
        """Whether anything answers."""
        return bool(self.quotes)


_OUT_OF_FORCE = frozenset({Status.DICABUT, Status.BELUM_BERLAKU})


def ask(engine: Engine, query: Query) -> Answer:
    """Answer a question in the law of its day."""
    result = engine.search(query)
    query, analysis = result.query, result.analysis
    unknown = _unknown_place(engine, result)
    if unknown:
        return _refusal(engine, result, unknown, None)
    if analysis.address is not None:
        return _clause(engine, result, analysis.address)
    evidence = weigh(engine, result)
    if not evidence.enough:
        return _refusal(engine, result, f"{evidence.reason}; {engine.covered}", evidence)
    return _answer(engine, result, evidence)


def _answer(engine: Engine, result: Result, evidence: Evidence) -> Answer:
    on = result.query.on
    shown = list(islice(_unique(_with_successors(engine, _choose(engine, result), on)), engine.profile.answers + 1))
    if not shown:
        return _refusal(engine, result, "ketentuan yang cocok dengan pertanyaan itu tidak berlaku pada tanggal itu", evidence)
    kind = AnswerKind(result.analysis.intent.value) if result.analysis.intent else AnswerKind.UMUM
    if kind is AnswerKind.DEFINISI and result.hits[0].passage.kind is not ClauseKind.DEFINISI:
        kind = AnswerKind.UMUM
    beside = [one for address in _beside(engine, result, kind, shown) if (one := engine.presenter.show(address, on))]
    quoted = [quote.address for quote in shown]
    wanted = engine.profile.related - len(beside)
    rest = _related(engine, [hit for hit in result.hits if not any(address.covers(hit.address) for address in quoted)], on, wanted)
    related = [one for one in _unique([*beside, *rest]) if not any(address.covers(one.address) for address in quoted)]
    conflicts = engine.conflicts.among(quoted, [hit.address for hit in result.hits[:_NEAR]])
    penalties = PenaltyTable(engine.store.offences()).for_clauses(quoted, on) if kind is AnswerKind.PIDANA else ()
    first = tuple(related[: engine.profile.related])
    return Answer(result.query, kind, tuple(shown), first, None, conflicts, result, evidence, penalties)


_NEAR = 3
_PER_KIND = 2


def _beside(engine: Engine, result: Result, kind: AnswerKind, shown: "list[Shown]") -> list[Address]:
    """What an answer of its kind should be read with, before the next hits.

    A definition: the same term in other laws, and its Penjelasan. A penalty: what it replaced, the clauses that aggravate it, and the rule
    for acts before the change.
    """
    first = shown[0]
    if kind is AnswerKind.DEFINISI:
        same = engine.defining(result.analysis.term or "")
        return [*same, *_elucidations(first.address)]
    if kind is AnswerKind.PIDANA and first.address.path:
        pasal = first.address.pasal or first.address
        replaced = [address for target in first.replaces for address in _leaves(engine, target)[:_PER_KIND]]
        sources = [source for address in (*first.replaces, pasal) for source in engine.store.cited_by(address)]
        aggravating = engine.aggravating(sources)[:_PER_KIND]
        return [*replaced[:_PER_KIND], *aggravating, *(_transition(engine, first) if first.replaces else [])]
    return _elucidations(first.address) if kind is AnswerKind.UMUM else []


def _elucidations(address: Address) -> list[Address]:
    """Where the Penjelasan of a clause stands, if there is any."""
    if address.in_penjelasan or not address.path:
        return []
    return [Address(address.regulation, (Segment(Level.PENJELASAN), *address.path))]


def _transition(engine: Engine, first: Shown) -> list[Address]:
    """The rule for acts before the change, where the corpus holds it for the law of the successor."""
    return [a for a in engine.profile.acts_before if a.regulation == first.address.regulation]


def _choose(engine: Engine, result: Result) -> list[Hit]:
    """The hits that answer: the first, and those near it; for a definition, the same term in other laws."""
    first, *others = result.hits
    term = result.analysis.term
    if term and first.passage.kind is ClauseKind.DEFINISI:
        same = [hit for hit in others if hit.passage.kind is ClauseKind.DEFINISI and defines(hit.passage, term)]
        return [first, *same][: engine.profile.answers]
    if len(result.analysis.others) > 1 and result.analysis.regulation is None:
        laws = {first.address.regulation: first}
        for hit in others:
            laws.setdefault(hit.address.regulation, hit)
        return list(laws.values())[: engine.profile.answers]
    # a note is no law: it never stands beside what answers
    near = [h for h in others if first.score - h.score <= engine.profile.answer_margin and h.passage.source is first.passage.source]
    return [first, *near][: engine.profile.answers]


def _with_successors(engine: Engine, hits: list[Hit], on: date) -> list[Shown]:
    """Each hit as shown; a clause out of force is preceded by what stands in its place on that day."""
    shown: list[Shown] = []
    for hit in hits:
        one = engine.presenter.show_passage(hit.passage, on)
        if one is None:
            continue
        if one.standing.status is Status.DICABUT:
            successors = (engine.presenter.show(address, on) for target in one.standing.replaced_by for address in _leaves(engine, target))
            shown.extend(successor for successor in successors if successor is not None)
        shown.append(one)
    # stable: clauses in force keep their order before those that are not
    return sorted(shown, key=lambda one: one.standing.status in _OUT_OF_FORCE)


def _leaves(engine: Engine, address: Address) -> list[Address]:
    """The passages of a named successor (a whole Pasal is quoted by its first passages)."""
    if not address.path:
        return []
    return engine.passages_below(address)[:2] or [address]


def _unique(shown: Iterable[Shown]) -> Iterator[Shown]:
    """Each clause once; of a regulation without clauses each note once."""
    seen: set[tuple[Address, str]] = set()
    for one in shown:
        key = (one.address, one.judul if not one.address.path else "")
        if key not in seen:
            seen.add(key)
            yield one


def _clause(engine: Engine, result: Result, address: Address) -> Answer:
    """A named clause: itself, whole."""
    on = result.query.on
    shown = engine.presenter.show(address, on)
    quotes = [shown] if shown else [s for _, p in engine.index.passages_below(address) if (s := engine.presenter.show_passage(p, on))]
    if not quotes:
        return _refusal(engine, result, _missing_clause(engine, address, on), None)
    if quotes[0].standing.status is Status.DICABUT:
        successors = (engine.presenter.show(leaf, on) for t in quotes[0].standing.replaced_by for leaf in _leaves(engine, t))
        related = [s for s in successors if s]
    else:
        related = []
    rest = [hit for hit in result.hits if not address.covers(hit.address)]
    return Answer(
        result.query,
        AnswerKind.PASAL,
        tuple(_unique(quotes)),
        tuple(_unique([*related, *_related(engine, rest, on, engine.profile.related)])),
        None,
        engine.conflicts.among([one.address for one in quotes], []),
        result,
    )


def _refusal(engine: Engine, result: Result, reason: str, evidence: Evidence | None) -> Answer:
    related = _related(engine, result.hits, result.query.on, engine.profile.related)
    return Answer(result.query, None, (), related, reason, (), result, evidence)


def _related(engine: Engine, hits: "Sequence[Hit]", on: date, wanted: int) -> tuple[Shown, ...]:
    """The first hits as shown, no more than wanted."""
    shown = (one for hit in hits if (one := engine.presenter.show_passage(hit.passage, on)))
    return tuple(islice(_unique(shown), max(0, wanted)))


def _unknown_place(engine: Engine, result: Result) -> str | None:
    """Why a named clause cannot be shown: no such regulation here, no text of it, or no such clause in it."""
    analysis = result.analysis
    if analysis.regulation is None:
        return None
    facts = engine.store.regulation(analysis.regulation)
    if facts is None:
        return f"{analysis.regulation.citation} tidak ada dalam basis pengetahuan ini"
    if analysis.address is None or engine.presenter.show(analysis.address, result.query.on):
        return None
    if engine.index.passages_below(analysis.address):
        return None
    cited = _cited(analysis.address)
    if engine.store.text(facts.id) is None and not engine.store.wordings(analysis.address):
        if engine.store.digests_of(facts.id):
            return f"{cited} tidak ada pada ringkasan kami, dan naskah {facts.citation} belum ada di sini"
        return f"naskah {facts.citation} belum ada di sini, jadi isi {analysis.address.path_citation} tidak dapat dikutip"
    return _missing_clause(engine, analysis.address, result.query.on)


def _cited(address: Address) -> str:
    return f"{address.path_citation} {address.regulation.citation}"


def _missing_clause(engine: Engine, address: Address, on: date) -> str:
    id, cited = address.regulation, _cited(address)
    struck = [w for w in engine.store.wordings(address) if w.deleted]
    if struck:
        by = struck[-1].enacted_by
        return f"{cited} sudah dihapus" + (f" oleh {by.citation}" if by else "")
    earlier = engine.store.wordings(address)
    if earlier:
        return f"{cited} tidak berlaku pada tanggal itu"
    pasal = address.pasal
    last = max((int(number) for number in engine.store.pasal_numbers(id, on) if number.isdigit()), default=0)
    number = pasal.path[-1].number if pasal else None
    if number and number.isdigit() and int(number) > last:
        return f"{cited} tidak ada: {id.citation} berakhir di Pasal {last}"
    if pasal is not None and pasal != address and engine.store.wordings(pasal):
        return f"{cited} tidak ada: {pasal.path_citation} tidak memuat {address.path_citation.removeprefix(pasal.path_citation).strip()}"
    return f"{cited} tidak ada pada salinan naskah ini"
