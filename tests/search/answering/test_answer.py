"""Answers quote word for word, in the law of the day, or say why they do not."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.citation.address import Address
from kb.errors import QueryError
from kb.law.regulation import Source
from kb.law.status import Status
from search.answering.answer import Answer, AnswerKind, ask
from search.engine import Engine
from search.question.query import Query
from tests.corpus_samples import AIR, ALAT, AMENDMENT, CHANGE, KEBUN, LAMA, PERUBAHAN, TODAY


def asked(engine: Engine, text: str, on: date | None = None) -> Answer:
    """An answer in the law of the sample's today, or of a given day."""
    return ask(engine, Query.make(text, today=TODAY, on=on))


def quoted(answer: Answer) -> list[str]:
    """Where the quotes stand."""
    return [str(shown.address) for shown in answer.quotes]


@pytest.mark.parametrize(
    ("text", "kind", "first"),
    [
        pytest.param("apa itu kompos", AnswerKind.DEFINISI, f"{KEBUN}/pasal-1/angka-3", id="a definition"),
        pytest.param("what counts as a city garden", AnswerKind.DEFINISI, f"{KEBUN}/pasal-1/angka-1", id="a definition in English"),
        pytest.param("apa tugas pengurus kebun", AnswerKind.TUGAS, f"{KEBUN}/pasal-2/ayat-2", id="a duty"),
        pytest.param("berapa denda mencuri panen", AnswerKind.PIDANA, f"{KEBUN}/pasal-4/ayat-2", id="a penalty"),
        pytest.param("bagaimana cara permohonan petak lewat aplikasi kelurahan", AnswerKind.PROSEDUR, f"{KEBUN}/pasal-3", id="a procedure"),
        pytest.param("pasal 5 pergub kebun kota", AnswerKind.PASAL, f"{KEBUN}/pasal-5", id="a named clause"),
        pytest.param("pompa air sumur kebun", AnswerKind.UMUM, f"{AIR}/pasal-1", id="anything else"),
        pytest.param("gerobak dorong per jam", AnswerKind.UMUM, ALAT, id="a note"),
    ],
)
def test_the_clause_that_answers_is_quoted_first(engine: Engine, text: str, kind: AnswerKind, first: str) -> None:
    answer = asked(engine, text)
    assert answer.answered and answer.reason is None
    assert (answer.kind, quoted(answer)[0]) == (kind, first)


@pytest.mark.parametrize(
    ("typed", "read", "first"),
    [
        pytest.param("brp denda mencuri panen skrg", "berapa denda mencuri panen sekarang", f"{KEBUN}/pasal-4/ayat-2", id="chat forms"),
        pytest.param("apa tugas pngurus kebun", "apa tugas pengurus kebun", f"{KEBUN}/pasal-2/ayat-2", id="a slip"),
        pytest.param("psl 5 pergub kebun kota gmn isinya", "psl 5 pergub kebun kota bagaimana isinya", f"{KEBUN}/pasal-5", id="a clause"),
    ],
)
def test_chat_spelling_answers_like_standard_words(engine: Engine, typed: str, read: str, first: str) -> None:
    answer, standard = asked(engine, typed), asked(engine, read)
    assert quoted(answer) == quoted(standard) and quoted(answer)[0] == first
    assert answer.query.text == typed, "what was typed is what is shown"
    assert (answer.result.spelling.text, standard.result.spelling.changes) == (read, ())


def test_everyday_words_never_count_as_missing(engine: Engine) -> None:
    plain, told = (asked(engine, text) for text in ("berapa denda mencuri panen", "kemarin tetangga cerita, berapa denda mencuri panen"))
    assert plain.evidence and told.evidence
    assert told.evidence.missing == ()
    assert told.evidence.coverage == plain.evidence.coverage


def test_a_question_of_everyday_words_alone_covers_nothing(engine: Engine) -> None:
    assert not asked(engine, "kemarin tetangga cerita apa").answered


def test_a_question_for_a_term_that_no_clause_defines_is_no_definition(engine: Engine) -> None:
    answer = asked(engine, "apa itu pengairan malam hari")
    assert answer.kind is not AnswerKind.DEFINISI


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("cara memperbaiki roket antariksa", "roket", id="nothing found: the words that are nowhere are named"),
        pytest.param('"petak antariksa" kebun', "tidak ada pasal yang cocok", id="a phrase that is nowhere"),
        pytest.param("isi pasal 3 UU 999/1999", "UU 999/1999 tidak ada dalam basis", id="an unknown regulation"),
        pytest.param(
            "apa kata UU 999/1999 tentang kebun", "UU 999/1999 tidak ada dalam basis", id="an unknown regulation without a clause"
        ),
        pytest.param("pasal 99 pergub kebun kota", "berakhir di Pasal 5", id="a clause beyond the end"),
        pytest.param("pasal 2 ayat 9 pergub kebun kota", "Pasal 2 tidak memuat ayat (9)", id="an ayat that is not there"),
        pytest.param("pasal 4 ayat 1 huruf z pergub kebun kota", "tidak memuat", id="a huruf that is not there"),
        pytest.param("pasal 4 pergub 904/2012", "naskah Pergub DKI 904/2012 belum ada", id="no text here, only notes"),
        pytest.param("pasal 9 perda 903/2013", "ringkasan kami", id="no text here, and no digest of that clause"),
        pytest.param("bab 9 pergub kebun kota", "tidak ada pada salinan", id="a Bab that is not there"),
    ],
)
def test_a_refusal_says_why(engine: Engine, text: str, reason: str) -> None:
    answer = asked(engine, text)
    assert not answer.answered
    assert answer.kind is None
    assert answer.reason is not None and reason in answer.reason


