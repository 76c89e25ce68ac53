"""What a generation knows of every passage, read at once."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import numpy as np

from kb.law.facets import NAMES, said_facets
from kb.law.narrowings import CASES, narrowings
from kb.law.passage import TEXTS, ClauseKind, Passage, TextKind
from kb.law.regulation import Source
from kb.storage.index import Marks, PassageFacts
from kb.storage.store import Store
from kb.words.postings import unpack

_WRITTEN = [TEXTS.index(kind) for kind in (TextKind.RINGKASAN, TextKind.GLOSS, TextKind.PERTANYAAN)]


@dataclass(frozen=True, slots=True)
class FactsRead:
    """The facts, and which passages have their digest withdrawn (None: none has), shape (passages,)."""

    facts: PassageFacts
    withdrawn: Marks | None


def read_facts(store: Store) -> FactsRead:
    """The facts of a generation's passages, as its withdrawn digests leave them."""
    rows = store.passage_rows()
    kinds = {kind.value: code for code, kind in enumerate(ClauseKind)}
    sources = tuple(Source(row[4]) for row in rows)
    described = np.zeros(len(rows), dtype=bool)
    numbers, of_kind = store.text_rows()
    described[numbers[np.isin(of_kind, _WRITTEN)] - 1] = True
    withdrawn = findable = None
    if store.withdrawn:
        names = frozenset(map(str, store.withdrawn))
        withdrawn = np.array([row[0] in names for row in rows], dtype=bool)
        findable = ~(withdrawn & np.array([source is Source.RINGKASAN for source in sources], dtype=bool))
    anew = [] if withdrawn is None else np.flatnonzero(withdrawn).tolist()
    facts = PassageFacts(
        ids=np.arange(1, len(rows) + 1),
        addresses=tuple(row[0] for row in rows),
        regulations=tuple(row[1] for row in rows),
        parts=tuple(row[2] for row in rows),
        kinds=np.array([kinds[row[3]] for row in rows], dtype=np.int32),
        sources=sources,
        described=described if withdrawn is None else described & ~withdrawn,
        facets=_marks(store, "facets", NAMES, len(rows), said_facets, anew),
        narrowings=_marks(store, "narrowings", CASES, len(rows), lambda passage: narrowings(passage.judul), anew),
        findable=findable,
    )
    return FactsRead(facts, withdrawn)


def _marks(
    store: Store, table: str, names: Sequence[str], passages: int, tell: Callable[[Passage], Collection[str]], anew: Sequence[int]
) -> Marks:
    """Which passages have each of `names`, as the build found; those in `anew` are judged again without their digest."""
    marks = np.zeros((len(names), passages), dtype=bool)
    for name, rows in store.marked(table):
        marks[names.index(name), unpack(rows)] = True
    for number, passage in store.passages(row + 1 for row in anew).items():
        said = tell(passage)
        marks[:, number - 1] = [name in said for name in names]
    return marks
