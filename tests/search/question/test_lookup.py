"""Addresses as people type them: the table of forms, what is left of a text, and that odd text does no harm."""
# ruff: noqa: E501 (one row a case)

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.citation.address import Address, RegulationId
from kb.law.regulation import Regulation
from search.question.lookup import Lookup, Reference

TABLE = Path(__file__).parent / "data" / "address_forms.tsv"


def _regulation(id: str, title: str, *aliases: str) -> Regulation:
    return Regulation(RegulationId.parse(id), title, aliases[0] if aliases else None, aliases)


LOOKUP = Lookup(
    [
        _regulation(
            "uu-21-2007", "Pemberantasan Tindak Pidana Perdagangan Orang", "UU TPPO", "UU PTPPO", "UU Perdagangan Orang", "UU Trafficking"
        ),
        _regulation("uu-1-2023", "Kitab Undang-Undang Hukum Pidana", "KUHP", "KUHP baru", "Kitab Undang-Undang Hukum Pidana"),
        _regulation("perpres-69-2008", "Gugus Tugas Pencegahan dan Penanganan Tindak Pidana Perdagangan Orang", "Perpres Gugus Tugas TPPO"),
        _regulation("pp-9-2008", "Tata Cara dan Mekanisme Pelayanan Terpadu", "PP Pelayanan Terpadu TPPO", "PP PPT"),
        _regulation("pergub-dki-64-2019", "Gugus Tugas", "Pergub Gugus Tugas TPPO", "Pergub 64/2019"),
        _regulation("uu-3-2026", "Pelindungan Saksi dan Korban", "UU PSK"),
        _regulation("uu-20-2025", "Kitab Undang-Undang Hukum Acara Pidana", "KUHAP"),
        _regulation("uu-23-2002", "Perlindungan Anak", "UU Perlindungan Anak", "UU PA"),
        _regulation("uu-12-2022", "Tindak Pidana Kekerasan Seksual", "UU TPKS", "UU Kekerasan Seksual"),
        _regulation("uu-18-2017", "Pelindungan Pekerja Migran Indonesia", "UU PPMI", "UU PMI", "UU Pekerja Migran"),
        _regulation("uu-14-2009", "Pengesahan Protocol to Prevent Trafficking", "Protokol Palermo", "UU Protokol Palermo"),
        _regulation("uu-11-2012", "Sistem Peradilan Pidana Anak", "UU SPPA"),
        _regulation("uu-6-2011", "Keimigrasian", "UU Keimigrasian", "UU Imigrasi"),
        _regulation("uu-23-2004", "Penghapusan Kekerasan Dalam Rumah Tangga", "UU PKDRT", "UU KDRT"),
        _regulation("uu-44-2008", "Pornografi", "UU Pornografi"),
        _regulation("uu-39-1999", "Hak Asasi Manusia", "UU HAM"),
        _regulation("uu-13-2006", "Perlindungan Saksi dan Korban", "UU PSK lama", "UU LPSK"),
    ]
)


def _forms() -> list[tuple[str, str, str]]:
    rows = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return [(text, expected, reason) for text, expected, reason in rows]


def _shown(found: Reference) -> str:
    if found.address is not None:
        return str(found.address)
    return f"*/{'/'.join(map(str, found.path))}" if found.path else "-"


@pytest.mark.parametrize(
    ("text", "expected"), [pytest.param(text, expected, id=f"{reason}: {text}") for text, expected, reason in _forms()]
)
def test_form(text: str, expected: str) -> None:
    assert _shown(LOOKUP.find(text)) == expected


