"""Which term a definition clause defines."""

import pytest

from kb.citation.address import Address
from kb.law.passage import ClauseKind, Passage
from kb.law.regulation import Source
from search.answering.definitions import defines


@pytest.mark.parametrize(
    ("naskah", "gloss", "term", "found"),
    [
        pytest.param("Kompos adalah pupuk.", "", "kompos", True, id="before adalah"),
        pytest.param("Kompos adalah pupuk.", "", "pupuk", False, id="what it is defined by is not defined"),
        pytest.param("Kebun Kota adalah lahan.", "", "kebun", False, id="a part of a term is another term"),
        pytest.param("Kebun Kota adalah lahan.", "", "kebun kota", True, id="a term of two words"),
        pytest.param("Pengurus Kebun Kota, yang selanjutnya disebut Pengurus, adalah warga.", "", "pengurus", True, id="a short name"),
        pytest.param(
            "Pengurus Kebun Kota, yang selanjutnya disebut Pengurus, adalah warga.", "", "pengurus kebun kota", True, id="its long name"
        ),
        pytest.param("Rukun Tetangga yang selanjutnya disingkat RT adalah lingkungan.", "", "rt", True, id="an abbreviation"),
        pytest.param("Penggarapan adalah perawatan.", "", "penggarap", True, id="endings aside"),
        pytest.param("", "A city garden is open land.", "city garden", True, id="in the gloss, without its article"),
        pytest.param("", "City gardens means open land.", "city garden", True, id="an English plural"),
        pytest.param("", "Compost (leaf manure) means rotted leaves.", "leaf manure", True, id="in brackets"),
        pytest.param("Kompos (Humus) adalah pupuk.", "", "humus", True, id="another name in brackets"),
        pytest.param("Penggarap wajib menyiram.", "", "penggarap", False, id="no definition"),
        pytest.param("", "", "kompos", False, id="no words"),
    ],
)
def test_the_term_that_is_defined(naskah: str, gloss: str, term: str, found: bool) -> None:
    passage = Passage(Address.parse("uu-1-2000/pasal-1/angka-1"), 0, ClauseKind.DEFINISI, Source.NASKAH, naskah, "", "", gloss)
    assert defines(passage, term) is found
