"""Whether what a question names still holds: told in our words, with the clauses that say so quoted as law."""

from datetime import date

import pytest

from search.answering.answer import Answer, ask
from search.engine import Engine
from search.question.query import Query
from tests.corpus_samples import AIR, KEBUN, LAMA, TODAY


def asked(engine: Engine, text: str, on: date | None = None) -> Answer:
    """An answer in the law of the sample's today, or of a day."""
    return ask(engine, Query.make(text, on=on, today=TODAY))


@pytest.mark.parametrize(
    ("text", "on", "holds", "words", "gloss"),
    [
        pytest.param("pasal 2 pergub 900/2001 masih berlaku?", None, False, "tidak berlaku lagi", "no longer in force", id="ended"),
        pytest.param("pasal 2 pergub 900/2001 masih berlaku kan", date(2005, 1, 1), True, "berlaku", "in force", id="not ended yet"),
        pytest.param("pasal 3 pergub kebun kota masih berlaku?", None, True, "dengan perubahan", "changed", id="changed"),
        pytest.param("pasal 1 angka 3 pergub kebun kota masih berlaku?", None, True, "diperiksa sampai", "checked up to", id="in force"),
        pytest.param("pergub kebun kota masih berlaku?", date(2005, 1, 1), False, "belum berlaku", "not in force yet", id="not yet"),
        pytest.param("pergub 900/2001 masih berlaku?", None, True, "kecuali yang sudah dicabut: Pasal 2", "except", id="ended in part"),
        pytest.param("pergub dki 904/2012 masih berlaku?", None, None, "Tidak ada sumber", "Nothing at hand", id="not known"),
    ],
)
def test_a_verdict_says_what_is_known(engine: Engine, text: str, on: date | None, holds: bool | None, words: str, gloss: str) -> None:
    verdict = asked(engine, text, on).verdicts[0]
    assert verdict.holds is holds
    assert words in verdict.text and gloss in verdict.gloss


def test_what_ended_a_clause_and_what_took_its_place_are_quoted(engine: Engine) -> None:
    answer = asked(engine, "pasal 2 pergub 900/2001 masih berlaku?")
    quoted = [str(quote.address) for quote in answer.quotes]
    assert f"{KEBUN}/pasal-4/ayat-1" in quoted, "the clause in its place"
    assert f"{LAMA}/pasal-2" not in quoted, "the ended clause is told of, not quoted as law"


def test_a_question_that_names_no_law_has_no_verdict(engine: Engine) -> None:
    assert asked(engine, "apa itu kompos").verdicts == ()


def test_a_law_that_is_named_beside_another_has_its_verdict_too(engine: Engine) -> None:
    answer = asked(engine, "pergub dki 900/2001 dan perda dki 903/2013 masih berlaku?")
    assert [str(verdict.address) for verdict in answer.verdicts] == [str(LAMA), str(AIR)]
