"""Answers measured as sets of clauses, on questions as people type them (`corpus/panel.jsonl`).

A question of the panel names every clause that its answer needs; several that would do for one need stand in one string, joined by `|`.
What is measured is what a reader sees: the first quote, whether all that is needed is quoted, and what is quoted beside the point.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import log2
from pathlib import Path

from kb.citation.address import GROUPING, Address
from kb.errors import CorpusError
from kb.law.regulation import Source
from kb.law.status import Status
from search.answering.answer import Answer

MUST_REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class PanelQuestion:
    """One question with all clauses that its answer needs (`gold`, each a choice of equals) and those that may stand beside them
    (`also`)."""

    qid: str
    text: str
    lang: str
    asker: str
    kind: str
    gold: tuple[tuple[Address, ...], ...]
    also: tuple[Address, ...] = ()
    on: date | None = None
    after: str = ""
    """The question that was asked just before, where this one continues it."""

    @property
    def half(self) -> str:
        """`tuning` or `test`, by a fixed hash of the id; of the test half only figures are printed."""
        return "test" if hashlib.sha256(self.qid.encode()).digest()[0] & 1 else "tuning"


@dataclass(frozen=True, slots=True)
class PanelOutcome:
    """What a reader saw: `covered` tells of each need whether it was quoted, `beside` counts quotes that are neither needed nor fitting.

    `later` counts law of a later day among the quotes and the first three hits; `ndcg` is nDCG@10 of the hits.
    """

    question: PanelQuestion
    answered: bool
    first_right: bool
    covered: tuple[bool, ...]
    quotes: int
    beside: int
    later: int
    ndcg: float

    @property
    def whole(self) -> bool:
        """Whether everything that is needed was quoted."""
        return self.answered and all(self.covered)


def read_panel(path: Path) -> tuple[PanelQuestion, ...]:
    """Questions of a JSON-lines file; CorpusError names the line that is wrong."""
    questions: dict[str, PanelQuestion] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            question = PanelQuestion(
                qid=row["qid"],
                text=row["question"].strip(),
                lang=row["lang"],
                asker=row["asker"],
                kind=row["kind"],
                gold=tuple(tuple(map(_address, need.split("|"))) for need in row["gold"]),
                also=tuple(_address(one) for entry in row.get("also", ()) for one in entry.split("|")),
                on=date.fromisoformat(row["on"]) if row.get("on") else None,
                after=row.get("after", ""),
            )
            if question.qid in questions:
                raise ValueError(f"qid {question.qid} is there twice")
            if bool(question.gold) == (question.kind == MUST_REFUSE):
                raise ValueError("a question has gold, or the kind refuse")
            questions[question.qid] = question
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise CorpusError(f"{path}: line {number}: {type(error).__name__}: {error}") from None
    return tuple(questions.values())


def _address(text: str) -> Address:
    """An address; of a note (`pergub-dki-64-2019#2`) the regulation's, which all its notes have."""
    return Address.parse(text.partition("#")[0])


def fits(quoted: Address, wanted: Address) -> bool:
    """Whether a quote shows a clause: it is that clause, lies in it, or is the passage or Pasal that holds it."""
    place, clause = quoted.bare, wanted.bare
    if not clause.path or not place.path:
        return place == clause
    return clause.covers(place) or (place.level is not None and place.level not in GROUPING and place.covers(clause))


def measure(question: PanelQuestion, answer: Answer, bare: Callable[[Address], Address]) -> PanelOutcome:
    """What one answer is worth; `bare` leads an amending act's address to the one that holds the wording in force."""
    quoted = [bare(quote.address) for quote in answer.quotes]
    needs = [tuple(map(bare, need)) for need in question.gold]
    fitting = [*(one for need in needs for one in need), *map(bare, question.also)]
    covered = tuple(any(fits(quote, one) for quote in quoted for one in need) for need in needs)
    first = bool(quoted) and any(fits(quoted[0], one) for need in needs for one in need)
    beside = sum(not any(fits(quote, one) for one in fitting) for quote in quoted)
    ahead = [*(quote.standing.status for quote in answer.quotes), *(hit.standing.status for hit in answer.result.hits[:3])]
    later = sum(status is Status.BELUM_BERLAKU for status in ahead)
    return PanelOutcome(question, answer.answered, first, covered, len(quoted), beside, later, _ndcg(needs, answer, bare))


def _ndcg(needs: Sequence[tuple[Address, ...]], answer: Answer, bare: Callable[[Address], Address]) -> float:
    """nDCG@10 of the hits, each need credited once (Järvelin and Kekäläinen 2002, gain 1, discount log2(rank + 1))."""
    left, gain = list(needs), 0.0
    places = list(dict.fromkeys(bare(hit.address) for hit in answer.result.hits if hit.passage.source is not Source.CATATAN or not needs))
    for rank, place in enumerate(places[:10], start=1):
        found = next((need for need in left if any(fits(place, one) for one in need)), None)
        if found is not None:
            left.remove(found)
            gain += 1 / log2(rank + 1)
    ideal = sum(1 / log2(rank + 1) for rank in range(1, min(10, len(needs)) + 1))
    return gain / ideal if ideal else 0.0


@dataclass(frozen=True, slots=True)
class PanelFigures:
    """Shares over a group of questions: those with an answer, and those that must be refused."""

    asked: int
    first_right: float
    whole: float
    recall: float
    beside: float
    """Of all quotes, those beside the point."""
    wrongly_refused: float
    to_refuse: int
    refused: float
    ndcg: float
    later: int


def figures(outcomes: Iterable[PanelOutcome]) -> PanelFigures:
    """The figures of a group of outcomes."""
    everything = list(outcomes)
    asked = [outcome for outcome in everything if outcome.question.gold]
    must = [outcome for outcome in everything if not outcome.question.gold]
    quotes = sum(outcome.quotes for outcome in asked)
    needs = [one for outcome in asked for one in outcome.covered]
    return PanelFigures(
        asked=len(asked),
        first_right=_share(outcome.first_right for outcome in asked),
        whole=_share(outcome.whole for outcome in asked),
        recall=_share(needs),
        beside=sum(outcome.beside for outcome in asked) / max(1, quotes),
        wrongly_refused=_share(not outcome.answered for outcome in asked),
        to_refuse=len(must),
        refused=_share(not outcome.answered for outcome in must),
        ndcg=sum(outcome.ndcg for outcome in asked) / max(1, len(asked)),
        later=sum(outcome.later > 0 for outcome in asked),
    )


def _share(values: Iterable[bool]) -> float:
    found = list(values)
    return sum(found) / max(1, len(found))
