"""Tools for assistants: driven by the protocol's own client, in this process and over standard input and output."""

import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import anyio
import pytest
from fastapi.testclient import TestClient
from mcp import Client, StdioServerParameters, stdio_client
from mcp.types import CallToolResult

from kb.settings import Settings
from tests.fakes import HashingEmbedder
from tests.web.samples import settings_for
from web.api.toolserver import tool_server
from web.shared.serving.service import Service

NAMES = {"search", "ask", "get_provision", "list_regulations", "get_status"}


def over(settings: Settings, use: Callable[[Client], Awaitable[Any]]) -> Any:
    """What a client gets that is connected to a server over these settings."""

    async def session() -> Any:
        async with Client(tool_server(settings, Service(settings, HashingEmbedder).reader)) as client:
            return await use(client)

    return anyio.run(session)


def call(settings: Settings, tool: str, **arguments: Any) -> CallToolResult:
    """One call of a tool."""
    result: CallToolResult = over(settings, lambda client: client.call_tool(tool, arguments))
    return result


def words(result: CallToolResult) -> str:
    """What a person reads of a result."""
    return " ".join(block.text for block in result.content if block.type == "text")


def test_every_tool_says_what_it_does_and_changes_nothing(worded: Settings) -> None:
    tools = over(worded, lambda client: client.list_tools()).tools
    assert {tool.name for tool in tools} == NAMES
    for tool in tools:
        assert tool.description and tool.annotations and tool.annotations.read_only_hint
        assert all("description" in field for field in tool.input_schema["properties"].values())


SAME = [
    pytest.param("search", {"query": "benang", "k": 3}, "search?q=benang&k=3", id="search"),
    pytest.param("ask", {"question": "apa itu penjerat"}, "ask?q=apa+itu+penjerat", id="an answer"),
    pytest.param("ask", {"question": "lele"}, "ask?q=lele", id="a refusal"),
    pytest.param("get_provision", {"address": "uu-901-2001/pasal-2"}, "provisions/uu-901-2001/pasal-2", id="address"),
    pytest.param("get_provision", {"address": "Pasal 3 UU 901/2001"}, "provisions/uu-901-2001/pasal-3", id="citation"),
    pytest.param(
        "get_provision", {"address": "uu-901-2001/pasal-2", "on": "2015-06-01"}, "provisions/uu-901-2001/pasal-2?on=2015-06-01", id="day"
    ),
    pytest.param("list_regulations", {}, "regulations", id="regulations"),
]


@pytest.mark.parametrize(("tool", "arguments", "path"), SAME)
def test_tools_answer_with_the_json_of_the_api(worded: Settings, web: TestClient, tool: str, arguments: dict[str, Any], path: str) -> None:
    result, expected = call(worded, tool, **arguments).structured_content, web.get(f"/api/{path}").json()
    for timed in ("took_ms", "embedding_ms"):
        assert result is not None and (result.pop(timed, None) is None) == (expected.pop(timed, None) is None)
    assert result == expected


def test_status_of_a_clause_on_a_day(worded: Settings) -> None:
    now = call(worded, "get_status", address="uu-901-2001/pasal-2").structured_content
    assert now and (now["status"], now["since"], now["replaced_by"]) == ("dicabut", "2020-01-01", ["uu-902-2020/pasal-9"])
    then = call(worded, "get_status", address="Pasal 2 UU 901/2001", on="2015-06-01").structured_content
    assert then and (then["status"], then["on"]) == ("berlaku", "2015-06-01")


def test_status_of_the_service(worded: Settings) -> None:
    held = call(worded, "get_status").structured_content
    assert held and held["counts"]["regulations"] == 4 and "uu-902-2020" in held["missing"]


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        pytest.param("ask", {"question": " "}, "bad_query: pertanyaan kosong", id="nothing asked"),
        pytest.param("search", {"query": "a", "k": 0}, "bad_query: jumlah hasil", id="no hits wanted"),
        pytest.param("search", {"query": "a", "on": "besok"}, "bad_query: Tanggal tidak dikenali", id="no day"),
        pytest.param("get_provision", {"address": "entah"}, "unknown_address", id="no address"),
        pytest.param("get_provision", {"address": "uu-901-2001"}, "not_found: uu-901-2001 is not here", id="a whole regulation"),
        pytest.param("get_provision", {"address": "uu-901-2001/pasal-77"}, "nearest: uu-901-2001/pasal-5", id="no such clause"),
        pytest.param("get_status", {"address": "uu-1-1900"}, "not_found", id="no such regulation"),
        pytest.param("search", {}, "query", id="an argument is missing"),
    ],
)
def test_what_cannot_be_answered_is_a_clear_error(worded: Settings, tool: str, arguments: dict[str, Any], said: str) -> None:
    result = call(worded, tool, **arguments)
    assert result.is_error and said in words(result) and "Traceback" not in words(result)


def test_without_an_index_the_server_stands_and_says_what_to_do(tmp_path: Path, corpus: Path) -> None:
    result = call(settings_for(tmp_path, corpus), "ask", question="apa itu penjerat")
    assert result.is_error and "index_missing" in words(result) and "kb build" in words(result)


def test_the_command_speaks_over_standard_input_and_output(worded: Settings) -> None:
    environment = {"KB_DATA": str(worded.data), "KB_CORPUS": str(worded.corpus)}
    server = StdioServerParameters(command=sys.executable, args=["-m", "cli", "mcp"], env=environment)

    async def session() -> CallToolResult:
        async with Client(stdio_client(server)) as client:
            return await client.call_tool("get_provision", {"address": "uu-901-2001/pasal-3"})

    result = anyio.run(session)
    assert result.structured_content and result.structured_content["citation"] == "UU 901/2001 Pasal 3"
