"""What people leave: kept in a database of its own, read by nobody else, refused when it cannot be kept."""

from datetime import date
from pathlib import Path

import pytest

from kb import people as module
from kb.citation.address import Address
from kb.errors import PeopleError, ReportsFull
from kb.people import Complaint, People, ReportKind

PLACE = Address.parse("uu-901-2001/pasal-2/ayat-1")
COMPLAINT = Complaint(
    ReportKind.STATUS, "Sudah dicabut.\nLihat UU 902/2020.", PLACE, "apa itu penjerat", date(2015, 6, 1), "20240501T000000"
)


@pytest.fixture
def people(tmp_path: Path) -> People:
    return People(tmp_path)


def test_a_complaint_is_kept_as_it_was_written(people: People) -> None:
    number = people.report(COMPLAINT)
    (report,) = people.reports()
    assert (report.id, report.complaint, report.closed) == (number, COMPLAINT, None)
    assert report.taken.endswith("+00:00")


def test_a_complaint_may_be_about_an_answer_alone(people: People) -> None:
    alone = Complaint(ReportKind.JAWABAN, "Tidak terjawab.", None, "apa itu layang-layang", None, "g")
    people.report(alone)
    assert people.reports()[0].complaint == alone


def test_closed_reports_are_out_of_the_way(people: People) -> None:
    first, second = people.report(COMPLAINT), people.report(COMPLAINT)
    assert people.close(first) and not people.close(first) and not people.close(99)
    assert [report.id for report in people.reports()] == [second]
    assert [report.id for report in people.reports(closed=True)] == [first, second]


def test_more_than_anybody_reads_is_refused(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_OPEN", 2)
    first = people.report(COMPLAINT)
    people.report(COMPLAINT)
    with pytest.raises(ReportsFull, match="kb reports"):
        people.report(COMPLAINT)
    people.close(first)
    assert people.report(COMPLAINT)


def test_a_digest_is_withdrawn_and_restored(people: People) -> None:
    assert people.withdraw(PLACE, "salah tahun") and not people.withdraw(PLACE, "lagi")
    (one,) = people.withdrawals()
    assert (one.address, one.reason) == (PLACE, "salah tahun") and people.withdrawn() == {PLACE}
    assert people.restore(PLACE) and not people.restore(PLACE)
    assert people.withdrawals() == ()
    assert people.withdraw(PLACE, "sekali lagi"), "as often as need be"


def test_reading_makes_no_file(people: People, tmp_path: Path) -> None:
    assert (people.reports(), people.withdrawn()) == ((), frozenset())
    assert list(tmp_path.iterdir()) == []


def test_only_the_operator_may_read_the_file(people: People, tmp_path: Path) -> None:
    people.report(COMPLAINT)
    assert (tmp_path / "people.sqlite3").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("content", [b"no database at all, whatever its name says", b"SQLite format 3\0" + b"\xff" * 200])
def test_a_damaged_file_is_named(people: People, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "people.sqlite3").write_bytes(content)
    with pytest.raises(PeopleError, match=r"people\.sqlite3"):
        people.withdrawn()
    with pytest.raises(PeopleError, match=r"people\.sqlite3"):
        people.report(COMPLAINT)
