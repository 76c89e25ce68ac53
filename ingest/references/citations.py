"""Collects which provision cites which: the references of a whole regulation, for the store.

A reference is read in the provision whose own words hold it, for its meaning depends on where it stands ("huruf a" of which list?). Its row
is repeated, with the span moved, for what holds that provision up to the Pasal: whoever is shown a Pasal whole needs the spans in its text.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from ingest.references.finder import Citation, ReferenceFinder
from ingest.references.ownwords import gaps, held_by, places_in
from ingest.references.standpoint import Site, site_of
from ingest.structure.amending.amended import amended_regulation
from kb.citation.address import GROUPING, Address, Level, RegulationId
from kb.law.wording import Wording

_CITING = frozenset({Level.MENIMBANG, Level.MENGINGAT, Level.PASAL, Level.AYAT, Level.HURUF, Level.ANGKA, Level.DIKTUM, Level.UMUM})
# words before "diubah sebagai berikut:" in which a Roman Pasal names the law that it amends
_OPENING = 700


def citations_of(wordings: Sequence[Wording], finder: ReferenceFinder) -> Iterator[tuple[Address, Citation]]:
    """All citations, delegations too, each with the provision that makes it; holders up to the Pasal repeat those of what they hold."""
    held = held_by(wordings)
    site = _sites(wordings)
    last = _last_pasal(wordings)
    made: dict[Address, list[Citation]] = {}
    # what is held comes after its holder in reading order
    for wording in reversed(wordings):
        if wording.level in _CITING and wording.text:
            places = places_in(wording, held.get(wording.address, ()))
            found = [c for c in _own(wording, places, finder, site(wording)) if not _beyond(c, wording.address.regulation, last)]
            found += [_moved(c, start) for child, start, _ in places for c in made.get(child.address, ())]
            made[wording.address] = sorted(found, key=lambda c: c.start)
    for wording in wordings:
        yield from ((wording.address, citation) for citation in made.pop(wording.address, ()))


def _last_pasal(wordings: Iterable[Wording]) -> int | None:
    """The number of the last Pasal; None unless the copy holds the law's own Pasal 1."""
    own = [w.number or "" for w in wordings if w.level is Level.PASAL and len(w.address.path) == 1 and w.printed_in == w.address.regulation]
    return max(int(number) for number in own if number.isdigit()) if "1" in own else None


def _beyond(citation: Citation, own: RegulationId, last: int | None) -> bool:
    """Whether a citation names a Pasal past the end of its own law: one of another law that nothing names, or a misread number.

    The Penjelasan of UU 39/1999 Pasal 95 cites Pasal 140 of the code of procedure; "Pasal 768" in UU 23/2002 is Pasal 76B.
    """
    if last is None:
        return False
    numbers = (t.path[0].number or "" for t in citation.targets if t.regulation == own and t.path and t.path[0].level is Level.PASAL)
    return any(number.isdigit() and int(number) > last for number in numbers)


def _sites(wordings: Sequence[Wording]) -> Callable[[Wording], Site]:
    """Where each provision stands: in what Bab, below which amending clause, among which lists."""
    by_address = {wording.address: wording for wording in wordings}
    amended = _amended(wordings)
    lists = {w.address.path[:-1] for w in wordings if w.level in {Level.HURUF, Level.ANGKA}}

    def site(wording: Wording) -> Site:
        clause = wording.address.explained
        law = next((law for roman, law in amended.items() if roman.covers(clause)), None)
        return site_of(wording.address, law, _group(wording, by_address), lists)

    return site


def _own(wording: Wording, places: Sequence[tuple[Wording, int, int]], finder: ReferenceFinder, site: Site) -> Iterator[Citation]:
    for start, stop in gaps(wording, places):
        yield from (_moved(c, start) for c in finder.find(wording.text[start:stop], site))


def _moved(citation: Citation, by: int) -> Citation:
    return Citation(citation.start + by, citation.end + by, citation.targets, citation.delegation) if by else citation


def _group(wording: Wording, by_address: Mapping[Address, Wording]) -> Address | None:
    """The Bab, Bagian or Paragraf that holds a provision."""
    above: Wording | None = wording
    while above is not None and above.level not in GROUPING:
        above = by_address.get(above.parent) if above.parent else None
    return above.address if above else None


def _amended(wordings: Iterable[Wording]) -> dict[Address, RegulationId]:
    """The law that each Roman Pasal amends, by its opening words."""
    laws: dict[Address, RegulationId] = {}
    for wording in wordings:
        roman = wording.level is Level.PASAL and (wording.number or "")[:1].isalpha()
        if roman and not wording.address.in_penjelasan and (law := amended_regulation(wording.text[:_OPENING])):
            laws[wording.address] = law
    return laws
