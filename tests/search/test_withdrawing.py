"""A withdrawn digest: its words are neither shown nor found, in any way of asking, until it is restored; nothing is rebuilt."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from ingest.build.pipeline import build
from kb.citation.address import Address
from kb.people import People
from kb.storage.terms import Terms
from search.answering.answer import ask
from search.answering.views import answer_view
from search.engine import Engine
from search.presentation.inventory import inventory
from search.presentation.views import provision_view, regulation_view, search_view
from search.question.query import Query
from tests.corpus_samples import AIR, KEBUN, TODAY, Place
from tests.fakes import HashingEmbedder
from tests.search.profiles import PLAIN

#: A digest beside law text, and one that is all there is of its clause.
BESIDE, ALONE = Address.parse(f"{KEBUN}/pasal-2/ayat-2"), Address.parse(f"{AIR}/pasal-2")
WORDS = {
    BESIDE: ("Tugas pengurus", "dan merawat irigasi", "maintains the irrigation"),
    ALONE: ("dengan selang hanya", "Hoses may be used"),
}


@dataclass(frozen=True)
class Bench:
    """An engine over an index of this test's own."""

    engine: Engine
    people: People
    place: Place

    def found(self, question: str) -> list[str]:
        """Addresses of the hits."""
        return [str(hit.address) for hit in self.engine.search(Query.make(question, today=TODAY)).hits]

    def said(self, question: str) -> str:
        """Everything that search, an answer, the clauses and their regulations say."""
        query = Query.make(question, today=TODAY)
        views: list[object] = [
            search_view(self.engine.presenter, self.engine.search(query)),
            answer_view(ask(self.engine, query)),
            *(regulation_view(self.engine.store, self.engine.presenter, address.regulation, TODAY) for address in WORDS),
        ]
        views += [provision_view(self.engine.store, shown) for address in WORDS if (shown := self.engine.presenter.show(address, TODAY))]
        views += [self.engine.store.passages_at(address) for address in WORDS]
        return str(views)


@pytest.fixture
def bench(built_place: Place) -> Iterator[Bench]:
    engine = Engine(built_place.data, HashingEmbedder, PLAIN)
    yield Bench(engine, People(built_place.data), built_place)
    engine.store.close()


@pytest.mark.parametrize("address", [BESIDE, ALONE], ids=["beside law text", "alone"])
@pytest.mark.parametrize(
    "question",
    ["siapa merawat saluran", "kapan boleh menyiram", "watering with a hose", "pasal 2 perda dki 903/2013", "pasal 2 ayat 2 pergub kebun"],
)
def test_its_words_are_nowhere_until_it_is_restored(bench: Bench, address: Address, question: str) -> None:
    before = bench.said(question)
    bench.people.withdraw(address, "uji")
    assert bench.engine.refresh()
    said = bench.said(question)
    assert not [words for words in WORDS[address] if words in said]
    bench.people.restore(address)
    assert bench.engine.refresh()
    assert _timeless(bench.said(question)) == _timeless(before)


def _timeless(said: str) -> str:
    return re.sub(r"'(?:took|embedding)_ms': [\d.e-]+", "", said)


def test_a_clause_of_which_nothing_else_is_here_is_not_found(bench: Bench) -> None:
    question = "kapan pengairan dengan selang"
    assert bench.found(question)[0] == str(ALONE)
    bench.people.withdraw(ALONE, "uji")
    bench.engine.refresh()
    assert str(ALONE) not in bench.found(question)
    assert str(ALONE) not in bench.found(f"pasal 2 {ALONE.regulation.citation}"), "nor where it is named"
    assert bench.engine.presenter.show(ALONE, TODAY) is None
    answer = ask(bench.engine, Query.make(f"pasal 2 {ALONE.regulation.citation}", today=TODAY))
    assert ALONE not in [quote.address for quote in (*answer.quotes, *answer.related)]


def test_law_text_stays_found_and_shown(bench: Bench) -> None:
    bench.people.withdraw(BESIDE, "uji")
    bench.engine.refresh()
    assert bench.found("siapa mencatat panen dan membagi petak")[0] == str(BESIDE)
    shown = bench.engine.presenter.show(BESIDE, TODAY)
    assert shown is not None and "membagi petak" in shown.text and (shown.judul, shown.ringkasan, shown.gloss) == ("", "", "")


def test_a_word_that_only_the_digest_has_finds_nothing_any_more(bench: Bench) -> None:
    frequency = bench.engine.index.document_frequency
    assert frequency("maintain", True) and frequency("selang", False)
    for address in WORDS:
        bench.people.withdraw(address, "uji")
    bench.engine.refresh()
    frequency = bench.engine.index.document_frequency
    assert not frequency("maintain", True) and not frequency("selang", False)


def test_of_a_defined_term_only_what_the_law_says_stays(bench: Bench) -> None:
    clause = Address.parse(f"{KEBUN}/pasal-1/angka-1")
    (before,) = [term for term in Terms(bench.engine.store).all() if term.address == clause]
    assert before.gloss and before.term == "Kebun Kota"
    bench.people.withdraw(clause, "uji")
    bench.engine.refresh()
    (after,) = [term for term in Terms(bench.engine.store).all() if term.address == clause]
    assert (after.term, after.gloss, after.also) == (before.term, None, ())
    assert Terms(bench.engine.store).uses(after), "its uses are the law's own words"


def test_a_term_that_only_the_digest_defines_is_forgotten(place: Place) -> None:
    definition = Address.parse(f"{AIR}/pasal-1/angka-1")
    (place.corpus / "ringkasan" / f"{AIR}.toml").write_text(
        '["pasal-1/angka-1"]\njudul = "Arti selang"\nringkasan = "Selang ialah pipa lentur."\ngloss = "Hose (selang) means a soft pipe."\n',
        "utf-8",
    )
    build(place.settings, HashingEmbedder, "uji")
    engine = Engine(place.data, HashingEmbedder, PLAIN)
    assert definition in [term.address for term in Terms(engine.store).all()]
    People(place.data).withdraw(definition, "uji")
    engine.refresh()
    assert definition not in [term.address for term in Terms(engine.store).all()]
    engine.store.close()


def test_counts_and_inventory_leave_it_out(bench: Bench) -> None:
    held = inventory(bench.place.settings)
    bench.people.withdraw(ALONE, "salah jam")
    after = inventory(bench.place.settings)
    assert after["counts"]["digests"] == held["counts"]["digests"] - 1
    assert [(one["address"], one["reason"]) for one in after["withdrawn"]] == [(str(ALONE), "salah jam")]


def test_an_engine_is_only_loaded_anew_when_something_changed(bench: Bench) -> None:
    assert not bench.engine.refresh()
    bench.people.withdraw(ALONE, "uji")
    assert bench.engine.outdated() and bench.engine.refresh() and not bench.engine.refresh()
