"""A collection on a day's law: quotations to the letter, marks of what changed since, and documents of packs, terms and duties."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kb.citation.address import Address, RegulationId
from kb.collecting.collection import Answer, Clause, Collection, Definition, Remark, Section, hash_of
from kb.collecting.pack import read_pack
from kb.documents.model import Card, Heading, Paragraph, Point, Quote, Table
from kb.law.regulation import Source
from kb.law.status import Status
from search.engine import Engine
from search.study.glossary import Glossary
from search.training.collecting import Change, Collector
from search.training.handouts import pack_document, term_document
from tests.corpus_samples import AIR, ALAT, AMENDMENT, KEBUN, LAMA, PACK, TODAY

BASE = "https://kb.contoh"
WATERING = Address.parse(f"{KEBUN}/pasal-2/ayat-1")
APPLYING = Address.parse(f"{KEBUN}/pasal-3")
WELLS = Address.parse(f"{AIR}/pasal-1")
ENDED = Address.parse(f"{LAMA}/pasal-2")


@pytest.fixture
def collector(engine: Engine) -> Collector:
    return Collector(engine.store, engine.presenter, Glossary(engine.store, engine.presenter), base=BASE)


def collection(*items: Clause | Answer | Definition | Remark) -> Collection:
    return Collection("Lokakarya", "", (Section("Bagian", items),))


def quotes(collector: Collector, *items: Clause | Answer | Definition | Remark, on: date = TODAY) -> list[Quote]:
    return list(collector.document(collection(*items), on).quotes())


ITEMS = [
    pytest.param(Clause(WATERING), WATERING, Source.NASKAH, "salinan, belum dicocokkan", "berlaku, diperiksa", id="law text"),
    pytest.param(Clause(ENDED), ENDED, Source.NASKAH, "salinan", "dicabut sejak 1 Maret 2011", id="repealed"),
    pytest.param(Clause(WELLS), WELLS, Source.RINGKASAN, "ringkasan kami", "berlaku", id="digest"),
]


@pytest.mark.parametrize(("item", "address", "source", "label", "status"), ITEMS)
def test_an_item_becomes_a_quotation_with_where_it_stands(
    item: Clause, address: Address, source: Source, label: str, status: str, collector: Collector, engine: Engine
) -> None:
    (quote,) = quotes(collector, item)
    shown = engine.presenter.show(address, TODAY)
    assert shown is not None
    assert quote.words == shown.text
    assert (quote.cited.citation, quote.cited.source) == (address.citation, source)
    assert quote.cited.label.startswith(label)
    assert quote.cited.status.startswith(status)
    assert quote.cited.link == f"{BASE}/{address}?per=2024-05-01"


def test_a_repealed_clause_says_what_took_its_place(collector: Collector) -> None:
    (quote,) = quotes(collector, Clause(ENDED))
    assert f"kini: {Address.parse(f'{KEBUN}/pasal-4/ayat-1').citation}" in quote.cited.status
    assert "Sanksi merusak tanaman" in quote.remark


def test_answers_definitions_and_notes_are_drawn_anew(collector: Collector) -> None:
    made = collector.document(
        collection(Answer("siapa mencatat?", (WATERING, APPLYING)), Definition("kompos"), Remark(RegulationId.parse(ALAT), 1)), TODAY
    )
    assert Heading("Pertanyaan: siapa mencatat?", 2) in made.blocks
    (card,) = (block for block in made.blocks if isinstance(block, Card))
    assert card.term == "Kompos"
    assert card.quote.words.startswith("Kompos adalah")
    assert [quote.cited.source for quote in made.quotes()] == [Source.NASKAH] * 3 + [Source.CATATAN]
    assert "kabar dari tetangga" in list(made.quotes())[-1].cited.label


def test_a_clause_that_defines_a_term_is_a_card(collector: Collector) -> None:
    made = collector.document(collection(Clause(Address.parse(f"{KEBUN}/pasal-1/angka-3"))), TODAY)
    assert [card.term for card in made.cards()] == ["Kompos"]


def test_the_day_of_an_item_wins(collector: Collector) -> None:
    before, after = quotes(collector, Clause(APPLYING, date(2012, 1, 1)), Clause(APPLYING))
    assert "14 (empat belas) hari" in before.words
    assert "7 (tujuh) hari" in after.words
    assert before.cited.link.endswith("?per=2012-01-01")


def test_what_changed_since_it_was_saved_is_marked(collector: Collector) -> None:
    saved = collector.saved(Clause(APPLYING), date(2012, 1, 1))
    assert saved.seen[0].status is Status.BERLAKU
    (same,) = collector.found(saved, date(2013, 1, 1))
    assert same.changes == ()
    (changed,) = collector.found(saved, AMENDMENT)
    assert Change.BUNYI in changed.changes
    (quote,) = quotes(collector, saved)
    assert "Bunyinya berubah sejak disimpan." in quote.remark


def test_what_was_repealed_since_is_marked(collector: Collector) -> None:
    saved = collector.saved(Clause(ENDED), date(2005, 1, 1))
    (found,) = collector.found(saved, TODAY)
    assert found.changes == (Change.STATUS,)


def test_words_of_another_kind_are_told_apart_from_a_change_of_the_law(collector: Collector) -> None:
    saved = collector.saved(Clause(WATERING), TODAY)
    digest = replace(saved.seen[0], source=Source.RINGKASAN, words=hash_of("ringkasan"))
    (found,) = collector.found(replace(saved, seen=(digest,)), TODAY)
    assert found.changes == (Change.SUMBER,)


@pytest.mark.parametrize(
    "item",
    [
        pytest.param(Clause(Address.parse(f"{KEBUN}/pasal-99")), id="a clause that there is not"),
        pytest.param(Clause(Address.parse("uu-999-1999/pasal-1")), id="a law that there is not"),
        pytest.param(Definition("roket"), id="a term that nothing defines"),
        pytest.param(Remark(RegulationId.parse(ALAT), 99), id="a note that there is not"),
    ],
)
def test_what_is_not_here_is_said(item: Clause | Definition | Remark, collector: Collector) -> None:
    made = collector.document(collection(item), TODAY)
    assert list(made.quotes()) == []
    assert any(isinstance(block, Paragraph) and "tidak ada di sini pada 1 Mei 2024" in block.text for block in made.blocks)


def test_a_pack_becomes_a_handout(collector: Collector, tmp_path: Path) -> None:
    path = tmp_path / "kebun.toml"
    path.write_text(PACK, "utf-8")
    made = pack_document(collector, read_pack(path), TODAY)
    assert (made.title, made.subtitle) == ("Kebun bersama", "Shared garden")
    (table,) = (block for block in made.blocks if isinstance(block, Table))
    assert [row.cells[0] for row in table.rows] == ["20", "40"]
    points = [block for block in made.blocks if isinstance(block, Point)]
    assert points[-1].cited[0].citation == WATERING.citation
    assert len(list(made.quotes())) == 5
    assert pack_document(collector, read_pack(path), TODAY, "en").title == "Shared garden"


def test_a_term_is_shown_as_each_law_defines_it(collector: Collector, engine: Engine) -> None:
    glossary = Glossary(engine.store, engine.presenter)
    entry = glossary.find("kompos")
    assert entry is not None
    made = term_document(collector, glossary, entry, TODAY)
    assert [quote.words for quote in made.quotes()] == [one.shown.text for one in glossary.definitions(entry, TODAY)]
