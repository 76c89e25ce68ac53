"""A penalty applies by the day of the act; durations parse and print."""

from datetime import date

import pytest

from kb.citation.address import Address
from kb.law.penalty import Duration, LawGroup, Offence, OffenceKind, Penalty
from kb.law.regulation import Source

CLAUSE = Address.parse("uu-901-2001/pasal-2/ayat-1")


def penalty(since: date, until: date | None, years: int) -> Penalty:
    return Penalty(since=since, until=until, prison_max=Duration(years), by=(CLAUSE,), source=Source.NASKAH)


OLD = penalty(date(2001, 3, 3), date(2019, 12, 31), 2)
NEW = penalty(date(2021, 1, 1), None, 5)
SNARING = Offence(CLAUSE, "Menjerat", "Snaring", OffenceKind.POKOK, LawGroup.ANAK, (OLD, NEW))


@pytest.mark.parametrize(
    ("day", "found"),
    [
        pytest.param(date(2001, 3, 2), None, id="the day before the clause was law"),
        pytest.param(date(2001, 3, 3), OLD, id="its first day counts"),
        pytest.param(date(2019, 12, 31), OLD, id="its last day counts"),
        pytest.param(date(2020, 6, 1), None, id="a gap between two rows punishes nothing"),
        pytest.param(date(2100, 1, 1), NEW, id="a row without an end still applies"),
    ],
)
def test_the_day_of_the_act_chooses_the_row(day: date, found: Penalty | None) -> None:
    assert SNARING.on(day) == found


@pytest.mark.parametrize("text", ["3 tahun", "9 bulan", "1 hari", "3 tahun 6 bulan"])
def test_a_duration_parses_and_prints(text: str) -> None:
    assert str(Duration.parse(text)) == text


@pytest.mark.parametrize("text", ["", " ", "tahun", "seumur hidup", "3 th", "6 bulan 3 tahun", "3 tahun "])
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no duration"):
        Duration.parse(text)
