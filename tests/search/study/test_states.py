"""States of a regulation and the units that they are compared by."""

from datetime import date

import pytest

from kb.citation.address import Address
from kb.errors import AddressError
from kb.law.regulation import Source
from search.engine import Engine
from search.study.states import parse_state, unit_of, units_of, versions_of
from tests.corpus_samples import AIR, AMENDMENT, KEBUN, PERUBAHAN, TODAY


def words_of(engine: Engine, state: str, on: date = TODAY) -> dict[str, str]:
    units = units_of(engine.store, parse_state(state), on, Source.NASKAH)
    return {unit.address.path_citation: " ".join(unit.text.split()) for unit in units}


def test_the_versions_of_a_law_are_in_the_order_of_their_days(engine: Engine) -> None:
    assert list(map(str, versions_of(engine.store, parse_state(KEBUN).regulation))) == [KEBUN, PERUBAHAN]
    assert versions_of(engine.store, parse_state(AIR).regulation) == ()


def test_a_law_as_enacted_and_as_an_act_left_it(engine: Engine) -> None:
    enacted, amended = words_of(engine, f"{KEBUN}@{KEBUN}"), words_of(engine, f"{KEBUN}@{PERUBAHAN}")
    assert list(enacted) == ["Pasal 1", "Pasal 2", "Pasal 3", "Pasal 4", "Pasal 5"]
    assert list(amended) == ["Pasal 1", "Pasal 2", "Pasal 3", "Pasal 3A", "Pasal 4", "Pasal 5"]
    assert "diajukan kepada lurah" in enacted["Pasal 3"] and "lewat aplikasi kelurahan" in amended["Pasal 3"]
    assert amended == words_of(engine, KEBUN) and enacted == words_of(engine, KEBUN, date(2014, 1, 1))


def test_earlier_words_stand_at_an_address_with_a_version(engine: Engine) -> None:
    before = units_of(engine.store, parse_state(f"{KEBUN}@{KEBUN}"), TODAY, Source.NASKAH)
    places = {unit.address.path_citation: str(unit.place) for unit in before}
    assert (places["Pasal 3"], places["Pasal 4"]) == (f"{KEBUN}/pasal-3@{KEBUN}", f"{KEBUN}/pasal-4")
    assert AMENDMENT  # the day from which Pasal 3 has other words


def test_an_amending_act_is_compared_by_its_own_pasal(engine: Engine) -> None:
    assert list(words_of(engine, PERUBAHAN)) == ["Pasal I", "Pasal II"]


def test_digests_stand_in_one_line_a_clause(engine: Engine) -> None:
    kebun = units_of(engine.store, parse_state(KEBUN), TODAY, Source.RINGKASAN)
    assert [(unit.address.path_citation, unit.heading, unit.text) for unit in kebun] == [
        ("Pasal 1", "", "1. Kebun Kota adalah tanah kosong yang ditanami sayur bersama-sama."),
        ("Pasal 2", "", "(2) Pengurus membagi petak, mencatat panen, dan merawat irigasi."),
    ]
    air = units_of(engine.store, parse_state(AIR), TODAY, Source.RINGKASAN, english=True)
    assert (air[0].heading, air[0].text) == ("Sumber air", "Well water may be pumped for gardens with a permit.")


def test_an_earlier_state_has_no_digests(engine: Engine) -> None:
    assert units_of(engine.store, parse_state(f"{KEBUN}@{KEBUN}"), TODAY, Source.RINGKASAN) == ()


def test_a_state_names_a_whole_regulation() -> None:
    assert str(parse_state("uu-1-2000@uu-2-2001")) == "uu-1-2000@uu-2-2001"
    with pytest.raises(AddressError, match="names a clause"):
        parse_state("uu-1-2000/pasal-1")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        pytest.param("uu-1-2000/pasal-1/ayat-2/huruf-a", "uu-1-2000/pasal-1", id="below a Pasal"),
        pytest.param("uu-1-2000/lampiran/pasal-i/angka-1/pasal-9", "uu-1-2000/lampiran/pasal-i", id="printed for another law"),
        pytest.param("kepgub-dki-1-2000/diktum-2", "kepgub-dki-1-2000/diktum-2", id="a decree"),
        pytest.param("uu-1-2000/penjelasan/pasal-1", None, id="an explanation"),
        pytest.param("uu-1-2000/bab-1", None, id="a heading"),
    ],
)
def test_the_unit_that_holds_an_address(text: str, unit: str | None) -> None:
    found = unit_of(Address.parse(text))
    assert (str(found) if found else None) == unit
