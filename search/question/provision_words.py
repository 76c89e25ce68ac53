"""Which provision a text names, in Indonesian, English or a mixture, from above ("pasal 58 ayat 4") or below ("ayat 4 pasal 58").

The text is cut into marks, each a level with its number; marks that only small words part belong together; a group that holds a Pasal, a
Bab, a Lampiran … is a path. Texts are lower case; `|` stands where a regulation was named.
"""

import re
from dataclasses import dataclass

from kb.citation import levels
from kb.citation.address import Level, Segment
from kb.citation.numerals import ENGLISH_NUMBERS, NUMBER_WORD, number_word_to_int, roman_to_int


@dataclass(frozen=True, slots=True)
class Mark:
    """A level and its number at `text[start:end]`; `loose` ones count only next to others: brackets, "no 7", a lone letter."""

    level: Level
    number: str | None
    start: int
    end: int
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A path and the spans of the words that name it; `weak` when only a short word like "ps" says that it is one."""

    path: tuple[Segment, ...]
    spans: tuple[tuple[int, int], ...]
    weak: bool = False


_WORD = rf"(?P<word>{NUMBER_WORD})(?![a-z])"
_EN = "|".join(ENGLISH_NUMBERS)
_KE = r"[\s.:\-]*(?:(?:ke|no|nomor)[\s.\-]+)?\(?\s*(?:ke-?)?"
# "pasal 58", "psl. 58", "pasal58", "pasal ke-58", "pasal l0", "pasal 76d", "pasal 76 d", "pasal 76-d", "article 58", "pasal lima puluh"
_STRONG, _WEAK = levels.PASAL.typed, levels.PASAL.weak
# after a number and before this, a letter or Roman numeral is part of the number: "pasal 12 a" is, "article 2 a person" is not
_ENDS = r"(?=\s*(?:$|[|,.;:?!()/]|ayat|ay\b|huruf|hrf|angka|paragraph|para\b|letter|point|of\b|dari\b|uu\b|kuhp))"
_NUMBER = rf"(?P<number>(?=[ol]*\d)[0-9ol]{{1,4}})(?:-?(?P<suffix>[a-z]{{1,2}})(?![a-z])|\s(?P<apart>[a-j])(?![a-z]){_ENDS}|(?![a-z]))"
_UNITS = r"(?!\s*(?:tahun|thn|bulan|hari|jam|menit|orang|kali|persen|juta|ribu|miliar|milyar|years?|days?|months?|hours?|%))"
_PASAL = re.compile(
    rf"(?<![\w-])(?:(?P<strong>{_STRONG})|(?P<weak>{_WEAK})(?=[\s.:]*[\dol])){_KE}"
    rf"(?:{_NUMBER}{_UNITS}|(?P<roman>[ivx]{{1,5}})(?![a-z]){_ENDS}|{_WORD})"
)
# "ayat (4)", "ayat 4", "ayat ke-4", "ayat keempat", "ayat (l)", "paragraph 4", "para (4)", "subsection 4", "(4)"
_AYAT = re.compile(
    rf"(?<![\w-])(?:{levels.AYAT.typed}){_KE}(?:(?P<number>\d{{1,2}}[a-z]?|l)(?![a-z\d])\s*\)?|{_WORD})"
    rf"|(?<![\w-])(?P<english>{_EN})\s+paragraph|\(\s*(?P<bracket>\d{{1,2}}[a-z]?|l)\s*\)"
)
# "huruf b", "hrf. b", "letter b", "point b", "poin (b)", "(b)"
_HURUF = re.compile(
    rf"(?<![\w-])(?:{levels.HURUF.typed})[\s.:\-]*"
    r"\(?\s*(?P<letter>(?P<one>[a-z])(?P=one)?)(?![a-z])\s*\)?|\(\s*(?P<bracket>[a-z])\s*\)"
)
# "angka 7", "number 7", "point 7", "butir 7", "angka ketujuh"; "no 7" only next to a Pasal, and not "no 21 tahun 2007"
_ANGKA = re.compile(
    rf"(?<![\w-])(?:{levels.ANGKA.typed}|(?P<loose>{levels.ANGKA.weak})){_KE}"
    rf"(?:(?P<number>\d{{1,3}}[a-z]?)(?![a-z\d]|\s*(?:/|tahun|thn)\s*\d{{4}})\s*\)?|{_WORD})"
)
# a letter behind the bracket of an ayat: "58 (4) b"
_LETTER = re.compile(r"(?<=\))\s*(?P<letter>[a-z])(?=\s*(?:$|[|,.;?!]))")
# "bab v", "bab 5", "chapter five", "bagian kesatu", "buku 2", "paragraf 3"
_GROUP = re.compile(
    rf"(?<![\w-])(?P<level>{'|'.join(levels.GROUPS)}){_KE}"
    rf"(?:(?P<number>\d{{1,2}})(?![\w])|(?P<roman>[ivxlc]+)(?![a-z])|{_WORD}|(?P<english>{_EN})(?![a-z]))"
)
# "menimbang", "lampiran ii", "annex 1", "diktum kesatu"
_BESIDE = re.compile(
    rf"(?<![\w-])(?:(?P<level>{'|'.join(levels.BESIDE)})"
    rf"(?:\s+(?:(?P<number>\d{{1,2}})|(?P<roman>[ivx]+))(?![\w]))?|diktum{_KE}(?:(?P<diktum>\d{{1,2}})(?![\w])|{_WORD}))"
)
# "penjelasan pasal 7", "elucidation of article 7", "penjelasan umum"; not "beri penjelasan pasal 7", which asks for an explanation
_PENJELASAN = re.compile(
    r"(?<![\w-])(?<!beri )(?<!berikan )(?<!minta )(?<!mohon )"
    r"(?:penjelasan(?:\s+(?:atas|dari))?|elucidation\s+(?:of|on|to)(?:\s+the)?|explanatory\s+notes?\s+(?:of|on|to))"
    rf"\s+(?:(?P<umum>umum|general)\b|(?=\|?\s*(?:{_STRONG}|{_WEAK}|ayat)\b))"
)
_BETWEEN = re.compile(r"[\s,.;:/\-|]*(?:(?:of|dari|pada|dalam|di|the|in|under|from|dan)[\s,|]+)*")
_LISTS = frozenset({Level.HURUF, Level.ANGKA})
_GROUPS = (Level.BUKU, Level.BAB, Level.BAGIAN, Level.PARAGRAF)
_OCR = str.maketrans({"o": "0", "l": "1"})


def find_place(text: str) -> Place | None:
    """The first provision that a text names.

    >>> find_place("apa huruf b ayat 4 pasal 58 |").path == find_place("pasal 58(4)(b)").path
    True
    """
    groups = _grouped(text, _marks(text))
    for wanted in ({Level.PASAL}, {Level.UMUM}, {Level.BAB, Level.BUKU}, {Level.MENIMBANG, Level.MENGINGAT, Level.LAMPIRAN, Level.DIKTUM}):
        for group in groups:
            if any(mark.level in wanted for mark in group) and (place := _place(text, group)):
                return place
    return None


def _marks(text: str) -> list[Mark]:
    """All marks in order; where two readings overlap, the earlier and longer one stands."""
    found = [mark for read in (_pasals, _ayats, _hurufs, _angkas, _letters, _above, _beside) for mark in read(text)]
    kept: list[Mark] = []
    for mark in sorted(found, key=lambda m: (m.start, -m.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def _pasals(text: str) -> list[Mark]:
    marks = [Mark(Level.UMUM if m["umum"] else Level.PENJELASAN, None, m.start(), m.end()) for m in _PENJELASAN.finditer(text)]
    for match in _PASAL.finditer(text):
        if match["word"]:
            number = str(number_word_to_int(match["word"]) or "")
        elif match["roman"]:
            number = match["roman"] if roman_to_int(match["roman"]) else ""
        else:
            number = match["number"].translate(_OCR) + (match["suffix"] or match["apart"] or "")
        if number and number[0] != "0":
            marks.append(Mark(Level.PASAL, number, match.start(), match.end(), loose=bool(match["weak"])))
    return marks


def _ayats(text: str) -> list[Mark]:
    marks = []
    for match in _AYAT.finditer(text):
        value = number_word_to_int(match["word"]) if match["word"] else ENGLISH_NUMBERS.get(match["english"] or "")
        number = (match["number"] or match["bracket"] or str(value or "")).replace("l", "1")
        if number:
            marks.append(Mark(Level.AYAT, number, match.start(), match.end(), loose=bool(match["bracket"])))
    return marks


def _hurufs(text: str) -> list[Mark]:
    return [Mark(Level.HURUF, m["letter"] or m["bracket"], m.start(), m.end(), loose=bool(m["bracket"])) for m in _HURUF.finditer(text)]


def _angkas(text: str) -> list[Mark]:
    marks = []
    for match in _ANGKA.finditer(text):
        number = match["number"] or str(number_word_to_int(match["word"]) or "")
        if number:
            marks.append(Mark(Level.ANGKA, number, match.start(), match.end(), loose=bool(match["loose"])))
    return marks


def _letters(text: str) -> list[Mark]:
    return [Mark(Level.HURUF, m["letter"], m.start("letter"), m.end(), loose=True) for m in _LETTER.finditer(text)]


def _above(text: str) -> list[Mark]:
    marks = []
    for match in _GROUP.finditer(text):
        roman = roman_to_int(match["roman"]) if match["roman"] else None
        value = int(match["number"]) if match["number"] else roman or (number_word_to_int(match["word"]) if match["word"] else None)
        value = value or ENGLISH_NUMBERS.get(match["english"] or "")
        if value:
            marks.append(Mark(levels.GROUPS[match["level"]], str(value), match.start(), match.end()))
    return marks


def _beside(text: str) -> list[Mark]:
    marks = []
    for match in _BESIDE.finditer(text):
        if match["level"] is None:
            number = match["diktum"] or str(number_word_to_int(match["word"]) or "")
            marks.append(Mark(Level.DIKTUM, number, match.start(), match.end()))
            continue
        level = levels.BESIDE[match["level"]]
        roman = roman_to_int(match["roman"]) if match["roman"] else None
        numbered = level is Level.LAMPIRAN and (match["number"] or roman)
        end = match.end() if numbered else match.end("level")
        marks.append(Mark(level, str(match["number"] or roman) if numbered else None, match.start(), end))
    return marks


def _grouped(text: str, marks: list[Mark]) -> list[list[Mark]]:
    groups: list[list[Mark]] = []
    for mark in marks:
        joined = bool(groups) and _BETWEEN.fullmatch(text, groups[-1][-1].end, mark.start) is not None
        if joined and not (mark.loose and mark.level is Level.ANGKA and groups[-1][-1].level is not Level.PASAL):
            groups[-1].append(mark)
        elif not mark.loose or mark.level is Level.PASAL:
            groups.append([mark])
    return groups


def _place(text: str, group: list[Mark]) -> Place | None:
    pasal = next((i for i, mark in enumerate(group) if mark.level is Level.PASAL), None)
    if pasal is None:
        return _place_without_pasal(text, group)
    until = next((i for i in range(pasal + 1, len(group)) if group[i].level is Level.PASAL), len(group))
    after = _below(group[pasal + 1 : until])
    # "huruf b ayat 4 pasal 58": read backwards; what stands behind the Pasal goes before it
    levels = {mark.level for mark in after}
    leading = _below(group[:pasal][::-1])
    lone_list = bool(after) and after[0].level in _LISTS and not any(mark.level is Level.AYAT for mark in leading)
    before = [] if lone_list else leading
    below = sorted([mark for mark in before if mark.level not in levels] + after, key=lambda mark: mark.level is not Level.AYAT)
    head = [mark for mark in group[:pasal] if mark.level in {Level.PENJELASAN, *_GROUPS} or _holds_penjelasan(group, mark)]
    used = [*head, group[pasal], *below]
    # "Pasal I angka 8 Pasal 10A": an amending act's Pasal has Roman numerals, its angka holds a whole Pasal of the law that it changes
    if after and after[-1].level is Level.ANGKA and until < len(group) and not (group[pasal].number or "0")[0].isdigit():
        used += [group[until], *_below(group[until + 1 :])]
    path = [Segment(mark.level, mark.number) for mark in used if mark.level not in _GROUPS]
    return Place(tuple(path), tuple((m.start, m.end) for m in used), weak=group[pasal].loose and len(path) == 1)


def _holds_penjelasan(group: list[Mark], mark: Mark) -> bool:
    """Whether a mark is the Lampiran in which a Penjelasan stands: that of a Perppu, printed behind the act that makes it law."""
    after = group[group.index(mark) + 1 :][:1]
    return mark.level is Level.LAMPIRAN and bool(after) and after[0].level in {Level.PENJELASAN, Level.UMUM}


def _below(marks: list[Mark]) -> list[Mark]:
    """The ayat, huruf and angka of a run of marks, each level once (a second bracket number is an angka of nothing, so it ends the run)."""
    kept: list[Mark] = []
    for mark in marks:
        level = Level.AYAT if mark.level is Level.PARAGRAF else mark.level
        if level not in {Level.AYAT, *_LISTS}:
            continue
        if any(k.level is level for k in kept):
            break
        kept.append(Mark(level, mark.number, mark.start, mark.end, mark.loose))
    return kept


def _place_without_pasal(text: str, group: list[Mark]) -> Place | None:
    levels = {mark.level for mark in group}
    if Level.UMUM in levels:
        umum = next(mark for mark in group if mark.level is Level.UMUM)
        around = [mark for mark in group if _holds_penjelasan(group, mark)]
        path = (*(Segment(mark.level, mark.number) for mark in around), Segment(Level.PENJELASAN), Segment(Level.UMUM))
        return Place(path, tuple((mark.start, mark.end) for mark in (*around, umum)))
    if levels & {Level.BAB, Level.BUKU}:
        used = sorted((m for m in group if m.level in _GROUPS), key=lambda m: _GROUPS.index(m.level))
        return Place(tuple(Segment(m.level, m.number) for m in used), tuple((m.start, m.end) for m in used))
    if Level.DIKTUM in levels:
        diktum = next(mark for mark in group if mark.level is Level.DIKTUM)
        return Place((Segment(Level.DIKTUM, diktum.number),), ((diktum.start, diktum.end),)) if diktum.number else None
    beside = next(mark for mark in group if mark.level in {Level.MENIMBANG, Level.MENGINGAT, Level.LAMPIRAN})
    lists = [mark for mark in group if mark.level in _LISTS][:1]
    # "menimbang" is an everyday verb too: it counts beside a letter or beside the law
    if not lists and not (beside.level is Level.LAMPIRAN and beside.number) and not _beside_law(text, beside):
        return None
    used = [beside, *lists]
    return Place(tuple(Segment(m.level, m.number) for m in used), tuple((m.start, m.end) for m in used))


def _beside_law(text: str, mark: Mark) -> bool:
    after, before = text[mark.end :].lstrip(" ,"), text[: mark.start].rstrip(" ,")
    return re.match(r"(?:(?:dari|of|the|pada|dalam)\s+)*\|", after) is not None or before.endswith("|")
