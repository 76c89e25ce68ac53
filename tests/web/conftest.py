"""A small knowledge base of invented law, built once, and clients over it: with law texts, and with digests only."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from ingest.build.pipeline import build
from kb.settings import Settings
from tests.fakes import HashingEmbedder
from tests.web.samples import HERE, client_for, settings_for, write_corpus


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_corpus(tmp_path_factory.mktemp("corpus") / "corpus")


@pytest.fixture(scope="session")
def worded(tmp_path_factory: pytest.TempPathFactory, corpus: Path) -> Settings:
    """A built knowledge base with law texts."""
    settings = settings_for(tmp_path_factory.mktemp("worded"), corpus, (HERE / "naskah",))
    report = build(settings, HashingEmbedder, HashingEmbedder().name)
    assert not report.skipped
    return settings


@pytest.fixture(scope="session")
def digested(tmp_path_factory: pytest.TempPathFactory, corpus: Path) -> Settings:
    """A built knowledge base without any law text."""
    settings = settings_for(tmp_path_factory.mktemp("digested"), corpus)
    build(settings, HashingEmbedder, HashingEmbedder().name)
    return settings


@pytest.fixture(scope="session")
def _worded_app(worded: Settings) -> Iterator[TestClient]:
    with client_for(worded) as client:
        yield client


@pytest.fixture
def web(_worded_app: TestClient) -> TestClient:
    """A client over law texts."""
    _worded_app.cookies.clear()
    return _worded_app


@pytest.fixture(scope="session")
def _digested_app(digested: Settings) -> Iterator[TestClient]:
    with client_for(digested) as client:
        yield client


@pytest.fixture
def lean(_digested_app: TestClient) -> TestClient:
    """A client over digests only."""
    _digested_app.cookies.clear()
    return _digested_app
