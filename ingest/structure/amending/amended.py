"""Which regulation an amending clause names as the one that it changes."""

import re

from kb.citation.address import RegulationId
from kb.citation.types import TYPES

# the types that amending acts at hand change
_NAMES = {kind.name: kind.code for kind in TYPES if kind.name and kind.code in {"uu", "pp", "perpres", "keppres", "perda", "pergub"}}
_TYPE = "|".join(name.replace("Undang-Undang", r"Undang-\s?[Uu]ndang").replace(" ", r"\s+") for name in _NAMES)
_NAMED = re.compile(
    rf"(?P<type>(?!Peraturan\s+Pemerintah\s+Pengganti)(?:{_TYPE}))"
    r"[^()]{0,60}?\bNomor\s*:?\s*(?P<number>[\dOolILSZ]{1,4})\s+Tahun\s+(?P<year>[\dOolIL]{4})"
)
_OCR_NUMBER = str.maketrans("OolILSZ", "0011152")


def amended_regulation(lead: str) -> RegulationId | None:
    """Which regulation the opening of a Roman Pasal says it amends.

    >>> str(amended_regulation("Beberapa ketentuan dalam Undang-Undang Nomor 23 Tahun 2OO2 tentang Perlindungan Anak diubah …"))
    'uu-23-2002'
    """
    match = _NAMED.search(" ".join(lead.split()))
    if not match:
        return None
    kind = _NAMES["Undang-Undang" if match["type"].startswith("Undang") else match["type"]]
    return RegulationId(kind, match["number"].translate(_OCR_NUMBER), int(match["year"].translate(_OCR_NUMBER)))
