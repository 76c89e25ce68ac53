"""Titles and introductions of paths and topics in the reader's language."""

from kb.law.learning.readingpath import ReadingPath, ReadingStep
from kb.law.learning.topic import Topic
from web.learning.contexts import Words
from web.shared.site.i18n import Language

Introduced = Topic | ReadingPath | ReadingStep


def spoken(language: Language, indonesian: str, english: str) -> Words:
    """Words in the reader's language, else in Indonesian."""
    return Words(english, "en") if language.code == "en" and english else Words(indonesian, "id")


def title_of(language: Language, one: Introduced) -> Words:
    """Its title."""
    return spoken(language, one.judul, one.gloss)


def other_title_of(language: Language, one: Introduced) -> Words | None:
    """The Indonesian title beside an English one: offices and laws use that."""
    return Words(one.judul, "id") if title_of(language, one).lang != "id" else None


def introduction_of(language: Language, one: Introduced) -> Words:
    """Its introduction."""
    return spoken(language, one.pengantar, one.pengantar_gloss)
