"""Law text as safe HTML: everything escaped, references as links, the words of the query marked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup, escape

from kb.words.lexicon import stems

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Link:
    """A span of a text that leads to another clause: a reference ("ref"), or a term to its definition ("term")."""

    start: int
    stop: int
    href: str
    title: str
    kind: str = "ref"


def stems_of(words: Sequence[str]) -> frozenset[str]:
    """The stems by which these words are found in a text, Indonesian and English."""
    return frozenset(stem for word in words for stem in _stems_of(word))


def inline(text: str, start: int, stop: int, found: Sequence[Link] = (), wanted: frozenset[str] = frozenset()) -> Markup:
    """The HTML of `text[start:stop]`, with those links that lie entirely inside it. `wanted` are the stems to mark."""
    pieces: list[str] = []
    at = start
    for link in found:
        if link.start < at or link.stop > stop or link.stop <= link.start:
            continue
        pieces.append(_marked(text[at : link.start], wanted))
        words = _marked(text[link.start : link.stop], wanted)
        pieces.append(f'<a class="{link.kind}" href="{escape(link.href)}" title="{escape(link.title)}">{words}</a>')
        at = link.stop
    pieces.append(_marked(text[at:stop], wanted))
    return Markup("".join(pieces))


def _marked(text: str, wanted: frozenset[str]) -> str:
    if not wanted:
        return str(escape(text))
    pieces: list[str] = []
    at = 0
    for match in _WORD.finditer(text):
        if _is_wanted(match[0], wanted):
            pieces += (str(escape(text[at : match.start()])), f"<mark>{escape(match[0])}</mark>")
            at = match.end()
    pieces.append(str(escape(text[at:])))
    return "".join(pieces)


def _is_wanted(word: str, wanted: frozenset[str]) -> bool:
    return not wanted.isdisjoint(_stems_of(word))


@lru_cache(maxsize=32768)
def _stems_of(word: str) -> frozenset[str]:
    return frozenset((*stems(word), *stems(word, "english")))


def snippet(text: str, wanted: frozenset[str], width: int = 320) -> Markup:
    """The stretch of a text that holds most of the words looked for, with them marked."""
    flat = " ".join(text.split())
    if len(flat) <= width:
        return inline(flat, 0, len(flat), (), wanted)
    places = [match.start() for match in _WORD.finditer(flat) if _is_wanted(match[0], wanted)] if wanted else []
    best = max(places, key=lambda place: sum(place <= other < place + width for other in places), default=0)
    start = max(0, best - width // 5)
    start = flat.rfind(" ", 0, start) + 1 if start else 0
    stop = min(len(flat), start + width)
    if stop < len(flat):
        stop = max(flat.rfind(" ", start, stop), start + width // 2)
    before, after = ("… " if start else ""), (" …" if stop < len(flat) else "")
    return Markup(before) + inline(flat, start, stop, (), wanted) + Markup(after)
