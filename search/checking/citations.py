"""Finds the citations of a draft: places ("Pasal 5 ayat (1) huruf b dan Pasal 7"), each with the law that it belongs to, and laws alone.

A place belongs to the law named right behind it or right before it, else to the one named last in its paragraph. A Pasal that heads a
clause of the draft itself, alone on its line, is no citation.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.citation.address import Address, Level, RegulationId, Segment
from kb.law.regulation import Regulation
from search.question.regulation_names import Mention, RegulationNames


@dataclass(frozen=True, slots=True)
class DraftCitation:
    """What a paragraph cites at `paragraph[start:end]`; `address` is None where it names no law."""

    start: int
    end: int
    address: Address | None
    path: tuple[Segment, ...]


_FOLD = str.maketrans({"–": "-", "—": "-", "‐": "-", "‑": "-", "“": '"', "”": '"', "’": "'", "‘": "'", "\u00a0": " "})
# "pasal 58", "psl. 76d", "ayat (4)", "ayat 4", "huruf b", "angka 7"; behind a list's joint "(2)" and "b" alone
_PLACE = re.compile(
    r"""(?<![\w-])(?:
        (?:pasal|psl\.?)\s*(?P<pasal>\d{1,4}[a-z]{0,2})(?!\w)
      | ayat\s*\(?\s*(?P<ayat>\d{1,2}[a-z]?)(?!\w)\s*\)?
      | huruf\s+(?P<huruf>[a-z]{1,2})(?!\w)
      | (?:angka|butir)\s+(?P<angka>\d{1,3}[a-z]?)(?!\w|\s*\()
    )""",
    re.X,
)
_BARE = re.compile(r"\(\s*(?P<ayat>\d{1,2}[a-z]?)\s*\)")
_JOINT = re.compile(r"\s*(?:,|;|dan/atau|dan|atau|serta|juncto|jo\.?|s\.?d\.?|sampai\s+dengan)(?:\s+(?:dan|atau))?\s+|\s*,\s*")
_GAP = re.compile(r"\s*,?\s*")
# between a place and its law
_OF = re.compile(r"\s*,?\s*\(?(?:(?:dari|dalam|pada|menurut|of)\s+)?")
_ALONE = re.compile(r"\s*(?:pasal|psl\.?)\s*\d{1,4}[a-z]{0,2}\s*")
_ORDER = (Level.PASAL, Level.AYAT, Level.HURUF, Level.ANGKA)


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    path: tuple[Segment, ...]
    joined: bool
    """Whether it goes on with the list of the one before it."""


class CitationFinder:
    """Finds citations; knows the names of the corpus' regulations."""

    def __init__(self, regulations: Sequence[Regulation]) -> None:
        self._names = RegulationNames(regulations)

    def find(self, paragraph: str) -> tuple[DraftCitation, ...]:
        """Every citation of a paragraph, in order.

        >>> found = CitationFinder([]).find("menurut Pasal 5 ayat (1) dan ayat (2) UU 21/2007")
        >>> [str(one.address) for one in found]
        ['uu-21-2007/pasal-5/ayat-1', 'uu-21-2007/pasal-5/ayat-2']
        """
        folded = paragraph.translate(_FOLD).lower()
        if len(folded) != len(paragraph):
            # a letter that has no single small form: places would move
            folded = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in paragraph.translate(_FOLD))
        mentions = self._names.find(folded)
        if _ALONE.fullmatch(folded):
            return ()
        places = list(_places(_masked(folded, mentions)))
        used: set[RegulationId] = set()
        cited = []
        for number, place in enumerate(places):
            law = _law_of(folded, places, number, mentions)
            if law:
                used.add(law.id)
            cited.append(DraftCitation(place.start, place.end, Address(law.id, place.path) if law else None, place.path))
        alone = [m for m in mentions if m.id not in used and not m.treaty]
        first = {m.id: m for m in reversed(alone)}
        cited += [DraftCitation(m.start, m.end, Address(m.id), ()) for m in first.values()]
        return tuple(sorted(cited, key=lambda one: one.start))


def _masked(text: str, mentions: Sequence[Mention]) -> str:
    """The text with the names of laws blanked, so that their numbers are no places."""
    for mention in mentions:
        text = f"{text[: mention.start]}{'|' * (mention.end - mention.start)}{text[mention.end :]}"
    return text


def _places(text: str) -> Iterator[_Found]:
    """Places in order; what goes on with a list takes the levels above from the one before it."""
    position = 0
    before: _Found | None = None
    while match := _PLACE.search(text, position):
        joint = _JOINT.fullmatch(text, before.end, match.start()) if before else None
        segments, end = _read(text, match)
        found = _continued(before, segments, match.start(), end) if before and joint else None
        if found is None and segments[0].level is not Level.PASAL:
            position = match.end()
            continue  # "ayat (2)" of the draft itself
        before = found or _Found(match.start(), end, tuple(segments), bool(joint))
        yield before
        position = before.end
        while bare := _bare(text, before):
            before = bare
            yield before
            position = before.end


def _read(text: str, match: re.Match[str]) -> tuple[list[Segment], int]:
    """A place with the levels that follow it downwards: "pasal 5 ayat (1) huruf b"."""
    segments, end = [_segment(match)], match.end()
    while (gap := _GAP.match(text, end)) and (following := _PLACE.match(text, gap.end())):
        segment = _segment(following)
        if _ORDER.index(segment.level) <= _ORDER.index(segments[-1].level) or "," in gap[0]:
            break
        segments.append(segment)
        end = following.end()
    return segments, end


def _continued(before: _Found, segments: list[Segment], start: int, end: int) -> _Found | None:
    """ "ayat (2)" behind "Pasal 5 ayat (1) dan": of the same Pasal; None where it does not go on."""
    if segments[0].level is Level.PASAL:
        return _Found(start, end, tuple(segments), True)
    above = [s for s in before.path if _ORDER.index(s.level) < _ORDER.index(segments[0].level)]
    return _Found(start, end, (*above, *segments), True) if above else None


def _bare(text: str, before: _Found) -> _Found | None:
    """ "(2)" behind "ayat (1) dan"."""
    joint = _JOINT.match(text, before.end)
    match = _BARE.match(text, joint.end()) if joint and before.path[-1].level is Level.AYAT else None
    if match is None:
        return None
    return _Found(match.start(), match.end(), (*before.path[:-1], Segment(Level.AYAT, match["ayat"])), True)


def _segment(match: re.Match[str]) -> Segment:
    level = next(level for level in _ORDER if match[level.value])
    return Segment(level, match[level.value])


def _law_of(text: str, places: Sequence[_Found], number: int, mentions: Sequence[Mention]) -> Mention | None:
    """The law that a place belongs to: behind its list, before its list, or the last one named before it."""
    last = number
    while last + 1 < len(places) and places[last + 1].joined and not _behind(text, places[last], mentions):
        last += 1
    if law := _behind(text, places[last], mentions):
        return law
    return next((m for m in reversed(mentions) if m.end <= places[number].start), None)


def _behind(text: str, place: _Found, mentions: Sequence[Mention]) -> Mention | None:
    link = _OF.match(text, place.end)
    return next((m for m in mentions if link and m.start == link.end()), None)
