"""What a clause does, told from its own words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.build.clausekind import clause_kind
from kb.citation.address import Address
from kb.law.passage import ClauseKind

LAW = "pergub-dki-901-2011"


@pytest.mark.parametrize(
    ("path", "text", "kind"),
    [
        pytest.param(
            "pasal-1/angka-2", "Penggarap wajib menyiram.", ClauseKind.DEFINISI, id="an angka of Pasal 1 defines whatever it says"
        ),
        pytest.param("pasal-7", "Kompos adalah pupuk dari daun.", ClauseKind.DEFINISI, id="a definition elsewhere"),
        pytest.param("pasal-7", "Yang dimaksud dengan kompos ialah pupuk.", ClauseKind.DEFINISI, id="in other words"),
        pytest.param("pasal-4", "Setiap orang yang merusak dipidana.", ClauseKind.PIDANA, id="punishes"),
        pytest.param("pasal-4", "Ancamannya penjara paling lama 3 hari.", ClauseKind.PIDANA, id="a digest of a penalty"),
        pytest.param("pasal-4", "Penggarap wajib, bila lalai dipidana denda.", ClauseKind.PIDANA, id="a penalty outweighs a duty"),
        pytest.param("pasal-2", "Pengurus bertugas membagi petak.", ClauseKind.TUGAS, id="a task"),
        pytest.param("pasal-2", "Penggarap dilarang menjual petak.", ClauseKind.TUGAS, id="a ban"),
        pytest.param("pasal-3", "Permohonan diajukan kepada lurah.", ClauseKind.PROSEDUR, id="an application"),
        pytest.param("pasal-3", "Lurah menjawab paling lama 14 hari.", ClauseKind.PROSEDUR, id="a time limit"),
        pytest.param("pasal-3", "Lurah wajib menjawab dalam waktu 14 hari.", ClauseKind.TUGAS, id="a duty with a time limit is a duty"),
        pytest.param("penjelasan/pasal-2", "Pengurus bertugas pada pagi hari.", ClauseKind.UMUM, id="an elucidation sets no duty"),
        pytest.param("pasal-9", "Kebun Kota buka setiap hari.", ClauseKind.UMUM, id="none of these"),
        pytest.param("pasal-9", "", ClauseKind.UMUM, id="no words"),
        pytest.param("pasal-11/angka-2", "Cangkul.", ClauseKind.UMUM, id="an angka of another Pasal is a list"),
    ],
)
def test_kind_of_a_clause(path: str, text: str, kind: ClauseKind) -> None:
    assert clause_kind(Address.parse(f"{LAW}/{path}"), text) is kind


@given(st.text(max_size=200))
def test_any_words_have_a_kind(text: str) -> None:
    assert clause_kind(Address.parse(f"{LAW}/pasal-9"), text) in ClauseKind
