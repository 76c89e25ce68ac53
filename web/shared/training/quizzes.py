"""Quizzes on a reader's day."""

from collections.abc import Sequence

from kb.citation.address import Address
from kb.documents.model import Document
from search.training.facts import Facts
from search.training.quiz import QuizMaker, quiz_document
from web.shared.law.reading import Reading


def quiz_of(reading: Reading, title: str, addresses: Sequence[Address], seed: int) -> Document:
    """A quiz on clauses; without a question where none states anything plain."""
    reader = reading.reader
    facts = Facts(reader.store, reader.presenter, reader.glossary, reader.duties, reading.on)
    return quiz_document(title, QuizMaker(facts, base=reading.base).questions(addresses, seed), reading.on)
