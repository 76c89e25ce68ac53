"""What narrows a clause to one case: children, a company, an attempt, a death. A question that says no such thing asks for the rule itself.

Told from a clause's title, when an index is built, and from a question's words, in either language: who asks for the penalty of theft asks
for theft, and not for that by an official, of a document, or from a child.
"""

from kb.law.phrases import Phrases

_NARROWINGS = {
    "anak": (
        "anak*|bayi|balita|remaja|gadis|bocah|cucu|murid|siswa|di bawah umur|child*|minor|minors|baby|babies|girl|girls"
        "|boy|boys|teen*|underage"
    ),
    "badan usaha": (
        "korporasi|perusahaan|pt|p3mi|agen*|badan usaha|badan hukum|majikan|corporat*|compan*|firm|firms|agenc*|employer|employers"
    ),
    "percobaan dan penyertaan": (
        "percobaan|mencoba|membantu|pembantu*|bantu|mufakat|permufakatan|turut|merencanakan|attempt*|aid*|conspir*|plotting"
    ),
    "gerakan": "menggerakkan|membujuk|menghasut|mengajak|ajak*|menganjurkan|incit*|urg*|solicit*|persuad*",
    "kelompok": "kelompok|sindikat|jaringan|terorganisasi|organized|organised|syndicate|gang|group",
    "pejabat": (
        "pejabat|petugas|aparat*|penyelenggara negara|asn|polisi|official|officials|officer|officers|police|civil servant"
        "|civil servants|state organiser|state organizer"
    ),
    "mati dan luka": "mati|meninggal|kematian|tewas|luka|cacat|hamil|sakit|penyakit|death|dies|died|dead|injur*|pregnan*|disease|ill",
    "surat": "dokumen|surat|palsu*|memalsukan|paspor|ktp|visa|document|documents|papers|forg*|fake|passport|passports",
    "saksi": "saksi|kesaksian|sumpah|witness*|testimon*|testif*",
    "halangan": "menghalang*|halang*|merintangi|rintang*|menggagalkan|menyerang|obstruct*|hinder*|interfer*|attack*",
    "pelarian": "menyembunyikan|sembunyi*|melarikan|kabur|buron*|hide|hides|hiding|escap*|fugitive",
    "identitas": "identitas|rahasia*|membocorkan|bocor*|identity|confidential*|leak*",
    "lintas negara": "luar negeri|ke indonesia|negara lain|asing|wna|abroad|overseas|foreign*|import|imports|export|exports|into indonesia",
    "seksual": "seks*|cabul|setubuh|bersetubuh|perkosa*|pemerkosaan|pelacuran|sex*|rape|prostitut*|obscen*",
    "rumah tangga": "rumah tangga|suami|istri|keluarga|kdrt|household|domestic|husband|wife|spouse|family",
    "pemberatan": "tambah*|pemberat*|diperberat|lebih berat|aggravat*|increas*|heavier",
}
CASES = tuple(_NARROWINGS)
_PHRASES = Phrases(_NARROWINGS)


def narrowings(text: str) -> frozenset[str]:
    """The cases that words speak of.

    >>> sorted(narrowings("Hukuman pejabat yang memalsukan dokumen"))
    ['pejabat', 'surat']
    """
    return frozenset(_PHRASES.used(text))
