"""Which texts of a passage are embedded."""

import pytest

from kb.citation.address import Address
from kb.law.passage import ClauseKind, Passage, TextKind
from kb.law.regulation import Source


@pytest.mark.parametrize(
    ("naskah", "judul", "ringkasan", "gloss", "texts"),
    [
        pytest.param("N", "J", "R", "G", {"naskah": "N", "ringkasan": "J. R", "gloss": "G"}, id="all three, the digest under its title"),
        pytest.param("N", "", "", "", {"naskah": "N"}, id="law text alone"),
        pytest.param("", "", "R", "G", {"ringkasan": "R", "gloss": "G"}, id="a digest without a title"),
        pytest.param("", "", "", "", {}, id="nothing"),
    ],
)
def test_texts_that_are_there_are_embedded(naskah: str, judul: str, ringkasan: str, gloss: str, texts: dict[str, str]) -> None:
    passage = Passage(Address.parse("uu-1-2000/pasal-1"), 0, ClauseKind.UMUM, Source.NASKAH, naskah, judul, ringkasan, gloss)
    assert dict(passage.texts()) == {TextKind(kind): text for kind, text in texts.items()}
