"""Abbreviations: found as people type them, and a data file without slips."""

import tomllib
from pathlib import Path

import pytest

from kb.citation.address import Address
from search.question.abbreviations import Abbreviation, Abbreviations, expand, load_abbreviations

FILE = Path(__file__).parents[3] / "corpus" / "singkatan.toml"
SAMPLE = Abbreviations(
    (
        Abbreviation("PT", "pohon taman", "park tree"),
        Abbreviation("PT KB", "pohon taman kebun", "garden tree"),
        Abbreviation("SAPA", "sahabat pohon", "friends of trees", upper=True),
    )
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("rawat PT", "rawat PT pohon taman park tree", id="capitals"),
        pytest.param("rawat pt?", "rawat pt? pohon taman park tree", id="lower case"),
        pytest.param("pt kb di kota", "pt kb di kota pohon taman kebun garden tree", id="the longer one stands for itself"),
        pytest.param("PT-KB", "PT-KB pohon taman kebun garden tree", id="joined by a hyphen"),
        pytest.param("ptk", "ptk", id="inside a word"),
        pytest.param("pt dan PT", "pt dan PT pohon taman park tree", id="once"),
        pytest.param("pohon taman (PT)", "pohon taman (PT) park tree", id="what is there already is not added"),
        pytest.param("cara sapa tetangga", "cara sapa tetangga", id="an everyday word"),
        pytest.param("lapor SAPA", "lapor SAPA sahabat pohon friends of trees", id="the same in capitals"),
    ],
)
def test_expand(text: str, expected: str) -> None:
    assert SAMPLE.expand(text) == expected


def test_indonesian_only() -> None:
    assert SAMPLE.expand("PT", english=False) == "PT pohon taman"


@pytest.mark.parametrize(
    "short", [*"TPPO OPD PPA PPT PMI P3MI CPMI LPSK Satgas PKK KDRT TPKS KUHP KUHAP BP2MI RPTC LPKS LPAS PPPA".split(), "UPTD PPA"]
)
def test_the_field_is_covered(short: str) -> None:
    assert expand(f"apa itu {short}") != f"apa itu {short}"


def test_the_file_has_no_repeats_and_its_addresses_parse() -> None:
    rows = tomllib.loads(FILE.read_text("utf-8"))["singkatan"]
    shorts = [row["singkatan"].lower() for row in rows]
    assert len(shorts) == len(set(shorts))
    assert all(Address.parse(row["asal"]).path for row in rows if "asal" in row)
    assert all(set(row) <= {"singkatan", "indonesia", "inggris", "asal", "huruf_besar"} for row in rows)


def test_no_file_no_abbreviations(tmp_path: Path) -> None:
    assert load_abbreviations(tmp_path / "singkatan.toml").expand("TPPO") == "TPPO"
