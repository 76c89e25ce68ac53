"""Two states side by side: what became of each unit."""

from datetime import date

from kb.citation.address import Address
from kb.law.regulation import Source
from search.engine import Engine
from search.study.comparison import Change, Comparison, compare_states
from tests.corpus_samples import AIR, ALAT, KEBUN, LAMA, TODAY


def compared(engine: Engine, before: str, after: str, on: date = TODAY) -> Comparison:
    found = compare_states(engine.store, engine.presenter, Address.parse(before), Address.parse(after), on)
    assert found is not None
    return found


def rows_of(found: Comparison) -> list[tuple[str, str, str]]:
    return [
        (row.change.value, row.before.address.path_citation if row.before else "", row.after.address.path_citation if row.after else "")
        for row in found.rows
    ]


def test_an_amended_law_against_its_first_form(engine: Engine) -> None:
    found = compared(engine, f"{KEBUN}@{KEBUN}", KEBUN)
    assert rows_of(found) == [
        ("same", "Pasal 1", "Pasal 1"),
        ("same", "Pasal 2", "Pasal 2"),
        ("changed", "Pasal 3", "Pasal 3"),
        ("new", "", "Pasal 3A"),
        ("same", "Pasal 4", "Pasal 4"),
        ("same", "Pasal 5", "Pasal 5"),
    ]
    assert found.same_law and found.basis is Source.NASKAH
    assert found.counts == {**dict.fromkeys(Change, 0), Change.SAME: 4, Change.CHANGED: 1, Change.NEW: 1}


def test_the_other_way_round_what_was_added_is_dropped_where_it_stood(engine: Engine) -> None:
    assert rows_of(compared(engine, KEBUN, f"{KEBUN}@{KEBUN}"))[2:4] == [("changed", "Pasal 3", "Pasal 3"), ("dropped", "Pasal 3A", "")]


def test_the_words_that_differ_are_marked(engine: Engine) -> None:
    row = compared(engine, f"{KEBUN}@{KEBUN}", KEBUN).rows[2]
    assert row.difference is not None
    marked = {(one.op.value, one.text.strip()) for one in row.difference.stretches if one.op.value != "same"}
    assert ("added", "lewat aplikasi kelurahan") in marked and ("dropped", "kepada lurah") in marked


def test_a_clause_that_ended_though_its_words_stayed_is_told(engine: Engine) -> None:
    found = compared(engine, f"{LAMA}@{LAMA}", LAMA)
    assert rows_of(found)[1] == ("ended", "Pasal 2", "Pasal 2")
    assert [str(address) for address in found.rows[1].standing.replaced_by] == [f"{KEBUN}/pasal-4/ayat-1"]
    assert rows_of(compared(engine, f"{LAMA}@{LAMA}", LAMA, date(2010, 1, 1)))[1] == ("same", "Pasal 2", "Pasal 2")


def test_two_laws_are_matched_by_what_took_whose_place(engine: Engine) -> None:
    found = compared(engine, LAMA, KEBUN)
    row = next(row for row in found.rows if row.before and row.before.address.path_citation == "Pasal 2")
    assert row.after and row.after.address.path_citation == "Pasal 4" and row.by == "effect"
    assert not found.same_law


def test_where_the_words_of_one_are_missing_digests_are_compared(engine: Engine) -> None:
    found = compared(engine, KEBUN, AIR)
    assert found.basis is Source.RINGKASAN
    assert {row.change for row in found.rows} == {Change.NEW, Change.DROPPED}


def test_what_is_known_from_notes_alone_cannot_be_compared(engine: Engine) -> None:
    assert compare_states(engine.store, engine.presenter, Address.parse(AIR), Address.parse(ALAT), TODAY) is None
