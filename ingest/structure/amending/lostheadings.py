"""Headings of Pasal in the new wording that a change prints, also those that a copy lost: the instruction names which must be there.

UU 35/2014, as one public copy has it, lacks the headings of Pasal 59, 76A, 76F, 82 and others; their texts follow the instruction, or run
on from the Pasal before ("… perbuatan cabul. Setiap Orang dilarang menempatkan …").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.lines.headings import group_mark
from ingest.lines.markers import Mark, ayat_mark, list_mark, pasal_readings
from ingest.lines.sourcetext import Line
from ingest.structure.articles import Heading, find_pasal
from kb.citation.address import Level

_NEW_SENTENCE = re.compile(r"(?<=[a-z)”\"]\.)\s+(?=[A-Z][a-z]+\s)")
_OPENING_WORDS = 2


@dataclass(frozen=True, slots=True)
class Wording:
    """The lines of a new wording with a heading for each Pasal; lost ones stand on empty lines."""

    lines: tuple[Line, ...]
    headings: tuple[Heading, ...]
    lost: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    unasked: tuple[str, ...] = ()
    """Printed Pasal that the instruction does not name."""


@dataclass(frozen=True, slots=True)
class _Cut:
    """A place where the text of a Pasal without heading may begin."""

    index: int
    offset: int
    weight: float


def find_headings(lines: Sequence[Line], expected: Sequence[str]) -> Wording:
    """Headings of the expected Pasal, or, where nothing is known of what to expect, those that stand there."""
    found = _expected_headings(lines, expected)
    standing = find_pasal(lines, roman=False, first=None)
    if not expected or (not found and any(not heading.mark.rest for heading in standing)):
        # nothing is known of what to expect, or the instruction's numbers were misread
        return Wording(tuple(lines), tuple(standing))
    unasked = _unasked(lines, standing, found)
    found |= {heading.mark.number: heading for heading in unasked}
    numbers = [*expected, *(heading.mark.number for heading in unasked)]
    return replace(_restore(lines, numbers, found), unasked=tuple(heading.mark.number for heading in unasked))


def _unasked(lines: Sequence[Line], standing: Sequence[Heading], found: dict[str, Heading]) -> list[Heading]:
    """Clean headings after the expected ones: the Pasal of a change whose instruction a copy lost altogether."""
    last = max(found.values(), key=lambda heading: heading.position, default=None)
    return [
        heading
        for heading in standing
        if last and heading.position > last.position and heading.mark.rank > last.mark.rank
        if not (heading.mark.rest or heading.repaired or heading.inferred) and lines[heading.position - 1].text.endswith((".", ";"))
    ]


def _expected_headings(lines: Sequence[Line], expected: Sequence[str]) -> dict[str, Heading]:
    """For each expected number the first line after the one before it that reads as its heading, clean ones before damaged ones."""
    found: dict[str, Heading] = {}
    start = 0
    for number in expected:
        candidates = [
            (reading.doubt, index, reading.mark)
            for index in range(start, len(lines))
            for reading in pasal_readings(lines[index].text, roman=False)
            if reading.mark.number == number and (not reading.mark.rest or reading.mark.rest[0] == "(" or reading.mark.rest[:1].isupper())
        ]
        if candidates:
            doubt, index, mark = min(candidates, key=lambda c: (bool(c[2].rest), c[0], c[1]))
            found[number] = Heading(index, mark, repaired=doubt > 0)
            start = index + 1
    return found


def _restore(lines: Sequence[Line], expected: Sequence[str], found: dict[str, Heading]) -> Wording:
    openings = {_opening(lines[h.position + 1].text) for h in found.values() if h.position + 1 < len(lines)}
    out: list[Line] = []
    headings: list[Heading] = []
    lost: list[str] = []
    missing: list[str] = []
    doubtful: list[str] = []
    position = 0
    pending: list[str] = []
    for number in [*expected, None]:
        if number is not None and number not in found:
            pending.append(number)
            continue
        bound = found[number].position if number is not None else len(lines)
        segment, cuts, sure = _cut(lines[position:bound], len(pending), first=not headings, openings=openings)
        _lay_out(segment, cuts, pending, out, headings)
        lost += pending[: len(cuts)]
        missing += pending[len(cuts) :]
        doubtful += pending[: len(cuts)] if not sure else []
        pending = []
        if number is not None:
            headings.append(Heading(len(out), found[number].mark, repaired=found[number].repaired))
            out.append(lines[bound])
            position = bound + 1
    return Wording(tuple(out), tuple(headings), tuple(lost), tuple(missing), tuple(doubtful))


def _cut(lines: Sequence[Line], count: int, *, first: bool, openings: set[tuple[str, ...]]) -> tuple[Sequence[Line], list[_Cut], bool]:
    """Where in a stretch of text `count` Pasal without heading begin; `first` when no Pasal is open before it."""
    if not count:
        return lines, [], True
    start = next((i for i, line in enumerate(lines) if not group_mark(line.text)), len(lines)) if first else 0
    fixed = [_Cut(start, 0, 9.0)] if first and start < len(lines) else []
    wanted = count - len(fixed)
    if wanted <= 0 or not lines:
        return lines, fixed[:count], True
    if first:
        openings = openings | {_opening(lines[start].text)} if start < len(lines) else openings
    cuts = [cut for cut in _candidates(lines, openings) if cut.index > start or cut.offset or not first]
    best = sorted(cuts, key=lambda cut: (-cut.weight, -cut.index, -cut.offset))[:wanted]
    return lines, [*fixed, *sorted(best, key=lambda cut: (cut.index, cut.offset))], len(cuts) == wanted


def _candidates(lines: Sequence[Line], openings: set[tuple[str, ...]]) -> list[_Cut]:
    """Ends of sentences after which the numbering starts anew, or there is none."""
    cuts: list[_Cut] = []
    for index, line in enumerate(lines):
        mark = ayat_mark(line.text)
        if mark and mark.number == "1" and index and not _only_after(lines, index):
            cuts.append(_Cut(index, 0, 3.0))
        elif index and not mark and not list_mark(line.text) and line.text[:1].isupper() and lines[index - 1].text.endswith("."):
            cuts.append(_Cut(index, 0, 1.0 + _likeness(line.text, openings)))
        for match in _NEW_SENTENCE.finditer(line.text):
            cuts.append(_Cut(index, match.end(), 1.0 + _likeness(line.text[match.end() :], openings)))
    return [cut for cut in cuts if _starts_anew(lines, cut)]


def _only_after(lines: Sequence[Line], index: int) -> bool:
    """Whether an "(1)" merely comes after a group's heading or a lead-in."""
    return lines[index - 1].text.endswith(":") or all(group_mark(line.text) for line in lines[:index])


