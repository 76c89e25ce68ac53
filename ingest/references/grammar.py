"""The grammar of a citation in an Indonesian regulation: what is written, before anything is resolved.

    read_chain("… dalam Pasal 5 ayat (1) dan ayat (2) Undang-Undang Nomor 13 Tahun 2006 …", 9)

gives one `Chain` of two items, [pasal 5, ayat 1] and [ayat 2], and where the words after it begin, for `ingest.references.lawnames` to
read the law.
Above each rule stand the strings that it matches; slips are those of the OCR layers at hand.
"""

import re
from dataclasses import dataclass

from kb.citation import levels
from kb.citation.address import Level, Segment
from kb.citation.numerals import ordinal_to_int, roman_to_int

THIS = "ini"
"""Number of "Pasal ini", "ayat ini"."""
UNREADABLE = "?"
"""Number of a Pasal that a copy made unreadable."""


@dataclass(frozen=True, slots=True)
class Item:
    """One reference as written, outermost level first: "huruf b" or "Pasal 5 ayat (1)"; `up_to` stands after "sampai dengan"."""

    start: int
    end: int
    segments: tuple[Segment, ...]
    up_to: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """References joined by comma, "dan", "atau", "sampai dengan"."""

    items: tuple[Item, ...]
    end: int


# "Pasal 5", "pasal 76D"; OCR: "Pasal2", "Pasa1 5", "Pasa-l 8", "Pasal 6O7", "Pasal ll2", "Pasal 2L9", "Pasal 11 1" (111), "Pasal 28 D ayat"
# not "Pasal 2a", which is 28 misread
_ARABIC = (
    r"(?P<digits>[\dOol](?:[\dOolIL]*[\dOol])?(?:\s\d(?!\s*[\d(]))?)(?:(?P<suffix>[A-Z]{0,2})(?!\w)|(?P<apart>\s[A-J])(?=\s+ayat|[,;]))"
)
_PASAL = re.compile(rf"(?:{levels.PASAL.printed})\s*{_ARABIC}")
# "Pasal 2a", "Pasal lSl": a number that cannot be told, inside a list whose other numbers can
_UNREADABLE = re.compile(r"Pasal\s?[\dIlOSo]\w{0,4}(?!\w)")
# "Pasal I", "Pasal VII": the clauses of amending acts
_ROMAN_PASAL = re.compile(r"Pasal\s+(?P<roman>[IVX]+)(?!\w)")
# "ayat (1)", "ayat (2a)", "ayat(2)", "ayat (l)", "ayat (i)", "ayat (f )", "ayal (3)"
# with the bracket misread: "ayat (21" (2), "ayat (ll" (1), "ayat l2l" (2), "ayat 1"
_AYAT = re.compile(
    r"""[Aa]ya[tlr]\s?(?:
        \s*[({\[]\s*(?P<closed>[\dlIO]{1,2}[a-z]{0,2}|[if])\s*[)}\]]
      | \s*[({\[]\s*(?P<open>[\dlIO]{1,3})(?!\w)
      | \s*[lt|](?P<bars>\d{1,2})[lIt|)](?!\w)
      | (?P<bare>\d{1,2})(?!\w|\s*\()
    )""",
    re.X,
)
# "huruf a", "huruf aa", "hurufa", "hunrf c", "hurrf f", "hurt'f c"
_HURUF = re.compile(levels.HURUF.printed + r"\s?(?P<letter>(?P<first>[a-z])(?P=first)?)(?!\w)")
# "angka 7", "butir 2"; not "angka 1 (satu)", which counts
_ANGKA = re.compile(rf"(?:{levels.ANGKA.printed})\s(?P<number>\d{{1,3}}[a-z]?)(?!\w|\s*\()")
# "Bab II", "BAB XIIA"
_BAB = re.compile(r"(?:Bab|BAB)\s+(?P<roman>[IVXL]+)(?P<suffix>[A-Z]?)(?!\w)")
# "Buku Kesatu", "Bagian Kedua", "Bagian Kedua Belas", "Paragraf 3"
_ORDINAL = re.compile(
    r"(?P<level>Buku|BUKU|Bagian|BAGIAN|Paragraf)\s+(?:(?P<number>\d{1,2})|"
    r"(?P<word>[Kk][Ee]\w+|[Pp]ertama)(?P<tens>\s+(?:[Bb]elas|[Pp]uluh)(?:\s+\w+)?)?)(?!\w)"
)
# "Lampiran", "Lampiran II", "Lampiran 1"
_LAMPIRAN = re.compile(r"Lampiran(?:\s+(?:(?P<roman>[IVXL]+)|(?P<number>\d{1,2})))?(?!\w)")
# "Pasal ini", "ayat ini", "Bab ini"
_THIS = re.compile(r"(?P<level>[Pp]asal|ayat|huruf|Bab|Bagian|Paragraf|Lampiran)\s+ini(?!\w)")
# "Penjelasan Pasal 5 ayat (1)", "Lihat penjelasan Pasal 33", "Penjelasan Umum"
_PENJELASAN = re.compile(r"[Pp]enjelasan\s+(?:(?P<umum>Umum)(?!\w)|(?=Pasal\s+\d))")

