"""Requests made from the API's own document, right ones and wrong ones: every answer is one that the document tells of."""

from collections.abc import Iterator

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode

from kb.settings import Settings
from tests.fakes import HashingEmbedder
from tests.web.samples import settings_for
from web import links
from web.app import create_app

PATHS = (
    links.API_SEARCH,
    links.API_ASK,
    links.API_REGULATIONS,
    f"{links.API_REGULATIONS}/{{id}}",
    f"{links.API_PROVISIONS}/{{address}}",
    links.API_DEFINITIONS,
    f"{links.API_DEFINITIONS}/{{term}}",
    f"{links.API_COMPARE}/{{before}}/{{after}}",
)


@pytest.fixture(scope="module")
def document(worded: Settings) -> Iterator[schemathesis.BaseSchema]:
    """The document of a service with law texts."""
    app = create_app(settings_for(worded.data, worded.corpus, hosts=("localhost", "testserver")), HashingEmbedder)
    yield schemathesis.openapi.from_asgi(links.API_SCHEMA, app)


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["right", "wrong"])
@pytest.mark.parametrize("path", PATHS)
def test_every_answer_is_documented(document: schemathesis.BaseSchema, path: str, mode: GenerationMode) -> None:
    @given(case=document[path]["GET"].as_strategy(generation_mode=mode))
    @settings(max_examples=30, derandomize=True, suppress_health_check=list(HealthCheck))
    def ask(case: schemathesis.Case) -> None:
        case.call_and_validate()

    ask()
