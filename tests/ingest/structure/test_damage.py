"""Texts at hand, damaged by hand as scanning damages them: headings and marks that no longer read clean lead to the same addresses.

Every slip here was seen in a public copy. A heading or mark is damaged at a rate that no usable copy has, and never its words.
"""

import random
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.lines.sourcetext import SourceText
from ingest.sources.extraction import read_source
from ingest.structure.parser import parse

NASKAH = Path(__file__).resolve().parents[4] / "shared" / "naskah"
RATE = 0.15
_LIKE = {"1": "lI", "0": "Oo", "7": "T", "5": "S", "8": "B"}
_LIKE_LETTERS = {"l": "1", "i": "1", "o": "0", "b": "6", "g": "9", "s": "5", "z": "2"}


def _number(digits: str, draw: random.Random) -> str:
    """A number as scanning misreads it: a letter for a digit, or a space inside."""
    slips = [digits.replace(sign, like, 1) for sign, likes in _LIKE.items() if sign in digits for like in likes]
    return draw.choice([*slips, *([f"{digits[0]} {digits[1:]}"] if len(digits) > 1 else []), digits])


def _pasal(text: str, draw: random.Random) -> str | None:
    match = re.fullmatch(r"Pasal\s+(\d+)([A-Z]?)", text)
    if not match:
        return None
    word = draw.choice(["Pasa1", "Pasat", "PasaI", "Pas.al", "PASAL", "Pasai"])
    return draw.choice([f"{word} {match[1]}{match[2]}", f"Pasal{match[1]}{match[2]}", f"Pasal {_number(match[1], draw)}{match[2]}"])


def _ayat(text: str, draw: random.Random) -> str | None:
    match = re.match(r"\((\d{1,2})\)\s*", text)
    if not match:
        return None
    number = match[1]
    slips = [f"({number} )", f"( {number})", f"{{{number})", f"({number}l", f"({number}]"]
    slips += {"1": ["(l)", "(I)", "(i)"], "2": ["(21", "l2l"]}.get(number, [])
    return f"{draw.choice(slips)} {text[match.end() :]}"


def _item(text: str, draw: random.Random) -> str | None:
    match = re.match(r"([a-z]|\d{1,2})([.)])\s+(?=[A-Za-z][a-z]{2})", text)
    if not match:
        return None
    number, dot, rest = match[1], match[2], text[match.end() :]
    slips = [f"{number}{dot}{rest}", f"{number} {dot} {rest}"]
    slips += [f"{number}, {rest}", f"{_LIKE_LETTERS.get(number, number)}. {rest}"] if dot == "." else []
    return draw.choice(slips)


Damage = Callable[[str, random.Random], str | None]


def damaged(text: SourceText, damages: tuple[Damage, ...], seed: int) -> SourceText:
    """The same text with one heading or mark in seven damaged."""
    draw = random.Random(seed)
    lines = []
    for line in text.lines:
        slips = [slip for damage in damages if (slip := damage(line.text, draw))]
        lines.append(replace(line, text=slips[0]) if slips and draw.random() < RATE else line)
    return replace(text, lines=tuple(lines))


def addresses(text: SourceText) -> Counter[str]:
    return Counter(str(provision.address) for provision in parse(text).provisions)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(
    "name",
    [
        pytest.param("uu-21-2007.txt", id="short Pasal with long lists"),
        pytest.param("uu-18-2017.txt", id="lists in lists"),
        pytest.param("uu-23-2004.html", id="hypertext"),
        pytest.param("uu-31-2014.md", id="an amending act with inserted Pasal"),
    ],
)
def test_damaged_headings_and_ayat_marks_lead_to_the_same_addresses(name: str, seed: int) -> None:
    if not (NASKAH / name).is_file():
        pytest.skip(f"no {name} beside the project")
    text = read_source(NASKAH / name)
    assert addresses(damaged(text, (_pasal, _ayat), seed)) == addresses(text)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name", ["uu-21-2007.txt", "uu-18-2017.txt", "uu-6-2011.md", "uu-39-1999.html"])
def test_damaged_lists_lose_at_most_one_address_in_a_hundred_and_invent_none(name: str, seed: int) -> None:
    if not (NASKAH / name).is_file():
        pytest.skip(f"no {name} beside the project")
    text = read_source(NASKAH / name)
    whole, found = addresses(text), addresses(damaged(text, (_pasal, _ayat, _item), seed))
    assert not found - whole
    assert (whole - found).total() <= whole.total() / 100
