"""What a change of an amending act does to the provisions that stood before it."""

from collections.abc import Sequence, Set

from ingest.structure.amending.instructions import ActionKind, Instruction
from kb.citation.address import Address, RegulationId
from kb.law.status import EffectKind


def outcomes(
    instruction: Instruction, base: RegulationId, targets: Sequence[Address], struck: Sequence[Address], before: Set[Address] | None
) -> dict[Address, EffectKind]:
    """For each provision that was changed, struck or put there what became of it.

    The instruction says it most exactly ("Ketentuan ayat (1) Pasal 43 diubah"); where a copy lost that, what was printed anew counts.
    `targets` are the provisions printed or struck; `before` those that the law had, None where its text is not at hand.
    """
    found: dict[Address, EffectKind] = {}
    for action in instruction.actions:
        address = Address(base, action.path)
        if action.kind is ActionKind.DIHAPUS:
            if address in struck:
                found[address] = EffectKind.DICABUT
            continue
        changed: Address | None = address
        if action.kind is not ActionKind.DIUBAH:
            # what is inserted is new, and the provision that holds it is changed
            if any(target.covers(address) for target in targets) and (before is None or address not in before):
                found[address] = EffectKind.DISISIPKAN
            changed = address.parent if action.pasal and len(address.path) > 1 else None
        if changed and (before is None or changed in before):
            found.setdefault(changed, EffectKind.DIUBAH)
    for address in struck:
        if address not in targets and (before is None or address in before):
            found.setdefault(address, EffectKind.DICABUT)
    for target in targets:
        if before is not None and not any(target.covers(address) for address in found):
            found[target] = EffectKind.DIUBAH if target in before else EffectKind.DISISIPKAN
    return found
