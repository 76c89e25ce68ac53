"""Carries one amending act out on a law: what it prints takes its place, what it strikes goes, nothing else changes."""

import re
from dataclasses import dataclass, field
from datetime import date

from ingest.consolidation.amendmentfacts import effect_of
from ingest.consolidation.lawtree import Node
from ingest.consolidation.outcomes import outcomes
from ingest.consolidation.placing import group_path, place_group, place_pasal
from ingest.structure.amending.amended import amended_regulation
from ingest.structure.amending.instructions import Action, ActionKind, Instruction, Path, read_instruction
from kb.citation.address import GROUPING, Address, Level, RegulationId, Segment
from kb.law.outline import ParseWarning
from kb.law.status import Effect

# "(3) Dihapus.", "i. dihapus;"
_STRUCK = re.compile(r"\W*[Dd]ihapus(?:kan)?\W*(?:dan|atau)?\W*")
# "(1) Tetap."
_KEPT = re.compile(r"\W*[Tt]etap\W*")
_ROMAN = re.compile(r"[ivxlc]+")
_AMENDS = re.compile(r"\b(?:diubah|ditambah\w*|disisipkan|dihapus\w*|berbunyi|mengubah|menambah|menghapus)\b", re.I)


@dataclass(slots=True)
class Amendment:
    """Carries the changes of one act out on one law; `known` tells whether the law's own text is at hand."""

    law: Node
    base: RegulationId
    act: RegulationId
    since: date | None
    known: bool
    effects: list[Effect] = field(default_factory=list)
    aliases: list[tuple[Address, Address]] = field(default_factory=list)
    warnings: list[ParseWarning] = field(default_factory=list)
    before: frozenset[Address] = frozenset()
    new_groups: list[Node] = field(default_factory=list)
    whole: dict[str, Address] = field(default_factory=dict)
    """Pasal that the act prints whole or strikes, each with the change that does."""
    romans: set[str] = field(default_factory=set)
    """Numbers of the Roman Pasal that amend this law."""
    clause: Address | None = None
    """The change at hand, and below what it prints as struck."""
    struck: list[Address] = field(default_factory=list)

    def carry_out(self, place: Node) -> Address | None:
        """Everything below `place` (the act itself, or the lampiran that holds a Perppu); gives the Roman Pasal that amends this law."""
        self.before = frozenset(node.address for node, _ in self.law.walk())
        romans = [node for node in place.children if _is_amending(node)]
        mine = self._mine(romans)
        if not mine:
            self._warn("tanpa-perubahan", f"{self.act.citation} tidak memuat perubahan atas {self.base.citation} yang terbaca")
            return None
        self.romans = {roman.number or "" for roman in mine}
        for roman in mine:
            for change in _changes(roman):
                self._change(change)
        return mine[0].address

    def _mine(self, romans: list[Node]) -> list[Node]:
        """Those of the amending Pasal that change this law: by what they name, or, where none names it readably, what is left to choose."""
        named = [(roman, amended_regulation(roman.own_words())) for roman in romans]
        exact = [roman for roman, id in named if id and (id.number, id.year) == (self.base.number, self.base.year)]
        unnamed = [roman for roman, id in named if id is None]
        if exact or unnamed:
            return exact or unnamed
        if len(named) == 1 and named[0][1]:
            self._warn(
                "rujukan-meragukan", f"{romans[0].address.citation} menyebut {named[0][1].citation}, dibaca sebagai {self.base.citation}"
            )
            return romans
        return []

    def _change(self, change: Node) -> None:
        self.clause, self.struck = change.address, []
        instruction = read_instruction(change.own_words())
        targets: list[Address] = []
        for node, parent in list(change.walk()):
            if node is change or (parent and parent.level is Level.PASAL and parent is not change):
                continue
            if node.level in GROUPING:
                targets += self._group(node, instruction)
            elif node.level is Level.PASAL:
                targets.append(self._pasal(node, parent, instruction))
        targets += [target for action in instruction.of_kind(ActionKind.DIHAPUS) if (target := self._strike(action))]
        self._note_effects(instruction, targets)
        if len(unique := set(targets)) == 1:
            self.aliases.append((change.address, unique.pop()))
        elif not targets and any(not action.in_penjelasan for action in instruction.actions):
            self._warn("perubahan-tanpa-teks", f"{change.address.citation}: bunyi barunya tidak ada pada salinan ini", change.page)

    # --- new wording ---

    def _pasal(self, printed: Node, parent: Node | None, instruction: Instruction) -> Address:
        new = self.copy(printed, self._bare(Segment(Level.PASAL, printed.number)))
        found = self.law.find(new.address)
        if self._is_partial(new, found[0] if found else None, instruction):
            self._merge(found[0] if found else self._skeleton(new), new, instruction.parts)
            return new.address
        self.whole[new.number or ""] = self.clause or new.address
        if found:
            _keep_unchanged(found[0], new)
            found[1].replace(found[0], new)
        else:
            new_ones = instruction.of_kind(ActionKind.DISISIPKAN, ActionKind.DITAMBAH)
            inserted = any(action.path == new.address.path for action in new_ones)
            place_pasal(self.law, new, self.new_groups, printed_in=parent, certain=self.known or inserted)
        return new.address

    def _is_partial(self, new: Node, old: Node | None, instruction: Instruction) -> bool:
        """Whether only the ayat, huruf or angka are printed that the instruction names, so that the others stay."""
        if instruction.result or not new.children or new.own_words():
            return False
        if any(a.path == new.address.path for a in instruction.actions) or not _covered(new, instruction.parts):
            return False
        printed = {child.address for child in new.children}
        return old is None or any(child.address not in printed for child in old.children)

    def _merge(self, old: Node, new: Node, parts: frozenset[Path]) -> None:
        for child in new.children:
            found = next((node for node in old.children if node.address == child.address), None)
            if found is None:
                old.insert(child)
            elif child.address.path in parts or child.own_words() or not child.children:
                old.replace(found, child)
            else:
                self._merge(found, child, parts)

    def _skeleton(self, new: Node) -> Node:
        """A Pasal of a law that is not at hand, to hold the ayat that is."""
        empty = Node(new.address, new.level, new.number, None, new.page, hidden=True)
        place_pasal(self.law, empty, self.new_groups, printed_in=None, certain=False)
        return empty

    def copy(self, printed: Node, address: Address) -> Node:
        """Wording that the act prints for a provision, at its bare address."""
        self.aliases.append((printed.address, address))
        new = Node(address, printed.level, printed.number, printed.heading, printed.page)
        new.version = new.printed_in = self.act
        new.enacted_by = self.clause
        for piece in printed.pieces:
            new.pieces.append(piece if isinstance(piece, str) else self.copy(piece, _below(address, piece.address.path[-1])))
        if _STRUCK.fullmatch(new.text()):
            new.pieces, new.deleted = [new.text()], True
            self.struck.append(address)
        return new

    # --- groups ---

    def _group(self, printed: Node, instruction: Instruction) -> list[Address]:
        """A printed Bab, Bagian or Paragraf: a new heading for one that exists, or a new one."""
        nested = len(printed.address.path) > len((self.clause or printed.address).path) + 1
        path = group_path(self.law, printed, instruction, self.new_groups[-1] if nested and self.new_groups else None)
        if path is None:
            place = f"tidak jelas di bagian mana dari {self.base.citation} letaknya"
            self._warn("tempat-tak-diketahui", f"{printed.address.citation}: {place}", printed.page)
            return []
        address = self._bare(*path)
        self.aliases.append((printed.address, address))
        found = self.law.find(address)
        if found:
            found[0].heading = printed.heading
            found[0].set_own_words(printed.own_words())
            found[0].version, found[0].enacted_by = self.act, self.clause
            return [address]
        new = Node(address, printed.level, path[-1].number, printed.heading, printed.page, [printed.own_words()])
        new.version = new.printed_in = self.act
        new.enacted_by = self.clause
        self.new_groups.append(new)
        place_group(self.law, new)
        return [address]

    # --- striking ---

    def _strike(self, action: Action) -> Address | None:
        address = self._bare(*action.path)
        if action.in_penjelasan or not action.path:
            return None
        found = self.law.find(address)
        if found is None:
            return self._strike_absent(address)
        node, parent = found
        if node.level in GROUPING:
            for pasal, holder in [row for row in node.walk(parent) if row[0].level is Level.PASAL and row[1]]:
                if holder:
                    self._strike_node(pasal, holder)
        if node.enacted_by == self.clause and not node.deleted:
            self._warn("dihapus-tetapi-tercetak", f"{address.citation} dihapus menurut {self._cited()}, tetapi tercetak dengan bunyi baru")
            return None
        self._strike_node(node, parent)
        return address

    def _strike_node(self, node: Node, parent: Node) -> None:
        if not node.deleted:
            parent.strike(node)
        node.version, node.enacted_by = self.act, self.clause
        if node.level is Level.PASAL:
            self.whole[node.number or ""] = self.clause or node.address

    def _strike_absent(self, address: Address) -> Address | None:
        """A clause that is gone from the new wording, or whose law is not at hand: its place keeps the note that it was struck."""
        if self.known and address not in self.before:
            self._warn("sasaran-tidak-ada", f"{address.citation} dihapus oleh {self._cited()}, tetapi tidak ada pada salinan ini")
            return None
        segment = address.path[-1]
        node = Node(address, segment.level, segment.number, None, None, deleted=True)
        node.version, node.printed_in, node.enacted_by = self.act, self.act, self.clause
        holder = self.law.find(address.parent) if address.parent and len(address.path) > 1 else None
        if holder:
            holder[0].insert(node)
        elif len(address.path) == 1:
            self.law.insert(node)
        else:
            return None
        return address

    # --- effects ---

    def _note_effects(self, instruction: Instruction, targets: list[Address]) -> None:
        if self.since is None or self.clause is None:
            return
        known = self.before if self.known else None
        for address, kind in outcomes(instruction, self.base, targets, [*self.struck, *targets], known).items():
            self.effects.append(effect_of(address, kind, self.clause, self.since))

    def _bare(self, *path: Segment) -> Address:
        return Address(self.base, path)

    def _cited(self) -> str:
        return self.clause.citation if self.clause else self.act.citation

    def _warn(self, code: str, message: str, page: int | None = None) -> None:
        self.warnings.append(ParseWarning(code, message, page))


