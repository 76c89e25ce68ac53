"""What each part of the ranking is worth: `python -m benchmarks.ablation [QUESTIONS]` on the generation that serves, tuning half only.

Each line takes one thing away, everything else as it ships and nothing fitted anew; docs/ablation.md keeps what it printed.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from kb.embedding.choice import load_embedder
from kb.settings import Settings
from search.answering import evidence
from search.engine import Engine
from search.evaluation.retrieval import Question, evaluate, read_questions, report_view
from search.question import expansion
from search.question.abbreviations import Abbreviations
from search.question.synonyms import Synonyms
from search.retrieval import candidates, judging
from search.retrieval.profile import Profile, load_profile

if TYPE_CHECKING:
    import numpy as np

    from kb.embedding.protocol import Embedder, Vectors

ROOT = Path(__file__).resolve().parent.parent
_MEASURES = ("nDCG@10", "hit@1", "hit@5")


class RememberingEmbedder:
    """Embeds each question once, however often it is asked."""

    def __init__(self, embedder: "Embedder") -> None:
        self.name, self.engine, self.dimension = embedder.name, embedder.engine, embedder.dimension
        self._embedder = embedder
        self._known: dict[str, np.ndarray[tuple[int, ...], np.dtype[np.float32]]] = {}

    def embed_queries(self, texts: Sequence[str]) -> "Vectors":
        """Vectors of questions."""
        import numpy as np

        for text in texts:
            if text not in self._known:
                self._known[text] = self._embedder.embed_queries([text]).reshape(-1)
        return np.stack([self._known[text] for text in texts])

    def embed_passages(self, texts: Sequence[str]) -> "Vectors":
        """Vectors of texts to be found."""
        return self._embedder.embed_passages(texts)


def without(profile: Profile, *names: str) -> Profile:
    """The profile with some features weighing nothing."""
    return replace(profile, features={name: 0.0 if name in names else weight for name, weight in profile.features.items()})


def variants(profile: Profile) -> Mapping[str, Profile]:
    """One profile for each part that weights alone can take away."""
    alone = dict.fromkeys(profile.features, 0.0)
    return {
        "as shipped": profile,
        "nearest vector alone": replace(profile, features=alone | {"nearest": 1.0}),
        "words alone": replace(profile, features=alone | {"words": 1.0}),
        "nearest vector 0.8 + words 0.2": replace(profile, features=alone | {"nearest": 0.8, "words": 0.2}),
        **{f"without {name}": without(profile, name) for name in profile.features},
        "synonyms looked up as typed words": replace(profile, synonym=1.0),
        "synonyms only embedded": replace(profile, synonym=0.0),
    }


@contextmanager
def _nothing_of(what: str) -> Iterator[None]:
    """Takes away what no weight can: words that are added, or a rule of order."""
    if what == "synonyms":
        with patch.object(expansion, "load_synonyms", lambda: Synonyms({})), patch.object(evidence, "load_synonyms", lambda: Synonyms({})):
            yield
    elif what == "abbreviations":
        with patch.object(expansion, "load_abbreviations", lambda: Abbreviations(())):
            yield
    elif what == "successors before what they replace":
        with patch.object(candidates, "successors", lambda *_: []), patch.object(judging, "successors", lambda *_: []):
            yield


def main(arguments: Sequence[str]) -> int:
    """Print the table."""
    settings = Settings.from_environment(texts_needed=False)
    path = Path(arguments[0]) if arguments else ROOT / "corpus" / "questions.jsonl"
    questions = [question for question in read_questions(path) if question.half == "tuning"]
    embedder = RememberingEmbedder(load_embedder(settings.model, settings.data))
    print(f"{'':42}{'':>8}" + "".join(f"{name:>9}" for name in _MEASURES) + f"{'id':>9}{'en':>9}{'refused':>9}{'answered':>9}")
    shipped = load_profile()
    for name, profile in variants(shipped).items():
        _line(name, Engine(settings.data, lambda: embedder, profile), questions)
    for what in ("synonyms", "abbreviations", "successors before what they replace"):
        with _nothing_of(what):
            _line(f"without {what}", Engine(settings.data, lambda: embedder, shipped), questions)
    return 0


def _line(name: str, engine: Engine, questions: Sequence[Question]) -> None:
    view = report_view(evaluate(engine, questions))
    languages = "".join(f"{view['by_lang'][lang]['nDCG@10']:>9.3f}" for lang in ("id", "en"))
    refused = view["abstain"]["refused"] / max(1, view["abstain"]["n"])
    print(f"{name:50}" + "".join(f"{view[m]:>9.3f}" for m in _MEASURES) + f"{languages}{refused:>9.3f}{view['answered']:>9.3f}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
