"""Two texts word by word: what stands in both, what only in the first, what only in the second.

Words are compared without their capitals and marks, so that "korban;" is "Korban." still: drafting style is no change of law. Nor is the
number of an item in a list, which moves with every item put in before it. Every word of both texts is in the result, as its own text
writes it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum

# a word with the marks and space behind it ("seksual , "); "perundang- undangan", broken at the end of a line, is one
_TOKEN = re.compile(r"(?:\S+-\s+(?=[a-z]))*\S+(?:\s+[^\w\s]+(?!\S))*\s*")
_MARKS = re.compile(r"[\W_]+")
# "(2) ", "a. ", "15a. " at the beginning of a line
_ITEM = re.compile(r"(?:\(\w{1,3}\)|\w{1,3}[.)])\s*")
# beyond this many words very common ones are no anchors, which keeps the comparison fast
_LONG = 600


class Op(StrEnum):
    """What became of a stretch of words."""

    SAME = "same"
    DROPPED = "dropped"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that share one fate; `was` is how the first text writes what both have."""

    op: Op
    text: str
    was: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """Two texts compared; `likeness` is 1 where all words are the same and 0 where none is."""

    stretches: tuple[Stretch, ...]
    likeness: float

    @property
    def same(self) -> bool:
        """Whether no word differs."""
        return all(stretch.op is Op.SAME for stretch in self.stretches)

    def before(self) -> tuple[Stretch, ...]:
        """The first text, with what the second does not have marked."""
        return tuple(replace(one, text=one.was or one.text) for one in self.stretches if one.op is not Op.ADDED)

    def after(self) -> tuple[Stretch, ...]:
        """The second text, with what the first does not have marked."""
        return tuple(one for one in self.stretches if one.op is not Op.DROPPED)


def compare_words(before: str, after: str) -> Difference:
    """Compare two texts.

    >>> [(s.op.value, s.text) for s in compare_words("Anak wajib dijaga.", "anak harus dijaga").stretches]
    [('same', 'anak '), ('dropped', 'wajib '), ('added', 'harus '), ('same', 'dijaga')]
    """
    a, b = _TOKEN.findall(before), _TOKEN.findall(after)
    keys_a, keys_b = _keys(a), _keys(b)
    matcher = SequenceMatcher(None, keys_a, keys_b, autojunk=len(b) > _LONG)
    codes = _joined(matcher.get_opcodes())
    stretches = tuple(stretch for code in codes for stretch in _stretches(code, a, b))
    return Difference(stretches, matcher.ratio())


_Code = tuple[str, int, int, int, int]


def _joined(codes: Sequence[_Code]) -> list[_Code]:
    """A single word that stayed between two replaced stretches is read with them: islands of "dan" make a text unreadable."""
    joined: list[_Code] = []
    for place, code in enumerate(codes):
        tag, a, a_stop, b, b_stop = code
        island = tag == "equal" and a_stop - a == 1 and 0 < place < len(codes) - 1
        if island and codes[place - 1][0] == codes[place + 1][0] == "replace":
            tag = "replace"
        if tag == "replace" and joined and joined[-1][0] == "replace":
            _, a, _, b, _ = joined.pop()
        joined.append((tag, a, a_stop, b, b_stop))
    return joined


def _stretches(code: _Code, a: Sequence[str], b: Sequence[str]) -> Iterator[Stretch]:
    tag, a_start, a_stop, b_start, b_stop = code
    if tag == "equal":
        yield Stretch(Op.SAME, "".join(b[b_start:b_stop]), "".join(a[a_start:a_stop]))
        return
    if a_stop > a_start:
        yield Stretch(Op.DROPPED, "".join(a[a_start:a_stop]))
    if b_stop > b_start:
        yield Stretch(Op.ADDED, "".join(b[b_start:b_stop]))


def _keys(tokens: Sequence[str]) -> list[str]:
    """What tokens are compared by: the word alone, and one sign for the number of any item."""
    begins = (True, *("\n" in token for token in tokens))
    return [
        "#" if begin and _ITEM.fullmatch(token) else _MARKS.sub("", token.lower()) or token.strip()
        for token, begin in zip(tokens, begins, strict=False)
    ]
