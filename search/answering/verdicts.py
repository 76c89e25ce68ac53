"""Whether what a question names still holds: yes or no, since when and by which clause, from effects and wordings.

"Pasal 2 masih berlaku, kan?" rests on a premise. A verdict says what the corpus knows about it, in our words; the clauses that made it so
are quoted as law.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kb.citation.address import Address
from kb.law.status import Effect, Standing, Status
from search.answering.beside import leaves
from search.engine import Engine
from search.presentation.presenting import Shown
from search.question.analysis import QueryAnalysis

_MOST_CLAUSES, _MOST_CHANGES = 4, 2
_MONTHS = (
    "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split(),
    "January February March April May June July August September October November December".split(),
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one law or clause, in our own words (`text` in Indonesian, `gloss` in English), and the clauses that say so."""

    address: Address
    holds: bool | None
    """Whether it is in force on the day; None where that is not known."""
    text: str
    gloss: str
    by: tuple[Address, ...]
    """The clauses that ended or changed it, and what stands in its place: what is to be quoted."""


def verdicts(engine: Engine, analysis: QueryAnalysis, on: date) -> tuple[Verdict, ...]:
    """One for each law or clause that a question names, as of a day; none where it names nothing that is here."""
    named: list[Address] = []
    if analysis.address is not None:
        named.append(analysis.address.bare)
    elif analysis.regulation is not None:
        named.append(Address(analysis.regulation))
    named += [Address(id) for id in analysis.others if analysis.address is None or id != analysis.address.regulation]
    return tuple(_verdict(engine, address, on) for address in named if engine.store.regulation(address.regulation) is not None)


def changed_by(engine: Engine, quote: Shown, on: date) -> list[Shown]:
    """The clauses that changed what a quote says, or put it in another's place: who asks what still holds needs them beside it."""
    effects = [*engine.presenter.replacing(quote.address, on), *quote.standing.effects][:_MOST_CHANGES]
    places = dict.fromkeys(at for effect in effects for at in engine.passages_at(effect.by)[:1])
    return [shown for at in places if at != quote.address and (shown := engine.presenter.show(at, on))]


def _verdict(engine: Engine, address: Address, on: date) -> Verdict:
    standing = engine.presenter.standing(address, on)
    text, gloss = (_words(address, standing, english) for english in (False, True))
    holds = None if standing.status is Status.BELUM_DIKETAHUI else standing.status not in (Status.DICABUT, Status.BELUM_BERLAKU)
    return Verdict(address, holds, text, gloss, tuple(_saying(engine, address, standing)))


def _saying(engine: Engine, address: Address, standing: Standing) -> list[Address]:
    """What made it so: of a law that was ended only the clause that ended it, of a clause also what took its place."""
    if standing.status not in (Status.DICABUT, Status.DICABUT_SEBAGIAN, Status.DIUBAH):
        return []
    if not address.path and standing.status is Status.DIUBAH:
        return []
    effects = [effect for effect in standing.effects if effect.ends] or list(standing.effects)
    if standing.status is Status.DICABUT:
        effects = effects[:1]
    taking = [leaf for effect in effects for successor in effect.replaced_by if address.path for leaf in leaves(engine, successor)[:1]]
    passages = [at for effect in effects for at in engine.passages_at(effect.by)[:1]]
    return list(dict.fromkeys([*passages, *taking]))[:_MOST_CLAUSES]


def _words(address: Address, standing: Standing, english: bool) -> str:
    name = address.citation
    since = f" {'since' if english else 'sejak'} {_day(standing.since, english)}" if standing.since else ""
    by = f" ({standing.by.citation})" if standing.by else ""
    checked = _day(standing.checked, english) if standing.checked else ""
    match standing.status:
        case Status.DICABUT:
            place = _place(standing.replaced_by, english)
            return f"{name} is no longer in force{since}{by}{place}." if english else f"{name} tidak berlaku lagi{since}{by}{place}."
        case Status.DICABUT_SEBAGIAN:
            gone = _clauses((effect for effect in standing.effects if effect.ends), english)
            if english:
                return f"{name} is still in force, except for what was repealed: {gone}."
            return f"{name} masih berlaku, kecuali yang sudah dicabut: {gone}."
        case Status.DIUBAH:
            return f"{name} is still in force, changed{since}{by}." if english else f"{name} masih berlaku, dengan perubahan{since}{by}."
        case Status.BELUM_BERLAKU:
            return (
                f"{name} is not in force yet; it takes effect on {_day(standing.since, english)}."
                if english
                else (f"{name} belum berlaku; berlakunya mulai {_day(standing.since, english)}.")
            )
        case Status.BELUM_DIKETAHUI:
            return (
                f"Nothing at hand says whether {name} is in force."
                if english
                else f"Tidak ada sumber di sini yang menyatakan {name} berlaku."
            )
        case _:
            if english:
                return f"{name} is in force; nothing here ends it" + (f" (checked up to {checked})." if checked else ".")
            return f"{name} berlaku; tidak ada yang diketahui mencabutnya" + (f" (diperiksa sampai {checked})." if checked else ".")


def _place(successors: Iterable[Address], english: bool) -> str:
    names = ", ".join(address.citation for address in list(successors)[:_MOST_CLAUSES])
    return f"; {'in its place' if english else 'kini'}: {names}" if names else ""


def _clauses(effects: Iterable[Effect], english: bool) -> str:
    """The ended clauses with their days and what ended them; a whole Pasal speaks for its ayat."""
    found = list(effects)
    whole = [e for e in found if not any(other.target != e.target and other.target.covers(e.target) for other in found)]
    names = [f"{e.target.path_citation} ({_day(e.since, english)}, {e.by.citation})" for e in whole[:_MOST_CLAUSES]]
    return ", ".join(names) + (" …" if len(whole) > _MOST_CLAUSES else "")


def _day(day: date | None, english: bool) -> str:
    return f"{day.day} {_MONTHS[english][day.month - 1]} {day.year}" if day else ""
