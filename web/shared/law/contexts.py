"""What pages are made of: places, labels, statuses, clauses, quotes. Frozen values; templates only display them."""

from dataclasses import dataclass, field

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Place:
    """A named link to a place in the law; `href` is None where nothing of it is here."""

    address: str
    label: str
    href: str | None
    preview: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A badge: a code for its colour, words, and a longer explanation."""

    code: str
    text: str
    help: str = ""


@dataclass(frozen=True, slots=True)
class EffectNote:
    """One thing that later law did to a clause, in our words, with its source."""

    note: str
    lang: str
    title: str
    since: str
    by: Place
    source: str
    doubt: str | None
    rules: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class StatusView:
    """Status of a place on the day, what made it so, and what took its place."""

    label: Label
    plain: bool
    since: str | None
    by: Place | None
    replaced_by: tuple[Place, ...]
    replaces: tuple[Place, ...]
    notes: tuple[EffectNote, ...]
    checked: str | None
    unchecked: bool


@dataclass(frozen=True, slots=True)
class Cited:
    """Where a statement comes from: its clause with the status on the day, or the editorial note that is all there is."""

    place: Place
    status: Label
    since: str | None
    by: Place | None
    replaced_by: tuple[Place, ...]
    source: Label | None
    note: str | None


@dataclass(frozen=True, slots=True)
class DigestView:
    """Our digest of a passage. `of` names the passage where it is wider than the clause on the screen, `after` the act whose change
    the digest follows where the words at hand are older."""

    judul: str
    text: str
    lang: str
    other: str = ""
    other_lang: str = ""
    of: Place | None = None
    after: Place | None = None
    figures: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph of a clause, or a clause below it."""

    html: Markup = field(default_factory=Markup)
    clause: "Clause | None" = None


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause as displayed: its mark, its paragraphs and the clauses in it, in the order of the text."""

    address: str
    level: str
    anchor: str
    href: str
    marker: str
    parts: tuple[Part, ...]
    name: str = ""
    heading: str | None = None
    status: Label | None = None
    digest: DigestView | None = None
    elucidation: Place | None = None
    focus: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A heading above the Pasal: Buku, Bab, Bagian, Paragraf."""

    anchor: str
    href: str
    depth: int
    name: str
    heading: str | None


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in a regulation's reading order: a heading or a clause."""

    section: Section | None = None
    clause: Clause | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """One entry of a table of contents."""

    name: str
    title: str
    href: str
    children: tuple["Contents", ...] = ()
    status: Label | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """What a reader copies: the citation alone, the citation with the text, the permalink, a link that shares them, and one that puts
    the clause into a collection ("" where there are no words to put)."""

    citation: str
    text: str
    permalink: str
    whatsapp: str
    save_href: str


@dataclass(frozen=True, slots=True)
class Quote:
    """One quoted clause of an answer or of search results."""

    place: Place
    source: Label
    origin: str
    status: StatusView
    judul: str
    parts: tuple[Part, ...]
    lang: str
    digest: DigestView | None
    outdated: bool
    page: int | None
    note_source: str | None
    copy: Copy | None = None
    why: tuple[str, ...] = ()
    snippet: Markup | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class ConflictView:
    """A conflict: clauses of several laws on one topic, and nothing that settles which prevails."""

    topic: str
    text: str
    lang: str
    places: tuple[Place, ...]
    source: str


@dataclass(frozen=True, slots=True)
class UsedTerm:
    """A defined term that a clause uses: where it is defined, what it means there (`ours`: in our words), and in other laws, if any."""

    place: Place
    meaning: str
    lang: str
    ours: bool
    compare_href: str


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a filter or switch."""

    value: str
    text: str
    chosen: bool
    href: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """The day whose law is shown. `given` tells that the reader chose it; `today_href` leads back."""

    iso: str
    words: str
    given: bool
    today_href: str


@dataclass(frozen=True, slots=True)
class LawRow:
    """One regulation in the list of what is here."""

    place: Place
    title: str
    status: Label
    labels: tuple[Label, ...]
