"""The clauses that a statement of ours rests on, on a day: where each stands, and whether it read otherwise then."""

from dataclasses import dataclass
from datetime import date

from kb.citation.address import Address
from kb.law.status import Standing, Status
from kb.storage.store import Store
from search.presentation.presenting import Presenter


@dataclass(frozen=True, slots=True)
class CitedClause:
    """A clause with its standing on the day. `reworded` tells that it read otherwise then: our words follow today's."""

    address: Address
    standing: Standing
    reworded: bool


def cited_clause(store: Store, presenter: Presenter, address: Address, on: date, *, today: date) -> CitedClause:
    """Where the clause of an address stands on a day that may be past."""
    standing = presenter.standing(address, on)
    if on >= today or not address.path:
        return CitedClause(address, standing, False)
    then, now = store.wording(address, on), store.wording(address, today)
    if then is None and now is not None and now.since:
        # a later act put the clause in: its regulation was in force, the clause was not there
        standing = Standing(Status.BELUM_BERLAKU, since=now.since, by=now.enacted_by, checked=standing.checked)
    return CitedClause(address, standing, now is not None and then is not None and then != now)
