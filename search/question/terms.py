"""The stems that a question is looked up by: its own words, in both languages, and the law's words for them."""

from dataclasses import dataclass

from kb.words.lexicon import STOPWORDS, stems, words


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """One stem to look up: `typed` by the person, or a synonym of what was typed."""

    stem: str
    english: bool
    typed: bool


def query_terms(text: str, synonyms: tuple[str, ...]) -> tuple[QueryTerm, ...]:
    """The terms of a question: its own words in both languages, then the law's words for them.

    >>> [term.stem for term in query_terms("siapa menyiram petak?", ("penggarap",)) if not term.english]
    ['siram', 'petak', 'garap']
    """
    kept = " ".join(_kept(text))
    own = list(dict.fromkeys(stems(kept)))
    other = [stem for stem in dict.fromkeys(stems(" ".join(_kept(" ".join(synonyms))))) if stem not in own]
    english = dict.fromkeys(stems(kept, "english"))
    return (
        *(QueryTerm(stem, False, True) for stem in own),
        *(QueryTerm(stem, False, False) for stem in other),
        *(QueryTerm(stem, True, True) for stem in english),
    )


def _kept(text: str) -> list[str]:
    return [word for word in words(text) if word not in STOPWORDS and (len(word) > 1 or word.isdigit())]
