"""The JSON interface: the command line's views, one shape for failures, and a document that tells the truth."""

import pytest
from fastapi.testclient import TestClient

from tests.web.pagereader import Page


def test_search_ask_and_provision_are_the_command_lines_views(web: TestClient) -> None:
    found = web.get("/api/search?q=benang&k=3").json()
    assert {"query", "took_ms", "hits"} <= set(found) and 1 <= len(found["hits"]) <= 3
    assert {"rank", "score", "address", "citation", "status", "source", "provenance", "text", "why"} <= set(found["hits"][0])
    assert found["read_as"] is None, "nothing was changed"
    answer = web.get("/api/ask?q=apa+itu+penjerat").json()
    assert answer["answered"] and answer["quotes"][0]["address"] == "uu-901-2001/pasal-1/angka-2"
    chat = web.get("/api/ask?q=brp+penjerat").json()
    assert chat["read_as"] == {"text": "berapa penjerat", "changes": [["brp", "berapa"]]} and chat["question"] == "brp penjerat"
    clause = web.get("/api/provisions/uu-901-2001/pasal-2/ayat-1").json()
    assert clause["status"] == "dicabut" and clause["replaced_by"] == ["uu-902-2020/pasal-9"]
    assert web.get("/api/provisions/uu-901-2001/pasal-2/ayat-1?on=2015-01-01").json()["status"] == "berlaku"


def test_regulations_are_listed_and_told(web: TestClient) -> None:
    listed = web.get("/api/regulations").json()["regulations"]
    assert [one["id"] for one in listed] == ["uu-901-2001", "uu-902-2020", "uu-903-2010", "pergub-dki-904-2019"]
    assert listed[0]["text"]["provenance"] == "salinan" and listed[1]["text"] is None
    one = web.get("/api/regulations/uu-901-2001").json()
    assert one["status"] == "dicabut-sebagian" and one["checked"] == "2024-01-01"
    assert {row["regulation"] for row in one["related_by"]} == {"uu-902-2020", "uu-903-2010", "pergub-dki-904-2019"}
    assert "uu-901-2001/pasal-4/ayat-2/huruf-a" in [row["address"] for row in one["provisions"]]


FAILURES = (
    ("/api/search", 400, "bad_query"),
    ("/api/search?q=", 400, "bad_query"),
    ("/api/search?q=" + "a" * 10_000, 400, "bad_query"),
    ("/api/search?q=a&k=0", 400, "bad_query"),
    ("/api/search?q=a&k=seribu", 400, "bad_query"),
    ("/api/search?q=a%00", 400, "bad_query"),
    ("/api/ask?q=a&on=besok", 400, "bad_query"),
    ("/api/provisions/uu-901-2001/pasal-77", 404, "not_found"),
    ("/api/provisions/bukan", 404, "unknown_address"),
    ("/api/provisions/uu-901-2001", 404, "unknown_address"),
    ("/api/regulations/uu-1-1900", 404, "not_found"),
    ("/api/regulations/bukan", 404, "unknown_address"),
    ("/api/duties?body=entah", 400, "bad_query"),
    ("/api/duties?level=kelurahan", 400, "bad_query"),
    ("/api/duties?field=entah", 400, "bad_query"),
    ("/api/duties?law=bukan", 400, "bad_query"),
    ("/api/duties?on=besok", 400, "bad_query"),
    ("/api/entah", 404, "unknown_address"),
)


@pytest.mark.parametrize(("url", "status", "code"), FAILURES)
def test_failures_have_one_shape(web: TestClient, url: str, status: int, code: str) -> None:
    response = web.get(url)
    body = response.json()
    assert response.status_code == status and list(body) == ["error"]
    assert body["error"]["code"] == code and "\n" not in body["error"]["message"] and body["error"]["message"]


def test_an_unknown_clause_comes_with_the_nearest(web: TestClient) -> None:
    near = web.get("/api/provisions/uu-901-2001/pasal-77").json()["error"]["suggestions"]
    assert near[0] == "uu-901-2001/pasal-5"


def test_a_method_that_is_not_served_fails_in_the_same_shape(web: TestClient) -> None:
    response = web.post("/api/search")
    assert response.status_code == 405 and response.json()["error"]["code"] == "method_not_allowed"


def test_the_document_names_every_operation_with_an_example(web: TestClient) -> None:
    schema = web.get("/api/openapi.json").json()
    assert set(schema["paths"]) == {
        "/api/search", "/api/ask", "/api/provisions/{address}", "/api/regulations", "/api/regulations/{id}",
        "/api/definitions", "/api/definitions/{term}", "/api/duties", "/api/compare/{before}/{after}",
    }  # fmt: skip
    for path in schema["paths"].values():
        answers = path["get"]["responses"]
        assert "422" not in answers and {"200", "429", "503"} <= set(answers)
        assert answers["200"]["content"]["application/json"]["example"]


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("/api/search", "/api/search?q=benang"),
        ("/api/ask", "/api/ask?q=apa+itu+penjerat"),
        ("/api/provisions/{address}", "/api/provisions/uu-901-2001/pasal-3"),
        ("/api/regulations", "/api/regulations"),
        ("/api/regulations/{id}", "/api/regulations/uu-901-2001"),
        ("/api/duties", "/api/duties"),
        ("/api/compare/{before}/{after}", "/api/compare/uu-901-2001@uu-901-2001/uu-901-2001"),
        ("/api/definitions", "/api/definitions?q=penjerat"),
        ("/api/definitions/{term}", "/api/definitions/penjerat"),
    ],
)
def test_the_examples_have_the_keys_that_answers_have(web: TestClient, path: str, url: str) -> None:
    schema = web.get("/api/openapi.json").json()
    example = schema["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["example"]
    assert set(example) == set(web.get(url).json())


def test_the_documentation_is_drawn_here(web: TestClient) -> None:
    page = Page(web.get("/api/docs").text)
    assert "/api/openapi.json" in page.links and "GET /api/provisions/{address}" in page.text
    assert "/api/search?q=apa+saja+yang+termasuk+eksploitasi" in page.links
