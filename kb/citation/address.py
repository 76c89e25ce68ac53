"""Addresses of regulations and of their provisions: parse, print, cite.

    uu-21-2007                                  a regulation
    uu-21-2007/pasal-58/ayat-4/huruf-b          a provision, from the Pasal down, as lawyers cite it
    uu-1-2023/buku-2/bab-20                     above the Pasal
    uu-21-2007/penjelasan/pasal-7/ayat-1        beside the body
    uu-23-2002/pasal-59@uu-35-2014              the wording as that act left it

Parsing and printing are inverse of each other. The path is a sequence of (level, number) and not a set of fixed fields, because
"Pasal 1 angka 7" skips ayat and huruf, and lists alternate as the text does (UU 12/2011, Lampiran II, angka 83-89).
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from kb.citation.numerals import int_to_ordinal, int_to_roman
from kb.citation.regions import formal_region, short_region
from kb.citation.types import type_of
from kb.errors import AddressError


class Level(StrEnum):
    """Levels of a regulation's structure, by their Indonesian names (English "paragraph" would mean both ayat and Paragraf)."""

    JUDUL = "judul"
    MENIMBANG = "menimbang"
    MENGINGAT = "mengingat"
    MENETAPKAN = "menetapkan"
    BUKU = "buku"
    BAB = "bab"
    BAGIAN = "bagian"
    PARAGRAF = "paragraf"
    PASAL = "pasal"
    AYAT = "ayat"
    HURUF = "huruf"
    ANGKA = "angka"
    DIKTUM = "diktum"
    PENUTUP = "penutup"
    PENJELASAN = "penjelasan"
    UMUM = "umum"
    LAMPIRAN = "lampiran"


_UNNUMBERED = frozenset({Level.JUDUL, Level.MENIMBANG, Level.MENGINGAT, Level.MENETAPKAN, Level.PENUTUP, Level.PENJELASAN, Level.UMUM})
_NUMBER = {
    Level.BUKU: r"\d+",
    Level.BAB: r"\d+[a-z]?",
    Level.BAGIAN: r"\d+[a-z]?",
    Level.PARAGRAF: r"\d+[a-z]?",
    Level.PASAL: r"(?:\d+[a-z]*|[ivxlc]+)",
    Level.AYAT: r"\d+[a-z]*",
    Level.HURUF: r"[a-z]{1,2}\d*",
    Level.ANGKA: r"\d+[a-z]*",
    Level.DIKTUM: r"\d+",
    Level.LAMPIRAN: r"\d+",
}

#: Levels that group Pasal and stand above them.
GROUPING = frozenset({Level.BUKU, Level.BAB, Level.BAGIAN, Level.PARAGRAF})

_ID = re.compile(
    r"""
    (?P<type>[a-z]+)              # uu, perpres, permensos
    (?:-(?P<region>[a-z]+(?:-[a-z]+)*))?   # dki, jawa-barat
    -(?P<number>\d+[a-z]*)        # 21
    -(?P<year>\d{4})              # 2007
    """,
    re.X | re.A,
)


@dataclass(frozen=True, slots=True, order=True)
class RegulationId:
    """Identity of a regulation: TYPE[-REGION]-NUMBER-YEAR.

    >>> str(RegulationId.parse("pergub-dki-64-2019"))
    'pergub-dki-64-2019'
    >>> RegulationId.parse("pergub-dki-64-2019").citation
    'Pergub DKI 64/2019'
    """

    type: str
    number: str
    year: int
    region: str | None = None

    @classmethod
    def parse(cls, text: str) -> "RegulationId":
        """Read an id; AddressError when it is none."""
        match = _ID.fullmatch(text)
        if not match:
            raise AddressError(f'"{text[:80]}" is not a regulation id; write it like uu-21-2007 or pergub-dki-64-2019')
        return cls(match["type"], match["number"], int(match["year"]), match["region"])

    def __str__(self) -> str:
        return "-".join(part for part in (self.type, self.region, self.number, f"{self.year:04d}") if part)

    @property
    def type_label(self) -> str:
        """How the type is cited: "UU", "Permen PPPA", "Pergub DKI"."""
        kind = type_of(self.type)
        label = kind.short if kind else self.type.capitalize()
        return f"{label} {short_region(self.region)}" if self.region else label

    @property
    def citation(self) -> str:
        """Short citation: "UU 21/2007"."""
        return f"{self.type_label} {self.number}/{self.year}"

    @property
    def formal_citation(self) -> str:
        """Citation in full, without the title: "Undang-Undang Nomor 21 Tahun 2007"."""
        kind = type_of(self.type)
        name = (kind and (kind.name or kind.short)) or self.type.capitalize()
        region = f" {formal_region(self.region)}" if self.region else ""
        return f"{name}{region} Nomor {self.number.upper()} Tahun {self.year}"


@dataclass(frozen=True, slots=True)
class Segment:
    """One step of a provision's path: a level and, where the level has one, its number in lower case."""

    level: Level
    number: str | None = None

    def __str__(self) -> str:
        return self.level.value if self.number is None else f"{self.level.value}-{self.number}"

    @classmethod
    def parse(cls, text: str) -> "Segment":
        """Read "pasal-58", "penjelasan", "lampiran-2"; AddressError when it is none."""
        name, dash, number = text.partition("-")
        try:
            level = Level(name)
        except ValueError:
            raise AddressError(f'"{text[:40]}" is not a level of a regulation (pasal, ayat, huruf, angka, bab, …)') from None
        if not dash:
            if level in _UNNUMBERED or level is Level.LAMPIRAN:
                return cls(level)
            raise AddressError(f'"{text[:40]}" lacks its number: write {name}-1')
        if level in _UNNUMBERED or not re.fullmatch(_NUMBER[level], number, re.A):
            raise AddressError(f'"{text[:40]}" has a number that {name} cannot carry')
        return cls(level, number)


