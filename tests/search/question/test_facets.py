"""What a question asks for is told from its words, in either language."""

import pytest

from kb.law.facets import NAMES
from search.question.facets import facets_of


@pytest.mark.parametrize(
    ("text", "facets"),
    [
        pytest.param("berapa lama izin berlaku?", ("jangka waktu",), id="a time limit"),
        pytest.param("who leads the garden board?", ("pimpinan",), id="in English"),
        pytest.param("berapa denda merusak tanaman?", ("pidana",), id="a penalty"),
        pytest.param("petak kebun", (), id="nothing in particular"),
    ],
)
def test_what_is_asked_for(text: str, facets: tuple[str, ...]) -> None:
    assert facets_of(text) == facets
    assert set(facets) <= set(NAMES)
