"""Which foreign folders and names are accepted, and what their vectors are called."""

import importlib.util
import json
import shutil
from pathlib import Path

import pytest

import kb.embedding.engines.modelfolder as modelfolder
from kb.embedding.bundled.layout import TOKENIZER
from kb.embedding.engines.modelfolder import find_folder, name_of
from kb.errors import ModelError


@pytest.fixture(autouse=True)
def _installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders are judged whether or not the library is installed; nothing goes out to a network."""
    monkeypatch.setattr(modelfolder.importlib.util, "find_spec", lambda name: object())
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    """A folder that looks like a model."""
    folder = tmp_path / "asing"
    folder.mkdir()
    (folder / "config.json").write_text("{}")
    (folder / "model.safetensors").write_bytes(b"weights")
    (folder / "modules.json").write_text(json.dumps([{"type": "sentence_transformers.models.Transformer"}]))
    return folder


def test_a_whole_folder_is_accepted(foreign: Path) -> None:
    assert find_folder(str(foreign)) == foreign


def test_a_folder_is_named_by_its_weights(foreign: Path) -> None:
    before = name_of(str(foreign))
    assert before.startswith("asing-")
    (foreign / "model.safetensors").write_bytes(b"trained further")
    assert name_of(str(foreign)) != before


def test_the_prepared_folder_has_the_name_of_the_bundled_model(folder: Path) -> None:
    assert name_of(str(folder)) == "multilingual-e5-small"


def test_a_hub_name_is_the_name() -> None:
    assert name_of("intfloat/multilingual-e5-base") == "intfloat/multilingual-e5-base"


def test_code_of_the_models_own_is_refused(foreign: Path) -> None:
    (foreign / "modules.json").write_text(json.dumps([{"type": "custom_st.Transformer"}]))
    with pytest.raises(ModelError, match=r"code of its own \(custom_st.Transformer\)"):
        find_folder(str(foreign))


def test_an_unreadable_list_of_modules_is_refused(foreign: Path) -> None:
    (foreign / "modules.json").write_text("[{}]")
    with pytest.raises(ModelError, match=r"modules\.json"):
        find_folder(str(foreign))


def test_pickled_weights_are_refused(foreign: Path) -> None:
    (foreign / "2_Dense").mkdir()
    (foreign / "2_Dense" / "pytorch_model.bin").write_bytes(b"")
    with pytest.raises(ModelError, match="only safetensors"):
        find_folder(str(foreign))


def test_a_folder_without_safetensors_is_refused(foreign: Path) -> None:
    (foreign / "model.safetensors").unlink()
    with pytest.raises(ModelError, match="safetensors"):
        find_folder(str(foreign))


def test_a_folder_that_holds_no_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="holds no model"):
        find_folder(str(tmp_path))


def test_a_damaged_copy_of_the_prepared_folder_is_refused(folder: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(folder, tmp_path / "model", ignore=shutil.ignore_patterns("model.safetensors"))
    (copy / TOKENIZER).write_text("{}")
    with pytest.raises(ModelError, match="kb model prepare"):
        find_folder(str(copy))


@pytest.mark.parametrize("name", ["/tidak/ada", "./tidak-ada", "../tidak/ada", "a/b/c", "https://contoh.id/model", "dua kata"])
def test_what_is_neither_folder_nor_hub_name_is_refused(name: str) -> None:
    with pytest.raises(ModelError, match="no such folder"):
        find_folder(name)


@pytest.mark.parametrize("name", ["penerbit/model-yang-tidak-ada", "model-yang-tidak-ada"])
def test_a_hub_name_without_network_is_one_clear_line(name: str) -> None:
    pytest.importorskip("huggingface_hub")
    with pytest.raises(ModelError, match="connect once to fetch it") as caught:
        find_folder(name)
    assert "\n" not in str(caught.value)


def test_without_the_library_the_command_that_installs_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(ModelError, match=r'pip install "tppo-kb\[sentence-transformers\]"'):
        find_folder("penerbit/model")
