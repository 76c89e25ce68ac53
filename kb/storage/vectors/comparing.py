"""How near a question is to the texts of passages, by inner product with the rows of the vector index.

In two steps: a question is compared with the centroids of all passages, which say where to look, and then with the texts of the candidates
and the questions that they answer. On the tuning questions that ranks as comparing all texts does, in half the time (decision 10).
"""

import numpy as np

from kb.law.passage import TEXTS
from kb.storage.index import CentroidCosines, Ids, TextCosines, Vector
from kb.storage.vectors.faissindex import VectorIndex
from kb.storage.vectors.textrows import CENTROID, OF_PASSAGE, WORDS, TextRows


def compare_centroids(index: VectorIndex, texts: TextRows, question: Vector, depth: int, among: Ids | None = None) -> CentroidCosines:
    """Nearness of the centroids of all passages; of a large index, of what the `depth` nearest texts belong to.

    A large index, which does not look at every text, looks at the nearest of the passages `among` those that filters leave as well.
    """
    if index.exact:
        cosines = index.first(question, texts.leading)
        found = np.flatnonzero(texts.centroid >= 0)
        return CentroidCosines(found + 1, cosines[texts.centroid[found]], _lowest(cosines))
    chosen = None
    if among is not None:
        left = np.zeros(texts.passages, dtype=bool)
        left[among - 1] = True
        chosen = left[texts.passage]
    cosines, rows = index.nearest(question, depth, chosen)
    floor = _lowest(cosines)
    if texts.hidden is not None:
        shown = ~texts.hidden[rows]
        cosines, rows = cosines[shown], rows[shown]
    found = np.unique(texts.passage[rows])
    seen = np.full((len(TEXTS), len(found)), np.nan, dtype=np.float32)
    seen[texts.kind[rows], np.searchsorted(found, texts.passage[rows])] = cosines
    centroids = np.where(np.isnan(seen[CENTROID]), np.fmax.reduce(seen[WORDS], axis=0), seen[CENTROID])
    return CentroidCosines(found + 1, np.fmax(centroids, np.float32(floor)), floor, seen)


def compare_texts(index: VectorIndex, texts: TextRows, question: Vector, ids: Ids, seen: CentroidCosines) -> TextCosines:
    """Nearness of all texts of some passages; of a large index only of those that were seen."""
    by_kind = np.full((len(TEXTS), len(ids)), np.nan, dtype=np.float32)
    places = np.searchsorted(seen.ids, ids)
    there = places < len(seen.ids)
    there[there] = seen.ids[places[there]] == ids[there]
    if seen.texts is not None:
        by_kind[:, there] = seen.texts[:, places[there]]
        return TextCosines(ids, by_kind)
    rows = texts.rows[:, ids - 1]
    if len(ids):
        by_kind[OF_PASSAGE] = index.at(question, rows[OF_PASSAGE].ravel()).reshape(-1, len(ids))
    by_kind[CENTROID, there] = seen.cosines[places[there]]
    by_kind[rows < 0] = np.nan
    return TextCosines(ids, by_kind)


def _lowest(cosines: Vector) -> float:
    return float(cosines.min()) if len(cosines) else 0.0
