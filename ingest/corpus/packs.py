"""Checks the ready packs of `corpus/paket/`: every clause that one names is there, and is history only where the pack says so."""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from kb.citation.address import Address, RegulationId
from kb.collecting.collection import Remark
from kb.collecting.pack import Pack, read_packs
from kb.law.regulation import Note
from kb.law.status import Effect


def pack_problems(
    folder: Path,
    ids: Collection[RegulationId],
    notes: Collection[Note],
    effects: Collection[Effect],
    exists: Callable[[Address], bool],
) -> Iterator[str]:
    """What does not agree in the packs of a corpus, a line each; CorpusError where a file is broken.

    `exists` tells whether a text at hand holds a clause (True where no text can tell).
    """
    ended = tuple(effect for effect in effects if effect.ends)
    for pack in read_packs(folder):
        where = f"paket/{pack.id}.toml"
        for address in pack.addresses():
            if address.regulation not in ids:
                yield f"{where}: {address}: {address.regulation} is not in manifest.toml"
            elif not exists(address):
                yield f"{where}: {address} is not in the text of {address.regulation}"
            elif address not in pack.history and any(effect.target.covers(address) for effect in ended):
                yield f"{where}: {address} is no longer in force; mark it with sejarah, or name what took its place"
        yield from _missing_notes(pack, where, notes)


def _missing_notes(pack: Pack, where: str, notes: Collection[Note]) -> Iterator[str]:
    there = {(note.regulation, note.number) for note in notes}
    for item in pack.collection.items():
        if isinstance(item, Remark) and (item.regulation, item.number) not in there:
            yield f"{where}: there is no note {item.number} in catatan/{item.regulation}.toml"
