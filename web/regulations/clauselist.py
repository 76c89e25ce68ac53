"""The clauses of a regulation, or of one part of it, in reading order, with our digests, statuses and links to the Penjelasan."""

from collections.abc import Iterable
from dataclasses import replace

from kb.citation.address import GROUPING, Address, Level, RegulationId, Segment
from kb.law.status import Status
from kb.law.wording import Wording
from web.shared.law.clauses import Builder, from_digest
from web.shared.law.contexts import Clause, DigestView, Item, Label, Part, Place, Section
from web.shared.law.outlines import Entry, Outline
from web.shared.law.quotes import digest_view
from web.shared.law.reading import Reading
from web.shared.law.standings import status_label
from web.shared.law.termlinks import TermLinks
from web.shared.site import links
from web.shared.site.i18n import Language

#: What is shown of each clause: law text and digest, or one of them; the first is the default.
VIEWS = ("keduanya", "naskah", "ringkasan")
_SAYS_NOTHING = "cukup jelas"
_DEPTH = {Level.BUKU: 2, Level.BAB: 2, Level.BAGIAN: 3, Level.PARAGRAF: 4}
# shown in the title block, or on a page of its own
_APART = frozenset({Level.JUDUL, Level.PENJELASAN})


class ClauseList:
    """Builds the items of a page. `view` is one of VIEWS; `digest_language` may differ from the language of the interface."""

    def __init__(self, reading: Reading, id: RegulationId, view: str, digest_language: Language) -> None:
        self._reading = reading
        self._view = view
        self._digest_language = digest_language
        self._outline: Outline = reading.reader.outline(id, reading.on)
        self._wordings: dict[Address, Wording] = reading.reader.wordings(id, reading.on)
        self._digests = reading.reader.digests(id)
        self._named = frozenset(effect.target for effect in reading.reader.effects(id))
        self._around = frozenset(above for target in self._named for above in _above(target))
        self._builder = Builder(reading, self._kids, self._digest, self._status, self._elucidation, terms=TermLinks(reading))

    def items(self, parent: Address | None) -> Iterable[Item]:
        """Headings and clauses below a heading; everything for None."""
        for entry in self._outline.children.get(parent, ()):
            if entry.level in _APART:
                continue
            if entry.level in GROUPING:
                yield Item(section=self._section(entry))
                yield from self.items(entry.address)
                continue
            clause = self.clause(entry)
            if clause is not None:
                yield Item(clause=clause)

    def clause(self, entry: Entry) -> Clause | None:
        """One clause by the chosen view; None where that view has nothing to show of it."""
        wording = self._wordings.get(entry.address)
        if wording is None:
            return self._digested(entry)
        if self._view == "ringkasan":
            # a clause without a digest keeps its place, with a link to its text
            return self._digested(entry) or from_digest(self._reading, entry.address, None, self._status(entry.address))
        return self._builder.build(wording)

    def _digested(self, entry: Entry) -> Clause | None:
        below = [kid for one in self._outline.children.get(entry.address, ()) if (kid := self._digested(one))]
        digest = self._digest(entry.address)
        if not below and digest is None:
            return None
        made = from_digest(self._reading, entry.address, digest, self._status(entry.address))
        return replace(made, parts=tuple(Part(clause=kid) for kid in below), heading=entry.heading)

    def _section(self, entry: Entry) -> Section:
        name = Address(entry.address.regulation, entry.address.path[-1:]).path_citation
        return Section(links.anchor(entry.address), self._reading.href(entry.address), _DEPTH[entry.level], name, entry.heading)

    def _kids(self, address: Address) -> list[Wording]:
        kids = self._outline.children.get(address, ())
        return [self._wordings[kid.address] for kid in kids if kid.address in self._wordings]

    def _digest(self, address: Address) -> DigestView | None:
        if self._view == "naskah":
            return None
        wording = self._wordings.get(address)
        # a digest is about the wording in force, so none stands beside an earlier one
        digest = None if wording is not None and wording.until is not None else self._digests.get(address)
        return digest_view(self._reading, digest, language=self._digest_language) if digest else None

    def _status(self, address: Address) -> Label | None:
        if address.level not in (Level.PASAL, Level.AYAT) or address.in_penjelasan:
            return None
        if self._named.isdisjoint((address, *_above(address))) and address not in self._around:
            return None  # no effect bears on it: the regulation's own status says it all
        standing = self._reading.reader.presenter.standing(address, self._reading.on)
        if standing.status in (Status.BERLAKU, Status.BELUM_DIKETAHUI):
            return None
        return status_label(standing.status, self._reading.language)

    def _elucidation(self, address: Address) -> Place | None:
        if address.level is not Level.PASAL or len(address.path) > 1:
            return None
        at = Address(address.regulation, (Segment(Level.PENJELASAN), *address.path))
        wording = self._wordings.get(at)
        if wording is None or wording.text.strip(" .\n").lower() == _SAYS_NOTHING:
            return None
        return Place(str(at), at.path_citation, self._reading.href(address) + "#penjelasan")


def _above(address: Address) -> Iterable[Address]:
    """The addresses that contain an address, the regulation's included."""
    return (Address(address.regulation, address.path[:depth]) for depth in range(len(address.path)))