# ", ", " dan ", ", dan ", " dan/atau ", "; ", " juncto ", and the comma that "Pasal 28 Pasal 30" has lost
# OCR: "dart Pasal 195"
_AND = r"(?:dan/atau|da(?!ri\b)\w{1,2}|atau|serta|maupun|juncto|jo\.?)\s+"
_JOIN = re.compile(rf" (?=Pasal\s\d)|\s*(?:[,;]\s*(?:{_AND})?|\s{_AND})")
# " sampai dengan ", " s/d ", " s.d. ", " sampai ", " - "
_UP_TO = re.compile(r"\s*(?:\bsampai(?:\s+dengan)?\b|\bs/d\b|\bs\.d\.?|[–-])\s*")
# after "ayat (1)": "(2)"; after "huruf a": "b"; after "Pasal 20" or "angka 1": "21"
_BARE = {
    Level.AYAT: re.compile(r"\(\s*(?P<number>\d{1,2}[a-z]?)\s*\)"),
    Level.HURUF: re.compile(r"(?P<number>[a-z])(?!\w|\.)"),
    Level.PASAL: re.compile(r"(?P<number>\d{1,3}[A-Z]?)(?!\w|\s*[(%/]|[.,]\d|\s+(?:tahun|hari|bulan|orang|kali)\b)"),
    Level.ANGKA: re.compile(r"(?P<number>\d{1,2})(?!\w|\s*[(%/]|[.,]\d|\s+(?:tahun|hari|bulan|orang|kali)\b)"),
}
#: Where a chain may begin; `read_chain` then decides.
START = re.compile(
    rf"(?<!\w)(?:{levels.PASAL.printed}|{levels.AYAT.printed}|{levels.HURUF.printed}|{levels.ANGKA.printed}"
    r"|Bab|BAB|Buku|BUKU|Bagian|BAGIAN|Paragraf|Lampiran|[Pp]enjelasan)"
    r"(?=[\s\d({\[a-zI])"
)

_BESIDE = (Level.LAMPIRAN, Level.PENJELASAN, Level.UMUM, Level.MENIMBANG, Level.MENGINGAT)
_DOWN = (Level.BUKU, Level.BAB, Level.BAGIAN, Level.PARAGRAF, Level.PASAL, Level.AYAT, Level.HURUF, Level.ANGKA)
_RANK = {level: rank for rank, level in enumerate((*_BESIDE, *_DOWN))}
_OCR = str.maketrans("OolILif", "0011111")


def rank(level: Level) -> int:
    """How far down a level stands: the Lampiran first, angka last."""
    return _RANK.get(level, len(_RANK))


def read_chain(text: str, position: int) -> Chain | None:
    """The chain of references that begins at a position, if one does.

    >>> chain = read_chain("Pasal 7 ayat (3) huruf a sampai dengan huruf c, dan Pasal 8", 0)
    >>> ["/".join(map(str, item.segments)) for item in chain.items]
    ['pasal-7/ayat-3/huruf-a', 'huruf-c', 'pasal-8']
    """
    first = _read_item(text, position, None, up_to=False)
    if first is None:
        return None
    items = [first]
    while True:
        end = items[-1].end
        link, up_to = _UP_TO.match(text, end), True
        if link is None:
            link, up_to = _JOIN.match(text, end), False
        following = _read_item(text, link.end(), items[-1].segments[-1].level, up_to=up_to) if link else None
        if following is None:
            return Chain(tuple(items), end)
        items.append(following)


