"""Where defined terms are used: whole words, the longest name first, each place once.

A term of the body holds for the whole regulation; one that the Penjelasan explains holds in the clause that it explains ("Yang dimaksud
dengan 'luka berat' …"). Laws of the last fifteen years write defined terms with capitals: there "Masuk" is the term and "masuk" is not.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.references.ownwords import gaps, held_by, places_in
from kb.citation.address import Address, Level
from kb.law.regulation import Digest
from kb.law.term import Term, TermUse
from kb.law.wording import Wording

_USING = frozenset({Level.PASAL, Level.AYAT, Level.HURUF, Level.ANGKA, Level.DIKTUM})
# reasons and bases of a law are no clauses of it
_OUTSIDE = frozenset({Level.MENIMBANG, Level.MENGINGAT})
# "anak-anak" is one word, "dan/atau" is two
_WORD = re.compile(r"\w+(?:-\w+)*")
# share of capitals among the terms of a law from which on capitals are how it marks them
_MARKED = 0.5


@dataclass(frozen=True, slots=True)
class _Name:
    """One name of a term: how many words it has and how they read."""

    words: int
    folded: str
    term: Term


_Table = dict[str, list[_Name]]


def find_uses(terms: Sequence[Term], wordings: Sequence[Wording], digests: Iterable[Digest] = ()) -> Iterator[TermUse]:
    """Every use of a regulation's terms in its words in force, and in our digests of clauses whose words are not at hand."""
    if not terms:
        return
    tables = _tables(terms)
    held = held_by(wordings)
    found: list[TermUse] = []
    for wording in wordings:
        if wording.level in _USING and wording.address.path[0].level not in _OUTSIDE and wording.text:
            for start, stop in gaps(wording, places_in(wording, held.get(wording.address, ()))):
                found += _found(tables, wording.address, wording.text, start, stop)
    texts = {wording.address: wording.text for wording in wordings}
    capital = [texts[use.address][use.start].isupper() for use in found]
    # a term that an old clause writes small throughout is still that term (UU 23/2002: "kuasa asuh")
    marked = {use.term for use, is_capital in zip(found, capital, strict=True) if is_capital} if sum(capital) > len(found) * _MARKED else ()
    yield from (use for use, is_capital in zip(found, capital, strict=True) if is_capital or use.term not in marked)
    for digest in digests:
        if not texts.get(digest.address):
            yield from _found(tables, digest.address, digest.ringkasan, 0, len(digest.ringkasan))


def _tables(terms: Sequence[Term]) -> dict[Address, _Table]:
    """Names by their first word, for each clause in which they hold: the whole regulation, or what a Penjelasan explains."""
    tables: dict[Address, _Table] = {}
    # a term's own name goes before another's alias, and the first that defines a name keeps it
    named = [(term, term.term) for term in terms] + [(term, alias) for term in terms for alias in term.aliases]
    known = set()
    for term, name in named:
        words = _WORD.findall(name.lower())
        scope = term.address.explained if term.address.in_penjelasan else Address(term.address.regulation)
        folded = _span(name, *_bounds(name))
        if words and (scope, folded) not in known:
            known.add((scope, folded))
            tables.setdefault(scope, {}).setdefault(words[0], []).append(_Name(len(words), folded, term))
    return tables


def _found(tables: dict[Address, _Table], address: Address, text: str, start: int, stop: int) -> Iterator[TermUse]:
    scopes = [
        tables[scope]
        for depth in range(len(address.path), -1, -1)
        if (scope := Address(address.regulation, address.path[:depth])) in tables
    ]
    words = list(_WORD.finditer(text, start, stop))
    at = 0
    while at < len(words):
        name = _longest(scopes, text, words, at)
        if name is None:
            at += 1
            continue
        last = words[at + name.words - 1]
        if not name.term.address.covers(address):
            yield TermUse(name.term, address, words[at].start(), last.end())
        at += name.words


def _longest(scopes: Sequence[_Table], text: str, words: Sequence[re.Match[str]], at: int) -> _Name | None:
    """The longest name that begins at a word; of two the one of the narrower scope."""
    first = words[at][0].lower()
    best: _Name | None = None
    for table in scopes:
        for name in table.get(first, ()):
            longer = best is None or name.words > best.words
            if longer and at + name.words <= len(words) and _span(text, words[at].start(), words[at + name.words - 1].end()) == name.folded:
                best = name
    return best


def _bounds(name: str) -> tuple[int, int]:
    words = list(_WORD.finditer(name))
    return (words[0].start(), words[-1].end()) if words else (0, 0)


def _span(text: str, start: int, stop: int) -> str:
    return " ".join(text[start:stop].lower().split())
