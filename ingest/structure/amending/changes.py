"""Cuts a Roman Pasal of an amending act into its changes, also where a copy lost their numbers or ran them into the text before.

The one sure sign of a change is its instruction ("Ketentuan Pasal 20 diubah, sehingga berbunyi sebagai berikut:"); numbers help to order.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.lines.headings import group_mark
from ingest.lines.markers import pasal_mark
from ingest.lines.slips import digit_readings
from ingest.lines.sourcetext import Line
from ingest.structure.amending.instructions import is_instruction

# how an instruction begins (UU 12/2011, Lampiran II, angka 230-237)
_BEGINS = (
    r"(?:Ket\s?entuan\b|Di\s?antara\b|Setelah\b|Sesudah\b|Sebelum\b|Judul\b|Penjelasan\b|Pasal\s?\d+\w*|BAB\b|Bab\b|Bagian\b|Paragraf\b"
    r"|Ayat\b|Angka\b|Huruf\b|Mengubah\b|Menambah\b|Menghapus\b|Menyisipkan\b|Lampiran\b|Dalam\s+(?:BAB|Bab|Pasal)\b|Pada\s+(?:Bab|BAB|Pasal)\b"
    r"|Semua\b|Seluruh\b)"
)
# "12. Ketentuan", scanned: "1 1. Di antara", "l4.Ketentuan", "15.Di antara", "35, Ketentuan"
_NUMBERED = re.compile(rf"(?P<number>[\dIlO]{{1,3}}[a-z]?|\d\s\d)\s?[.,]\s*(?P<rest>{_BEGINS}.*)")
# UU 35/2014: "… Perlindungan Anak 8. Ketentuan mengenai judul Bagian Kedua …", "BAB IXA PENDANAAN 53. Di antara Pasal 71D …"
_NUMBERED_INSIDE = re.compile(rf"(?<!^\d)\s+(?=\d{{1,3}}[a-z]?\s?\.\s{_BEGINS})")
_UNNUMBERED = re.compile(r"(?:Ket\s?entuan|Di\s?antara)\s+(?:Pasal|ayat|huruf|angka|mengenai|judul|BAB|Bagian)\b")
# UU 35/2014: "… pemerintahan. diubah sehingga berbunyi sebagai berikut:", "… Anak lainnya. huruf f, sehingga berbunyi sebagai berikut:"
_REMNANT = re.compile(rf"(?<=[.;:])\s+(?=(?:(?:[a-z]|{_BEGINS})[^.;:]{{0,400}})?\bberikut\s*:$)")
_WHOLE_REMNANT = re.compile(
    r"(?:(?:diubah|dihapus|ditambah|disisipkan|sehingga|berbunyi|sebagai|ayat|huruf|angka|dan|pasal)\b[^.;:]{0,300}\b)?berikut\s*:"
)
_ANNOUNCES = re.compile(r"\bberikut\s*(?::|$)")
_STRIKES = re.compile(r"\b(?:dihapus|dicabut|tetap)\b[^:]{0,80}(?:\.|;)\s*$")
_MAX_INSTRUCTION_LINES = 14


@dataclass(frozen=True, slots=True)
class Change:
    """One change: its number, what the copy prints of it ("" where it is lost), its instruction and the new wording, as lines."""

    number: str
    mark: str
    instruction: tuple[Line, ...]
    wording: tuple[Line, ...]
    inferred: bool = False
    doubtful: bool = False

    @property
    def words(self) -> str:
        """The instruction as one text."""
        return " ".join(line.text for line in self.instruction)


@dataclass(slots=True)
class _Start:
    index: int
    printed: str
    """The number's mark as printed ("12."), empty where there is none."""
    number: int | None
    suffix: str = ""
    inferred: bool = False
    doubtful: bool = False


def cut_changes(lines: Sequence[Line]) -> tuple[list[Line], list[Change]]:
    """What stands before the first change, and the changes; together they hold every word once."""
    lines = _split_instructions(lines)
    starts = _number(_find_starts(lines))
    if not starts:
        return list(lines), []
    bounds = [start.index for start in starts[1:]] + [len(lines)]
    changes = []
    for start, bound in zip(starts, bounds, strict=True):
        first = lines[start.index]
        rest = first.text[len(start.printed) :].strip() if start.printed else first.text
        instruction, wording = _split_wording([*([first.with_text(rest)] if rest else []), *lines[start.index + 1 : bound]])
        number = f"{start.number}{start.suffix}"
        changes.append(Change(number, start.printed, tuple(instruction), tuple(wording), start.inferred, start.doubtful))
    return list(lines[: starts[0].index]), changes


