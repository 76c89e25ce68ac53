"""An index of three passages that is no generation: whoever keeps the protocol can be searched."""

from collections.abc import Iterable, Sequence

import numpy as np

from kb.citation.address import Address
from kb.law.facets import NAMES
from kb.law.narrowings import CASES
from kb.law.passage import TEXTS, ClauseKind, Passage, TextKind
from kb.law.regulation import Source
from kb.storage.index import CentroidCosines, FieldHits, Ids, LexicalHits, Marks, PassageFacts, TextCosines, Vector, WeightedStem

N, R, Q = (TEXTS.index(kind) for kind in (TextKind.NASKAH, TextKind.RINGKASAN, TextKind.PERTANYAAN))
IDS = (3, 20, 21)
ADDRESSES = tuple(f"uu-1-2000/pasal-{number}" for number in (1, 2, 3))
NOTHING = FieldHits(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32))


class FewPassages:
    """Three passages of one law, whose ids have gaps; the second has a digest and questions, and is the only penalty."""

    def __init__(self, findable: Marks | None = None) -> None:
        self._findable = findable

    def __len__(self) -> int:
        return len(IDS)

    def facts(self) -> PassageFacts:
        kinds = [ClauseKind.UMUM, ClauseKind.PIDANA, ClauseKind.UMUM]
        return PassageFacts(
            ids=np.array(IDS),
            addresses=ADDRESSES,
            regulations=("uu-1-2000",) * 3,
            parts=(0, 0, 0),
            kinds=np.array([list(ClauseKind).index(kind) for kind in kinds], dtype=np.int32),
            sources=(Source.NASKAH,) * 3,
            described=np.array([False, True, False]),
            facets=np.zeros((len(NAMES), 3), dtype=bool),
            narrowings=np.zeros((len(CASES), 3), dtype=bool),
            findable=self._findable,
        )

    def compare_centroids(self, question: Vector, depth: int, among: Ids | None = None) -> CentroidCosines:
        return CentroidCosines(np.array(IDS[:2]), np.array([0.9, 0.7], dtype=np.float32), 0.6)

    def compare_texts(self, question: Vector, ids: Ids, seen: CentroidCosines) -> TextCosines:
        known = {3: {N: 0.9}, 20: {N: 0.7, R: 0.8, Q: 0.95}, 21: {}}
        by_kind = np.array([[known[id].get(kind, np.nan) for id in ids.tolist()] for kind in range(len(TEXTS))], dtype=np.float32)
        return TextCosines(ids, by_kind.reshape(len(TEXTS), len(ids)))

    def nearest_text(self, question: Vector, id: int) -> Vector:
        return question

    def search_words(self, stems: Sequence[WeightedStem]) -> LexicalHits:
        return LexicalHits(FieldHits(np.array([21]), np.array([4.0], dtype=np.float32)), NOTHING, NOTHING)

    def document_frequency(self, stem: str, english: bool) -> int:
        return 0

    def having(self, ids: Iterable[int], stem: str, english: bool) -> frozenset[int]:
        return frozenset()

    def passages(self, ids: Iterable[int]) -> dict[int, Passage]:
        places = dict(zip(IDS, map(Address.parse, ADDRESSES), strict=True))
        return {id: Passage(places[id], 0, ClauseKind.UMUM, Source.NASKAH, f"petak {id}", "", "", "") for id in ids}

    def passages_below(self, address: Address) -> tuple[tuple[int, Passage], ...]:
        return ()
