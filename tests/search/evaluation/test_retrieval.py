"""What counts as found, and the measures of a run, checked against sums done by hand."""

import json
import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.citation.address import Address
from kb.errors import CorpusError
from search.engine import Engine
from search.evaluation.retrieval import Question, credited, evaluate, print_report, read_questions, report_view
from tests.corpus_samples import AIR, KEBUN, PERUBAHAN, QUESTIONS
from tests.kb.strategies import addresses

PASAL = f"{KEBUN}/pasal-2"


def places(*texts: str) -> list[Address]:
    """Addresses of these texts."""
    return list(map(Address.parse, texts))


@pytest.mark.parametrize(
    ("gold", "found", "names"),
    [
        pytest.param([PASAL], [PASAL], [PASAL], id="equals"),
        pytest.param([PASAL], [f"{PASAL}/ayat-1"], [PASAL], id="lies below it"),
        pytest.param([f"{PASAL}/ayat-2/huruf-b"], [f"{PASAL}/ayat-2"], [f"{PASAL}/ayat-2/huruf-b"], id="is the passage that holds it"),
        pytest.param([f"{PASAL}/ayat-2"], [f"{PASAL}/ayat-1"], [f"other:{PASAL}/ayat-1"], id="a neighbour does not count"),
        pytest.param([PASAL], [f"{KEBUN}/pasal-21"], [f"other:{KEBUN}/pasal-21"], id="a number that begins alike does not count"),
        pytest.param([PASAL], [KEBUN], [f"other:{KEBUN}"], id="a regulation is no passage that holds it"),
        pytest.param([f"{KEBUN}/bab-2/bagian-1"], [f"{KEBUN}/bab-2"], [f"other:{KEBUN}/bab-2"], id="nor is a Bab"),
        pytest.param(
            ["keppres-9-2002/diktum-1/huruf-a"], ["keppres-9-2002/diktum-1"], ["keppres-9-2002/diktum-1/huruf-a"], id="a dictum is"
        ),
        pytest.param(
            [PASAL], [f"{KEBUN}/penjelasan/pasal-2"], [f"other:{KEBUN}/penjelasan/pasal-2"], id="the elucidation is another clause"
        ),
        pytest.param([f"{PASAL}@{KEBUN}"], [PASAL], [PASAL], id="versions do not count"),
        pytest.param(
            [PASAL], [f"{PASAL}/ayat-1", f"{PASAL}/ayat-2"], [PASAL, f"other:{PASAL}/ayat-2"], id="each gold is credited once, to the first"
        ),
        pytest.param([PASAL], [f"{PASAL}/ayat-1", f"{PASAL}/ayat-1"], [PASAL], id="the parts of one passage are one hit"),
        pytest.param([PASAL], [KEBUN, KEBUN, PASAL], [f"other:{KEBUN}", PASAL], id="so are those of another"),
        pytest.param(
            [PASAL, f"{KEBUN}/pasal-3"], [f"{KEBUN}/pasal-3", PASAL], [f"{KEBUN}/pasal-3", PASAL], id="two gold, in the run's order"
        ),
        pytest.param([PASAL], [], [], id="nothing found"),
        pytest.param([], [PASAL], [f"other:{PASAL}"], id="nothing to find"),
    ],
)
def test_what_counts_for_a_gold_address(gold: list[str], found: list[str], names: list[str]) -> None:
    assert credited(places(*gold), places(*found)) == tuple(names)


@given(st.lists(addresses, max_size=4), st.lists(addresses, max_size=8))
def test_no_gold_is_credited_twice_and_no_hit_counts_twice(gold: Sequence[Address], found: Sequence[Address]) -> None:
    names = credited(gold, found)
    assert len(set(names)) == len(names) <= len(found)
    assert sum(not name.startswith("other:") for name in names) <= len(gold)


def questions(tmp_path: Path, *rows: object) -> Path:
    """A file of questions, a row a line."""
    path = tmp_path / "questions.jsonl"
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), "utf-8")
    return path


def question(qid: str, text: str, *gold: str, **more: Any) -> dict[str, Any]:
    """One row of a question file."""
    return {"qid": qid, "question": text, "lang": "id", "kind": "umum", "gold": list(gold), **more}


def test_questions_are_read_whole(tmp_path: Path) -> None:
    path = questions(tmp_path, question("a", "apa itu", PASAL, on="2012-01-01"), "", {"qid": 7, "question": "lele", "gold": []})
    assert read_questions(path) == (
        Question("a", "apa itu", "id", "umum", tuple(places(PASAL)), date(2012, 1, 1)),
        Question("7", "lele", "", "", (), None),
    )


