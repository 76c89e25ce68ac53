"""Parameters and failures of the API as its document describes them.

What a value may be is said in the schema (`json_schema_extra`) and checked in `params`, which has a message for each case.
"""

from typing import Annotated, Any

from fastapi import Path, Query
from pydantic import BaseModel

from search.question.query import MAX_CHARACTERS
from web.shared.site import params


class ErrorBody(BaseModel):
    """What went wrong: a code for programs, one line for people, and for an unknown address the nearest ones."""

    code: str
    message: str
    suggestions: list[str] | None = None


class ErrorAnswer(BaseModel):
    """The shape of every failure."""

    error: ErrorBody


def failures(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The failures of an operation, for its document; two are possible for all."""
    words = {
        400: "The question, date or number cannot be used.",
        404: "No such place here.",
        429: "Too many requests.",
        503: "No index can serve.",
    }
    return {status: {"model": ErrorAnswer, "description": words[status]} for status in (*statuses, 429, 503)}


Question = Annotated[
    str,
    Query(
        description="The question, in Indonesian or English.",
        examples=["apa saja yang termasuk eksploitasi"],
        json_schema_extra={"minLength": 1, "maxLength": MAX_CHARACTERS, "pattern": params.QUESTION_PATTERN},
    ),
]
Day = Annotated[
    str | None,
    Query(description="Law as of this day, YYYY-MM-DD; today unless given.", examples=["2025-06-01"], json_schema_extra={"format": "date"}),
]
QuestionBefore = Annotated[
    str, Query(max_length=MAX_CHARACTERS, description="The question asked just before; a question that goes on from it keeps its subject.")
]
Places = Annotated[str, Path(description="Address of a clause.", examples=["uu-21-2007/pasal-58/ayat-4"])]
Term = Annotated[str, Path(description="A term or any other name of it.", examples=["eksploitasi"])]
Words = Annotated[
    str,
    Query(
        description="Words of the term, in Indonesian or English.",
        examples=["anak"],
        json_schema_extra={"maxLength": MAX_CHARACTERS, "pattern": params.WORDS_PATTERN},
    ),
]
Letter = Annotated[
    str, Query(description="First letter of the term.", examples=["k"], json_schema_extra={"pattern": params.LETTER_PATTERN})
]
Law = Annotated[
    str,
    Query(description="Id of the regulation that defines it.", examples=["uu-21-2007"], json_schema_extra={"pattern": params.LAW_PATTERN}),
]
_STATE = "Id of a regulation, as it is on the day; or, with @ and an act, as that act left it."
Before = Annotated[str, Path(description=_STATE, examples=["uu-23-2002@uu-23-2002"])]
After = Annotated[str, Path(description=_STATE, examples=["uu-23-2002"])]
Id = Annotated[str, Path(description="Id of a regulation.", examples=["uu-21-2007"])]
