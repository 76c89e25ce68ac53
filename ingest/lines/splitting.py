"""Splits lines, so that each heading and mark inside one starts a line of its own.

Converters and OCR run blocks together: "… dapat langsung diberikan. Pasal 61 Pemegang …", "… (lima ratus juta rupiah). (2) Percobaan …".
A split is only an offer: the parser takes a mark where the numbering asks for it, and joins the words again where it does not.
"""

import re
from collections.abc import Iterable

from ingest.lines.headings import group_mark
from ingest.lines.sourcetext import Line

_SPLIT = re.compile(
    r"""
      (?<=[.;:])\s+(?=Pas[ai]\S{0,2}\s?[\dlIOT]{1,3}[A-Z]?\.?\s+(?:\([1lI]\)|[A-Z]))   # "… diberikan. Pasal 61 Pemegang"
    | \s+(?=Pasal\s+\d+[A-Z]?\s+\([1l]\)\s+[A-Z])                      # "Bagian Kesatu … Pasal 2 (1) Korban"
    | (?<=[.;])\s+(?=\(\d{1,2}[a-z]?\)\s+[A-Z])                        # "… rupiah). (2) Percobaan"
    | (?:(?<=;)|(?<=;\sdan)|(?<=;\satau)|(?<=;\sdan/atau))\s+(?=(?:[a-z]|\d{1,2})\.\s)   # "…; dan c. memajukan"
    | (?<=[.,\d])\s+(?=PENJELASAN\s+(?:ATAS\s+)?(?:UNDANG-UNDANG|PERATURAN)\b)
    | (?<![I1l]\.)(?<!\bI)(?<!PENJELASAN)(?<!KETENTUAN)\s+(?=(?:I\.?\s+)?UMUM\s+[A-Z][a-z])
    | (?<![I1l]\.)(?<!\bI[IL])(?<!PENJELASAN)\s+(?=(?:II\.?\s+)?PASAL\s+DEMI\s+PASAL\b)
    | (?<=PASAL\sDEMI\sPASAL)\s+
    | (?<=[.;])\s+(?=BAB\s+[IVXL]+\s+[A-Z]{3})                        # "… ini. BAB IV PENYIDIKAN"
    | (?<=[.;])\s+(?=Agar\s+setiap\s+orang\s+mengetahui)
    | \s+(?=MEMUTUS\S{3,4}\s?:)                                        # "3. Dengan MEMUTUSI(AN: Menetapkan :"
    | (?<=:)\s+(?=Menetapkan\s?:)
    | (?<=ESA)\s+(?=Menimbang\b)                                      # "… TUHAN YANG MAHA ESA Menimbang : a."
    """,
    re.X,
)
# nothing can be split off a line that has none of these
_LIKELY = re.compile(
    r"Pas|\(\d|[;.]\s+[a-z\d]{1,2}\.|;\s(?:dan|atau|dan/atau)\s|PENJELASAN|UMUM|DEMI|BAB\s|Agar|MEMUTUS|Menetapkan|Menimbang"
)
_GENERAL = re.compile(r"^((?:I\.?\s+)?UMUM)\s+(?=[A-Z][a-z])")
# "Bagian Kedua Pelindungan Sebelum Bekerja Pasal 8 Pelindungan Sebelum Bekerja …", "KETENTUAN UMUM Pasal 1"
_AFTER_TITLE = re.compile(r"\s+(?=Pasal\s+[\dlIO]{1,3}[A-Z]?\s*(?:$|\s(?:\([1lI]\)|[A-Z][a-z])))")


def split_inline(lines: Iterable[Line]) -> list[Line]:
    """Lines with the same words, likely headings and marks at their starts; the pieces of a line start no new block.

    >>> [l.text for l in split_inline([Line("rupiah). (2) Percobaan untuk")])]
    ['rupiah).', '(2) Percobaan untuk']
    """
    result: list[Line] = []
    for line in lines:
        if not _LIKELY.search(line.text):
            result.append(line)
            continue
        pieces = [piece for part in _SPLIT.split(line.text) for whole in _after_title(part) for piece in _general(whole)]
        result.append(line if len(pieces) == 1 else line.with_text(pieces[0]))
        result.extend(line.with_text(piece, block=False) for piece in pieces[1:])
    return result


def _after_title(text: str) -> list[str]:
    """A heading behind the title of its Bab or Bagian."""
    if "Pasal" in text[4:] and (group_mark(text) or text[:12].isupper()):
        return _AFTER_TITLE.split(text)
    return [text]


def _general(text: str) -> list[str]:
    match = _GENERAL.match(text)
    return [match[1], text[match.end() :]] if match else [text]