def _read_item(text: str, position: int, level: Level | None, *, up_to: bool) -> Item | None:
    """One item; after one of `level` a bare number goes on with that level ("ayat (1) dan (2)", "Pasal 3 dan 4 ayat (1)")."""
    segments: list[Segment] = []
    end = position
    if level in _BARE and (bare := _BARE[level].match(text, position)):
        segments.append(Segment(level, bare["number"].lower()))
        end = bare.end()
    while found := _read_segment(text, end if not segments else _skip_space(text, end)):
        segment, stop = found
        if segments and not _continues(segments, segment):
            break
        segments.append(segment)
        end = stop
    if not segments:
        return None
    rising = len(segments) > 1 and rank(segments[0].level) > rank(segments[-1].level)
    return Item(position, end, tuple(reversed(segments) if rising else segments), up_to)


def _continues(segments: list[Segment], segment: Segment) -> bool:
    """Whether a segment belongs to the item: lists go down ("Pasal 5 ayat (1)"), instructions may go up ("ayat (1) Pasal 5")."""
    last = rank(segments[-1].level)
    if len(segments) == 1:
        return rank(segment.level) != last
    rising = rank(segments[0].level) > last
    return rank(segment.level) < last if rising else rank(segment.level) > last


def _skip_space(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position


def _read_segment(text: str, position: int) -> tuple[Segment, int] | None:
    if match := _THIS.match(text, position):
        return Segment(Level(match["level"].lower()), THIS), match.end()
    for pattern, read in _READERS:
        if (match := pattern.match(text, position)) and (segment := read(match)):
            return segment, match.end()
    return None


def _pasal(match: re.Match[str]) -> Segment | None:
    digits = re.sub(r"\s", "", match["digits"]).translate(_OCR)
    suffix = (match["apart"] or match["suffix"] or "").strip().lower()
    return Segment(Level.PASAL, digits + suffix) if len(digits) <= 4 and digits[0] != "0" else None


def _ayat(match: re.Match[str]) -> Segment | None:
    number = (match["closed"] or match["open"] or match["bars"] or match["bare"]).strip()
    if match["open"] and len(number) > 1 and number[-1] in "1lI":
        number = number[:-1]  # "(21" is "(2)" with its bracket read as a one
    letters = re.search(r"(?<=\d)[a-km-z]+$", number)
    suffix = letters[0] if letters else ""
    digits = number[: len(number) - len(suffix)].translate(_OCR)
    return Segment(Level.AYAT, digits + suffix) if digits.isdigit() and digits[0] != "0" else None


def _ordinal(match: re.Match[str]) -> Segment | None:
    level = Level(match["level"].lower())
    if match["number"]:
        return Segment(level, match["number"])
    value = ordinal_to_int(match["word"] + (match["tens"] or ""))
    return Segment(level, str(value)) if value else None


def _roman(level: Level, match: re.Match[str]) -> Segment | None:
    groups = match.groupdict()
    value = roman_to_int(groups["roman"]) if groups["roman"] else int(groups["number"]) if groups.get("number") else None
    if value is None:
        return Segment(level) if level is Level.LAMPIRAN and not groups["roman"] else None
    return Segment(level, f"{value}{(groups.get('suffix') or '').lower()}")


_READERS = (
    (_PASAL, _pasal),
    (_ROMAN_PASAL, lambda m: Segment(Level.PASAL, m["roman"].lower()) if roman_to_int(m["roman"]) else None),
    (_UNREADABLE, lambda _: Segment(Level.PASAL, UNREADABLE)),
    (_AYAT, _ayat),
    (_HURUF, lambda m: Segment(Level.HURUF, m["letter"])),
    (_ANGKA, lambda m: Segment(Level.ANGKA, m["number"])),
    (_BAB, lambda m: _roman(Level.BAB, m)),
    (_ORDINAL, _ordinal),
    (_LAMPIRAN, lambda m: _roman(Level.LAMPIRAN, m)),
    (_PENJELASAN, lambda m: Segment(Level.UMUM) if m["umum"] else Segment(Level.PENJELASAN)),
)
