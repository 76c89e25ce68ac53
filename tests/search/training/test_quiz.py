"""Quizzes: one right answer, wrong ones from siblings that cannot be right, the same seed the same quiz."""

from datetime import date

import pytest

from kb.citation.address import Address, RegulationId
from kb.documents.model import Choice, Match
from kb.law.penalty import Duration, LawGroup, Offence, OffenceKind, Penalty
from kb.law.regulation import Provenance, Source
from kb.law.status import Standing, Status
from search.engine import Engine
from search.presentation.presenting import Shown
from search.study.duties import DutyMatrix
from search.study.glossary import Glossary
from search.study.penaltywords import penalty_words
from search.training.facts import GAP, Fact, FactKind, Facts
from search.training.quiz import QuizMaker, quiz_document
from tests.corpus_samples import KEBUN, LAMA, TODAY

BASE = "https://kb.contoh"


def shown(path: str, text: str = "kata") -> Shown:
    address = Address.parse(f"{KEBUN}/{path}")
    standing = Standing(Status.BERLAKU)
    provenance = Provenance.SITUS_RESMI
    return Shown(address, TODAY, address.citation, Source.NASKAH, provenance, False, None, text, "", "", "", standing, None, False, ())


def fact(number: int, right: str, *same: str, kind: FactKind = FactKind.TENGGAT) -> Fact:
    return Fact(kind, shown(f"pasal-{number}"), f"paling lama {GAP} ({number})", right, frozenset(same or {right}), f"pasangan {number}")


class Known:
    """Facts that a test gives, in the place of those of a generation."""

    def __init__(self, *facts: Fact) -> None:
        self._facts = facts

    def at(self, address: Address) -> tuple[Fact, ...]:
        return tuple(one for one in self._facts if one.address == address)

    def of(self, id: RegulationId) -> tuple[Fact, ...]:
        return self._facts


DAYS = tuple(fact(n, f"{n} hari") for n in range(1, 9))
ALL = tuple(one.address for one in DAYS)


def test_the_same_seed_gives_the_same_quiz_and_another_another() -> None:
    made = [QuizMaker(Known(*DAYS), base=BASE).questions(ALL, seed) for seed in (7, 7, 8)]
    assert made[0] == made[1]
    assert made[0] != made[2]


def test_every_question_has_its_clause_and_one_right_answer() -> None:
    for question, one in zip(QuizMaker(Known(*DAYS), base=BASE).questions(ALL, 1), DAYS, strict=True):
        assert isinstance(question, Choice)
        assert question.choices[question.answer] == one.right
        assert len(set(question.choices)) == 4
        assert question.cited.citation == one.address.citation


@pytest.mark.parametrize("seed", range(20))
def test_a_wrong_answer_is_never_also_right(seed: int) -> None:
    asked = fact(1, "1 hari", "jam:24")
    twin = fact(2, "24 jam", "jam:24")
    others = (fact(3, "3 hari", "jam:72"), fact(4, "4 hari", "jam:96"), fact(5, "72 jam", "jam:72"))
    question = QuizMaker(Known(asked, twin, *others), base=BASE).questions([asked.address], seed)[0]
    assert isinstance(question, Choice)
    assert "24 jam" not in question.choices
    # two wrong ones that are the same would tell that neither is right
    assert not {"3 hari", "72 jam"} <= set(question.choices)


def test_a_question_without_enough_wrong_answers_is_left_out() -> None:
    assert QuizMaker(Known(*DAYS[:2]), base=BASE).questions(ALL, 1) == ()


def test_names_that_hold_each_other_are_not_told_apart() -> None:
    narrow = Fact(FactKind.TUGAS, shown("pasal-1"), "?", "Pemerintah", frozenset({"a"}), "", frozenset({"perintah"}))
    wide = Fact(FactKind.TUGAS, shown("pasal-2"), "?", "Pemerintah Daerah", frozenset({"b"}), "", frozenset({"perintah", "daerah"}))
    assert narrow.may_also_be(wide)
    assert wide.may_also_be(narrow)


