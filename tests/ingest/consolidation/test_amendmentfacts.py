"""What amending acts did, as facts: written from their texts, read where these are absent, and compared where they are there."""

from datetime import date
from pathlib import Path

from ingest.build.editions import amendment_facts, assemble
from ingest.build.pipeline import build
from ingest.consolidation.amendmentfacts import render_facts
from ingest.corpus.corpus import read_corpus
from ingest.sources.texts import find_texts
from ingest.verification import verify
from kb.citation.address import Address
from kb.law.status import Status
from search.engine import Engine
from tests.corpus_samples import AMENDMENT, CHANGE, KEBUN, PERUBAHAN, TODAY, Place
from tests.fakes import HashingEmbedder


def _write_facts(place: Place) -> Path:
    corpus = read_corpus(place.corpus)
    path = place.corpus / "amendments.toml"
    path.write_text(render_facts(amendment_facts(corpus, assemble(corpus, find_texts(place.settings.data, place.settings.texts)))), "utf-8")
    return path


def test_the_facts_name_what_was_changed_and_inserted_by_which_clause(place: Place) -> None:
    _write_facts(place)
    facts = {
        str(fact.by): {kind.value: [*map(str, targets)] for kind, targets in fact.targets.items()}
        for fact in read_corpus(place.corpus).amendments
    }
    assert facts[f"{PERUBAHAN}/pasal-i/angka-1"]["diubah"] == [f"{KEBUN}/pasal-3"]
    assert facts[f"{PERUBAHAN}/pasal-i/angka-2"]["disisipkan"] == [f"{KEBUN}/pasal-3a"]


def test_without_the_texts_a_clause_still_stands_since_the_act_that_put_it_there(place: Place) -> None:
    _write_facts(place)
    for text in place.texts.iterdir():
        text.unlink()
    build(place.settings, HashingEmbedder, "uji")
    engine = Engine(place.data, HashingEmbedder)
    inserted = Address.parse(f"{KEBUN}/pasal-3a")
    found = engine.presenter.standing(inserted, TODAY)
    assert (found.status, found.since, str(found.by)) == (Status.BERLAKU, AMENDMENT, f"{PERUBAHAN}/pasal-i/angka-2")
    assert engine.presenter.standing(inserted, CHANGE).status is Status.BELUM_BERLAKU
    assert engine.presenter.standing(Address.parse(f"{KEBUN}/pasal-3"), date(2016, 1, 1)).status is Status.DIUBAH
    engine.store.close()


def test_facts_that_the_texts_do_not_bear_out_are_a_problem(place: Place) -> None:
    path = _write_facts(place)
    path.write_text(path.read_text("utf-8").replace(f"{KEBUN}/pasal-3a", f"{KEBUN}/pasal-3b"), "utf-8")
    named = [problem for problem in verify(place.settings).problems if problem.startswith("amendments.toml")]
    assert len(named) == 2 and all("run `kb amendments`" in problem for problem in named)
