"""Every region that this program knows by more than its plain name. A new region is one line here.

A region that is not listed (a regency, a town) still has ids: its name in small letters, words joined by hyphens ("kota-bogor").
"""

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Region:
    """One province: "dki", cited "DKI", in full "Provinsi Daerah Khusus Ibukota Jakarta"."""

    code: str
    """How an id writes it: small letters and hyphens."""
    typed: str
    """Pattern of what people type, in lower case."""
    formal: str | None = None
    """How a citation in full writes it; None for its code's words, capitalised."""
    short: str | None = None
    """How a short citation writes it; None for its code's words, capitalised."""
    titled: str | None = None
    """Pattern of its name in a title block, in capitals, where the word PROVINSI need not stand before it."""
    printed: str | None = None
    """Pattern of its name in a citation of another regulation; None for the formal name."""


_J = r"DAERAH\s+KHUSUS\s+IBU\s*KOTA\s+JAKARTA|\bDKI\b|DAERAH\s+KHUSUS\s+JAKARTA"
_JAKARTA = r"DKI\s+Jakarta|Daerah\s+Khusus\s+Ibu\s?[Kk]ota\s+Jakarta"
_DKI = r"dki(?:\s+jakarta)?|daerah\s+khusus\s+(?:ibu\s?kota\s+)?jakarta|jakarta"
_DIY = r"diy|daerah\s+istimewa\s+yogyakarta|yogyakarta|jogja(?:karta)?"

REGIONS = (
    Region("dki", _DKI, "Provinsi Daerah Khusus Ibukota Jakarta", "DKI", _J, _JAKARTA),
    Region("diy", _DIY, "Daerah Istimewa Yogyakarta", "DIY", r"DAERAH\s+ISTIMEWA\s+YOGYAKARTA"),
    Region("jawa-barat", r"jawa\s+barat|jabar"),
    Region("jawa-tengah", r"jawa\s+tengah|jateng"),
    Region("jawa-timur", r"jawa\s+timur|jatim"),
    Region("banten", r"banten"),
    Region("bali", r"bali"),
    Region("ntb", r"ntb|nusa\s+tenggara\s+barat", "Nusa Tenggara Barat", "NTB"),
    Region("ntt", r"ntt|nusa\s+tenggara\s+timur", "Nusa Tenggara Timur", "NTT"),
    Region("bangka-belitung", r"(?:kepulauan\s+)?bangka\s+belitung|babel", "Kepulauan Bangka Belitung"),
    Region("kepulauan-riau", r"kepulauan\s+riau|kepri"),
    Region("bengkulu", r"bengkulu"),
    Region("lampung", r"lampung"),
    Region("sumatera-utara", r"sumatera\s+utara|sumut"),
    Region("kalimantan-barat", r"kalimantan\s+barat|kalbar"),
    Region("sulawesi-utara", r"sulawesi\s+utara|sulut"),
)
# "mk" is no region: a ruling that annuls a clause is cited by its court, putusan-mk-110-2012 for 110/PUU-X/2012
_COURTS = {"mk": "MK"}


@cache
def _by_code() -> dict[str, Region]:
    return {region.code: region for region in REGIONS}


@cache
def _by_name() -> dict[str, str]:
    return {formal_region(region.code).upper(): region.code for region in REGIONS}


def short_region(code: str) -> str:
    """How a short citation writes a region.

    >>> short_region("dki"), short_region("jawa-barat")
    ('DKI', 'Jawa Barat')
    """
    region = _by_code().get(code)
    return (region.short if region else _COURTS.get(code)) or _words(code)


def formal_region(code: str) -> str:
    """How a citation in full writes a region.

    >>> formal_region("diy"), formal_region("jawa-barat")
    ('Daerah Istimewa Yogyakarta', 'Jawa Barat')
    """
    region = _by_code().get(code)
    return (region.formal if region else _COURTS.get(code)) or _words(code)


def printed_region(region: Region) -> str:
    r"""Pattern of a region's name in a citation of another regulation, with or without the word Provinsi.

    >>> printed_region(REGIONS[2])
    '(?:Provinsi\\s+|Propinsi\\s+)?(?:Jawa\\s+Barat)'
    """
    name = region.printed or formal_region(region.code).removeprefix("Provinsi ").replace(" ", r"\s+")
    return rf"(?:Provinsi\s+|Propinsi\s+)?(?:{name})"


def region_of_name(name: str) -> str:
    """Code of a region that a title block names in capitals.

    >>> region_of_name("NUSA TENGGARA BARAT"), region_of_name("KOTA BOGOR")
    ('ntb', 'kota-bogor')
    """
    words = " ".join(name.split())
    return _by_name().get(words) or words.lower().replace(" ", "-")


def _words(code: str) -> str:
    return code.replace("-", " ").title()
