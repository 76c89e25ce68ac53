"""The JSON of an answer, one shape for the command line and the API."""

from typing import Any

from search.answering.answer import Answer
from search.presentation.views import read_as_view, shown_view
from search.study.penalties import penalty_view


def answer_view(answer: Answer) -> dict[str, Any]:
    """An answer or a refusal: `kb ask --json`, `/api/ask`."""
    return {
        "question": answer.query.text,
        "read_as": read_as_view(answer.result.spelling),
        "on": answer.query.on.isoformat(),
        "answered": answer.answered,
        "kind": answer.kind.value if answer.kind else None,
        "quotes": [shown_view(one) for one in answer.quotes],
        "related": [shown_view(one) for one in answer.related],
        "conflicts": [
            {"topic": c.topic, "addresses": list(map(str, c.addresses)), "isi": c.isi, "gloss": c.gloss, "source": c.source}
            for c in answer.conflicts
        ],
        "table": penalty_view(answer.penalties) if answer.penalties else None,
        "reason": answer.reason,
    }
