"""Requests made from the API's own document, right ones and wrong ones: every answer is one that the document tells of."""

from collections.abc import Iterator

import pytest
import schemathesis
from fastapi.routing import APIRoute
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from kb.settings import Settings
from tests.fakes import HashingEmbedder
from tests.web.samples import settings_for
from web.api.routes import router
from web.app import create_app
from web.shared.site import apilinks

pytestmark = pytest.mark.slow

#: Whose parameters are ids of the corpus, which the document cannot list: unknown ones are refused.
IDS = frozenset({apilinks.API_DUTIES, apilinks.API_DEFINITIONS})
PATHS = [route.path_format for route in router.routes if isinstance(route, APIRoute)]


@pytest.fixture(scope="module")
def document(worded: Settings) -> Iterator[schemathesis.BaseSchema]:
    """The document of a service with law texts."""
    app = create_app(settings_for(worded.data, worded.corpus, hosts=("localhost", "testserver")), HashingEmbedder)
    yield schemathesis.openapi.from_asgi(apilinks.API_SCHEMA, app)


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["right", "wrong"])
@pytest.mark.parametrize("path", PATHS)
def test_every_answer_is_documented(document: schemathesis.BaseSchema, path: str, mode: GenerationMode) -> None:
    @given(case=document[path]["GET"].as_strategy(generation_mode=mode))
    @settings(max_examples=30, derandomize=True, suppress_health_check=list(HealthCheck))
    def ask(case: schemathesis.Case) -> None:
        case.call_and_validate(excluded_checks=[positive_data_acceptance] if path in IDS else [])

    ask()
