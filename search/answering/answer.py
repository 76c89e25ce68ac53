"""Answers as sets of clauses: all that a question needs, quoted word for word with their citations, or a refusal that says why.

A question is read part by part (`search/question/parts.py`), each part is searched, and the clauses that together answer are chosen from
what was found (`selection.py`). Nothing is paraphrased: a verdict on whether a law still holds is told as ours, beside the clauses that
say so.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice

from kb.citation.address import Address
from kb.law.learning.topic import Topic
from kb.law.passage import ClauseKind
from kb.law.regulation import Conflict
from kb.law.status import Status
from search.answering.beside import beside, leaves, related, unique
from search.answering.evidence import Evidence, weigh
from search.answering.listing import listed
from search.answering.refusals import missing_clause, unknown_place
from search.answering.selection import OUT_OF_FORCE, Choice, Found, choose
from search.answering.verdicts import Verdict, changed_by, verdicts
from search.engine import Engine
from search.presentation.presenting import Shown
from search.question.followups import continue_question
from search.question.parts import Part, PartKind, read_parts
from search.question.query import MAX_CHARACTERS, Query
from search.retrieval.hits import Result
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
class AnsweredPart:
    """One part of a question with the addresses of the quotes that answer it; none where nothing does."""

    part: Part
    addresses: tuple[Address, ...]


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
    parts: tuple[AnsweredPart, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    topic: Topic | None = None
    """The topic whose whole list was asked for; its clauses come first among the further reading."""
    subject: tuple[str, ...] = ()
    """Words that it took from the question before."""

    @property
    def answered(self) -> bool:
        """Whether anything answers."""
        return bool(self.quotes)

    def answers(self, quote: Shown) -> tuple[int, ...]:
        """Numbers of the parts that a quote answers, from 1."""
        return tuple(number for number, part in enumerate(self.parts, start=1) if quote.address in part.addresses)


_NEAR = 3
_LISTED = 20
"""A topic's list may be longer than any other further reading."""
_NOT_THEN = "ketentuan yang cocok dengan pertanyaan itu tidak berlaku pada tanggal itu"


def ask(engine: Engine, query: Query) -> Answer:
    """Answer a question in the law of its day."""
    asked = query
    text, subject = continue_question(query.text, query.after)
    result = engine.search(replace(query, text=text) if subject else query)
    answer = _answer_found(engine, result)
    return replace(answer, query=replace(answer.query, text=asked.text), subject=subject) if subject else answer


def _answer_found(engine: Engine, result: Result) -> Answer:
    query, analysis = result.query, result.analysis
    if unknown := unknown_place(engine, result):
        return _refusal(engine, result, unknown, None)
    parts = read_parts(result.spelling.text)
    about = verdicts(engine, analysis, query.on) if any(part.kind is PartKind.STATUS for part in parts) else ()
    if analysis.address is not None and len(parts) == 1 and not about:
        return _clause(engine, result, analysis.address)
    found = find_parts(engine, result)
    weighed = [weigh(engine, one.result) for one in found if one.part.kind is not PartKind.FAKTA or one.whole]
    evidence = max(weighed, key=lambda one: one.strength, default=weigh(engine, result))
    saying = [shown for verdict in about for address in verdict.by if (shown := engine.presenter.show(address, query.on))]
    if about and not saying:
        saying = _themselves(engine, result, about)
    if not evidence.enough and not saying:
        nearest = max(result.hits, key=lambda hit: hit.score, default=None)
        if nearest is not None and nearest.standing.status in OUT_OF_FORCE:
            return replace(_refusal(engine, result, _NOT_THEN, evidence), verdicts=about)
        return replace(_refusal(engine, result, f"{evidence.reason}; {engine.covered}", evidence), verdicts=about)
    return _answer(engine, result, found, evidence, about, saying)


def _themselves(engine: Engine, result: Result, about: Sequence[Verdict]) -> list[Shown]:
    """Of what holds without a clause that says so: the clause itself, or of a law the nearest of its clauses."""
    on = result.query.on
    for verdict in about:
        if verdict.address.path and verdict.holds:
            return [shown] if (shown := engine.presenter.show(verdict.address, on)) else []
        mine = (hit for hit in result.hits if verdict.holds and hit.address.regulation == verdict.address.regulation)
        if (hit := next(mine, None)) is not None and (shown := engine.presenter.show_passage(hit.passage, on)):
            return [shown]
    return []


def find_parts(engine: Engine, result: Result) -> list[Found]:
    """What the whole question found, and each of its parts where it has several."""
    query, parts = result.query, read_parts(result.spelling.text)
    if len(parts) == 1:
        return [Found(parts[0], result)]
    whole = Found(Part(query.text, query.text, PartKind.UMUM), result, whole=True)
    asked = [replace(query, text=_searched(engine, part), on_given=True, after="") for part in parts]
    return [whole, *(Found(part, engine.search(one)) for part, one in zip(parts, asked, strict=True))]


