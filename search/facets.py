"""What a question asks for, and whether a clause says such a thing: a time limit, an age, who leads, who belongs to it, what it costs.

Finer than the kinds of clause: a question may ask for several things at once, and a clause may say several. Both are told from their words
alone, in either language.
"""

import re
from collections.abc import Mapping
from typing import Any

import numpy as np

from kb.store import Store

# name -> (what a question for it says, what a clause that answers it says)
_FACETS: Mapping[str, tuple[str, str]] = {
    "jangka waktu": (
        r"berapa\s+(?:lama|hari|bulan|jam)|paling\s+(?:lama|lambat|cepat)|batas\s+waktu|tenggat|jangka\s+waktu|hari|bulan"
        r"|how\s+(?:long|soon|quickly|many\s+(?:days|months|hours|years))|deadline|time\s*limit|within\s+(?:how|what)",
        r"\d+\s*(?:\([^)]{2,40}\))?\s*(?:x\s*\d+\s*(?:\([^)]{2,40}\))?\s*)?(?:hari|bulan|jam|minggu|days?|months?|hours?)"
        r"|jangka\s+waktu|(?:paling|selambat)\S*\s+(?:lama|lambat)\w*\s+\d+",
    ),
    "usia": (
        r"usia|umur|berumur|berusia|how\s+old|age|tahun\s+ke\s+atas",
        r"berusia|berumur|usia|umur|age|years\s+of\s+age|years\s+old",
    ),
    "keanggotaan": (
        r"anggota\w*|keanggotaan|beranggota\w*|terdiri|susunan|unsur\w*|siapa\s+saja|duduk|members?|membership|composed|consists?|compris\w+",
        r"terdiri\s+(?:atas|dari)|beranggotakan|keanggotaan|anggota|berasal\s+dari\s+unsur|members?|consists?\s+of|made\s+up",
    ),
    "pimpinan": (
        r"ketua\w*|diketuai|memimpin|pimpinan|dipimpin|kepala|chair\w*|leads?|led|heads?|headed",
        r"ketua|diketuai|dipimpin|pimpinan|dikepalai|kepala|chair\w*|led\s+by|heads?|headed",
    ),
    "hak": (
        r"hak|berhak|haknya|rights?|entitled|boleh|bisakah|bolehkah|dapatkah|mendapat\w*|apakah\s+\w+\s+(?:boleh|bisa|dapat)",
        r"berhak|hak|rights?|entitled|may",
    ),
    "kewajiban": (
        r"wajib\w*|kewajiban\w*|diwajibkan|harus\w*|must|oblig\w+|required?|dut(?:y|ies)|have\s+to|has\s+to",
        r"wajib|kewajiban|harus|must|obliged|required|dut(?:y|ies)",
    ),
    "tugas": (
        r"tugas\w*|bertugas|fungsi\w*|wewenang\w*|berwenang|kewenangan|tanggung\s*jawab\w*|tasks?|mandate|functions?|responsib\w+|powers?",
        r"tugas|bertugas|fungsi|berwenang|wewenang|(?:ber)?tanggung\s+jawab|tasks?|responsib\w+|functions?|powers?|authori\w+",
    ),
    "pidana": (
        r"hukuman\w*|dihukum|pidana\w*|dipidana|ancaman\w*|sanksi\w*|denda\w*|\w*penjara|vonis"
        r"|penalt\w+|punish\w*|sentence[sd]?|prison|fined?|fines|jail\w*|imprison\w*|sanction\w*|charged",
        r"dipidana|pidana\s+(?:penjara|denda|kurungan|mati)|dihukum|penjara|imprison\w*|prison|punish\w*|fined?|fines",
    ),
    "bentuk hukum": (
        r"peraturan\s+(?:apa|jenis)|ditetapkan\s+(?:dengan|lewat|melalui)|diatur\s+(?:dengan|dalam|lewat)|dibentuk\s+dengan|instrument"
        r"|by\s+what\s+(?:legal|regulation)|which\s+regulation",
        r"(?:ditetapkan|diatur|dibentuk)\s+(?:lebih\s+lanjut\s+)?(?:dengan|dalam|oleh)\s+(?:peraturan|keputusan|perda|undang)|regulation"
        r"|by\s+(?:a\s+)?(?:regional|presidential|government|governor)\w*\s+decree",
    ),
    "biaya": (
        r"biaya\w*|gratis|bayar\w*|membayar|ditanggung|menanggung|dipungut|ongkos|anggaran|dana|didanai"
        r"|free|costs?|pays?|paid|fees?|budget|fund\w*",
        r"biaya|dibiayai|pembiayaan|gratis|cuma-cuma|dibebankan|anggaran|pendanaan|dibayar\w*|membayar|free|costs?|paid|pay|fees?|budget|funded",
    ),
    "tempat": (
        r"di\s*mana|ke\s*mana|where|di\s+tingkat\s+mana|which\s+level",
        r"di\s+(?:tempat|pengadilan|kabupaten|setiap|rumah|luar|dalam|provinsi|ibu)|ke\s|kepada|at\s|in\s+each|placed|held",
    ),
    "kepada siapa": (r"kepada\s+siapa|ke\s*mana|to\s+whom|whom", r"kepada|to\s+the"),
    "daftar": (
        r"(?:apa|siapa|mana)\s+saja|sebutkan|jenis|bentuk|macam|what\s+are|list|which\s+(?:types|kinds|forms)|kinds|types|forms",
        r"[b-z]\.\s|meliputi|terdiri\s+atas|antara\s+lain|berupa|includes?|namely|consist",
    ),
    "cara": (
        r"(?:dengan|lewat|melalui)\s+(?:cara|upaya|bentuk)\s+apa|cara\s+apa|(?:upaya|langkah|tindakan)(?:\s+\w+)?\s+apa|apa\s+upaya|bagaimana"
        r"|by\s+what\s+means|in\s+what\s+ways?|what\s+(?:measures|steps)",
        r"(?:dilakukan|dilaksanakan|diwujudkan|ditempuh|diselenggarakan)\s+(?:dengan|melalui)|dengan\s+cara|melalui\s+upaya|melalui:"
        r"|through|by\s+means|carried\s+out\s+by",
    ),
    "syarat": (
        r"syarat\w*|persyaratan|kriteria|(?:keadaan|kondisi)\s+apa|seperti\s+apa|kapan\s+\w+(?:\s+\w+)?\s+(?:boleh|dapat|bisa)"
        r"|requirements?|conditions?|criteria|eligib\w+|qualif\w+|under\s+what|when\s+(?:may|can)",
        r"syarat|persyaratan|kriteria|hanya\s+(?:dapat|boleh)|paling\s+sedikit\s+memuat|requirements?|conditions?|criteria|only\s+(?:if|when|where)",
    ),
    "jumlah": (
        r"berapa\s+(?:orang|banyak|jumlah|persen|kali)|how\s+(?:many|much)|seberapa|jumlah",
        r"\d+\s*(?:\([^)]{2,40}\)\s*)?(?:\(|orang|persen|kali|%|people|members|persons)|sepertiga|seperdua|one[- ]third|half",
    ),
    "pemberatan": (
        r"tambah\w*|diperberat|lebih\s+berat|pemberat\w*|naik|raised?|increas\w+|aggravat\w+|heavier|more\s+severe",
        r"ditambah|diperberat|pemberatan|sepertiga|increased?|one[- ]third|added",
    ),
    "perubahan": (
        r"dicabut|mencabut|tidak\s+berlaku|diganti\w*|menggantikan|pengganti|replac\w+|repeal\w*|revok\w*|supersed\w+",
        r"dicabut|mencabut|tidak\s+berlaku|diganti|repeal\w*|revok\w*|no\s+longer|replac\w+",
    ),
    "mulai berlaku": (
        r"sejak\s+kapan|mulai\s+(?:kapan|berlaku)|kapan\s+\w*\s*berlaku|tahun\s+berapa|when\s+did|take\s+effect|enter\w*\s+into\s+force"
        r"|which\s+years?|since\s+when",
        r"mulai\s+berlaku|diundangkan|berlaku\s+sejak|in(?:to)?\s+force|takes?\s+effect|20\d\d\s*(?:-|–|sampai|to)\s*20\d\d",
    ),
    "kerahasiaan": (
        r"rahasia\w*|dirahasiakan|kerahasiaan|identitas|confidential\w*|secret|identity",
        r"rahasia|dirahasiakan|kerahasiaan|identitas|confidential\w*|secret|identity",
    ),
}
CHANGE, PENALTY, AGGRAVATION = "perubahan", "pidana", "pemberatan"
_ASKED = {name: re.compile(rf"\b(?:{asked})\b", re.I) for name, (asked, _) in _FACETS.items()}
_SAID = {name: re.compile(rf"\b(?:{said})(?:\b|(?<=\s))", re.I) for name, (_, said) in _FACETS.items()}
_PLACES = {name: place for place, name in enumerate(_SAID)}


