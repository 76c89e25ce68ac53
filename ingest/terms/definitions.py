"""Terms that regulations define, and what else they are called.

Read from the words of the law where they are at hand, else from our digests: the Indonesian sentence and the English one, which carries the
Indonesian term in brackets. Which clauses define: numbered lists after "yang dimaksud dengan", a Bab of terms (KUHP, Bab V), sentences with
"selanjutnya disebut", and the Penjelasan where it says what a phrase means.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from kb.citation.address import Address, Level
from kb.law.defined import Naming, before_bracket, meant, naming
from kb.law.regulation import Digest
from kb.law.term import Term
from kb.law.wording import Wording

# "Dalam Undang-Undang ini yang dimaksud dengan:"
_LIST = re.compile(r"yang\s+dimaksud\s+dengan\b[^.;]{0,60}(?::|$|\n)|pengertian", re.I)
# a Bab of terms: "PENGERTIAN ISTILAH"
_TERMS = re.compile(r"\b(?:pengertian|istilah)\b", re.I)
_LONGEST_GLOSS = 7
# likeness of a name to the same one in a damaged copy
_RESPELLED = 0.8
_ABBREVIATION = re.compile(r"[A-Z0-9][A-Z0-9-]+")
# "Rencana Aksi Nasional …, selanjutnya disebut RAN-P3A, adalah sebagaimana tercantum": a name given on the way
_ON_THE_WAY = re.compile(
    r"(?:^|[.;]\s+|\)\s+|berupa\s+)(?P<term>(?:[A-Z][^\s.;:,()]*)(?:\s+(?:dan|dan/atau|untuk|di|bagi|\([^)]{2,30}\)|[A-Z][^\s.;:,()]*)){1,11})"
    r",?\s+(?:yang\s+)?selanjutnya\s+di(?:sebut|singkat)(?:\s+(?:dengan|sebagai))?\s+(?P<alias>[A-Z][\w/-]*(?:\s+[A-Z][\w/-]*){0,5})"
)


def find_terms(wordings: Sequence[Wording], digests: Iterable[Digest] = ()) -> tuple[Term, ...]:
    """The terms of one regulation in reading order: from its words in force, and from digests of clauses whose words are not at hand.

    >>> digest = Digest(Address.parse("uu-21-2007/pasal-1/angka-13"), "", "Restitusi ialah uang ganti.", "Restitution (restitusi) is …")
    >>> [(t.term, t.gloss) for t in find_terms((), [digest])]
    [('Restitusi', 'restitution')]
    """
    by_address = {digest.address: digest for digest in digests}
    made = [_with_digest(term, by_address.get(term.address)) for term in _from_words(wordings)]
    covered = {wording.address for wording in wordings if wording.text}
    made += [term for address, digest in by_address.items() if address not in covered and (term := _from_digest(digest))]
    return tuple(dict.fromkeys(made))


def _folded(name: str) -> str:
    return " ".join(name.lower().split())


def _from_words(wordings: Sequence[Wording]) -> Iterator[Term]:
    held: dict[Address, list[Wording]] = {}
    for wording in wordings:
        if (parent := wording.address.parent) is not None:
            held.setdefault(parent, []).append(wording)
    lists = {wording.address for wording in wordings if _is_list(wording, held.get(wording.address, ()))}
    of_terms = _pasal_of_terms(wordings)
    for wording in wordings:
        below = held.get(wording.address, [])
        parent = wording.address.parent
        if wording.level in {Level.ANGKA, Level.HURUF} and parent in lists:
            yield from _term(naming(wording.text), wording.address)
        elif wording.address.in_penjelasan:
            if not any(part.text for part in below):
                yield from (Term(name, (), wording.address) for name in meant(wording.text))
        elif wording.address in of_terms:
            yield from _term(naming(wording.text), wording.address)
        elif wording.level in {Level.PASAL, Level.AYAT, Level.HURUF} and not below:
            yield from _on_the_way(wording)


def _is_list(wording: Wording, below: Iterable[Wording]) -> bool:
    items = [part for part in below if part.level in {Level.ANGKA, Level.HURUF}]
    if wording.address.in_penjelasan or wording.level not in {Level.PASAL, Level.AYAT} or not items:
        return False
    opening = wording.text[: wording.text.find(items[0].text)] if items[0].text else wording.text[:200]
    if _LIST.search(opening[-200:]):
        return True
    # damaged copies have lost the opening words of Pasal 1, which defines all the same
    pasal_1 = wording.level is Level.PASAL and wording.number == "1"
    return pasal_1 and sum(naming(part.text) is not None for part in items) * 2 > len(items)


def _pasal_of_terms(wordings: Iterable[Wording]) -> frozenset[Address]:
    """Pasal without parts in a Bab that defines terms, one a Pasal (KUHP, Bab V, Pasal 144-186), or Pasal with one definition."""
    babs = {w.address for w in wordings if w.level is Level.BAB and _TERMS.search(f"{w.heading or ''} {w.text[:60]}")}
    found = set()
    for wording in wordings:
        if wording.level not in {Level.PASAL, Level.AYAT} or wording.address.in_penjelasan:
            continue
        alone = re.match(r"\W*dalam\s+[\w\s-]{3,40}?\s+ini,?\s+yang\s+dimaksud\s+dengan\s+\w", wording.text, re.I)
        if alone or (wording.parent in babs and wording.level is Level.PASAL):
            found.add(wording.address)
    return frozenset(found)


def _term(names: Naming | None, address: Address) -> Iterator[Term]:
    if names is not None:
        yield Term(names.names[0], names.names[1:], address)


def _on_the_way(wording: Wording) -> Iterator[Term]:
    for match in _ON_THE_WAY.finditer(wording.text):
        yield Term(" ".join(match["term"].split()), (match["alias"],), wording.address)


def _with_digest(term: Term, digest: Digest | None) -> Term:
    """A term of the law with what its digest adds: other names in brackets, the English one."""
    if digest is None or (read := _from_digest(digest)) is None or term.address.in_penjelasan:
        return term
    known = {_folded(name) for name in term.names}
    if not _words_of(term.names) & _words_of(read.names):
        return term  # a damaged copy whose numbers have slipped (PP 7/2018 Pasal 1)
    more = [name for name in read.every_name if _folded(name) not in known and name != read.gloss]
    respelled = tuple(name for name in more if _respells(name, known))
    return Term(term.term, (*term.aliases, *respelled), term.address, read.gloss, tuple(name for name in more if name not in respelled))


def _respells(name: str, known: Iterable[str]) -> bool:
    """Whether a name is one of the law's own that the copy at hand has damaged ("Gugus T\\rgas Pusat")."""
    alike = (one for one in known if len(one.split()) == len(name.split()))
    return any(SequenceMatcher(None, _folded(name), one, autojunk=False).ratio() >= _RESPELLED for one in alike)


