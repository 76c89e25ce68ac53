"""What binds regulations together, one bond a pair: relations of the manifest and what effects say, counted in clauses."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from kb.citation.address import Address, RegulationId
from kb.law.regulation import RelationKind
from web.shared.law.reading import Reader
from web.shared.site.i18n import Language

_ENDS = frozenset({RelationKind.REPEALS, RelationKind.REPLACES})


@dataclass(frozen=True, slots=True)
class Bond:
    """What `source` does to `target`: clauses it ended and changed (an address without a path is the whole), and what it rests on."""

    source: RegulationId
    target: RegulationId
    ended: frozenset[Address]
    changed: frozenset[Address]
    basis: RelationKind | None
    since: date | None

    @property
    def kind(self) -> str:
        """The weightiest part: "ends" before "changes" before "basis"."""
        return "ends" if self.ended else "changes" if self.changed else "basis"


@dataclass(slots=True)
class _Found:
    ended: set[Address] = field(default_factory=set)
    changed: set[Address] = field(default_factory=set)
    basis: RelationKind | None = None
    since: list[date] = field(default_factory=list)


def bonds(reader: Reader, on: date) -> tuple[Bond, ...]:
    """All bonds that hold on a day, in the manifest's order of their sources and targets."""
    found: dict[tuple[RegulationId, RegulationId], _Found] = {}
    for id, facts in reader.regulations.items():
        begins = facts.in_force or facts.enacted
        if (begins or date(id.year, 1, 1)) > on:
            continue
        for relation in facts.relations:
            one = found.setdefault((id, relation.target.regulation), _Found())
            if relation.kind in _ENDS:
                one.ended.add(relation.target)
            elif relation.kind is RelationKind.AMENDS:
                one.changed.add(relation.target)
            else:
                one.basis = relation.kind
    for target in reader.regulations:
        for effect in reader.effects(target):
            if effect.since <= on:
                one = found.setdefault((effect.by.regulation, target), _Found())
                (one.ended if effect.ends else one.changed).add(effect.target)
                one.since.append(effect.since)
    places = {id: place for place, id in enumerate(reader.regulations)}
    made = (
        Bond(source, target, widest(one.ended), _clauses(one.changed), one.basis, min(one.since, default=None))
        for (source, target), one in found.items()
    )
    return tuple(sorted(made, key=lambda bond: (places.get(bond.source, len(places)), places.get(bond.target, len(places)))))


def widest(addresses: Iterable[Address]) -> frozenset[Address]:
    """Addresses without those inside another of them, be that a Pasal or the whole regulation."""
    found = set(addresses)
    return frozenset(a for a in found if not any(b != a and b.covers(a) for b in found))


def _clauses(addresses: set[Address]) -> frozenset[Address]:
    """The changed clauses where they are known, else the whole regulation."""
    return widest([a for a in addresses if a.path] or addresses)


def bond_words(bond: Bond, language: Language) -> str:
    """What a bond is, as a sentence's verb and object: "mengakhiri 3 ketentuan; mengubah atau menyesuaikan 9 ketentuan"."""
    _ = language.gettext
    basis = {
        RelationKind.IMPLEMENTS: _("melaksanakan"),
        RelationKind.ENACTS: _("menetapkan menjadi undang-undang"),
        RelationKind.RATIFIES: _("mengesahkan"),
    }
    return "; ".join((*done_words(bond.ended, bond.changed, language), *((basis[bond.basis],) if bond.basis else ())))


def done_words(ended: Collection[Address], changed: Collection[Address], language: Language) -> tuple[str, ...]:
    """What was done to clauses, or to the whole."""
    _, number = language.gettext, language.number
    phrases = []
    if ended:
        clauses = sum(bool(address.path) for address in ended)
        phrase = language.ngettext("mengakhiri %s ketentuan", "mengakhiri %s ketentuan", clauses)
        phrases.append(phrase % number(clauses) if clauses else _("mengakhiri seluruhnya"))
    if changed:
        clauses = sum(bool(address.path) for address in changed)
        phrase = language.ngettext("mengubah atau menyesuaikan %s ketentuan", "mengubah atau menyesuaikan %s ketentuan", clauses)
        phrases.append(phrase % number(clauses) if clauses else _("mengubah"))
    return tuple(phrases)
