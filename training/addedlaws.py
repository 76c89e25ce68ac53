"""Indexes in which one law has only its text, as a law that an office adds: its digests and typical questions are left out of the build."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from ingest.build.pipeline import build
from kb.citation.address import RegulationId
from kb.embedding.protocol import Embedder
from kb.settings import Settings
from search.engine import Engine
from search.retrieval.profile import Profile

WRITTEN = ("ringkasan", "pertanyaan")
"""Folders of the corpus with what we write about a law, a file a law."""


@contextmanager
def built_without(
    settings: Settings, embedder: Embedder, left_out: Callable[[Path], bool], profile: Profile | None = None
) -> Iterator[Engine]:
    """An engine over an index that is built without the files of the corpus that are `left_out` (paths relative to the corpus)."""
    with TemporaryDirectory() as name:
        corpus, data = Path(name) / "corpus", Path(name) / "data"
        for path in settings.corpus.rglob("*"):
            place = path.relative_to(settings.corpus)
            if path.is_file() and not left_out(place):
                (corpus / place).parent.mkdir(parents=True, exist_ok=True)
                (corpus / place).symlink_to(path.resolve())
        data.mkdir()
        for path in settings.data.iterdir():
            if path.name not in ("generations", "current"):
                (data / path.name).symlink_to(path.resolve())
        build(replace(settings, corpus=corpus, data=data), lambda: embedder, embedder.name)
        yield Engine(data, lambda: embedder, profile)


@contextmanager
def text_only(settings: Settings, embedder: Embedder, law: RegulationId, profile: Profile | None = None) -> Iterator[Engine]:
    """An engine over an index in which a law has only its text, while all others keep what was written about them."""
    with built_without(settings, embedder, lambda path: path.parent.name in WRITTEN and path.stem == str(law), profile) as engine:
        yield engine
