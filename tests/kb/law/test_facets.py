"""What a clause says is told from its words: law text, or our digest in either language."""

import pytest

from kb.citation.address import Address
from kb.law.facets import said_facets
from kb.law.passage import ClauseKind, Passage
from kb.law.regulation import Source

PLACE = Address.parse("pergub-dki-901-2011/pasal-1")


@pytest.mark.parametrize(
    ("naskah", "gloss", "facet"),
    [
        pytest.param("paling lambat 14 (empat belas) hari kerja", "", "jangka waktu", id="a number of days, also in words"),
        pytest.param("", "Whoever divides a plot is punished with a fine.", "pidana", id="the digest in English says it"),
        pytest.param("Penggarap berusia 12 tahun", "", "usia", id="an age"),
        pytest.param("Kelompok terdiri atas: a. ketua; b. anggota", "", "keanggotaan", id="members"),
        pytest.param("Kelompok diketuai Lurah", "", "pimpinan", id="who leads"),
    ],
)
def test_a_clause_says(naskah: str, gloss: str, facet: str) -> None:
    assert facet in said_facets(Passage(PLACE, 0, ClauseKind.UMUM, Source.NASKAH, naskah, "", "", gloss))


def test_part_of_a_word_says_nothing() -> None:
    assert said_facets(Passage(PLACE, 0, ClauseKind.UMUM, Source.NASKAH, "Penghakiman sepihak", "", "", "")) == ()
