"""The great parts of a regulation: title, Menimbang, Mengingat, the enacting formula, body, closing, Penjelasan, Lampiran.

Order and wording: UU 12/2011, Lampiran II, angka 2 (judul, pembukaan, batang tubuh, penutup, penjelasan, lampiran).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.lines import Line
from ingest.markers import diktum_mark, group_mark, pasal_mark

_MENIMBANG = re.compile(r"^(?:Menimbang|MENIMBANG|M e n i m b a n g)\b")
_MENGINGAT = re.compile(r"^(?:Mengingat|MENGINGAT|M e n g i n g a t)\b")
_ENACTING = re.compile(
    r"^(?:Dengan\s+[Pp]ersetujuan|DENGAN\s+PERSETUJUAN|MEMUTUSKAN|Memutuskan|M\s?E\s?M\s?U\s?T\s?U\s?S\s?K\s?A\s?N|Menetapkan|MENETAPKAN)\b"
)
_CLOSING = re.compile(
    r"^(?:Agar\s+(?:setiap|semua|supaya)\b|Supaya\s+setiap|(?:Disahkan|Ditetapkan|Diundangkan|DISAHKAN|DITETAPKAN)\s+(?:di|Di|DI)\b|Salinan\s+sesuai)"
)
_ORDER = re.compile(r"^(?:Agar|Supaya)\s+(?:setiap|semua)\s+orang\s+(?:dapat\s+)?mengetahui")
_PENJELASAN = re.compile(r"^(?:PENJELASAN|P E N J E L A S A N)\b(?=$|[\s,]*(?:ATAS|UNDANG|PERATURAN|UMUM|RANCANGAN))")
_UMUM = re.compile(r"^(?:I\.?\s*)?UMUM\b")
_PER_PASAL = re.compile(r"^(?:II\.?\s*)?PASAL\s+DEMI\s+PASAL\b")
_LAMPIRAN = re.compile(r"^LAMPIRAN\b(?:\s+[IVX]+\b|\s*:|\s+(?:UNDANG|PERATURAN|KEPUTUSAN)|\s*$)")


@dataclass(frozen=True, slots=True)
class Parts:
    """Line ranges (start, end) of the parts, in the order in which they stand; a part that is absent is empty."""

    title: range
    menimbang: range
    mengingat: range
    enacting: range
    body: range
    closing: range
    penjelasan: range
    lampiran: tuple[range, ...]


def split_parts(lines: Sequence[Line]) -> Parts:
    """Find the parts; together the ranges hold every line once."""
    end = len(lines)
    body = _body_start(lines)
    penjelasan = _penjelasan_start(lines, body)
    lampiran = [i for i in range(body, end) if _LAMPIRAN.match(lines[i].text) and _after_closing(lines, body, i)]
    first_annex = min([i for i in lampiran if i < penjelasan], default=penjelasan)
    closing = _closing_start(lines, body, first_annex)
    menimbang, mengingat, enacting = _opening(lines, body)
    starts = sorted({*lampiran, penjelasan, end} - {None})
    after = dict(zip(starts, [*starts[1:], end], strict=True))
    return Parts(
        title=range(menimbang),
        menimbang=range(menimbang, mengingat),
        mengingat=range(mengingat, enacting),
        enacting=range(enacting, body),
        body=range(body, closing),
        closing=range(closing, first_annex),
        penjelasan=range(penjelasan, after[penjelasan]) if penjelasan < end else range(end, end),
        lampiran=tuple(range(i, after[i]) for i in lampiran),
    )


def _opening(lines: Sequence[Line], body: int) -> tuple[int, int, int]:
    enacting = next((i for i in range(body) if _ENACTING.match(lines[i].text)), body)
    menimbang = next((i for i in range(enacting) if _MENIMBANG.match(lines[i].text)), enacting)
    mengingat = next((i for i in range(menimbang, enacting) if _MENGINGAT.match(lines[i].text)), enacting)
    if mengingat < menimbang:
        mengingat = enacting
    return menimbang, mengingat, enacting


def _body_start(lines: Sequence[Line]) -> int:
    """The first heading after "Menetapkan"; where there is no enacting formula (an extract), the first heading at all."""
    enacting = next((i for i, line in enumerate(lines) if _ENACTING.match(line.text)), 0)
    formula = next(
        (i for i in range(enacting, min(len(lines), enacting + 30)) if re.match(r"^(?:Menetapkan|MENETAPKAN)\b", lines[i].text)),
        enacting,
    )
    for index in range(formula, len(lines)):
        text = lines[index].text
        if group_mark(text) or pasal_mark(text) or (index > enacting and enacting and diktum_mark(text)):
            return index
    return len(lines)


def _penjelasan_start(lines: Sequence[Line], body: int) -> int:
    for index in range(body, len(lines)):
        if _PENJELASAN.match(lines[index].text):
            following = lines[index : index + 25]
            if any(_UMUM.match(line.text) or _PER_PASAL.match(line.text) for line in following):
                return index
    # copies that lost the heading go straight on with "I. UMUM" after the closing
    order = next((i for i in range(body, len(lines)) if _ORDER.match(lines[i].text)), len(lines))
    return next((i for i in range(order, len(lines)) if _UMUM.match(lines[i].text) or _PER_PASAL.match(lines[i].text)), len(lines))


def _closing_start(lines: Sequence[Line], body: int, end: int) -> int:
    """The closing formula: the order to publish, or else the first of its phrases after which no Pasal follows."""
    for index in range(body, end):
        if _ORDER.match(lines[index].text):
            return index
    last_pasal = max((i for i in range(body, end) if pasal_mark(lines[i].text)), default=body)
    return next((i for i in range(last_pasal, end) if _CLOSING.match(lines[i].text)), end)


def _after_closing(lines: Sequence[Line], body: int, index: int) -> bool:
    return any(_CLOSING.match(lines[i].text) for i in range(body, index))


def is_general(text: str) -> bool:
    """Whether a line is the heading "I. UMUM" of a Penjelasan."""
    return bool(_UMUM.match(text))


def is_per_pasal(text: str) -> bool:
    """Whether a line is the heading "II. PASAL DEMI PASAL" of a Penjelasan."""
    return bool(_PER_PASAL.match(text))
