"""Wordings as nested clauses of a page: a clause's text is split where the texts of the clauses in it begin and end; no word is lost."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from kb.citation.address import Address, Level
from kb.law.wording import Wording
from web.shared.law.contexts import Clause, DigestView, Label, Part, Place
from web.shared.law.marking import Link, inline
from web.shared.law.reading import Reading
from web.shared.site import links

# the mark that stands before a clause: "(4) ", "b. ", "Ayat (1)\n", "Pasal 2\n", with an OCR's stray spaces ("c .")
_MARK = re.compile(r"(?:^|(?<=\s))((?:(?:Pasal|Ayat|Huruf|Angka)\s+)?\(?\s*[0-9A-Za-z]{1,6}\s*[.)]{0,2})\s*$", re.I)
_SPELLED = re.compile(r"^(?:Pasal|Ayat|Huruf|Angka)\b", re.I)

Kids = Callable[[Address], Sequence[Wording]]


def _nothing(_: Address) -> None:
    return None


def _no_links(_: Wording) -> Sequence[Link]:
    return ()


@dataclass(frozen=True, slots=True)
class Builder:
    """Builds clauses for one page. The callables say what is shown beside a clause; by default nothing is."""

    reading: Reading
    kids: Kids
    digest: Callable[[Address], DigestView | None] = _nothing
    status: Callable[[Address], Label | None] = _nothing
    elucidation: Callable[[Address], Place | None] = _nothing
    focus: Address | None = None
    wanted: frozenset[str] = field(default=frozenset())
    linked: bool = True
    anchored: bool = True
    terms: Callable[[Wording], Sequence[Link]] = _no_links

    def build(self, wording: Wording, marker: str = "", inherited: Sequence[Link] = ()) -> Clause:
        """One clause with the clauses in it. `marker` is its mark as printed, `inherited` the links in the text around it."""
        found = self._links(wording, inherited)
        address = wording.address
        return Clause(
            address=str(address),
            level=wording.level.value,
            anchor=links.anchor(address) if self.anchored else "",
            href=self.reading.href(address),
            marker=marker,
            parts=tuple(self._parts(wording, found)),
            name=address.path_citation,
            heading=wording.heading,
            status=self.status(address),
            digest=self.digest(address),
            elucidation=self.elucidation(address),
            focus=address == self.focus,
        )

    def lead(self, wording: Wording) -> tuple[Markup, ...]:
        """The paragraphs of a clause before the first clause in it: the opening words of a list."""
        paragraphs = []
        for part in self._parts(wording, self._links(wording, ()), deep=False):
            if part.clause is not None:
                break
            paragraphs.append(part.html)
        return tuple(paragraphs)

    def _links(self, wording: Wording, inherited: Sequence[Link]) -> list[Link]:
        if not self.linked:
            return []
        own = [self._link(start, stop, target) for start, stop, target in self.reading.reader.cites(wording.address)]
        merged = {(link.start, link.stop): link for link in (*inherited, *own) if link is not None}
        # a term inside a reference is part of its name
        terms = [
            term for term in self.terms(wording) if not any(link.start < term.stop and term.start < link.stop for link in merged.values())
        ]
        return sorted((*merged.values(), *terms), key=lambda link: (link.start, -link.stop))

    def _link(self, start: int, stop: int, target: Address) -> Link | None:
        place = self.reading.place(target)
        return Link(start, stop, place.href, place.label) if place.href else None

    def _parts(self, wording: Wording, found: Sequence[Link], deep: bool = True) -> list[Part]:
        text, at = wording.text, 0
        parts: list[Part] = []
        for kid in self.kids(wording.address):
            start = _find(text, kid, at)
            if start < 0:
                continue  # its words are not apart in this text: they stay in the paragraphs around
            gap_stop, marker = _split_mark(text, at, start, kid)
            parts += self._paragraphs(text, at, gap_stop, found)
            stop = start + len(kid.text)
            if deep:
                inside = [replace(x, start=x.start - start, stop=x.stop - start) for x in found if x.start >= start and x.stop <= stop]
                parts.append(Part(clause=self.build(kid, marker, inside)))
            else:
                return [*parts, Part(clause=Clause("", "", "", "", "", ()))]
            at = stop
        return parts + self._paragraphs(text, at, len(text), found)

    def _paragraphs(self, text: str, start: int, stop: int, found: Sequence[Link]) -> list[Part]:
        parts = []
        for match in re.finditer(r"[^\n]+", text[start:stop]):
            if match[0].strip():
                parts.append(Part(inline(text, start + match.start(), start + match.end(), found, self.wanted)))
        return parts


def _find(text: str, kid: Wording, at: int) -> int:
    """Where a clause's words stand in its parent's, behind its own mark; -1 where they do not."""
    if not kid.text:
        return -1
    start = first = text.find(kid.text, at)
    while start >= 0:
        mark = _MARK.search(text, max(at, start - 24), start)
        if mark and kid.number and _carries(mark[1], kid.number):
            return start
        start = text.find(kid.text, start + 1)
    return first


def _split_mark(text: str, at: int, start: int, kid: Wording) -> tuple[int, str]:
    """End of the words before a clause's mark, and the mark as printed; a misread one ("(s)" for "(5)") as it must have been."""
    mark = _MARK.search(text, max(at, start - 24), start)
    if mark is None:
        return start, ""
    printed = mark[1].strip()
    if kid.number and not _carries(printed, kid.number):
        return mark.start(1), _mark_for(kid.level, kid.number)
    return mark.start(1), " ".join(printed.split()) if _SPELLED.match(printed) else re.sub(r"\s+", "", printed)


def _carries(mark: str, number: str) -> bool:
    return bool(re.search(rf"(?<![0-9a-z]){re.escape(number)}(?![0-9a-z])", mark.lower()))


def _mark_for(level: Level, number: str) -> str:
    return {Level.AYAT: f"({number})", Level.HURUF: f"{number}.", Level.ANGKA: f"{number}."}.get(level, "")


def from_digest(reading: Reading, address: Address, digest: DigestView | None, status: Label | None = None) -> Clause:
    """A clause of which only our digest is here."""
    segment = address.path[-1]
    return Clause(
        address=str(address),
        level=segment.level.value,
        anchor=links.anchor(address),
        href=reading.href(address),
        marker=_mark_for(segment.level, segment.number or ""),
        parts=(),
        name=address.path_citation,
        digest=digest,
        status=status,
    )


def plain_parts(text: str, wanted: frozenset[str] = frozenset()) -> tuple[Part, ...]:
    """Paragraphs of a text that has no structure: a digest or a note."""
    return tuple(Part(inline(line, 0, len(line), (), wanted)) for line in text.split("\n") if line.strip())
