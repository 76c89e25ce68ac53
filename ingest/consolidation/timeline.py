"""Keeps every wording of every provision while a law is amended, with the days on which it held."""

from dataclasses import replace
from datetime import date

from ingest.consolidation.lawtree import Node, order_key
from kb.citation.address import Address, RegulationId
from kb.law.wording import Wording


class Timeline:
    """Wordings by address, in the reading order of the law; struck and ended ones keep their place."""

    def __init__(self) -> None:
        self._order: list[Address] = []
        self._spans: dict[Address, list[Wording]] = {}

    def record(self, law: Node, *, version: RegulationId, since: date | None, clause: Address | None) -> None:
        """Record how the law reads from a day on; `clause` stands for what several changes of one act made together."""
        present: list[Address] = []
        clauses = _clauses(law, version)
        for node, parent in law.walk():
            if parent is None or node.hidden:
                continue
            present.append(node.address)
            self._take(_wording(node, parent, law, version, since, clauses.get(node.address, set()), clause), fresh=node.version == version)
        for address in self._spans.keys() - set(present):
            self._end(address, since)
        self._order = _merge(self._order, present)

    def wordings(self) -> tuple[Wording, ...]:
        """All wordings, those of one address in the order of time."""
        return tuple(wording for address in self._order for wording in self._spans[address])

    def holds(self, address: Address) -> bool:
        """Whether the address has words now."""
        spans = self._spans.get(address)
        return bool(spans) and spans is not None and spans[-1].until is None and not spans[-1].deleted

    def _take(self, wording: Wording, *, fresh: bool) -> None:
        spans = self._spans.setdefault(wording.address, [])
        if spans and spans[-1].until is None:
            last = spans[-1]
            same = (last.text, last.heading, last.parent, last.deleted) == (wording.text, wording.heading, wording.parent, wording.deleted)
            if same and (not fresh or last.version == wording.version):
                return
        self._end(wording.address, wording.since)
        spans.append(wording)

    def _end(self, address: Address, day: date | None) -> None:
        spans = self._spans[address]
        if spans and spans[-1].until is None:
            spans[-1] = replace(spans[-1], until=day)


def _wording(
    node: Node, parent: Node, law: Node, version: RegulationId, since: date | None, clauses: set[Address], clause: Address | None
) -> Wording:
    enacted_by = node.enacted_by if node.version == version else next(iter(clauses)) if len(clauses) == 1 else clause
    return Wording(
        address=node.address,
        version=version,
        level=node.level,
        number=node.number,
        heading=node.heading,
        text=node.words(),
        page=node.page,
        parent=parent.address if parent is not law else None,
        printed_in=node.printed_in or version,
        enacted_by=enacted_by,
        since=since,
        deleted=node.deleted,
    )


def _clauses(law: Node, version: RegulationId) -> dict[Address, set[Address]]:
    """For each provision the amending clauses of one act that changed something in it."""
    found: dict[Address, set[Address]] = {}

    def collect(node: Node) -> set[Address]:
        own = {node.enacted_by} if node.version == version and node.enacted_by else set()
        for child in node.children:
            own |= collect(child)
        found[node.address] = own
        return own

    collect(law)
    return found


def _merge(before: list[Address], now: list[Address]) -> list[Address]:
    """One order for what stood before and what stands now: what is gone stays behind what it followed."""
    present, known = set(now), set(before)
    rest = iter(before)
    waiting = next(rest, None)
    merged: list[Address] = []
    placed: set[Address] = set()

    def put(address: Address) -> None:
        if address not in placed:
            placed.add(address)
            merged.append(address)

    for address in now:
        while waiting is not None and waiting not in present and (address in known or _path_key(waiting) < _path_key(address)):
            put(waiting)
            waiting = next(rest, None)
        put(address)
        while waiting is not None and waiting in placed:
            waiting = next(rest, None)
    for address in before:
        put(address)
    return merged


def _path_key(address: Address) -> tuple[tuple[int, int, str], ...]:
    return tuple(order_key(segment.number) for segment in address.path)
