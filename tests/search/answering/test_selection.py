"""Which clauses are quoted: the best always, others when they are likely needed, in the order of the parts that they answer."""

import pytest

from search.answering.answer import ask, find_parts
from search.answering.selection import choices, choose
from search.engine import Engine
from search.question.query import Query
from tests.corpus_samples import KEBUN, TODAY
from tests.search.profiles import PLAIN


def chosen(engine: Engine, text: str, threshold: float = 0.5, most: int = 6) -> list[str]:
    """Addresses of the clauses that are chosen."""
    found = find_parts(engine, engine.search(Query.make(text, today=TODAY)))
    return [str(one.hit.address) for one in choose(found, PLAIN.quotes, threshold, most)]


def test_the_best_is_quoted_whatever_the_threshold(engine: Engine) -> None:
    assert chosen(engine, "apa itu kompos", threshold=1.1) == [f"{KEBUN}/pasal-1/angka-3"]


def test_a_lower_threshold_quotes_more_and_never_more_than_the_most(engine: Engine) -> None:
    few, many = chosen(engine, "petak kebun kota", 0.9), chosen(engine, "petak kebun kota", 0.0)
    assert len(few) <= len(many) <= 6
    assert len(chosen(engine, "petak kebun kota", 0.0, most=2)) == 2


def test_each_part_brings_its_own_clause(engine: Engine) -> None:
    answer = ask(engine, Query.make("apa itu kompos dan apa tugas pengurus kebun kota?", today=TODAY))
    quoted = [str(quote.address) for quote in answer.quotes]
    assert {f"{KEBUN}/pasal-1/angka-3", f"{KEBUN}/pasal-2/ayat-2"} <= set(quoted)
    first, second = answer.parts
    assert f"{KEBUN}/pasal-1/angka-3" in map(str, first.addresses)
    assert f"{KEBUN}/pasal-2/ayat-2" in map(str, second.addresses)
    assert 2 in answer.answers(answer.quotes[quoted.index(f"{KEBUN}/pasal-2/ayat-2")])


def test_a_clause_that_several_parts_find_is_one_choice(engine: Engine) -> None:
    found = find_parts(engine, engine.search(Query.make("apa itu kompos dan kompos untuk apa?", today=TODAY)))
    addresses = [one.hit.address for one in choices(found)]
    assert len(addresses) == len(set(addresses))


def test_the_signals_are_those_that_the_weights_are_learned_for(engine: Engine) -> None:
    found = find_parts(engine, engine.search(Query.make("apa itu kompos", today=TODAY)))
    assert {frozenset(one.signals) for one in choices(found)} == {frozenset(engine.profile.quotes)}


@pytest.mark.parametrize("text", ["kalau penggarapnya anak?", "kalau anak?"])
def test_a_question_that_goes_on_says_what_it_took_over(engine: Engine, text: str) -> None:
    answer = ask(engine, Query.make(text, today=TODAY, after="apa kewajiban penggarap menyiram petak?"))
    assert "petak" in answer.subject
    assert answer.query.text == text, "shown as it was typed"
