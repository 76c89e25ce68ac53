"""Ranking: what is asked for comes first, in the law of its day, and filters bind."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.build.pipeline import build
from kb.citation.address import Address, RegulationId
from kb.errors import IndexDamaged, IndexMissing, IndexStale, QueryError
from kb.law.passage import ClauseKind
from kb.law.regulation import Source
from kb.law.status import Status
from kb.storage import generation
from search.engine import Engine
from search.question.query import Query
from search.retrieval.hits import Hit, Result
from search.retrieval.profile import load_profile
from tests.corpus_samples import AIR, ALAT, AMENDMENT, KEBUN, LAMA, PERUBAHAN, TODAY, Place
from tests.fakes import HashingEmbedder
from tests.search.profiles import PLAIN


def searched(engine: Engine, text: str, **more: object) -> Result:
    """A search in the law of the sample's today."""
    return engine.search(Query.make(text, **{"today": TODAY, **more}))  # type: ignore[arg-type]


def found(engine: Engine, text: str, **more: object) -> list[str]:
    """Where the hits stand."""
    return [str(hit.address) for hit in searched(engine, text, **more).hits]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        pytest.param("apa itu kompos", f"{KEBUN}/pasal-1/angka-3", id="a definition question: its definition"),
        pytest.param("what is a city garden", f"{KEBUN}/pasal-1/angka-1", id="in English: by its gloss"),
        pytest.param("apa itu kebun kota", f"{KEBUN}/pasal-1/angka-1", id="the definition before clauses that only use the term"),
        pytest.param("tugas pengurus", f"{KEBUN}/pasal-2/ayat-2", id="a duty"),
        pytest.param("who maintains the irrigation", f"{KEBUN}/pasal-2/ayat-2", id="a gloss of a clause with its text"),
        pytest.param("hoses at night", f"{AIR}/pasal-2", id="a digest without a text"),
        pytest.param("cangkul pinjaman", ALAT, id="a note where there is nothing else"),
        pytest.param("undian petak kosong", f"{KEBUN}/pasal-3a", id="what an act inserted"),
        pytest.param("pasal 5 pergub kebun kota", f"{KEBUN}/pasal-5", id="a named clause"),
        pytest.param(f"{KEBUN}/pasal-4/ayat-2", f"{KEBUN}/pasal-4/ayat-2", id="an address"),
        pytest.param("pasal 2 ayat 2 huruf b pergub kebun", f"{KEBUN}/pasal-2/ayat-2", id="a huruf: the passage that holds it"),
    ],
)
def test_what_is_asked_for_comes_first(engine: Engine, text: str, first: str) -> None:
    assert found(engine, text)[0] == first


def test_a_named_pasal_comes_with_its_ayat_in_reading_order(engine: Engine) -> None:
    assert found(engine, "pasal 4 pergub kebun kota")[:2] == [f"{KEBUN}/pasal-4/ayat-1", f"{KEBUN}/pasal-4/ayat-2"]


def test_an_amending_act_s_address_finds_the_bare_one(engine: Engine) -> None:
    assert found(engine, f"{PERUBAHAN}/pasal-i/angka-1/pasal-3")[0] == f"{KEBUN}/pasal-3"


def test_ranks_count_from_one_and_scores_fall(engine: Engine) -> None:
    hits = searched(engine, "petak kebun kota").hits
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_reasons_add_up_to_the_score(engine: Engine) -> None:
    for text in ("berapa denda merusak tanaman", "apa itu kompos", "pasal 2 pergub kebun", "cangkul"):
        for hit in searched(engine, text).hits:
            assert hit.score == pytest.approx(sum(reason.weight for reason in hit.why), abs=1e-6)
            assert all(reason.code and isinstance(reason.text, str) for reason in hit.why)


def test_an_ended_clause_is_found_and_told_to_be_ended(engine: Engine) -> None:
    hit = next(hit for hit in searched(engine, "denda merusak tanaman", k=100).hits if str(hit.address) == f"{LAMA}/pasal-2")
    assert hit.standing.status is Status.DICABUT
    assert list(map(str, hit.standing.replaced_by)) == [f"{KEBUN}/pasal-4/ayat-1"]


