"""Reads the instruction that opens a change of an amending act: which provisions it changes, inserts, adds or strikes.

    Ketentuan ayat (3) Pasal 226 ditambah 1 (satu) huruf, yakni huruf g dan ayat (4) diubah sehingga Pasal 226 berbunyi sebagai berikut:

gives `ditambah pasal-226/ayat-3/huruf-g` and `diubah pasal-226/ayat-4`, with Pasal 226 as the result that is printed.
The forms are those of UU 12/2011, Lampiran II, angka 230-237, and what real acts make of them.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from ingest.lines.headings import group_mark
from kb.citation.address import GROUPING, Level, Segment
from kb.citation.numerals import letter_to_int, ordinal_to_int


class ActionKind(StrEnum):
    """What an instruction does to its target."""

    DIUBAH = "diubah"
    DISISIPKAN = "disisipkan"
    DITAMBAH = "ditambah"
    DIHAPUS = "dihapus"


Path = tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Action:
    """One action on one target; the path is relative to the amended regulation. `heading_only`: "judul BAB IV diubah"."""

    kind: ActionKind
    path: Path
    heading_only: bool = False

    @property
    def in_penjelasan(self) -> bool:
        """Whether it concerns the Penjelasan only."""
        return bool(self.path) and self.path[0].level is Level.PENJELASAN

    @property
    def pasal(self) -> Segment | None:
        """The Pasal of the body that it bears on."""
        return next((s for s in self.path if s.level is Level.PASAL), None) if not self.in_penjelasan else None


@dataclass(frozen=True, slots=True)
class Instruction:
    """An instruction as read; `result` is the Pasal of "sehingga Pasal 9 berbunyi", which the act then prints whole."""

    actions: tuple[Action, ...]
    result: Segment | None = None

    def of_kind(self, *kinds: ActionKind) -> tuple[Action, ...]:
        """Its actions of some kinds."""
        return tuple(action for action in self.actions if action.kind in kinds)

    @property
    def expected(self) -> tuple[str, ...]:
        """Numbers of the Pasal whose new wording should follow, in the order in which they are named."""
        pasals = [a.pasal for a in self.actions if a.kind is not ActionKind.DIHAPUS and not a.heading_only]
        return tuple(dict.fromkeys(p.number for p in (*pasals, self.result) if p and p.number))

    @property
    def parts(self) -> frozenset[Path]:
        """The ayat, huruf and angka that it names, as paths."""
        return frozenset(a.path for a in self.actions if a.pasal and a.path[-1].level is not Level.PASAL)


_LEVELS = (Level.BUKU, Level.BAB, Level.BAGIAN, Level.PARAGRAF, Level.PASAL, Level.AYAT, Level.HURUF, Level.ANGKA)
_DEPTH = {level: depth for depth, level in enumerate(_LEVELS)}
_VERBS = {
    "diubah": ActionKind.DIUBAH,
    "diganti": ActionKind.DIUBAH,
    "disisipkan": ActionKind.DISISIPKAN,
    "ditambah": ActionKind.DITAMBAH,
    "ditambahkan": ActionKind.DITAMBAH,
    "dihapus": ActionKind.DIHAPUS,
    "dihapuskan": ActionKind.DIHAPUS,
    "dicabut": ActionKind.DIHAPUS,
}
_TOKEN = re.compile(
    r"""
      (?P<anchor>\b(?:[Dd]i\s?antara|[Ss]etelah|[Ss]esudah|[Ss]ebelum)\b)
    | (?P<count>\b(?:\d{1,2}|[Il])\s?\((?P<word>[a-z\s]+)\)\s*(?:bab|bagian|paragraf|pasal|ayat|huruf|angka|butir)\b)
    | \b(?:Pasal|PASAL)\s*(?P<pasal>\d[\dOol]{0,3}[A-Z]{0,2})(?!\w)
    | \bayat\s*\((?P<ayat>\d{1,2}[a-z]{0,2})(?P<close>\s?\))?
    | \bhuruf\s+(?P<huruf>[a-z]|(?P<doubled>[a-z])(?P=doubled))(?!\w)
    | \b(?:angka|butir)\s+(?P<angka>\d{1,3}[a-z]?)(?!\w)
    | (?P<group>\b(?:BUKU|Buku|BAB|Bab|BAGIAN|Bagian|PARAGRAF|Paragraf)\s+\w)
    | (?P<to>\bsampai\s+dengan\b|\bs/d\b|\bs\.d\.)
    | (?P<title>\b[Jj]udul\b)
    | (?P<elucidation>\b[Pp]enjelasan\w*)
    | (?P<verb>\b(?:diubah|diganti|disisipkan|ditambah(?:kan)?|dihapus(?:kan)?|dicabut)\b)
    | (?P<kept>\btetap\b)
    | (?P<join>,|\bdan\b|\bserta\b|\batau\b)
    """,
    re.X,
)
# "sehingga Pasal 9 berbunyi", "sehingga keseluruhan Pasal 9 berbunyi"
_RESULT = re.compile(r"\bsehingga\b[^:.]{0,60}?\bPasal\s*(?P<number>\d[\dOol]{0,3}[A-Z]{0,2})(?!\w)[^:.]{0,40}?\bberbunyi")
_END = re.compile(r"\b(?:sehingga|yang\s+berbunyi|berbunyi|selengkapnya)\b|(?<=dihapus)\s*\.")
_OCR = str.maketrans("Ool", "001")


def read_instruction(text: str) -> Instruction:
    """The actions of an instruction.

    >>> i = read_instruction("Di antara Pasal 207 dan Pasal 208 disisipkan 2 (dua) pasal, yakni Pasal 207A dan Pasal 207B yang berbunyi:")
    >>> [(a.kind.value, "/".join(map(str, a.path))) for a in i.actions]
    [('disisipkan', 'pasal-207a'), ('disisipkan', 'pasal-207b')]
    >>> read_instruction("Ketentuan Pasal 63 dihapus.").actions[0].kind.value
    'dihapus'
    """
    flat = " ".join(text.split())
    found = _RESULT.search(flat)
    result = Segment(Level.PASAL, _pasal_number(found["number"])) if found else None
    end = _END.search(flat)
    reader = _Reader(result)
    for match in _TOKEN.finditer(flat[: end.start()] if end else flat):
        reader.take(match, flat)
    return Instruction(tuple(dict.fromkeys(reader.finish())), result)


def is_instruction(text: str) -> bool:
    """Whether words read as the instruction of a change: some action on some target, or the words that announce a new wording.

    >>> is_instruction("Ketentuan Pasal 5 diubah sehingga berbunyi sebagai berikut:"), is_instruction("Ketentuan pidana berlaku pula.")
    (True, False)
    """
    flat = " ".join(text.split())
    if re.search(r"berbunyi\s+(?:sebagai\s+)?berikut", flat):
        return True
    return bool(read_instruction(flat).actions)


def _pasal_number(printed: str) -> str:
    """ "1OO" -> 100, "7l" -> 71, "76A" -> 76a; a capital I after two digits is the letter (Pasal 76I)."""
    return printed.translate(_OCR).lower()


@dataclass(slots=True)
class _Chain:
    """One reference as written, "Pasal 42 ayat (1) huruf i" or "ayat (1) Pasal 26", outermost first once settled."""

    segments: list[Segment] = field(default_factory=list)
    title: bool = False
    elucidation: bool = False
    up_to: bool = False

    def path(self) -> Path:
        rising = len(self.segments) > 1 and _DEPTH[self.segments[0].level] > _DEPTH[self.segments[-1].level]
        return tuple(reversed(self.segments) if rising else self.segments)


class _Reader:
    """Walks the tokens of one instruction: references wait until a verb says what happens to them."""

    def __init__(self, result: Segment | None) -> None:
        self._result = result
        self._context: Path = ()
        self._waiting: list[_Chain] = []
        self._joined = True
        self._next = _Chain()
        self._inserting: ActionKind | None = None
        self._count = 0
        self._actions: list[Action] = []

    def take(self, match: re.Match[str], text: str) -> None:
        """One token."""
        segment = _segment(match, text)
        if segment:
            self._reference(segment)
        elif match["count"]:
            self._count = ordinal_to_int("ke" + match["word"]) or 0
        elif match["verb"]:
            self._verb(_VERBS[match["verb"]])
        elif match["anchor"]:
            self._flush()
            self._waiting.clear()
        elif match["kept"]:
            self._waiting.clear()
        elif match["to"]:
            self._next.up_to = True
            self._joined = True
        elif match["title"]:
            self._next.title = True
        elif match["elucidation"]:
            self._flush()
            self._next.elucidation = True
            self._joined = True
        else:
            self._joined = True

    def finish(self) -> list[Action]:
        """All actions; references after the last "yakni" are what was inserted."""
        self._flush()
        return self._actions

    def _reference(self, segment: Segment) -> None:
        chain = self._waiting[-1] if self._waiting and not self._joined else None
        if chain is None:
            if self._inserting and self._count and len(self._waiting) >= self._count:
                # "disisipkan 1 (satu) ayat, yakni ayat (1a) dan ayat (2) diubah": the count tells where the list of new ayat ends
                self._flush()
            chain = self._next
            # "Penjelasan Pasal 5 dan Pasal 6": the word governs what follows, up to the verb
            self._next = _Chain()
            self._waiting.append(chain)
        chain.segments.append(segment)
        self._joined = False

    def _verb(self, kind: ActionKind) -> None:
        self._flush()
        chains = self._settled()
        if kind in {ActionKind.DISISIPKAN, ActionKind.DITAMBAH}:
            self._inserting, self._count = kind, 0
        else:
            self._act(kind, chains)
        self._waiting.clear()
        self._joined = True

    def _flush(self) -> None:
        """End a list of new provisions, if one is open."""
        if self._inserting and self._waiting:
            take = self._count or len(self._waiting)
            rest = self._waiting[take:]
            self._waiting = self._waiting[:take]
            self._act(self._inserting, self._settled())
            self._waiting = rest
            self._inserting = None

    def _act(self, kind: ActionKind, chains: Iterable[tuple[_Chain, Path]]) -> None:
        for chain, path in chains:
            shown = (Segment(Level.PENJELASAN), *path) if chain.elucidation else path
            self._actions.append(Action(kind, shown, chain.title))

    def _settled(self) -> list[tuple[_Chain, Path]]:
        """The waiting references, what they leave unsaid filled in from a later one ("ayat (1) dan ayat (2) Pasal 33") or from before."""
        settled: list[tuple[_Chain, Path]] = []
        for index, chain in enumerate(self._waiting):
            path = chain.path()
            if path[0].level not in GROUPING and not any(s.level is Level.PASAL for s in path):
                later = next((c.path() for c in self._waiting[index:] if c.path()[0].level is Level.PASAL), None)
                outer = later or self._context or ((self._result,) if self._result else ())
                path = (*(s for s in outer if _DEPTH[s.level] < _DEPTH[path[0].level] and s.level not in GROUPING), *path)
            elif path[0].level in GROUPING:
                path = (*(s for s in self._context if s.level in GROUPING and _DEPTH[s.level] < _DEPTH[path[0].level]), *path)
            if chain.up_to and settled:
                settled.extend((replace(chain), (*path[:-1], between)) for between in _between(settled[-1][1][-1], path[-1]))
            settled.append((chain, path))
            self._context = path
        return settled


def _segment(match: re.Match[str], text: str) -> Segment | None:
    """The reference that a token holds."""
    if match["pasal"]:
        return Segment(Level.PASAL, _pasal_number(match["pasal"]))
    if match["ayat"]:
        number = match["ayat"]
        # "(21" is "(2)" with its bracket read as a one
        return Segment(Level.AYAT, number[0] if not match["close"] and len(number) == 2 and number[1] == "1" else number)
    if match["huruf"]:
        return Segment(Level.HURUF, match["huruf"])
    if match["angka"]:
        return Segment(Level.ANGKA, match["angka"])
    if match["group"] and (mark := group_mark(text[match.start() :])):
        return Segment(mark.level, mark.number)
    return None


def _between(first: Segment, last: Segment) -> Sequence[Segment]:
    """What "Pasal 5 sampai dengan Pasal 9" leaves out: 6, 7, 8."""
    if first.level is not last.level or not first.number or not last.number:
        return ()
    if first.level is Level.HURUF:
        return tuple(Segment(Level.HURUF, chr(96 + n)) for n in range(letter_to_int(first.number) + 1, min(27, letter_to_int(last.number))))
    if first.number.isdigit() and last.number.isdigit():
        return tuple(Segment(first.level, str(n)) for n in range(int(first.number) + 1, int(last.number)))
    return ()
