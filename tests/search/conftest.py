"""The corpus itself, built once with the model that ships."""

from pathlib import Path

import pytest

from ingest.build.pipeline import build
from kb.embedding.choice import load_embedder, model_name
from kb.settings import Settings
from tests.kb.embedding.prepared import data, folder

__all__ = ["data", "folder"]

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def index(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus itself without law texts, by the default engine; its ready vectors leave nothing to embed."""
    place = tmp_path_factory.mktemp("indeks")
    settings = Settings.from_environment({"KB_DATA": str(place), "KB_CORPUS": str(ROOT / "corpus")})
    build(settings, lambda: load_embedder("", data), model_name(""))
    return place
