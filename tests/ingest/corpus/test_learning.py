"""`corpus/topik.toml` and `corpus/belajar.toml`: read into values, stored, refused where an entry is wrong, held against what is there."""

from pathlib import Path

import pytest

from ingest.build.pipeline import build
from ingest.corpus.corpus import read_corpus
from ingest.verification import verify
from kb.citation.address import RegulationId
from kb.errors import CorpusError
from kb.law.learning.topic import NoteName
from kb.storage import generation
from kb.storage.learningrows import read_paths, read_topics
from kb.storage.store import Store
from tests.corpus_samples import AIR, ALAT, KEBUN, LAMA, Place
from tests.fakes import HashingEmbedder

DUTIES = """
[bodies]
pengurus = { name = "Pengurus kebun", gloss = "Garden board", level = "daerah" }

[fields]
"""
TOPICS = f"""
[[topik]]
id = "panen"
judul = "Panen"
gloss = "Harvest"
pengantar = "Siapa mencatat panen."
lines = [
  {{ teks = "Hasil panen ditulis.", gloss = "The harvest is written down.", alamat = ["{KEBUN}/pasal-2/ayat-2/huruf-b", "{AIR}/pasal-1"] }},
  {{ teks = "Cangkul konon dipinjamkan.", gloss = "Hoes are said to be lent.", note = "{ALAT}#1" }},
]
related = ["air"]
bodies = ["pengurus"]
terms = ["kompos"]

[[topik]]
id = "air"
judul = "Air"
gloss = "Water"
pengantar = "Kapan menyiram."
pengantar_gloss = "When to water."
lines = [{{ teks = "Selang dipakai malam hari.", gloss = "Hoses at night.", alamat = ["{AIR}/pasal-2"] }}]
"""
PATHS = f"""
[[jalur]]
id = "berkebun"
judul = "Berkebun"
gloss = "Gardening"
pengantar = "Bagi penggarap baru."
quiz = {{ seed = 7, from = ["{KEBUN}/pasal-1/angka-3"] }}

[[jalur.langkah]]
judul = "Arti"
gloss = "Meaning"
pengantar = "Mulai dari sini."
alamat = ["{KEBUN}/pasal-1/angka-1", "{KEBUN}/pasal-1/angka-3"]

[[jalur.langkah]]
judul = "Dulu"
gloss = "Once"
pengantar = "Sejarahnya."
alamat = ["{LAMA}/pasal-2"]
sejarah = ["{LAMA}/pasal-2"]
"""


def write(place: Place, old: str = "", new: str = "") -> None:
    """Topics and paths of the sample corpus, with other words in one place."""
    assert old in TOPICS + PATHS
    (place.corpus / "tugas.toml").write_text(DUTIES, "utf-8")
    for name, text in (("topik.toml", TOPICS), ("belajar.toml", PATHS)):
        (place.corpus / name).write_text(text.replace(old, new, 1) if old else text, "utf-8")


def test_topics_and_paths_come_back_as_values(place: Place) -> None:
    write(place)
    corpus = read_corpus(place.corpus)
    harvest, water = corpus.topics
    assert [str(a) for a in harvest.addresses] == [f"{KEBUN}/pasal-2/ayat-2/huruf-b", f"{AIR}/pasal-1"]
    assert harvest.lines[1].note == NoteName(RegulationId.parse(ALAT), 1)
    assert (harvest.related, harvest.bodies, harvest.terms) == (("air",), ("pengurus",), ("kompos",))
    assert water.pengantar_gloss == "When to water."
    (path,) = corpus.reading_paths
    assert ([step.judul for step in path.steps], path.seed, [str(a) for a in path.asked]) == (
        ["Arti", "Dulu"],
        7,
        [f"{KEBUN}/pasal-1/angka-3"],
    )
    assert {str(a) for a in path.history} == {f"{LAMA}/pasal-2"}


def test_a_generation_holds_them(place: Place) -> None:
    write(place)
    build(place.settings, HashingEmbedder, "uji")
    store = Store(generation.folder_of(place.data, generation.current(place.data).name) / generation.DATABASE)
    corpus = read_corpus(place.corpus)
    assert (read_topics(store.connection), read_paths(store.connection)) == (corpus.topics, corpus.reading_paths)


