"""Answers to questions as people type them, against goals and floors: `python -m benchmarks.panel` (`make evaluate`).

On the index that serves and the test half of `corpus/panel.jsonl`, of which only figures are printed: what a reader sees of each answer, by
kind, language and asker. Then laws that are stripped in turn of what we wrote about them, asked by questions of the test half of
`corpus/questions.jsonl` that do not name them, as a law that an office adds. `python -m benchmarks.panel tuning` prints the tuning halves,
and their misses.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from benchmarks.ablation import RememberingEmbedder
from benchmarks.measuring.goals import Figure, print_figures
from kb.citation.address import RegulationId
from kb.embedding.choice import load_embedder
from kb.settings import Settings
from search.answering.answer import ask
from search.engine import Engine
from search.evaluation.panel import PanelFigures, PanelOutcome, figures, fits, measure, read_panel
from search.evaluation.retrieval import Question, read_questions
from search.question.query import Query
from training.addedlaws import text_only

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
ADDED = ("uu-21-2007", "pp-9-2008", "uu-12-2022", "uu-18-2017", "uu-23-2002", "uu-11-2012", "uu-6-2011")
"""Laws with text at hand that are stripped in turn."""
_SETS = ("comparison", "enumeration")


def outcomes(engine: Engine, half: str) -> list[PanelOutcome]:
    """What became of each question of a half."""
    found = []
    for question in read_panel(CORPUS / "panel.jsonl"):
        if question.half == half:
            query = Query.make(question.text, on=question.on, today=date.today(), k=20, after=question.after)
            found.append(measure(question, ask(engine, query), engine.store.bare))
    return found


def table(found: Sequence[PanelOutcome]) -> Iterator[str]:
    """The figures by kind, language and asker, a line each."""
    yield f"{'':16}{'n':>5}{'first':>8}{'whole':>8}{'recall':>8}{'beside':>8}{'refused wrongly':>17}{'refused':>9}{'nDCG@10':>9}"
    groups: list[tuple[str, Callable[[PanelOutcome], str]]] = [
        ("all", lambda _: "all"),
        ("kind", lambda one: one.question.kind),
        ("lang", lambda one: one.question.lang),
        ("asker", lambda one: one.question.asker),
        ("day", lambda one: "earlier day" if one.question.on else "today"),
    ]
    for _, group in groups:
        for name in sorted({group(one) for one in found}):
            yield _line(name, figures(one for one in found if group(one) == name))


def _line(name: str, of: PanelFigures) -> str:
    shares = "".join(f"{share:>8.3f}" for share in (of.first_right, of.whole, of.recall, of.beside))
    return f"{name:16}{of.asked:>5}{shares}{of.wrongly_refused:>17.3f}{of.refused:>9.3f}{of.ndcg:>9.3f}"


def panel_figures(found: Sequence[PanelOutcome]) -> Iterator[Figure]:
    """The figures that have goals and floors (issue "Answers to what people really ask")."""
    everything = figures(found)
    yield Figure(f"first quote right ({everything.asked})", everything.first_right, 0.85, 0.75, at_least=True)
    yield Figure("all needed clauses quoted", everything.whole, 0.75, 0.60, at_least=True)
    yield Figure("of all quotes, beside the point", everything.beside, 0.15, 0.25)
    sets = figures(one for one in found if one.question.kind in _SETS)
    yield Figure(f"comparisons and enumerations whole ({sets.asked})", sets.whole, 0.8, 0.6, at_least=True)
    dated = figures(one for one in found if one.question.on)
    yield Figure(f"dated questions, nDCG@10 ({dated.asked})", dated.ndcg, 0.85, 0.75, at_least=True)
    yield Figure("law of a later day quoted or in the first three", float(dated.later), 0.0, 0.0)
    yield Figure("wrongly refused", everything.wrongly_refused, 0.02, 0.03)
    yield Figure(f"refused when it must ({everything.to_refuse})", everything.refused, 0.97, 0.93, at_least=True)


def added_figures(settings: Settings, embedder: RememberingEmbedder, half: str) -> Iterator[Figure]:
    """A law with its text alone among complete ones: whether its clause is found, and quoted."""
    found: list[bool] = []
    quoted: list[bool] = []
    questions = [one for one in read_questions(CORPUS / "questions.jsonl") if one.gold and one.half == half]
    for law in map(RegulationId.parse, ADDED):
        with text_only(settings, embedder, law) as engine:
            if engine.store.text(law) is None:
                continue
            for question in _unnamed(engine, questions, law):
                answer = ask(engine, Query.make(question.text, on=question.on, today=date.today(), k=10))
                gold = tuple(map(engine.store.bare, question.gold))
                found.append(any(fits(engine.store.bare(hit.address), one) for hit in answer.result.hits[:5] for one in gold))
                quoted.append(any(fits(engine.store.bare(quote.address), one) for quote in answer.quotes for one in gold))
    if found:
        yield Figure(f"an added law, text only, not named: hit@5 ({len(found)})", _share(found), 0.85, 0.75, at_least=True)
        yield Figure("an added law: quoted in the answer", _share(quoted), 0.75, 0.60, at_least=True)


def _unnamed(engine: Engine, questions: Sequence[Question], law: RegulationId) -> Iterator[Question]:
    for question in questions:
        reference = engine.lookup.find(question.text)
        if all(address.regulation == law for address in question.gold) and not reference.regulation and not reference.others:
            yield question


def _share(values: Iterable[bool]) -> float:
    found = list(values)
    return sum(found) / max(1, len(found))


def main(arguments: Sequence[str]) -> int:
    """Print the tables; exit code 1 when a floor is missed."""
    half = arguments[0] if arguments else "test"
    settings = Settings.from_environment()
    embedder = RememberingEmbedder(load_embedder(settings.model, settings.data))
    found = outcomes(Engine(settings.data, lambda: embedder), half)
    print(f"\n{half} half of panel.jsonl")
    print(*table(found), sep="\n")
    if half == "tuning":
        for one in found:
            if not one.whole:
                first = "right" if one.first_right else "wrong"
                print(f"{one.question.qid}  first {first}, {sum(one.covered)} of {len(one.covered)}: {one.question.text}")
    return print_figures([*panel_figures(found), *added_figures(settings, embedder, half)])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
