"""A question in the law's words as well: abbreviations written out, everyday and English words with what the law calls them.

The words of the law are put behind the question before it is embedded, and are looked up beside its own words (docs/ablation.md).
"""

from dataclasses import dataclass

from search.abbreviations import load_abbreviations
from search.lexical import Term, query_terms
from search.query import Analysis, Query, without_day
from search.synonyms import load_synonyms


@dataclass(frozen=True, slots=True)
class Widened:
    """The text that is embedded, and the terms that are looked up."""

    text: str
    terms: tuple[Term, ...]


def widen(query: Query, analysis: Analysis) -> Widened:
    """A question with the law's words for what it says; the name of a regulation in it needs none."""
    expanded = load_abbreviations().expand(analysis.rest or query.text, english=False)
    synonyms = load_synonyms().of(expanded)
    return Widened(" ".join((without_day(query.text), *synonyms)), query_terms(expanded, synonyms))
