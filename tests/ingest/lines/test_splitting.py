"""Headings and marks inside a line: offered at line starts, words unchanged."""

import pytest

from ingest.lines.sourcetext import Line
from ingest.lines.splitting import split_inline


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        pytest.param("langsung diberikan. Pasal 61 Pemegang izin", ["langsung diberikan.", "Pasal 61 Pemegang izin"], id="heading"),
        pytest.param("dan Pasal 61 Pemegang izin", ["dan Pasal 61 Pemegang izin"], id="a citation"),
        pytest.param("ini. Pasat27 (1) Kepulangan", ["ini.", "Pasat27 (1) Kepulangan"], id="damaged heading"),
        pytest.param("rupiah). (2) Percobaan untuk", ["rupiah).", "(2) Percobaan untuk"], id="second ayat"),
        pytest.param("pada ayat (2) Percobaan", ["pada ayat (2) Percobaan"], id="cited ayat"),
        pytest.param("a. satu; dan b. dua", ["a. satu; dan", "b. dua"], id="items"),
        pytest.param("Bagian Kedua Umum Pasal 8 Setiap", ["Bagian Kedua Umum", "Pasal 8 Setiap"], id="after the title of a Bagian"),
        pytest.param("BAB I KETENTUAN UMUM Pasal 1", ["BAB I KETENTUAN UMUM", "Pasal 1"], id="after the title of a Bab"),
        pytest.param("berlaku. BAB II SANKSI", ["berlaku.", "BAB II SANKSI"], id="Bab"),
        pytest.param("I. UMUM Dalam rangka", ["I. UMUM", "Dalam rangka"], id="general part"),
        pytest.param("II. PASAL DEMI PASAL", ["II. PASAL DEMI PASAL"], id="a heading stays whole"),
        pytest.param("Pasal 2 (1) Korban", ["Pasal 2 (1) Korban"], id="the heading's own ayat is cut later"),
        pytest.param("3. Dengan MEMUTUSKAN: Menetapkan : X", ["3. Dengan", "MEMUTUSKAN:", "Menetapkan : X"], id="enacting formula"),
    ],
)
def test_split(text: str, pieces: list[str]) -> None:
    assert [line.text for line in split_inline([Line(text)])] == pieces


def test_pieces_begin_no_blocks() -> None:
    assert [line.block for line in split_inline([Line("satu. (2) Dua")])] == [True, False]
