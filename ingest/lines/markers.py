"""The marks that open a provision, as regulations print them. Above each pattern stand strings that it matches.

Source of the forms: UU 12/2011, Lampiran II (Buku and Bab in capitals with Roman numbers, Bagian with ordinal words, Paragraf and Pasal
with Arabic numbers, ayat in brackets, lists `a.` `1.` `a)` `1)`).
"""

import re
from dataclasses import dataclass

from ingest.lines.slips import digit_readings, roman_reading
from kb.citation.address import Level
from kb.citation.numerals import letter_to_int, roman_to_int


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at the start of a line: its level, number as printed (lower case), list style, and what follows it."""

    level: Level
    number: str
    style: str
    rest: str

    @property
    def rank(self) -> tuple[int, str]:
        """Sort key of the number: 15 < 15a < 16; letters count a=1."""
        if self.level is Level.HURUF:
            return letter_to_int(self.number), ""
        digits = re.match(r"\d+", self.number)
        return (int(digits[0]), self.number[digits.end() :]) if digits else (roman_to_int(self.number) or 0, "")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a damaged mark may say: `doubt` is 0 for a clean one and grows with what had to be read differently."""

    mark: Mark
    doubt: float


# "Pasal 7", "PASAL 28A", "Pasal I", "Pasal 57 Ayat (1) Yang dimaksud", "Pasal 2:"
_PASAL = re.compile(r"(?:Pasal|PASAL)\s*(?P<number>\d{1,3}\s?[A-Z]{0,2}|[IVXL]+)(?![\w/])[.:]?\s*(?P<rest>.*)")
# scanned: "Pasat22", "Pas.al42", "Pasa1 5", "Pasa II", "PasaL 24", "Pasal l0", "Pasal 1 1", "Pasal T4", "Pasl22.", "Pasal 4O"
_PASAL_SLIP = re.compile(
    r"(?:[PpF][.,' ]?[aA][.,' ]?[sS][.,' ]?[aA]?[.,'-]?[lLtI1i|!]|Pasa(?=\s))\W?\s*"
    r"(?P<token>[0-9OoQDlIi|!tTLJSsBZzgqGAae?VX]{1,4}(?:\s[0-9OolIi]{1,2})?)(?P<suffix>\s?[A-Z])?(?P<end>[.:,]?\s*$|\s+(?=\(1\)\s|[A-Z][a-z]))(?P<rest>.*)"
)
# "(1) Setiap", "(1a) Dalam", "( 2 ) Jika"
_AYAT = re.compile(r"\(\s*(?P<number>\d{1,2}\s?[a-zA-Z]?)\s*\)\s*(?P<rest>.*)")
# scanned: "(21 Deputi", "l2l LPSK", "t4l Ormas", "{1)", "(l)", "(s)", "(e) Pidana", "(1O)", "(11 Setiap", "(2t Dalam"
_AYAT_SLIP = re.compile(
    r"(?P<open>[({\[<]|[lt|](?=\s?[0-9ZSOIA]\s?[lI1|]\s))\s?(?P<token>1\s[0-9OIl](?=\s?[)}\]])|[0-9OolIitTsSBAGeagqbZ?|!]{1,2})\s?(?P<close>[)}\]>]|[lI1t|](?=\s)|(?=\s|$))\s*(?P<rest>.*)"
)
# "a. bahwa", "aa. surat", "b .", "c.", "c.Ketua", but not "a.n. Menteri"
_HURUF = re.compile(r"(?P<number>[a-z]|([a-z])\2)\s?\.(?:\s+|(?=[A-Za-z][a-z]{2})|$)(?P<rest>.*)")
# "1. Perdagangan Orang adalah", "15a. Kekerasan", "10.", "2.Wilayah"
_ANGKA = re.compile(r"(?P<number>\d{1,3}[a-z]?)\s?\.(?:\s+|(?=[A-Za-z][a-z]{2})|$)(?P<rest>.*)")
# "a) tulisan", "b )tulisan"
_HURUF_BRACKET = re.compile(r"(?P<number>[a-z])\s?\)(?:\s+|(?=[A-Za-z])|$)(?P<rest>.*)")
# "1) tulisan", "1 ) tulisan", "3)penetapan"
_ANGKA_BRACKET = re.compile(r"(?P<number>\d{1,2})\s?\)(?:\s+|(?=[A-Za-z])|$)(?P<rest>.*)")
_LISTS = (
    (_HURUF, Level.HURUF, "a."),
    (_ANGKA, Level.ANGKA, "1."),
    (_HURUF_BRACKET, Level.HURUF, "a)"),
    (_ANGKA_BRACKET, Level.ANGKA, "1)"),
)

