"""What the API's documentation is given: frozen values; the template only displays them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ApiParameter:
    """One parameter of an API operation."""

    name: str
    place: str
    required: bool
    type: str
    description: str


@dataclass(frozen=True, slots=True)
class ApiOperation:
    """One operation of the API as its documentation shows it."""

    method: str
    path: str
    summary: str
    description: str
    parameters: tuple[ApiParameter, ...]
    answers: tuple[tuple[str, str], ...]
    example: str
    try_href: str


@dataclass(frozen=True, slots=True)
class ApiDocsPage:
    """`/api/docs`."""

    title: str
    version: str
    description: str
    operations: tuple[ApiOperation, ...]
    schema_href: str
