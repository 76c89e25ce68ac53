"""The ready packs of the corpus, read when one is first asked for."""

from functools import cached_property
from pathlib import Path

from starlette.requests import Request

from kb.collecting.pack import Pack, read_packs


class PackShelf:
    """Packs by their ids."""

    def __init__(self, corpus: Path) -> None:
        self._corpus = corpus

    @cached_property
    def packs(self) -> dict[str, Pack]:
        """All packs; CorpusError where a file of theirs is wrong."""
        return {pack.id: pack for pack in read_packs(self._corpus)}


def packs_of(request: Request) -> dict[str, Pack]:
    """The packs of the application."""
    shelf: PackShelf = request.app.state.shelf
    return shelf.packs
