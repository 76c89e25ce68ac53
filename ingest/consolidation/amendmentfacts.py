"""What the amending acts at hand did to which clause and since when, as facts that travel with the corpus (`corpus/amendments.toml`).

Without them a base without texts would show an amended clause as if it stood since its law was enacted. `kb amendments` writes them anew
from the texts; where an act's text is at hand, it speaks for itself, and `kb verify` compares.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kb.citation.address import Address
from kb.law.status import Effect, EffectKind

#: The kinds of effect that an amending act has, with the word that says so.
VERBS = {EffectKind.DIUBAH: "Diubah", EffectKind.DISISIPKAN: "Disisipkan", EffectKind.DICABUT: "Dihapus"}
_GLOSSES = {EffectKind.DIUBAH: "Amended", EffectKind.DISISIPKAN: "Inserted", EffectKind.DICABUT: "Deleted"}
_HEAD = """# Apa yang dilakukan undang-undang perubahan terhadap ketentuan mana, sejak kapan: hanya alamat dan tanggal.
# Dibuat dari naskahnya oleh `kb amendments`; jangan disunting. Yang ditulis di effects.toml untuk ketentuan yang sama didahulukan.
"""


@dataclass(frozen=True, slots=True)
class AmendmentFact:
    """One change of an amending act: the clause that makes it, its day, and what it changed, inserted and deleted."""

    by: Address
    since: date
    targets: Mapping[EffectKind, tuple[Address, ...]]

    @property
    def effects(self) -> tuple[Effect, ...]:
        """The same as effects."""
        return tuple(effect_of(target, kind, self.by, self.since) for kind, targets in self.targets.items() for target in targets)


def effect_of(target: Address, kind: EffectKind, by: Address, since: date) -> Effect:
    """What an amending clause did to a provision."""
    note, gloss = f"{VERBS[kind]} oleh {by.citation}.", f"{_GLOSSES[kind]} by {by.citation}."
    return Effect(target, kind, by, since, note=note, gloss=gloss, source=str(by.regulation))


def is_fact(effect: Effect) -> bool:
    """Whether an effect is one that `effect_of` made, and not one that a person wrote."""
    return effect.kind in VERBS and effect == effect_of(effect.target, effect.kind, effect.by, effect.since)


def render_facts(effects: Iterable[Effect]) -> str:
    """The file's text for the effects of amending acts, in the order in which they come."""
    found: dict[tuple[Address, date], dict[EffectKind, list[str]]] = {}
    for effect in effects:
        targets = found.setdefault((effect.by, effect.since), {}).setdefault(effect.kind, [])
        if str(effect.target) not in targets:
            targets.append(str(effect.target))
    records = []
    for (by, since), kinds in found.items():
        lists = [f"{kind.value} = {json.dumps(kinds[kind])}" for kind in VERBS if kind in kinds]
        records.append("\n".join(("[[amendment]]", f'by = "{by}"', f"since = {since.isoformat()}", *lists)))
    return "\n\n".join((_HEAD, *records)) + "\n"
