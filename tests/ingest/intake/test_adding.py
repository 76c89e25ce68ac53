"""`kb add` and `kb remove`: a person's file in and out again, and that nothing else changes."""

import os
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.corpus.corpus import read_added, read_corpus
from ingest.intake.adding import OWN_MANIFEST, add_file, inspect_file, remove, take
from ingest.intake.entries import entry_of, plain, printed, with_entry
from ingest.sources import shelf
from ingest.sources.extraction import extract
from ingest.sources.shelf import Sidecar, StorageError, read_sidecar
from ingest.sources.texts import find_texts
from ingest.structure.parser import parse
from kb.citation.address import RegulationId
from kb.errors import CorpusError, ExtractionError, KnowledgeBaseError, StructureError
from kb.law.regulation import Provenance, Regulation
from kb.storage.generation import file_sum
from tests.corpus_samples import KEBUN, KEBUN_TEXT, Place
from tests.factories import BODY, CLOSING, RECITALS, SAMPLE, TITLE, PdfPage, pdf_bytes, sample_pdf, source
from tests.fakes import failing

TAMAN = RegulationId.parse("pergub-dki-987-2020")
KEBUN_ID = RegulationId.parse(KEBUN)
PROMULGATED = CLOSING + "\nDiundangkan di Jakarta\npada tanggal 3 April 2020\n"


@pytest.fixture
def given_file(tmp_path: Path) -> Path:
    """A file as a person has it: the name says nothing."""
    path = tmp_path / "Salinan (2) FINAL.txt"
    path.write_text(SAMPLE, "utf-8")
    return path


def folder(place: Place) -> Path:
    return place.data / "unggahan"


def kept(place: Place) -> dict[str, str]:
    """What lies in the folder of added files, with its sums."""
    if not folder(place).is_dir():
        return {}
    return {path.name: file_sum(path) for path in folder(place).iterdir() if path.name != ".lock"}


def test_shows_before_it_takes(place: Place, given_file: Path) -> None:
    candidate = inspect_file(given_file, place.settings)
    assert (candidate.id, candidate.known, candidate.confirmed) == (TAMAN, False, False)
    assert candidate.outline.title == "TAMAN WARGA"
    assert candidate.notices == ("Pergub DKI 987/2020 is not in the manifest: it gets an entry of its own",)
    assert kept(place) == {}


def test_keeps_the_original_and_where_it_came_from(place: Place, given_file: Path) -> None:
    added = add_file(place.settings, given_file)
    assert added.path == folder(place) / f"{TAMAN}.txt"
    assert added.path.read_bytes() == given_file.read_bytes()
    sidecar = read_sidecar(added.path)
    assert sidecar is not None
    assert (sidecar.original, sidecar.sha256, sidecar.bytes) == (given_file.name, file_sum(given_file), given_file.stat().st_size)
    assert [text.provenance for text in find_texts(place.data, ()) if text.id == TAMAN] == [Provenance.BERKAS_PENGGUNA]
    assert set(kept(place)) == {f"{TAMAN}.txt", f"{TAMAN}.json", OWN_MANIFEST}
    assert given_file.exists()


def test_a_regulation_that_the_corpus_lacks_gets_an_entry_of_facts(place: Place, given_file: Path) -> None:
    given_file.write_text("\n".join((TITLE, RECITALS, BODY, PROMULGATED)), "utf-8")
    before = len(read_corpus(place.corpus).regulations)
    add_file(place.settings, given_file)
    corpus = read_corpus(place.corpus, folder(place) / OWN_MANIFEST)
    entry = corpus.by_id()[TAMAN]
    assert len(corpus.regulations) == before + 1
    assert (entry.title, entry.enacted, entry.in_force) == ("TAMAN WARGA", date(2020, 4, 1), date(2020, 4, 3))
    assert (entry.sources, entry.gaps) == (("berkas yang ditambahkan: Salinan (2) FINAL.txt",), ())


@pytest.mark.parametrize(
    ("closing", "enacted", "in_force"),
    [
        pytest.param(CLOSING, date(2020, 4, 1), None, id="day of promulgation not printed"),
        pytest.param(CLOSING.replace("1 April 2020", "1 April 2O2O"), None, None, id="misprinted year"),
        pytest.param(CLOSING.replace("1 April 2020", "31 April 2020"), None, None, id="no such day"),
        pytest.param(CLOSING.replace("1 April 2020", "1 April 2003"), None, None, id="year of another regulation"),
        pytest.param(PROMULGATED.replace("3 April 2020", "4 Januari 2021"), date(2020, 4, 1), date(2021, 1, 4), id="over the new year"),
        pytest.param("", None, None, id="no closing"),
    ],
)
def test_days_come_from_the_closing_block_or_are_gaps(closing: str, enacted: date | None, in_force: date | None) -> None:
    entry = entry_of(parse(source("\n".join((TITLE, RECITALS, BODY, closing)))), "a.txt")
    assert (entry.enacted, entry.in_force) == (enacted, in_force)
    assert len(entry.gaps) == (enacted is None) + (in_force is None)


