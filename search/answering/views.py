"""The JSON of an answer, one shape for the command line and the API."""

from typing import Any

from search.answering.answer import Answer
from search.presentation.views import read_as_view, shown_view
from search.question.parts import PartKind
from search.study.penalties import penalty_view

_SIDES = 2


def answer_view(answer: Answer) -> dict[str, Any]:
    """An answer or a refusal: `kb ask --json`, `/api/ask`."""
    return {
        "question": answer.query.text,
        "read_as": read_as_view(answer.result.spelling),
        "on": answer.query.on.isoformat(),
        "answered": answer.answered,
        "kind": answer.kind.value if answer.kind else None,
        "subject": list(answer.subject),
        "topic": answer.topic.id if answer.topic else None,
        "parts": [{"text": one.part.text, "kind": one.part.kind.value, "addresses": list(map(str, one.addresses))} for one in answer.parts],
        "verdicts": [
            {"address": str(one.address), "holds": one.holds, "text": one.text, "gloss": one.gloss, "by": list(map(str, one.by))}
            for one in answer.verdicts
        ],
        "quotes": [{**shown_view(one), "answers": list(answer.answers(one))} for one in answer.quotes],
        "related": [shown_view(one) for one in answer.related],
        "conflicts": [
            {"topic": c.topic, "addresses": list(map(str, c.addresses)), "isi": c.isi, "gloss": c.gloss, "source": c.source}
            for c in answer.conflicts
        ],
        "table": penalty_view(answer.penalties) if answer.penalties else _comparison(answer),
        "reason": answer.reason,
    }


def _comparison(answer: Answer) -> dict[str, Any] | None:
    """The sides of a comparison, each with the quotes that answer it."""
    sides = [part for part in answer.parts if part.part.kind is PartKind.BANDING]
    if len(sides) < _SIDES:
        return None
    return {"kind": "banding", "sides": [{"text": side.part.text, "addresses": list(map(str, side.addresses))} for side in sides]}
