"""The grade of a file, by the rules written in `ingest/structure/grading.py`, and the counts behind it."""

import pytest

from ingest.structure.grading import HARMLESS
from ingest.structure.parser import parse
from kb.law.outline import Grade
from tests.factories import SAMPLE, source


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        pytest.param(SAMPLE, Grade.UTUH, id="nothing to tell"),
        pytest.param(SAMPLE.replace("Pasal 8\n", ""), Grade.PERLU_DIPERIKSA, id="a gap"),
        pytest.param(SAMPLE.replace("Pasal 11", "Pasal 1 1"), Grade.PERLU_DIPERIKSA, id="a repaired number"),
        pytest.param("Catatan rapat\nHari Senin", Grade.TIDAK_TERBACA, id="no regulation"),
        pytest.param(SAMPLE + "\ncatatan tambahan" * 3, Grade.UTUH, id="words in a Lampiran"),
    ],
)
def test_grades(text: str, grade: Grade) -> None:
    assert parse(source(text)).grade is grade


def test_a_long_text_with_hardly_a_pasal_is_to_be_checked() -> None:
    text = SAMPLE.replace("Menimbang :", "uraian panjang tentang taman\n" * 2000 + "Menimbang :")
    outline = parse(source(text))
    assert outline.quality.outside > 0.5
    assert outline.grade is Grade.PERLU_DIPERIKSA


def test_counts() -> None:
    quality = parse(source(SAMPLE.replace("Pasal 8\n", "").replace("Pasal 11\n", "Pasal 11\nX.\nPasal 11\n"))).quality
    assert (quality.pasal, quality.gaps, quality.repeats, quality.unreadable) == (11, 1, 1, 0)
    assert 0.2 < quality.outside < 0.5


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param("Taman milik warga. Taman sebagaimana dimaksud pada ayat (1) dipagari.", True, id="its own ayat"),
        pytest.param("Taman sebagaimana dimaksud pada ayat (1) Pasal 3 dipagari.", False, id="ayat of another Pasal"),
        pytest.param("Taman sebagaimana dimaksud dalam Pasal 3 ayat (1) dipagari.", False, id="another Pasal"),
    ],
)
def test_a_pasal_whose_ayat_are_not_marked_is_told_and_stays_whole(words: str, told: bool) -> None:
    outline = parse(source(SAMPLE.replace("Alat berkebun disimpan di gudang rukun warga.", words)))
    pasal = next(p for p in outline.provisions if str(p.address).endswith("2020/pasal-5"))
    assert outline.text_of(pasal) == words
    assert [w.code for w in outline.warnings] == ["ayat-tanpa-tanda"] * told
    assert outline.quality.gaps == told


def test_a_repeated_explanation_does_no_harm() -> None:
    outline = parse(source(SAMPLE.replace("Ayat (2)\nDenah", "Ayat (1)\nLagi.\nAyat (2)\nDenah")))
    assert {w.code for w in outline.warnings} <= HARMLESS
    assert outline.grade is Grade.UTUH
