"""Learns which clauses an answer quotes: `python -m training.quotes` writes `[quotes]` into `search/retrieval/weights.toml`.

From the tuning half of the panel: of every clause that a question's parts found, whether the answer needs it. Clauses that fit beside the
needed ones teach nothing. The threshold is the one at which, on questions held out, most answers are whole while no more than the goal's
share of quotes lies beside the point.
"""

import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.ablation import RememberingEmbedder
from kb.embedding.choice import load_embedder
from kb.settings import Settings
from search.answering.answer import find_parts
from search.answering.selection import choices
from search.engine import Engine
from search.evaluation.panel import PanelQuestion, fits, read_panel
from search.question.query import Query
from training.ranking import CORPUS, WEIGHTS, replace_section

FOLDS = 10
BESIDE = 0.23
"""Of all quotes no more than this share beside the point: a little under the floor of the panel (0.25), so that it holds elsewhere too."""
MOST = 6


@dataclass(frozen=True, slots=True)
class Asked:
    """One question's choices: signals (choices, signals), needed 1, fitting 0, beside the point -1, and which need each one meets."""

    question: PanelQuestion
    signals: np.ndarray
    worth: np.ndarray
    meets: tuple[frozenset[int], ...]


def read(engine: Engine, questions: Sequence[PanelQuestion]) -> tuple[list[Asked], list[str]]:
    """Every question's choices, and the names of their signals."""
    found, names = [], []
    for question in questions:
        query = Query.make(question.text, on=question.on, today=date.today(), k=20)
        options = choices(find_parts(engine, engine.search(query)))
        needs = [tuple(map(engine.store.bare, need)) for need in question.gold]
        also = tuple(map(engine.store.bare, question.also))
        if not options:
            continue
        names = list(options[0].signals)
        places = [engine.store.bare(option.hit.address) for option in options]
        meets = tuple(frozenset(n for n, need in enumerate(needs) if any(fits(place, one) for one in need)) for place in places)
        worth = [1 if met else 0 if any(fits(place, one) for one in also) else -1 for met, place in zip(meets, places, strict=True)]
        found.append(Asked(question, np.array([list(option.signals.values()) for option in options]), np.array(worth), meets))
    return found, names


def fit(asked: Sequence[Asked]) -> np.ndarray:
    """Weights of the signals; the bias is one of them."""
    table = np.concatenate([one.signals[one.worth != 0] for one in asked])
    needed = np.concatenate([one.worth[one.worth != 0] for one in asked]) > 0
    return LogisticRegression(C=1.0, fit_intercept=False, max_iter=2000).fit(table, needed).coef_[0]


def outcome(one: Asked, strengths: np.ndarray, threshold: float) -> tuple[bool, bool, int, int]:
    """First right, whole, quotes and those beside the point, at a threshold."""
    order = np.argsort(-strengths, kind="stable")
    kept = [place for rank, place in enumerate(order) if rank == 0 or 1 / (1 + np.exp(-strengths[place])) >= threshold][:MOST]
    met = frozenset().union(*(one.meets[place] for place in kept))
    return one.worth[kept[0]] > 0, len(met) == len(one.question.gold), len(kept), int((one.worth[kept] < 0).sum())


def main() -> int:
    """Print what is reached at each threshold on questions held out; write weights and threshold."""
    settings = Settings.from_environment(texts_needed=False)
    embedder = RememberingEmbedder(load_embedder(settings.model, settings.data))
    engine = Engine(settings.data, lambda: embedder)
    panel = [
        one for one in read_panel(CORPUS / "panel.jsonl") if one.half == "tuning" and one.gold and not one.after and one.kind != "note"
    ]
    asked, names = read(engine, panel)
    fold = np.random.default_rng(3).permutation(len(asked)) % FOLDS
    weights_of = [fit([one for one, of in zip(asked, fold, strict=True) if of != held]) for held in range(FOLDS)]
    best: tuple[float, float] = (0.0, 0.5)
    for threshold in np.arange(0.2, 0.8, 0.05):
        rows = np.array([outcome(one, one.signals @ weights_of[of], threshold) for one, of in zip(asked, fold, strict=True)], dtype=float)
        first, whole = rows[:, 0].mean(), rows[:, 1].mean()
        beside = rows[:, 3].sum() / rows[:, 2].sum()
        print(f"{threshold:.2f}  first {first:.3f}  whole {whole:.3f}  quotes {rows[:, 2].mean():.2f}  beside {beside:.3f}")
        if beside <= BESIDE and whole > best[0]:
            best = (whole, float(threshold))
    weights: Mapping[str, float] = dict(zip(names, fit(asked).tolist(), strict=True))
    print(*(f"{name} = {weight:.2f}" for name, weight in weights.items()), sep="\n")
    if "--check" not in sys.argv:
        replace_section("quotes", weights)
        text = WEIGHTS.read_text("utf-8")
        WEIGHTS.write_text(re.sub(r"quote_threshold = .*", f"quote_threshold = {best[1]:.2f}", text), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
