"""Which regulation a text names: by type, number and year, or by a popular name that the manifest knows.

uu no. 21 tahun 2007 · UU 21/2007 · uu21/2007 · law number 21 of 2007 · undang-undang tahun 2007 nomor 21 · UU 2l thn 2O07
pergub 64/2019 (of Jakarta, the task force's own province) · perda diy 6/2025 · permensos 8 tahun 2023
uu tppo · undang-undang perlindungan anak · kuhp baru · the pornography law, where the manifest lists the name
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from kb.citation.address import Address, RegulationId
from kb.citation.regions import REGIONS
from kb.citation.types import TYPES, longest_first
from kb.errors import AddressError
from kb.law.regulation import Regulation

_TYPES = [kind for kind in longest_first() if kind.typed]
_PROVINCIAL = frozenset(kind.code for kind in _TYPES if kind.regional)
_TYPE = "|".join(f"(?P<{kind.code}>{kind.typed})" for kind in _TYPES)
_REGION = "|".join(f"(?P<in_{region.code.replace('-', '_')}>{region.typed})" for region in REGIONS)
_REPUBLIC = r"(?:r\.?i\.?\s+|(?:of\s+the\s+)?republi[ck]\s+(?:of\s+)?indonesia\s+)?"
_HEAD = rf"(?<![\w/])(?:{_TYPE})[\s.\-]*(?:prov(?:insi|\.)?\s+)?(?:{_REGION})?[\s.,\-]*{_REPUBLIC}"
_NO = r"(?:(?:nomor|nomer|number|no|nr|num)\b|#)?[\s.:#]*"
_NUMBER = r"(?P<number>(?=[oli]*\d)[0-9oli]{1,3})"
_YEAR = r"(?P<year>(?:19|2[0o])[0-9ol]{2})(?!\w)"
# "no. 21 tahun 2007", "21/2007", "21 thn 2007", "21 of 2007", "21-2007", "21 2007", "21/07"; "tahun 2007 nomor 21"
_NUMBERED = re.compile(
    rf"{_HEAD}(?:{_NO}{_NUMBER}(?:\s*[/\-,]\s*|\s+|(?=t))(?:(?:tahun|thn|th|t|of|year|dated)\b[\s.:/]*)?"
    rf"(?:{_YEAR}|(?<=/)(?P<short>\d{{2}})(?![\w/]))"
    r"|(?:tahun|thn|th|year)\b[\s.]*(?P<year_first>(?:19|2[0o])[0-9ol]{2})[\s,]*(?:nomor|nomer|number|no|nr)\b[\s.:]*"
    r"(?P<number_last>(?=[oli]*\d)[0-9oli]{1,3})(?!\w))"
)
_IDENTIFIER = re.compile(
    rf"(?<![\w-])(?:{'|'.join(kind.code for kind in TYPES)}|(?:per|kep)men[a-z]*)"
    r"(?:-[a-z]+)*-\d+[a-z]*-\d{4}(?:/[a-z0-9/-]+)?(?:@[a-z0-9-]+)?"
)
_OCR = str.maketrans({"o": "0", "l": "1", "i": "1"})
# a popular name may carry its number and year once more: "uu tppo (uu 21/2007)", "uu tppo no 21 tahun 2007", "uu tppo 2007"
_AGAIN = re.compile(
    r"[\s,(]*(?:no(?:mor|\.)?\s*)?(?:(?P<number>\d{1,3})\s*(?:/|tahun|thn|th)\s*)?(?:tahun\s+|thn\s+)?(?P<year>(?:19|20)\d{2})\)?(?!\w)"
)
_LAW = r"(?:uu|u\.u\.?|undang[-\s]*undang|law|act)"


@dataclass(frozen=True, slots=True)
class Mention:
    """A regulation named at `text[start:end]`; `popular` when by a name and not by number.

    `treaty`: what is named is the treaty that the regulation ratifies ("Protokol Palermo"), whose articles are not the regulation's own.
    """

    id: RegulationId
    start: int
    end: int
    popular: bool = False
    treaty: bool = False


def identifier(text: str) -> tuple[Address, int, int] | None:
    """An address as this program writes it, with its span.

    >>> str(identifier("lihat uu-21-2007/pasal-58/ayat-4.")[0])
    'uu-21-2007/pasal-58/ayat-4'
    """
    match = _IDENTIFIER.search(text)
    if match is None:
        return None
    words = match[0].rstrip("/-")
    try:
        return Address.parse(words), match.start(), match.start() + len(words)
    except AddressError:
        return None


class RegulationNames:
    """Finds regulations by number, and by the names of the manifest; texts are lower case."""

    def __init__(self, regulations: Iterable[Regulation]) -> None:
        self._named: dict[str, RegulationId] = {}
        self._titles: dict[RegulationId, str] = {}
        self._ids: dict[tuple[str, int], list[RegulationId]] = {}
        cores: dict[str, RegulationId] = {}
        for regulation in regulations:
            id = regulation.id
            self._ids.setdefault((id.number, id.year), []).append(id)
            self._titles[id] = _folded(regulation.title)
            for name in (regulation.short_title, *regulation.aliases):
                if name and not _LISTED_NUMBER.search(folded := _folded(name)):
                    self._named.setdefault(folded, id)
                    if folded.startswith("uu "):
                        cores.setdefault(folded[3:], id)
            if id.type == "uu":
                cores.setdefault(self._titles[id], id)
        self._cores = cores
        literal = "|".join(map(_spaced, sorted(self._named, key=len, reverse=True)))
        core = self._any_core
        self._popular = re.compile(
            rf"(?<![\w/])(?:{_LAW}(?:\s+r\.?i\.?)?(?:\s+(?:tentang|on|about|of))?[\s.\-]*(?P<core>{core})"
            rf"|(?P<literal>{literal})|(?P<before>{core})\s+(?:law|act))(?![\w/])(?!\s+lama\b)"
            if cores
            else rf"(?<![\w/])(?P<literal>{literal or '(?!)'})(?P<core>(?!))?(?P<before>(?!))?(?![\w/])(?!\s+lama\b)"
        )

    @property
    def _any_core(self) -> str:
        return "|".join(map(_spaced, sorted(self._cores, key=len, reverse=True)))

    @cached_property
    def _core(self) -> re.Pattern[str]:
        # few questions need it
        return re.compile(rf"(?<![\w/])(?P<core>{self._any_core or '(?!)'})(?![\w/])")

    def find(self, text: str) -> list[Mention]:
        """Every regulation that a text names, in order of place; the same name twice counts once more."""
        numbered = [mention for match in _NUMBERED.finditer(text) if (mention := self._numbered(text, match))]
        popular = [self._by_name(text, match) for match in self._popular.finditer(text)]
        free = [p for p in popular if not any(n.start < p.end and p.start < n.end for n in numbered)]
        return sorted([*numbered, *free], key=lambda mention: mention.start)

    def bare(self, text: str) -> Iterator[Mention]:
        """Names without the word "UU": "pasal 58 tppo"."""
        for match in self._core.finditer(text):
            yield Mention(self._cores[_folded(match["core"])], match.start(), match.end(), popular=True)

    def of_number(self, number: str, year: int) -> RegulationId | None:
        """The one regulation of the manifest with a number and a year: "pasal 58 no 21 tahun 2007"."""
        found = self._ids.get((number, year), [])
        return found[0] if len(found) == 1 else None

    def _numbered(self, text: str, match: re.Match[str]) -> Mention | None:
        groups = match.groupdict()
        kind = next(one.code for one in _TYPES if groups[one.code])
        number = str(int((match["number"] or match["number_last"]).translate(_OCR)))
        year = _short_year(match["short"]) if match["short"] else int((match["year"] or match["year_first"]).translate(_OCR))
        region = next((one.code for one in REGIONS if groups[f"in_{one.code.replace('-', '_')}"]), None)
        if number == "0" or (kind not in _PROVINCIAL and region):
            return None
        if kind in _PROVINCIAL and region is None:
            region = "dki"  # the task force's own province
        id = RegulationId(kind, number, year, region)
        return Mention(id, match.start(), self._with_title(text, match.end(), id))

    def _with_title(self, text: str, end: int, id: RegulationId) -> int:
        """Where "tentang …" ends that follows a number, if it is the regulation's own title or a name of it."""
        match = re.compile(r"\s+(?:ri\s+)?(?:tentang|ttg|on|about)\s+(?:the\s+)?").match(text, end)
        if match is None:
            return end
        named = self._core.match(text, match.end())
        if named and self._cores[_folded(named["core"])] == id:
            return named.end()
        title = self._titles.get(id)
        whole = re.compile(_spaced(title)).match(text, match.end()) if title else None
        return whole.end() if whole else end

    def _by_name(self, text: str, match: re.Match[str]) -> Mention:
        groups = match.groupdict()
        core = groups.get("core") or groups.get("before")
        id = self._cores[_folded(core)] if core else self._named[_folded(match["literal"])]
        end = match.end()
        if id.type == "uu" and _folded(match[0]).startswith(("kuhp", "kuhap")):
            newer = re.compile(r"\s+(?:yang\s+)?(?:baru|nasional|new)\b").match(text, end)
            end = newer.end() if newer else end
        again = _AGAIN.match(text, end)
        if again and int(again["year"]) == id.year and again["number"] in {None, id.number}:
            end = again.end()
        treaty = core is None and self._titles[id].startswith("pengesahan ") and not match[0].startswith("uu")
        return Mention(id, match.start(), end, popular=True, treaty=treaty)


# aliases like "Pergub 64/2019" are read by the grammar of numbers
_LISTED_NUMBER = re.compile(r"\d+\s*(?:/|tahun)\s*\d{4}$")


@lru_cache(maxsize=1024)
def _folded(name: str) -> str:
    return " ".join(re.sub(r"[-\s.]+", " ", name.lower()).split())


def _spaced(name: str) -> str:
    r"""A pattern for a name whose words may be joined otherwise.

    >>> _spaced("uu tppo")
    'uu[\\s\\-.]+tppo'
    """
    return r"[\s\-.]+".join(map(re.escape, re.split(r"[\s\-.]+", name)))


def _short_year(digits: str) -> int:
    """ "21/07" is 2007, "39/99" is 1999."""
    return int(digits) + (2000 if int(digits) < 45 else 1900)
