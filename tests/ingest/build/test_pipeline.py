"""The build: what goes in comes out, nothing is done twice, and whatever happens the generation before goes on answering."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from ingest.build.pipeline import BuildReport, build, code_files
from ingest.verification import verify
from kb.citation.address import Address, RegulationId
from kb.errors import CorpusError
from kb.law.passage import TEXTS as KINDS
from kb.law.passage import TextKind
from kb.law.regulation import Provenance
from kb.storage import generation
from kb.storage.store import Store
from search.answering.answer import ask
from search.engine import Engine
from search.question.query import Query
from tests.corpus_samples import AIR, ALAT, AMENDMENT, KEBUN, LAMA, PERUBAHAN, TEXTS, TODAY, Place, put_with_sidecar
from tests.fakes import HashingEmbedder, refuse_to_load
from tests.search.profiles import PLAIN

ROOT = Path(__file__).parents[3]


def built(place: Place, embedder: HashingEmbedder | None = None) -> BuildReport:
    """One build of a sample corpus."""
    chosen = embedder or HashingEmbedder()
    return build(place.settings, lambda: chosen, "uji")


def store_of(place: Place) -> Store:
    """The store of the generation that serves."""
    return Store(generation.folder_of(place.data, generation.current(place.data).name) / generation.DATABASE)


def answers(place: Place) -> str:
    """What the index at hand answers to a fixed question."""
    engine = Engine(place.data, HashingEmbedder, PLAIN)
    answer = ask(engine, Query.make("apa itu kompos", today=TODAY))
    engine.store.close()
    return answer.quotes[0].text


@pytest.mark.parametrize(
    ("word", "why"),
    [
        pytest.param("penggarap", "law text", id="law text"),
        pytest.param("pengairan", "a title and a digest", id="a digest"),
        pytest.param("hoses", "a gloss", id="a gloss"),
        pytest.param("cangkul", "a note", id="a note"),
        pytest.param("taman", "a regulation's name", id="a regulation's name"),
    ],
)
def test_the_vocabulary_has_the_words_of_every_text(served: Place, word: str, why: str) -> None:
    vocabulary = store_of(served).vocabulary()
    assert vocabulary.get(word, 0) > 0, why
    assert all(known.isalpha() and len(known) > 1 and known == known.lower() for known in vocabulary)


def test_a_build_reports_what_it_made(served: Place, built_once: tuple[Place, BuildReport]) -> None:
    report, store = built_once[1], store_of(served)
    counts = store.counts()
    assert (report.regulations, report.passages, report.vectors) == (5, counts["passages"], counts["vectors"])
    assert report.fresh
    assert report.skipped == ()
    assert report.generation == generation.current(served.data).name


def test_every_vector_row_is_the_embedding_of_its_text(served: Place) -> None:
    store = store_of(served)
    embedder = HashingEmbedder()
    passages = store.passages(range(1, store.counts()["passages"] + 1))
    for number, code, vector in zip(*store.text_rows(), store.vectors(), strict=True):
        kind = KINDS[code]
        texts = [text for _, text in passages[number].texts()]
        if kind is TextKind.PUSAT:
            middle = embedder.embed_passages(texts).sum(0)
            assert np.frombuffer(vector, dtype=np.float32) == pytest.approx(middle / np.linalg.norm(middle), abs=1e-5)
        else:
            assert embedder.embed_passages([dict(passages[number].texts())[kind]]).tobytes() == vector


def test_the_record_names_model_texts_and_sums(served: Place) -> None:
    made = generation.current(served.data)
    assert (made.model, made.engine, made.dimension) == ("uji", "uji", HashingEmbedder().dimension)
    assert set(made.texts) == set(TEXTS)
    assert generation.damaged_files(served.data, made) == []


def test_where_a_text_came_from_is_kept(served: Place) -> None:
    record = store_of(served).text(RegulationId.parse(KEBUN))
    assert record is not None
    assert (record.provenance, record.file, record.grade) == (Provenance.SALINAN, f"{KEBUN}.txt", "utuh")


def test_what_an_act_amends_is_consolidated(served: Place) -> None:
    store, pasal = store_of(served), Address.parse(f"{KEBUN}/pasal-3")
    before, after = store.wordings(pasal)
    assert "lurah" in before.text and before.until == AMENDMENT
    assert "aplikasi" in after.text and str(after.version) == PERUBAHAN
    assert store.bare(Address.parse(f"{PERUBAHAN}/pasal-i/angka-1/pasal-3")) == pasal
    assert not [1 for _, passage in store.passages_below(Address.parse(PERUBAHAN)) if passage], "only bare addresses are indexed"


def test_changes_may_hold_before_the_act_that_confirms_them(built_place: Place) -> None:
    earlier = date(2014, 12, 1)
    manifest = built_place.settings.corpus / "manifest.toml"
    amends = f'kind = "amends"\ntarget = "{KEBUN}"\n'
    manifest.write_text(manifest.read_text("utf-8").replace(amends, f"{amends}since = {earlier}\n"), "utf-8")
    built(built_place)
    store = store_of(built_place)
    before, after = store.wordings(Address.parse(f"{KEBUN}/pasal-3"))
    assert (before.until, after.since) == (earlier, earlier)
    assert {effect.since for effect in store.effects(RegulationId.parse(KEBUN))} == {earlier}
    (relation,) = store.regulation(RegulationId.parse(PERUBAHAN)).relations  # type: ignore[union-attr]
    assert relation.since == earlier


def test_notes_speak_only_while_nobody_has_the_words(built_place: Place) -> None:
    (built_place.texts / f"{ALAT}.txt").write_text(TEXTS[LAMA].replace("900", "904").replace("2001", "2012"), "utf-8")
    built(built_place)
    passages = store_of(built_place).passages_below(Address.parse(ALAT))
    assert passages and all(passage.address.path for _, passage in passages)


def test_a_second_build_does_nothing(place: Place) -> None:
    first = built(place)
    second = build(place.settings, refuse_to_load, "uji")
    assert (second.fresh, second.embedded, second.generation) == (False, 0, first.generation)
    assert (second.regulations, second.passages, second.vectors) == (first.regulations, first.passages, first.vectors)


def _touch(path: Path) -> None:
    path.write_text(path.read_text("utf-8"), "utf-8")
    os.utime(path, (1, 1))


def test_times_of_files_do_not_matter(built_place: Place) -> None:
    for path in built_place.root.rglob("*.toml"):
        _touch(path)
    _touch(built_place.texts / f"{KEBUN}.txt")
    assert not build(built_place.settings, refuse_to_load, "uji").fresh


def _edit(path: str, old: str, new: str) -> Callable[[Place], None]:
    def change(place: Place) -> None:
        file = place.root / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")

    return change


@pytest.mark.parametrize(
    ("change", "embedded"),
    [
        pytest.param(_edit("corpus/manifest.toml", "Kebun Kota", "Kebun Raya"), 0, id="a fact: no text of a passage"),
        pytest.param(_edit("corpus/effects.toml", "2018-01-01", "2019-01-01"), 0, id="an effect"),
        pytest.param(_edit(f"corpus/ringkasan/{AIR}.toml", "sumur", "sungai"), 1, id="a digest: its own text only"),
        pytest.param(_edit(f"corpus/catatan/{ALAT}.toml", "Gerobak dorong", "Kereta"), 1, id="a note"),
        pytest.param(_edit(f"texts/{LAMA}.txt", "hari Minggu", "hari Senin"), 1, id="one clause of a text"),
        pytest.param(lambda place: (place.texts / f"{LAMA}.txt").unlink(), 0, id="a text taken away"),
        pytest.param(lambda place: (place.corpus / "benturan.toml").unlink(), 0, id="a file taken away"),
    ],
)
def test_what_changed_is_built_and_only_new_texts_are_embedded(built_place: Place, change: Callable[[Place], None], embedded: int) -> None:
    change(built_place)
    embedder = HashingEmbedder()
    report = built(built_place, embedder)
    assert report.fresh
    assert report.embedded == len(embedder.seen) == embedded


def test_another_model_embeds_everything_anew(place: Place) -> None:
    first = built(place)
    second = build(place.settings, lambda: HashingEmbedder("lain", 33), "lain")
    assert second.embedded == first.embedded
    made = generation.current(place.data)
    assert (made.model, made.dimension) == ("lain", 33)


def test_the_way_back_to_a_model_embeds_nothing(built_place: Place) -> None:
    build(built_place.settings, lambda: HashingEmbedder("lain", 33), "lain")
    assert build(built_place.settings, refuse_to_load, "uji").fresh


def test_equal_texts_are_embedded_once(place: Place) -> None:
    embedder = HashingEmbedder()
    report = built(place, embedder)
    assert len(set(embedder.seen)) == len(embedder.seen) == report.embedded < report.vectors


@pytest.mark.parametrize("name", [generation.DATABASE, generation.VECTORS])
def test_a_damaged_index_is_built_anew_though_nothing_changed(built_place: Place, name: str) -> None:
    first = generation.current(built_place.data)
    (generation.folder_of(built_place.data, first.name) / name).write_bytes(b"x")
    second = build(built_place.settings, refuse_to_load, "uji")
    assert second.fresh
    assert generation.damaged_files(built_place.data, generation.current(built_place.data)) == []


def test_a_damaged_cache_of_vectors_costs_time_and_nothing_else(place: Place) -> None:
    first = built(place)
    (place.data / "cache" / "vectors.sqlite3").write_bytes(b"no database" * 500)
    _edit("corpus/manifest.toml", "Air Kebun", "Air Taman")(place)
    assert built(place).embedded == first.embedded


@pytest.mark.parametrize(
    ("name", "content", "named"),
    [
        pytest.param(f"{AIR}.txt", TEXTS[LAMA].encode(), ["900/2001", "rename"], id="its title is another regulation's"),
        pytest.param("uu-999-1999.txt", b"x", ["manifest"], id="the manifest does not know it"),
        pytest.param(f"{AIR}.txt", b"Hanya selembar pengumuman.", ["no Pasal found"], id="no regulation"),
        pytest.param(f"{AIR}.pdf", b"%PDF-1.4 rusak", [AIR], id="damaged"),
        pytest.param(f"{AIR}.txt", b"", ["empty"], id="empty"),
        pytest.param(f"{AIR}.docx", b"PK no zip", [AIR], id="not what its name says"),
    ],
)
def test_a_text_that_does_not_fit_is_left_out_and_named(place: Place, name: str, content: bytes, named: list[str]) -> None:
    (place.texts / name).write_bytes(content)
    report = built(place)
    (line,) = report.skipped
    assert all(word in line for word in [name, *named]), line
    assert "\n" not in line
    assert report.regulations == 5
    assert [passage.naskah for _, passage in store_of(place).passages_below(Address.parse(AIR))] == ["", ""], "the digests stand in"


def test_a_text_of_better_provenance_takes_over(built_place: Place) -> None:
    put_with_sidecar(built_place.data / "naskah", KEBUN, TEXTS[KEBUN])
    assert built(built_place).fresh
    record = store_of(built_place).text(RegulationId.parse(KEBUN))
    assert record is not None and record.provenance is Provenance.SITUS_RESMI


def test_progress_is_told(place: Place) -> None:
    lines: list[str] = []
    build(place.settings, HashingEmbedder, "uji", lines.append)
    assert any(f"{KEBUN}.txt" in line for line in lines)
    assert all("\n" not in line for line in lines)


def test_a_corpus_with_nothing_to_index_says_so(place: Place) -> None:
    for folder in (place.corpus / "ringkasan", place.corpus / "catatan", place.texts):
        for path in folder.iterdir():
            path.unlink()
    with pytest.raises(CorpusError, match=str(place.corpus)):
        built(place)


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(_edit("corpus/manifest.toml", "[[regulation]]", "[[regulation"), id="broken TOML"),
        pytest.param(_edit("corpus/manifest.toml", f'id = "{ALAT}"', f'id = "{AIR}"'), id="an id twice"),
        pytest.param(_edit("corpus/effects.toml", "doubt", "dout"), id="an unknown field"),
    ],
)
def test_a_broken_corpus_leaves_the_index_untouched(built_place: Place, damage: Callable[[Place], None]) -> None:
    first = generation.current(built_place.data)
    damage(built_place)
    with pytest.raises(CorpusError):
        built(built_place)
    assert generation.current(built_place.data).name == first.name
    assert [path.name for path in (built_place.data / "generations").iterdir()] == [first.name]
    assert answers(built_place) == "Kompos adalah pupuk dari sisa daun dan dapur."


class Killed(BaseException):
    """Stands for the end of the process: no handler of ordinary errors sees it."""


#: Every step of a build that touches the disk or runs long.
STEPS = [
    "ingest.build.pipeline.read_corpus",
    "ingest.build.pipeline.find_texts",
    "ingest.build.pipeline.assemble",
    "kb.storage.generation.new_folder",
    "ingest.build.pipeline.build_passages",
    "kb.storage.vectors.cache.VectorCache.get",
    "tests.fakes.HashingEmbedder.embed_passages",
    "kb.storage.vectors.cache.VectorCache.put",
    "ingest.build.writer.Writer.__init__",
    "ingest.build.writer.Writer.regulation",
    "ingest.build.writer.Writer.wordings",
    "ingest.build.writer.Writer.passage",
    "ingest.build.writer.Writer.vectors",
    "ingest.build.writer.Writer.finish",
    "kb.storage.vectors.VectorIndex.build",
    "kb.storage.vectors.VectorIndex.save",
    "kb.storage.generation.file_sum",
    "kb.storage.generation.publish",
    "kb.storage.generation._sync",
    "os.replace",
]


@pytest.mark.parametrize("cleaned", [True, False], ids=["cleaned up", "no time to clean up"])
@pytest.mark.parametrize("step", STEPS)
def test_a_build_that_dies_leaves_the_index_answering(
    built_place: Place, monkeypatch: pytest.MonkeyPatch, step: str, cleaned: bool
) -> None:
    first = generation.current(built_place.data)
    _edit(f"corpus/ringkasan/{AIR}.toml", "sumur", "sungai")(built_place)

    def die(*_: object, **__: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(step, die)
        if not cleaned:
            patch.setattr(shutil, "rmtree", lambda *_, **__: None)
        with pytest.raises(Killed):
            built(built_place)
    assert generation.current(built_place.data).name == first.name
    assert answers(built_place) == "Kompos adalah pupuk dari sisa daun dan dapur."
    if cleaned:
        assert [path.name for path in (built_place.data / "generations").iterdir()] == [first.name]
    assert built(built_place).fresh, "the next build takes up what changed"
    assert store_of(built_place).passages_below(Address.parse(f"{AIR}/pasal-1"))[0][1].ringkasan.startswith("Air sungai")


def test_a_build_that_dies_while_sweeping_has_published(built_place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    first = generation.current(built_place.data)
    _edit(f"corpus/ringkasan/{AIR}.toml", "sumur", "sungai")(built_place)

    def die(*_: object, **__: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr("kb.storage.generation._sweep", die)
        with pytest.raises(Killed):
            built(built_place)
    assert generation.current(built_place.data).name != first.name
    assert answers(built_place) == "Kompos adalah pupuk dari sisa daun dan dapur."


# stands still where it is told to, and says so; whoever reads that kills it
_STANDING_STILL = """
import importlib, sys
from ingest.build.pipeline import build
from kb.settings import Settings
from tests.fakes import HashingEmbedder

