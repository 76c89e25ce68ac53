"""Which term a definition clause defines, in either language."""

from functools import lru_cache

from kb.law.defined import before_bracket, meant, naming
from kb.law.passage import Passage
from kb.words.lexicon import stems


def defines(passage: Passage, term: str) -> bool:
    """Whether a definition clause defines this very term, by any of its names in either language, endings aside."""
    return bool(_stemmed(term) & _defined(passage.naskah, passage.ringkasan, passage.gloss))


@lru_cache(maxsize=4096)
def _defined(naskah: str, ringkasan: str, gloss: str) -> frozenset[tuple[str, ...]]:
    """The names of a clause's term, stemmed in both languages: an English sentence carries the Indonesian word in brackets."""
    read = (naming(naskah), naming(ringkasan), naming(gloss) or before_bracket(gloss))
    names = [name for found in read if found for name in found.names]
    return frozenset(stemmed for name in (*names, *meant(naskah)) for stemmed in _stemmed(name))


@lru_cache(maxsize=4096)
def _stemmed(name: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(stems(name, language)) for language in ("indonesian", "english"))
