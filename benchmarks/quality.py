"""Answers that can be trusted, against goals and floors: `python -m benchmarks.quality` (`make evaluate`) on the index that serves.

Measured on the test half of our own questions, which nobody looks at while tuning: by language over the laws with digests; on an index that
is built without the digests, and one without the typical questions too, over the laws whose text is at hand; every address of the index
written as a citation and found again; and what is refused.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.ablation import RememberingEmbedder
from benchmarks.measuring.goals import Figure, print_figures
from ingest.build.pipeline import build
from kb.citation.address import Address
from kb.embedding.choice import load_embedder
from kb.embedding.protocol import Embedder
from kb.settings import Settings
from search.engine import Engine
from search.evaluation.retrieval import Outcome, Question, Report, evaluate, read_questions

QUESTIONS = Path(__file__).resolve().parent.parent / "corpus" / "questions.jsonl"


def quality(settings: Settings, embedder: Embedder, questions: Sequence[Question]) -> Iterator[Figure]:
    """The figures of the questions; those without digests only where a law's text is at hand."""
    engine = Engine(settings.data, lambda: embedder)
    report = evaluate(engine, questions)
    for lang, name in (("id", "Indonesian"), ("en", "English")):
        answerable = [outcome for outcome in report.answerable if outcome.question.lang == lang]
        yield Figure(f"nDCG@10, {name} ({len(answerable)})", _mean(answerable, "nDCG@10"), 0.93, 0.87, at_least=True)
    yield Figure(f"hit@1 ({len(report.answerable)})", _mean(report.answerable, "hit@1"), 0.90, 0.82, at_least=True)
    worded = [question for question in questions if question.lang == "id" and question.gold and _all_worded(engine, question)]
    if worded:
        name = f"hit@5, digests withheld, Indonesian ({len(worded)})"
        yield Figure(name, _withheld(settings, embedder, worded, "ringkasan"), 0.95, 0.88, at_least=True)
        yield Figure("the same, typical questions withheld too", _withheld(settings, embedder, worded, "ringkasan", "pertanyaan"))
    places = {Address.parse(address) for address in engine.index.facts().addresses if "/" in address}
    right = sum(engine.lookup.find(address.citation).address == address for address in places)
    yield Figure(f"exact addresses, each citation found again ({len(places)})", right / max(1, len(places)), 1.0, 1.0, at_least=True)
    yield from _refusals(report)


def _refusals(report: Report) -> Iterator[Figure]:
    must, may = report.to_refuse, report.answerable
    refused = sum(not outcome.answered for outcome in must) / max(1, len(must))
    wrongly = sum(not outcome.answered for outcome in may) / max(1, len(may))
    yield Figure(f"refused when it must ({len(must)})", refused, 0.97, 0.93, at_least=True)
    yield Figure(f"refused when it must not ({len(may)})", wrongly, 0.02, 0.04)


def _withheld(settings: Settings, embedder: Embedder, questions: Sequence[Question], *folders: str) -> float:
    """hit@5 on an index that is built without some folders of the corpus."""
    with TemporaryDirectory() as name:
        corpus, data = Path(name) / "corpus", Path(name) / "data"
        for own, copy, left_out in ((settings.corpus, corpus, folders), (settings.data, data, ("generations", "current"))):
            copy.mkdir()
            for path in own.iterdir():
                if path.name not in left_out:
                    (copy / path.name).symlink_to(path.resolve())
        build(replace(settings, corpus=corpus, data=data), lambda: embedder, embedder.name)
        return _mean(evaluate(Engine(data, lambda: embedder), questions).answerable, "hit@5")


def _all_worded(engine: Engine, question: Question) -> bool:
    return all(engine.store.text(address.regulation) is not None for address in question.gold)


def _mean(outcomes: Sequence[Outcome], name: str) -> float:
    return sum(outcome.measures[name] for outcome in outcomes) / max(1, len(outcomes))


def main(arguments: Sequence[str]) -> int:
    """Print every figure with its goal and floor; exit code 1 when a floor is missed."""
    half = arguments[0] if arguments else "test"
    settings = Settings.from_environment(texts_needed=False)
    embedder = RememberingEmbedder(load_embedder(settings.model, settings.data))
    print(f"\n{half} half of {QUESTIONS.name}")
    return print_figures(list(quality(settings, embedder, [one for one in read_questions(QUESTIONS) if one.half == half])))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
