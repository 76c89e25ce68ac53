"""Weights of the tests' own: what an engine does with weights is tested with these, so that no training run changes a test of mechanics."""

from dataclasses import replace

from search.retrieval.profile import load_profile

_SHIPPED = load_profile()

PLAIN = replace(
    _SHIPPED,
    reach=50.0,
    features=dict.fromkeys(_SHIPPED.features, 0.0)
    | {
        "nearest": 0.1,
        "ringkasan": 1.0,
        "gloss": 0.5,
        "questions": 2.8,
        "centroid": 2.3,
        "words": 0.15,
        "title": 0.35,
        "question_words": 0.65,
        "text": 3.8,
        "text_behind": 2.8,
        "text_words": 0.15,
        "text_only": -1.0,
        "law": 0.7,
        "neighbours": 1.9,
        "siblings": -0.2,
        "definition": 0.6,
        "definition_unasked": -0.4,
        "term": 1.5,
        "facets": 1.2,
        "narrowed": -0.3,
        "note": -0.35,
        "law_named": 20.0,
    },
    evidence={
        "bias": -1.43,
        "questions": 1.26,
        "covered_first": 2.11,
        "covered": 2.43,
        "length": 0.95,
        "beyond_law": -0.78,
        "answerability": 3.86,
    },
    quotes=dict.fromkeys(_SHIPPED.quotes, 0.0) | {"bias": -2.0, "behind": 3.0, "best": 1.0, "best_of_part": 3.0, "defines": 3.0},
    quote_threshold=0.5,
)
"""Every feature that ships, at a plain weight; what weighs nothing here says nothing in these tests."""
