"""Where in a law a new Pasal, Bab or Bagian belongs."""

from collections.abc import Sequence

from ingest.consolidation.lawtree import Node, order_key
from ingest.structure.amending.instructions import Instruction, Path
from kb.citation.address import GROUPING, Address, Level, Segment


def place_pasal(law: Node, new: Node, new_groups: Sequence[Node], *, printed_in: Node | None, certain: bool) -> None:
    """A Pasal that the law did not have goes behind the one before it in number, into the Bab where that stands.

    UU 35/2014 inserts BAB XIA and then Pasal 76A "di antara Pasal 76 dan Pasal 77": they belong into the new, still empty Bab.
    `certain` is False where the law is not at hand and the act does not say that the Pasal is new: its Bab is then unknown.
    """
    rows = [(node, parent) for node, parent in law.walk() if parent and (node.level in GROUPING or len(node.address.path) == 1)]
    pasals = [row for row in rows if row[0].level is Level.PASAL]
    earlier = [row for row in pasals if order_key(row[0].number) < order_key(new.number)]
    latest = max(earlier, key=lambda row: order_key(row[0].number)) if earlier else None
    holder = next((g for g in new_groups if printed_in and g.address.path[-1:] == printed_in.address.path[-1:]), None)
    if holder is None and certain:
        holder = _empty_group([node for node, _ in rows], latest[0] if latest else None, new_groups)
    if holder is not None:
        holder.insert(new)
    elif latest and (certain or latest[1] is law):
        latest[1].insert_after(new, latest[0])
    elif latest:
        law.insert_after(new, _outermost(law, latest[0]))
    elif pasals:
        first = min(pasals, key=lambda row: order_key(row[0].number))
        first[1].insert(new)
    else:
        law.insert(new)


def _outermost(law: Node, inner: Node) -> Node:
    return next(child for child in law.children if any(node is inner for node, _ in child.walk()))


def _empty_group(rows: Sequence[Node], latest: Node | None, new_groups: Sequence[Node]) -> Node | None:
    """The innermost new group between a Pasal and the next."""
    found = None
    for node in rows[rows.index(latest) + 1 :] if latest else rows:
        if node.level is Level.PASAL:
            break
        found = node if node in new_groups else found
    return found


def group_path(law: Node, printed: Node, instruction: Instruction, outer: Node | None) -> Path | None:
    """The path of a printed Bab, Bagian or Paragraf in the law; None where nothing tells in which Bab a Bagian stands.

    `outer` is the new group inside which it is printed.
    """
    last = Segment(printed.level, printed.number)
    alike = [node.address.path for node, _ in law.walk() if node.address.path[-1:] == (last,)]
    named = next((action.path for action in instruction.actions if action.path[-1:] == (last,)), None)
    outermost = last.level in {Level.BAB, Level.BUKU}
    if named and (len(named) > 1 or outermost):
        full = [path for path in alike if path[-len(named) :] == named]
        return full[0] if len(full) == 1 else named
    if outer is not None:
        return (*outer.address.path, last)
    if len(alike) == 1:
        return alike[0]
    return (last,) if outermost else None


def place_group(law: Node, new: Node) -> None:
    """A new group goes among its like by number: into the one that its path names, or beside those of its level."""
    path = new.address.path
    holder = law.find(Address(new.address.regulation, path[:-1])) if len(path) > 1 else None
    alike = next(
        (parent for node, parent in law.walk() if parent and node.level is new.level and node.address.path[:-1] == path[:-1]), None
    )
    (holder[0] if holder else alike or law).insert(new)
