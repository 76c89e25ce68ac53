"""Answers measured as sets: what counts as quoted, what lies beside the point, and which line of a file is wrong."""

import json
from pathlib import Path

import pytest

from kb.citation.address import Address
from kb.errors import CorpusError
from search.answering.answer import ask
from search.engine import Engine
from search.evaluation.panel import MUST_REFUSE, PanelQuestion, figures, fits, measure, read_panel
from search.question.query import Query
from tests.corpus_samples import KEBUN, TODAY


@pytest.mark.parametrize(
    ("quoted", "wanted", "holds"),
    [
        pytest.param("uu-1-2000/pasal-1", "uu-1-2000/pasal-1", True, id="the clause itself"),
        pytest.param("uu-1-2000/pasal-2/ayat-1", "uu-1-2000/pasal-2", True, id="a part of a wanted Pasal"),
        pytest.param("uu-1-2000/pasal-2/ayat-1", "uu-1-2000/pasal-2/ayat-1/huruf-b", True, id="the passage that holds a huruf"),
        pytest.param("uu-1-2000/pasal-2/ayat-1", "uu-1-2000/pasal-2/ayat-2", False, id="a neighbour is another clause"),
        pytest.param("uu-1-2000/bab-1", "uu-1-2000/pasal-2", False, id="a Bab is no passage"),
        pytest.param("pergub-dki-1-2000", "pergub-dki-1-2000", True, id="a note, by its regulation"),
        pytest.param("uu-1-2000", "uu-1-2000/pasal-1", False, id="a note is no clause of its regulation"),
    ],
)
def test_what_counts_as_quoted(quoted: str, wanted: str, holds: bool) -> None:
    assert fits(Address.parse(quoted), Address.parse(wanted)) is holds


def question(*gold: str, text: str = "apa itu kompos", also: tuple[str, ...] = (), kind: str = "single") -> PanelQuestion:
    """A question whose needs are written as the file writes them."""
    needs = tuple(tuple(map(Address.parse, need.split("|"))) for need in gold)
    return PanelQuestion("q-1", text, "id", "pejabat", kind, needs, tuple(map(Address.parse, also)))


def test_an_answer_is_measured_by_what_it_quotes(engine: Engine) -> None:
    answer = ask(engine, Query.make("apa itu kompos", today=TODAY))
    compost, other = f"{KEBUN}/pasal-1/angka-3", f"{KEBUN}/pasal-5"
    right = measure(question(f"{other}|{compost}"), answer, engine.store.bare)
    assert right.first_right and right.whole and right.beside == len(answer.quotes) - 1
    half = measure(question(compost, other), answer, engine.store.bare)
    assert half.first_right and half.covered == (True, False) and not half.whole
    fitting = measure(question(other, also=(compost,)), answer, engine.store.bare)
    assert not fitting.first_right and fitting.beside == len(answer.quotes) - 1, "what may stand beside is not beside the point"


def test_figures_tell_those_that_must_be_refused_apart(engine: Engine) -> None:
    asked = [question(f"{KEBUN}/pasal-1/angka-3"), question(text="cara memperbaiki roket antariksa", kind=MUST_REFUSE)]
    outcomes = [measure(one, ask(engine, Query.make(one.text, today=TODAY)), engine.store.bare) for one in asked]
    found = figures(outcomes)
    assert (found.asked, found.to_refuse) == (1, 1)
    assert (found.first_right, found.wrongly_refused, found.refused) == (1.0, 0.0, 1.0)


ROW = {"qid": "a", "question": "apa", "lang": "id", "asker": "pejabat", "kind": "single", "gold": ["uu-1-2000/pasal-1"]}


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([ROW, ROW], id="an id twice"),
        pytest.param([ROW | {"gold": []}], id="no gold, though it must not be refused"),
        pytest.param([ROW | {"kind": "refuse"}], id="gold, though it must be refused"),
        pytest.param([ROW | {"gold": ["bukan alamat"]}], id="no address"),
        pytest.param([{"qid": "a"}], id="a field that is missing"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, rows: list[dict[str, object]]) -> None:
    file = tmp_path / "panel.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    with pytest.raises(CorpusError, match=rf"panel\.jsonl: line {len(rows)}:"):
        read_panel(file)


def test_the_panel_that_ships_has_every_kind_in_both_halves() -> None:
    panel = read_panel(Path(__file__).parents[3] / "corpus" / "panel.jsonl")
    assert len(panel) >= 500
    for half in ("tuning", "test"):
        mine = [one for one in panel if one.half == half]
        assert {one.kind for one in mine} >= {
            "single",
            "multi",
            "comparison",
            "enumeration",
            "case",
            "status",
            "date",
            "premise",
            MUST_REFUSE,
        }
        assert {one.asker for one in mine} == {"pejabat", "pelatih", "anggota-baru", "pendamping"}
