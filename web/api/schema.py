"""The OpenAPI document: with whole examples, and without the 422 that this service never answers with."""

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI

from web.api.examples import EXAMPLES


def openapi_of(app: FastAPI) -> Callable[[], dict[str, Any]]:
    """What `app.openapi` becomes: the document, made once."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _document(app)
        return app.openapi_schema

    return openapi


def _document(app: FastAPI) -> dict[str, Any]:
    schema = FastAPI.openapi(app)
    for path in schema["paths"].values():
        for operation in path.values():
            operation["responses"].pop("422", None)
    for place, example in EXAMPLES.items():
        # set here and not on the routes, where FastAPI would drop every null
        schema["paths"][place]["get"]["responses"]["200"]["content"]["application/json"]["example"] = example
    for name in ("HTTPValidationError", "ValidationError"):
        schema.get("components", {}).get("schemas", {}).pop(name, None)
    return schema
