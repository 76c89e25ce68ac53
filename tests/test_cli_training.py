"""`kb pack` and `kb check`: files in every format, exit codes, one clear line for what cannot be used."""

from pathlib import Path

import pytest
from docx import Document

from kb.citation.address import Address
from kb.collecting.collection import Clause, Collection, Definition, Section
from kb.collecting.exchange import write_collection
from tests.corpus_samples import KEBUN, PACK, Place
from tests.test_cli import kb, kb_json, refusal

SUFFIXES = {".docx", ".pptx", ".pdf", ".kartu.pdf", ".apkg", ".md", ".csv"}


@pytest.fixture
def with_pack(in_shell: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus folder with a ready pack beside the shared index."""
    (tmp_path / "corpus" / "paket").mkdir(parents=True)
    (tmp_path / "corpus" / "paket" / "kebun.toml").write_text(PACK, "utf-8")
    monkeypatch.setenv("KB_CORPUS", str(tmp_path / "corpus"))
    return tmp_path


def test_a_pack_is_written_in_every_format_with_its_quiz(with_pack: Path) -> None:
    made = kb_json("pack", "kebun", "--out", str(with_pack / "keluar"))
    names = {Path(path).name for path in made["files"]}
    assert {f"kebun{suffix}" for suffix in SUFFIXES} <= names
    assert {"kebun.gift.txt", "kebun-kuis.docx", "kebun-kuis.pdf"} <= names
    assert all(Path(path).stat().st_size for path in made["files"])
    assert made["items"] == 5


def test_an_exported_collection_is_written_too(with_pack: Path) -> None:
    items = (Clause(Address.parse(f"{KEBUN}/pasal-5")), Definition("kompos"))
    path = with_pack / "milik-saya.json"
    path.write_text(write_collection(Collection("Milik saya", "", (Section("", items),))), "utf-8")
    result = kb("pack", str(path), "--out", str(with_pack / "keluar"))
    assert result.exit_code == 0, result.output
    assert {one.name for one in (with_pack / "keluar").iterdir()} == {f"milik-saya{suffix}" for suffix in SUFFIXES}
    assert "no quiz" in result.stderr


def test_a_pack_that_there_is_not_names_those_that_there_are(with_pack: Path) -> None:
    assert "kebun" in refusal(kb("pack", "roket", "--out", str(with_pack)))


def test_a_broken_collection_is_refused_in_one_line(with_pack: Path) -> None:
    path = with_pack / "rusak.json"
    path.write_text("{", "utf-8")
    assert "not JSON" in refusal(kb("pack", str(path), "--out", str(with_pack)))
    assert "cannot be read" in refusal(kb("pack", str(with_pack / "tidak-ada.json"), "--out", str(with_pack)))


def test_a_draft_with_a_wrong_citation_exits_with_1(with_pack: Path) -> None:
    draft = Document()
    draft.add_paragraph("Menurut Pasal 2 ayat (1) Pergub DKI 901/2011 petak disiram.")
    draft.add_paragraph("Pasal 99 Pergub DKI 901/2011 tidak ada.")
    path = with_pack / "draf.docx"
    draft.save(str(path))
    checked = kb_json("check", str(path), code=1)["citations"]
    assert [one["found"] for one in checked] == [True, False]
    assert "TIDAK DITEMUKAN" in kb("check", str(path)).stdout


def test_a_right_draft_exits_with_0(with_pack: Path) -> None:
    path = with_pack / "draf.txt"
    path.write_text("Menurut Pasal 2 ayat (1) Pergub DKI 901/2011 petak disiram.", "utf-8")
    (checked,) = kb_json("check", str(path))["citations"]
    assert (checked["address"], checked["in_force"], checked["quote_ok"]) == (f"{KEBUN}/pasal-2/ayat-1", True, None)


def test_a_file_that_cannot_be_read_exits_with_2(with_pack: Path) -> None:
    path = with_pack / "draf.docx"
    path.write_bytes(b"bukan docx")
    refusal(kb("check", str(path)))
    refusal(kb("check", str(with_pack / "tidak-ada.txt")))
