"""What narrows a clause to one case: children, a company, an attempt, a death. A question that says no such thing asks for the rule itself.

Told from a clause's title and a question's words, in either language: who asks for the penalty of theft asks for theft, and not for that by
an official, of a document, or from a child.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

_NARROWINGS: Mapping[str, str] = {
    "anak": r"anak\w*|bayi|balita|remaja|gadis|bocah|cucu|murid|siswa|di\s+bawah\s+umur"
    r"|child\w*|minors?|bab(?:y|ies)|girls?|boys?|teen\w*|underage",
    "badan usaha": r"korporasi|perusahaan|pt|p3mi|agen\w*|badan\s+(?:usaha|hukum)"
    r"|majikan|corporat\w+|compan\w+|firms?|agenc\w+|employers?",
    "percobaan dan penyertaan": r"percobaan|mencoba|membantu|pembantu\w*|bantu|mufakat|permufakatan"
    r"|turut|merencanakan|attempt\w*|aid\w*|conspir\w+|plotting",
    "gerakan": r"menggerakkan|membujuk|menghasut|mengajak|ajak\w*|menganjurkan|incit\w+|urg\w+|solicit\w*|persuad\w+",
    "kelompok": r"kelompok|sindikat|jaringan|terorganisasi|organized|organised|syndicate|gang|group",
    "pejabat": r"pejabat|petugas|aparat\w*|penyelenggara\s+negara|asn|polisi"
    r"|officials?|officers?|police|civil\s+servants?|state\s+organi[sz]er",
    "mati dan luka": r"mati|meninggal|kematian|tewas|luka|cacat|hamil|sakit|penyakit"
    r"|death|dies|died|dead|injur\w+|pregnan\w+|disease|ill",
    "surat": r"dokumen|surat|palsu\w*|memalsukan|paspor|ktp|visa|documents?|papers|forg\w+|fake|passports?",
    "saksi": r"saksi|kesaksian|sumpah|witness\w*|testimon\w+|testif\w+",
    "halangan": r"meng?halang\w*|halang\w*|merintangi|rintang\w*|menggagalkan|menyerang"
    r"|obstruct\w*|hinder\w*|interfer\w+|attack\w*",
    "pelarian": r"menyembunyikan|sembunyi\w*|melarikan|kabur|buron\w*|hid(?:e|es|ing)|escap\w+|fugitive",
    "identitas": r"identitas|rahasia\w*|membocorkan|bocor\w*|identity|confidential\w*|leak\w*",
    "lintas negara": r"luar\s+negeri|ke\s+indonesia|negara\s+lain|asing|wna|abroad"
    r"|overseas|foreign\w*|imports?|exports?|into\s+indonesia",
    "seksual": r"seks\w*|cabul|setubuh|bersetubuh|perkosa\w*|pemerkosaan|pelacuran|sex\w*|rape|prostitut\w+|obscen\w+",
    "rumah tangga": r"rumah\s+tangga|suami|istri|keluarga|kdrt|household|domestic|husband|wife|spouse|family",
    "pemberatan": r"tambah\w*|pemberat\w*|diperberat|lebih\s+berat|aggravat\w+|increas\w+|heavier",
}
_PATTERNS = {name: re.compile(rf"\b(?:{words})\b", re.I) for name, words in _NARROWINGS.items()}


@lru_cache(maxsize=16384)
def narrowings(text: str) -> frozenset[str]:
    """The cases that words speak of.

    >>> sorted(narrowings("Hukuman pejabat yang memalsukan dokumen"))
    ['pejabat', 'surat']
    """
    return frozenset(name for name, pattern in _PATTERNS.items() if pattern.search(text))