@pytest.mark.parametrize(
    ("text", "on"),
    [
        pytest.param("apa itu kompos", date(2010, 1, 1), id="a question"),
        pytest.param("pasal 5 pergub kebun kota", date(2010, 1, 1), id="a named clause"),
        pytest.param("pasal 3a pergub kebun kota", date(2012, 1, 1), id="a clause that was inserted later"),
    ],
)
def test_what_held_on_no_such_day_is_not_quoted_as_if_it_did(engine: Engine, text: str, on: date) -> None:
    answer = asked(engine, text, on)
    if answer.answered:
        assert all(shown.standing.status is Status.BELUM_BERLAKU for shown in answer.quotes if str(shown.address).startswith(KEBUN))
    else:
        assert answer.reason and "tanggal" in answer.reason


def test_the_law_of_the_day_is_quoted(engine: Engine) -> None:
    before = asked(engine, "pasal 3 pergub kebun kota", AMENDMENT.replace(day=1, month=5)).quotes[0]
    after = asked(engine, "pasal 3 pergub kebun kota", AMENDMENT).quotes[0]
    assert "kepada lurah" in before.text and "aplikasi" in after.text


def test_what_ended_comes_after_what_took_its_place(engine: Engine) -> None:
    answer = asked(engine, "berapa denda merusak tanaman")
    assert quoted(answer)[0] == f"{KEBUN}/pasal-4/ayat-1"
    assert list(map(str, answer.quotes[0].replaces)) == [f"{LAMA}/pasal-2"]
    assert f"{LAMA}/pasal-2" in [str(one.address) for one in answer.related], "what ended is no quote, but can be read"


def test_before_it_ended_it_answered(engine: Engine) -> None:
    answer = asked(engine, "berapa denda merusak tanaman", CHANGE.replace(year=2005))
    assert quoted(answer)[0] == f"{LAMA}/pasal-2"
    assert answer.quotes[0].standing.status is Status.BERLAKU


def test_a_named_clause_that_ended_is_shown_with_its_successor_beside_it(engine: Engine) -> None:
    answer = asked(engine, "pasal 2 pergub 900/2001")
    assert quoted(answer) == [f"{LAMA}/pasal-2"]
    assert answer.quotes[0].standing.status is Status.DICABUT
    assert str(answer.related[0].address) == f"{KEBUN}/pasal-4/ayat-1"


def test_a_version_that_is_named_is_quoted(engine: Engine) -> None:
    answer = asked(engine, f"{KEBUN}/pasal-3@{KEBUN}")
    assert answer.answered
    assert "kepada lurah" in answer.quotes[0].text


def test_an_amending_act_s_address_is_answered_by_the_wording_in_force(engine: Engine) -> None:
    assert quoted(asked(engine, f"{PERUBAHAN}/pasal-i/angka-2/pasal-3a")) == [f"{KEBUN}/pasal-3a"]


def test_conflicting_clauses_are_told_of_together(engine: Engine) -> None:
    answer = asked(engine, "pasal 2 ayat 1 pergub kebun kota")
    assert [conflict.topic for conflict in answer.conflicts] == ["jam menyiram"]
    assert asked(engine, "pasal 5 pergub kebun kota").conflicts == ()


def test_further_reading_repeats_no_quote(engine: Engine) -> None:
    for text in ("apa itu kompos", "berapa denda merusak tanaman", "pasal 2 pergub kebun kota", "tugas pengurus"):
        answer = asked(engine, text)
        quotes = {Address.parse(place) for place in quoted(answer)}
        assert not [shown for shown in answer.related if any(quote.path and quote.covers(shown.address) for quote in quotes)]


_TOPICS = (
    "apa itu kompos kebun kota tugas pengurus denda merusak tanaman pasal 2 3 4 ayat 1 pergub perda 903/2013 cangkul air petak".split()
)
_QUESTIONS = st.lists(st.sampled_from(_TOPICS), min_size=1, max_size=8).map(" ".join) | st.text(min_size=1, max_size=60)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_QUESTIONS, st.none() | st.dates(date(2000, 1, 1), date(2030, 1, 1)))
def test_every_quote_is_verbatim_in_the_store(engine: Engine, text: str, on: date | None) -> None:
    try:
        answer = asked(engine, text, on)
    except QueryError:
        return
    store, day = engine.store, answer.query.on
    for shown in (*answer.quotes, *answer.related):
        match shown.source:
            case Source.NASKAH:
                words = [wording.text for wording in store.wordings(shown.address) if wording.holds_on(day)]
            case Source.RINGKASAN:
                digest = store.digest(shown.address)
                words = [digest.ringkasan] if digest else []
            case Source.CATATAN:
                words = [note.isi for note in store.notes(shown.address.regulation)]
        assert shown.text and shown.text in words
    assert answer.answered is (answer.reason is None), "answered, or refused with a reason"
    assert len(set(map(id, answer.quotes))) == len(answer.quotes)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_QUESTIONS, st.dates(date(2000, 1, 1), date(2030, 1, 1)))
def test_what_is_out_of_force_is_never_quoted_before_what_is_in_force(engine: Engine, text: str, on: date) -> None:
    try:
        answer = asked(engine, text, on)
    except QueryError:
        return
    out = [shown.standing.status in {Status.DICABUT, Status.BELUM_BERLAKU} for shown in answer.quotes]
    assert out == sorted(out)
