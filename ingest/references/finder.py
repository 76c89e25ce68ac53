"""Finds the citations in a regulation's words: each a span with the addresses that it means, seen from where it stands.

    >>> at = Address.parse("uu-21-2007/pasal-58/ayat-4")
    >>> [str(c.targets[0]) for c in find_references("Gugus tugas sebagaimana dimaksud pada ayat (2) dan ayat (3)", at)]
    ['uu-21-2007/pasal-58/ayat-2', 'uu-21-2007/pasal-58/ayat-3']

Each reference of a list is a citation of its own; a range ("Pasal 2 sampai dengan Pasal 6") is one with all its targets. What is written is
read by `ingest.references.grammar` and `ingest.references.lawnames`; here it is resolved. What cannot be resolved with certainty gives
no citation.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ingest.references.grammar import START as CHAIN_START
from ingest.references.grammar import THIS, UNREADABLE, Chain, Item, rank, read_chain
from ingest.references.lawnames import START as LAW_START
from ingest.references.lawnames import LawName, LawNames
from ingest.references.standpoint import RECITALS, Path, Site, site_of
from kb.citation.address import GROUPING, Address, Level, RegulationId, Segment


@dataclass(frozen=True, slots=True)
class Citation:
    """`text[start:end]` cites `targets`; a delegation ("diatur dengan Peraturan Pemerintah") names no regulation yet and has none."""

    start: int
    end: int
    targets: tuple[Address, ...]
    delegation: bool = False


# "diatur dengan Peraturan Pemerintah", "diatur lebih lanjut dengan Peraturan Presiden", "diatur sekaligus dalam peraturan daerah",
# "diatur dengan Peraturan Kepala Kepolisian Negara Republik Indonesia", "ditetapkan dengan Keputusan Menteri"
# "ditunjuk berdasarkan Peraturan Presiden", "diatur dengan undang-undang"
_DELEGATION = re.compile(
    r"""\b(?:diatur|ditetapkan|dibentuk|ditentukan|ditunjuk)(?:\s+(?:lebih\s+lanjut|sekaligus|tersendiri|secara\s+khusus|kemudian))*
        \s+(?:(?:dengan|dalam|oleh|melalui|berdasarkan)\s+(?:suatu\s+)?
            (?: (?:Peraturan|Keputusan|Instruksi)\s+(?!Perundang|Tata\s)[A-Z]\w+(?:[^\S\n]+(?!Nomor\b|No\b|Pengganti\b)[A-Z]\w+){0,7}
              | peraturan\s+(?:daerah|pemerintah|presiden|menteri|gubernur|bupati|pelaksanaan))
          | dengan\s+[Uu]ndang\s?-?\s?[Uu]ndang)
        (?!\s+(?:ini|Nomor|No\.|Pengganti|tentang)\b)(?!\w)""",
    re.X,
)
_SAID_BEFORE = re.compile(r"\b(?:sebagaimana(?:\s+telah)?|belum)\s+$")
# between a clause and its law: "Pasal 5 Undang-Undang …", "Pasal 5 dalam Undang-Undang …"
_OF_LAW = re.compile(r"\s+(?:(?:dalam|dari|pada)\s+)?")
# a heading that a damaged copy left in the text: "Pasal 25" alone on its line, "jelas. Pasal 12 Cukup jelas", "Korban. Pasal 4 Ayat (1)"
_ALONE = re.compile(r"[ \t]*(?:\n|$)")
_HEADS_NOTE = re.compile(r"\s+Cukup\s+jelas")
_AFTER_STOP = re.compile(r"(?:^|[\n.])\s*$")
# KUHP Pasal 622: "Pasal 112 ayat (1) pengacuannya diganti dengan Pasal 609": the first is a clause of the law that is replaced
_OF_REPLACED_LAW = re.compile(r"\s*(?:dan\s+[^.;]{0,40})?pengacu\w+\s+diganti\b")
_SPREAD = 100


class ReferenceFinder:
    """Finds citations; knows the titles by which regulations name each other without a number."""

    def __init__(self, titles: Mapping[RegulationId, str] | None = None) -> None:
        self._names = LawNames(titles or {})

    def find(self, text: str, site: Site) -> tuple[Citation, ...]:
        """All citations of a text that stands at `site`, in order; spans do not overlap."""
        found = list(self._citations(text, site))
        taken = [(c.start, c.end) for c in found]
        for match in _DELEGATION.finditer(text):
            free = all(match.end() <= start or end <= match.start() for start, end in taken)
            if free and not _SAID_BEFORE.search(text, max(0, match.start() - 40), match.start()):
                found.append(Citation(match.start(), match.end(), (), delegation=True))
        return tuple(sorted(found, key=lambda c: c.start))

    def _citations(self, text: str, site: Site) -> Iterator[Citation]:
        position = 0
        last: LawName | None = None
        while (start := _next_start(text, position)) is not None:
            name = self._names.read(text, start, site.own.regulation)
            if name is not None:
                chain = _chain_after(text, name.end)
                last = last if name.this or name.unnamed else name
                if chain is None:
                    yield from _law_citation(name, site)
                    position = name.end
                else:
                    yield from _resolve(text, chain, site, name, name.start)
                    position = chain.end
                continue
            chain = read_chain(text, start)
            if chain is None or _is_heading(text, chain):
                position = chain.end if chain else start + 1
                continue
            name = self._law_after(text, chain, site)
            if name is None and site.outward and any(s.level is Level.PASAL for item in chain.items for s in item.segments):
                yield from _resolve(text, chain, site, last, None) if last else ()
            else:
                yield from _resolve(text, chain, site, name, None)
            last = name if name and not (name.this or name.unnamed) else last
            position = name.end if name else chain.end

    def _law_after(self, text: str, chain: Chain, site: Site) -> LawName | None:
        link = _OF_LAW.match(text, chain.end)
        return self._names.read(text, link.end(), site.own.regulation) if link else None


def find_references(
    text: str,
    at: Address,
    known: Mapping[RegulationId, str] | None = None,
    *,
    amended: RegulationId | None = None,
    within: Address | None = None,
) -> tuple[Citation, ...]:
    """Every citation in the text of the clause `at`; `known` holds titles by id (`ReferenceFinder` reads many texts faster).

    >>> text = "sebagaimana dimaksud dalam Pasal 2 sampai dengan Pasal 4 diatur dengan Peraturan Pemerintah."
    >>> [(text[c.start : c.end], len(c.targets), c.delegation) for c in find_references(text, Address.parse("uu-21-2007/pasal-9"))]
    [('Pasal 2 sampai dengan Pasal 4', 3, False), ('diatur dengan Peraturan Pemerintah', 0, True)]
    """
    return ReferenceFinder(known).find(text, site_of(at, amended, within))


def _next_start(text: str, position: int) -> int | None:
    found = [m.start() for m in (CHAIN_START.search(text, position), LAW_START.search(text, position)) if m]
    return min(found, default=None)


def _chain_after(text: str, end: int) -> Chain | None:
    """ "KUHP Pasal 297", "Undang-Undang Nomor 23 Tahun 2002, Pasal 83": the clause behind its law."""
    link = re.compile(r",?\s+(?=Pasal\s)").match(text, end)
    return read_chain(text, link.end()) if link else None


def _is_heading(text: str, chain: Chain) -> bool:
    first = chain.items[0]
    if first.segments[0].level in GROUPING and _AFTER_STOP.search(text, 0, first.start):
        return bool(first.start)
    if len(chain.items) > 1 or first.segments[0].level is not Level.PASAL:
        return False
    before = text[: first.start]
    if len(first.segments) > 1:
        return "Ayat" in text[first.start : first.end] and bool(_AFTER_STOP.search(before))
    if _HEADS_NOTE.match(text, chain.end):
        return True
    on_own_line = not before.strip() or before.rstrip(" \t").endswith("\n")
    return on_own_line and bool(_ALONE.match(text, chain.end)) and bool(before or chain.end < len(text))


def _law_citation(name: LawName, site: Site) -> Iterator[Citation]:
    if name.this:
        yield Citation(name.start, name.end, (_this_law(name, site),))
    elif name.id:
        yield Citation(name.start, name.end, (Address(name.id),))


def _this_law(name: LawName, site: Site) -> Address:
    """ "Undang-Undang ini"; a Lampiran that reprints a Perppu says "Peraturan Pemerintah Pengganti Undang-Undang ini" of itself."""
    return Address(site.own.regulation) if name.type == site.own.regulation.type else site.own


def _resolve(text: str, chain: Chain, site: Site, name: LawName | None, start: int | None) -> Iterator[Citation]:
    """The citations of a chain: what an item leaves unsaid comes from the one before it, the law from the name behind (or before)."""
    if _OF_REPLACED_LAW.match(text, chain.end):
        return
    items = list(chain.items)
    before: Path = ()
    for place, item in enumerate(items):
        absolute = _absolute(item, before, name, site)
        before = absolute.path if absolute else ()
        if item.up_to or absolute is None:
            continue
        targets: tuple[Address, ...] = (absolute,)
        end = item.end
        if place + 1 < len(items) and items[place + 1].up_to:
            upper = _absolute(items[place + 1], absolute.path, name, site)
            targets = _between(absolute, upper) if upper else targets
            end = items[place + 1].end
        covers_last = end == chain.end
        stop = name.end if name and covers_last and name.start >= chain.end else end
        yield Citation(start if start is not None and place == 0 else item.start, stop, targets)


def _absolute(item: Item, before: Path, name: LawName | None, site: Site) -> Address | None:
    """The address of one item, or None where it is not certain."""
    top = item.segments[0]
    inherited = _inherited(top, before)
    of_named_law = bool(name) and not (name and name.this) and (rank(top.level) <= rank(Level.PASAL) or bool(inherited))
    if of_named_law and name is not None:
        return Address(name.id, (*inherited, *item.segments)) if name.id and _numbered(item) else None
    if site.regulation is None and top.level is Level.PASAL and not (top.number or "")[:1].isalpha():
        return None
    if top.number == THIS:
        return _this_provision(item, site)
    path = (*(inherited or _outer(top, site)), *item.segments)
    if any(s.number in {THIS, UNREADABLE} for s in path) or not path or not _complete(path, site):
        return None
    if path[0].level is Level.PASAL and (path[0].number or "")[:1].isalpha():
        # "Pasal I" is a clause of an amending act; elsewhere it is Pasal 1 misread, which nothing here can tell
        return Address(site.own.regulation, path) if not site.body else None
    return Address(site.regulation or site.own.regulation, path if before and inherited else (*site.scope, *path))


def _numbered(item: Item) -> bool:
    return all(segment.number not in {THIS, UNREADABLE} for segment in item.segments)


def _inherited(top: Segment, before: Path) -> Path:
    """What "ayat (2)" or "huruf b" takes from the item before it in the list."""
    kept = []
    for segment in before:
        if rank(segment.level) >= rank(top.level):
            break
        kept.append(segment)
    return tuple(kept) if kept and top.level not in GROUPING | {Level.PASAL, Level.LAMPIRAN} else ()


def _outer(top: Segment, site: Site) -> Path:
    """What holds a level that is named alone, seen from the site: "ayat (1)" is one of the same Pasal, "huruf a" of the same list."""
    if top.level in GROUPING:
        return tuple(s for s in site.group if rank(s.level) < rank(top.level))
    if rank(top.level) <= rank(Level.PASAL):
        return ()
    depths = [depth for depth, segment in enumerate(site.body) if segment.level is top.level]
    if depths:
        return site.body[: depths[-1] if top.level is Level.ANGKA else depths[0]]
    if top.level is Level.AYAT:
        return tuple(s for s in site.body[:1] if s.level is Level.PASAL)
    return site.around


def _complete(path: Path, site: Site) -> bool:
    """Whether a path begins where addresses begin: a Pasal, a recital, a Bab (a Bagian only inside its Bab)."""
    level = path[0].level
    if level in {Level.BAGIAN, Level.PARAGRAF}:
        return False
    return rank(level) <= rank(Level.PASAL) or level in RECITALS or level is Level.DIKTUM


def _this_provision(item: Item, site: Site) -> Address | None:
    """ "Pasal ini", "ayat ini": the site itself, cut off at that level."""
    level = item.segments[0].level
    path = site.group if level in GROUPING else site.body
    if level is Level.LAMPIRAN:
        return site.own if site.scope else None
    for depth, segment in enumerate(path):
        if segment.level is level and site.regulation:
            return Address(site.regulation, (*site.scope, *path[: depth + 1], *item.segments[1:]))
    return None


def _between(first: Address, last: Address) -> tuple[Address, ...]:
    """A range with its ends: huruf a … d, Pasal 76A … 76J, and Pasal 2 ayat (3) … Pasal 5 by way of Pasal 3 and 4."""
    depth = next((i for i, (a, b) in enumerate(zip(first.path, last.path, strict=False)) if a != b), None)
    if depth is None:
        return (first, last)
    outer, low, high = first.path[:depth], first.path[depth], last.path[depth]
    between = _numbers(low, high)
    middle = tuple(replace(first, path=(*outer, Segment(low.level, number))) for number in between)
    return (first, *middle, last)


def _numbers(low: Segment, high: Segment) -> list[str]:
    if low.level is not high.level or not low.number or not high.number:
        return []
    if low.number.isdigit() and high.number.isdigit():
        inner = range(int(low.number) + 1, int(high.number))
        return [str(n) for n in inner] if len(inner) <= _SPREAD else []
    stem = re.match(r"\d*", low.number)
    digits = stem[0] if stem else ""
    one, other = low.number[len(digits) :], high.number[len(digits) :]
    if high.number.startswith(digits) and len(other) == 1 and other.isalpha() and len(one) <= 1:
        return [f"{digits}{chr(n)}" for n in range(ord(one) + 1 if one else ord("a"), ord(other))]
    return []
