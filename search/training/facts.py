"""What a quiz can ask: facts that a clause states so plainly that one answer is right and it can be told when another would be too.

A definition without its term, a time limit or a penalty without its figure, a duty without who has it. A clause that states two figures,
or of whose words later law changed the meaning, gives no fact.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kb.citation.address import Address, RegulationId
from kb.documents.text import day_words
from kb.law.duty import Duty, Tier
from kb.law.penalty import OffenceKind
from kb.law.status import EffectKind, Status
from kb.storage.store import Store
from kb.words.lexicon import STOPWORDS, stems, words
from search.presentation.presenting import Presenter, Shown
from search.study.duties import DutyMatrix
from search.study.glossary import Definition, Entry, Glossary, slug_of
from search.study.penaltywords import penalty_words

GAP = "____"
_LONGEST = 700
"""Characters of a clause that a question shows."""
_IN_FORCE = frozenset({Status.BERLAKU, Status.DIUBAH})
# the figures that stand in such a clause's words are not those that hold
_REREAD = frozenset({EffectKind.ANCAMAN_DISESUAIKAN, EffectKind.DIGANTI_ACUAN})
_SPELLED = r"(?:\s*\([^()]{2,40}\))?"
# "paling lama 14 (empat belas) hari", "dalam waktu 1 x 24 (dua puluh empat) jam", "jangka waktu 30 hari kerja"
_FIGURE = re.compile(
    rf"(?P<cue>(?:paling|selambat|jangka\s+waktu|dalam\s+waktu|selama)[\w\s-]{{0,30}}?\s)"
    rf"(?P<figure>(?P<first>\d+){_SPELLED}(?:\s*[x×]\s*(?P<second>\d+){_SPELLED})?\s+(?P<unit>jam|hari|minggu|bulan|tahun)(?:\s+kerja)?)\b",
    re.I,
)
_HOURS = {"jam": 1, "hari": 24, "minggu": 168, "bulan": 720, "tahun": 8760}
_PENAL = re.compile(r"\b(?:pidana|dipidana)\b", re.I)
_REGIONAL = frozenset({Tier.DAERAH, Tier.PROVINSI, Tier.KABUPATEN_KOTA})


class FactKind(StrEnum):
    """What a fact is about."""

    DEFINISI = "definisi"
    TENGGAT = "tenggat"
    PIDANA = "pidana"
    ANCAMAN = "ancaman"
    """What an offence carries for an act on the day, from the data of penalties."""
    TUGAS = "tugas"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a clause states: `asked` with a gap or a question, and the answer `right`.

    `same` are marks of the answer: another fact that shares one may be right as well. `stems` are the answer's words by their stems:
    who has a name that holds another's may be the same.
    """

    kind: FactKind
    shown: Shown
    asked: str
    right: str
    same: frozenset[str]
    paired: str
    """What stands across from the answer where the two are to be matched."""
    stems: frozenset[str] = frozenset()

    @property
    def address(self) -> Address:
        """The clause."""
        return self.shown.address

    def may_also_be(self, other: "Fact") -> bool:
        """Whether the other's answer could be right here too."""
        nested = bool(self.stems and other.stems) and (self.stems <= other.stems or other.stems <= self.stems)
        return bool(self.same & other.same) or nested or self.right == other.right


