"""Headings and marks inside a line brought to the start of a line of their own.

Converters and OCR run blocks together: "… dapat langsung diberikan. Pasal 61 Pemegang …", "… (lima ratus juta rupiah). (2) Percobaan …".
A split is only an offer: the parser takes a mark where the numbering asks for it, and joins the words again where it does not.
"""

import re
from collections.abc import Iterable

from ingest.lines import Line

_SPLIT = re.compile(
    r"""
      (?<=[.;:])\s+(?=Pasal\s+\d+[A-Z]?\s+(?:\(1\)|[A-Z]))            # "… diberikan. Pasal 61 Pemegang"
    | \s+(?=Pasal\s+\d+[A-Z]?\s+\(1\)\s+[A-Z])                         # "Bagian Kesatu … Pasal 2 (1) Korban"
    | (?<=[.;])\s+(?=\(\d{1,2}[a-z]?\)\s+[A-Z])                        # "… rupiah). (2) Percobaan"
    | (?:(?<=;)|(?<=;\sdan)|(?<=;\satau)|(?<=;\sdan/atau))\s+(?=(?:[a-z]|\d{1,2})\.\s)   # "…; dan c. memajukan"
    | (?<=[.,\d])\s+(?=PENJELASAN\s+(?:ATAS\s+)?(?:UNDANG-UNDANG|PERATURAN)\b)
    | \s+(?=(?:I\.?\s+)?UMUM\s+[A-Z][a-z])
    | \s+(?=(?:II\.?\s+)?PASAL\s+DEMI\s+PASAL\b)
    | (?<=PASAL\sDEMI\sPASAL)\s+
    | (?<=[.;])\s+(?=BAB\s+[IVXL]+\s+[A-Z]{3})                        # "… ini. BAB IV PENYIDIKAN"
    """,
    re.X,
)
_GENERAL = re.compile(r"^((?:I\.?\s+)?UMUM)\s+(?=[A-Z][a-z])")


def split_inline(lines: Iterable[Line]) -> list[Line]:
    """The same words with likely headings and marks at line starts; pieces are no new blocks.

    >>> [l.text for l in split_inline([Line("rupiah). (2) Percobaan untuk")])]
    ['rupiah).', '(2) Percobaan untuk']
    """
    result: list[Line] = []
    for line in lines:
        pieces = [piece for part in _SPLIT.split(line.text) for piece in _general(part)]
        result.append(line.with_text(pieces[0]))
        result.extend(line.with_text(piece, block=False) for piece in pieces[1:])
    return result


def _general(text: str) -> list[str]:
    match = _GENERAL.match(text)
    return [match[1], text[match.end() :]] if match else [text]