OUT_OF_FORCE = (Status.DICABUT, Status.BELUM_BERLAKU)


@given(text=st.sampled_from(("denda merusak tanaman", "petak", "kompos", "cangkul", "air malam")), year=st.integers(2000, 2030))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_not_in_force_on_a_day_stands_behind_all_that_is(engine: Engine, text: str, year: int) -> None:
    out = [hit.standing.status in OUT_OF_FORCE for hit in searched(engine, text, on=date(year, 6, 1), k=100).hits]
    assert out == sorted(out), "a rule, however near the words are"


def test_what_ended_led_before_it_ended(engine: Engine) -> None:
    assert found(engine, "denda merusak tanaman", on=date(2005, 1, 1))[0] == f"{LAMA}/pasal-2"
    assert found(engine, "denda merusak tanaman")[0] != f"{LAMA}/pasal-2"


def test_a_question_of_unknown_words_finds_nothing(engine: Engine) -> None:
    assert found(engine, "xyzzyq") == [], "what lies nearest by vector lies there by chance"


def test_hits_far_behind_the_best_are_none(served: Place) -> None:
    near = Engine(served.data, HashingEmbedder, replace(PLAIN, reach=0.5))
    scores = [hit.score for hit in searched(near, "apa itu kompos", k=100).hits if hit.standing.status not in OUT_OF_FORCE]
    assert scores and min(scores) >= max(scores) - 0.5
    near.store.close()


@pytest.fixture
def watered(place: Place) -> Iterator[Engine]:
    """An engine in whose corpus the law on water is the core, and being core weighs much."""
    manifest = place.corpus / "manifest.toml"
    manifest.write_text(manifest.read_text("utf-8").replace(f'id = "{AIR}"\n', f'id = "{AIR}"\ncore = true\n'), "utf-8")
    build(place.settings, HashingEmbedder, "uji")
    engine = Engine(place.data, HashingEmbedder, replace(PLAIN, features={**PLAIN.features, "core": 10.0}))
    yield engine
    engine.store.close()


@pytest.mark.parametrize(
    ("text", "first"),
    [
        pytest.param("petak", AIR, id="nothing else is named: the core first"),
        pytest.param("pasal 5 pergub kebun kota", KEBUN, id="another law is named"),
    ],
)
def test_the_core_leads_where_no_other_law_is_named(watered: Engine, text: str, first: str) -> None:
    assert found(watered, text)[0].startswith(first)


def test_a_law_that_is_named_is_preferred_and_binds_nothing(engine: Engine) -> None:
    hits = found(engine, "menyiram menurut perda 903/2013", k=100)
    assert hits[0].startswith(AIR) and any(hit.startswith(KEBUN) for hit in hits)


def test_a_clause_that_is_not_yet_in_force_falls_behind(engine: Engine) -> None:
    hits = searched(engine, "denda merusak tanaman", on=date(2005, 1, 1)).hits
    assert str(hits[0].address) == f"{LAMA}/pasal-2"
    assert all(hit.standing.status is Status.BELUM_BERLAKU for hit in hits if str(hit.address).startswith(KEBUN))


def test_a_day_in_the_question_counts_unless_one_is_given(engine: Engine) -> None:
    assert searched(engine, "denda merusak tanaman pada 1 Mei 2005").query.on == date(2005, 5, 1)
    assert searched(engine, "denda merusak tanaman pada 1 Mei 2005", on=AMENDMENT).query.on == AMENDMENT
    assert searched(engine, "denda merusak tanaman").query.on == TODAY


def _in(id: str) -> Callable[[Hit], bool]:
    return lambda hit: str(hit.address.regulation) == id


def _has(status: Status) -> Callable[[Hit], bool]:
    return lambda hit: hit.standing.status is status


