"""Penalties in words, and the table of an answer: old and new in one row, each cell with its clauses."""

from datetime import date
from typing import Any

import pytest

from kb.citation.address import Address
from kb.law.penalty import Duration, Joined, LawGroup, Offence, OffenceKind, Penalty
from kb.law.regulation import Source
from search.study.penalties import PenaltyTable, penalty_view
from search.study.penaltywords import penalty_words

FIRST, CHANGE = date(2001, 3, 3), date(2020, 1, 1)


def penalty(since: date = FIRST, until: date | None = None, by: str = "uu-901-2001/pasal-2", **figures: Any) -> Penalty:
    return Penalty(since=since, until=until, by=(Address.parse(by),), source=Source.NASKAH, **figures)


def years(number: int) -> Duration:
    return Duration(number)


FINE = {"fine_min": 120_000_000, "fine_max": 600_000_000}
CATEGORY = {"fine_max": 5_000_000_000, "fine_category": "VII"}
WORDS = [
    pytest.param(
        penalty(prison_min=years(3), prison_max=years(15), joined=Joined.DAN, **FINE),
        "3–15 tahun penjara dan denda Rp120 juta–Rp600 juta",
        "3–15 years in prison and a fine of Rp120 million–Rp600 million",
        id="both with a minimum",
    ),
    pytest.param(
        penalty(prison_max=years(15), joined=Joined.ATAU, **CATEGORY),
        "paling lama 15 tahun penjara atau denda paling banyak kategori VII (Rp5 miliar)",
        "up to 15 years in prison or a fine of up to category VII (Rp5 billion)",
        id="one of the two, by category",
    ),
    pytest.param(
        penalty(prison_max=years(1), joined=Joined.DAN_ATAU, fine_max=1_500_000_000),
        "paling lama 1 tahun penjara dan/atau denda paling banyak Rp1,5 miliar",
        "up to 1 year in prison and/or a fine of up to Rp1.5 billion",
        id="either, one year, a fraction of a billion",
    ),
    pytest.param(
        penalty(prison_min=Duration(months=6), prison_max=years(6)),
        "6 bulan–6 tahun penjara",
        "6 months–6 years in prison",
        id="months and years keep their units",
    ),
    pytest.param(penalty(prison_max=Duration(3, 6)), "paling lama 3 tahun 6 bulan penjara", "up to 3 years 6 months in prison", id="both"),
    pytest.param(
        penalty(prison_min=years(5), life=True), "5 tahun–seumur hidup penjara", "5 years–life in prison", id="life tops the range"
    ),
    pytest.param(
        penalty(prison_max=years(20), life=True, joined=Joined.DAN_ATAU, **CATEGORY),
        "penjara seumur hidup atau paling lama 20 tahun penjara, dan/atau denda paling banyak kategori VII (Rp5 miliar)",
        "life in prison or up to 20 years in prison, and/or a fine of up to category VII (Rp5 billion)",
        id="life is a choice; the fine goes with either",
    ),
    pytest.param(
        penalty(prison_min=years(10), prison_max=years(20), life=True, death=True),
        "pidana mati, penjara seumur hidup, atau 10–20 tahun penjara",
        "death, life in prison, or 10–20 years in prison",
        id="three choices",
    ),
    pytest.param(
        penalty(detention_max=Duration(months=3), joined=Joined.ATAU, fine_max=25_000_000),
        "paling lama 3 bulan kurungan atau denda paling banyak Rp25 juta",
        "up to 3 months of light detention or a fine of up to Rp25 million",
        id="light detention is no prison",
    ),
    pytest.param(penalty(add="1/3"), "ditambah 1/3", "increased by 1/3", id="a fraction is not worked out"),
    pytest.param(penalty(multiply=3), "denda 3 kali lipat", "3 times the fine", id="a factor is not worked out"),
    pytest.param(penalty(note="x", note_gloss="x"), "tanpa angka", "no figures", id="only a note"),
    pytest.param(penalty(fine_max=1_234_567), "denda paling banyak Rp1.234.567", "a fine of up to Rp1,234,567", id="an odd amount"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "indonesian", "english"), WORDS)
def test_a_penalty_is_said_in_words(one: Penalty, indonesian: str, english: str) -> None:
    assert (penalty_words(one), penalty_words(one, "en")) == (indonesian, english)


