"""What narrows a clause to one case is told from words in either language."""

import pytest

from kb.law.narrowings import narrowings


@pytest.mark.parametrize(
    ("text", "cases"),
    [
        pytest.param("Hukuman bagi perusak tanaman", set(), id="the rule itself"),
        pytest.param("Anak yang merusak tanaman", {"anak"}, id="a case"),
        pytest.param("what if a child breaks the fence", {"anak"}, id="in English"),
        pytest.param("Percobaan merusak kebun oleh pejabat", {"percobaan dan penyertaan", "pejabat"}, id="two cases"),
        pytest.param("Petani menanam tanaman", set(), id="no case within another word"),
        pytest.param("", set(), id="no title"),
    ],
)
def test_cases_are_told_from_words(text: str, cases: set[str]) -> None:
    assert narrowings(text) == cases
