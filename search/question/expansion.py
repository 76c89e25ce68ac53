"""A question in the law's words as well: abbreviations written out, everyday and English words with what the law calls them.

The law's words are looked up beside the question's own, and the first of them are put behind it before it is embedded (decision 10).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from search.question.abbreviations import load_abbreviations
from search.question.analysis import rest_of, without_day
from search.question.lookup import Reference
from search.question.query import Query
from search.question.synonyms import load_synonyms
from search.question.terms import QueryTerm, query_terms

_EMBEDDED = 2
"""Of the law's words so many are embedded with the question: all of them draw its vector away from what was asked, and take a quarter
of the time of embedding."""


@dataclass(frozen=True, slots=True)
class Expansion:
    """A question with the law's words: the `text` that is embedded, and the words that are looked up."""

    text: str
    expanded: str
    synonyms: tuple[str, ...]

    def terms(self) -> tuple[QueryTerm, ...]:
        """The stems that are looked up."""
        return query_terms(self.expanded, self.synonyms)


def expand_query(query: Query, reference: Reference) -> Expansion:
    """Add the law's words to a question for what it says; the name of a regulation in it needs none."""
    expanded = load_abbreviations().expand(rest_of(query, reference) or query.text, english=False)
    synonyms = load_synonyms().of(expanded)
    return Expansion(" ".join((without_day(query.text), *_first(synonyms))), expanded, synonyms)


def _first(synonyms: Sequence[str]) -> Iterator[str]:
    """The synonyms that are embedded; the first is never cut.

    >>> list(_first(["paling sedikit", "asing"])), list(_first(["asing", "korporasi", "pidana"])), list(_first(["tanda daftar usaha"]))
    (['paling sedikit'], ['asing', 'korporasi'], ['tanda daftar usaha'])
    """
    left = _EMBEDDED
    for place, synonym in enumerate(synonyms):
        left -= len(synonym.split())
        if place and left < 0:
            return
        yield synonym
