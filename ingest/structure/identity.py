"""Which regulation a text is: type, region, number, year and title, read from its title block."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.lines.sourcetext import Line
from kb.citation.address import RegulationId
from kb.citation.regions import REGIONS, region_of_name
from kb.citation.types import MINISTERIAL, MINISTRIES, TYPES, is_regional

# printed type -> type in an id
_TYPES = {name.upper(): kind.code for kind in TYPES if kind.titled for name in (kind.name, *kind.also) if name}
# the longest name is tried first, since one begins with another
_TYPE = re.compile(
    "|".join(sorted((re.escape(name).replace(r"\ ", r"\s+").replace(r"\-", r"\s?-\s?") for name in _TYPES), key=len, reverse=True))
)
_MINISTRIES = [(re.compile(ministry.title), ministry.code) for ministry in MINISTRIES]
_REGIONS = [(re.compile(region.titled), region.code) for region in REGIONS if region.titled]
# "NOMOR 21 TAHUN 2007", "NOMOR : 5 TAHUN 2020", "NO. 22 TAHUN 1961", scanned "NOMOR 17 TAHUN 2OL6"
_NUMBER = re.compile(r"NO(?:MOR|\.)\s*[:.]?\s*(?P<number>[0-9OolIL]{1,4}[A-Z]?)\s+TAHUN\s+(?P<year>[0-9OolILtTS]{4})\b", re.I | re.A)
# "pada tanggal 13 April 2O2l", "LEMBARAN NEGARA REPUBLIK INDONESIA TAHUN 2O2I NOMOR 101"
_CLOSING_YEAR = re.compile(
    r"(?:[Pp]ada\s+tanggal\s+\d{1,2}\s+\w+|^(?:LEMBARAN|BERITA)\s+(?:NEGARA|DAERAH)\b.{0,60}?TAHUN)\s+(?P<year>[0-9OolIT]{4})\b"
)
_TITLE_END = re.compile(
    r"^(?:DENGAN\s+RAHMAT|PRESIDEN\s+REPUBLIK|MENTERI\b|GUBERNUR\b|BUPATI\b|WALI\s?KOTA\b|Menimbang|MENIMBANG|Pasal\s+[\dIVX]+\b|BAB\s+I\b|Lembaran)"
)
_OCR_DIGITS = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "i": "1", "L": "1", "t": "1", "T": "7", "S": "5", "s": "5"})
#: Lines of a file that may hold its title block.
TITLE_LINES = 60


@dataclass(frozen=True, slots=True)
class Identity:
    """What a title block says; `repaired` tells that digits had to be read through OCR slips ("2OO8")."""

    id: RegulationId | None
    title: str | None
    repaired: bool = False


def identify(lines: Sequence[Line]) -> Identity:
    """Identity of a regulation from its first lines; the first complete title block wins.

    >>> identify([Line("PERATURAN GUBERNUR DAERAH KHUSUS IBUKOTA JAKARTA"), Line("NOMOR 5 TAHUN 2020 TENTANG"), Line("UJI COBA")]).id
    RegulationId(type='pergub', number='5', year=2020, region='dki')
    """
    joined = "\n".join(line.text for line in lines[:TITLE_LINES])
    found = [identity for number in _NUMBER.finditer(joined) if (identity := _from_block(joined, number))]
    # a covering note may cite the regulation before its title block does (UU 12/2008: a decision of the constitutional court)
    best = next((identity for identity in found if identity.title), found[0] if found else Identity(None, None))
    return _with_closing_year(best, lines) if best.id else best


def _from_block(joined: str, number: re.Match[str]) -> Identity | None:
    """What the words around one "NOMOR 5 TAHUN 2020" say; None where no type stands before it."""
    before = joined[: number.start()].upper()
    types = list(_TYPE.finditer(before))
    if not types:
        return None
    kind = _TYPES[re.sub(r"\s?-\s?", "-", " ".join(types[-1][0].split()))]
    between = before[types[-1].end() :]
    region = next((code for pattern, code in _REGIONS if pattern.search(between)), None) if is_regional(kind) else None
    if is_regional(kind) and region is None:
        region = _plain_region(between)
    if kind in MINISTERIAL:
        kind += next((code for pattern, code in _MINISTRIES if pattern.search(between)), "")
    digits, year = number["number"].translate(_OCR_DIGITS), number["year"].translate(_OCR_DIGITS)
    repaired = digits + year != number["number"] + number["year"]
    return Identity(RegulationId(kind, digits.lower(), int(year), region), _title(joined[number.end() :]), repaired)


def _with_closing_year(identity: Identity, lines: Sequence[Line]) -> Identity:
    """The year that promulgation and gazette agree on, where the title's differs from it in one digit only (2027 for 2021)."""
    if identity.id is None:
        return identity
    years = Counter(
        match["year"].translate(_OCR_DIGITS)
        for line in lines[TITLE_LINES:]
        if ("tanggal" in line.text or line.text[:1] in "LB") and (match := _CLOSING_YEAR.search(line.text))
    )
    year, votes = years.most_common(1)[0] if years else ("", 0)
    printed = f"{identity.id.year:04d}"
    differing = sum(a != b for a, b in zip(year, printed, strict=False))
    if votes < 2 or votes < sum(years.values()) or differing != 1 or abs(int(year) - int(printed)) < 2:
        return identity
    return Identity(replace(identity.id, year=int(year)), identity.title, repaired=True)


def _plain_region(between: str) -> str | None:
    """ "PROVINSI JAWA BARAT" -> jawa-barat; "KOTA BOGOR" -> kota-bogor."""
    match = re.search(r"(?:PROVINSI\s+|(?=KABUPATEN|KOTA))([A-Z]+(?:\s+[A-Z]+){0,3})", between)
    return region_of_name(match[1]) if match else None


def _title(after: str) -> str | None:
    words: list[str] = []
    started = False
    for raw in after.split("\n"):
        text = raw.strip()
        if not started:
            match = re.match(r"(?:TENTANG|Tentang)\b\s*", text)
            if not match:
                if text and not started and len(words) == 0 and not re.match(r"^\W*$", text):
                    return None
                continue
            started = True
            text = text[match.end() :]
        if _TITLE_END.match(text) or len(words) > 12:
            break
        if text:
            words.append(text)
    return " ".join(" ".join(words).split()).strip(" .") or None
