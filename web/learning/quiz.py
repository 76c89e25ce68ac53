"""The quiz at the end of a path: questions made from what its clauses state, and clauses to remember that state nothing so plain."""

from kb.citation.address import Address
from kb.documents.model import Choice, Cited, Match
from kb.law.learning.readingpath import ReadingPath
from kb.law.regulation import Source
from kb.law.status import Status
from search.presentation.presenting import Shown
from search.training.facts import GAP, Facts
from search.training.quiz import QuizMaker
from web.learning.contexts import Answered, Question, Quiz, Recall
from web.learning.words import spoken
from web.shared.law.contexts import Label
from web.shared.law.reading import Reading
from web.shared.law.standings import source_label, status_label

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MOST = 8
_MOST_RECALLED = 5


def quiz_of(reading: Reading, path: ReadingPath) -> Quiz | None:
    """The quiz on the reader's day, always the same for one path; None where its clauses give none."""
    reader = reading.reader
    facts = Facts(reader.store, reader.presenter, reader.glossary, reader.duties, reading.on)
    made = QuizMaker(facts, base="").questions(path.asked, path.seed, _MOST)
    questions = tuple(_choice(reading, one) if isinstance(one, Choice) else _match(reading, one) for one in made)
    asked = {_address(one.cited) for one in made if isinstance(one, Choice)}
    left = [shown for address in path.asked if address not in asked and (shown := _to_recall(reading, address))]
    recalls = tuple(_recall(reading, len(questions) + place, shown) for place, shown in enumerate(left[:_MOST_RECALLED], start=1))
    key = "; ".join(f"{one.number}. {one.key}" for one in questions)
    return Quiz(questions, recalls, key) if questions or recalls else None


def _choice(reading: Reading, made: Choice) -> Question:
    text, _, given = made.question.partition("\n")
    right = _answered(reading, made.cited, f"{_LETTERS[made.answer]}. {made.choices[made.answer]}")
    source = right.source if given else _ours(reading)
    return Question(made.number, text, given, source, (), tuple(zip(_LETTERS, made.choices, strict=False)), (right,), _LETTERS[made.answer])


def _match(reading: Reading, made: Match) -> Question:
    answers = zip(made.left, made.key, made.cited, strict=True)
    right = tuple(
        _answered(reading, cited, f"{number}–{_LETTERS[place]}: {left}") for number, (left, place, cited) in enumerate(answers, start=1)
    )
    key = ", ".join(f"{number}–{_LETTERS[place]}" for number, place in enumerate(made.key, start=1))
    source = right[0].source if GAP in made.right[0] else _ours(reading)
    return Question(made.number, made.question, "", source, made.left, tuple(zip(_LETTERS, made.right, strict=False)), right, key)


def _ours(reading: Reading) -> Label:
    """The label of a question about a duty, which is in our words altogether."""
    return source_label(Source.RINGKASAN, None, False, reading.language)


def _answered(reading: Reading, cited: Cited, text: str) -> Answered:
    address = _address(cited)
    shown = reading.reader.presenter.show_whole(address, reading.on)
    standing = shown.standing if shown else reading.reader.presenter.standing(address, reading.on)
    return Answered(text, reading.place(address), _source(reading, cited.source, shown), status_label(standing.status, reading.language))


def _address(cited: Cited) -> Address:
    """The clause of a permanent link that was made with no host before it."""
    return Address.parse(cited.link.partition("?")[0].strip("/"))


def _source(reading: Reading, source: Source, shown: Shown | None) -> Label:
    return source_label(source, shown.provenance if shown else None, bool(shown and shown.ocr), reading.language)


def _to_recall(reading: Reading, address: Address) -> Shown | None:
    """A clause that holds and that we have a digest of."""
    shown = reading.reader.presenter.show(address, reading.on)
    holds = shown is not None and shown.standing.status in (Status.BERLAKU, Status.DIUBAH) and not shown.outdated
    return shown if shown is not None and holds and shown.judul and shown.ringkasan else None


def _recall(reading: Reading, number: int, shown: Shown) -> Recall:
    label = _source(reading, Source.RINGKASAN, None)
    answered = Answered("", reading.place(shown.address), label, status_label(shown.standing.status, reading.language))
    return Recall(number, shown.judul, spoken(reading.language, shown.ringkasan, shown.gloss), answered)
