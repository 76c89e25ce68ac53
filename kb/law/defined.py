"""What a definition calls its term: the words before "adalah", those in brackets, those after "selanjutnya disebut".

Pusat Pelayanan Terpadu, yang selanjutnya disingkat PPT, adalah …     Pusat Pelayanan Terpadu; PPT
The crime of trafficking (tindak pidana perdagangan orang, TPPO) is …  crime of trafficking; tindak pidana perdagangan orang; TPPO
"""

import re
from dataclasses import dataclass
from functools import lru_cache

_LONGEST = 14
"""Words of the longest name: "Gugus Tugas Pencegahan dan Penanganan Tindak Pidana Perdagangan Orang Kabupaten/Kota" has twelve."""


@dataclass(frozen=True, slots=True)
class Naming:
    """The names that a definition gives, the main one first; `bracketed` are those of them that stood in brackets."""

    names: tuple[str, ...]
    bracketed: tuple[str, ...] = ()


# "adalah", "ialah"; "is", "means"; digests also say "bisa" and "terdiri dari"
_VERB = r"(?:adalah|ialah|berarti|merupakan|yaitu|terdiri\s+(?:dari|atas)|meliputi|is|are|means?|covers?|consists?\s+of)"
_HEAD = re.compile(rf"(?P<head>.{{2,240}}?),?\s+{_VERB}\b", re.S)
_ENGLISH_VERB = re.compile(r"\b(?:is|are|means?|covers?|consists?\s+of)$")
# "Dalam Undang-Undang ini yang dimaksud dengan", "Yang dimaksud dengan frasa", "Yang disebut", "Sebutan", "Dalam PP ini,";
# "In this law", "The term";
# and what a page break leaves: "Keluarga… 3. Keluarga", "Tindak 2. Tindak Pidana"
_OPENING = re.compile(
    r"""^\W*(?:
        (?:dalam\s+[\w\s-]{3,40}?\s+ini,?\s+)?yang\s+(?:dimaksud(?:\s+dengan)?|disebut)(?:\s+(?:frasa|kata|istilah))?(?=\W)
      | dalam\s+[\w\s-]{2,40}?\s+ini,\s+
      | (?:\w+\s*(?:…|\.{2,})?\s+)?\d{1,2}\.\s+(?=[A-Z])
      | (?:sebutan|istilah|kata|frasa)\b | in\s+this\s+\w+\b,? | the\s+terms?\b | an?\b | the\b
    )[\s:]*""",
    re.I | re.X,
)
# "Menteri dalam undang-undang ini", "Menteri di sini", "'luka berat' dalam ketentuan ini", "The Minister in this law", "every person here"
_QUALIFIER = re.compile(r"\s+(?:(?:dalam|menurut)\s+[\w\s-]{2,40}?\s+ini|di\s+sini|in\s+this\s+\w+|here)\W*$", re.I)
# ", yang selanjutnya disingkat PPT,", " yang selanjutnya disebut dengan Paspor", ", selanjutnya disebut RAN-P3A", ", yang disingkat PPT"
_CALLED = re.compile(
    r"(?:,?\s*(?:yang\s+)?selanjutnya|,\s*yang)\s+di(?:sebut|singkat)(?:\s+(?:dengan|sebagai))?\s+(?P<name>[^,()]{2,120})", re.I
)
_BRACKETS = re.compile(r"\s*\((?P<names>[^()]{2,120})\)")
# "(misalnya LSM pendamping)" is no name
_EXAMPLE = re.compile(r"(?:misalnya|seperti|termasuk|antara\s+lain|such\s+as|for\s+example|including)\b", re.I)
# "Yang dimaksud dengan 'luka berat' …", also later in a Penjelasan
_MEANT = re.compile(r"yang\s+dimaksud(?:\s+dengan)?(?:\s+(?:frasa|kata|istilah))?\s*[\"'“”‘’](?P<name>[^\"'“”‘’]{2,120})[\"'“”‘’]", re.I)


@lru_cache(maxsize=8192)
def naming(text: str) -> Naming | None:
    """The names by which a definition begins; None where the text does not begin as one.

    >>> naming("Pusat Pelayanan Terpadu, yang selanjutnya disingkat PPT, adalah suatu unit").names
    ('Pusat Pelayanan Terpadu', 'PPT')
    >>> naming('In this law "person" (orang) means an individual').names
    ('person', 'orang')
    >>> naming("Setiap orang wajib melapor.") is None
    True
    """
    match = _HEAD.match(text)
    if match is None:
        return None
    if _ENGLISH_VERB.search(match[0]) and (first := _BRACKETS.search(match["head"])) and len(match["head"][first.end() :].split()) > 2:
        # "An informant (informan) secretly supplies data about a case that is happening": the verb found is a later one
        return before_bracket(text)
    head = " ".join(match["head"].split())
    for _ in range(3):
        head = _OPENING.sub("", head)
    called = [found["name"] for found in _CALLED.finditer(head)]
    head = _CALLED.sub("", head)
    bracketed = [name for found in _BRACKETS.finditer(head) for name in _listed(found["names"])]
    bare, *apposed = re.split(r",\s+(?:an?|the)\s+", _QUALIFIER.sub("", _BRACKETS.sub(" ", head)))
    names = [name for name in map(_trimmed, (bare, *apposed, *called, *bracketed)) if _fits(name)]
    if not names or not _fits(_trimmed(bare)):
        return None
    return Naming(tuple(dict.fromkeys(names)), tuple(map(_trimmed, bracketed)))


def meant(text: str) -> tuple[str, ...]:
    """What a Penjelasan says that it means: each quoted phrase after "yang dimaksud dengan".

    >>> meant("Yang dimaksud dengan 'luka berat' dalam ketentuan ini adalah: a. jatuh sakit")
    ('luka berat',)
    """
    return tuple(name for match in _MEANT.finditer(text) if _fits(name := " ".join(match["name"].split())))


def before_bracket(text: str) -> Naming | None:
    """The names of an English sentence with another verb, which its brackets tell from others.

    >>> before_bracket("LPSK, the Witness and Victim Protection Agency (Lembaga Perlindungan Saksi dan Korban), has the task").names
    ('LPSK', 'Witness and Victim Protection Agency', 'Lembaga Perlindungan Saksi dan Korban')
    """
    match = re.match(r"(?:An?|The)?\s*(?P<head>[^(.;:]{2,100}?)\s+\((?P<names>[^()]{2,120})\)", text)
    if match is None:
        return None
    names = [*re.split(r",\s+(?:an?|the)\s+", match["head"]), *_listed(match["names"])]
    fitting = tuple(dict.fromkeys(name for name in map(_trimmed, names) if _fits(name)))
    return Naming(fitting, tuple(map(_trimmed, _listed(match["names"])))) if fitting else None


def _listed(names: str) -> list[str]:
    parts = (name.strip().removeprefix("called ").removeprefix("disebut ") for name in re.split(r"[,;]\s+|\s+atau\s+|\s+or\s+", names))
    return [part for part in parts if part and not _EXAMPLE.match(part)]


def _trimmed(name: str) -> str:
    return " ".join(name.split()).strip(" ,;:.'\"“”‘’")


def _fits(name: str) -> bool:
    return len(name) > 1 and len(name.split()) <= _LONGEST and not re.search(r"[.;:]\s|\bwajib\b|\bdapat\b|\btidak\b|\badalah\b", name)
