"""Which mistakes hands make on a keyboard: many a word is one letter from another ("warna", "warga"), so only likely slips are mended."""

from itertools import pairwise

_KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_BESIDE = frozenset(pair for row in _KEYBOARD for a, b in pairwise(row) for pair in ((a, b), (b, a)))
_VOWELS = frozenset("aeiou")
_LONG = 8
"""In the middle of a word of so many letters any letter may have been left out; in a shorter one a vowel or one of a pair."""


def slipped(typed: str, meant: str, slips: int) -> bool:
    """Whether at most so many slips make the word that was typed of the one that was meant.

    >>> slipped("krban", "korban", 1), slipped("kroban", "korban", 1), slipped("warna", "warga", 1), slipped("dendam", "denda", 1)
    (True, True, False, False)
    """
    return _reaches(typed, meant, 0, 0, slips)


def _reaches(typed: str, meant: str, t: int, m: int, left: int) -> bool:
    while t < len(typed) and m < len(meant) and typed[t] == meant[m]:
        t, m = t + 1, m + 1
    if t == len(typed) and m == len(meant):
        return True
    if not left:
        return False
    two = slice(t, t + 2), slice(m, m + 2)
    swapped = len(typed[two[0]]) == 2 and typed[two[0]] == meant[two[1]][::-1]
    missed = (typed[t : t + 1], meant[m : m + 1]) in _BESIDE
    return (
        (swapped and _reaches(typed, meant, t + 2, m + 2, left - 1))
        or (missed and _reaches(typed, meant, t + 1, m + 1, left - 1))
        or (_left_out(typed, meant, m) and _reaches(typed, meant, t, m + 1, left - 1))
        or (_too_much(typed, t) and _reaches(typed, meant, t + 1, m, left - 1))
    )


def _left_out(typed: str, meant: str, m: int) -> bool:
    """Whether the letter that is missing is one that people leave out."""
    if not 0 < m < len(meant) - 1:
        return False
    return meant[m] in _VOWELS or meant[m] == meant[m - 1] or len(typed) >= _LONG


def _too_much(typed: str, t: int) -> bool:
    """Whether a letter that is too much was struck together with one beside it."""
    if not 0 < t < len(typed):
        return False
    return any(typed[t] == other or (typed[t], other) in _BESIDE for other in (typed[t - 1], *typed[t + 1 : t + 2]))
