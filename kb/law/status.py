"""Status of a provision at a date, computed from the effects that later law had on it.

That no effect is known is not proof that a clause is in force: a regulation also carries `checked`, the date up to which its status was
looked into, and a status asked for a later date says so through `Standing.checked`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kb.citation.address import Address


class Status(StrEnum):
    """Whether a provision (or regulation) is in force at a date."""

    BERLAKU = "berlaku"
    DIUBAH = "diubah"
    DICABUT = "dicabut"
    DICABUT_SEBAGIAN = "dicabut-sebagian"
    BELUM_BERLAKU = "belum-berlaku"
    BELUM_DIKETAHUI = "belum-diketahui"


class EffectKind(StrEnum):
    """What an effect does to its target."""

    DICABUT = "dicabut"
    DICABUT_SELURUHNYA = "dicabut-seluruhnya"
    DIUBAH = "diubah"
    DISISIPKAN = "disisipkan"
    """A later act put the target there."""
    DIGANTI_ACUAN = "diganti-acuan"
    ANCAMAN_DISESUAIKAN = "ancaman-disesuaikan"


_ENDING = frozenset({EffectKind.DICABUT, EffectKind.DICABUT_SELURUHNYA})


@dataclass(frozen=True, slots=True)
class Effect:
    """One effect of later law on one provision: one record of `corpus/effects.toml`."""

    target: Address
    kind: EffectKind
    by: Address
    since: date
    replaced_by: tuple[Address, ...] = ()
    note: str = ""
    gloss: str = ""
    source: str = ""
    rules: tuple[Address, ...] = ()
    doubt: str | None = None

    @property
    def ends(self) -> bool:
        """Whether the target stops being in force."""
        return self.kind in _ENDING


@dataclass(frozen=True, slots=True)
class Standing:
    """Status of one address at one date, with what made it so; `effects` are all that apply, the weightiest
    first; of a clause that is still to be inserted the one that will."""

    status: Status
    since: date | None = None
    by: Address | None = None
    replaced_by: tuple[Address, ...] = ()
    effects: tuple[Effect, ...] = ()
    checked: date | None = None


def standing_at(
    address: Address,
    on: date,
    effects: Sequence[Effect],
    *,
    in_force: date | None,
    checked: date | None,
    known: bool = True,
) -> Standing:
    """Status of `address` on `on`.

    `effects` may hold those of the whole regulation: the ones that bear on the address are its own, its ancestors', and, for
    anything above a passage, its descendants' (a Pasal of which one ayat was revoked is `dicabut-sebagian`).
    A clause that a later act inserted is in force since that act. `in_force` is the regulation's first day; `known` is False where
    nothing at hand says that it ever came into force.
    """
    if in_force and on < in_force:
        return Standing(Status.BELUM_BERLAKU, since=in_force, checked=checked)
    inserted = max((e for e in effects if _inserts(e, address)), key=lambda effect: effect.since, default=None)
    if inserted and on < inserted.since:
        return Standing(Status.BELUM_BERLAKU, since=inserted.since, by=inserted.by, effects=(inserted,), checked=checked)
    applying = [effect for effect in effects if effect.since <= on and effect.kind is not EffectKind.DISISIPKAN]
    # what an act did to the Pasal before it put this ayat there, or by putting it there, is no change of the ayat
    above = [effect for effect in applying if effect.target.covers(address) and not (inserted and effect.since <= inserted.since)]
    # the nearest target speaks first: Pasal 2 ayat (1) names its own successor where Pasal 2 names the whole article
    above.sort(key=lambda effect: (not effect.ends, -len(effect.target.path), -effect.since.toordinal()))
    below = [effect for effect in applying if effect.target != address and address.covers(effect.target)]
    if above and above[0].ends:
        first = above[0]
        return Standing(Status.DICABUT, first.since, first.by, first.replaced_by, tuple(above), checked)
    if any(effect.ends for effect in below):
        ending = sorted((e for e in below if e.ends), key=lambda effect: effect.since)
        targets = tuple(dict.fromkeys(a for e in ending for a in e.replaced_by))
        rest = tuple(e for e in (*above, *below) if e not in ending)
        return Standing(Status.DICABUT_SEBAGIAN, ending[0].since, ending[0].by, targets, (*ending, *rest), checked)
    changed = [*above, *below]
    if not changed and inserted:
        return Standing(Status.BERLAKU, inserted.since, inserted.by, effects=(inserted,), checked=checked)
    if changed:
        latest = max(changed, key=lambda effect: effect.since)
        replaced = tuple(dict.fromkeys(a for e in changed for a in e.replaced_by))
        return Standing(Status.DIUBAH, latest.since, latest.by, replaced, tuple(changed), checked)
    return Standing(Status.BERLAKU if known else Status.BELUM_DIKETAHUI, since=in_force, checked=checked)


def _inserts(effect: Effect, address: Address) -> bool:
    return effect.kind is EffectKind.DISISIPKAN and effect.target.covers(address)
