"""What each page's template is given, one frozen value a page, made by the builders beside this module."""

from dataclasses import dataclass

from web.shared.law.contexts import Clause, ConflictView, Contents, Copy, DigestView, Item, Label, Part, Place, Quote, StatusView, UsedTerm


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
    """`/tanya`; `read_as` is the question as it was read, where that differs."""

    question: str
    read_as: str
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
    """`/cari`; `read_as` is the question as it was read, where that differs."""

    question: str
    read_as: str
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
    about: Place | None
    by: Place | None
    note: str | None
    compare_href: str | None = None


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
    map_href: str
    timeline_href: str
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
    origin_href: str | None
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
class DelegationView:
    """What a clause leaves to a later regulation, in its own words, and the regulations known to carry it out."""

    phrases: tuple[str, ...]
    implementing: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class DutiesHere:
    """What one body must or may do by a clause."""

    name: str
    href: str
    text: str
    lang: str


@dataclass(frozen=True, slots=True)
class ProvisionPage:
    """`/{id}/{path}`; `href` is the bare address, without version or day. `withdrawn` tells that our digest of it is out of sight."""

    address: str
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
    origin_href: str | None
    version: str | None
    absent: str | None
    outdated: bool
    lead: tuple[Part, ...]
    clause: Clause | None
    items: tuple[Item, ...]
    grouping: bool
    whole: Clause | None
    whole_name: str
    digest: DigestView | None
    withdrawn: bool
    elucidation: Clause | None
    elucidates: Place | None
    versions: tuple[VersionRow, ...]
    defines: tuple[Place, ...]
    terms: tuple[UsedTerm, ...]
    cites: tuple[Place, ...]
    cited_by: tuple[Place, ...]
    cited_by_more: int
    delegation: DelegationView | None
    duties: tuple[DutiesHere, ...]
    previous: Place | None
    next: Place | None
    copy: Copy
    api_href: str | None


@dataclass(frozen=True, slots=True)
class PreviewCard:
    """`/pratinjau/{id}/{path}`: a fragment that stands beside a link."""

    citation: str
    source: Label | None
    status: Label
    judul: str
    text: str
    lang: str


@dataclass(frozen=True, slots=True)
class SourcePage:
    """`/sumber/{id}/halaman/{page}`; `scanned` where the page is a picture, on which no words can be found."""

    law: Place
    file: str
    source: Label
    page: int
    pages: int
    clause: Place | None
    picture: str
    scanned: bool
    previous: str | None
    next: str | None


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
