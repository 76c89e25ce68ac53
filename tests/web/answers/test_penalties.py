"""The table of penalties under an answer: old and new side by side, each figure with its clauses, ours and not the law's words."""

import pytest
from fastapi.testclient import TestClient

from tests.web.pagereader import page_of
from tests.web.samples import ATTACK

ASKED = "/tanya?q=hukuman+menjerat+layang-layang"


def test_old_and_new_stand_side_by_side_with_their_clauses(web: TestClient) -> None:
    page = page_of(web, ASKED)
    table = page.text[page.text.index("Ancaman pidana menurut hari perbuatan") :]
    assert "data kami, bukan bunyi undang-undang" in table
    assert "Delik Perbuatan sampai 31 Desember 2019 Perbuatan sejak 1 Januari 2020" in table
    assert "paling lama 2 tahun penjara (3 Maret 2001–31 Desember 2019) UU 901/2001 Pasal 2 ayat (1)" in table
    assert "paling lama 5 tahun penjara atau denda paling banyak kategori IV (Rp200 juta) UU 902/2020 Pasal 9" in table
    assert "Bunyi resminya tidak ada di sini" in table, "the new figure is from a digest"
    assert {"/uu-901-2001/pasal-2/ayat-1", "/uu-902-2020/pasal-9"} <= set(page.links)


def test_the_table_is_read_in_english_too(web: TestClient) -> None:
    text = page_of(web, f"{ASKED}&lang=en").text
    assert "Penalties by the day of the act" in text and "not the words of the law" in text
    assert "Acts until 31 December 2019 Acts since 1 January 2020" in text
    assert "up to 5 years in prison or a fine of up to category IV (Rp200 million)" in text
    assert "Snaring a kite" in text


def test_on_an_earlier_day_the_later_penalty_is_no_law_yet(web: TestClient) -> None:
    page = page_of(web, f"{ASKED}&per=2015-06-01")
    table = page.text[page.text.index("Ancaman pidana menurut hari perbuatan") :]
    assert "Ancaman menurut hari perbuatan" in table and "5 tahun" not in table[: table.index("Pasal terkait")]
    assert "/uu-901-2001/pasal-2/ayat-1?per=2015-06-01" in page.links


@pytest.mark.parametrize("query", ["", "&lang=en"])
def test_words_of_the_table_are_escaped_and_the_page_is_whole(web: TestClient, query: str) -> None:
    page = page_of(web, ASKED + query)
    assert ATTACK not in page.html and "<b>too" not in page.html and not page.unclosed
    (table,) = [attrs for attrs in page.named("table") if attrs.get("class") == "penalties"]
    assert table and len(page.ids) == len(set(page.ids))


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("apa+itu+penjerat", id="a definition"),
        pytest.param("cara+memperbaiki+roket+antariksa", id="a refusal"),
        pytest.param("tugas+gugus+tugas+layang-layang", id="a duty"),
    ],
)
def test_other_answers_have_no_table(web: TestClient, question: str) -> None:
    assert "data kami, bukan bunyi undang-undang" not in page_of(web, f"/tanya?q={question}").text
    assert web.get(f"/api/ask?q={question}").json()["table"] is None


def test_the_same_table_as_json(web: TestClient) -> None:
    table = web.get("/api/ask?q=hukuman+menjerat+layang-layang").json()["table"]
    row = table["rows"][0]
    assert (table["kind"], row["address"], row["gloss"]) == ("pidana", "uu-901-2001/pasal-2/ayat-1", "Snaring a kite")
    assert [(cell["from"], cell["until"], cell["by"], cell["source"]) for cell in row["cells"]] == [
        ("2001-03-03", "2019-12-31", ["uu-901-2001/pasal-2/ayat-1"], "naskah"),
        ("2020-01-01", None, ["uu-902-2020/pasal-9"], "ringkasan"),
    ]