def _below(address: Address, segment: Segment) -> Address:
    return Address(address.regulation, (*address.path, segment))


def _is_amending(roman: Node) -> bool:
    """Whether a provision is a Roman Pasal that changes another law, and not the closing one ("Undang-Undang ini mulai berlaku …")."""
    if roman.level is not Level.PASAL or not _ROMAN.fullmatch(roman.number or ""):
        return False
    if any(child.level is Level.PASAL or any(n.level is Level.PASAL for n, _ in child.walk()) for child in roman.children):
        return True
    return bool(_AMENDS.search(roman.own_words())) and any(_changes(roman))


def _changes(roman: Node) -> list[Node]:
    """The numbered changes of a Roman Pasal, or itself where it is a single one."""
    numbered = [child for child in roman.children if child.level is Level.ANGKA]
    candidates = numbered or [roman]
    return [
        node
        for node in candidates
        if any(below.level in GROUPING or below.level is Level.PASAL for below, _ in node.walk() if below is not node)
        or read_instruction(node.own_words()).actions
    ]


def _covered(node: Node, parts: frozenset[Path]) -> bool:
    """Whether all that is printed below a Pasal was named by the instruction, or holds what was named."""
    return all(child.address.path in parts or _holds_covered(child, parts) for child in node.children)


def _holds_covered(child: Node, parts: frozenset[Path]) -> bool:
    path = child.address.path
    return any(part[: len(path)] == path for part in parts) and bool(child.own_words() or _covered(child, parts))


def _keep_unchanged(old: Node, new: Node) -> None:
    """ "(1) Tetap." in a new wording stands for the old words of that ayat."""
    standing = {child.address: child for child in old.children}
    for child in new.children:
        if _KEPT.fullmatch(child.text()) and child.address in standing:
            new.replace(child, standing[child.address])
