"""What a clause says, by its words: a time limit, an age, who leads, who belongs to it, what it costs.

Finer than the kinds of clause, since a clause may say several things. Told once when an index is built; `search/question/facets.py`
tells from a question's words which of them it asks for.
"""

import re
from collections.abc import Mapping
from functools import cache

from kb.law.passage import Passage

_SAID: Mapping[str, str] = {
    "jangka waktu": (
        r"\d+\s*(?:\([^)]{2,40}\))?\s*(?:x\s*\d+\s*(?:\([^)]{2,40}\))?\s*)?(?:hari|bulan|jam|minggu|days?|months?|hours?)"
        r"|jangka\s+waktu|(?:paling|selambat)\S*\s+(?:lama|lambat)\w*\s+\d+"
    ),
    "usia": r"berusia|berumur|usia|umur|age|years\s+of\s+age|years\s+old",
    "keanggotaan": (
        r"terdiri\s+(?:atas|dari)|beranggotakan|keanggotaan|anggota|berasal\s+dari\s+unsur|members?|consists?\s+of"
        r"|made\s+up"
    ),
    "pimpinan": r"ketua|diketuai|dipimpin|pimpinan|dikepalai|kepala|chair\w*|led\s+by|heads?|headed",
    "hak": r"berhak|hak|rights?|entitled|may",
    "kewajiban": r"wajib|kewajiban|harus|must|obliged|required|dut(?:y|ies)",
    "tugas": (
        r"tugas|bertugas|fungsi|berwenang|wewenang|(?:ber)?tanggung\s+jawab|tasks?|responsib\w+|functions?|powers?"
        r"|authori\w+"
    ),
    "pidana": r"dipidana|pidana\s+(?:penjara|denda|kurungan|mati)|dihukum|penjara|imprison\w*|prison|punish\w*|fined?|fines",
    "bentuk hukum": (
        r"(?:ditetapkan|diatur|dibentuk)\s+(?:lebih\s+lanjut\s+)?(?:dengan|dalam|oleh)\s+(?:peraturan|keputusan|perda|undang)"
        r"|regulation|by\s+(?:a\s+)?(?:regional|presidential|government|governor)\w*\s+decree"
    ),
    "biaya": (
        r"biaya|dibiayai|pembiayaan|gratis|cuma-cuma|dibebankan|anggaran|pendanaan|dibayar\w*|membayar|free|costs?|paid"
        r"|pay|fees?|budget|funded"
    ),
    "tempat": r"di\s+(?:tempat|pengadilan|kabupaten|setiap|rumah|luar|dalam|provinsi|ibu)|ke\s|kepada|at\s|in\s+each|placed|held",
    "kepada siapa": r"kepada|to\s+the",
    "daftar": r"[b-z]\.\s|meliputi|terdiri\s+atas|antara\s+lain|berupa|includes?|namely|consist",
    "cara": (
        r"(?:dilakukan|dilaksanakan|diwujudkan|ditempuh|diselenggarakan)\s+(?:dengan|melalui)|dengan\s+cara"
        r"|melalui\s+upaya|melalui:|through|by\s+means|carried\s+out\s+by"
    ),
    "syarat": (
        r"syarat|persyaratan|kriteria|hanya\s+(?:dapat|boleh)|paling\s+sedikit\s+memuat|requirements?|conditions?|criteria"
        r"|only\s+(?:if|when|where)"
    ),
    "jumlah": (
        r"\d+\s*(?:\([^)]{2,40}\)\s*)?(?:\(|orang|persen|kali|%|people|members"
        r"|persons)|sepertiga|seperdua|one[- ]third|half"
    ),
    "pemberatan": r"ditambah|diperberat|pemberatan|sepertiga|increased?|one[- ]third|added",
    "perubahan": r"dicabut|mencabut|tidak\s+berlaku|diganti|repeal\w*|revok\w*|no\s+longer|replac\w+",
    "mulai berlaku": (
        r"mulai\s+berlaku|diundangkan|berlaku\s+sejak|in(?:to)?\s+force|takes?\s+effect"
        r"|20\d\d\s*(?:-|–|sampai|to)\s*20\d\d"
    ),
    "kerahasiaan": r"rahasia|dirahasiakan|kerahasiaan|identitas|confidential\w*|secret|identity",
}
NAMES = tuple(_SAID)


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    # a search knows what its passages say and never needs them
    return {name: re.compile(rf"\b(?:{said})(?:\b|(?<=\s))", re.I) for name, said in _SAID.items()}


def said_facets(passage: Passage) -> tuple[str, ...]:
    """What a passage says, in its law text or our digest, in either language."""
    words = f"{passage.naskah} {passage.judul} {passage.ringkasan} {passage.gloss}"
    return tuple(name for name, pattern in _patterns().items() if pattern.search(words))
