"""Generations: moved into place by one pointer, checked by sums, swept when two newer ones are there."""

import json
import os
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import NoReturn

import pytest

from kb.errors import GenerationError, IndexDamaged, IndexMissing, IndexStale
from kb.storage import generation
from kb.storage.generation import DATABASE, SCHEMA, VECTORS, Generation


def made(folder: Path, *, fingerprint: str = "f" * 64, schema: int = SCHEMA) -> Generation:
    """A generation whose files are a few bytes."""
    for name in (DATABASE, VECTORS):
        (folder / name).write_bytes(name.encode())
    sums = {name: generation.file_sum(folder / name) for name in (DATABASE, VECTORS)}
    return Generation(folder.name, schema, fingerprint, "uji", "uji", 2, 1, 1, 1, {}, sums, [])


def published(data: Path, **more: object) -> Generation:
    """One more generation that serves."""
    folder = generation.new_folder(data, "f" * 64)
    one = made(folder, **more)  # type: ignore[arg-type]
    generation.publish(data, folder, one)
    return one


def names(data: Path) -> set[str]:
    """What lies in the folder of generations."""
    return {path.name for path in (data / "generations").iterdir()}


def test_what_was_published_serves(tmp_path: Path) -> None:
    first = published(tmp_path)
    assert generation.current(tmp_path) == first
    second = published(tmp_path)
    assert generation.current(tmp_path) == second


def test_nothing_built_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match="kb build"):
        generation.current(tmp_path)


def _removed(data: Path, one: Generation) -> None:
    for path in generation.folder_of(data, one.name).iterdir():
        path.unlink()


def _empty_pointer(data: Path, one: Generation) -> None:
    (data / "current").write_text("")


def _record(text: str) -> Callable[[Path, Generation], None]:
    def write(data: Path, one: Generation) -> None:
        (generation.folder_of(data, one.name) / "generation.json").write_text(text)

    return write


@pytest.mark.parametrize(
    ("damage", "error"),
    [
        pytest.param(_removed, IndexMissing, id="its folder was emptied"),
        pytest.param(_empty_pointer, IndexMissing, id="the pointer names nothing"),
        pytest.param(_record('{"name": "x"'), IndexDamaged, id="the record was cut off"),
        pytest.param(_record("[]"), IndexDamaged, id="the record is something else"),
        pytest.param(_record('{"name": "x"}'), IndexDamaged, id="the record lacks fields"),
        pytest.param(_record(""), IndexDamaged, id="the record is empty"),
    ],
)
def test_a_generation_that_cannot_be_read_says_what_to_run(
    tmp_path: Path, damage: Callable[[Path, Generation], None], error: type[GenerationError]
) -> None:
    damage(tmp_path, published(tmp_path))
    with pytest.raises(error, match="kb build"):
        generation.current(tmp_path)


def test_another_schema_is_stale(tmp_path: Path) -> None:
    published(tmp_path, schema=SCHEMA + 1)
    with pytest.raises(IndexStale, match="kb build"):
        generation.current(tmp_path)


def test_another_schema_is_stale_though_its_record_has_other_fields(tmp_path: Path) -> None:
    one = published(tmp_path)
    record = {name: value for name, value in asdict(one).items() if name != "engine"} | {"schema": SCHEMA + 1, "shards": 3}
    _record(json.dumps(record))(tmp_path, one)
    with pytest.raises(IndexStale, match="kb build"):
        generation.current(tmp_path)


def test_damaged_files_are_named(tmp_path: Path) -> None:
    one = published(tmp_path)
    folder = generation.folder_of(tmp_path, one.name)
    assert generation.damaged_files(tmp_path, one) == []
    (folder / VECTORS).write_bytes(b"x")
    assert generation.damaged_files(tmp_path, one) == [VECTORS]
    (folder / DATABASE).unlink()
    assert set(generation.damaged_files(tmp_path, one)) == {DATABASE, VECTORS}


def test_the_last_two_generations_stay(tmp_path: Path) -> None:
    made_ = [published(tmp_path).name for _ in range(4)]
    assert names(tmp_path) == set(made_[-2:])


def test_what_killed_builds_left_does_not_push_out_the_generation_before(tmp_path: Path) -> None:
    first = published(tmp_path)
    left = [generation.new_folder(tmp_path, "0" * 64) for _ in range(3)]
    second = published(tmp_path)
    assert {first.name, second.name} <= names(tmp_path), "a running service may still read the one before"
    published(tmp_path)
    assert not names(tmp_path) & {folder.name for folder in left}, "what they left is swept in the end"


@pytest.mark.parametrize("step", ["write_text", "fsync", "replace"])
def test_a_failure_before_the_pointer_moved_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    first = published(tmp_path)
    folder = generation.new_folder(tmp_path, "0" * 64)
    second = made(folder)

    def fail(*_: object, **__: object) -> NoReturn:
        raise OSError("no space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path if step == "write_text" else os, step, fail)
        with pytest.raises(OSError, match="no space"):
            generation.publish(tmp_path, folder, second)
    assert generation.current(tmp_path) == first
    assert generation.damaged_files(tmp_path, first) == []


def test_the_pointer_is_replaced_and_never_rewritten(tmp_path: Path) -> None:
    published(tmp_path)
    before = (tmp_path / "current").stat().st_ino
    with (tmp_path / "current").open() as reader:
        second = published(tmp_path)
        assert reader.read() != second.name, "who had it open still reads the old one"
    assert (tmp_path / "current").stat().st_ino != before


def test_nothing_but_generations_and_the_pointer_is_left(tmp_path: Path) -> None:
    published(tmp_path)
    published(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"current", "generations"}


def test_every_file_is_on_the_disk_before_the_pointer_moves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    happened: list[str] = []
    fsync, replace = os.fsync, os.replace
    monkeypatch.setattr(os, "fsync", lambda fd: (happened.append(Path(os.readlink(f"/proc/self/fd/{fd}")).name), fsync(fd)))
    monkeypatch.setattr(os, "replace", lambda a, b: (happened.append("moved"), replace(a, b)))
    one = published(tmp_path)
    moved = happened.index("moved")
    assert {DATABASE, VECTORS, "generation.json", one.name} <= set(happened[:moved])
    assert tmp_path.name in happened[moved:], "the move itself is synced too"


def test_folders_of_builds_at_the_same_moment_differ(tmp_path: Path) -> None:
    assert len({generation.new_folder(tmp_path, "0" * 64) for _ in range(20)}) == 20


def test_a_file_that_was_written_anew_is_summed_anew(tmp_path: Path) -> None:
    file = tmp_path / "berkas"
    file.write_bytes(b"lama")
    before = generation.file_sum(file)
    assert generation.file_sum(file) == before
    file.write_bytes(b"baru")
    os.utime(file, ns=(1, 1))
    assert generation.file_sum(file) != before
