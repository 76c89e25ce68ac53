"""The consolidated law: a regulation and the acts that amended it, as wordings in time.

    consolidate(base, base_id, base_in_force, acts).wordings

holds every wording of every address, the enacted one and each that an act left, with the days on which it held and the clause that put it
there. A Pasal that is printed anew replaces the old one and everything below it; an ayat printed alone replaces only itself; what is struck
keeps its place without words; all else stays as it was. How an act is read: `ingest.structure.amending.act`; how it is carried out:
`ingest.consolidation.amendment`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ingest.consolidation.amendment import Amendment
from ingest.consolidation.elucidated import amend_elucidation
from ingest.consolidation.lawtree import Node, tree_of
from ingest.consolidation.timeline import Timeline
from kb.citation.address import Address, Level, RegulationId
from kb.law.outline import Outline, ParseWarning
from kb.law.status import Effect
from kb.law.wording import Wording


@dataclass(frozen=True, slots=True)
class AmendingAct:
    """An amending act as parsed.

    `prefix` is the address below which its Roman Pasal stand: the act itself, or `uu-17-2016/lampiran` where an act enacts a Perppu.
    """

    outline: Outline
    id: RegulationId
    in_force: date | None
    prefix: Address


@dataclass(frozen=True, slots=True)
class Consolidation:
    """A law with its amendments carried out: wordings in reading order, effects, and for each amending address the bare one."""

    wordings: tuple[Wording, ...]
    effects: tuple[Effect, ...]
    aliases: tuple[tuple[Address, Address], ...]
    warnings: tuple[ParseWarning, ...]


def plain(outline: Outline, in_force: date | None) -> tuple[Wording, ...]:
    """The wordings of a regulation as its own file prints it, unamended (an amending act's too, at its own addresses)."""
    return consolidate(outline, _own_id(outline), in_force, ()).wordings


def consolidate(base: Outline | None, base_id: RegulationId, base_in_force: date | None, acts: Sequence[AmendingAct]) -> Consolidation:
    """The law `base_id` with its amendments, in the order in which they came into force.

    Without a text of the law itself, what the acts print whole is all there is. An act whose first day is unknown is left out with a
    warning, since no one could say which wording holds on a day; only where nothing stands against it (no base, no act before) is it taken.
    """
    law = Node(Address(base_id), Level.JUDUL, None, None, None)
    timeline = Timeline()
    warnings: list[ParseWarning] = []
    if base is not None:
        law = tree_of(base, Address(base_id))
        _stamp(law, base_id)
        timeline.record(law, version=base_id, since=base_in_force, clause=None)
    effects: list[Effect] = []
    aliases: list[tuple[Address, Address]] = []
    applied = base is not None
    for act in sorted(acts, key=lambda act: act.in_force or date.max):
        if act.in_force is None and applied:
            message = f"{act.id.citation}: tanggal mulai berlakunya belum diketahui, perubahannya belum dimasukkan"
            warnings.append(ParseWarning("tanpa-tanggal", message))
            continue
        amendment = Amendment(law, base_id, act.id, act.in_force, known=base is not None)
        _apply(amendment, act, timeline)
        effects += amendment.effects
        aliases += amendment.aliases
        warnings += amendment.warnings
        applied = True
    return Consolidation(timeline.wordings(), tuple(effects), tuple(dict.fromkeys(aliases)), tuple(warnings))


def _apply(amendment: Amendment, act: AmendingAct, timeline: Timeline) -> None:
    tree = tree_of(act.outline, Address(act.prefix.regulation))
    place = next((node for node, _ in tree.walk() if node.address == act.prefix), None)
    if place is None:
        amendment.warnings.append(ParseWarning("tanpa-perubahan", f"{act.prefix.citation} tidak ada pada salinan ini"))
        return
    clause = amendment.carry_out(place)
    if clause is None:
        return
    amend_elucidation(amendment, place)
    timeline.record(amendment.law, version=act.id, since=act.in_force, clause=clause)


def _stamp(law: Node, version: RegulationId) -> None:
    for node, parent in law.walk():
        if parent is not None:
            node.version = node.printed_in = version


def _own_id(outline: Outline) -> RegulationId:
    if outline.id is not None:
        return outline.id
    return outline.provisions[0].address.regulation if outline.provisions else RegulationId("peraturan", "0", 1000)
