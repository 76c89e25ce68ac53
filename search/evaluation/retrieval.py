"""Retrieval and refusals measured on questions with gold addresses, by the field's measures (ir-measures)."""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kb.citation.address import GROUPING, Address
from kb.errors import CorpusError, KnowledgeBaseError
from search.answering.answer import ask
from search.engine import Engine
from search.question.query import Query

_MEASURES = ("nDCG@10", "RR@10", "hit@1", "hit@5")


@dataclass(frozen=True, slots=True)
class Question:
    """One question with the addresses that answer it; no gold means that it must be refused."""

    qid: str
    text: str
    lang: str
    kind: str
    gold: tuple[Address, ...]
    on: date | None

    @property
    def half(self) -> str:
        """`tuning` or `test`, by a fixed hash of the id; only the tuning half is looked at while tuning."""
        return "test" if hashlib.sha256(self.qid.encode()).digest()[0] & 1 else "tuning"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one question: the ranked places, whether it was answered, and its measures."""

    question: Question
    found: tuple[Address, ...]
    answered: bool
    first_quote: Address | None
    measures: dict[str, float]


@dataclass(frozen=True, slots=True)
class Report:
    """Outcomes of a whole run; tables are computed from them."""

    outcomes: tuple[Outcome, ...]

    @property
    def answerable(self) -> tuple[Outcome, ...]:
        """Questions that have an answer."""
        return tuple(outcome for outcome in self.outcomes if outcome.question.gold)

    @property
    def to_refuse(self) -> tuple[Outcome, ...]:
        """Questions that must be refused."""
        return tuple(outcome for outcome in self.outcomes if not outcome.question.gold)


def read_questions(path: Path) -> tuple[Question, ...]:
    """Questions of a JSON-lines file; CorpusError names the line that is wrong."""
    questions: list[Question] = []
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path}: cannot be read ({error})") from None
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            gold = tuple(Address.parse(address) for address in row["gold"])
            on = date.fromisoformat(row["on"]) if row.get("on") else None
            question = Question(str(row["qid"]), row["question"].strip(), row.get("lang", ""), row.get("kind", ""), gold, on)
            if question.qid in {other.qid for other in questions}:
                raise ValueError(f"qid {question.qid} is there twice")
            questions.append(question)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise CorpusError(f"{path}: line {number}: {type(error).__name__}: {error}") from None
    return tuple(questions)


def evaluate(engine: Engine, questions: Sequence[Question], progress: Callable[[str], None] = lambda _: None) -> Report:
    """Ask every question and measure what came back."""
    runs = []
    for number, question in enumerate(questions, start=1):
        answer = ask(engine, Query.make(question.text, on=question.on, today=date.today(), k=10))
        found = tuple(engine.store.bare(hit.address) for hit in answer.result.hits)
        first = answer.quotes[0].address if answer.quotes else None
        runs.append((question, found, answer.answered, first))
        progress(f"{number} of {len(questions)} questions")
    # an amending act's address counts as the bare one
    gold = {question.qid: tuple(map(engine.store.bare, question.gold)) for question in questions}
    measured = _measure({question.qid: (gold[question.qid], found) for question, found, _, _ in runs if question.gold})
    return Report(tuple(Outcome(q, found, answered, first, measured.get(q.qid, {})) for q, found, answered, first in runs))


def credited(gold: Sequence[Address], found: Iterable[Address]) -> tuple[str, ...]:
    """Document names of a ranking, with each gold address standing in for the first hit that counts for it.

    A hit counts for a gold address when it equals it, lies below it, or is the passage that holds it; each gold is credited once.
    """
    left = [address.bare for address in gold]
    names = []
    for place in dict.fromkeys(address.bare for address in found):  # the parts of one passage count as one hit
        match = next((g for g in left if g.covers(place) or _holds(place, g)), None)
        if match is not None:
            left.remove(match)
            names.append(str(match))
        else:
            names.append(f"other:{place}")
    return tuple(dict.fromkeys(names))


def _holds(place: Address, gold: Address) -> bool:
    """A passage holds the huruf and angka in it; a regulation or Bab is no passage."""
    return place.level is not None and place.level not in GROUPING and place.covers(gold)


def _measure(runs: dict[str, tuple[tuple[Address, ...], tuple[Address, ...]]]) -> dict[str, dict[str, float]]:
    try:
        import ir_measures
        from ir_measures import RR, Success, nDCG
    except ImportError:
        raise KnowledgeBaseError('ir-measures is not installed: run `make evaluate`, or pip install "tppo-kb[evaluation]"') from None
    names = {nDCG @ 10: "nDCG@10", RR @ 10: "RR@10", Success @ 1: "hit@1", Success @ 5: "hit@5"}
    qrels = [ir_measures.Qrel(qid, str(address.bare), 1) for qid, (gold, _) in runs.items() for address in gold]
    run = [
        ir_measures.ScoredDoc(qid, name, 1.0 / rank)
        for qid, (gold, found) in runs.items()
        for rank, name in enumerate(credited(gold, found), start=1)
    ]
    values: dict[str, dict[str, float]] = {qid: dict.fromkeys(_MEASURES, 0.0) for qid in runs}
    for metric in ir_measures.iter_calc(list(names), qrels, run):
        values[metric.query_id][names[metric.measure]] = float(metric.value)
    return values


def report_view(report: Report) -> dict[str, Any]:
    """The JSON of `kb evaluate --json`."""
    answerable = report.answerable
    return {
        "n": len(answerable),
        **_means(answerable),
        "answered": _share(answerable, lambda outcome: outcome.answered),
        "by_lang": _grouped(answerable, lambda o: o.question.lang),
        "by_kind": _grouped(answerable, lambda o: o.question.kind),
        "by_half": _grouped(answerable, lambda o: o.question.half),
        "abstain": {"n": len(report.to_refuse), "refused": sum(not outcome.answered for outcome in report.to_refuse)},
        "abstain_by_kind": {
            kind: {"n": len(group), "refused": sum(not o.answered for o in group)}
            for kind, group in _groups(report.to_refuse, lambda o: o.question.kind).items()
        },
        "misses": [_miss(outcome) for outcome in answerable if outcome.measures["hit@1"] < 1 or not outcome.answered]
        + [_miss(outcome) for outcome in report.to_refuse if outcome.answered],
        "per_query": {outcome.question.qid: outcome.measures.get("nDCG@10", float(not outcome.answered)) for outcome in report.outcomes},
    }


def _means(outcomes: Sequence[Outcome]) -> dict[str, float]:
    return {name: round(sum(o.measures[name] for o in outcomes) / max(1, len(outcomes)), 4) for name in _MEASURES}


def _share(outcomes: Sequence[Outcome], test: Callable[[Outcome], bool]) -> float:
    return round(sum(map(test, outcomes)) / max(1, len(outcomes)), 4)


def _groups(outcomes: Iterable[Outcome], key: Callable[[Outcome], str]) -> dict[str, list[Outcome]]:
    groups: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        groups.setdefault(key(outcome), []).append(outcome)
    return dict(sorted(groups.items()))


def _grouped(outcomes: Iterable[Outcome], key: Callable[[Outcome], str]) -> dict[str, Any]:
    return {
        name: {"n": len(group), **_means(group), "answered": _share(group, lambda o: o.answered)}
        for name, group in _groups(outcomes, key).items()
    }


def _miss(outcome: Outcome) -> dict[str, Any]:
    q = outcome.question
    return {
        "qid": q.qid,
        "question": q.text,
        "half": q.half,
        "kind": q.kind,
        "gold": list(map(str, q.gold)),
        "found": list(map(str, outcome.found[:5])),
        "answered": outcome.answered,
    }


def print_report(report: Report, echo: Callable[[str], Any], saved: dict[str, Any] | None) -> None:
    """The tables for people; with a saved run, what changed a question."""
    view = report_view(report)
    echo(f"{'':24}{'n':>5}" + "".join(f"{name:>9}" for name in _MEASURES) + f"{'answered':>10}")
    rows = [("all", view | {"n": view["n"]})]
    rows += [(f"{group[3:]} {name or '-'}", values) for group in ("by_half", "by_lang", "by_kind") for name, values in view[group].items()]
    for name, values in rows:
        cells = "".join(f"{values[measure]:>9.3f}" for measure in _MEASURES)
        echo(f"{name:24}{values['n']:>5}{cells}{values['answered']:>10.3f}")
    for name, values in [("must refuse", view["abstain"]), *view["abstain_by_kind"].items()]:
        echo(f"{name:24}{values['n']:>5}  refused {values['refused']} ({values['refused'] / max(1, values['n']):.1%})")
    if saved:
        for qid, value in view["per_query"].items():
            before = saved["per_query"].get(qid)
            if before is not None and abs(before - value) > 0.001:
                echo(f"{qid}: {before:.3f} -> {value:.3f}")
