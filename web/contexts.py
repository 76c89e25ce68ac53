"""What each template is given: frozen values, made by the builders beside this module. Templates only display them."""

from dataclasses import dataclass, field

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the law as a reader sees it named; `href` is None where nothing of it is here."""

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
class DigestView:
    """Our digest of a passage. `of` names the passage where it is wider than the clause on the screen."""

    judul: str
    text: str
    lang: str
    other: str = ""
    other_lang: str = ""
    of: Place | None = None
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
    """Ready to paste: the citation alone, the citation with the words, and where to share them."""

    citation: str
    text: str
    permalink: str
    whatsapp: str


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
    """Clauses of several laws that stand side by side unsettled."""

    topic: str
    text: str
    lang: str
    places: tuple[Place, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a filter or switch."""

    value: str
    text: str
    chosen: bool
    href: str = ""


@dataclass(frozen=True, slots=True)
class LawRow:
    """One regulation in the list of what is here."""

    place: Place
    title: str
    status: Label
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is here, counted."""

    regulations: str
    texts: str
    passages: str
    digests: str
    notes: str


@dataclass(frozen=True, slots=True)
class Day:
    """The day whose law is shown. `given` tells that the reader chose it; `today_href` leads back."""

    iso: str
    words: str
    given: bool
    today_href: str


@dataclass(frozen=True, slots=True)
class HomePage:
    """`/`."""

    day: Day
    examples: tuple[Place, ...]
    counts: Counts
    laws: tuple[LawRow, ...]


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """`/tanya`."""

    question: str
    day: Day
    kind: str
    answered: bool
    reason: str
    reason_lang: str
    first: Quote | None
    others: tuple[Quote, ...]
    related: tuple[Quote, ...]
    conflicts: tuple[ConflictView, ...]
    examples: tuple[Place, ...]
    laws: tuple[LawRow, ...]
    search_href: str
    api_href: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """`/cari`."""

    question: str
    day: Day
    laws: tuple[Option, ...]
    kinds: tuple[Option, ...]
    statuses: tuple[Option, ...]
    hits: tuple[Quote, ...]
    total: str
    capped: bool
    start: int
    understood: str
    previous: str | None
    next: str | None
    clear: str | None
    searched: bool
    ask_href: str
    api_href: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a title block."""

    name: str
    text: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class RelationRow:
    """One relation of a regulation to another, from this one's side."""

    verb: str
    place: Place
    by: Place | None
    note: str | None


@dataclass(frozen=True, slots=True)
class NoteView:
    """An editorial note, with its source."""

    judul: str
    text: str
    lang: str
    source: str


@dataclass(frozen=True, slots=True)
class SourceFile:
    """Which file the words came from, and what the reader of its structure was warned of."""

    label: Label
    file: str
    sum: str
    grade: str
    warnings: tuple[str, ...]
    url: str | None = None


@dataclass(frozen=True, slots=True)
class RegulationPage:
    """`/{id}`."""

    citation: str
    kind: str
    title: str
    href: str
    day: Day
    status: StatusView
    facts: tuple[Fact, ...]
    relations: tuple[RelationRow, ...]
    notes: tuple[NoteView, ...]
    gaps: tuple[str, ...]
    source: SourceFile | None
    contents: tuple[Contents, ...]
    items: tuple[Item, ...]
    views: tuple[Option, ...]
    languages: tuple[Option, ...]
    view: str
    long: bool
    whole_href: str | None
    elucidation: Place | None
    digests_only: bool
    api_href: str


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One wording of a clause."""

    label: str
    href: str
    span: str
    by: Place | None
    current: bool
    deleted: bool


@dataclass(frozen=True, slots=True)
class ProvisionPage:
    """`/{id}/{path}`; `href` is the bare address, without version or day."""

    citation: str
    href: str
    name: str
    heading: str | None
    law: Place
    law_title: str
    crumbs: tuple[Place, ...]
    day: Day
    status: StatusView
    source: Label | None
    origin: str
    page: int | None
    version: str | None
    absent: str | None
    outdated: bool
    lead: tuple[Part, ...]
    clause: Clause | None
    items: tuple[Item, ...]
    whole: Clause | None
    whole_name: str
    digest: DigestView | None
    elucidation: Clause | None
    elucidates: Place | None
    versions: tuple[VersionRow, ...]
    cites: tuple[Place, ...]
    cited_by: tuple[Place, ...]
    cited_by_more: int
    previous: Place | None
    next: Place | None
    copy: Copy
    api_href: str


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """Any failure, in one line, with ways on."""

    status: int
    title: str
    message: str
    suggestions: tuple[Place, ...] = ()
    question: str = ""


@dataclass(frozen=True, slots=True)
class ApiParameter:
    """One parameter of an API operation."""

    name: str
    place: str
    required: bool
    type: str
    description: str


@dataclass(frozen=True, slots=True)
class ApiOperation:
    """One operation of the API as its documentation shows it."""

    method: str
    path: str
    summary: str
    description: str
    parameters: tuple[ApiParameter, ...]
    answers: tuple[tuple[str, str], ...]
    example: str
    try_href: str


@dataclass(frozen=True, slots=True)
class ApiDocsPage:
    """`/api/docs`."""

    title: str
    version: str
    description: str
    operations: tuple[ApiOperation, ...]
    schema_href: str
