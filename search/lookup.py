"""Addresses as people type them: "psl 58 ayat 4 uu tppo", "Pasal 58(4)(b)", "article 58 paragraph 4 of law 21/2007", "UU No. 2O/2007"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kb.address import Address, Level, RegulationId, Segment
from kb.errors import AddressError
from kb.numerals import ordinal_to_int, roman_to_int
from kb.regulation import Regulation

_TYPES = (
    ("perppu", r"perppu|perpu|peraturan pemerintah pengganti undang[- ]?undang"),
    ("uu", r"u\.?u\.?(?=[\s\-.\d])|undang[- ]?undang|law|act|statute"),
    ("pp", r"p\.?p\.?(?=[\s\-.\d])|peraturan pemerintah|government regulation"),
    ("perpres", r"perpres|peraturan presiden|presidential regulation"),
    ("keppres", r"keppres|keputusan presiden|presidential decree"),
    ("pergub", r"pergub|peraturan gubernur|gubernatorial regulation|governor regulation"),
    ("perda", r"perda|peraturan daerah|regional regulation"),
    (
        "permenpppa",
        r"permen\s?p?ppa|permenpppa|permen pp\s?&?\s?pa|peraturan menteri pppa|peraturan menteri pemberdayaan perempuan[\w\s]*anak",
    ),
)
_REGIONS = (("dki", r"(?:provinsi\s+)?(?:dki(?:\s+jakarta)?|daerah khusus ibu\s?kota jakarta|jakarta)"),)
_DIGITS = str.maketrans({"o": "0", "l": "1", "i": "1"})
_NUMBERED = re.compile(
    rf"\b(?P<type>{'|'.join(f'(?:{pattern})' for _, pattern in _TYPES)})[\s.\-]*"
    rf"(?P<region>{'|'.join(pattern for _, pattern in _REGIONS)})?[\s.\-]*(?:r\.?i\.?\s+)?(?:no(?:mor|mer)?\b|number\b|nr\b)?[\s.:]*"
    r"(?P<number>[0-9ol]{1,3}[a-z]?)\s*(?:/|-|,|\btahun\b|\bthn\b|\bth\b|\bof\b|\byear\b|\s)[\s./]*(?P<year>(?:19|2[0o])[0-9ol]{2})\b"
)
_IDENTIFIER = re.compile(r"\b[a-z]+(?:-[a-z]+)*-\d+[a-z]*-\d{4}(?:/[a-z0-9/-]+)?(?:@[a-z0-9-]+)?")

_PASAL = r"(?:pasal|psl|ps|pas|article|art|articles|section|sec)\b[\s.]*"
_PROVISION = re.compile(
    rf"\b(?P<elucidation>penjelasan(?:\s+atas)?\s+)?{_PASAL}(?P<pasal>[0-9ol]*[0-9][0-9ol]*\s?(?:[a-z](?![a-z]))?|[ivx]+(?![a-z]))"
)
_AYAT = re.compile(
    r"^[\s,.]*(?:(?:ayat|ay|paragraph|para|par|verse)\b[\s.]*\(?\s*(?P<word>\d{1,2}[a-z]?)\s*\)?|\(\s*(?P<bracket>\d{1,2}[a-z]?)\s*\))"
)
_HURUF = re.compile(
    r"^[\s,.]*(?:(?:huruf|hrf|letter|point|poin|butir)\b[\s.]*\(?\s*(?P<word>[a-z]{1,2})\s*\)?(?![a-z])|\(\s*(?P<bracket>[a-z])\s*\))"
)
_ANGKA = re.compile(r"^[\s,.]*(?:angka|number|no|nomor|item|butir|poin|point)\b[\s.]*\(?\s*(?P<word>\d{1,3}[a-z]?)\s*\)?")
_LEADING = re.compile(
    r"(?:(?P<huruf>huruf|letter|point)\s+\(?(?P<h>[a-z])\)?[\s,]*(?:of\s+)?)?"
    r"(?:(?P<ayat>ayat|paragraph|para)\s*\(?(?P<a>\d{1,2}[a-z]?)\)?|(?P<angka>angka|number|item)\s+(?P<n>\d{1,3}[a-z]?))[\s,]*(?:of\s+|dari\s+)?$"
)
_BAB = re.compile(r"\b(?:bab|chapter)\s+(?P<bab>[ivxlc]+|\d{1,2})\b(?:[\s,]*bagian\s+(?:ke\s?)?(?P<bagian>\w+))?")


@dataclass(frozen=True, slots=True)
class Reference:
    """What a text names: a regulation, a path in it, or both; `rest` is the text without the words that name it."""

    regulation: RegulationId | None
    path: tuple[Segment, ...]
    rest: str
    version: RegulationId | None = None
    """The act whose wording an address names after its @."""

    @property
    def address(self) -> Address | None:
        """The address, where a regulation is named."""
        return Address(self.regulation, self.path, self.version) if self.regulation else None


class Lookup:
    """Finds regulations and provisions that a text names; knows the corpus' popular names."""

    def __init__(self, regulations: Iterable[Regulation]) -> None:
        self._names: list[tuple[re.Pattern[str], RegulationId]] = []
        names: dict[str, RegulationId] = {}
        for regulation in regulations:
            for name in (regulation.short_title, *regulation.aliases):
                if name:
                    names.setdefault(_fold(name), regulation.id)
        for name in sorted(names, key=len, reverse=True):
            words = r"[\s\-]+".join(map(re.escape, re.split(r"[\s\-]+", name)))
            self._names.append((re.compile(rf"(?<![\w/]){words}(?![\w/])"), names[name]))

    def find(self, text: str) -> Reference:
        """The regulation and provision that a text names.

        >>> Lookup([]).find("psl 58 ayat (4) huruf b UU No. 21 Tahun 2007").address.citation
        'UU 21/2007 Pasal 58 ayat (4) huruf b'
        """
        folded = _fold(text)
        exact = _identifier(folded)
        if exact:
            return exact
        regulation, rest = self._regulation(folded)
        path, rest = _path(rest)
        return Reference(regulation, path, " ".join(rest.split()))

    def _regulation(self, text: str) -> tuple[RegulationId | None, str]:
        if match := _NUMBERED.search(text):
            kind = next(name for name, pattern in _TYPES if re.fullmatch(pattern, match["type"]) or re.match(pattern, match["type"] + " "))
            region = next((code for code, pattern in _REGIONS if match["region"] and re.fullmatch(pattern, match["region"])), None)
            number = match["number"].translate(_DIGITS)
            if kind in {"pergub", "perda"} and region is None:
                region = "dki"  # the task force's own province
            id = RegulationId(kind, number, int(match["year"].translate(_DIGITS)), region)
            return id, _without(text, match)
        for pattern, id in self._names:
            if match := pattern.search(text):
                return id, _without(text, match)
        return None, text


