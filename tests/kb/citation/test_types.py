"""One table of types and regions: whoever reads or prints a type reads it."""

import doctest
import re
import subprocess
import sys
from pathlib import Path

import pytest

import kb.citation.numerals
import kb.citation.regions
import kb.citation.types
from ingest.lines.sourcetext import Line
from ingest.references.lawnames import LawNames
from ingest.structure.identity import identify
from kb.citation.address import RegulationId
from kb.citation.types import MINISTERIAL, MINISTRIES, TYPES, RegulationType
from search.question.regulation_names import RegulationNames

BY = RegulationId("uu", "1", 2000)
ROOT = Path(__file__).parents[3]


def id_of(kind: RegulationType) -> RegulationId:
    return RegulationId(kind.code, "21", 2007, "dki" if kind.regional else None)


@pytest.mark.parametrize("module", [kb.citation.types, kb.citation.regions, kb.citation.numerals])
def test_examples(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


def test_a_code_stands_for_one_type() -> None:
    codes = [kind.code for kind in TYPES]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch("[a-z]+", code) for code in codes), "ids have small letters only"


@pytest.mark.parametrize("kind", [kind for kind in TYPES if kind.name], ids=lambda kind: kind.code)
def test_a_type_is_cited_in_full_by_its_name(kind: RegulationType) -> None:
    assert id_of(kind).formal_citation.startswith(f"{kind.name} ")


@pytest.mark.parametrize("kind", [kind for kind in TYPES if not kind.name], ids=lambda kind: kind.code)
def test_no_name_is_made_up(kind: RegulationType) -> None:
    assert id_of(kind).formal_citation == f"{kind.short} Nomor 21 Tahun 2007"


@pytest.mark.parametrize("kind", [kind for kind in TYPES if kind.titled and kind.code not in MINISTERIAL], ids=lambda kind: kind.code)
def test_a_type_is_read_from_its_title_block(kind: RegulationType) -> None:
    for name in (kind.name, *kind.also):
        if name:
            region = "PROVINSI DKI JAKARTA" if kind.regional else "REPUBLIK INDONESIA"
            title = [Line(f"{name.upper()} {region}"), Line("NOMOR 21 TAHUN 2007"), Line("TENTANG"), Line("TAMAN KOTA")]
            assert identify(title).id == id_of(kind)


@pytest.mark.parametrize("ministry", [ministry for ministry in MINISTRIES if ministry.name], ids=lambda ministry: ministry.code)
def test_a_ministry_is_read_from_its_title_block(ministry: kb.citation.types.Ministry) -> None:
    title = [Line(f"PERATURAN MENTERI {(ministry.name or '').upper()}"), Line("NOMOR 21 TAHUN 2007"), Line("TENTANG"), Line("TAMAN")]
    assert str(identify(title).id) == f"permen{ministry.code}-21-2007"


def test_a_title_block_and_a_question_give_one_id() -> None:
    manpower = [Line("PERATURAN MENTERI KETENAGAKERJAAN"), Line("NOMOR 5 TAHUN 2020"), Line("TENTANG"), Line("TAMAN")]
    province = [Line("PERATURAN DAERAH PROVINSI NUSA TENGGARA BARAT"), Line("NOMOR 5 TAHUN 2020"), Line("TENTANG"), Line("TAMAN")]
    names = RegulationNames([])
    assert identify(manpower).id == names.find("permenaker 5/2020")[0].id
    assert identify(province).id == names.find("perda ntb 5/2020")[0].id


@pytest.mark.parametrize("kind", [kind for kind in TYPES if kind.cited], ids=lambda kind: kind.code)
def test_a_type_is_read_from_a_citation(kind: RegulationType) -> None:
    name = LawNames({}).read(id_of(kind).formal_citation, 0, BY)
    assert name is not None and name.id == id_of(kind)


@pytest.mark.parametrize("kind", [kind for kind in TYPES if kind.typed], ids=lambda kind: kind.code)
def test_a_type_is_read_from_a_question(kind: RegulationType) -> None:
    names = RegulationNames([])
    typed = [id_of(kind).citation, *([id_of(kind).formal_citation] if kind.name else [])]
    assert [names.find(text.lower())[0].id for text in typed] == [id_of(kind)] * len(typed)


def test_a_new_type_is_one_line_in_the_table() -> None:
    code = """
import kb.citation.types as types
new = types.RegulationType("pertaman", "Pertaman", "Maklumat Taman", r"pertaman|maklumat\\s+taman", cited=True)
types.TYPES = (*types.TYPES, new)
from kb.citation.address import RegulationId
from ingest.lines.sourcetext import Line
from ingest.references.lawnames import START, LawNames
from ingest.structure.identity import identify
from search.question.regulation_names import RegulationNames, identifier
id = RegulationId("pertaman", "5", 2020)
assert (id.citation, id.formal_citation) == ("Pertaman 5/2020", "Maklumat Taman Nomor 5 Tahun 2020")
assert identify([Line("MAKLUMAT TAMAN"), Line("NOMOR 5 TAHUN 2020"), Line("TENTANG"), Line("BANGKU")]).id == id
assert START.match(id.formal_citation) and LawNames({}).read(id.formal_citation, 0, id).id == id
assert RegulationNames([]).find("apa isi pertaman 5/2020")[0].id == id
assert identifier("pertaman-5-2020")[0].regulation == id
"""
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
