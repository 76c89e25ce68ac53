"""What the pages of defined terms are given: frozen values, made by `web/terms/definitions.py`."""

from dataclasses import dataclass

from web.shared.law.contexts import ConflictView, Day, DigestView, Label, Option, Part, Place, StatusView
from web.shared.training.exports import Export


@dataclass(frozen=True, slots=True)
class Mention:
    """A clause that defines a term, in a list; `note` says where it stands when that is not the body."""

    place: Place
    status: Label
    plain: bool
    note: str


@dataclass(frozen=True, slots=True)
class TermRow:
    """One term in the list."""

    name: str
    href: str
    others: tuple[str, ...]
    glosses: tuple[str, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class LetterGroup:
    """The terms under one letter."""

    letter: str
    rows: tuple[TermRow, ...]


@dataclass(frozen=True, slots=True)
class DefinitionsPage:
    """`/definisi`."""

    day: Day
    q: str
    letter: str
    letters: tuple[Option, ...]
    laws: tuple[Option, ...]
    groups: tuple[LetterGroup, ...]
    found: str
    clear: str | None
    api_href: str


@dataclass(frozen=True, slots=True)
class Uses:
    """The clauses that use a term as one clause defines it, the first of them; `more` counts the rest."""

    count: str
    places: tuple[Place, ...]
    more: int
    search_href: str
    in_digests: bool


@dataclass(frozen=True, slots=True)
class DefinitionCard:
    """One law's definition. `parts` are its words, the differences from the first one marked; `other` is a digest in the other language."""

    place: Place
    law: str
    source: Label
    origin: str
    status: StatusView
    parts: tuple[Part, ...]
    lang: str
    outdated: bool
    digest: DigestView | None
    other: str
    other_lang: str
    comparison: str
    differs: bool
    base_href: str | None
    uses: Uses | None


@dataclass(frozen=True, slots=True)
class DefinitionPage:
    """`/definisi/{term}`; `first` is the definition that the others are compared with."""

    name: str
    others: tuple[str, ...]
    glosses: tuple[str, ...]
    href: str
    all_href: str
    day: Day
    first: DefinitionCard | None
    cards: tuple[DefinitionCard, ...]
    conflicts: tuple[ConflictView, ...]
    related: tuple[Place, ...]
    exports: tuple[Export, ...]
    save_href: str
    api_href: str
