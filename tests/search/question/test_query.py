"""What was asked: any text made safe, and what its words tell before anything is searched."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.citation.address import RegulationId
from kb.errors import QueryError
from kb.law.passage import ClauseKind
from kb.law.regulation import Regulation
from search.question.analysis import QueryAnalysis, analyse
from search.question.lookup import Lookup
from search.question.query import MAX_CHARACTERS, MAX_HITS, Query

TODAY = date(2024, 5, 1)
GARDEN = RegulationId.parse("pergub-dki-901-2011")
LOOKUP = Lookup([Regulation(GARDEN, "Kebun Kota", short_title="Pergub Kebun Kota")])


def analysed(text: str) -> QueryAnalysis:
    """What a question tells."""
    return analyse(Query.make(text, today=TODAY), LOOKUP.find(text))


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        pytest.param("  apa   itu\tkebun \n", "apa itu kebun", id="white space"),
        pytest.param("kebun\x00kota\x1b[31m", "kebun kota [31m", id="control characters part words"),
        pytest.param("ke\u200bbun\u202e kota\ufeff", "ke bun kota", id="invisible and direction marks"),
        pytest.param("kebun\u2028kota\u2029", "kebun kota", id="line and paragraph separators"),
        pytest.param("kebun \udcff kota", "kebun kota", id="bytes that are no UTF-8"),
        pytest.param("cafe\u0301", "caf\u00e9", id="composed characters"),
        pytest.param('NEAR("kebun*" AND 5)', 'NEAR("kebun*" AND 5)', id="query syntax stays what was asked"),
        pytest.param("<script>alert(1)</script>", "<script>alert(1)</script>", id="markup is text"),
        pytest.param("kebun 🥕", "kebun 🥕", id="beyond the basic plane"),
    ],
)
def test_text_is_made_safe(text: str, cleaned: str) -> None:
    assert Query.make(text, today=TODAY).text == cleaned


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param("", "kosong", id="empty"),
        pytest.param(" \n\t ", "kosong", id="white space"),
        pytest.param("\x00\x01\u200b", "kosong", id="nothing that prints"),
        pytest.param("?!*\"'()…", "kosong", id="signs without a word"),
        pytest.param("a" * 10_000, "10000", id="ten thousand characters"),
        pytest.param("kebun " * 1667, "1000", id="ten thousand in words"),
    ],
)
def test_what_cannot_be_asked_is_refused(text: str, named: str) -> None:
    with pytest.raises(QueryError, match=named):
        Query.make(text, today=TODAY)


@pytest.mark.parametrize("k", [0, -1, MAX_HITS + 1, 10**9])
def test_a_number_of_hits_out_of_range_is_refused(k: int) -> None:
    with pytest.raises(QueryError, match="k"):
        Query.make("kebun", today=TODAY, k=k)


@given(st.text(max_size=1500))
def test_any_text_is_a_safe_question_or_refused(text: str) -> None:
    try:
        query = Query.make(text, today=TODAY)
    except QueryError as error:
        assert len(str(error)) < 200
        return
    assert 0 < len(query.text) <= MAX_CHARACTERS
    assert not any(unicodedata.category(c) in {"Cc", "Cf", "Cs"} for c in query.text)
    assert Query.make(query.text, today=TODAY) == query, "making it safe again changes nothing"
    analyse(query, LOOKUP.find(query.text))


def test_the_law_is_asked_for_as_of_today_unless_a_day_is_given() -> None:
    assert (Query.make("kebun", today=TODAY).on, Query.make("kebun", today=TODAY).on_given) == (TODAY, False)
    given_day = Query.make("kebun", today=TODAY, on=date(2011, 1, 1))
    assert (given_day.on, given_day.on_given) == (date(2011, 1, 1), True)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        pytest.param("apa itu kompos", ClauseKind.DEFINISI, id="a term in Indonesian"),
        pytest.param("what counts as compost", ClauseKind.DEFINISI, id="a term in English"),
        pytest.param("pengertian penggarap", ClauseKind.DEFINISI, id="without a verb"),
        pytest.param("tugas pengurus apa saja", ClauseKind.TUGAS, id="a task"),
        pytest.param("apakah penggarap wajib menyiram", ClauseKind.TUGAS, id="a duty"),
        pytest.param("what are the duties of the board", ClauseKind.TUGAS, id="duties are not a term to define"),
        pytest.param("apa hukuman merusak tanaman", ClauseKind.PIDANA, id="a penalty"),
        pytest.param("what is the penalty for stealing vegetables", ClauseKind.PIDANA, id="a penalty is not a term to define"),
        pytest.param("berapa denda bila wajib siram dilanggar", ClauseKind.PIDANA, id="a penalty outweighs a duty"),
        pytest.param("bagaimana cara memohon petak", ClauseKind.PROSEDUR, id="a procedure"),
        pytest.param("how do I apply for a plot", ClauseKind.PROSEDUR, id="a procedure in English"),
        pytest.param("what is the procedure for getting a plot", ClauseKind.PROSEDUR, id="a procedure is not a term to define"),
        pytest.param("what is the deadline for an application", ClauseKind.PROSEDUR, id="nor is a time limit"),
        pytest.param("berapa lama jangka waktu permohonan", ClauseKind.PROSEDUR, id="a time limit"),
        pytest.param("kebun kota di atap gedung", None, id="none of these"),
    ],
)
def test_the_kind_of_clause_that_is_asked_for(text: str, intent: ClauseKind | None) -> None:
    assert analysed(text).intent is intent


@pytest.mark.parametrize(
    ("text", "term"),
    [
        pytest.param("apa itu Kompos?", "kompos", id="apa itu"),
        pytest.param("apa yang dimaksud dengan kebun kota", "kebun kota", id="yang dimaksud dengan"),
        pytest.param("yang termasuk penggarap apa saja", None, id="the term not where it is looked for"),
        pytest.param("apa saja yang termasuk kompos", "kompos", id="apa saja yang termasuk"),
        pytest.param("definisi kompos menurut Pergub Kebun Kota", "kompos", id="the law that is meant is no part of it"),
        pytest.param("kompos itu apa?", "kompos", id="the term first"),
        pytest.param("kompos artinya apa", "kompos", id="artinya apa"),
        pytest.param("siapa yang disebut penggarap", "penggarap", id="a person"),
        pytest.param("what is a city garden?", "city garden", id="without its article"),
        pytest.param("what counts as compost under the garden regulation", "compost", id="under a law"),
        pytest.param("what does plot mean", "plot", id="mean at the end"),
        pytest.param("define compost", "compost", id="a command"),
        pytest.param('apa itu "kompos"', "kompos", id="in quotation marks"),
        pytest.param("apa tugas pengurus", None, id="a task is no term"),
        pytest.param("what is the penalty for theft", None, id="a penalty is no term"),
        pytest.param("apa itu hak dan kewajiban penggarap petak kebun kota di atap", None, id="a duty in many words"),
        pytest.param("kebun kota", None, id="nothing asks for a definition"),
    ],
)
def test_the_term_whose_definition_is_asked_for(text: str, term: str | None) -> None:
    assert analysed(text).term == term


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("denda pada 2015-06-01", date(2015, 6, 1), id="an ISO day"),
        pytest.param("denda pada 1 Juni 2015", date(2015, 6, 1), id="a day in Indonesian"),
        pytest.param("the fine on 1 June 2015", date(2015, 6, 1), id="a day in English"),
        pytest.param("denda per 2 Agu. 2015", date(2015, 8, 2), id="a short month"),
        pytest.param("denda pada Juni 2015", date(2015, 6, 1), id="a month counts as its first day"),
        pytest.param("denda pada tahun 2010", date(2010, 1, 1), id="a year counts as its first day"),
        pytest.param("the fine in 2010", date(2010, 1, 1), id="a year in English"),
        pytest.param("denda pada 31 Februari 2015", None, id="a day that is none"),
        pytest.param("denda pada 2015-13-01", None, id="a month that is none"),
        pytest.param("denda pada 0000-01-01", None, id="a year that is none"),
        pytest.param("Pergub Nomor 901 Tahun 2011", None, id="the year of a regulation"),
        pytest.param("pergub-dki-901-2011", None, id="an id"),
        pytest.param("901/2011", None, id="a number and a year"),
        pytest.param("denda 2015 rupiah", None, id="a number"),
    ],
)
def test_the_day_that_a_question_names(text: str, day: date | None) -> None:
    assert analysed(text).day == day


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        pytest.param('"kebun kota" di atap', ("kebun kota",), id="straight marks"),
        pytest.param("“kebun kota” dan «petak  sayur»", ("kebun kota", "petak sayur"), id="curly and angle marks, one space"),
        pytest.param('kebun "kota', (), id="a mark that is not closed"),
        pytest.param('"a" kebun', (), id="too short to bind"),
        pytest.param('"" kebun', (), id="nothing quoted"),
    ],
)
def test_quoted_phrases(text: str, phrases: tuple[str, ...]) -> None:
    assert analysed(text).phrases == phrases


def test_a_named_clause_is_no_subject_of_the_question() -> None:
    found = analysed("pasal 2 ayat (1) Pergub Kebun Kota tentang menyiram")
    assert str(found.address) == "pergub-dki-901-2011/pasal-2/ayat-1"
    assert found.content == ("menyiram",)


def test_a_pasal_without_a_regulation_is_no_address() -> None:
    found = analysed("apa isi pasal 2")
    assert found.path and found.address is None


def test_a_regulation_without_a_pasal_is_no_address() -> None:
    found = analysed("menyiram menurut Pergub Kebun Kota")
    assert (found.regulation, found.address) == (GARDEN, None)
