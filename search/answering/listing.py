"""Lists that no clause holds: "sebutkan semua hak korban" asks for what stands in a dozen clauses of several laws.

Such lists are corpus data: a topic (`corpus/topik.toml`) names every clause of its subject, each line read against them. A question that
asks for all of just that subject is led to the topic.
"""

import re

from kb.law.learning.topic import Topic
from kb.words.lexicon import stems
from search.engine import Engine
from search.question.parts import Part, PartKind

_ALL = re.compile(r"\b(?:sebutkan|daftar(?:kan)?|semua|seluruh|list|all|every)\b", re.I)
_LEAST = 2
"""A subject of one word ("restitusi") is too wide for a list."""


def listed(engine: Engine, part: Part) -> Topic | None:
    """The topic that a part asks for a list of; None where it asks for none, or no topic is just that."""
    if part.kind is not PartKind.DAFTAR or not _ALL.search(part.search):
        return None
    words, english = frozenset(stems(part.search)), frozenset(stems(part.search, "english"))
    meant = [topic for topic in engine.topics if _is_of(topic, words, english)]
    return max(meant, key=lambda topic: len(stems(topic.judul)), default=None)


def _is_of(topic: Topic, words: frozenset[str], english: frozenset[str]) -> bool:
    """Whether every word of a topic's title stands in the question, in either language."""
    own, gloss = frozenset(stems(topic.judul)), frozenset(stems(topic.gloss, "english")) - _FILLERS
    return (len(own) >= _LEAST and own <= words) or (len(gloss) >= _LEAST and gloss <= english)


_FILLERS = frozenset(stems("and or of the for a", "english"))
