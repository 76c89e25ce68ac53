"""Holds a draft's citations against what stands there: whether the clause exists, is in force, and reads as quoted."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kb.citation.address import Address, RegulationId
from kb.law.regulation import Regulation, Source
from kb.law.status import Status
from kb.storage.store import Store
from search.checking.citations import CitationFinder, DraftCitation
from search.presentation.presenting import Presenter, Shown
from search.presentation.saying import status_words, warning_words

#: Larger drafts are refused by whoever takes them in.
MOST_CHARACTERS = 1_000_000
MOST_CITATIONS = 2000
_FEWEST_WORDS = 4
_NEAR = 400
"""Characters between a citation and a quotation that is still its own."""
_IN_FORCE = {
    Status.BERLAKU: True,
    Status.DIUBAH: True,
    Status.DICABUT_SEBAGIAN: True,
    Status.DICABUT: False,
    Status.BELUM_BERLAKU: False,
    Status.BELUM_DIKETAHUI: None,
}
_QUOTED = re.compile(r"“([^“”]{8,})”|\"([^\"]{8,})\"|«([^«»]{8,})»")
_BLOCK = re.compile(r"\s*>\s?")
_LEFT_OUT = re.compile(r"\s*(?:\[?(?:…|\.{3,})\]?)\s*")
_TRIMMED = " \t\n.,;:"


@dataclass(frozen=True, slots=True)
class CheckedCitation:
    """One citation of a draft with what was found of it.

    `in_force` and `quote_ok` are None where it cannot be told, or nothing is quoted. `note` says in one line what a writer must know.
    `misquoted` are the quotations that do not stand in the clause.
    """

    text: str
    address: Address | None
    found: bool
    in_force: bool | None
    quote_ok: bool | None
    note: str
    paragraph: int
    misquoted: tuple[str, ...] = ()

    @property
    def wrong(self) -> bool:
        """Whether the draft cannot stay as it is here."""
        return not self.found or self.in_force is False or self.quote_ok is False


class DraftChecker:
    """Checks drafts against one generation on one day."""

    def __init__(self, store: Store, presenter: Presenter, regulations: Sequence[Regulation], on: date) -> None:
        self._store = store
        self._presenter = presenter
        self._finder = CitationFinder(regulations)
        self._known = {regulation.id for regulation in regulations}
        self._on = on
        self._evened: dict[RegulationId, tuple[tuple[Address, str], ...]] = {}

    def check(self, paragraphs: Iterable[str]) -> tuple[CheckedCitation, ...]:
        """Every citation of a draft, in its order; at most the first thousands."""
        lines = list(paragraphs)
        return tuple(one for _, one in zip(range(MOST_CITATIONS), self._checked(lines), strict=False))

    def _checked(self, lines: Sequence[str]) -> Iterator[CheckedCitation]:
        for number, line in enumerate(lines):
            if _BLOCK.match(line):
                continue
            cited = self._finder.find(line)
            quotes = _quotes(line, cited, _following(lines, number + 1))
            for citation in cited:
                yield self._check(line, citation, quotes.get(citation, ()), number)

    def _check(self, line: str, citation: DraftCitation, quoted: Sequence[str], number: int) -> CheckedCitation:
        text = line[citation.start : citation.end]
        if citation.address is None:
            return CheckedCitation(text, None, False, None, None, "peraturannya tidak disebut, sehingga tidak dapat diperiksa", number)
        address = self._store.bare(citation.address)
        shown = self._presenter.show_whole(address, self._on) if address.path else None
        if address.path and shown is None:
            return CheckedCitation(text, address, False, None, None, self._missing(address), number)
        if not address.path and address.regulation not in self._known:
            return CheckedCitation(text, address, False, None, None, self._missing(address), number)
        standing = shown.standing if shown else self._presenter.standing(address, self._on)
        said = [status_words(standing, "id")]
        if shown and (warning := warning_words(shown, "id")):
            said.append(warning)
        right, wrong, about = self._compare(address, shown, quoted)
        said += about
        return CheckedCitation(text, address, True, _IN_FORCE[standing.status], right, ". ".join(said), number, wrong)

    def _missing(self, address: Address) -> str:
        if address.regulation not in self._known:
            return f"TIDAK DITEMUKAN: {address.regulation.citation} tidak ada dalam basis pengetahuan ini; periksa pada sumber resminya"
        if self._store.text(address.regulation) is None:
            return f"TIDAK DITEMUKAN: naskah {address.regulation.citation} belum ada di sini, sehingga ketentuannya tidak dapat diperiksa"
        return f"TIDAK DITEMUKAN: {address.citation} tidak ada dalam naskah yang ada di sini"

    def _compare(self, address: Address, shown: Shown | None, quoted: Sequence[str]) -> tuple[bool | None, tuple[str, ...], list[str]]:
        """Whether every quotation stands in the clause, those that do not, and what is to be said of them."""
        if not quoted:
            return None, (), []
        if shown is None or shown.source is not Source.NASKAH:
            return None, (), ["Naskahnya belum ada di sini, sehingga kutipannya tidak dapat dicocokkan"]
        wrong = tuple(words for words in quoted if not stands_in(words, shown.text))
        return not wrong, wrong, [self._where_else(address, words) for words in wrong]

    def _where_else(self, address: Address, words: str) -> str:
        head = f"KUTIPAN TIDAK SAMA dengan naskah: “{_shortened(words)}”"
        for wording in self._store.wordings(address):
            if stands_in(words, wording.text):
                return f"{head}; itu bunyi lama menurut {wording.version.citation}"
        holders = [place for place, text in self._texts(address.regulation) if _stands(words, text)]
        # the innermost says it best
        return f"{head}; kata-kata itu ada dalam {max(holders, key=lambda a: len(a.path)).citation}" if holders else head

    def _texts(self, id: RegulationId) -> tuple[tuple[Address, str], ...]:
        """The clauses of a regulation made even, once for all quotations that are looked for in them."""
        if id not in self._evened:
            wordings = self._store.wordings_of(id, self._on)
            self._evened[id] = tuple((one.address, _even(one.text)) for one in wordings if one.address.pasal)
        return self._evened[id]


def stands_in(quoted: str, text: str) -> bool:
    """Whether a quotation is in a text but for white space and what it marks as left out.

    >>> stands_in("barang siapa … dipidana", "Barang siapa merusak tanaman dipidana")
    False
    >>> stands_in("Barang siapa … dipidana", "Barang siapa  merusak tanaman dipidana.")
    True
    """
    return _stands(quoted, _even(text))


def _stands(quoted: str, whole: str) -> bool:
    position = 0
    for part in _LEFT_OUT.split(quoted):
        wanted = _even(part).strip(_TRIMMED)
        if not wanted:
            continue
        place = whole.find(wanted, position)
        if place < 0:
            return False
        position = place + len(wanted)
    return True


def _even(text: str) -> str:
    """White space and typographic quotation marks made one."""
    return " ".join(text.translate(str.maketrans("“”‘’", "\"\"''")).split())


def _following(lines: Sequence[str], number: int) -> str:
    """The block quote that begins at a line, as one text behind its mark, else the line itself."""
    block: list[str] = []
    while number + len(block) < len(lines) and _BLOCK.match(lines[number + len(block)]):
        block.append(_BLOCK.sub("", lines[number + len(block)], count=1))
    if block:
        return "> " + "\n".join(block)
    return lines[number] if number < len(lines) else ""


def _quotes(line: str, cited: Sequence[DraftCitation], following: str) -> dict[DraftCitation, list[str]]:
    """The quotations of a paragraph by the citation that each stands nearest to; a block quote behind it is its last citation's."""
    quotes: dict[DraftCitation, list[str]] = {}
    places = [one for one in cited if one.path]
    for match in _QUOTED.finditer(line):
        words = next(group for group in match.groups() if group)
        near = min(places, key=lambda one: _distance(one, match.start(), match.end()), default=None)
        if near is not None and len(words.split()) >= _FEWEST_WORDS and _distance(near, match.start(), match.end()) <= _NEAR:
            quotes.setdefault(near, []).append(words)
    block = _BLOCK.match(following)
    if places and (block or (line.rstrip().endswith(":") and _QUOTED.fullmatch(following.strip()))):
        quotes.setdefault(places[-1], []).append((following[block.end() :] if block else following).strip().strip("“”\"'"))
    return quotes


def _distance(citation: DraftCitation, start: int, end: int) -> int:
    return citation.start - end if citation.start >= end else max(start - citation.end, 0)


def _shortened(words: str) -> str:
    return words if len(words) <= 80 else f"{words[:79]}…"


def checked_view(checked: Sequence[CheckedCitation]) -> dict[str, object]:
    """The JSON of `kb check` and of the API."""
    return {
        "citations": [
            {
                "text": one.text,
                "address": str(one.address) if one.address else None,
                "found": one.found,
                "in_force": one.in_force,
                "quote_ok": one.quote_ok,
                "note": one.note,
            }
            for one in checked
        ]
    }