# scanned: "e.Deputi", "16, Ketentuan", "I 1. Menteri", "2L. Ketentuan", "C perkawinan"
_ITEM_SLIP = re.compile(r"(?P<token>[0-9Il]\s[0-9](?=[.,)])|[0-9IlLi|!TtOoSZ]{1,3}|[A-Za-z])\s?(?P<dot>[.,)]|(?=\s))\s*(?P<rest>\S.*)")
# letter of a list -> the signs that scanning puts for it
_LIKE_LETTERS = {
    "l": "1I|!",
    "i": "1l|!I",
    "o": "0",
    "b": "6",
    "g": "9q",
    "s": "5",
    "z": "2",
    "e": "c",
    "c": "e",
    "q": "g9",
    "h": "b",
    "j": "i",
}

# elucidation: "Ayat (1)", "Ayat (2) Cukup jelas.", "Huruf a", "Angka 3"
_ELUCIDATED = re.compile(
    r"(?:(?P<ayat>Ayat|AYAT)\s*\(\s*(?P<a>\d{1,2}\s?[a-zA-Z]?)\s*\)|(?P<huruf>Huruf|HURUF)\s*(?P<h>[a-z]|([a-z])\5)\b\.?|(?P<angka>Angka|ANGKA)\s+(?P<n>\d{1,3}[a-z]?)\b\.?)"
    r"(?:\s+(?P<rest>.*)|$)"
)

# what follows "Pasal 5" where a line merely begins with a cited Pasal: "Pasal 5 ayat (1)", "Pasal 3, Pasal 4", "Pasal 2 Undang-Undang"
_CITING = re.compile(
    # but "Pasal 49 Peraturan Pemerintah ini mulai berlaku" is the last heading of many, run together with its words
    r"^(?!(?:Undang|Perat|Keput|Qanun)[\w-]*(?:\s[\w-]+){0,4}\sini\s(?:mulai\s)?berlaku)"
    r"(?:ayat\b|huruf\b|angka\b|dan\b|atau\b|dan/|sampai\b|s/d\b|s\.d|juncto\b|jo\b|sebagaimana\b|tersebut\b|berlaku\b|diubah\b|dihapus\b"
    r"|di\b|disisipkan\b|serta\b|yang\b|tidak\b|Undang|Peraturan|Kitab|Keputusan|UUD|UU\b|Ketetapan|Konvensi|Statuta|,|;|\)|\(2\)|\.$|-)"
)


def pasal_mark(text: str) -> Mark | None:
    """The Pasal heading that a line may open; a cited Pasal at the start of a line is none.

    >>> pasal_mark("Pasal 28A").number, pasal_mark("Pasal 5 ayat (1) berlaku")
    ('28a', None)
    """
    match = _PASAL.match(text)
    if not match or _CITING.match(match["rest"]) or re.match(r"\d|[il|!?]$", match["rest"]):
        return None
    return Mark(Level.PASAL, match["number"].replace(" ", "").lower(), "pasal", match["rest"])


def pasal_readings(text: str, *, roman: bool) -> list[Reading]:
    """The headings that a line may be once slips of reading are allowed for, Roman ones or Arabic ones.

    >>> [r.mark.number for r in pasal_readings("Pasal T4", roman=False)], [r.mark.number for r in pasal_readings("Pasat22", roman=False)]
    (['74', '14'], ['22'])
    """
    clean = pasal_mark(text)
    readings = []
    taken = ""
    if clean and not clean.rest[:1].isdigit() and clean.number[0].isalpha() == roman:
        readings.append(Reading(clean, 0.0))
        taken = clean.number
        if taken.isdigit() or roman:
            return readings
    match = _PASAL_SLIP.match(text)
    if not match or _CITING.match(match["rest"]) or match["end"].startswith(","):
        return readings
    rest, suffix = match["rest"], (match["suffix"] or "").strip().lower()
    if roman:
        number = roman_reading(match["token"])
        if roman_to_int(number) and not suffix:
            readings.append(Reading(Mark(Level.PASAL, number.lower(), "pasal", rest), 0.3))
        return readings
    numbers = [(number + suffix, 0.1 if " " in match["token"] else 0.25) for number in digit_readings(match["token"])]
    if suffix and suffix in "oitszbgl":  # "Pasal 2T" is read as 27, "Pasal 4O" as 40
        numbers += [(number, 0.3) for number in digit_readings(match["token"] + match["suffix"])]
    token = match["token"]
    if (
        not suffix and len(token) > 1 and token[-1].isupper() and any(map(str.isdigit, token[:-1]))
    ):  # "Pasat 12A" is 12A before it is 124, "Pasal 9IA" is 91A
        numbers = [*((number + token[-1].lower(), 0.2) for number in digit_readings(token[:-1])), *numbers]
    readings += [
        Reading(Mark(Level.PASAL, number, "pasal", rest), doubt) for number, doubt in numbers if len(number) <= 4 and number != taken
    ]
    return readings