@pytest.mark.parametrize(
    ("row", "named"),
    [
        pytest.param("{", "line 2", id="no JSON"),
        pytest.param("[]", "line 2", id="no object"),
        pytest.param({"question": "x", "gold": []}, "qid", id="no qid"),
        pytest.param({"qid": "b", "question": "x"}, "gold", id="no gold"),
        pytest.param({"qid": "b", "question": 5, "gold": []}, "line 2", id="a question that is no text"),
        pytest.param({"qid": "b", "question": "x", "gold": ["pasal 2"]}, "pasal 2", id="gold that is no address"),
        pytest.param({"qid": "b", "question": "x", "gold": [3]}, "line 2", id="gold that is no text"),
        pytest.param({"qid": "b", "question": "x", "gold": [], "on": "kemarin"}, "kemarin", id="no date"),
        pytest.param({"qid": "a", "question": "x", "gold": []}, "a is there twice", id="a qid twice"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, row: object, named: str) -> None:
    path = questions(tmp_path, question("a", "x"), row)
    with pytest.raises(CorpusError, match="line 2") as caught:
        read_questions(path)
    assert named in str(caught.value) and str(path) in str(caught.value)


@pytest.mark.parametrize("content", [None, b"\xff\xfe"], ids=["not there", "not in UTF-8"])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "questions.jsonl"
    if content:
        path.write_bytes(content)
    with pytest.raises(CorpusError, match=str(path)):
        read_questions(path)


def test_the_sample_questions_are_answered_and_refused(engine: Engine, tmp_path: Path) -> None:
    view = report_view(evaluate(engine, read_questions(questions(tmp_path, *QUESTIONS))))
    assert (view["n"], view["nDCG@10"], view["RR@10"], view["hit@1"], view["hit@5"]) == (2, 1.0, 1.0, 1.0, 1.0)
    assert view["abstain"] == {"n": 1, "refused": 1}
    assert view["misses"] == []
    assert {lang: group["n"] for lang, group in view["by_lang"].items()} == {"en": 1, "id": 1}


def test_measures_are_those_of_a_run_computed_by_hand(engine: Engine, tmp_path: Path) -> None:
    # pasal 4 is found as its two ayat, at ranks 1 and 2; the first is credited, the second is another document
    rows = [
        question("whole", "pasal 4 pergub kebun kota", f"{KEBUN}/pasal-4"),
        question("second", "pasal 4 pergub kebun kota", f"{KEBUN}/pasal-4/ayat-2"),
        question("half", "pasal 4 pergub kebun kota", f"{KEBUN}/pasal-4/ayat-1", f"{AIR}/pasal-99"),
    ]
    report = evaluate(engine, read_questions(questions(tmp_path, *rows)))
    measured = {outcome.question.qid: outcome.measures for outcome in report.outcomes}
    at_rank_2 = 1 / math.log2(3)
    assert measured["whole"] == {"nDCG@10": 1.0, "RR@10": 1.0, "hit@1": 1.0, "hit@5": 1.0}
    assert measured["second"] == pytest.approx({"nDCG@10": at_rank_2, "RR@10": 0.5, "hit@1": 0.0, "hit@5": 1.0})
    assert measured["half"] == pytest.approx({"nDCG@10": 1 / (1 + at_rank_2), "RR@10": 1.0, "hit@1": 1.0, "hit@5": 1.0})
    view = report_view(report)
    assert view["nDCG@10"] == pytest.approx((1 + at_rank_2 + 1 / (1 + at_rank_2)) / 3, abs=1e-4)
    assert [miss["qid"] for miss in view["misses"]] == ["second"]


def test_an_amending_act_s_gold_counts_as_the_bare_one(engine: Engine, tmp_path: Path) -> None:
    rows = [question("a", "undian petak kosong di balai warga", f"{PERUBAHAN}/pasal-i/angka-2/pasal-3a")]
    assert report_view(evaluate(engine, read_questions(questions(tmp_path, *rows))))["hit@1"] == 1.0


def test_a_question_is_asked_as_of_its_day(engine: Engine, tmp_path: Path) -> None:
    text = "berapa denda merusak tanaman"
    rows = [question("then", text, f"{KEBUN}/pasal-4/ayat-1", on="2005-01-01"), question("now", text, f"{KEBUN}/pasal-4/ayat-1")]
    then, _ = evaluate(engine, read_questions(questions(tmp_path, *rows))).outcomes
    assert str(then.first_quote).startswith("pergub-dki-900-2001")


def test_what_should_be_refused_and_was_not_is_a_miss(engine: Engine, tmp_path: Path) -> None:
    view = report_view(evaluate(engine, read_questions(questions(tmp_path, question("a", "apa itu kompos")))))
    assert (view["n"], view["abstain"]) == (0, {"n": 1, "refused": 0})
    assert [miss["qid"] for miss in view["misses"]] == ["a"]


def test_no_questions_give_an_empty_report(engine: Engine, tmp_path: Path) -> None:
    view = report_view(evaluate(engine, read_questions(questions(tmp_path))))
    assert (view["n"], view["abstain"], view["misses"]) == (0, {"n": 0, "refused": 0}, [])


def test_a_saved_run_shows_what_changed(engine: Engine, tmp_path: Path) -> None:
    report = evaluate(engine, read_questions(questions(tmp_path, *QUESTIONS)))
    saved = report_view(report)
    saved["per_query"]["d1"] = 0.25
    lines: list[str] = []
    print_report(report, lines.append, saved)
    assert [line for line in lines if "->" in line] == ["d1: 0.250 -> 1.000"]


def test_halves_are_fixed_by_the_id() -> None:
    one = Question("a", "x", "id", "umum", (), None)
    assert one.half == replace(one, text="y", lang="en").half
    assert {replace(one, qid=str(n)).half for n in range(20)} == {"tuning", "test"}
