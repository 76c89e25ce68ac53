"""Defined terms in the text of a law: links where a term is first used in each Pasal, and what a clause defines and uses."""

from kb.citation.address import GROUPING, Address
from kb.law.term import Term
from kb.law.wording import Wording
from web.shared.law.contexts import Place, UsedTerm
from web.shared.law.marking import Link
from web.shared.law.reading import Reading, shorten
from web.shared.site import links

_MEANING = 200  # characters of a definition beside the clause that uses its term


class TermLinks:
    """Links for the clauses of one page, called in reading order: only the first use of a term in each Pasal is linked."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._within: tuple[Address | None, bool] | None = None
        self._seen: set[Term] = set()

    def __call__(self, wording: Wording) -> tuple[Link, ...]:
        """The terms to link in a clause's own words."""
        if wording.until is not None:
            return ()  # where terms stand is known of the wording in force
        address = wording.address
        within = (address.pasal, address.in_penjelasan)
        if within != self._within:
            self._within, self._seen = within, set()
        found = []
        for use in self._reading.reader.term_uses(address.regulation).get(address, ()):
            if use.term not in self._seen and use.stop <= len(wording.text):
                self._seen.add(use.term)
                defining = use.term.address
                found.append(Link(use.start, use.stop, self._reading.href(defining), f"{use.term.term}: {defining.citation}", "term"))
        return tuple(found)


def terms_defined_at(reading: Reading, address: Address) -> tuple[Place, ...]:
    """The terms that a clause defines, with links to what other laws mean by them."""
    entries = reading.reader.glossary.defined_at(address)
    return tuple(Place(entry.slug, entry.name, links.definition(entry.slug, reading.per)) for entry in entries)


def terms_used_at(reading: Reading, address: Address, wording: Wording | None) -> tuple[UsedTerm, ...]:
    """The terms that a clause and what is in it use, each with its meaning in this law."""
    if address.level in GROUPING or (wording is not None and wording.until is not None):
        return ()
    glossary = reading.reader.glossary
    return tuple(used for term in glossary.used_at_or_below(address) if not address.covers(term.address) and (used := _used(reading, term)))


def _used(reading: Reading, term: Term) -> UsedTerm | None:
    shown = reading.reader.presenter.show(term.address, reading.on)
    if shown is None:
        return None
    english = reading.language.code == "en" and bool(shown.gloss)
    entry = reading.reader.glossary.of(term)
    return UsedTerm(
        place=Place(str(term.address), entry.name, reading.href(term.address)),
        meaning=shorten(shown.gloss if english else shown.text, _MEANING),
        lang="en" if english else "id",
        ours=english or shown.wording is None,
        compare_href=links.definition(entry.slug, reading.per) if len(entry.definitions) > 1 else "",
    )