@pytest.mark.parametrize(
    ("text", "filters", "holds"),
    [
        pytest.param("petak", {"regulation": RegulationId.parse(AIR)}, _in(AIR), id="one regulation"),
        pytest.param("merusak tanaman", {"kind": ClauseKind.PIDANA}, lambda hit: hit.passage.kind is ClauseKind.PIDANA, id="one kind"),
        pytest.param("merusak tanaman", {"status": Status.DICABUT}, _has(Status.DICABUT), id="one status"),
        pytest.param(
            "petak", {"status": Status.DIUBAH, "regulation": RegulationId.parse(KEBUN)}, _has(Status.DIUBAH), id="a status in a law"
        ),
        pytest.param('"saluran irigasi" kebun', {}, lambda hit: "saluran irigasi" in hit.passage.naskah, id="a phrase in the law's words"),
        pytest.param('"NIGHT ONLY" water', {}, lambda hit: "night only" in hit.passage.gloss, id="a phrase in the gloss, in any case"),
        pytest.param(
            '"membagi petak; b. mencatat panen"', {}, lambda hit: "mencatat" in hit.passage.naskah, id="a phrase over a line's end"
        ),
    ],
)
def test_filters_bind(engine: Engine, text: str, filters: dict[str, object], holds: Callable[[Hit], bool]) -> None:
    hits = searched(engine, text, **filters).hits
    assert hits and all(holds(hit) for hit in hits)


@pytest.mark.parametrize("status", Status)
def test_a_status_is_looked_for_before_the_cut(engine: Engine, status: Status) -> None:
    everything = [str(hit.address) for hit in searched(engine, "petak kebun kota", k=100).hits if hit.standing.status is status]
    assert found(engine, "petak kebun kota", status=status, k=100) == everything
    assert found(engine, "petak kebun kota", status=status, k=1) == everything[:1]


def test_a_status_is_that_of_the_day_that_is_asked_for(engine: Engine) -> None:
    assert f"{LAMA}/pasal-2" in found(engine, "denda merusak tanaman", status=Status.DICABUT)
    assert f"{LAMA}/pasal-2" not in found(engine, "denda merusak tanaman", status=Status.DICABUT, on=date(2005, 1, 1))


def test_a_phrase_that_no_clause_holds_finds_nothing(engine: Engine) -> None:
    assert searched(engine, '"petak antariksa" kebun').hits == ()


def test_a_regulation_that_is_not_here_filters_nothing_by_itself(engine: Engine) -> None:
    result = searched(engine, "menyiram petak menurut UU 999/1999")
    assert result.analysis.regulation == RegulationId.parse("uu-999-1999")
    assert result.hits


def test_no_more_hits_than_asked_for(engine: Engine) -> None:
    assert len(found(engine, "petak", k=3)) == 3
    assert found(engine, "petak", k=3) == found(engine, "petak", k=10)[:3]


def test_notes_that_share_an_address_are_hits_of_their_own(engine: Engine) -> None:
    hits = searched(engine, "alat kebun", regulation=RegulationId.parse(ALAT)).hits
    assert {hit.passage.judul for hit in hits} == {"Cangkul pinjaman", "Gerobak"}
    assert all(hit.passage.source is Source.CATATAN for hit in hits)


def test_an_elucidation_comes_after_its_clause(engine: Engine) -> None:
    places = found(engine, "penyiraman petak dua kali sehari pagi petang", k=50)
    assert places.index(f"{KEBUN}/pasal-2/ayat-1") < places.index(f"{KEBUN}/penjelasan/pasal-2/ayat-1")


def test_the_parts_of_one_passage_are_one_hit(place: Place) -> None:
    items = "\n".join(f"{letter}. {'petak sayur ' * 40}nomor {letter};" for letter in "abcdefgh")
    path = place.texts / f"{KEBUN}.txt"
    text = path.read_text("utf-8")
    path.write_text(text.replace("Permohonan petak diajukan kepada lurah", f"Kebun memuat:\n{items}\nPermohonan"), "utf-8")
    (place.texts / f"{PERUBAHAN}.txt").unlink()
    build(place.settings, HashingEmbedder, "uji")
    engine = Engine(place.data, HashingEmbedder, PLAIN)
    assert len(engine.store.passages_at(Address.parse(f"{KEBUN}/pasal-3"))) > 1
    places = found(engine, "petak sayur", k=50)
    assert len(places) - len(set(places)) == 1, "only the two notes share an address"
    engine.store.close()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(min_size=1, max_size=120)
    | st.lists(st.sampled_from('apa itu kompos pasal 2 ayat ( ) " pergub kebun 901/2011 @ - /'.split())).map(" ".join)
)
def test_any_question_is_ranked_or_refused(engine: Engine, text: str) -> None:
    try:
        result = searched(engine, text)
    except QueryError:
        return
    assert len({(hit.address, hit.passage.part) for hit in result.hits}) == len(result.hits) <= 10


