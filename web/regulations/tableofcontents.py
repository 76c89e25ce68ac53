"""Tables of contents: headings with the Pasal below them, each with our short title where there is one."""

from kb.citation.address import GROUPING, Address, Level
from web.shared.law.contexts import Contents
from web.shared.law.outlines import Entry, Outline
from web.shared.law.reading import Reading
from web.shared.site import links

_LISTED = frozenset({*GROUPING, Level.PASAL, Level.MENIMBANG, Level.MENGINGAT, Level.LAMPIRAN, Level.PENJELASAN, Level.DIKTUM, Level.UMUM})


def contents(reading: Reading, outline: Outline, *, linked_here: bool, parent: Address | None = None) -> tuple[Contents, ...]:
    """Entries below a heading; `linked_here` points to places on the same page, else to each place's own page."""
    found = []
    for entry in outline.children.get(parent, ()):
        if entry.level not in _LISTED:
            continue
        here = linked_here and entry.level is not Level.PENJELASAN
        below = (
            ()
            if entry.level in (Level.PASAL, Level.PENJELASAN)
            else contents(reading, outline, linked_here=linked_here, parent=entry.address)
        )
        href = f"#{links.anchor(entry.address)}" if here else reading.href(entry.address)
        found.append(Contents(_name(entry), _title(outline, entry), href, below))
    return tuple(found)


def _name(entry: Entry) -> str:
    if entry.address.in_penjelasan:
        return entry.address.path_citation
    return Address(entry.address.regulation, entry.address.path[-1:]).path_citation


def _title(outline: Outline, entry: Entry) -> str:
    """The heading as printed, else the short title of our digest, or of its only or first ayat."""
    if entry.heading or entry.judul:
        return entry.heading or entry.judul
    if entry.level is not Level.PASAL:
        return ""
    titles = [kid.judul for kid in outline.children.get(entry.address, ()) if kid.judul]
    return titles[0] if titles else ""
