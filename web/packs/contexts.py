"""What the pages of packs and quizzes are given: frozen values; the templates only display them."""

from dataclasses import dataclass

from web.shared.law.contexts import Day, Label, Place
from web.shared.training.exports import Export
from web.shared.training.items import ItemView


@dataclass(frozen=True, slots=True)
class CitedPlace:
    """A clause that words of ours rest on, with its status on the day."""

    place: Place
    status: Label


@dataclass(frozen=True, slots=True)
class StepView:
    """One part of the hour."""

    minutes: int
    title: str
    text: str
    cited: tuple[CitedPlace, ...]


@dataclass(frozen=True, slots=True)
class ReadingSection:
    """A heading with what is to be read."""

    title: str
    introduction: str
    items: tuple[ItemView, ...]


@dataclass(frozen=True, slots=True)
class CaseView:
    """An invented case, its questions, and points of an answer with their clauses."""

    title: str
    story: str
    questions: tuple[str, ...]
    replies: tuple[tuple[str, tuple[CitedPlace, ...]], ...]


@dataclass(frozen=True, slots=True)
class PackPage:
    """`/paket/ID`."""

    id: str
    title: str
    other_title: str
    day: Day
    goals: tuple[str, ...]
    steps: tuple[StepView, ...]
    sections: tuple[ReadingSection, ...]
    cases: tuple[CaseView, ...]
    quiz_href: str
    exports: tuple[Export, ...]


@dataclass(frozen=True, slots=True)
class Pick:
    """One thing to choose for: the name of its field, the words on the left of a pair ("" for a single question), what was chosen
    (None: nothing), and, once judged, the right one with its clause."""

    name: str
    text: str
    chosen: int | None
    right: int
    cited: CitedPlace
    source: Label


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question: its words, the words of law or digest that it shows, the choices, and what is chosen for."""

    number: int
    text: str
    given: str
    source: Label | None
    choices: tuple[str, ...]
    picks: tuple[Pick, ...]
    matching: bool


@dataclass(frozen=True, slots=True)
class QuizPage:
    """`/kuis/ID`; `judged` shows the answers."""

    title: str
    pack_href: str
    href: str
    again_href: str
    sheet_href: str
    seed: int
    per: str
    day: Day
    questions: tuple[QuestionView, ...]
    judged: bool
    right: int
    total: int