def test_the_same_question_has_the_same_ranking_in_every_thread(engine: Engine) -> None:
    expected = found(engine, "petak kebun")
    seen: list[list[str]] = []

    def search() -> None:
        seen.append(found(engine, "petak kebun"))
        engine.store.close()

    threads = [threading.Thread(target=search) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [expected] * 6


def test_a_question_is_embedded_once(served: Place) -> None:
    class Counting(HashingEmbedder):
        asked: list[str] = []  # noqa: RUF012  (the class is this test's own)

        def embed_queries(self, texts: "list[str]") -> object:  # type: ignore[override]
            self.asked.extend(texts)
            return super().embed_queries(texts)

    engine = Engine(served.data, Counting)
    for _ in range(3):
        searched(engine, "petak kebun")
    assert Counting.asked == ["petak kebun"]
    engine.store.close()


@pytest.mark.parametrize(
    "embedder",
    [pytest.param(HashingEmbedder("lain"), id="another model"), pytest.param(HashingEmbedder("uji", 33), id="another dimension")],
)
def test_another_model_than_the_index_s_is_refused_with_the_command(served: Place, embedder: HashingEmbedder) -> None:
    engine = Engine(served.data, lambda: embedder)
    with pytest.raises(IndexStale, match="kb build"):
        searched(engine, "kebun")
    engine.store.close()


def test_an_engine_without_an_index_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match="kb build"):
        Engine(tmp_path, HashingEmbedder, PLAIN)


def test_a_damaged_database_is_not_served(place: Place) -> None:
    report = build(place.settings, HashingEmbedder, "uji")
    (generation.folder_of(place.data, report.generation) / generation.DATABASE).write_bytes(b"x")
    with pytest.raises(IndexDamaged, match="kb build"):
        Engine(place.data, HashingEmbedder, PLAIN)


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_bytes(b"x")], ids=["gone", "damaged"])
def test_a_damaged_vector_file_is_made_anew_from_the_database(place: Place, engine: Engine, damage: Callable[[Path], object]) -> None:
    report = build(place.settings, HashingEmbedder, "uji")
    damage(generation.folder_of(place.data, report.generation) / generation.VECTORS)
    mended = Engine(place.data, HashingEmbedder, PLAIN)
    assert found(mended, "petak kebun kota") == found(engine, "petak kebun kota")
    mended.store.close()


@pytest.mark.parametrize(
    ("kept", "codes"),
    [
        pytest.param("nearest", {"makna"}, id="vectors alone"),
        pytest.param("words", {"makna", "kata"}, id="words alone"),
    ],
)
def test_weights_are_data(served: Place, kept: str, codes: set[str]) -> None:
    profile = load_profile()
    engine = Engine(served.data, HashingEmbedder, replace(profile, features=dict.fromkeys(profile.features, 0.0) | {kept: 1.0}))
    (hit, *_) = searched(engine, "saluran irigasi").hits
    assert {reason.code for reason in hit.why} == codes, "what weighs nothing is no reason; nearness is always told"
    assert (next(reason.weight for reason in hit.why if reason.code == "makna") == 0) == (kept == "words")
    engine.store.close()


def test_the_profile_that_ships_is_sane() -> None:
    profile = load_profile()
    features = profile.features
    assert all(features[name] <= 0 for name in ("note", "elucidation", "definition_unasked", "narrowed"))
    raising = ("centroid", "questions", "words", "title", "law", "facets", "term", "text", "law_named", "core")
    assert all(features[name] > 0 for name in raising)
    assert 0 < profile.synonym < 1
    assert profile.answers <= profile.related <= profile.examined
