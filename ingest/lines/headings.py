"""The headings of groups of Pasal (Buku, Bab, Bagian, Paragraf) and of the parts of a decree (KESATU).

Above each pattern stand strings that it matches.
"""

import re

from ingest.lines.markers import Mark
from ingest.lines.slips import digit_readings, roman_reading
from kb.citation.address import Level
from kb.citation.numerals import ordinal_to_int, roman_to_int

# "BUKU KESATU", "BUKU II TENTANG"
_BUKU = re.compile(r"BUKU\s+(?P<number>[IVXL]+|[A-Z]+(?:\s+BELAS|\s+PULUH)?)\b(?P<rest>.*)")
# "BAB IV", "BAB VIIA", "BAB I KETENTUAN UMUM", "Bab II"
_BAB = re.compile(r"(?:BAB|Bab)\s+(?P<number>[IVXLCl1|]+)(?P<letter>[A-Z]?)(?![\w-])(?P<rest>.*)")
# "Bagian Kesatu", "Bagian Kedua Belas Peran Serta", "BAGIAN KETIGA"
_BAGIAN = re.compile(
    r"(?:Bagian|BAGIAN)\s+(?P<number>(?:ke|pertama)\w*(?:\s+(?:belas|puluh(?:\s+(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)\b)?))?)"
    r"(?![\w])(?P<rest>.*)",
    re.I,
)
# "Paragraf 3", "Paragraf 1 Umum", "Paragraf Kesatu"; scanned: "Paragraf I", "Paragraf 1O", "Paragraf 1 1", "Paragraf8"
_PARAGRAF = re.compile(r"(?:Paragraf|PARAGRAF)\s*(?P<number>\d\s\d(?=\s*$)|[0-9OolI]{1,2}|(?<=\s)[Kk][Ee]\w+)(?![\w])(?P<rest>.*)")

# decrees: "KESATU : Membentuk", "KEDUA BELAS", "PERTAMA :"
_DIKTUM = re.compile(r"(?P<number>(?:KE[A-Z]+|PERTAMA)(?:\s+(?:BELAS|PULUH(?:\s+[A-Z]+)?))?)\s*:?(?:\s+(?P<rest>.*)|$)")


def group_mark(text: str) -> Mark | None:
    """The Buku, Bab, Bagian or Paragraf heading that a line opens, its number in Arabic digits.

    >>> group_mark("BAB IV PENYIDIKAN").number, group_mark("Bagian Kedua Belas").number
    ('4', '12')
    """
    if text[:1] not in "BP":
        return None
    if match := _BAB.match(text):
        value = roman_to_int(roman_reading(match["number"]))
        if value:
            return Mark(Level.BAB, f"{value}{match['letter'].lower()}", "bab", match["rest"].lstrip(" :."))
    for pattern, level in ((_BUKU, Level.BUKU), (_BAGIAN, Level.BAGIAN), (_PARAGRAF, Level.PARAGRAF)):
        if match := pattern.match(text):
            number = match["number"]
            value = ordinal_to_int(number) or _number_value(number, level)
            if value:
                return Mark(level, str(value), level.value, match["rest"].lstrip(" :"))
    return None


def _number_value(number: str, level: Level) -> int | None:
    if level is Level.PARAGRAF:
        return int(next(iter(digit_readings(number)), "0")) or None
    return roman_to_int(roman_reading(number))


def diktum_mark(text: str) -> Mark | None:
    """The KESATU, KEDUA … of a decree.

    >>> diktum_mark("KEDUA BELAS : Biaya").number
    '12'
    """
    match = _DIKTUM.match(text)
    value = ordinal_to_int(match["number"]) if match else None
    return Mark(Level.DIKTUM, str(value), "diktum", match["rest"] or "") if match and value else None