def offence(address: str, *penalties: Penalty, group: LawGroup = LawGroup.ANAK, **links: tuple[str, ...]) -> Offence:
    places = {name: tuple(map(Address.parse, addresses)) for name, addresses in links.items()}
    return Offence(Address.parse(address), "Menjerat", "Snaring", OffenceKind.POKOK, group, penalties, **places)


OLD = "uu-901-2001/pasal-2/ayat-1"
NEW = "uu-902-2020/pasal-9"
KEPT = "uu-901-2001/pasal-3/huruf-a"
WORSE = "uu-901-2001/pasal-2/ayat-2"
LONE = "uu-902-2020/pasal-8"
TABLE = PenaltyTable(
    (
        offence(OLD, penalty(until=date(2019, 12, 31), prison_max=years(2)), replaced_by=(NEW,)),
        offence(NEW, penalty(CHANGE, by=NEW, prison_max=years(5)), before=("uu-1-1946/pasal-7", OLD)),
        offence(KEPT, penalty(until=date(2019, 12, 31), fine_max=10**6), penalty(CHANGE, fine_max=10**7), group=LawGroup.KDRT),
        offence(WORSE, penalty(until=date(2019, 12, 31), add="1/3"), group=LawGroup.KDRT, replaced_by=(NEW,)),
        offence(LONE, penalty(CHANGE, by=LONE, prison_max=years(1))),
    )
)
TODAY = date(2024, 5, 1)


@pytest.mark.parametrize(
    ("asked", "on", "found"),
    [
        pytest.param((OLD,), TODAY, {OLD: [OLD, NEW]}, id="what replaced a clause stands in its row"),
        pytest.param((NEW,), TODAY, {OLD: [OLD, NEW]}, id="a clause that replaced another stands in the row of the one before"),
        pytest.param((OLD, NEW), TODAY, {OLD: [OLD, NEW]}, id="both quoted make one row"),
        pytest.param((WORSE,), TODAY, {WORSE: [WORSE, NEW]}, id="an aggravation names the successor of its Pasal, which does not name it"),
        pytest.param((OLD,), date(2015, 1, 1), {OLD: [OLD]}, id="what came later is no law of an earlier day"),
        pytest.param(("uu-901-2001/pasal-3",), TODAY, {KEPT: [KEPT, KEPT]}, id="a whole Pasal quotes the offences in it"),
        pytest.param((KEPT + "/angka-1",), TODAY, {KEPT: [KEPT, KEPT]}, id="a clause within an offence belongs to it"),
        pytest.param((LONE,), TODAY, {LONE: [LONE]}, id="an offence that replaced nothing"),
        pytest.param((LONE,), date(2015, 1, 1), {}, id="nothing was punished yet"),
        pytest.param(("uu-901-2001/pasal-22",), TODAY, {}, id="Pasal 22 does not lie in Pasal 2"),
        pytest.param(("uu-901-2001",), TODAY, {}, id="a whole law quotes no penalty"),
    ],
)
def test_quoted_clauses_give_rows_old_and_new(asked: tuple[str, ...], on: date, found: dict[str, list[str]]) -> None:
    rows = TABLE.for_clauses(map(Address.parse, asked), on)
    assert {str(row.offence.address): [str(cell.offence.address) for cell in row.cells] for row in rows} == found


def test_a_field_of_law_gives_every_offence_with_the_penalty_of_the_day() -> None:
    rows = TABLE.for_group(LawGroup.ANAK, TODAY)
    assert [(str(row.offence.address), penalty_words(cell.penalty)) for row in rows for cell in row.cells] == [
        (NEW, "paling lama 5 tahun penjara"),
        (LONE, "paling lama 1 tahun penjara"),
    ]
    assert [str(row.offence.address) for row in TABLE.for_group(LawGroup.ANAK, date(2015, 1, 1))] == [OLD]


def test_the_table_as_json() -> None:
    view = penalty_view(TABLE.for_clauses([Address.parse(OLD)], TODAY))
    (row,) = view["rows"]
    assert (view["kind"], row["citation"], row["judul"], row["gloss"]) == ("pidana", "UU 901/2001 Pasal 2 ayat (1)", "Menjerat", "Snaring")
    old, new = row["cells"]
    assert (old["from"], old["until"], old["words"]) == ("2001-03-03", "2019-12-31", "paling lama 2 tahun penjara")
    assert (new["until"], new["words_en"], new["by"], new["source"]) == (None, "up to 5 years in prison", [NEW], "naskah")
