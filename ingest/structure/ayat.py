"""The ayat of a Pasal: which of the lines that begin with a number in brackets are marks, through slips of reading and misprints."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.lines.markers import Mark, ayat_readings
from ingest.lines.sourcetext import Line
from ingest.structure.builder import OutlineBuilder
from ingest.structure.sequence import Candidate, Rank, best_chain, step_cost
from kb.citation.address import Address

# a line that begins with "(2)" goes on citing when the line before ends like this
_CITES_BEFORE = re.compile(r"(?:\bayat|\bPasal\s+\d+\w*|\bhuruf|\bdan|\batau|\bdan/atau|,)$")
_CITES_AFTER = re.compile(r"(?:dan\b|atau\b|,|;|\)|huruf\b|sampai\b|angka\b|tahun\b|bulan\b|hari\b|orang\b|kali\b|$)")
_OPENS = frozenset("({[<lt|")
_STRONG = 0.8
_MARK_ONLY = 0.3


@dataclass(frozen=True, slots=True)
class Ayat:
    """An ayat: the line that it begins on, its mark, and whether the number is not what the file prints."""

    position: int
    mark: Mark
    repaired: bool = False


def find_ayat(lines: Sequence[Line], base: Address, builder: OutlineBuilder) -> list[Ayat]:
    """The ayat of a Pasal in order; empty when it has none. What had to be repaired, and what is missing, becomes a warning."""
    found, weights = _candidates(lines)
    if not found:
        return []
    strong = [ayat for ayat, weight in zip(found, weights, strict=True) if weight >= _STRONG]
    if renumbered := _renumber_repeats(strong):
        _warn_renumbered(strong, renumbered, lines, base, builder)
        return renumbered
    if counted := _by_position(strong):
        _warn_chosen(counted, lines, base, builder)
        return counted
    chain = best_chain([Candidate(ayat.position, ayat.mark.rank, weight) for ayat, weight in zip(found, weights, strict=True)])
    if sum(weights[i] for i in chain) < _STRONG:
        return []
    chosen = _infer_misprints([found[i] for i in chain], strong)
    _warn_chosen(chosen, lines, base, builder)
    _warn_doubtful(chosen, lines, base, builder)
    return chosen


def _candidates(lines: Sequence[Line]) -> tuple[list[Ayat], list[float]]:
    found, weights = [], []
    for index, line in enumerate(lines):
        if line.text[:1] not in _OPENS:
            continue
        for reading in ayat_readings(line.text):
            ayat = Ayat(index, reading.mark, repaired=reading.doubt > 0)
            weight = _weight(lines, ayat) - reading.doubt
            if weight > 0:
                found.append(ayat)
                weights.append(weight)
    return found, weights


def _weight(lines: Sequence[Line], ayat: Ayat) -> float:
    """How much a line that begins with "(2)" looks like an ayat and not like a citation broken over two lines."""
    before = lines[ayat.position - 1].text if ayat.position else ""
    if _CITES_BEFORE.search(before):
        return 0.1
    if not ayat.mark.rest and before.endswith((".", ";", ":")):
        return _MARK_ONLY
    if _CITES_AFTER.match(ayat.mark.rest):
        return 0.1
    return 0.5 if ayat.mark.rest[:1].islower() else 1.0


def _renumber_repeats(ayats: Sequence[Ayat]) -> list[Ayat]:
    """The ayat renumbered where a number is printed twice and the rest runs on one too low (1 2 3 3 4); empty when that is not so.

    PP 9/2008 Pasal 6 is printed that way; its own text cites the ayat by the numbers that counting gives.
    """
    shift = 0
    renumbered = []
    for expected, ayat in enumerate(ayats, start=1):
        number, suffix = ayat.mark.rank
        if number + shift != expected:
            shift += 1
        if suffix or number + shift != expected:
            return []
        renumbered.append(_numbered(ayat, expected) if number != expected else ayat)
    return renumbered if shift else []


def _by_position(ayats: Sequence[Ayat]) -> list[Ayat]:
    """The ayat numbered by their place where the last one's number tells that none is missing (1 2 2 4, 1 7 3); empty otherwise."""
    count = len(ayats)
    wrong = [ayat for place, ayat in enumerate(ayats, start=1) if ayat.mark.rank != (place, "")]
    if not wrong or ayats[0] in wrong or ayats[-1] in wrong or len(wrong) > max(1, count // 3):
        return []
    return [_numbered(ayat, place) if ayat in wrong else ayat for place, ayat in enumerate(ayats, start=1)]


def _infer_misprints(chosen: Sequence[Ayat], strong: Sequence[Ayat]) -> list[Ayat]:
    """The same with misprinted marks put in where exactly as many numbers are missing between two marks (1 2 2 4, 1 7 3)."""
    result: list[Ayat] = []
    for ayat in chosen:
        before: Rank = result[-1].mark.rank if result else (0, "")
        missing = range(before[0] + 1, ayat.mark.rank[0])
        start = result[-1].position if result else -1
        between = [other for other in strong if start < other.position < ayat.position]
        if missing and len(between) == len(missing):
            result.extend(_numbered(other, number) for other, number in zip(between, missing, strict=True))
        result.append(ayat)
    return result


def _numbered(ayat: Ayat, number: int) -> Ayat:
    return replace(ayat, mark=replace(ayat.mark, number=str(number)), repaired=True)


def _warn_renumbered(before: Sequence[Ayat], after: Sequence[Ayat], lines: Sequence[Line], base: Address, builder: OutlineBuilder) -> None:
    for old, new in zip(before, after, strict=True):
        if old.mark.number != new.mark.number:
            message = f"{base.path_citation}: tanda ({old.mark.number}) tercetak berulang, dibaca sebagai ({new.mark.number})"
            builder.warn("ayat-berulang", message, lines[old.position].page)


def _warn_chosen(chosen: Sequence[Ayat], lines: Sequence[Line], base: Address, builder: OutlineBuilder) -> None:
    for ayat, number in _with_previous(chosen):
        page = lines[ayat.position].page
        if step_cost(number, ayat.mark.rank) and not (number == (0, "") and ayat.mark.number == "2"):
            builder.warn("ayat-hilang", f"{base.path_citation}: ayat sebelum ({ayat.mark.number}) tidak ada pada salinan ini", page)
        if ayat.repaired:
            shown = shown_ayat(lines[ayat.position], ayat)
            builder.warn("angka-diperbaiki", f'{base.path_citation}: tanda "{shown}" dibaca sebagai ayat ({ayat.mark.number})', page)


def _warn_doubtful(chosen: Sequence[Ayat], lines: Sequence[Line], base: Address, builder: OutlineBuilder) -> None:
    """Marks that look like items of a list: UU 23/2002 Pasal 47 shows huruf a to c as ayat (3) to (5) in one copy."""
    doubtful = [
        ayat
        for ayat in chosen[1:]
        if ayat.mark.rest[:1].islower() and lines[ayat.position - 1].text.endswith((":", ";", "dan", "atau", "dan/atau"))
    ]
    if doubtful and not chosen[0].mark.rest[:1].islower():
        numbers = ", ".join(f"({ayat.mark.number})" for ayat in doubtful)
        message = f"{base.path_citation}: ayat {numbers} tampak seperti butir sebuah daftar; periksa pada naskah asli"
        builder.warn("ayat-diragukan", message, lines[doubtful[0].position].page)


def _with_previous(chosen: Sequence[Ayat]) -> Iterator[tuple[Ayat, Rank]]:
    previous: Rank = (0, "")
    for ayat in chosen:
        yield ayat, previous
        previous = ayat.mark.rank


def shown_ayat(line: Line, ayat: Ayat) -> str:
    """The mark as the file prints it."""
    rest = ayat.mark.rest
    return line.text[: len(line.text) - len(rest)].strip() if rest else line.text