def _starts_anew(lines: Sequence[Line], cut: _Cut) -> bool:
    """Whether what follows a cut does not go on with the numbering before it."""
    following = lines[cut.index + (1 if cut.offset else 0) :]
    ayat = next((mark for line in following if (mark := ayat_mark(line.text))), None)
    item = next((mark for line in following if (mark := list_mark(line.text))), None)
    return (ayat is None or ayat.number == "1") and (item is None or item.rank[0] == 1)


def _opening(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.lower())[:_OPENING_WORDS])


def _likeness(text: str, openings: set[tuple[str, ...]]) -> float:
    """Whether words begin as the other Pasal of the same change do ("Setiap Orang …")."""
    return 1.0 if _opening(text) in openings else 0.0


def _lay_out(lines: Sequence[Line], cuts: Sequence[_Cut], numbers: Sequence[str], out: list[Line], headings: list[Heading]) -> None:
    """The lines, cut, with an empty line for each lost heading."""
    waiting = list(zip(cuts, numbers, strict=False))
    for index, line in enumerate(lines):
        offset = 0
        while waiting and waiting[0][0].index == index:
            cut, number = waiting.pop(0)
            if cut.offset:
                out.append(line.with_text(line.text[offset : cut.offset].strip(), block=line.block or offset > 0))
            headings.append(Heading(len(out), Mark(Level.PASAL, number, "pasal", "")))
            out.append(line.with_text("", block=True))
            offset = cut.offset
        out.append(line.with_text(line.text[offset:], block=line.block or offset > 0))