@pytest.mark.parametrize(
    ("subject", "core"),
    [
        pytest.param("TAMAN WARGA", False, id="another subject"),
        pytest.param("PENCEGAHAN PERDAGANGAN ORANG", True, id="the subject of this knowledge base"),
        pytest.param("GUGUS TUGAS TAMAN", True, id="a task force"),
        pytest.param("PERDAGANGAN HEWAN", False, id="trade in something else"),
    ],
)
def test_what_an_office_adds_on_the_subject_is_core(subject: str, core: bool) -> None:
    title = TITLE.replace("TAMAN WARGA", subject)
    entry = entry_of(parse(source("\n".join((title, RECITALS, BODY, PROMULGATED)))), "a.txt")
    assert list(map(str, entry.core)) == [str(TAMAN)] * core


def test_a_regulation_that_the_corpus_has_keeps_its_entry(place: Place, given_file: Path) -> None:
    given_file.write_text(KEBUN_TEXT, "utf-8")
    candidate = inspect_file(given_file, place.settings)
    assert candidate.known
    assert candidate.notices == ("its text will stand in front of what is here of Pergub DKI 901/2011 (digests: 2, notes: 0)",)
    take(place.settings, candidate)
    assert set(kept(place)) == {f"{KEBUN}.txt", f"{KEBUN}.json"}


def test_an_entry_that_the_corpus_got_later_wins(place: Place, given_file: Path) -> None:
    add_file(place.settings, given_file)
    manifest = place.corpus / "manifest.toml"
    manifest.write_text(manifest.read_text("utf-8") + f'\n[[regulation]]\nid = "{TAMAN}"\ntitle = "Taman Warga (resmi)"\n', "utf-8")
    corpus = read_corpus(place.corpus, folder(place) / OWN_MANIFEST)
    assert [r.title for r in corpus.regulations if r.id == TAMAN] == ["Taman Warga (resmi)"]


def retitled(**changes: str) -> str:
    text = SAMPLE
    for old, new in changes.items():
        text = text.replace({"number": "NOMOR 987 TAHUN 2020\nTENTANG", "region": "DAERAH KHUSUS IBUKOTA JAKARTA"}[old], new, 1)
    return text


UNSURE = [
    pytest.param(SAMPLE.replace(TITLE, ""), "type, number and year could not be read from its title", id="no title block"),
    pytest.param(retitled(number="NOMOR 98l TAHUN 2O2O\nTENTANG"), "misprinted, perhaps pergub-dki-981-2020", id="misprinted"),
    pytest.param(retitled(region="ANTAH BERANTAH"), "does not say of which province", id="region unknown"),
    pytest.param(retitled(number="NOMOR 987 TAHUN 2020"), "it has no title", id="no title words"),
    pytest.param(retitled(number="NOMOR 987 TAHUN 1820\nTENTANG"), "its title says the year 1820", id="odd year"),
]


@pytest.mark.parametrize(("text", "reason"), UNSURE)
def test_asks_when_unsure(place: Place, given_file: Path, text: str, reason: str) -> None:
    given_file.write_text(text, "utf-8")
    with pytest.raises(StructureError, match=f"{reason}.*; say which regulation it is: --id .*"):
        inspect_file(given_file, place.settings)
    assert kept(place) == {}


@pytest.mark.parametrize(("text", "reason"), UNSURE)
def test_believes_the_person_where_the_title_cannot_be_relied_on(place: Place, given_file: Path, text: str, reason: str) -> None:
    given_file.write_text(text, "utf-8")
    candidate = inspect_file(given_file, place.settings, TAMAN)
    assert candidate.id == TAMAN
    assert {p.address.regulation for p in candidate.outline.provisions} == {TAMAN}
    sidecar = read_sidecar(take(place.settings, candidate).path)
    assert sidecar is not None
    assert sidecar.confirmed == candidate.confirmed == (parse(extract(given_file)).id != TAMAN)


def test_believes_a_misprinted_number_that_the_manifest_vouches_for(place: Place, given_file: Path) -> None:
    given_file.write_text(KEBUN_TEXT.replace("NOMOR 901 TAHUN 2011", "NOMOR 9O1 TAHUN 2O11", 1), "utf-8")
    assert inspect_file(given_file, place.settings).id == KEBUN_ID


def test_does_not_take_a_file_for_what_its_title_denies(place: Place, given_file: Path) -> None:
    with pytest.raises(StructureError, match="its title says Pergub DKI 987/2020, not Pergub DKI 901/2011; leave --id out"):
        inspect_file(given_file, place.settings, KEBUN_ID)