@dataclass(frozen=True, slots=True)
class Address:
    """Address of a regulation (empty path) or of a provision, optionally of the wording that one act left (`version`).

    >>> a = Address.parse("uu-21-2007/pasal-58/ayat-4/huruf-b")
    >>> str(a), a.citation
    ('uu-21-2007/pasal-58/ayat-4/huruf-b', 'UU 21/2007 Pasal 58 ayat (4) huruf b')
    >>> Address.parse("uu-23-2002/pasal-59@uu-23-2002").version.citation
    'UU 23/2002'
    """

    regulation: RegulationId
    path: tuple[Segment, ...] = ()
    version: RegulationId | None = None

    @classmethod
    def parse(cls, text: str) -> "Address":
        """Read an address; AddressError says what is wrong with it."""
        return _parse_address(text)

    def __str__(self) -> str:
        return _print_address(self)

    def child(self, level: Level, number: str | None = None) -> "Address":
        """The address one level down."""
        return Address(self.regulation, (*self.path, Segment(level, number)), self.version)

    @property
    def parent(self) -> "Address | None":
        """The address one step up in the path (not the structural parent of a Pasal, which is its Bab); None at the regulation."""
        return Address(self.regulation, self.path[:-1], self.version) if self.path else None

    @property
    def bare(self) -> "Address":
        """The same place without a version: the wording in force."""
        return Address(self.regulation, self.path) if self.version else self

    @property
    def level(self) -> Level | None:
        """Level of the last segment; None for a whole regulation."""
        return self.path[-1].level if self.path else None

    @property
    def pasal(self) -> "Address | None":
        """The innermost Pasal that holds this address, itself included."""
        for depth in range(len(self.path), 0, -1):
            if self.path[depth - 1].level is Level.PASAL:
                return Address(self.regulation, self.path[:depth], self.version)
        return None

    @property
    def in_penjelasan(self) -> bool:
        """Whether it lies in the Penjelasan."""
        return any(segment.level is Level.PENJELASAN for segment in self.path)

    @property
    def explained(self) -> "Address":
        """The clause that an address in the Penjelasan explains; anywhere else the address itself.

        >>> str(Address.parse("uu-21-2007/penjelasan/pasal-7/ayat-1").explained)
        'uu-21-2007/pasal-7/ayat-1'
        """
        beside = {Level.PENJELASAN, Level.UMUM}
        path = tuple(segment for segment in self.path if segment.level not in beside)
        return Address(self.regulation, path, self.version) if self.in_penjelasan else self

    def covers(self, other: "Address") -> bool:
        """Whether `other` is this provision or lies below it (versions aside).

        >>> Address.parse("uu-21-2007/pasal-2").covers(Address.parse("uu-21-2007/pasal-2/ayat-1"))
        True
        """
        return self.regulation == other.regulation and other.path[: len(self.path)] == self.path

    @property
    def citation(self) -> str:
        """Citation as Indonesian lawyers write it."""
        return _cite_address(self)

    @property
    def path_citation(self) -> str:
        """Citation without the regulation: "Pasal 58 ayat (4) huruf b"."""
        return " ".join(map(_cite_segment, self.path))


@lru_cache(maxsize=16384)
def _parse_address(text: str) -> Address:
    if len(text) > 300:
        raise AddressError("an address has at most 300 characters")
    place, at, version = text.partition("@")
    regulation, *segments = place.split("/")
    return Address(
        RegulationId.parse(regulation),
        tuple(map(Segment.parse, segments)),
        RegulationId.parse(version) if at else None,
    )


# a page of a law prints and cites the same addresses hundreds of times
@lru_cache(maxsize=16384)
def _print_address(address: Address) -> str:
    bare = "/".join((str(address.regulation), *map(str, address.path)))
    return f"{bare}@{address.version}" if address.version else bare


@lru_cache(maxsize=16384)
def _cite_address(address: Address) -> str:
    text = f"{address.regulation.citation} {address.path_citation}".rstrip()
    return f"{text} (menurut {address.version.citation})" if address.version else text


def _cite_segment(segment: Segment) -> str:
    number = segment.number or ""
    match segment.level:
        case Level.PASAL:
            return f"Pasal {number.upper()}"
        case Level.AYAT:
            return f"ayat ({number})"
        case Level.HURUF | Level.ANGKA:
            return f"{segment.level.value} {number}"
        case Level.BUKU | Level.BAGIAN | Level.DIKTUM if number.isdigit() and 0 < int(number) < 100:
            word = int_to_ordinal(int(number))
            return f"{segment.level.value.capitalize()} {word.upper() if segment.level is Level.DIKTUM else word}"
        case Level.BAB | Level.LAMPIRAN if number.rstrip("abcdefghijklmnopqrstuvwxyz").isdigit():
            digits = number.rstrip("abcdefghijklmnopqrstuvwxyz")
            value = int(digits)
            roman = int_to_roman(value) if 0 < value < 400 else digits
            return f"{segment.level.value.capitalize()} {roman}{number[len(digits) :].upper()}"
        case _:
            return f"{segment.level.value.capitalize()} {number}".rstrip()
