"""What speaks for and against each candidate, as numbers by name; `weights.toml` weighs them (docs/ablation.md)."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from kb.law.passage import TEXTS, ClauseKind, TextKind
from search.question.analysis import QueryAnalysis
from search.retrieval.candidates import QUESTIONS, Candidates
from search.retrieval.columns import KINDS, Columns, Floats, Places
from search.retrieval.days import Day
from search.retrieval.plan import Plan

_DIGESTS = [TEXTS.index(TextKind.RINGKASAN), TEXTS.index(TextKind.GLOSS)]
_DEFINITION = KINDS.index(ClauseKind.DEFINISI)
# cosines of this model lie between about 0.75 and 0.95: brought to about -0.5 ... 1.5
_CENTRE, _SCALE = 0.8, 10.0
_BM25_SCALE = 0.1
_MISSING = 0.03
"""A text that a passage does not have counts as this much farther than its best one."""
_MANY_SIBLINGS = 5
_OF_LAW = 3

Feature: TypeAlias = NDArray[np.floating] | NDArray[np.bool_]
"""One number a candidate, shape (candidates,)."""


def features(columns: Columns, analysis: QueryAnalysis, found: Candidates, laws: Floats, plan: Plan) -> dict[str, Feature]:
    """What speaks for and against each candidate by name, each of shape (candidates,), but for those that need what the build told of them.

    `laws` is how far each law's title has the question's words, shape (regulations + 1,).
    """
    places = found.places
    centroid = found.centroids[places]
    texts = found.by_kind[_DIGESTS]
    ringkasan, gloss = np.where(np.isnan(texts), found.best - _MISSING, texts)
    words, title, question_words = found.lexical[:, places] * _BM25_SCALE
    complete = ~columns.text_only[places]
    definition = columns.kind[places] == _DEFINITION
    wanted = analysis.intent is ClauseKind.DEFINISI
    siblings = columns.pasal.others[places]
    return {
        "nearest": _scaled(found.best) * complete,
        "ringkasan": _scaled(ringkasan) * complete,
        "gloss": _scaled(gloss) * complete,
        "questions": _questions(found) * complete,
        "centroid": _scaled(centroid) * complete,
        "words": words * complete,
        "title": title,
        "question_words": question_words,
        # what has only its law text is judged by that alone, on a scale of its own: what nobody has written yet counts neither way
        "text_only": ~complete,
        "text": _scaled(found.best) * ~complete,
        "text_words": words * ~complete,
        "text_behind": (found.best - found.best[~complete].max(initial=-1.0)) * _SCALE * ~complete,
        "text_law": _law_of_text(columns, found, places, complete),
        "law": _laws(columns, laws, plan.day, places),
        # what is alone in its Pasal is its own nearest
        "neighbours": (columns.pasal.best(found.centroids, -1.0)[places] - centroid).clip(0.0) * _SCALE,
        "siblings": np.minimum(siblings, _MANY_SIBLINGS) / _MANY_SIBLINGS,
        "definition": definition & wanted,
        "definition_unasked": definition & (not wanted),
        "elucidation": columns.elucidation[places],
        "note": columns.note[places],
        "law_named": np.isin(columns.law[places], [columns.laws[id] for id in plan.laws_named if id in columns.laws]),
        "core": columns.core[places] * (1.0 - _other_subject(columns, laws)),
    }


def _law_of_text(columns: Columns, found: Candidates, places: Places, complete: NDArray[np.bool_]) -> Feature:
    """For what has only its text, how near its law is as a whole: the mean of its three nearest clauses among the candidates."""
    nearness = np.zeros(len(places))
    laws = columns.law[places]
    for law in np.unique(laws[~complete]):
        mine = ~complete & (laws == law)
        nearest = np.sort(found.best[mine])[-_OF_LAW:]
        nearness[mine] = (float(nearest.mean()) - _CENTRE) * _SCALE * len(nearest) / _OF_LAW
    return nearness


def _other_subject(columns: Columns, laws: Floats) -> float:
    """How far the question speaks of the subject of a law that has nothing of the core, between 0 and 1."""
    with_core = np.zeros(len(laws), dtype=bool)
    with_core[columns.law[columns.core]] = True
    return float(laws[~with_core].max(initial=0.0))


def _laws(columns: Columns, laws: Floats, day: Day, places: Places) -> Floats:
    """How far the question's words are those of each passage's law, or of the law whose clause it took the place of."""
    found = laws[columns.law[places]]
    heirs, before = day.heirs
    at = np.minimum(np.searchsorted(places, heirs), max(len(places) - 1, 0))
    among = places[at] == heirs if len(places) else np.zeros(len(heirs), dtype=bool)
    np.maximum.at(found, at[among], laws[before[among]])
    return found


def _questions(found: Candidates) -> Floats:
    """How near the questions that a passage answers are, against the nearest of all; where none is known its own texts stand in."""
    cosines = found.by_kind[QUESTIONS]
    own = found.best - found.best.max(initial=-1.0) - _MISSING
    against: Floats = np.where(np.isnan(cosines), own, cosines - found.question_cosine) * _SCALE
    return against


def _scaled(cosines: Floats) -> Floats:
    return (cosines - _CENTRE) * _SCALE