module, _, name = sys.argv[1].partition(":")
owner = importlib.import_module(module)
*path, last = name.split(".")
for part in path:
    owner = getattr(owner, part)

def stand_still(*args, **more):
    print("here", flush=True)
    sys.stdin.read()

setattr(owner, last, stand_still)
build(Settings.from_environment(), HashingEmbedder, "uji")
"""


@pytest.mark.parametrize(
    "step",
    [
        pytest.param("tests.fakes:HashingEmbedder.embed_passages", id="while embedding"),
        pytest.param("ingest.build.writer:Writer.finish", id="with a database half written"),
        pytest.param("os:replace", id="before the pointer moves"),
    ],
)
def test_a_killed_process_leaves_the_index_answering(built_place: Place, step: str) -> None:
    first = generation.current(built_place.data)
    _edit(f"corpus/ringkasan/{AIR}.toml", "sumur", "sungai")(built_place)
    with subprocess.Popen(
        [sys.executable, "-c", _STANDING_STILL, step],
        cwd=ROOT,
        env=os.environ | built_place.environment | {"PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "here\n"
        process.kill()
        process.wait()
    assert process.returncode == -signal.SIGKILL
    assert generation.current(built_place.data).name == first.name
    assert answers(built_place) == "Kompos adalah pupuk dari sisa daun dan dapur."
    assert built(built_place).fresh


def test_two_builds_at_once_end_with_a_whole_index(built_place: Place) -> None:

    class Interrupting(HashingEmbedder):
        """Lets another build run from beginning to end while this one embeds."""

        def embed_passages(self, texts: "list[str]") -> object:  # type: ignore[override]
            _edit("corpus/manifest.toml", "Alat Kebun", "Alat Taman")(built_place)
            built(built_place)
            return super().embed_passages(texts)

    _edit(f"corpus/ringkasan/{AIR}.toml", "sumur", "sungai")(built_place)
    built(built_place, Interrupting())
    assert generation.damaged_files(built_place.data, generation.current(built_place.data)) == []
    assert answers(built_place) == "Kompos adalah pupuk dari sisa daun dan dapur."


def test_an_index_is_read_while_the_next_is_built(built_place: Place) -> None:
    engine = Engine(built_place.data, HashingEmbedder, PLAIN)
    _edit(f"corpus/ringkasan/{AIR}.toml", "sumur", "sungai")(built_place)
    built(built_place)
    query = Query.make("air sungai untuk kebun", today=TODAY, on=date(2024, 1, 1))
    assert "sumur" in next(hit.passage.ringkasan for hit in engine.search(query).hits if hit.passage.ringkasan.startswith("Air"))
    assert engine.refresh()
    assert "sungai" in engine.search(query).hits[0].passage.ringkasan
    assert not engine.refresh()
    engine.store.close()


def test_a_database_is_whole(served: Place) -> None:
    path = generation.folder_of(served.data, generation.current(served.data).name) / generation.DATABASE
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()


QUESTIONS = """["pasal-3"]
id = ["boleh bawa layangan masuk?"]
en = ["may I bring a kite in?"]
"""


def test_a_clause_is_found_by_the_questions_that_it_answers(place: Place) -> None:
    folder = place.corpus / "pertanyaan"
    folder.mkdir()
    (folder / f"{KEBUN}.toml").write_text(QUESTIONS.replace("pasal-3", "pasal-4/ayat-1"), "utf-8")
    build(place.settings, HashingEmbedder, "uji")
    store = store_of(place)
    assert KINDS.index(TextKind.PERTANYAAN) in store.text_rows()[1]
    engine = Engine(place.data, HashingEmbedder, PLAIN)
    for question in ("bawa layangan masuk", "bring a kite in"):
        first = engine.search(Query.make(question, today=TODAY)).hits[0]
        assert str(first.address) == f"{KEBUN}/pasal-4/ayat-1"
        assert "layangan" not in f"{first.passage.naskah} {first.passage.ringkasan}", "it is found by it, and never shown"
    engine.store.close()


@pytest.mark.parametrize(
    ("path", "said"),
    [
        pytest.param("pasal-99", "no digest and no text has it", id="a clause that is not there"),
        pytest.param("pasal-4/ayat-1", "", id="a clause that is"),
    ],
)
def test_typical_questions_are_verified(place: Place, path: str, said: str) -> None:
    folder = place.corpus / "pertanyaan"
    folder.mkdir()
    (folder / f"{KEBUN}.toml").write_text(QUESTIONS.replace("pasal-3", path), "utf-8")
    problems = [problem for problem in verify(place.settings).problems if problem.startswith("pertanyaan/")]
    assert bool(problems) == bool(said) and all(said in problem for problem in problems)


def test_a_question_that_two_clauses_answer_is_told(place: Place) -> None:
    folder = place.corpus / "pertanyaan"
    folder.mkdir()
    (folder / f"{KEBUN}.toml").write_text(QUESTIONS + QUESTIONS.replace("pasal-3", "pasal-4/ayat-1"), "utf-8")
    assert any("is asked of" in problem for problem in verify(place.settings).problems)


def test_a_generation_is_told_by_all_the_code_that_makes_it() -> None:
    read = {path.relative_to(ROOT).as_posix() for path in code_files()}
    assert {"kb/citation/types.py", "kb/errors.py", "ingest/lines/markers.py", "ingest/structure/amending/act.py"} <= read
    assert read == {path.relative_to(ROOT).as_posix() for name in ("kb", "ingest") for path in (ROOT / name).rglob("*.py")}
