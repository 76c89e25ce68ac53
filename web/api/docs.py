"""The page that documents the API, made on the server from the OpenAPI document: it needs no scripts."""

import json
from typing import Any
from urllib.parse import quote, urlencode

from web.api.contexts import ApiDocsPage, ApiOperation, ApiParameter
from web.shared.site import apilinks


def docs_page(schema: dict[str, Any]) -> ApiDocsPage:
    """The OpenAPI document as a page shows it."""
    operations = tuple(
        _operation(method, path, operation) for path, methods in schema["paths"].items() for method, operation in methods.items()
    )
    info = schema["info"]
    return ApiDocsPage(info["title"], info["version"], info.get("description", ""), operations, apilinks.API_SCHEMA)


def _operation(method: str, path: str, operation: dict[str, Any]) -> ApiOperation:
    parameters = tuple(map(_parameter, operation.get("parameters", ())))
    responses = operation["responses"]
    example = responses["200"].get("content", {}).get("application/json", {}).get("example")
    return ApiOperation(
        method.upper(),
        path,
        operation.get("summary", ""),
        operation.get("description", ""),
        parameters,
        tuple((status, answer.get("description", "")) for status, answer in sorted(responses.items())),
        json.dumps(example, ensure_ascii=False, indent=2) if example is not None else "",
        _try(path, operation.get("parameters", ())),
    )


def _parameter(parameter: dict[str, Any]) -> ApiParameter:
    schema = parameter["schema"]
    kinds = [one.get("type", "") for one in schema.get("anyOf", (schema,))]
    kind = " | ".join(one for one in kinds if one and one != "null")
    return ApiParameter(parameter["name"], parameter["in"], parameter.get("required", False), kind, parameter.get("description", ""))


def _try(path: str, parameters: Any) -> str:
    """The operation's URL with its required parameters filled from their examples."""
    query = {}
    for parameter in parameters:
        examples = parameter["schema"].get("examples") or parameter.get("examples")
        if not parameter.get("required") or not examples:
            continue
        value = str(examples[0] if isinstance(examples, list) else next(iter(examples.values()))["value"])
        if parameter["in"] == "path":
            path = path.replace("{" + parameter["name"] + "}", quote(value))
        else:
            query[parameter["name"]] = value
    return f"{path}?{urlencode(query)}" if query else path
