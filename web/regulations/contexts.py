"""What the pages of regulations and provisions, of previews and of source files are given: frozen values."""

from dataclasses import dataclass

from web.shared.law.contexts import Clause, Contents, Copy, Day, DigestView, Item, Label, Option, Part, Place, StatusView, UsedTerm


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
    """The file that the law text was read from, and the warnings of the parser."""

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
    """`/{id}/{path}`; `href` is the bare address, without version or day. `withdrawn`: our digest of it is hidden."""

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
