"""Differences between two texts as paragraphs: dropped words struck out, added ones underlined."""

from collections.abc import Iterable

from markupsafe import Markup, escape

from search.study.worddiff import Op, Stretch
from web.shared.law.contexts import Part

#: Below this likeness two texts have so few words in common that marking the others would mark nearly all.
UNLIKE = 0.3
_TAGS = {Op.DROPPED: "del", Op.ADDED: "ins"}


def marked_parts(stretches: Iterable[Stretch]) -> tuple[Part, ...]:
    """The words of a comparison in order, line by line."""
    lines: list[list[str]] = [[]]
    ended = True
    for stretch in stretches:
        if not ended:
            lines[-1].append(" ")  # the last word of one text stands before words of the other
        for place, piece in enumerate(stretch.text.split("\n")):
            if place:
                lines.append([])
            lines[-1].append(_marked(stretch.op, piece))
        ended = stretch.text[-1:].isspace()
    return tuple(Part(Markup(html)) for html in ("".join(line) for line in lines) if html.strip())


def _marked(op: Op, text: str) -> str:
    """One stretch as HTML. The space behind its last word is not marked, since a struck-out space looks like a dash."""
    words = text.rstrip()
    if not words or op not in _TAGS:
        return str(escape(text))
    return f"<{_TAGS[op]}>{escape(words)}</{_TAGS[op]}>{text[len(words) :]}"
