"""Which file holds the words of which regulation, and what may be said of where it came from."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.sources.texts import ADDED, PULLED, find_texts
from kb.law.regulation import Provenance
from tests.corpus_samples import put_with_sidecar


@pytest.fixture
def put(tmp_path: Path) -> Callable[[str], Path]:
    """Writes a file with its own path as its content."""

    def write(path: str) -> Path:
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(path, "utf-8")
        return file

    return write


def test_nothing_at_hand_is_no_failure(tmp_path: Path) -> None:
    assert find_texts(tmp_path / "data", [tmp_path / "nowhere"]) == ()


@pytest.mark.parametrize(
    ("folder", "provenance"),
    [
        pytest.param(f"data/{PULLED}", Provenance.SITUS_RESMI, id="pulled from an official site"),
        pytest.param(f"data/{ADDED}", Provenance.BERKAS_PENGGUNA, id="added by the office"),
        pytest.param("copies", Provenance.SALINAN, id="mounted copies"),
    ],
)
def test_the_folder_says_where_a_text_came_from(tmp_path: Path, folder: str, provenance: Provenance) -> None:
    file = put_with_sidecar(tmp_path / folder, "pergub-dki-901-2011", "x")
    (found,) = find_texts(tmp_path / "data", [tmp_path / "copies"])
    assert (str(found.id), found.path, found.provenance) == ("pergub-dki-901-2011", file, provenance)


@pytest.mark.parametrize(
    ("left", "content"),
    [
        pytest.param("uu-1-2000.txt", None, id="no record of where it came from"),
        pytest.param("uu-1-2000.txt", "lain", id="changed since it was pulled"),
        pytest.param("uu-1-2000.json", "{", id="its record is damaged"),
        pytest.param("uu-1-2000.json", '{"id": "uu-2-2000"}', id="its record is another's"),
    ],
)
def test_only_what_was_pulled_as_it_stands_is_called_official(tmp_path: Path, left: str, content: str | None) -> None:
    folder = tmp_path / "data" / PULLED
    put_with_sidecar(folder, "uu-1-2000", "asli")
    if content is None:
        (folder / "uu-1-2000.json").unlink()
    else:
        (folder / left).write_text(content, "utf-8")
    (found,) = find_texts(tmp_path / "data", [])
    assert (found.provenance, found.sidecar) == (Provenance.SALINAN, None)


def test_the_best_provenance_wins(put: Callable[[str], Path], tmp_path: Path) -> None:
    for folder in ("copies", f"data/{ADDED}", f"data/{PULLED}"):
        put(f"{folder}/uu-1-2000.txt")
        (found,) = find_texts(tmp_path / "data", [tmp_path / "copies"])
        assert folder in str(found.path)


def test_of_mounted_folders_the_first_wins(put: Callable[[str], Path], tmp_path: Path) -> None:
    put("a/uu-1-2000.txt")
    put("b/uu-1-2000.txt")
    (found,) = find_texts(tmp_path, [tmp_path / "b", tmp_path / "a"])
    assert found.path.parent.name == "b"


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("README.md", id="no id"),
        pytest.param("uu-1-2000.xls", id="a kind of file that nobody reads"),
        pytest.param("UU-1-2000.txt", id="capitals"),
        pytest.param("uu-1-2000 (1).txt", id="a second download"),
        pytest.param("uu-1-2000.json", id="a sidecar"),
        pytest.param(".uu-1-2000.txt", id="hidden"),
        pytest.param("uu-١-2000.txt", id="digits of another script"),
        pytest.param("uu-1-2000.txt/x", id="a folder that is named like a file"),
    ],
)
def test_other_names_are_ignored(put: Callable[[str], Path], tmp_path: Path, name: str) -> None:
    put(f"copies/{name}")
    assert find_texts(tmp_path / "data", [tmp_path / "copies"]) == ()


def test_capitals_in_an_extension_do_not_matter(put: Callable[[str], Path], tmp_path: Path) -> None:
    put("copies/uu-1-2000.TXT")
    assert len(find_texts(tmp_path / "data", [tmp_path / "copies"])) == 1


def test_the_sum_is_that_of_the_content(put: Callable[[str], Path], tmp_path: Path) -> None:
    file = put("copies/uu-1-2000.txt")
    (before,) = find_texts(tmp_path, [tmp_path / "copies"])
    file.write_text("lain", "utf-8")
    (after,) = find_texts(tmp_path, [tmp_path / "copies"])
    assert before.sum != after.sum


def test_texts_come_in_the_order_of_their_ids(put: Callable[[str], Path], tmp_path: Path) -> None:
    for name in ("uu-2-2000", "pp-1-2000", "uu-1-2000"):
        put(f"copies/{name}.txt")
    assert [str(text.id) for text in find_texts(tmp_path, [tmp_path / "copies"])] == ["pp-1-2000", "uu-1-2000", "uu-2-2000"]
