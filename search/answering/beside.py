"""What an answer should be read with, before the next hits: the same term elsewhere, the Penjelasan, what a penalty replaced or adds."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from kb.citation.address import Address, Level, Segment
from kb.law.passage import ClauseKind
from search.engine import Engine
from search.presentation.presenting import Shown
from search.retrieval.hits import Hit, Result

_PER_KIND = 2


def beside(engine: Engine, result: Result, intent: ClauseKind | None, first: Shown) -> list[Address]:
    """Addresses to read with the first quote.

    A definition: the same term in other laws, and its Penjelasan. A penalty: what it replaced, the clauses that aggravate it, and the rule
    for acts before the change.
    """
    if intent is ClauseKind.DEFINISI:
        return [*engine.defining(result.analysis.term or ""), *_elucidations(first.address)]
    if intent is ClauseKind.PIDANA and first.address.path:
        pasal = first.address.pasal or first.address
        replaced = [address for target in first.replaces for address in leaves(engine, target)[:_PER_KIND]]
        sources = [source for address in (*first.replaces, pasal) for source in engine.store.cited_by(address)]
        aggravating = engine.aggravating(sources)[:_PER_KIND]
        return [*replaced[:_PER_KIND], *aggravating, *(_transition(engine, first) if first.replaces else [])]
    return _elucidations(first.address) if intent is None else []


def leaves(engine: Engine, address: Address) -> list[Address]:
    """The passages of a named clause (a whole Pasal is quoted by its first passages)."""
    if not address.path:
        return []
    return engine.passages_below(address)[:_PER_KIND] or [address]


def related(engine: Engine, hits: Sequence[Hit], on: date, wanted: int) -> tuple[Shown, ...]:
    """The first hits as shown, no more than wanted."""
    shown = (one for hit in hits if (one := engine.presenter.show_passage(hit.passage, on)))
    return tuple(islice(unique(shown), max(0, wanted)))


def unique(shown: Iterable[Shown]) -> Iterator[Shown]:
    """Each clause once; of a regulation without clauses each note once."""
    seen: set[tuple[Address, str]] = set()
    for one in shown:
        key = (one.address, one.judul if not one.address.path else "")
        if key not in seen:
            seen.add(key)
            yield one


def _elucidations(address: Address) -> list[Address]:
    """Where the Penjelasan of a clause stands, if there is any."""
    if address.in_penjelasan or not address.path:
        return []
    return [Address(address.regulation, (Segment(Level.PENJELASAN), *address.path))]


def _transition(engine: Engine, first: Shown) -> list[Address]:
    """The rule for acts before the change, where the corpus holds it for the law of the successor."""
    return [a for a in engine.profile.acts_before if a.regulation == first.address.regulation]
