"""What a clause does, told from its own words: defines, punishes, gives a duty, or sets a procedure."""

import re

from kb.citation.address import Address, Level
from kb.law.passage import ClauseKind

_DEFINES = re.compile(r"^(?:[^.;]{2,120}?)\b(?:adalah|ialah)\b|\byang dimaksud dengan\b", re.I)
_PUNISHES = re.compile(r"\bdipidana\b|\bpidana (?:penjara|denda|kurungan|mati)\b|\bdipenjara\b|\bpenjara (?:paling|[0-9]+)", re.I)
_DUTY = re.compile(
    r"\b(?:bertugas|tugas|wajib|berkewajiban|kewajiban|bertanggung jawab|berwenang|wewenang|berfungsi|mempunyai fungsi|dilarang)\b", re.I
)
_PROCEDURE = re.compile(
    r"\b(?:tata cara|permohonan|mengajukan|diajukan|paling (?:lama|lambat)\s+\d+|jangka waktu|dalam waktu|melaporkan|pemeriksaan"
    r"|prosedur|tahapan)\b",
    re.I,
)


def clause_kind(address: Address, text: str) -> ClauseKind:
    """Kind of the clause at `address` with these words (its text, or its digest where there is no text)."""
    if address.level is Level.ANGKA and address.pasal is not None and address.pasal.path[-1].number == "1":
        return ClauseKind.DEFINISI
    if address.in_penjelasan:
        return ClauseKind.UMUM
    if _PUNISHES.search(text):
        return ClauseKind.PIDANA
    if _DUTY.search(text):
        return ClauseKind.TUGAS
    if _PROCEDURE.search(text):
        return ClauseKind.PROSEDUR
    if _DEFINES.search(text):
        return ClauseKind.DEFINISI
    return ClauseKind.UMUM
