"""What a reader is shown of an address on a day: which words, from where, in force or not, and what later law did to it."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from kb.citation.address import Address, RegulationId
from kb.law.passage import Passage
from kb.law.regulation import Digest, Provenance, Source
from kb.law.standings import Standings
from kb.law.status import Effect, EffectKind, Standing, Status
from kb.law.wording import Wording
from kb.storage.store import Store

_KEPT = 2048
"""Clauses as they are shown: answers quote the same ones again and again."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The words of one address as a reader gets them, with everything needed to trust them.

    `text` is verbatim what `source` says it is: law text, our digest, or a note. `outdated` tells that later law changed the clause
    and nobody here has the new words yet: what is shown as law text is then the earlier wording.
    """

    address: Address
    on: date
    citation: str
    source: Source
    provenance: Provenance | None
    ocr: bool
    page: int | None
    text: str
    judul: str
    ringkasan: str
    gloss: str
    standing: Standing
    wording: Wording | None
    outdated: bool
    replaces: tuple[Address, ...]
    note_source: str | None = None


class Presenter:
    """Shows addresses; keeps each regulation's effects and facts at hand for the time of one generation."""

    def __init__(self, store: Store, standings: Standings | None = None) -> None:
        self._store = store
        self._shown = lru_cache(maxsize=_KEPT)(self._show_now)
        self._text = lru_cache(maxsize=None)(store.text)
        self._replaces: dict[Address, list[Effect]] = {}
        regulations = store.regulations()
        self._facts = {regulation.id: regulation for regulation in regulations}
        self._effects = {id: store.effects(id) for id in self._facts}
        self._standings = standings or store.standings(regulations)
        for effects in self._effects.values():
            for effect in effects:
                for target in effect.replaced_by:
                    self._replaces.setdefault(target, []).append(effect)

    def standing(self, address: Address, on: date) -> Standing:
        """Status of an address on a day."""
        return self._standings.at(address, on)

    def replacing(self, address: Address, on: date) -> tuple[Effect, ...]:
        """The effects by which a clause, or its Pasal, came to stand in another's place."""
        holders = [address, *([address.pasal] if address.pasal and address.pasal != address else [])]
        return tuple(effect for holder in holders for effect in self._replaces.get(holder, ()) if effect.since <= on and effect.ends)

    def replaces(self, address: Address, on: date) -> tuple[Address, ...]:
        """Clauses in whose place this one stands on a day."""
        found = [effect.target for effect in self.replacing(address, on)]
        # a whole Pasal says it all: its ayat need not be named beside it
        return tuple(a for a in dict.fromkeys(found) if not any(b != a and b.covers(a) for b in found))

    def show(self, address: Address, on: date) -> Shown | None:
        """The words of an address on a day; None where neither words, digest nor note are at hand. The last thousands are kept."""
        return self._shown(address, on)

    def _show_now(self, address: Address, on: date) -> Shown | None:
        wording = self._store.wording(address, on)
        # a digest tells of the wording in force: an earlier one stands alone
        earlier = wording.until is not None if wording else address.version is not None
        digest = None if earlier else self._store.digest(address)
        if wording is not None and not wording.deleted and wording.text:
            return self._from_wording(address, wording, digest, on)
        if digest is not None:
            return self._from_digest(address, digest, on)
        return None

    def show_whole(self, address: Address, on: date) -> Shown | None:
        """The words of an address on a day; where only its parts have digests (the ayat of a Pasal), those, each after its mark."""
        shown = self.show(address, on)
        if shown is not None or address.version is not None:
            return shown
        parts = self._store.digests_below(address)
        if not parts:
            return None
        marks = [part.address.path_citation.removeprefix(address.path_citation).strip() for part in parts]
        text, gloss = (
            "\n".join(f"{mark}: {words}" for mark, words in zip(marks, column, strict=True))
            for column in ([part.ringkasan for part in parts], [part.gloss for part in parts])
        )
        return self._from_digest(address, Digest(address, "", text, gloss, menurut=parts[0].menurut), on)

    def show_passage(self, passage: Passage, on: date) -> Shown | None:
        """The words of a passage on a day, as a quotation; a note's passage shows the note.

        Where the law text at hand is older than a change that our digest follows, the digest is quoted: UU 1/2026 changed KUHP articles
        whose new words are not here, and the old ones are not what holds.
        """
        if passage.source is not Source.CATATAN:
            shown = self.show(passage.address, on)
            if shown is None or not shown.outdated:
                return shown
            digest = self._store.digest(passage.address)
            followed = digest is not None and not self._is_outdated(passage.address, digest.menurut, shown.standing)
            return self._from_digest(passage.address, digest, on) if digest and followed else shown
        note = next((n for n in self._store.notes(passage.address.regulation) if n.number == passage.part), None)
        if note is None:
            return None
        return Shown(
            address=passage.address,
            on=on,
            citation=passage.address.citation,
            source=Source.CATATAN,
            provenance=None,
            ocr=False,
            page=None,
            text=note.isi,
            judul=note.judul,
            ringkasan="",
            gloss=note.gloss,
            standing=self.standing(passage.address, on),
            wording=None,
            outdated=False,
            replaces=(),
            note_source=f"{note.source} ({note.dated})" if note.dated else note.source,
        )

    def show_hit(self, passage: Passage, on: date) -> Shown:
        """The words of a passage that was found; where they do not hold on the day, its own with the day from which they do."""
        shown = self.show_passage(passage, on)
        if shown is not None:
            return shown
        first = next((w for w in self._store.wordings(passage.address) if w.since and w.since > on), None)
        standing = self.standing(passage.address, on)
        if first is not None:
            standing = Standing(Status.BELUM_BERLAKU, since=first.since, by=first.enacted_by, checked=standing.checked)
        record = self._text(first.printed_in if first else passage.address.regulation)
        return Shown(
            address=passage.address,
            on=on,
            citation=passage.address.citation,
            source=passage.source,
            provenance=record.provenance if record and passage.source is Source.NASKAH else None,
            ocr=bool(record and record.ocr),
            page=first.page if first else None,
            text=passage.naskah or passage.ringkasan,
            judul=passage.judul,
            ringkasan=passage.ringkasan,
            gloss=passage.gloss,
            standing=standing,
            wording=first,
            outdated=False,
            replaces=(),
        )

    def _is_outdated(self, address: Address, follows: RegulationId | None, standing: Standing) -> bool:
        """Whether an act changed the clause after the words at hand were made, which follow the act `follows`."""
        changes = [e for e in standing.effects if e.kind is EffectKind.DIUBAH and e.target.covers(address)]
        return any(not self._is_taken_in(change, follows) for change in changes)

    def _is_taken_in(self, change: Effect, follows: RegulationId | None) -> bool:
        """Whether words that follow an act hold a change: that act's own, or one that was made before it."""
        facts = self._facts.get(follows) if follows else None
        day = (facts.in_force or facts.enacted) if facts else None
        return change.by.regulation == follows or bool(day and change.since < day)

    def _digest_begins(self, address: Address, digest: Digest, on: date) -> Effect | None:
        """The last change that a digest follows, where it came after the day asked for: these words did not hold then."""
        if digest.menurut is None:
            return None
        changes = [e for e in self._effects.get(address.regulation, ()) if e.kind is EffectKind.DIUBAH and e.target.covers(address)]
        later = [change for change in changes if change.since > on and self._is_taken_in(change, digest.menurut)]
        return max(later, key=lambda change: change.since, default=None)

    def _from_wording(self, address: Address, wording: Wording, digest: Digest | None, on: date) -> Shown:
        record = self._text(wording.printed_in)
        standing = self.standing(address, on)
        return Shown(
            address=address,
            on=on,
            citation=address.citation,
            source=Source.NASKAH,
            provenance=record.provenance if record else None,
            ocr=bool(record and record.ocr),
            page=wording.page,
            text=wording.text,
            judul=digest.judul if digest else "",
            ringkasan=digest.ringkasan if digest else "",
            gloss=digest.gloss if digest else "",
            standing=standing,
            wording=wording,
            outdated=wording.until is None and self._is_outdated(address, wording.version, standing),
            replaces=self.replaces(address, on),
        )

    def _from_digest(self, address: Address, digest: Digest, on: date) -> Shown:
        standing = self.standing(address, on)
        if begins := self._digest_begins(address, digest, on):
            standing = Standing(Status.BELUM_BERLAKU, since=begins.since, by=begins.by, effects=(begins,), checked=standing.checked)
        return Shown(
            address=address,
            on=on,
            citation=address.citation,
            source=Source.RINGKASAN,
            provenance=None,
            ocr=False,
            page=None,
            text=digest.ringkasan,
            judul=digest.judul,
            ringkasan=digest.ringkasan,
            gloss=digest.gloss,
            standing=standing,
            wording=None,
            outdated=self._is_outdated(address, digest.menurut, standing),
            replaces=self.replaces(address, on),
        )