def asked_facets(text: str) -> tuple[str, ...]:
    """What a question asks for.

    >>> asked_facets("berapa lama korban boleh tinggal di rumah aman dan siapa yang membayar?")
    ('jangka waktu', 'hak', 'biaya')
    """
    return tuple(name for name, pattern in _ASKED.items() if pattern.search(text))


class FacetCache:
    """What each passage says, read from its words the first time that it is a candidate of a question that asks for it."""

    def __init__(self, store: Store, passages: int, rarity: Mapping[str, float]) -> None:
        self._store = store
        self._rarity = rarity
        self._said = np.zeros((len(_SAID), passages), dtype=bool)
        self._known = np.zeros((len(_SAID), passages), dtype=bool)

    def said(self, rows: Any, asked: tuple[str, ...]) -> Any:
        """For each row, how much of what is asked for the passage says: the sum of the rarities of those facets."""
        self._read(rows, asked)
        total = np.zeros(len(rows), dtype=np.float32)
        for name in asked:
            total += self._rarity[name] * self._said[_PLACES[name], rows]
        return total

    def _read(self, rows: Any, names: tuple[str, ...]) -> None:
        places = [_PLACES[name] for name in names]
        unknown = rows[~self._known[np.ix_(places, rows)].all(axis=0)]
        for number, passage in self._store.passages(int(row) + 1 for row in unknown).items():
            words = f"{passage.naskah} {passage.judul} {passage.ringkasan} {passage.gloss}"
            for name, place in zip(names, places, strict=True):
                self._said[place, number - 1] = _SAID[name].search(words) is not None
        self._known[np.ix_(places, unknown)] = True
