"""All defined terms, one entry a term: which laws define it, and how each definition reads on a day."""

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kb.citation.address import Address, RegulationId
from kb.law.status import Status
from kb.law.term import Term
from kb.storage.store import Store
from kb.storage.terms import Terms
from kb.words.lexicon import STOPWORDS, stems, words
from search.presentation.presenting import Presenter, Shown

_RELATED = 12
_OUT_OF_FORCE = frozenset({Status.DICABUT, Status.BELUM_BERLAKU})


@dataclass(frozen=True, slots=True)
class Entry:
    """One term with every clause that defines it, in the order of the manifest; `slug` is its name in a URL."""

    slug: str
    name: str
    definitions: tuple[Term, ...]

    @property
    def letter(self) -> str:
        """The letter that it stands under."""
        return self.slug[:1].upper()

    @property
    def aliases(self) -> tuple[str, ...]:
        """Its other Indonesian names, each once."""
        names = {slug_of(name): name for term in reversed(self.definitions) for name in reversed((*term.names, *term.also))}
        return tuple(name for slug, name in reversed(names.items()) if slug != self.slug)

    @property
    def glosses(self) -> tuple[str, ...]:
        """Its English names, each once."""
        names = {term.gloss.lower(): term.gloss for term in reversed(self.definitions) if term.gloss}
        return tuple(reversed(names.values()))


@dataclass(frozen=True, slots=True)
class Definition:
    """How one clause defines a term on a day, and the clauses whose words use the term in that sense."""

    term: Term
    shown: Shown
    uses: tuple[Address, ...]


class Glossary:
    """Finds and shows the defined terms of a generation."""

    def __init__(self, store: Store, presenter: Presenter) -> None:
        self._store = store
        self._terms = Terms(store)
        self._presenter = presenter
        by_slug: dict[str, list[Term]] = {}
        for term in self._terms.all():
            by_slug.setdefault(slug_of(term.term), []).append(term)
        entries = (Entry(slug, _display_name(terms), tuple(terms)) for slug, terms in by_slug.items() if slug)
        self.entries: tuple[Entry, ...] = tuple(sorted(entries, key=lambda entry: entry.slug.split("-")))
        self._by_slug = {entry.slug: entry for entry in self.entries}

    @cached_property
    def _by_name(self) -> dict[str, Entry]:
        """Entries by every name; where several share one, the entry that most laws define."""
        found: dict[str, Entry] = {}
        for entry in sorted(self.entries, key=lambda entry: -len(entry.definitions)):
            for term in entry.definitions:
                for name in term.every_name:
                    found.setdefault(slug_of(name), entry)
        return {**found, **self._by_slug}

    def find(self, name: str) -> Entry | None:
        """The entry of a term by any of its names, in either language."""
        return self._by_name.get(slug_of(name))

    def of(self, term: Term) -> Entry:
        """The entry that a term of this generation belongs to."""
        return self._by_slug[slug_of(term.term)]

    def defined_at(self, address: Address) -> tuple[Entry, ...]:
        """The entries that a clause defines."""
        return tuple(self._by_address.get(address.bare, ()))

    @cached_property
    def _by_address(self) -> dict[Address, list[Entry]]:
        found: dict[Address, list[Entry]] = {}
        for entry in self.entries:
            for address in dict.fromkeys(term.address for term in entry.definitions):
                found.setdefault(address, []).append(entry)
        return found

    def nearest(self, name: str, most: int = 6) -> tuple[Entry, ...]:
        """Entries whose names are like a name that none has."""
        wanted = slug_of(name)[:80]
        within = [entry for slug, entry in self._by_name.items() if wanted and f"-{wanted}-" in f"-{slug}-"]
        close = difflib.get_close_matches(wanted, self._by_name, n=most, cutoff=0.6)
        return tuple(dict.fromkeys([*within[:most], *(self._by_name[slug] for slug in close)]))[:most]

    def select(self, q: str = "", letter: str = "", law: RegulationId | None = None) -> tuple[Entry, ...]:
        """Entries with these words in a name, under a letter, defined by a law."""
        wanted = words(q)
        return tuple(
            entry
            for entry in self.entries
            if (not letter or entry.letter == letter.upper())
            and (law is None or any(term.address.regulation == law for term in entry.definitions))
            and (not wanted or any(_has(name, wanted) for term in entry.definitions for name in term.every_name))
        )

    def related(self, entry: Entry) -> tuple[Entry, ...]:
        """Entries whose name holds this one's words, or whose words this one's name holds: eksploitasi, eksploitasi seksual."""
        own = _content(entry.name)
        others = [(one, _content(one.name)) for one in self.entries if one is not entry]
        found = [one for one, other in others if own and other and (own <= other or other <= own)]
        return tuple(sorted(found, key=lambda one: (-len(one.definitions), len(one.slug))))[:_RELATED]

    def definitions(self, entry: Entry, on: date) -> tuple[Definition, ...]:
        """An entry's definitions on a day: those in force first, the body before the Penjelasan, then by the manifest."""
        found = []
        for term in entry.definitions:
            shown = self._presenter.show(term.address, on)
            # a clause that was added later defined nothing on that day
            if shown is not None and (shown.wording is not None or not self._store.wordings(term.address)):
                found.append(Definition(term, shown, self._terms.uses(term)))
        return tuple(sorted(found, key=lambda one: (one.shown.standing.status in _OUT_OF_FORCE, one.term.address.in_penjelasan)))

    def used_at_or_below(self, address: Address) -> tuple[Term, ...]:
        """The terms that a provision and the clauses below it use."""
        return self._terms.used_at_or_below(address)


def slug_of(name: str) -> str:
    """A name as it stands in a URL.

    >>> slug_of("Saksi dan/atau Korban")
    'saksi-dan-atau-korban'
    """
    return "-".join(words(name))


def _display_name(terms: Sequence[Term]) -> str:
    """The name as a law writes it with a capital, else with one given."""
    name = next((term.term for term in terms if term.term[:1].isupper()), terms[0].term)
    return name[:1].upper() + name[1:]


def _has(name: str, wanted: Iterable[str]) -> bool:
    known = words(name)
    return all(any(word.startswith(one) for word in known) for one in wanted)


def _content(name: str) -> frozenset[str]:
    return frozenset(stems(" ".join(word for word in words(name) if word not in STOPWORDS)))