def test_a_corpus_needs_neither(place: Place) -> None:
    corpus = read_corpus(place.corpus)
    assert (corpus.topics, corpus.reading_paths) == ((), ())


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        pytest.param('related = ["air"]', 'related = ["iar"]', ["topik.toml", "panen", "related", "iar"], id="a topic that is not there"),
        pytest.param('bodies = ["pengurus"]', 'bodies = ["lurah"]', ["panen", "bodies", "lurah", "tugas.toml"], id="an unknown body"),
        pytest.param(
            f'alamat = ["{AIR}/pasal-2"]',
            'alamat = ["uu-1-2000/pasal-2"]',
            ["air", "lines.1", "uu-1-2000", "manifest.toml"],
            id="an unknown regulation",
        ),
        pytest.param(f'alamat = ["{AIR}/pasal-2"]', f'alamat = ["{AIR}"]', ["air", "names no clause"], id="a line without a clause"),
        pytest.param(f'alamat = ["{AIR}/pasal-2"]', 'alamat = ["pasal dua"]', ["topik.toml", "alamat"], id="no address"),
        pytest.param(f', note = "{ALAT}#1"', "", ["panen", "lines.2", "neither"], id="a line on nothing"),
        pytest.param(f'note = "{ALAT}#1"', f'note = "{ALAT}#1", alamat = ["{AIR}/pasal-2"]', ["lines.2", "both"], id="a clause and a note"),
        pytest.param(f"{ALAT}#1", f"{ALAT}#satu", ["lines.2", "note ="], id="a note without a number"),
        pytest.param(f"{ALAT}#1", "uu-1-2000#1", ["lines.2", "uu-1-2000", "manifest.toml"], id="a note on an unknown regulation"),
        pytest.param('id = "air"', 'id = "panen"', ["topik.toml", "panen", "twice"], id="two of one name"),
        pytest.param('id = "air"', 'id = "Air bersih"', ["topik.toml", "Air bersih", "URL"], id="an id that no URL takes"),
        pytest.param("gloss", "glos", ["glos"], id="an unknown key"),
        pytest.param(
            'alamat = ["pergub-dki-900-2001/pasal-2"]', "alamat = []", ["belajar.toml", "langkah", "alamat"], id="a step without clauses"
        ),
        pytest.param(
            'sejarah = ["pergub-dki-900-2001/pasal-2"]',
            'sejarah = ["pergub-dki-900-2001/pasal-1"]',
            ["belajar.toml", "berkebun", "langkah.2", "sejarah"],
            id="history that is not in the step",
        ),
        pytest.param(
            f'from = ["{KEBUN}/pasal-1/angka-3"]',
            'from = ["uu-1-2000/pasal-1"]',
            ["belajar.toml", "quiz.from", "uu-1-2000"],
            id="a quiz on an unknown regulation",
        ),
        pytest.param("seed = 7", 'seed = "tujuh"', ["belajar.toml", "quiz.seed"], id="a seed that is no number"),
    ],
)
def test_a_wrong_entry_is_refused_by_name(place: Place, old: str, new: str, named: list[str]) -> None:
    write(place, old, new)
    with pytest.raises(CorpusError) as caught:
        read_corpus(place.corpus)
    assert all(word in str(caught.value) for word in named), str(caught.value)


def problems(place: Place) -> list[str]:
    """What `kb verify` says of the two files."""
    return [one for one in verify(place.settings).problems if one.startswith(("topik.toml", "belajar.toml"))]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        pytest.param(
            "huruf-b", "huruf-z", "topik.toml: panen: pergub-dki-901-2011/pasal-2/ayat-2/huruf-z is not in the text", id="not in the text"
        ),
        pytest.param(
            f'"{AIR}/pasal-1"', f'"{AIR}/pasal-8"', f"topik.toml: panen: {AIR}/pasal-8 shows nothing", id="neither words nor digest"
        ),
        pytest.param(f"{ALAT}#1", f"{ALAT}#9", "topik.toml: panen: there is no note 9", id="no such note"),
        pytest.param(
            f'"{AIR}/pasal-2"', f'"{LAMA}/pasal-2"', f"topik.toml: air: {LAMA}/pasal-2 is no longer in force", id="a line on what ended"
        ),
        pytest.param(
            f'sejarah = ["{LAMA}/pasal-2"]',
            "",
            f"belajar.toml: berkebun: {LAMA}/pasal-2 is no longer in force; mark it with sejarah",
            id="history not marked",
        ),
        pytest.param(
            f'from = ["{KEBUN}/pasal-1/angka-3"]',
            f'from = ["{AIR}/pasal-8"]',
            f"belajar.toml: berkebun: {AIR}/pasal-8 shows nothing",
            id="a quiz on nothing",
        ),
    ],
)
def test_what_a_reader_would_be_misled_by_is_a_problem(place: Place, old: str, new: str, problem: str) -> None:
    write(place, old, new)
    build(place.settings, HashingEmbedder, "uji")
    (found,) = problems(place)
    assert found.startswith(problem)


def test_what_agrees_is_no_problem_and_an_undefined_term_is_a_gap(place: Place) -> None:
    write(place, '"kompos"', '"kompos", "cangkul"')
    build(place.settings, HashingEmbedder, "uji")
    assert problems(place) == []
    assert [gap.what for gap in verify(place.settings).gaps if "istilah" in gap.what] == ['istilah "cangkul" dalam topik panen']


def test_the_corpus_that_travels_names_english_for_every_introduction() -> None:
    corpus = read_corpus(Path(__file__).parents[3] / "corpus")
    introduced = [*corpus.topics, *corpus.reading_paths, *(step for path in corpus.reading_paths for step in path.steps)]
    assert introduced and [one.judul for one in introduced if not one.pengantar_gloss] == []
