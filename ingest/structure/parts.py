"""The great parts of a regulation: title, Menimbang, Mengingat, the enacting formula, body, closing, Penjelasan, Lampiran.

Order and wording: UU 12/2011, Lampiran II, angka 2 (judul, pembukaan, batang tubuh, penutup, penjelasan, lampiran).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.lines.headings import diktum_mark, group_mark
from ingest.lines.markers import pasal_mark, pasal_readings
from ingest.lines.slips import resembles, roman_reading
from ingest.lines.sourcetext import Line
from kb.citation.numerals import roman_to_int

_MENIMBANG = re.compile(r"(?:Menimbang|MENIMBANG|M e n i m b a n g)\b")
_MENGINGAT = re.compile(r"(?:Mengingat|MENGINGAT|M e n g i n g a t)\b")
_ENACTING = re.compile(
    r"(?:Dengan\s+[Pp]ersetujuan|DENGAN\s+PERSETUJUAN|Memutuskan|M\s?E\s?M\s?U\s?T\s?U\s?S\s?K\s?A\s?N|Menetapkan|MENETAPKAN)\b"
)
_FORMULA = re.compile(r"(?:Menetapkan|MENETAPKAN)\b")
_CLOSING = re.compile(
    r"(?:Agar\s+(?:setiap|semua|supaya)\b|Supaya\s+setiap|(?:Disahkan|Ditetapkan|Diundangkan|DISAHKAN|DITETAPKAN)\s+(?:di|Di|DI)\b|Salinan\s+sesuai)"
)
_ORDER = re.compile(r"(?:Agar|Supaya)\s+(?:setiap|semua|supaya\s+setiap)\s+orang\s+(?:dapat\s+)?mengetahui", re.I)
_ORDERS = re.compile(r"memerintahkan|penempatan|mengundangkan|pengundangan", re.I)
_PENJELASAN = re.compile(r"(?:PENJELASAN|P E N J E L A S A N)\b(?=$|[\s,]*(?:ATAS|UNDANG|PERATURAN|UMUM|RANCANGAN))")
# "I. UMUM", "UMUM", "1. UMUM", "I. PENJELASAN UMUM", "l. Umum"; OCR: "IL UMUM"
_UMUM = re.compile(r"(?:[I1l|]L?\.?\s*)?(?:PENJELASAN\s+)?UMUM\b|[I1l]\.\s*(?:Penjelasan\s+)?Umum$")
_PER_PASAL = re.compile(
    r"(?:[I1l|][I1lL|]\.?\s*)?(?:PENJELASAN\s+)?PASAL\s+DEMI\s+PASAL\b|[I1l]{2}\.\s*(?:Penjelasan\s+)?Pasal\s+[Dd]emi\s+[Pp]asal$"
)
_LAMPIRAN = re.compile(
    r"(?:[LI]\W?AMP[I1l]RAN\b(?:\s+(?P<number>[IVXl1]+)\b|\s*:|\s+(?:UNDANG|PERATURAN|KEPUTUSAN)|\s*$)|Lampiran\s*(?P<mixed>[IVX]+)?\s*:)"
)
_TITLE = re.compile(r"(?:UNDANG\s?-?\s?UNDANG|PERATURAN|KEPUTUSAN|INSTRUKSI)\b[^a-z]*$")
_NUMBERED = re.compile(r"(?:NOMOR|Nomor)\b")
_NUMBER_OF = re.compile(r"^NOMOR\s*:?\s*(\d+)\s+TAHUN\b")
_PAGE_HEAD = 4
_WINDOW = 25
_FEW_EXPLANATIONS = 3
# lines of a Lampiran's own title block, in which a reprinted regulation has its enacting formula
_OPENING_LINES = 150


@dataclass(frozen=True, slots=True)
class Annex:
    """A Lampiran: its lines, and the number that it prints."""

    span: range
    number: int | None


@dataclass(frozen=True, slots=True)
class Parts:
    """Line ranges of the parts, in the order in which they stand; a part that is absent is empty."""

    title: range
    menimbang: range
    mengingat: range
    enacting: range
    body: range
    closing: range
    penjelasan: range
    lampiran: tuple[Annex, ...]


def split_parts(lines: Sequence[Line]) -> Parts:
    """Find the parts; together the ranges hold every line once."""
    end = len(lines)
    body = _body_start(lines)
    alone = _separate_penjelasan(lines, body)
    if alone is not None:
        nothing = range(alone, alone)
        return Parts(range(alone), nothing, nothing, nothing, nothing, nothing, range(alone, end), ())
    penjelasan = _penjelasan_start(lines, body)
    annexes = list(_annexes(lines, body))
    if any(start < penjelasan and _explains_annex(lines, start, penjelasan) for start, _ in annexes):
        penjelasan = end
    first = min([start for start, _ in annexes if start < penjelasan], default=penjelasan)
    closing = _closing_start(lines, body, first)
    menimbang, mengingat, enacting = _opening(lines, body)
    starts = sorted({*(start for start, _ in annexes), penjelasan, end})
    after = dict(zip(starts, [*starts[1:], end], strict=True))
    return Parts(
        title=range(menimbang),
        menimbang=range(menimbang, mengingat),
        mengingat=range(mengingat, enacting),
        enacting=range(enacting, body),
        body=range(body, closing),
        closing=range(closing, first),
        penjelasan=range(penjelasan, after[penjelasan]) if penjelasan < end else range(end, end),
        lampiran=tuple(Annex(range(start, after[start]), number) for start, number in annexes if start != penjelasan),
    )


def _opening(lines: Sequence[Line], body: int) -> tuple[int, int, int]:
    enacting = next((i for i in range(body) if is_enacting(lines[i].text)), body)
    menimbang = next((i for i in range(enacting) if _MENIMBANG.match(lines[i].text)), enacting)
    mengingat = next((i for i in range(menimbang, enacting) if _MENGINGAT.match(lines[i].text)), enacting)
    return menimbang, mengingat, enacting


def is_enacting(text: str) -> bool:
    """Whether a line is (part of) the enacting formula ("MEMUTUSKAN:", "MEMUTUSI(AN", "Dengan Persetujuan Bersama")."""
    if _ENACTING.match(text):
        return True
    return text[:1] in "MN" and len(text) < 16 and resembles(text, "MEMUTUSKAN")


def _body_start(lines: Sequence[Line]) -> int:
    """The first heading after "Menetapkan"; where there is no enacting formula (an extract), the first heading at all."""
    enacting = next((i for i, line in enumerate(lines) if is_enacting(line.text)), 0)
    formula = next((i for i in range(enacting, min(len(lines), enacting + 30)) if _FORMULA.match(lines[i].text)), enacting)
    for index in range(formula, len(lines)):
        text = lines[index].text
        if group_mark(text) or _is_first_pasal(text) or (index > enacting and enacting and diktum_mark(text)):
            return index
    return len(lines)


def _is_first_pasal(text: str, *, alone: bool = False) -> bool:
    if text[:1] not in "PpF":
        return False
    if alone:
        return any(r.mark.number == "1" and not r.mark.rest for r in pasal_readings(text, roman=False))
    return bool(pasal_mark(text) or any(r.mark.number == "1" for r in pasal_readings(text, roman=False)))


def _separate_penjelasan(lines: Sequence[Line], body: int) -> int | None:
    """Where a file that holds nothing but a Penjelasan begins it; None for any other file."""
    for index in range(body):
        if is_enacting(lines[index].text) or _MENIMBANG.match(lines[index].text):
            return None
        if _opens_penjelasan(lines, index):
            return index
    return None


def _opens_penjelasan(lines: Sequence[Line], index: int) -> bool:
    text = lines[index].text
    if not _PENJELASAN.match(text) and not (text[:1] == "P" and len(text) < 24 and resembles(text, "PENJELASAN")):
        return False
    return any(_UMUM.match(line.text) or _PER_PASAL.match(line.text) for line in lines[index : index + _WINDOW])


def _penjelasan_start(lines: Sequence[Line], body: int) -> int:
    for index in range(body, len(lines)):
        if lines[index].text[:1] == "P" and _opens_penjelasan(lines, index):
            return index
    # copies that lost the heading go straight on with "I. UMUM" after the closing
    order = next((i for i in range(body, len(lines)) if _is_order(lines, i)), len(lines))
    start = next((i for i in range(order, len(lines)) if _UMUM.match(lines[i].text) or _PER_PASAL.match(lines[i].text)), None)
    return start if start is not None else _unheaded_explanations(lines, body)


def _unheaded_explanations(lines: Sequence[Line], body: int) -> int:
    """Where "Pasal 1 … Cukup jelas." begins in a copy that lost every heading of the Penjelasan (PP 7/2018); the end if nowhere."""
    plain = [i for i in range(body, len(lines)) if lines[i].text[:5] in {"Cukup", "CUKUP"}]
    if len(plain) < _FEW_EXPLANATIONS:
        return len(lines)
    for index in range(body + 1, plain[0]):
        if lines[index].text[:1] == "P" and _is_first_pasal(lines[index].text, alone=True) and plain[0] - index < _WINDOW:
            return index
    return len(lines)


def _explains_annex(lines: Sequence[Line], annex: int, penjelasan: int) -> bool:
    """Whether a Penjelasan after a Lampiran explains the regulation that the Lampiran reprints, and not the one that it is attached to."""
    if penjelasan >= len(lines) or not reprints_regulation(lines[annex:penjelasan]):
        return False
    own = _numbers(lines[:_WINDOW])
    return not own or not own & _numbers(lines[penjelasan : penjelasan + _WINDOW])


def _numbers(lines: Sequence[Line]) -> set[str]:
    """The "17 TAHUN 2016" that lines begin with, read through slips of the last digits ("2OL6")."""
    found = (_NUMBER_OF.search(line.text) for line in lines)
    return {match[1] for match in found if match}


def _is_order(lines: Sequence[Line], index: int) -> bool:
    """The order to publish; UU 12/2011 Pasal 81 begins with its first words but goes on otherwise."""
    return bool(_ORDER.match(lines[index].text)) and any(_ORDERS.search(line.text) for line in lines[index : index + 3])


def _closing_start(lines: Sequence[Line], body: int, end: int) -> int:
    """The closing formula: the order to publish, or else the first of its phrases after which no Pasal follows."""
    for index in range(body, end):
        if _is_order(lines, index):
            return index
    last_pasal = max((i for i in range(body, end) if lines[i].text[:1] == "P" and pasal_mark(lines[i].text)), default=body)
    return next((i for i in range(last_pasal, end) if _CLOSING.match(lines[i].text)), end)


def _annexes(lines: Sequence[Line], body: int) -> Iterator[tuple[int, int | None]]:
    """Where each Lampiran begins, with its number: after the closing, at the top of a page, and numbered upwards.

    Lampiran II of UU 12/2011 prints "LAMPIRAN I" among its examples.
    """
    closing = next((i for i in range(body, len(lines)) if _CLOSING.match(lines[i].text) and not _cites_order(lines, i)), len(lines))
    latest = 0
    for index in range(closing + 1, len(lines)):
        match = _LAMPIRAN.match(lines[index].text)
        if match:
            number = _annex_number(match)
            first = index == 0 or lines[index - 1].page != lines[index].page
            if at_top(lines, index) and (number > latest if number else latest == 0 or (first and lines[index].page is not None)):
                # one that lost its number follows the latest
                number = number or (latest + 1 if latest else None)
                latest = number or 1
                yield index, number
        elif not latest and _opens_document(lines, index):
            latest = 1
            yield index, None


def _cites_order(lines: Sequence[Line], index: int) -> bool:
    return bool(_ORDER.match(lines[index].text)) and not _is_order(lines, index)


def _annex_number(match: re.Match[str]) -> int | None:
    token = match["number"] or match["mixed"]
    return roman_to_int(roman_reading(token)) if token else None


def at_top(lines: Sequence[Line], index: int) -> bool:
    """Whether a line stands among the first of its page; where there are no pages, always."""
    page = lines[index].page
    return page is None or index < _PAGE_HEAD or lines[index - _PAGE_HEAD].page != page


def _opens_document(lines: Sequence[Line], index: int) -> bool:
    """Whether a second regulation begins here: a title in capitals, its number, and its own Menimbang, at the top of a page."""
    if not _TITLE.match(lines[index].text) or not at_top(lines, index):
        return False
    following = lines[index : index + 60]
    return any(_NUMBERED.match(line.text) for line in following[:8]) and any(_MENIMBANG.match(line.text) for line in following)


def is_general(text: str) -> bool:
    """Whether a line is the heading "I. UMUM" of a Penjelasan."""
    return bool(_UMUM.match(text))


def is_per_pasal(text: str) -> bool:
    """Whether a line is the heading "II. PASAL DEMI PASAL" of a Penjelasan."""
    return bool(_PER_PASAL.match(text))


def reprints_regulation(lines: Sequence[Line]) -> bool:
    """Whether a Lampiran is a regulation of its own: it is enacted before its first Pasal.

    Others merely mention Pasal: Lampiran II of UU 12/2011 prints some as examples, tariffs name those that they rest on.
    """
    for line in lines[:_OPENING_LINES]:
        if is_enacting(line.text):
            return True
        if pasal_mark(line.text):
            return False
    return False
