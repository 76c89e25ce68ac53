"""A file of what people leave: nothing before the first change, and no half of one."""

from pathlib import Path

import pytest

from kb.errors import PeopleError
from kb.peoplefile import PeopleFile


@pytest.fixture
def file(tmp_path: Path) -> PeopleFile:
    return PeopleFile(tmp_path / "left.sqlite3", "CREATE TABLE kept (words TEXT); PRAGMA user_version = 1", PeopleError)


def test_a_change_that_fails_leaves_nothing(file: PeopleFile) -> None:
    with file.writing() as connection:
        connection.execute("INSERT INTO kept VALUES ('a')")
    with pytest.raises(ZeroDivisionError), file.writing() as connection:
        connection.execute("INSERT INTO kept VALUES ('b')")
        raise ZeroDivisionError
    with file.reading() as connection:
        assert connection
        assert [row["words"] for row in connection.execute("SELECT words FROM kept")] == ["a"]


def test_a_first_change_that_fails_leaves_no_tables(file: PeopleFile) -> None:
    with pytest.raises(ZeroDivisionError), file.writing():
        raise ZeroDivisionError
    with file.reading() as connection:
        assert connection is None, "it reads as a file that nobody wrote into"
