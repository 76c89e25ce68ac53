"""The Penjelasan of a consolidated law: what an amending act explains anew replaces the old explanation of that Pasal."""

import re

from ingest.consolidation.amendment import Amendment
from ingest.consolidation.lawtree import Node
from kb.citation.address import Address, Level, Segment
from kb.law.outline import ParseWarning

_ARABIC = re.compile(r"\d+[a-z]*")
_PENJELASAN = Segment(Level.PENJELASAN)


def amend_elucidation(amendment: Amendment, place: Node) -> None:
    """Replace the Penjelasan of each Pasal that an amending act explains anew.

    Where it explains Pasal by Pasal, the old explanation of a Pasal that it replaced and does not explain ends: it spoke of other words.
    A copy without a Penjelasan says nothing, and the old explanations stay.
    """
    printed = [node for node, _ in place.walk() if _explains_pasal(node)]
    own = [node for node in printed if _ARABIC.fullmatch(node.number or "") and _of_this_law(amendment, node.address)]
    if not own:
        return
    holder = _holder(amendment)
    explained: set[str] = set()
    for node in own:
        number = node.number or ""
        if number not in amendment.whole and not _is_target(amendment, number):
            continue
        explained.add(number)
        _put(amendment, holder, node)
    for number, clause in amendment.whole.items():
        old = next((child for child in holder.children if child.level is Level.PASAL and child.number == number), None)
        if old is not None and number not in explained:
            if amendment.law.find(Address(amendment.base, (Segment(Level.PASAL, number),))) and _is_struck(amendment, number):
                holder.strike(old)
                old.version, old.enacted_by = amendment.act, clause
                continue
            holder.drop(old)
            message = (
                f"{amendment.act.citation} mengubah Pasal {number.upper()} tanpa penjelasan baru; penjelasan lamanya tidak dipakai lagi"
            )
            amendment.warnings.append(ParseWarning("penjelasan-berakhir", message))


def _explains_pasal(node: Node) -> bool:
    return node.level is Level.PASAL and node.address.in_penjelasan


def _of_this_law(amendment: Amendment, address: Address) -> bool:
    """Whether an explanation stands under a Roman Pasal that amends this law; an act may amend several."""
    romans = [s.number for s in address.path if s.level is Level.PASAL and s.number and not s.number[0].isdigit()]
    return not romans or romans[-1] in amendment.romans


def _holder(amendment: Amendment) -> Node:
    """The law's Penjelasan; one that only holds what the acts explain where the law's own is not at hand."""
    address = Address(amendment.base, (_PENJELASAN,))
    found = amendment.law.find(address)
    if found:
        return found[0]
    holder = Node(address, Level.PENJELASAN, None, None, None, hidden=True)
    amendment.law.pieces.append(holder)
    return holder


def _put(amendment: Amendment, holder: Node, printed: Node) -> None:
    number = printed.number or ""
    amendment.clause = amendment.whole.get(number) or (printed.address.parent or printed.address)
    new = amendment.copy(printed, Address(amendment.base, (_PENJELASAN, Segment(Level.PASAL, number))))
    old = next((child for child in holder.children if child.address == new.address), None)
    if old is not None:
        holder.replace(old, new)
    else:
        holder.insert(new)


def _is_target(amendment: Amendment, number: str) -> bool:
    """Whether the act changes something in a Pasal without printing it whole, or only explains it anew."""
    bare = Address(amendment.base, (Segment(Level.PASAL, number),))
    explained = Address(amendment.base, (_PENJELASAN, Segment(Level.PASAL, number)))
    return any(bare.covers(effect.target) or explained.covers(effect.target) for effect in amendment.effects)


def _is_struck(amendment: Amendment, number: str) -> bool:
    found = amendment.law.find(Address(amendment.base, (Segment(Level.PASAL, number),)))
    return bool(found and found[0].deleted)