def test_the_table_is_large_and_has_no_repeats() -> None:
    forms = _forms()
    assert len(forms) >= 300
    assert len({text for text, _, _ in forms}) == len(forms)
    assert sum(reason.startswith("not an address") for _, _, reason in forms) >= 36
    assert all(expected == "-" or Address.parse(expected.replace("*/", "uu-1-2000/")) for _, expected, _ in forms)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        pytest.param("berapa ancaman pasal 9 uu tppo", "berapa ancaman", id="clause and law at the end"),
        pytest.param("apa isi pasal 58 ayat 4 dari uu tppo?", "apa isi", id="the word between and the mark behind"),
        pytest.param("apa itu restitusi menurut UU TPPO", "apa itu restitusi", id="the word that ties the law to the question"),
        pytest.param("ketentuan pasal 26 uu tppo tentang persetujuan korban", "tentang persetujuan korban", id="at the beginning"),
        pytest.param("siapa korban menurut UU Nomor 21 Tahun 2007 tentang Pemberantasan Tindak Pidana Perdagangan Orang?", "siapa korban", id="the title goes with the number"),
        pytest.param("siapa ketua gugus tugas (UU TPPO Pasal 58)", "siapa ketua gugus tugas", id="empty brackets go"),
        pytest.param("pasal 26 uu tppo (persetujuan korban)", "(persetujuan korban)", id="other brackets stay"),
        pytest.param("what does article 58(4)(b) of law 21/2007 say about the task force?", "what does say about the task force", id="English"),
        pytest.param("uu tppo", "", id="nothing left"),
        pytest.param("apa tugas gugus tugas?", "apa tugas gugus tugas?", id="nothing named, nothing taken"),
        pytest.param("beda uu tppo dan uu tpks", "beda uu tppo dan uu tpks", id="two laws, nothing taken"),
    ],
)  # fmt: skip
def test_rest(text: str, rest: str) -> None:
    assert LOOKUP.find(text).rest == rest


@pytest.mark.parametrize(
    ("text", "expected", "others"),
    [
        pytest.param("beda uu tppo dan uu tpks", "-", ["uu-21-2007", "uu-12-2022"], id="two laws and no clause: none alone"),
        pytest.param("beda pasal 2 uu tppo dengan pasal 455 kuhp", "uu-21-2007/pasal-2", ["uu-1-2023"], id="two clauses: the first"),
        pytest.param("dalam uu tpks, apakah pasal 2 uu tppo berlaku", "uu-21-2007/pasal-2", ["uu-12-2022"], id="the law behind the clause"),
        pytest.param("perpres 69/2008 sebagaimana diubah dengan perpres 49/2023", "perpres-69-2008", ["perpres-49-2023"], id="a law and its amendment"),
        pytest.param("pasal 3 protokol palermo", "uu-14-2009", [], id="an article of a treaty is none of the act that ratifies it"),
        pytest.param("pasal 1 uu protokol palermo", "uu-14-2009/pasal-1", [], id="the act itself"),
    ],
)  # fmt: skip
def test_several_regulations(text: str, expected: str, others: list[str]) -> None:
    found = LOOKUP.find(text)
    assert _shown(found) == expected
    assert [str(id) for id in found.others] == others


_WORDS = "pasal ayat huruf b 4 (4) uu tppo 21/2007 no tahun 2007 kuhp 455 dan dari | penjelasan bab v law article of lampiran ps l0".split()


@given(st.lists(st.sampled_from(_WORDS) | st.text(max_size=4), max_size=14).map(" ".join))
def test_any_text_gives_a_reference_that_prints(text: str) -> None:
    found = LOOKUP.find(text)
    assert found.address is None or Address.parse(str(found.address)) == found.address


def test_an_empty_corpus_knows_numbers_only() -> None:
    assert str(Lookup([]).find("pasal 5 uu 21/2007").address) == "uu-21-2007/pasal-5"
    assert Lookup([]).find("pasal 5 uu tppo").regulation is None


def test_a_lookup_takes_well_under_a_millisecond() -> None:
    forms = [text for text, _, _ in _forms()]
    started = time.process_time()
    for text in forms:
        LOOKUP.find(text)
    # 0.12 ms measured on an idle core; the bound leaves room for a busy one
    assert (time.process_time() - started) / len(forms) < 0.001
