"""`corpus/pidana.toml`: read into values, refused where an entry is wrong, and compared with texts and effects."""

from datetime import date
from pathlib import Path

import pytest

from ingest.build.pipeline import build
from ingest.corpus.corpus import read_corpus
from ingest.verification import verify
from kb.errors import CorpusError
from kb.law.penalty import Duration, Joined, LawGroup
from kb.storage import generation
from kb.storage.store import Store
from tests.corpus_samples import AIR, ALAT, EFFECTS, KEBUN, LAMA, Place
from tests.fakes import HashingEmbedder

BOOK = f"""
[[offence]]
address = "{LAMA}/pasal-2"
judul = "Merusak tanaman"
gloss = "Damaging plants"
kind = "pokok"
law_group = "anak"
replaced_by = ["{KEBUN}/pasal-4/ayat-1"]

[[offence.penalty]]
from = 2001-01-02
until = 2011-02-28
fine_max = 10000
by = ["{LAMA}/pasal-2"]
source = "naskah"

[[offence]]
address = "{KEBUN}/pasal-4/ayat-2"
judul = "Mencuri panen"
gloss = "Stealing the harvest"
kind = "pokok"
law_group = "anak"

[[offence.penalty]]
from = 2011-03-01
until = 2017-12-31
detention_max = "3 hari"
by = ["{KEBUN}/pasal-4/ayat-2"]
source = "naskah"

[[offence.penalty]]
from = 2018-01-01
prison_max = "1 tahun 6 bulan"
fine_max = 10000000
fine_category = "II"
joined = "dan/atau"
by = ["{ALAT}"]
source = "ringkasan"
note = "Hanya karangan."
note_gloss = "Invented."
"""
SECOND = f'address = "{KEBUN}/pasal-4/ayat-2"'


def write(place: Place, old: str = "", new: str = "") -> None:
    """The table of the sample corpus, with other words in one place."""
    assert old in BOOK
    (place.corpus / "pidana.toml").write_text(BOOK.replace(old, new, 1) if old else BOOK, "utf-8")


def test_the_table_comes_back_as_values(place: Place) -> None:
    write(place)
    damaging, stealing = read_corpus(place.corpus).offences
    assert (damaging.law_group, str(damaging.replaced_by[0])) == (LawGroup.ANAK, f"{KEBUN}/pasal-4/ayat-1")
    old, new = stealing.penalties
    assert (old.detention_max, old.custodial, old.prison_max) == (Duration(days=3), True, None)
    assert (new.prison_max, new.fine_max, new.fine_category, new.joined) == (Duration(1, 6), 10_000_000, "II", Joined.DAN_ATAU)
    assert stealing.on(date(2017, 12, 31)) is old and stealing.on(date(2018, 1, 1)) is new


def test_life_as_the_longest_term_is_no_duration(place: Place) -> None:
    write(place, '"1 tahun 6 bulan"', '"seumur hidup"')
    one = read_corpus(place.corpus).offences[1].penalties[1]
    assert one.life and one.prison_max is None


def test_a_generation_holds_the_table(place: Place) -> None:
    write(place)
    build(place.settings, HashingEmbedder, "uji")
    made = generation.current(place.data)
    store = Store(generation.folder_of(place.data, made.name) / generation.DATABASE)
    assert store.offences() == read_corpus(place.corpus).offences
    assert store.counts()["offences"] == 2


