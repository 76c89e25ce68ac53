"""What a question asks for, and how much of it each passage says (`kb/facets.py`)."""

import re
from collections.abc import Mapping
from typing import Any

import numpy as np

from kb.facets import NAMES

_ASKED: Mapping[str, str] = {
    "jangka waktu": (
        r"berapa\s+(?:lama|hari|bulan|jam)|paling\s+(?:lama|lambat|cepat)|batas\s+waktu|tenggat|jangka\s+waktu|hari|bulan"
        r"|how\s+(?:long|soon|quickly|many\s+(?:days|months|hours|years))|deadline|time\s*limit|within\s+(?:how|what)"
    ),
    "usia": r"usia|umur|berumur|berusia|how\s+old|age|tahun\s+ke\s+atas",
    "keanggotaan": (
        r"anggota\w*|keanggotaan|beranggota\w*|terdiri|susunan|unsur\w*|siapa\s+saja|duduk|members?|membership|composed"
        r"|consists?|compris\w+"
    ),
    "pimpinan": r"ketua\w*|diketuai|memimpin|pimpinan|dipimpin|kepala|chair\w*|leads?|led|heads?|headed",
    "hak": (
        r"hak|berhak|haknya|rights?|entitled|boleh|bisakah|bolehkah|dapatkah|mendapat\w*"
        r"|apakah\s+\w+\s+(?:boleh|bisa|dapat)"
    ),
    "kewajiban": r"wajib\w*|kewajiban\w*|diwajibkan|harus\w*|must|oblig\w+|required?|dut(?:y|ies)|have\s+to|has\s+to",
    "tugas": (
        r"tugas\w*|bertugas|fungsi\w*|wewenang\w*|berwenang|kewenangan|tanggung\s*jawab\w*|tasks?|mandate|functions?"
        r"|responsib\w+|powers?"
    ),
    "pidana": (
        r"hukuman\w*|dihukum|pidana\w*|dipidana|ancaman\w*|sanksi\w*|denda\w*|\w*penjara|vonis|penalt\w+|punish\w*"
        r"|sentence[sd]?|prison|fined?|fines|jail\w*|imprison\w*|sanction\w*|charged"
    ),
    "bentuk hukum": (
        r"peraturan\s+(?:apa|jenis)|ditetapkan\s+(?:dengan|lewat|melalui)|diatur\s+(?:dengan|dalam|lewat)"
        r"|dibentuk\s+dengan|instrument|by\s+what\s+(?:legal|regulation)|which\s+regulation"
    ),
    "biaya": (
        r"biaya\w*|gratis|bayar\w*|membayar|ditanggung|menanggung|dipungut|ongkos|anggaran|dana|didanai|free|costs?|pays?"
        r"|paid|fees?|budget|fund\w*"
    ),
    "tempat": r"di\s*mana|ke\s*mana|where|di\s+tingkat\s+mana|which\s+level",
    "kepada siapa": r"kepada\s+siapa|ke\s*mana|to\s+whom|whom",
    "daftar": (
        r"(?:apa|siapa|mana)\s+saja|sebutkan|jenis|bentuk|macam|what\s+are|list|which\s+(?:types|kinds|forms)|kinds|types"
        r"|forms"
    ),
    "cara": (
        r"(?:dengan|lewat|melalui)\s+(?:cara|upaya|bentuk)\s+apa|cara\s+apa|(?:upaya|langkah|tindakan)(?:\s+\w+)?\s+apa"
        r"|apa\s+upaya|bagaimana|by\s+what\s+means|in\s+what\s+ways?|what\s+(?:measures|steps)"
    ),
    "syarat": (
        r"syarat\w*|persyaratan|kriteria|(?:keadaan|kondisi)\s+apa|seperti\s+apa"
        r"|kapan\s+\w+(?:\s+\w+)?\s+(?:boleh|dapat|bisa)|requirements?|conditions?|criteria|eligib\w+|qualif\w+"
        r"|under\s+what|when\s+(?:may|can)"
    ),
    "jumlah": r"berapa\s+(?:orang|banyak|jumlah|persen|kali)|how\s+(?:many|much)|seberapa|jumlah",
    "pemberatan": r"tambah\w*|diperberat|lebih\s+berat|pemberat\w*|naik|raised?|increas\w+|aggravat\w+|heavier|more\s+severe",
    "perubahan": r"dicabut|mencabut|tidak\s+berlaku|diganti\w*|menggantikan|pengganti|replac\w+|repeal\w*|revok\w*|supersed\w+",
    "mulai berlaku": (
        r"sejak\s+kapan|mulai\s+(?:kapan|berlaku)|kapan\s+\w*\s*berlaku|tahun\s+berapa|when\s+did|take\s+effect"
        r"|enter\w*\s+into\s+force|which\s+years?|since\s+when"
    ),
    "kerahasiaan": r"rahasia\w*|dirahasiakan|kerahasiaan|identitas|confidential\w*|secret|identity",
}
CHANGE, PENALTY, AGGRAVATION = "perubahan", "pidana", "pemberatan"
_PATTERNS = {name: re.compile(rf"\b(?:{asked})\b", re.I) for name, asked in _ASKED.items()}
_PLACES = {name: place for place, name in enumerate(NAMES)}


def asked_facets(text: str) -> tuple[str, ...]:
    """What a question asks for.

    >>> asked_facets("berapa lama korban boleh tinggal di rumah aman dan siapa yang membayar?")
    ('jangka waktu', 'hak', 'biaya')
    """
    return tuple(name for name, pattern in _PATTERNS.items() if pattern.search(text))


def facets_said(said: Any, rows: Any, asked: tuple[str, ...], rarity: Mapping[str, float]) -> Any:
    """For each row, how much of what is asked for the passage says: the sum of the rarities of those facets.

    `said` has a line for each of `kb.facets.NAMES` and a column for each passage.
    """
    weights = np.array([rarity[name] for name in asked], dtype=np.float32)
    return weights @ said[np.ix_([_PLACES[name] for name in asked], rows)]
