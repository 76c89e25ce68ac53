"""How regulations name each other: by number and year, as "ini", by title alone, or as works that have no address here.

Undang-Undang Nomor 13 Tahun 2006      uu-13-2006
Peraturan Gubernur ini                 the regulation itself
Undang-Undang tentang Perlindungan Anak, Undang-Undang Perlindungan Anak   by a title that the manifest knows
Pasal 297 KUHP, UUD 1945, Undang-Undang Hukum Acara Pidana                 none: no address is made up
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kb.citation.address import RegulationId
from kb.citation.regions import REGIONS, printed_region
from kb.citation.types import RegulationType, is_regional, longest_first

_UU = r"[Uu]ndang\s?-?\s?[Uu]ndang"
_MINISTRY = r"(?:\s+(?:Negara\s+)?[A-Z]\w+(?:(?:\s+dan|,)?\s+[A-Z]\w+){0,7}?)?"
_CITED = [kind for kind in longest_first() if kind.cited]
_FIRST_WORDS = {kind.name.split()[0] for kind in _CITED if kind.name and kind.code != "uu"}
_KINDS = "|".join(sorted({"Peraturan", "Keputusan", "Instruksi"} | _FIRST_WORDS))
# "Peraturan LPSK", "Peraturan Kepala Kepolisian Negara Republik Indonesia", "Keputusan Jaksa Agung": of no type that has ids here
_OTHER = rf"(?P<other>(?:{_KINDS})\s+(?=[A-Z])(?!Tata\s)\w+" + _MINISTRY + ")"


def _pattern(kind: RegulationType) -> str:
    """A type's name as regulations print it, with its region where it has one; groups: the type's code, and `in_CODE_PLACE`."""
    name = re.sub(r"\s+", r"\\s+", kind.name or "").replace("Undang-Undang", _UU)
    # "Pemerintah - Pengganti"; "Menteri Negara Pemberdayaan Perempuan"
    name = name.replace(r"\s+Pengganti", r"\W{1,3}Pengganti").replace(r"Menteri\s+", r"Menteri\s+(?:Negara\s+)?")
    if not kind.regional:
        return rf"(?P<{kind.code}>{name})"
    regions = "|".join(f"(?P<in_{kind.code}_{place}>{printed_region(region)})" for place, region in enumerate(REGIONS))
    return rf"(?P<{kind.code}>{name}(?:\s+(?:{regions}))?)"


_TYPE = "|".join((*map(_pattern, _CITED), _OTHER))
# OCR: "Tal:run", "Ta}:lun"
# "Undang-Undang Nomor 13 Tahun 2006", "Undang- Undang Nomor 3l Tahun 2Ol4", "Peraturan Presiden Republik Indonesia No. 69 tahun 2008"
_NAMED = re.compile(
    rf"(?:{_TYPE})(?:\s+Republik\s+Indonesia)?\s+(?:Nomor|No\.?|nomor)\s*:?\s*"
    r"(?P<number>[\dA-Za-z]{1,4})\s+[Tt]a[a-z:}]{1,5}n\s+(?P<year>[12lI][\dOolILSt]{3})(?!\w)"
)
# "Undang-Undang ini", "Peraturan Gubernur ini"
_THIS = re.compile(rf"(?:{_TYPE})\s+ini(?!\w)")
# "Kitab Undang-Undang Hukum Acara Pidana", "KUHP", "UUD 1945", "Undang-Undang Hukum Acara Pidana", "Undang-Undang Darurat", "Konvensi …"
_EXTERNAL = re.compile(
    rf"(?:Kitab\s+{_UU}(?:\s+Hukum(?:\s+Acara)?\s+(?:Pidana|Perdata|Dagang)(?:\s+Militer)?)?|KUH\s?A?\s?P(?:erdata|idana)?\b|KUHD\b"
    rf"|{_UU}\s+Dasar(?:\s+Negara\s+Republik\s+Indonesia)?(?:\s+Tahun)?(?:\s+1945)?|UUD\b(?:\s+(?:Negara|NRI)[\w\s]*?)?(?:\s+Tahun)?(?:\s+1945)?"
    rf"|{_UU}\s+(?:Hukum\s+Acara|Darurat)|Konvensi|Protokol|Statuta|Convention|Protocol|Penetapan\s+Presiden|Staatsblad|Ordonansi)"
)
# what follows a clause and is a law without a number: "Pasal 5 Undang-Undang yang bersangkutan", "Pasal 4 Peraturan LPSK"
_UNNAMED = re.compile(rf"(?:{_TYPE})(?=\s|[.,;)])")
_TITLED = re.compile(rf"(?P<type>{_UU}|Peraturan\s+Pemerintah|Peraturan\s+Presiden)\s+(?P<about>tentang\s+|Tentang\s+)?")
_ABOUT = re.compile(r"\s+tentang\s+", re.I)
_LONGER = re.compile(r"\s+(?:dan|atas|bagi|dalam|di)\s+(?!Undang|Peraturan)[A-Z]|\s+[A-Z](?!ndang)")
_OCR = str.maketrans("OolILSt", "0011151")
_SIMPLE = {"undang": "uu", "pemerintah": "pp", "presiden": "perpres"}
#: Where a name may begin.
START = re.compile(rf"(?<!\w)(?:{_UU}|(?:{_KINDS})\s+[A-Z]|Kitab\s+U|KUH|UUD)")


@dataclass(frozen=True, slots=True)
class LawName:
    """One name as written: `id` where it is certain, `this` for "Undang-Undang ini" (`type` is its kind, "" for one without ids here).

    `unnamed` names no law at all ("Undang-Undang", "Peraturan LPSK") and only tells that the clause before it is not one of this text.
    """

    start: int
    end: int
    id: RegulationId | None
    this: bool = False
    type: str = ""
    unnamed: bool = False


class LawNames:
    """Reads names; knows the titles of the manifest."""

    def __init__(self, titles: Mapping[RegulationId, str]) -> None:
        self._titles: dict[str, list[RegulationId]] = {}
        for id, title in titles.items():
            self._titles.setdefault(_folded(title), []).append(id)
        longest_first = sorted(self._titles, key=len, reverse=True)
        words = (r"\s+".join(map(re.escape, title.split())) for title in longest_first)
        self._title = re.compile(rf"(?:{'|'.join(words)})(?!\w)", re.I) if titles else None

    def read(self, text: str, position: int, by: RegulationId) -> LawName | None:
        """The name that begins at a position, in a text of the regulation `by`.

        >>> names = LawNames({RegulationId.parse("uu-23-2002"): "Perlindungan Anak"})
        >>> str(names.read("Undang-Undang Perlindungan Anak tersebut", 0, RegulationId.parse("uu-21-2007")).id)
        'uu-23-2002'
        """
        if match := _THIS.match(text, position):
            return LawName(position, match.end(), None, this=True, type=_type(match)[0])
        if match := _NAMED.match(text, position):
            return self._numbered(text, position, match, by)
        if match := _EXTERNAL.match(text, position):
            return LawName(position, match.end(), None)
        if titled := self._titled(text, position, by):
            return titled
        match = _UNNAMED.match(text, position)
        return LawName(position, match.end(), None, unnamed=True) if match else None

    def _numbered(self, text: str, position: int, match: re.Match[str], by: RegulationId) -> LawName:
        """By number and year; where the number is misread ("Nomor 2g Tahun 2OO2 tentang Perlindungan Anak") by title and year."""
        title = self._title_after(text, match.end())
        id = _id(match, by)
        if id is None and title:
            code, year = _type(match)[0], match["year"].translate(_OCR)
            alike = [known for known in self._titles[_folded(title[0])] if known.type == code and str(known.year) == year]
            id = alike[0] if len(alike) == 1 else None
        return LawName(position, title.end() if title else match.end(), id)

    def _title_after(self, text: str, end: int) -> re.Match[str] | None:
        """The title that follows a number, if it is a known one."""
        about = _ABOUT.match(text, end)
        return self._title.match(text, about.end()) if about and self._title else None

    def _titled(self, text: str, position: int, by: RegulationId) -> LawName | None:
        head = _TITLED.match(text, position)
        if head is None or self._title is None or not head["type"][0].isupper():
            return None
        match = self._title.match(text, head.end())
        if match is None or _LONGER.match(text, match.end()):
            return None
        kind = next(code for word, code in _SIMPLE.items() if word in head["type"].lower())
        # two laws of one title: the later one that the citing law can have meant (UU 12/2022 means UU 13/2006, not UU 3/2026)
        fitting = [id for id in self._titles[_folded(match[0])] if id.type == kind and id.year <= by.year]
        return LawName(position, match.end(), max(fitting, key=lambda id: id.year)) if fitting else None


def _folded(title: str) -> str:
    return " ".join(title.lower().split())


def _type(match: re.Match[str]) -> tuple[str, str | None]:
    """Code of the type that matched, "" for one without ids here, and the region that is named."""
    groups = match.groupdict()
    code = next((kind.code for kind in _CITED if groups[kind.code] is not None), "")
    return code, next((region.code for place, region in enumerate(REGIONS) if groups.get(f"in_{code}_{place}")), None)


def _id(match: re.Match[str], by: RegulationId) -> RegulationId | None:
    code, region = _type(match)
    number, year = match["number"].translate(_OCR), int(match["year"].translate(_OCR))
    if not code or not number.isdigit() or number[0] == "0" or not 1945 <= year <= 2100:
        return None
    if is_regional(code):
        region = region or by.region
        if region is None:
            return None  # a province that is not named
    return RegulationId(code, number, year, region)
