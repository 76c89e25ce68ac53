"""A generation as an index of passages: what the protocol promises, whoever answers it."""

import numpy as np
import pytest

from kb.storage.index import PassageFacts
from search.engine import Engine
from tests.corpus_samples import KEBUN


def _facts(engine: Engine) -> PassageFacts:
    return engine.index.facts()


def test_facts_have_an_entry_for_each_passage_in_the_order_of_ids(engine: Engine) -> None:
    facts = _facts(engine)
    assert facts.ids.tolist() == sorted(set(facts.ids.tolist())) and len(facts.ids) == len(engine.index)
    passages = engine.index.passages(facts.ids.tolist())
    assert [str(passages[id].address) for id in facts.ids.tolist()] == list(facts.addresses)
    assert [passages[id].part for id in facts.ids.tolist()] == list(facts.parts)


def test_an_address_is_looked_up_by_its_passages_ids(engine: Engine) -> None:
    facts = _facts(engine)
    at = dict(zip(facts.addresses, facts.ids.tolist(), strict=True))
    place = engine.locate(f"{KEBUN}/pasal-4")
    assert [id for id, _ in engine.index.passages_below(place)] == [at[f"{KEBUN}/pasal-4/ayat-1"], at[f"{KEBUN}/pasal-4/ayat-2"]]


def test_the_nearest_text_is_sought_among_all_of_a_passage_even_where_none_was_compared(engine: Engine) -> None:
    vectors = np.stack([np.frombuffer(vector, dtype=np.float32) for vector in engine.store.vectors()])
    numbers, _ = engine.store.text_rows()
    for id in _facts(engine).ids.tolist():
        nearest = engine.index.nearest_text(vectors[0], id)
        assert float(nearest @ vectors[0]) == pytest.approx(float((vectors[numbers == id] @ vectors[0]).max()), abs=1e-6)
