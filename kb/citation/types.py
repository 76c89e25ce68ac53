"""Every type of regulation that this program knows: how it is cited, named in full, printed and typed. A new type is one line here.

Whoever reads or prints a type reads this table: ids and short citations (`kb.citation.address`), title blocks
(`ingest.structure.identity`), citations in regulations (`ingest.references.lawnames`), questions (`search.question.regulation_names`)
and citations in full (`web.shared.law.citations`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache


class Scope(StrEnum):
    """Where a type applies; the id of one that does not apply nationwide names its region."""

    NASIONAL = "nasional"
    PROVINSI = "provinsi"
    KABUPATEN = "kabupaten"


@dataclass(frozen=True, slots=True)
class RegulationType:
    """One type of regulation: "uu", cited "UU", in full "Undang-Undang"."""

    code: str
    """How an id writes it: small letters only."""
    short: str
    """How a short citation writes it."""
    name: str | None
    """How a citation in full and a title block write it; None where the issuing body changed its name, so that none is made up."""
    typed: str = ""
    """Pattern of what people type in Indonesian and English, in lower case; empty where a number alone does not make it a regulation."""
    scope: Scope = Scope.NASIONAL
    cited: bool = False
    """Whether a citation of it in another regulation becomes an id: only where type, number and year leave no doubt."""
    titled: bool = True
    """Whether a title block that begins with its name is one of it."""
    also: tuple[str, ...] = ()
    """Other spellings of its name in title blocks."""

    @property
    def regional(self) -> bool:
        """Whether its ids name a region."""
        return self.scope is not Scope.NASIONAL


@dataclass(frozen=True, slots=True)
class Ministry:
    """A ministry whose regulations (Permen…) and decisions (Kepmen…) have ids of their own."""

    code: str
    """What follows "permen" in an id."""
    name: str | None
    """Its name after "Menteri"; None where that changed over the years, so that none is made up."""
    title: str
    """Pattern of its name in a title block, in capitals."""
    typed: str = ""
    """Pattern of what people type for its regulations, in lower case."""
    short: str = ""
    """How its regulations are cited, where that is not "Permen" and the code in one word."""
    cited: bool = False


_T, _P, _K = RegulationType, Scope.PROVINSI, Scope.KABUPATEN
_PPPA = r"permen\s*(?:neg\s*)?(?:p?ppa|pp\s*&?\s*pa)|" + (
    r"peraturan\s+menteri\s+(?:p?ppa|(?:negara\s+)?pemberdayaan\s+perempuan(?:\s+dan\s+p\w+lindungan\s+anak)?)"
)
_UU = r"u\.?u\.?(?![a-z])|undang[-\s]*undang|(?:indonesian?\s+)?(?:law|act|statute)s?\b"
_PERPPU = r"perpp?u|peraturan\s+pemerintah\s+pengganti\s+undang[-\s]*undang"
_PERGUB = r"pergub|peraturan\s+gubernur|(?:gubernatorial|governor(?:'?s)?)\s+regulation"
_KEPGUB = r"kepgub|keputusan\s+gubernur|(?:gubernatorial|governor(?:'?s)?)\s+decree"

_OWN_NAMES = (
    _T("uud", "UUD", "Undang-Undang Dasar", titled=False),
    _T("uu", "UU", "Undang-Undang", _UU, cited=True),
    _T("perppu", "Perppu", "Peraturan Pemerintah Pengganti Undang-Undang", _PERPPU, cited=True),
    _T("uudrt", "UU Drt", "Undang-Undang Darurat"),
    _T("pp", "PP", "Peraturan Pemerintah", r"p\.?p\.?(?![a-z])|peraturan\s+pemerintah|government\s+regulation", cited=True),
    _T("perpres", "Perpres", "Peraturan Presiden", r"perpres|peraturan\s+presiden|presidential\s+regulation", cited=True),
    _T("keppres", "Keppres", "Keputusan Presiden", r"kepp?res|keputusan\s+presiden|presidential\s+decree", cited=True),
    _T("inpres", "Inpres", "Instruksi Presiden", r"inpres|instruksi\s+presiden|presidential\s+instruction", cited=True),
    _T("perda", "Perda", "Peraturan Daerah", r"perda|peraturan\s+daerah|regional\s+regulation", _P, cited=True),
    _T("pergub", "Pergub", "Peraturan Gubernur", _PERGUB, _P, cited=True),
    _T("kepgub", "Kepgub", "Keputusan Gubernur", _KEPGUB, _P, cited=True),
    _T("perbup", "Perbup", "Peraturan Bupati", scope=_K),
    _T("perwali", "Perwali", "Peraturan Wali Kota", scope=_K, also=("Peraturan Walikota",)),
    _T("kepbup", "Kepbup", "Keputusan Bupati", scope=_K),
    _T("kepwali", "Kepwali", "Keputusan Wali Kota", scope=_K, also=("Keputusan Walikota",)),
    # a ministry not listed below
    _T("permen", "Permen", "Peraturan Menteri"),
    _T("kepmen", "Kepmen", "Keputusan Menteri"),
    _T("perma", "Perma", "Peraturan Mahkamah Agung"),
    _T("perja", "Perja", "Peraturan Jaksa Agung"),
    _T("perpol", "Perpol", "Peraturan Kepolisian"),
    _T("perkap", "Perkap", "Peraturan Kepala Kepolisian"),
    # of which body its title says; the type alone does not
    _T("perka", "Perka", None, also=("Peraturan Kepala",)),
    _T("perlem", "Perlem", None, also=("Peraturan Lembaga",)),
    _T("perban", "Perban", None, also=("Peraturan Badan",)),
)
_M = Ministry
MINISTRIES = (
    _M(
        "pppa",
        "Pemberdayaan Perempuan dan Perlindungan Anak",
        r"PEMBERDAYAAN\s+PEREMPUAN\s+DAN\s+P[EA]L?R?LINDUNGAN\s+ANAK",
        _PPPA,
        short="Permen PPPA",
        cited=True,
    ),
    _M("sos", "Sosial", r"SOSIAL", r"permensos|peraturan\s+menteri\s+sosial", cited=True),
    _M("dagri", "Dalam Negeri", r"DALAM\s+NEGERI"),
    _M("lu", "Luar Negeri", r"LUAR\s+NEGERI", r"permenlu|peraturan\s+menteri\s+luar\s+negeri", cited=True),
    _M("aker", None, r"KETENAGAKERJAAN|TENAGA\s+KERJA", r"permenaker|peraturan\s+menteri\s+(?:ketenagakerjaan|tenaga\s+kerja)"),
    _M("kes", "Kesehatan", r"KESEHATAN"),
    _M("kumham", None, r"HUKUM"),
    _M("keu", "Keuangan", r"KEUANGAN"),
    _M("ag", "Agama", r"AGAMA"),
    _M("dikbud", None, r"PENDIDIKAN"),
)
#: Types whose id goes on with the code of a ministry: "permen" and "sos" make "permensos".
MINISTERIAL = frozenset({"permen", "kepmen"})


def _of_ministry(ministry: Ministry) -> Iterator[RegulationType]:
    """The two types of a ministry. Title blocks are read as "Peraturan Menteri" and then for the ministry, so neither has one here."""
    names = [f"{kind} {ministry.name}" if ministry.name else None for kind in ("Peraturan Menteri", "Keputusan Menteri")]
    code = f"permen{ministry.code}"
    short = ministry.short or code.capitalize()
    yield RegulationType(code, short, names[0], ministry.typed, cited=ministry.cited, titled=False)
    yield RegulationType(f"kepmen{ministry.code}", short.replace("Permen", "Kepmen"), names[1], titled=False)


TYPES = (*_OWN_NAMES, *(kind for ministry in MINISTRIES for kind in _of_ministry(ministry)))
"""All types, those with their own name first."""


@cache
def _by_code() -> dict[str, RegulationType]:
    return {kind.code: kind for kind in TYPES}


def type_of(code: str) -> RegulationType | None:
    """The type that an id's code means; None for one that the table lacks.

    >>> type_of("permensos").short, type_of("permensos").name
    ('Permensos', 'Peraturan Menteri Sosial')
    """
    return _by_code().get(code)


def is_regional(code: str) -> bool:
    """Whether ids of a type name a region.

    >>> is_regional("perda"), is_regional("uu")
    (True, False)
    """
    kind = type_of(code)
    return kind is not None and kind.regional


def longest_first() -> list[RegulationType]:
    """All types, longer names first, since one begins with another ("Peraturan Pemerintah", "Peraturan Pemerintah Pengganti …")."""
    return sorted(TYPES, key=lambda kind: -len(kind.name or ""))