def _fold(text: str) -> str:
    return " ".join(text.lower().replace("–", "-").split())


def _without(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} | {text[match.end() :]}"


def _identifier(text: str) -> Reference | None:
    match = _IDENTIFIER.search(text)
    if not match:
        return None
    try:
        address = Address.parse(match[0].rstrip("/-"))
    except AddressError:
        return None
    rest = " ".join(_without(text, match).replace("|", " ").split())
    return Reference(address.regulation, address.path, rest, address.version)


def _path(text: str) -> tuple[tuple[Segment, ...], str]:
    match = _PROVISION.search(text)
    if not match:
        return _group_path(text)
    number = match["pasal"].replace(" ", "")
    digits = re.match(r"[0-9ol]+", number)
    if digits and number[0] not in "ivx":
        number = digits[0].translate(_DIGITS) + number[digits.end() :]
    path = [Segment(Level.PENJELASAN)] if match["elucidation"] else []
    path.append(Segment(Level.PASAL, number))
    before, after = text[: match.start()], text[match.end() :]
    below, after = _below(after)
    if not below and (leading := _LEADING.search(before)):
        below = _leading(leading)
        before = before[: leading.start()]
    return (*path, *below), f"{before} {after}".replace("|", " ")


def _below(after: str) -> tuple[tuple[Segment, ...], str]:
    path: list[Segment] = []
    steps = ((_AYAT, Level.AYAT), (_ANGKA, Level.ANGKA), (_HURUF, Level.HURUF), (_ANGKA, Level.ANGKA))
    for pattern, level in steps:
        match = pattern.match(after)
        if match and not (level is Level.ANGKA and any(s.level is Level.ANGKA for s in path)):
            groups = match.groupdict()
            path.append(Segment(level, groups.get("word") or groups.get("bracket")))
            after = after[match.end() :]
    return tuple(path), after


def _leading(match: re.Match[str]) -> tuple[Segment, ...]:
    path = [Segment(Level.AYAT, match["a"])] if match["ayat"] else [Segment(Level.ANGKA, match["n"])]
    if match["huruf"]:
        path.append(Segment(Level.HURUF, match["h"]))
    return tuple(path)


def _group_path(text: str) -> tuple[tuple[Segment, ...], str]:
    match = _BAB.search(text)
    if not match:
        return (), text.replace("|", " ")
    value = int(match["bab"]) if match["bab"].isdigit() else roman_to_int(match["bab"])
    if not value:
        return (), text.replace("|", " ")
    path = [Segment(Level.BAB, str(value))]
    if match["bagian"]:
        word = match["bagian"]
        number = int(word) if word.isdigit() else ordinal_to_int(word) or ordinal_to_int(f"ke{word}")
        if number:
            path.append(Segment(Level.BAGIAN, str(number)))
    return tuple(path), _without(text, match).replace("|", " ")