def _words_of(names: Iterable[str]) -> set[str]:
    return {word for name in names for word in _folded(name).split()}


def _from_digest(digest: Digest) -> Term | None:
    """The term that a digest of a definition names: our Indonesian sentence, and the law's own word in the brackets of the English one."""
    if not _defines(digest.address):
        return None
    indonesian, english = naming(digest.ringkasan), naming(digest.gloss) or before_bracket(digest.gloss)
    official = english.bracketed if english else ()
    names = [*(indonesian.names if indonesian else ()), *official]
    if not names:
        return None
    first = _main(names, official)
    others = {_folded(name): name for name in reversed(names)}
    others.pop(_folded(first), None)
    rest = tuple(reversed(others.values()))
    law = tuple(name for name in rest if name in official or _ABBREVIATION.fullmatch(name))
    return Term(first, law, digest.address, _english(digest.gloss, english), tuple(name for name in rest if name not in law))


def _main(names: Sequence[str], official: Sequence[str]) -> str:
    """The law's own name: of two forms the one in the English sentence's brackets, whole ("pekerja migran Indonesia perseorangan")."""
    law = next((name for name in official if not _ABBREVIATION.fullmatch(name)), names[0])
    whole = max((name for name in names if _folded(name).startswith(_folded(law))), key=len)
    return whole if len(whole) > len(law) else next(name for name in names if _folded(name) == _folded(law))


def _english(gloss: str, read: Naming | None) -> str | None:
    """The English name; the capital of a sentence's first word is no part of it ("Exploitation (eksploitasi) is …")."""
    name = next((name for name in read.names if name not in read.bracketed and not _ABBREVIATION.fullmatch(name)), None) if read else None
    if name is None or len(name.split()) > _LONGEST_GLOSS:
        return None
    if gloss.startswith(name) and not name.startswith("Indonesia") and re.match(r"[A-Z][a-z]", name) and not re.search(r"\s[A-Z]", name):
        return name[0].lower() + name[1:]
    return name


def _defines(address: Address) -> bool:
    """Whether a digest's address is one of the numbered definitions of Pasal 1."""
    levels: Mapping[Level, str | None] = {segment.level: segment.number for segment in address.path}
    return levels.get(Level.PASAL) == "1" and address.level is Level.ANGKA and not address.in_penjelasan
