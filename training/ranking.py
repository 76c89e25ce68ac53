"""Learns the weights of ranking's features from zero: `python -m training.ranking` writes them into `search/retrieval/weights.toml`.

Learned from practice questions, the tuning halves of our own (`questions.jsonl`, `panel.jsonl`) and, so that a law that only has its text
is not lost among those with digests, from indexes in which whole laws are stripped of what we wrote about them. A question's candidates
share a softmax; each clause that answers should get the share of it that no wrong clause takes. Weights are held to zero and to the sign
that makes sense, and nothing else. The measures that are printed are of laws that were held out: folds are by the law that answers.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.ablation import RememberingEmbedder
from kb.citation.address import Address, RegulationId
from kb.embedding.choice import load_embedder
from kb.settings import Settings
from search.engine import Engine
from search.evaluation.panel import fits, read_panel
from search.evaluation.retrieval import read_questions
from search.question.query import Query
from search.retrieval.profile import load_profile
from training.addedlaws import text_only

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
WEIGHTS = Path(__file__).resolve().parent.parent / "search" / "retrieval" / "weights.toml"
ADDED = (
    "uu-21-2007 pp-9-2008 uu-12-2022 uu-18-2017 uu-23-2002 uu-11-2012 uu-6-2011 uu-1-2023 uu-39-1999 uu-23-2004 uu-14-2009 uu-12-2017"
).split()
"""Laws with text at hand that are stripped in turn."""
PER_LAW = 90
"""Practice questions that are asked of each stripped law."""
SHARP = 3.0
"""Scores are so many times as sharp in the softmax: keeps the weights in the range that margins of answers are told in."""
_CANDIDATES, _FOLDS, _HOLD = 400, 5, 0.002
_SEEN = 1e-6
"""Instead of no weight: what weighs nothing cannot be told from what is not there."""
_SIGNS: Mapping[str, int] = {
    "siblings": -1,
    "definition_unasked": -1,
    "narrowed": -1,
    "note": -1,
    "elucidation": -1,
    "text_only": 0,
    "text_law": 0,
}
"""Which way a feature may speak; for a clause where nothing is said, 0: either way."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A question's candidates: features (candidates, features), the same sum for all that is not fitted, which clauses answer, and the
    law."""

    table: Floats
    fixed: Floats
    answers: NDArray[np.bool_]
    weight: float
    law: str
    group: str


@dataclass(frozen=True, slots=True)
class _Asked:
    text: str
    on: date | None
    gold: tuple[Address, ...]


def asked(name: str) -> list[_Asked]:
    """Questions with answers that may be learned from: all practice questions, and the tuning halves."""
    if name == "panel":
        panel = [one for one in read_panel(CORPUS / "panel.jsonl") if one.half == "tuning" and one.gold and not one.after]
        return [_Asked(one.text, one.on, tuple(a for need in one.gold for a in need)) for one in panel]
    questions = read_questions(CORPUS / f"{name}.jsonl")
    return [_Asked(q.text, q.on, q.gold) for q in questions if q.gold and (name == "practice" or q.half == "tuning")]


def examples(engine: Engine, questions: Sequence[_Asked], names: Sequence[str], weight: float, group: str) -> Iterator[Example]:
    """One for each question that has an answer among its candidates; those that name a clause have nothing to learn from."""
    for question in questions:
        result = engine.search(replace(Query.make(question.text, on=question.on, today=date.today()), k=_CANDIDATES))
        hits = [hit for hit in result.hits if hit.standing.status.value not in ("dicabut", "belum-berlaku")]
        gold = tuple(map(engine.store.bare, question.gold))
        answers = np.array([any(fits(engine.store.bare(hit.address), one) for one in gold) for hit in hits], dtype=bool)
        if result.analysis.address is not None or not answers.any():
            continue
        weights = [result.ranking.weights[hit.id] for hit in hits]
        table = np.array([[one[name] / engine.profile.features[name] for name in names] for one in weights])
        fixed = np.array([sum(value for name, value in one.items() if name not in names and name != "successor") for one in weights])
        yield Example(table, fixed, answers, weight, str(gold[0].regulation), group)


def of_added_laws(
    settings: Settings, embedder: RememberingEmbedder, profile_names: Sequence[str], practice: Sequence[_Asked], weight: float
) -> Iterator[Example]:
    """Examples of laws that have only their text, asked without being named."""
    shipped = load_profile()
    seeing = replace(shipped, features=seen(shipped.features))
    for id in ADDED:
        law = RegulationId.parse(id)
        mine = [one for one in practice if all(address.regulation == law for address in one.gold)]
        with text_only(settings, embedder, law, seeing) as engine:
            unnamed = [one for one in mine if not (found := engine.lookup.find(one.text)).regulation and not found.others]
            chosen = [unnamed[place] for place in np.random.default_rng(7).permutation(len(unnamed))[:PER_LAW]]
            found = list(examples(engine, chosen, profile_names, weight, "added"))
            print(f"  {id}: {len(found)} of {len(chosen)} questions have their clause among the candidates", flush=True)
            yield from found


def seen(features: Mapping[str, float]) -> dict[str, float]:
    """Weights none of which is zero."""
    return {name: weight or _SEEN for name, weight in features.items()}


def fit(learned_from: Sequence[Example], names: Sequence[str]) -> Floats:
    """The weights by which the answers get most of the softmax."""
    total = sum(example.weight for example in learned_from)

    def loss(weights: Floats) -> tuple[float, Floats]:
        value, slope = _HOLD * float((weights**2).sum()), 2 * _HOLD * weights
        for example in learned_from:
            scores = SHARP * (example.table @ weights + example.fixed)
            scores -= scores.max()
            shares = np.exp(scores)
            wrong = shares * ~example.answers
            against = wrong.sum()
            share = example.weight / total / example.answers.sum()
            wrong_table = example.table.T @ wrong
            for place in np.flatnonzero(example.answers):
                mine = shares[place] + 1e-12
                value -= share * np.log(mine / (mine + against))
                slope = slope - SHARP * share * (against * example.table[place] - wrong_table) / (mine + against)
        return value, slope

    bounds = [{1: (0.0, None), -1: (None, 0.0), 0: (None, None)}[_SIGNS.get(name, 1)] for name in names]
    start = np.array([0.1 * _SIGNS.get(name, 1) for name in names])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds)
    return np.asarray(found.x, dtype=np.float64)


def measures(of: Sequence[Example], weights: Floats) -> dict[str, float]:
    """Of the first clause that answers: reciprocal rank, hit@1, hit@5."""
    ranks = np.array([1 + int(np.argmax(one.answers[np.argsort(-(one.table @ weights + one.fixed), kind="stable")])) for one in of])
    return {"n": len(ranks), "RR": float((1 / ranks).mean()), "hit@1": float((ranks == 1).mean()), "hit@5": float((ranks <= 5).mean())}


def held_out(all_examples: Sequence[Example], names: Sequence[str]) -> dict[str, dict[str, float]]:
    """Measures by group, each example judged by weights that saw no example of its law."""
    laws = sorted({example.law for example in all_examples})
    fold_of = {law: place % _FOLDS for place, law in enumerate(np.random.default_rng(1).permutation(laws))}
    by_fold = [fit([one for one in all_examples if fold_of[one.law] != fold], names) for fold in range(_FOLDS)]
    ranked: dict[str, list[dict[str, float]]] = {}
    for one in all_examples:
        ranked.setdefault(one.group, []).append(measures([one], by_fold[fold_of[one.law]]))
    return {
        group: {"n": len(rows)} | {name: float(np.mean([row[name] for row in rows])) for name in ("RR", "hit@1", "hit@5")}
        for group, rows in ranked.items()
    }


def replace_section(section: str, weights: Mapping[str, float], path: Path = WEIGHTS) -> None:
    """Put learned numbers in the place of those that stand in a section of the weights' file."""
    lines = "\n".join(f"{name} = {weight:.2f}" for name, weight in weights.items())
    text = path.read_text("utf-8")
    path.write_text(re.sub(rf"\[{section}\]\n.*?(?=\n\[)", f"[{section}]\n{lines}\n", text, count=1, flags=re.S), "utf-8")


