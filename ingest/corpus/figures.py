"""Figures in a text, as values: what a digest states must stand in its clause.

"paling lama 15 (lima belas) tahun"            15
"Rp120.000.000,00 (seratus dua puluh juta …)"  120000000
"Rp120 juta", "Rp1,5 miliar"                   120000000, 1500000000
"""

import re

_SCALES = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "milyar": 10**9, "triliun": 10**12}
_SCALES |= {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_UNITS = dict(zip("satu dua tiga empat lima enam tujuh delapan sembilan".split(), range(1, 10), strict=True))
_UNITS |= {"nol": 0, "sepuluh": 10, "sebelas": 11, "seratus": 100, "seribu": 1000}
_NUMBER = re.compile(
    rf"(?<![\w.])(?:Rp\.?\s*)?(?P<digits>\d{{1,3}}(?:\.\d{{3}})+|\d+)(?:,\s?(?:00|-)(?!\d))?(?:[.,](?P<fraction>\d{{1,2}})(?!\d))?"
    rf"(?:\s*(?P<scale>{'|'.join(_SCALES)})\b)?",
    re.I,
)
# OCR: "2O2O", "3O (tiga puluh)", "l5"
_SLIP = re.compile(r"\b(?=\w*\d)[0-9OolI]{2,}\b")


# OCR of an ayat's bracket, and of a missing space: "ayat (21", "Pasal76E"
_AYAT_SLIP = re.compile(r"\((?P<number>\d{1,2})[1lI](?![\w)])")
_GLUED = re.compile(r"(?<=Pasal)(?=\d)")


def figures(text: str) -> frozenset[float]:
    """All values that a text states in digits or Indonesian words.

    >>> sorted(figures("penjara 3 (tiga) sampai lima belas tahun dan denda Rp120.000.000,00"))
    [3.0, 15.0, 120000000.0]
    >>> figures("Rp1,5 miliar") == {1_500_000_000.0}
    True
    """
    slips = {float(match["number"]) for match in _AYAT_SLIP.finditer(text)}
    return frozenset(_digits(_GLUED.sub(" ", text)) | _words(text) | slips)


def stated(text: str) -> frozenset[float]:
    """Values that a digest states in digits.

    >>> sorted(stated("3 sampai 15 tahun dan Rp120 juta"))
    [3.0, 15.0, 120000000.0]
    """
    return frozenset(_digits(text))


def _digits(text: str) -> set[float]:
    repaired = _SLIP.sub(lambda m: m[0].translate(str.maketrans("OolI", "0011")), text)
    found = set()
    for match in _NUMBER.finditer(repaired):
        value = float(re.sub(r"\D", "", match["digits"]))
        if match["fraction"] and match["fraction"] != "00":
            value += float(f"0.{match['fraction']}")
        found.add(value * _SCALES.get((match["scale"] or "").lower(), 1))
    return found


def _words(text: str) -> set[float]:
    """Values of runs of number words; a run counts as a whole and so do its parts."""
    found: set[float] = set()
    total = current = 0
    running = False
    for word in [*re.findall(r"[a-z]+", text.lower()), ""]:
        if word in _UNITS:
            current += _UNITS[word]
        elif word == "belas" and running:
            current += 10
        elif word == "puluh" and running:
            current = current // 100 * 100 + current % 100 * 10
        elif word == "ratus" and running:
            current *= 100
        elif word in _SCALES and running:
            total, current = total + current * _SCALES[word], 0
        else:
            if running:
                found.add(float(total + current))
            total = current = 0
            running = False
            continue
        running = True
    return found