def _searched(engine: Engine, part: Part) -> str:
    """What is searched for a part: of a defined term that is compared, its definition."""
    if part.kind is PartKind.BANDING and engine.defining(part.search):
        return f"apa itu {part.search}"
    return part.search[:MAX_CHARACTERS]


def _answer(
    engine: Engine, result: Result, found: Sequence[Found], evidence: Evidence, about: tuple[Verdict, ...], saying: Sequence[Shown]
) -> Answer:
    on, profile = result.query.on, engine.profile
    most = profile.answers * 2 if any(one.part.kind is PartKind.DAFTAR for one in found) else profile.answers
    chosen = choose(found, profile.quotes, profile.quote_threshold, most) if evidence.enough else []
    quotes = [shown for one in chosen if (shown := engine.presenter.show_passage(one.hit.passage, on))]
    if quotes and not saying and any(one.part.kind is PartKind.STATUS for one in found):
        quotes[1:1] = changed_by(engine, quotes[0], on)
    quotes = [quote for quote in unique([*saying, *quotes]) if quote in saying or quote.standing.status not in OUT_OF_FORCE][:most]
    if not quotes:
        return _refusal(engine, result, _NOT_THEN, evidence)
    kind = _kind(result, found, quotes[0])
    quoted = [quote.address for quote in quotes]
    first = [one for address in beside(engine, result, _intent(kind), quotes[0]) if (one := engine.presenter.show(address, on))]
    hits = [hit for one in found for hit in one.result.hits if not any(address.covers(hit.address) for address in quoted)]
    topic = next((topic for one in found if (topic := listed(engine, one.part))), None)
    # all of a subject, read clause by clause: further reading, since a question may mean less than the topic holds
    clauses = [address for address in topic.addresses if not address.in_penjelasan] if topic else []
    whole = [shown for address in clauses if (shown := engine.presenter.show(address, on))]
    more = [*whole, *first, *related(engine, hits, on, profile.related - len(first))]
    most_related = max(profile.related, min(_LISTED, len(whole)))
    further = [one for one in unique(more) if not any(address.covers(one.address) for address in quoted)]
    conflicts = engine.conflicts.among(quoted, [hit.address for hit in result.hits[:_NEAR]])
    asked = [one for one in found if not one.whole]
    answered = tuple(
        AnsweredPart(one.part, tuple(a for a in quoted if len(asked) == 1 or _answers(found, chosen, one, a))) for one in asked
    )
    asks_penalty = kind is AnswerKind.PIDANA or any(one.part.kind is PartKind.PIDANA for one in asked)
    penalties = PenaltyTable(engine.store.offences()).for_clauses(quoted, on) if asks_penalty else ()
    return Answer(
        result.query,
        kind,
        tuple(quotes),
        tuple(further[:most_related]),
        None,
        conflicts,
        result,
        evidence,
        penalties,
        answered,
        about,
        topic=topic,
    )


def _answers(found: Sequence[Found], chosen: Sequence[Choice], one: Found, address: Address) -> bool:
    """Whether a quote answers a part: it was chosen for that part, or is among the first that the part found."""
    return address in [hit.address for hit in one.hits[:_NEAR]] or any(
        choice.hit.address == address and found[choice.found] is one for choice in chosen
    )


def _kind(result: Result, found: Sequence[Found], first: Shown) -> AnswerKind:
    intent = result.analysis.intent
    kind = AnswerKind(intent.value) if intent else AnswerKind.UMUM
    top = found[0].hits[0] if found[0].hits else None
    if kind is AnswerKind.DEFINISI and (top is None or top.passage.kind is not ClauseKind.DEFINISI):
        return AnswerKind.UMUM
    return kind


def _intent(kind: AnswerKind) -> ClauseKind | None:
    return None if kind in (AnswerKind.UMUM, AnswerKind.PASAL) else ClauseKind(kind.value)


def _clause(engine: Engine, result: Result, address: Address) -> Answer:
    """A named clause: itself, whole, in whatever state it is: who names a clause asks for it."""
    on = result.query.on
    shown = engine.presenter.show(address, on)
    quotes = [shown] if shown else [s for _, p in engine.index.passages_below(address) if (s := engine.presenter.show_passage(p, on))]
    if not quotes:
        return _refusal(engine, result, missing_clause(engine, address, on), None)
    ahead = []
    if quotes[0].standing.status is Status.DICABUT:
        successors = (engine.presenter.show(leaf, on) for t in quotes[0].standing.replaced_by for leaf in leaves(engine, t))
        ahead = [successor for successor in successors if successor]
    rest = [hit for hit in result.hits if not address.covers(hit.address)]
    return Answer(
        result.query,
        AnswerKind.PASAL,
        tuple(unique(quotes)),
        tuple(islice(unique([*ahead, *related(engine, rest, on, engine.profile.related)]), engine.profile.related)),
        None,
        engine.conflicts.among([one.address for one in quotes], []),
        result,
    )


def _refusal(engine: Engine, result: Result, reason: str, evidence: Evidence | None) -> Answer:
    return Answer(
        result.query, None, (), related(engine, result.hits, result.query.on, engine.profile.related), reason, (), result, evidence
    )