class Facts:
    """Finds the facts of clauses in one generation, on one day."""

    def __init__(self, store: Store, presenter: Presenter, glossary: Glossary, matrix: DutyMatrix, on: date) -> None:
        self._store = store
        self._presenter = presenter
        self._glossary = glossary
        self._matrix = matrix
        self._on = on

    def at(self, address: Address) -> tuple[Fact, ...]:
        """The facts of one clause; none where it is not in force on the day."""
        shown = self._presenter.show_whole(address, self._on)
        if shown is None or shown.standing.status not in _IN_FORCE:
            return ()
        # data of penalties follows later law where the words of the clause do not
        threatened = tuple(self._penalties(shown))
        if not _holds(shown):
            return threatened
        return (*threatened, *self._definitions(shown), *(() if threatened else _figures(shown)), *self._duties(shown))

    def of(self, id: RegulationId) -> tuple[Fact, ...]:
        """The facts of a whole regulation, in the order of its passages."""
        passages = self._store.passages_below(Address(id))
        return tuple(fact for address in dict.fromkeys(p.address for _, p in passages) if address.path for fact in self.at(address))

    def _definitions(self, shown: Shown) -> Iterator[Fact]:
        """Only a clause that defines one term: its words without the names of the term."""
        entries = self._glossary.defined_at(shown.address)
        if len(entries) != 1 or shown.address.in_penjelasan or len(shown.text) > _LONGEST:
            return
        (entry,) = entries
        defined = next((one for one in self._glossary.definitions(entry, self._on) if one.term.address == shown.address), None)
        blanked = _blanked(shown.text, entry, defined) if defined else None
        if blanked is None:
            return
        names = frozenset(f"nama:{slug_of(name)}" for term in entry.definitions for name in term.every_name)
        yield Fact(FactKind.DEFINISI, shown, blanked, entry.name, names | {f"isi:{slug_of(blanked)}"}, blanked, _content(entry.name))

    def _penalties(self, shown: Shown) -> Iterator[Fact]:
        """The penalty of a basic offence at this clause, where the data gives it whole and in figures of its own."""
        for offence in self._store.offences():
            penalty = offence.on(self._on) if offence.address == shown.address and offence.kind is OffenceKind.POKOK else None
            if penalty is None or not penalty.custodial or penalty.add or penalty.multiply:
                continue
            said = penalty_words(penalty)
            day = day_words(self._on, "id")
            asked = f"Apa ancaman pidananya untuk perbuatan pada {day}: {offence.judul} ({shown.citation})?"
            yield Fact(FactKind.ANCAMAN, shown, asked, said, frozenset({f"ancaman:{said}"}), asked)

    def _duties(self, shown: Shown) -> Iterator[Fact]:
        """Only a clause that gives its duty to one body, in our words."""
        duties = [duty for duty in self._matrix.at(shown.address) if duty.address == shown.address]
        if len({duty.body.id for duty in duties}) != 1 or len(self._matrix.at(shown.address)) != len(duties):
            return
        duty = duties[0]
        said = f"{duty.modality}: {duty.duty[:1].lower()}{duty.duty[1:]}"
        asked = f"Menurut {shown.citation}, siapa yang {said}?"
        yield Fact(FactKind.TUGAS, shown, asked, duty.body.name, _alike(duty), f"{said} ({shown.citation})", _content(duty.body.name))


def _holds(shown: Shown) -> bool:
    """Whether its words are those that hold: later law neither changed them unseen nor has them read otherwise."""
    return not shown.outdated and not any(effect.kind in _REREAD for effect in shown.standing.effects)


def _blanked(text: str, entry: Entry, defined: Definition) -> str | None:
    """A definition with a gap for each of its term's names; None where the names are not found, or the rest still tells them."""
    names = sorted({*defined.term.names, *entry.aliases, entry.name}, key=len, reverse=True)
    spaced = (r"\s+".join(map(re.escape, name.split())) for name in names)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)", re.I)
    blanked, found = pattern.subn(GAP, text)
    return blanked if found and len(words(blanked)) > 4 and not _content(entry.name) <= _content(blanked) else None


def _figures(shown: Shown) -> Iterator[Fact]:
    """A clause that states one figure: its words with a gap for it."""
    found = list(_FIGURE.finditer(shown.text))
    if len(found) != 1 or len(shown.text) > _LONGEST:
        return
    (match,) = found
    kind = FactKind.PIDANA if _PENAL.search(shown.text) else FactKind.TENGGAT
    hours = int(match["first"]) * int(match["second"] or 1) * _HOURS[match["unit"].lower()]
    asked = shown.text[: match.start("figure")] + GAP + shown.text[match.end("figure") :]
    yield Fact(kind, shown, asked, " ".join(match["figure"].split()), frozenset({f"jam:{hours}"}), asked)


def _alike(duty: Duty) -> frozenset[str]:
    """Marks by which a body cannot be told from others: its tier, since a police officer is an investigator, and what it does."""
    tier = "daerah" if duty.body.level in _REGIONAL else duty.body.level.value
    return frozenset({f"tingkat:{tier}", f"tugas:{slug_of(duty.duty)}", f"pasal:{duty.address.pasal or duty.address}"})


def _content(text: str) -> frozenset[str]:
    return frozenset(stems(" ".join(word for word in words(text) if word not in STOPWORDS)))
