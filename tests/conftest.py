"""The sample corpus, built once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from ingest.build.pipeline import BuildReport, build
from search.engine import Engine
from tests.corpus_samples import Place, write_corpus
from tests.fakes import HashingEmbedder
from tests.search.profiles import PLAIN

# how long an example takes says nothing on a machine that others share
settings.register_profile("suite", deadline=None, max_examples=60)
settings.load_profile("suite")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A sample corpus of this test's own, nothing built."""
    return write_corpus(tmp_path)


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Place, BuildReport]:
    """The sample corpus with its index, shared by all tests: only to be read."""
    place = write_corpus(tmp_path_factory.mktemp("kebun"))
    return place, build(place.settings, HashingEmbedder, "uji")


@pytest.fixture(scope="session")
def served(built_once: tuple[Place, BuildReport]) -> Place:
    """Where the shared index lies."""
    return built_once[0]


@pytest.fixture
def built_place(served: Place, tmp_path: Path) -> Place:
    """A copy of the sample corpus and its index, this test's own to damage."""
    return Place(shutil.copytree(served.root, tmp_path / "kebun"))


@pytest.fixture(scope="session")
def engine(served: Place) -> Iterator[Engine]:
    """An engine over the shared index."""
    engine = Engine(served.data, HashingEmbedder, PLAIN)
    yield engine
    engine.store.close()


@pytest.fixture
def in_shell(served: Place, monkeypatch: pytest.MonkeyPatch) -> Place:
    """The environment in which `kb` finds the shared index and the fake model; KB_TEXTS is not needed for asking."""
    use_fake_model(monkeypatch)
    for name, value in (served.environment | {"KB_TEXTS": ""}).items():
        monkeypatch.setenv(name, value)
    return served


def use_fake_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """The hashing embedder in the place of the model that the settings name."""
    import kb.embedding.choice

    monkeypatch.setattr(kb.embedding.choice, "load_embedder", lambda model, data: HashingEmbedder(model or "uji"), raising=False)
    monkeypatch.setattr(kb.embedding.choice, "model_name", lambda model: model or "uji", raising=False)
