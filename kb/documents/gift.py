"""A quiz in GIFT, the text format that Moodle imports; the clause of each answer is its feedback."""

import re

from kb.documents.model import Choice, Cited, Document, Match
from kb.documents.text import source_line
from kb.errors import DocumentError

_SIGNS = re.compile(r"([\\~=#{}:])")


def write(document: Document) -> bytes:
    """The bytes of a .gift.txt file; DocumentError where the document asks nothing."""
    questions = document.questions()
    if not questions:
        raise DocumentError("there is no question in it; a GIFT file is made from a quiz")
    head = f"// {' '.join(document.title.split())}\n$CATEGORY: {_escaped(' '.join(document.title.split())).replace('/', '-')}\n"
    return "\n".join([head, *(_question(one, document.language) for one in questions)]).encode()


def _question(question: Choice | Match, language: str) -> str:
    head = f"::{question.number}::[plain]{_escaped(question.question)} {{"
    match question:
        case Choice(choices=choices, answer=answer, cited=cited):
            lines = [f"{'=' if place == answer else '~'}{_escaped(text)}" for place, text in enumerate(choices)]
            where: tuple[Cited, ...] = (cited,)
        case Match(left=left, right=right, key=key, cited=where):
            lines = [f"={_escaped(one)} -> {_escaped(right[place])}" for one, place in zip(left, key, strict=True)]
    sources = " ".join(dict.fromkeys(source_line(one, language) for one in where))
    return "\n".join([head, *(f"\t{line}" for line in lines), f"\t####{_escaped(sources)}", "}\n"])


def _escaped(text: str) -> str:
    """Text without signs that GIFT reads; a line break is written `\\n`, an arrow is no pair."""
    return _SIGNS.sub(r"\\\1", text.replace("->", "→")).replace("\n", "\\n")