def test_a_corpus_needs_no_table(place: Place) -> None:
    assert read_corpus(place.corpus).offences == ()


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        pytest.param("judul", "nama", ["pasal-2", "judul"], id="a field is missing"),
        pytest.param('kind = "pokok"', 'kind = "delik"', ["pasal-2", "kind"], id="unknown kind"),
        pytest.param('"anak"', '"ikan"', ["pasal-2", "law_group"], id="unknown field of law"),
        pytest.param("fine_max = 10000\n", "fine = 10000\n", ["pasal-2", "fine"], id="unknown figure"),
        pytest.param("fine_max = 10000\n", 'fine_max = "sepuluh ribu"\n', ["pasal-2", "fine_max"], id="a fine is a number"),
        pytest.param('"1 tahun 6 bulan"', '"satu tahun"', ["ayat-2", "prison_max"], id="a term is counted in digits"),
        pytest.param(f'by = ["{LAMA}/pasal-2"]\n', "", ["pasal-2", "by"], id="figures stand in a clause"),
        pytest.param(f'by = ["{LAMA}/pasal-2"]\n', "by = []\n", ["pasal-2", "by"], id="in at least one"),
        pytest.param(f'by = ["{LAMA}', 'by = ["uu-1-2000', ["uu-1-2000", "by", "manifest.toml"], id="unknown regulation"),
        pytest.param(f'replaced_by = ["{KEBUN}', 'replaced_by = ["uu-1-2000', ["uu-1-2000", "replaced_by"], id="unknown successor"),
        pytest.param("until = 2011-02-28", "until = 2000-01-01", ["pasal-2", "2001-01-02", "until"], id="it ends before it begins"),
        pytest.param("until = 2017-12-31", "until = 2018-01-01", ["ayat-2", "2018-01-01", "from", "overlaps"], id="a day has one row"),
        pytest.param("until = 2017-12-31\n", "", ["ayat-2", "overlaps"], id="a row without an end is the last"),
        pytest.param('joined = "dan/atau"\n', "", ["ayat-2", "joined"], id="prison and fine go together somehow"),
        pytest.param("fine_max = 10000\n", 'fine_max = 10000\njoined = "dan"\n', ["pasal-2", "joined"], id="a fine alone joins nothing"),
        pytest.param("fine_max = 10000\n", "fine_max = 10000\nfine_min = 20000\n", ["pasal-2", "fine_min"], id="least above most"),
        pytest.param("fine_max = 10000\n", 'fine_max = 10000\nfine_category = "II"\n', ["category II"], id="a category has one amount"),
        pytest.param('note_gloss = "Invented."\n', "", ["ayat-2", "note_gloss"], id="a note in both languages"),
        pytest.param("fine_max = 10000\n", "", ["pasal-2", "note"], id="neither figures nor a note"),
        pytest.param('source = "naskah"', 'source = "catatan"', ["pasal-2", "source"], id="a note is no source of figures"),
        pytest.param(SECOND, f'address = "{LAMA}/pasal-2"', ["pasal-2", "twice"], id="an offence twice"),
        pytest.param(SECOND, f'address = "{KEBUN}"', [KEBUN, "names no clause"], id="a law is no offence"),
        pytest.param(SECOND, 'address = "pasal dua"', ["pasal dua", "address"], id="no address"),
    ],
)  # fmt: skip
def test_a_wrong_entry_is_refused_by_name(place: Place, old: str, new: str, named: list[str]) -> None:
    write(place, old, new)
    with pytest.raises(CorpusError) as caught:
        read_corpus(place.corpus)
    assert all(word in str(caught.value) for word in ("pidana.toml", *named)), str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        pytest.param("fine_max = 10000\n", "fine_max = 20000\n", "20,000 does not stand in", id="another fine than the clause's"),
        pytest.param('"3 hari"', '"4 hari"', "4 does not stand in", id="another term than the clause's"),
        pytest.param(SECOND, f'address = "{KEBUN}/pasal-4/ayat-7"', "ayat-7 is not in the text", id="a clause that the text does not hold"),
        pytest.param("/pasal-4/ayat-1", "/pasal-44", "pasal-44 is not in the text", id="a successor that the text does not hold"),
    ],
)
def test_verify_compares_with_the_texts(place: Place, old: str, new: str, problem: str) -> None:
    write(place, old, new)
    assert [line for line in verify(place.settings).problems if "pidana.toml" in line and problem in line]


ADJUSTED = f"""
[[effect]]
target = "{KEBUN}/pasal-4"
kind = "ancaman-disesuaikan"
by = "{ALAT}"
since = 2018-01-01
note = "Dulu kurungan; kini penjara JOINED denda."
gloss = "Formerly detention."
source = "karangan sendiri"
"""


@pytest.mark.parametrize(
    ("joined", "contradicts"),
    [
        pytest.param("dan", True, id="both, where the row says either"),
        pytest.param("atau", True, id="one of the two, where the row says either"),
        pytest.param("dan/atau", False, id="the same"),
        pytest.param("tanpa", False, id="nothing said"),
        pytest.param("dan denda, kadang atau", False, id="several at once tell of none in particular"),
    ],
)
def test_verify_compares_with_the_notes_on_effects(place: Place, joined: str, contradicts: bool) -> None:
    write(place)
    (place.corpus / "effects.toml").write_text(EFFECTS + ADJUSTED.replace("JOINED", joined), "utf-8")
    found = [line for line in verify(place.settings).problems if "pidana.toml" in line]
    assert bool(found) is contradicts, found


def test_verify_names_what_is_known_from_the_table_alone_and_what_it_lacks(place: Place) -> None:
    write(place, f'address = "{LAMA}/pasal-2"', f'address = "{AIR}/pasal-9"')
    (place.corpus / "effects.toml").write_text(EFFECTS + ADJUSTED, "utf-8")
    gaps = {gap.what: gap.why for gap in verify(place.settings).gaps if gap.what.startswith("pidana")}
    assert "hanya dari tabel pidana" in gaps["pidana Perda DKI 903/2013 Pasal 9"], "neither text nor digest"
    assert "belum ada di tabel pidana" in gaps["pidana Pergub DKI 901/2011 Pasal 4 ayat (1)"], "adjusted, and not in the table"
    assert len(gaps) == 2


def test_verify_is_content_with_a_table_that_agrees(place: Place) -> None:
    write(place)
    assert not [line for line in verify(place.settings).problems if "pidana.toml" in line]


def test_the_projects_own_table_is_whole() -> None:
    offences = read_corpus(Path(__file__).parents[3] / "corpus").offences
    assert {offence.law_group for offence in offences} == set(LawGroup), "every field of law is used"
    assert len({offence.address for offence in offences}) == len(offences) > 200