def test_pairs_can_be_told_apart_and_the_key_says_which() -> None:
    facts = tuple(fact(n, f"badan {n}", f"b{n}", kind=FactKind.TUGAS) for n in range(1, 7))
    (match,) = (one for one in QuizMaker(Known(*facts), base=BASE).questions([facts[0].address], 3) if isinstance(one, Match))
    for place, left in enumerate(match.left):
        assert match.right[match.key[place]] == f"pasangan {left.removeprefix('badan ')}"


def test_siblings_alone_are_not_matched() -> None:
    duties = tuple(fact(n, f"badan {n}", f"b{n}", kind=FactKind.TUGAS) for n in range(11, 17))
    made = QuizMaker(Known(*DAYS, *duties), base=BASE).questions([DAYS[0].address], 3)
    assert [type(question) for question in made] == [Choice]


def test_facts_known_from_elsewhere_are_asked_too() -> None:
    more = tuple(fact(n, f"{n} tahun", kind=FactKind.PIDANA) for n in range(1, 5))
    question = QuizMaker(Known(), base=BASE, more=more).questions([more[0].address], 1)[0]
    assert isinstance(question, Choice)
    assert question.choices[question.answer] == "1 tahun"


@pytest.fixture
def facts(engine: Engine) -> Facts:
    store, presenter = engine.store, engine.presenter
    return Facts(store, presenter, Glossary(store, presenter), DutyMatrix(store, presenter), TODAY)


def test_a_definition_is_asked_without_its_term(facts: Facts) -> None:
    (found,) = facts.at(Address.parse(f"{KEBUN}/pasal-1/angka-3"))
    assert (found.kind, found.right) == (FactKind.DEFINISI, "Kompos")
    assert found.asked == f"{GAP} adalah pupuk dari sisa daun dan dapur."


def test_a_time_limit_is_asked_without_its_figure(facts: Facts) -> None:
    (found,) = facts.at(Address.parse(f"{KEBUN}/pasal-3"))
    assert (found.kind, found.right) == (FactKind.TENGGAT, "7 (tujuh) hari")
    assert f"paling lama {GAP} sebelum" in found.asked


def test_a_penalty_is_told_from_a_time_limit(facts: Facts) -> None:
    (found,) = facts.at(Address.parse(f"{KEBUN}/pasal-4/ayat-2"))
    assert (found.kind, found.right) == (FactKind.PIDANA, "3 (tiga) hari")


def test_the_penalty_of_the_day_is_asked_where_the_data_has_it(facts: Facts, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    address = Address.parse(f"{KEBUN}/pasal-4/ayat-2")
    before, now = date(2011, 3, 1), date(2020, 1, 1)
    penalties = (
        Penalty(since=before, until=date(2019, 12, 31), prison_max=Duration(years=1), by=(address,), source=Source.NASKAH),
        Penalty(since=now, prison_max=Duration(years=4), by=(address,), source=Source.NASKAH),
    )
    offence = Offence(address, "Mencuri panen", "Stealing a harvest", OffenceKind.POKOK, LawGroup.ANAK, penalties)
    monkeypatch.setattr(engine.store, "offences", lambda: (offence,))
    (found,) = facts.at(address)
    assert (found.kind, found.right) == (FactKind.ANCAMAN, penalty_words(penalties[1]))
    assert "Mencuri panen" in found.asked
    assert "1 Mei 2024" in found.asked


@pytest.mark.parametrize(
    ("address", "on"),
    [
        pytest.param(f"{LAMA}/pasal-2", TODAY, id="repealed"),
        pytest.param(f"{KEBUN}/pasal-3", date(2010, 1, 1), id="not yet in force"),
        pytest.param(f"{KEBUN}/pasal-99", TODAY, id="not there"),
        pytest.param(f"{KEBUN}/pasal-5", TODAY, id="nothing plain in it"),
    ],
)
def test_what_is_not_plain_law_on_the_day_is_not_asked(address: str, on: date, engine: Engine) -> None:
    store, presenter = engine.store, engine.presenter
    assert Facts(store, presenter, Glossary(store, presenter), DutyMatrix(store, presenter), on).at(Address.parse(address)) == ()


def test_a_quiz_is_a_document_of_its_questions() -> None:
    questions = QuizMaker(Known(*DAYS), base=BASE).questions(ALL, 1)
    assert quiz_document("Kuis", questions, TODAY).questions() == questions