def ayat_readings(text: str) -> list[Reading]:
    """The ayat marks that a line may open with once slips of reading are allowed for.

    >>> [[r.mark.number for r in ayat_readings(t)] for t in ("(2) Jika", "(21 Deputi", "l2l LPSK", "(e) Pidana")]
    [['2'], ['2', '21'], ['2', '21'], ['9']]
    """
    clean = ayat_mark(text)
    if clean and clean.number.isdigit():
        return [Reading(clean, 0.0)]
    if clean:  # "(1O)" may be an inserted 1o, but is 10 where the numbering asks for it
        others = digit_readings(clean.number)
        return [Reading(clean, 0.0), *(Reading(Mark(clean.level, number, clean.style, clean.rest), 0.3) for number in others)]
    match = _AYAT_SLIP.match(text)
    if not match:
        return []
    token, close, rest = match["token"], match["close"], match["rest"]
    numbers = list(digit_readings(token))
    if not close:
        # "(21 Deputi": the last sign is the bracket that closes, or else there is none
        numbers = [*(digit_readings(token[:-1]) if token[-1] in "1lI|t" else ()), *numbers]
    return [Reading(Mark(Level.AYAT, number, "(1)", rest), 0.3) for number in dict.fromkeys(numbers) if len(number) <= 2]


def ayat_mark(text: str) -> Mark | None:
    """The ayat mark that opens a line.

    >>> ayat_mark("( 2 ) Jika").number
    '2'
    """
    match = _AYAT.match(text)
    return Mark(Level.AYAT, match["number"].replace(" ", "").lower(), "(1)", match["rest"]) if match else None


def list_mark(text: str) -> Mark | None:
    """The list mark that opens a line.

    >>> list_mark("aa. surat").number, list_mark("1) tulisan").style, list_mark("a.n. Menteri")
    ('aa', '1)', None)
    """
    for pattern, level, style in _LISTS:
        if match := pattern.match(text):
            return Mark(level, match["number"], style, match["rest"] or "")
    return None


def next_item(text: str, style: str, latest: int, *, spaced: bool) -> Mark | None:
    """The item that follows number `latest` of a list of this style, where a line's mark can be read as it; None where it cannot.

    `spaced` allows for a lost dot ("C perkawinan").

    >>> next_item("1. perubahan nama", "a.", 11, spaced=False).number, next_item("I 1. Menteri", "1.", 10, spaced=False).number
    ('l', '11')
    >>> next_item("e.Deputi", "a.", 4, spaced=False).rest, next_item("Setiap orang", "a.", 4, spaced=True)
    ('Deputi', None)
    """
    match = _ITEM_SLIP.match(text)
    if not match or (not match["dot"] and not spaced) or (match["dot"] == ")") != (style[-1] == ")"):
        return None
    token, rest = match["token"], match["rest"]
    if style[0] == "1":
        number = str(latest + 1)
        return Mark(Level.ANGKA, number, style, rest) if number in digit_readings(token) and (match["dot"] or token.isdigit()) else None
    if latest >= 26:
        return None
    letter = chr(97 + latest)
    return Mark(Level.HURUF, letter, style, rest) if token.lower() == letter or token in _LIKE_LETTERS.get(letter, "") else None


def first_item(text: str) -> Mark | None:
    """The first item of a list whose mark is damaged: "l. Menteri", "a.surat".

    >>> first_item("l. Menteri").number, first_item("a.surat").number
    ('1', 'a')
    """
    return next_item(text, "a.", 0, spaced=False) or next_item(text, "1.", 0, spaced=False)


def elucidated_mark(text: str) -> Mark | None:
    """The "Ayat (1)", "Huruf a" or "Angka 3" under which the Penjelasan explains a part of a Pasal.

    >>> elucidated_mark("Ayat (2) Cukup jelas.").rest
    'Cukup jelas.'
    """
    match = _ELUCIDATED.match(text)
    if not match:
        return _elucidated_slip(text)
    rest = match["rest"] or ""
    if match["ayat"]:
        return Mark(Level.AYAT, match["a"].replace(" ", "").lower(), "Ayat", rest)
    if match["huruf"]:
        return Mark(Level.HURUF, match["h"], "Huruf", rest)
    return Mark(Level.ANGKA, match["n"], "Angka", rest)


def _elucidated_slip(text: str) -> Mark | None:
    """ "Ayat (l)", "Ayat (21 Cukup jelas." """
    if not text.startswith("Ayat"):
        return None
    readings = ayat_readings(text[4:].lstrip())
    return readings[0].mark if readings else None