def test_tells_when_the_manifest_names_it_otherwise(place: Place, given_file: Path) -> None:
    given_file.write_text(KEBUN_TEXT.replace("KEBUN KOTA", "PARKIR SEPEDA", 1), "utf-8")
    assert any('calls Pergub DKI 901/2011 "Kebun Kota"' in notice for notice in inspect_file(given_file, place.settings).notices)


def test_tells_what_it_takes_the_place_of_and_what_stays_in_front(place: Place, given_file: Path) -> None:
    add_file(place.settings, given_file)
    pulled = place.data / "naskah"
    pulled.mkdir()
    aside = pulled / "aside"
    aside.write_bytes(b"%PDF-")
    shelf.store(pulled, aside, Sidecar(TAMAN, f"{TAMAN}.pdf", file_sum(aside), 5, "2026-01-02T03:04:05+00:00"))
    notices = inspect_file(given_file, place.settings).notices
    assert any(notice.startswith("it takes the place of Salinan (2) FINAL.txt, added 20") for notice in notices)
    assert "an official copy of Pergub DKI 987/2020 was pulled and stays in front of it" in notices


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        pytest.param("a.pdf", pdf_bytes([PdfPage(scan=True)] * 2), "a.pdf: a scan without text", id="scan"),
        pytest.param("a.pdf", b"<html>", "a.pdf: not a PDF", id="HTML named .pdf"),
        pytest.param("a.txt", b"", "the file is empty", id="empty"),
        pytest.param("a.txt", b"Rapat dimulai pukul 9.\n" * 30, "a.txt: no Pasal and no dictum found", id="minutes of a meeting"),
        pytest.param("a.exe", b"MZ", "unknown kind of file; known are", id="unknown kind"),
        pytest.param("a", b"x", "unknown kind of file", id="no extension"),
    ],
)
def test_refuses_what_cannot_be_read(place: Place, tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(KnowledgeBaseError, match=reason):
        add_file(place.settings, tmp_path / name)
    assert kept(place) == {}


def test_a_repaired_heading_of_a_pasal_does_not_cast_doubt_on_the_title(place: Place, given_file: Path) -> None:
    text = given_file.read_text("utf-8")
    given_file.write_text(text.replace("Pasal 2\n", "Pasa1 2\n", 1), "utf-8")
    assert inspect_file(given_file, place.settings).id == TAMAN


def test_refuses_what_is_not_there(place: Place, tmp_path: Path) -> None:
    with pytest.raises(ExtractionError, match="cannot be opened"):
        add_file(place.settings, tmp_path / "hilang.pdf")


def test_a_name_never_decides_where_a_file_goes(place: Place, given_file: Path) -> None:
    added = add_file(place.settings, given_file, name="../../etc/pass\nwd\x00 uu-1-1945.txt")
    assert added.path.parent == folder(place)
    sidecar = read_sidecar(added.path)
    assert sidecar is not None
    assert sidecar.original == "../../etc/pass wd uu-1-1945.txt"


@pytest.mark.parametrize("id", ["../x", "uu-1-1945/../../x", "", "uu-1-1945\n", "UU-1-1945"])
def test_an_id_is_parsed_before_it_names_a_file(id: str) -> None:
    with pytest.raises(ValueError, match="is not a regulation id"):
        RegulationId.parse(id)


def test_a_new_copy_takes_the_place_of_the_old_in_any_format(place: Place, given_file: Path, tmp_path: Path) -> None:
    add_file(place.settings, given_file)
    add_file(place.settings, sample_pdf(tmp_path / "baru.PDF"))
    assert set(kept(place)) == {f"{TAMAN}.pdf", f"{TAMAN}.json", OWN_MANIFEST}
    [entry] = read_added(folder(place) / OWN_MANIFEST)
    assert entry.sources == ("berkas yang ditambahkan: baru.PDF",)


def test_what_is_kept_is_what_was_shown(place: Place, given_file: Path) -> None:
    candidate = inspect_file(given_file, place.settings)
    given_file.write_text(KEBUN_TEXT, "utf-8")
    with pytest.raises(ExtractionError, match="has changed since it was read; add it again"):
        take(place.settings, candidate)
    given_file.unlink()
    with pytest.raises(ExtractionError, match="cannot be opened"):
        take(place.settings, candidate)
    assert kept(place) == {}


@pytest.mark.parametrize("replaced", [False, True], ids=["new", "in an older one's place"])
@pytest.mark.parametrize(
    ("name", "at"),
    [
        pytest.param("fsync", 1, id="copy not synced"),
        pytest.param("fsync", 3, id="sidecar not synced"),
        pytest.param("replace", 1, id="before the first move"),
        pytest.param("replace", 2, id="between the moves"),
        pytest.param("replace", 3, id="before the entry is moved"),
    ],
)
def test_a_full_disk_leaves_what_was_there(
    place: Place, given_file: Path, monkeypatch: pytest.MonkeyPatch, name: str, at: int, replaced: bool
) -> None:
    if replaced:
        add_file(place.settings, given_file)
    before = kept(place)
    given_file.write_text(SAMPLE + "\nlagi", "utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(os, name, failing(getattr(os, name), at=at))
        with pytest.raises(StorageError, match="cannot be stored: No space left on device; see to"):
            add_file(place.settings, given_file)
    if not (replaced and at == 3 and name == "replace"):
        assert kept(place) == before
    else:  # the new copy is whole and in its place; only its entry still names the old file
        assert set(kept(place)) == set(before)
    add_file(place.settings, given_file)


def test_where_there_are_no_links_a_copy_serves(place: Place, given_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add_file(place.settings, given_file)
    before = kept(place)
    monkeypatch.setattr(os, "link", failing(os.link, at=1))
    monkeypatch.setattr(os, "replace", failing(os.replace, at=2))
    with pytest.raises(StorageError):
        add_file(place.settings, given_file)
    assert kept(place) == before


def test_removes_file_sidecar_and_entry(place: Place, given_file: Path) -> None:
    add_file(place.settings, given_file)
    removed = remove(place.settings, TAMAN)
    assert (removed.files, removed.entry) == ((f"{TAMAN}.txt", f"{TAMAN}.json"), True)
    assert set(kept(place)) == {OWN_MANIFEST}
    corpus = read_corpus(place.corpus, folder(place) / OWN_MANIFEST)
    assert corpus == read_corpus(place.corpus)
    with pytest.raises(StructureError, match=r"no file of Pergub DKI 987/2020 .* was added; `kb status`"):
        remove(place.settings, TAMAN)


def test_removes_only_what_was_added(place: Place, given_file: Path) -> None:
    add_file(place.settings, given_file)
    before = kept(place)
    with pytest.raises(StructureError):
        remove(place.settings, KEBUN_ID)
    assert kept(place) == before
    assert (place.texts / f"{KEBUN}.txt").exists()


def test_removing_can_be_finished_after_a_crash(place: Place, given_file: Path) -> None:
    add_file(place.settings, given_file)
    (folder(place) / f"{TAMAN}.txt").unlink()
    assert remove(place.settings, TAMAN).files == (f"{TAMAN}.json",)


def test_a_broken_manifest_of_its_own_is_named_and_nothing_is_taken(place: Place, given_file: Path) -> None:
    folder(place).mkdir()
    (folder(place) / OWN_MANIFEST).write_text("[[regulation", "utf-8")
    before = kept(place)
    for act in (lambda: add_file(place.settings, given_file), lambda: remove(place.settings, TAMAN)):
        with pytest.raises(CorpusError, match=r"unggahan/manifest.toml: not readable as TOML"):
            act()
    assert kept(place) == before


@pytest.mark.parametrize(
    "record",
    ["", "[]", "{}", '{"id": "x"}', '{"id": "pergub-dki-987-2020", "file": 1, "sum": "", "bytes": 1, "taken": ""}'],
)
def test_a_sidecar_that_is_none_proves_nothing(tmp_path: Path, record: str) -> None:
    (tmp_path / f"{TAMAN}.json").write_text(record, "utf-8")
    assert read_sidecar(tmp_path / f"{TAMAN}.txt") is None


def test_a_sidecar_speaks_of_its_own_file_only(place: Place, given_file: Path) -> None:
    path = add_file(place.settings, given_file).path
    shutil.copy(path.with_suffix(".json"), folder(place) / f"{KEBUN}.json")
    assert read_sidecar(path.with_suffix(".pdf")) is None
    assert read_sidecar(folder(place) / f"{KEBUN}.txt") is None


_WORDS: st.SearchStrategy[str] = st.text(min_size=1, max_size=20).filter(lambda text: bool(plain(text)))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(1, 9), _WORDS, _WORDS, st.none() | st.dates()), max_size=4))
def test_whatever_a_title_holds_the_entries_can_be_read_again(tmp_path: Path, rows: list[tuple[int, str, str, date | None]]) -> None:
    path, text = tmp_path / OWN_MANIFEST, printed(())
    wanted: dict[RegulationId, Regulation] = {}
    for number, title, name, day in rows:
        entry = Regulation(RegulationId("pergub", str(number), 2020, "dki"), title, enacted=day, sources=(name,))
        wanted[entry.id] = replace(entry, title=plain(title), sources=(plain(name),))
        path.write_text(text, "utf-8")
        text = with_entry(read_added(path), entry)
    path.write_text(text, "utf-8")
    assert {entry.id: entry for entry in read_added(path)} == wanted