def main(arguments: Sequence[str]) -> int:
    """Print what the weights are worth on laws held out, and write them."""
    parser = argparse.ArgumentParser(prog="python -m training.ranking")
    parser.add_argument("--check", action="store_true", help="print only, write nothing")
    parser.add_argument("--examples", type=Path, help="keep the examples in this file, and take them from it where it is there")
    options = parser.parse_args(arguments)
    settings = Settings.from_environment()
    shipped = load_profile()
    names = [*shipped.features]
    if options.examples and options.examples.exists():
        learned_from = _load(options.examples)
    else:
        embedder = RememberingEmbedder(load_embedder(settings.model, settings.data))
        engine = Engine(settings.data, lambda: embedder, replace(shipped, features=seen(shipped.features)))
        practice = asked("practice")
        learned_from = [
            *examples(engine, practice, names, 0.5, "practice"),
            *examples(engine, asked("questions"), names, 2.0, "questions"),
            *examples(engine, asked("panel"), names, 3.0, "panel"),
            *of_added_laws(settings, embedder, names, practice, 1.5),
        ]
        if options.examples:
            _save(options.examples, learned_from)
    print(json.dumps({"held out": held_out(learned_from, names)}, indent=1))
    weights = dict(zip(names, fit(learned_from, names).tolist(), strict=True))
    print(json.dumps({name: round(weight, 2) for name, weight in weights.items()}, indent=1))
    if not options.check:
        replace_section("features", weights)
    return 0


def _save(path: Path, found: Sequence[Example]) -> None:
    import pickle

    path.write_bytes(pickle.dumps(found))


def _load(path: Path) -> list[Example]:
    import pickle

    loaded: list[Example] = pickle.loads(path.read_bytes())
    return loaded


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
