"""Where a text stands: what "ayat (1)", "huruf a", "Pasal ini" and "Undang-Undang ini" mean there."""

from collections.abc import Collection
from dataclasses import dataclass

from kb.citation.address import GROUPING, Address, Level, RegulationId, Segment

Path = tuple[Segment, ...]
RECITALS = frozenset({Level.MENIMBANG, Level.MENGINGAT})


@dataclass(frozen=True, slots=True)
class Site:
    """Where a text stands: its regulation, the Lampiran that holds it (`scope`), its path from the Pasal or recital down (`body`).

    In the Penjelasan `body` is the clause explained; below the Roman Pasal of an amending act the regulation is the amended one.
    """

    own: Address
    regulation: RegulationId | None
    scope: Path
    body: Path
    group: Path = ()
    outward: bool = False
    """Recitals and the general Penjelasan speak of other laws: a bare Pasal there belongs to the law last named."""
    lists: Collection[Path] = ()
    """Paths below which there are huruf or angka, where that is known."""

    @property
    def around(self) -> Path:
        """The clause that holds the list which a text at a site speaks of: the site itself, or an earlier ayat if only that has a list.

        UU 23/2004 Pasal 2 ayat (2) says "sebagaimana dimaksud pada huruf c" of the list in ayat (1).
        """
        last = self.body[-1] if self.body else None
        if not self.lists or last is None or last.level is not Level.AYAT or not (last.number or "").isdigit():
            return self.body
        earlier = ((*self.body[:-1], Segment(Level.AYAT, str(n))) for n in range(int(last.number or 0) - 1, 0, -1))
        return next((path for path in (self.body, *earlier) if (*self.scope, *path) in self.lists), self.body)


def site_of(at: Address, amended: RegulationId | None = None, within: Address | None = None, lists: Collection[Path] = ()) -> Site:
    """The site of an address; `amended` is the law that a Roman Pasal amends, `within` the Bab or Bagian that holds a Pasal."""
    path = tuple(s for s in at.path if s.level is not Level.PENJELASAN)
    scope = tuple(s for s in path[:1] if s.level is Level.LAMPIRAN)
    body = path[len(scope) :]
    group = tuple(s for s in within.path if s.level in GROUPING) if within else ()
    outward = bool(body) and body[0].level in RECITALS | {Level.UMUM}
    roman = next((i for i, s in enumerate(body) if s.level is Level.PASAL and (s.number or "")[:1].isalpha()), None)
    if roman is not None:
        printed = next((i for i, s in enumerate(body) if i > roman and s.level is Level.PASAL), len(body))
        own = Address(amended) if amended and printed < len(body) else Address(at.regulation, scope)
        return Site(own, amended, (), body[printed:])
    own = Address(at.regulation, scope)
    return Site(own, at.regulation, scope, () if body[:1] == (Segment(Level.UMUM),) else body, group, outward, lists)
