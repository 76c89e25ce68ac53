"""What reading paths and topics are given: frozen values; the templates only display them."""

from dataclasses import dataclass

from web.shared.law.contexts import Cited, Day, Label, Place, Quote


@dataclass(frozen=True, slots=True)
class Words:
    """Words of ours in the reader's language, else in Indonesian."""

    text: str
    lang: str


@dataclass(frozen=True, slots=True)
class Card:
    """A path or a topic in a list; `clauses` are the addresses to read, joined by spaces, for what a script counts."""

    title: Words
    introduction: Words
    href: str
    size: str
    clauses: str = ""


@dataclass(frozen=True, slots=True)
class PathsPage:
    """`/belajar`."""

    day: Day
    first: Card | None
    others: tuple[Card, ...]
    topics: tuple[Place, ...]
    topics_href: str


@dataclass(frozen=True, slots=True)
class StepClause:
    """One clause to read. `within` names it where only the digest of a wider clause is here; `quote` is None where nothing is."""

    address: str
    place: Place
    quote: Quote | None
    within: str
    history: bool


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of a path."""

    anchor: str
    title: Words
    introduction: Words
    clauses: tuple[StepClause, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer with where it stands: whose words the question shows, and whether they hold."""

    text: str
    place: Place
    source: Label
    status: Label


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `given` are words of the clause; `choices` have letters; `right` is one answer, or one for each thing to match."""

    number: int
    text: str
    given: str
    source: Label
    left: tuple[str, ...]
    choices: tuple[tuple[str, str], ...]
    right: tuple[Answered, ...]
    key: str


@dataclass(frozen=True, slots=True)
class Recall:
    """A clause to remember: its title is the question, our digest the answer."""

    number: int
    title: str
    text: Words
    answered: Answered


@dataclass(frozen=True, slots=True)
class Quiz:
    """The quiz at the end of a path."""

    questions: tuple[Question, ...]
    recalls: tuple[Recall, ...]
    key: str


@dataclass(frozen=True, slots=True)
class PathPage:
    """`/belajar/ID`."""

    day: Day
    href: str
    all_href: str
    title: Words
    other_title: Words | None
    introduction: Words
    steps: tuple[StepView, ...]
    clauses: str
    quiz: Quiz | None
    next: Place | None


@dataclass(frozen=True, slots=True)
class TopicsPage:
    """`/topik`."""

    day: Day
    topics: tuple[Card, ...]
    paths_href: str


@dataclass(frozen=True, slots=True)
class LineView:
    """One statement of a topic, with where it comes from; `note` is the editorial note's own words where there is only that."""

    text: Words
    cited: tuple[Cited, ...]
    note: Words | None
    reworded: bool


@dataclass(frozen=True, slots=True)
class TopicPage:
    """`/topik/ID`."""

    day: Day
    href: str
    all_href: str
    title: Words
    other_title: Words | None
    introduction: Words
    lines: tuple[LineView, ...]
    bodies: tuple[Place, ...]
    terms: tuple[Place, ...]
    related: tuple[Place, ...]
    paths_href: str