def split_announcement(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The instruction of a Roman Pasal that holds a single change without a number, and what follows it."""
    return _split_wording(lines)


def _split_instructions(lines: Sequence[Line]) -> list[Line]:
    """The same words with each instruction at the start of a line of its own."""
    result: list[Line] = []
    for index, line in enumerate(lines):
        pieces = _NUMBERED_INSIDE.split(line.text)
        kept = [pieces[0]]
        for place, piece in enumerate(pieces[1:], start=1):
            following = " ".join(item.text for item in lines[index + 1 : index + 4]) if place == len(pieces) - 1 else ""
            if is_instruction(f"{piece} {following}"):
                kept.append(piece)
            else:
                kept[-1] += " " + piece
        if not _NUMBERED.match(kept[-1]) and _opens_wording(lines, index + 1) and (match := _REMNANT.search(kept[-1])):
            kept[-1:] = [kept[-1][: match.start()], kept[-1][match.end() :]]
        result.append(line.with_text(kept[0]))
        result.extend(line.with_text(piece, block=True) for piece in kept[1:])
    return result


def _opens_wording(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is a heading that stands alone."""
    if index >= len(lines):
        return False
    mark = pasal_mark(lines[index].text)
    return bool(mark and not mark.rest) or bool(group_mark(lines[index].text))


def _find_starts(lines: Sequence[Line]) -> list[_Start]:
    starts: list[_Start] = []
    ends = -1
    for index, line in enumerate(lines):
        match = _NUMBERED.match(line.text)
        if match and is_instruction(_instruction_text([line.with_text(match["rest"]), *lines[index + 1 : index + _MAX_INSTRUCTION_LINES]])):
            printed = line.text[: match.start("rest")].strip()
            digits = re.match(r"\d+(?=[a-z]$)", match["number"])
            readings = (digits[0],) if digits else digit_readings(match["number"])
            number = int(readings[0]) if readings else None
            starts.append(_Start(index, printed, number, match["number"][digits.end() :] if digits else ""))
        elif index < ends or not _is_unnumbered(lines, index):
            continue
        else:
            starts.append(_Start(index, "", None))
        ends = index + len(_split_wording(lines[index : index + _MAX_INSTRUCTION_LINES])[0])
    return starts


def _is_unnumbered(lines: Sequence[Line], index: int) -> bool:
    """Whether a line opens an instruction whose number is lost, or what a copy left of one ("sebagai berikut:")."""
    text = lines[index].text
    if _WHOLE_REMNANT.fullmatch(text) and _opens_wording(lines, index + 1):
        return index > 0 and not lines[index - 1].text.endswith(("sebagai", ",")) and text[:1].islower()
    if not _UNNUMBERED.match(text):
        return False
    words = _instruction_text(lines[index : index + _MAX_INSTRUCTION_LINES])
    return bool(_ANNOUNCES.search(words) or _STRIKES.search(words)) and is_instruction(words) and not re.search(r"[.;]\s+[A-Z(]", words)


def _instruction_text(lines: Sequence[Line]) -> str:
    return " ".join(line.text for line in _split_wording(lines)[0])


def _split_wording(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The instruction, up to "berbunyi sebagai berikut:" or "dihapus.", and the new wording after it."""
    for index, line in enumerate(lines[:_MAX_INSTRUCTION_LINES]):
        if match := _ANNOUNCES.search(line.text):
            before, after = line.text[: match.end()], line.text[match.end() :].strip()
            rest = [line.with_text(after, block=True)] if after else []
            return [*lines[:index], line.with_text(before)], [*rest, *lines[index + 1 :]]
        if _STRIKES.search(line.text):
            return list(lines[: index + 1]), list(lines[index + 1 :])
        if index and _opens_wording(lines, index):
            return list(lines[:index]), list(lines[index:])
    return list(lines[:1]), list(lines[1:])


def _number(starts: list[_Start]) -> list[_Start]:
    """Numbers for all: printed ones where they make a plausible sequence, the others from their neighbours.

    A surplus of unnumbered instructions between two numbers stays in the change before it.
    """
    sure = _rising([start for start in starts if start.number is not None])
    result: list[_Start] = []
    for start in starts:
        if start in sure:
            result.append(start)
            continue
        before = next((s for s in reversed(result) if s in sure), None)
        after = next((s for s in sure if s.index > start.index), None)
        between = [s for s in starts if s not in sure and (not before or s.index > before.index) and (not after or s.index < after.index)]
        base = before.number or 0 if before else 0
        room = (after.number or 0) - base - 1 if after else len(between)
        if len(between) > room:
            if result:
                continue  # no number is left for it
            base, room = 0, len(between)
        if not before and after and room > len(between):
            base = (after.number or 0) - len(between) - 1
        start.number, start.suffix = base + between.index(start) + 1, ""
        start.inferred, start.doubtful = True, room != len(between)
        result.append(start)
    return result


def _rising(starts: list[_Start]) -> list[_Start]:
    """The longest rising sequence of printed numbers; gaps are no fault (an extract), a number out of order is a slip ("77." for "17.")."""
    chains: list[list[_Start]] = []
    for start in starts:
        rank = (start.number or 0, start.suffix)
        fitting = [chain for chain in chains if (chain[-1].number or 0, chain[-1].suffix) < rank]
        # of equally long ones the one that ends lower
        best = max(fitting, key=lambda chain: (len(chain), -(chain[-1].number or 0)), default=[])
        chains.append([*best, start])
    return max(chains, key=lambda chain: (len(chain), -(chain[-1].number or 0)), default=[])
