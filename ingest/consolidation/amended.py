"""Which regulation an amending clause names as the one that it changes."""

import re

from kb.citation.address import RegulationId

_NAMED = re.compile(
    r"(?P<type>Undang-\s?[Uu]ndang|Peraturan\s+Pemerintah(?!\s+Pengganti)|Peraturan\s+Presiden|Keputusan\s+Presiden|Peraturan\s+Daerah|Peraturan\s+Gubernur)"
    r"[^()]{0,60}?\bNomor\s*:?\s*(?P<number>[\dOolILSZ]{1,4})\s+Tahun\s+(?P<year>[\dOolIL]{4})"
)
_TYPES = {"undang": "uu", "pemerintah": "pp", "peraturanpresiden": "perpres", "keputusanpresiden": "keppres"}
_OCR_NUMBER = str.maketrans("OolILSZ", "0011152")


def amended_regulation(lead: str) -> RegulationId | None:
    """Which regulation the opening of a Roman Pasal says it amends.

    >>> str(amended_regulation("Beberapa ketentuan dalam Undang-Undang Nomor 23 Tahun 2OO2 tentang Perlindungan Anak diubah …"))
    'uu-23-2002'
    """
    match = _NAMED.search(" ".join(lead.split()))
    if not match:
        return None
    words = re.sub(r"[^a-z]", "", match["type"].lower())
    kind = next((code for name, code in _TYPES.items() if name in words), words)
    return RegulationId(kind, match["number"].translate(_OCR_NUMBER), int(match["year"].translate(_OCR_NUMBER)))
