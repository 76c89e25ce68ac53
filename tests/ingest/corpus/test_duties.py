"""`corpus/tugas.toml`: read into values, refused where an entry is wrong, and compared with texts, digests and notes."""

from pathlib import Path

import pytest

from ingest.build.pipeline import build
from ingest.corpus.corpus import read_corpus
from ingest.verification import verify
from kb.errors import CorpusError
from kb.law.duty import Aspect, Modality, Tier
from kb.law.regulation import Source
from kb.storage import generation
from kb.storage.store import Store
from tests.corpus_samples import AIR, ALAT, KEBUN, Place
from tests.fakes import HashingEmbedder

BOOK = f"""
[bodies]
pengurus = {{ name = "Pengurus kebun", gloss = "Garden board", level = "daerah" }}
lurah = {{ name = "Lurah", gloss = "Ward head", level = "kabupaten-kota" }}

[fields]
panen = {{ name = "Panen", gloss = "Harvest" }}

[[duty]]
body = "pengurus"
field = "panen"
modality = "bertugas"
duty = "Menulis hasil panen"
gloss = "Writes the harvest down"
address = "{KEBUN}/pasal-2/ayat-2/huruf-b"
source = "naskah"

[[duty]]
body = "lurah"
field = "panen"
modality = "dapat"
duty = "Meminjamkan cangkul (menurut kabar)"
gloss = "Lends hoes (hearsay)"
address = "{ALAT}"
source = "catatan"
note = "{ALAT}#1"

[[fact]]
body = "pengurus"
aspect = "anggota"
isi = "Warga yang dipilih"
gloss = "Chosen residents"
address = "{AIR}/pasal-1"
source = "ringkasan"
"""


def write(place: Place, old: str = "", new: str = "") -> None:
    """The matrix of the sample corpus, with other words in one place."""
    assert old in BOOK
    (place.corpus / "tugas.toml").write_text(BOOK.replace(old, new, 1) if old else BOOK, "utf-8")


def test_the_matrix_comes_back_as_values(place: Place) -> None:
    write(place)
    book = read_corpus(place.corpus).duty_book
    board, lurah = book.duties
    assert (board.body.level, board.field.name, board.modality, str(board.address), board.note) == (
        Tier.DAERAH,
        "Panen",
        Modality.BERTUGAS,
        f"{KEBUN}/pasal-2/ayat-2/huruf-b",
        None,
    )
    assert (lurah.source, lurah.note) == (Source.CATATAN, 1)
    assert [(fact.body.id, fact.aspect) for fact in book.facts] == [("pengurus", Aspect.ANGGOTA)]


def test_a_generation_holds_the_matrix(place: Place) -> None:
    write(place)
    build(place.settings, HashingEmbedder, "uji")
    made = generation.current(place.data)
    store = Store(generation.folder_of(place.data, made.name) / generation.DATABASE)
    assert store.duty_book() == read_corpus(place.corpus).duty_book
    assert store.counts()["duties"] == 2


def test_a_corpus_needs_no_matrix(place: Place) -> None:
    assert read_corpus(place.corpus).duty_book.entries == ()


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        pytest.param('body = "pengurus"', 'body = "pengusur"', ["pengusur", "[bodies]"], id="unknown body"),
        pytest.param('field = "panen"', 'field = "penan"', ["penan", "[fields]"], id="unknown field of work"),
        pytest.param('"dapat"', '"boleh"', ["duty", "modality"], id="unknown modality"),
        pytest.param('"daerah"', '"kelurahan"', ["bodies", "pengurus", "level"], id="unknown level"),
        pytest.param('"anggota"', '"upah"', ["fact", "aspect"], id="unknown aspect"),
        pytest.param("huruf-b", "huruf", ["duty", "address"], id="no address"),
        pytest.param(f"{KEBUN}/", "uu-1-2000/", ["uu-1-2000", "manifest.toml"], id="unknown regulation"),
        pytest.param("/pasal-2/ayat-2/huruf-b", "", ["names no clause"], id="law text without a clause"),
        pytest.param(f'note = "{ALAT}#1"', "", ["note ="], id="a note that is not named"),
        pytest.param(f"{ALAT}#1", f"{AIR}#1", ["note ="], id="another regulation's note"),
        pytest.param(f"{ALAT}#1", f"{ALAT}#satu", ["note ="], id="a note without a number"),
        pytest.param('source = "naskah"', f'source = "naskah"\nnote = "{ALAT}#1"', ["drop it"], id="law text with a note"),
        pytest.param("[[fact]]", '[[duty]]\nbody = "pengurus"\nfield = "panen"\nmodality = "wajib"\nduty = "x"\ngloss = "x"\n'
                     f'address = "{KEBUN}/pasal-2/ayat-2/huruf-b"\nsource = "naskah"\n\n[[fact]]', ["twice"], id="a cell twice"),
        pytest.param("gloss", "glos", ["glos"], id="unknown key"),
    ],
)  # fmt: skip
def test_a_wrong_entry_is_refused_by_name(place: Place, old: str, new: str, named: list[str]) -> None:
    write(place, old, new)
    with pytest.raises(CorpusError) as caught:
        read_corpus(place.corpus)
    assert all(word in str(caught.value) for word in ("tugas.toml", *named)), str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        pytest.param("huruf-b", "huruf-z", "not in the text", id="a clause that the text does not hold"),
        pytest.param(f"{AIR}/pasal-1", f"{AIR}/pasal-8", "no digest", id="known from a digest that is not there"),
        pytest.param(f"{ALAT}#1", f"{ALAT}#7", "no note 7", id="known from a note that is not there"),
        pytest.param(
            f'"Menulis hasil panen"\ngloss = "Writes the harvest down"\naddress = "{KEBUN}/pasal-2/ayat-2/huruf-b"',
            '"permohonan petak diajukan lewat aplikasi kelurahan paling lama 7 tujuh hari sebelum musim tanam"\n'
            f'gloss = "x"\naddress = "{KEBUN}/pasal-3"',
            "copies the clause",
            id="the clause's own words",
        ),
    ],
)
def test_verify_compares_with_texts_digests_and_notes(place: Place, old: str, new: str, problem: str) -> None:
    write(place, old, new)
    assert any("tugas.toml" in line and problem in line for line in verify(place.settings).problems)


def test_verify_is_content_with_a_matrix_that_agrees(place: Place) -> None:
    write(place)
    assert not [line for line in verify(place.settings).problems if "tugas.toml" in line]


def test_the_projects_own_matrix_is_whole() -> None:
    book = read_corpus(Path(__file__).parents[3] / "corpus").duty_book
    assert {duty.body for duty in book.duties} == set(book.bodies), "every body has a duty"
    assert {duty.field for duty in book.duties} == set(book.fields), "every field is used"
    assert {fact.body.level for fact in book.facts} >= {Tier.PUSAT, Tier.PROVINSI, Tier.KABUPATEN_KOTA}
