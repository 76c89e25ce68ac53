"""The map of regulations and the timeline: drawn and listed, on a day, for one regulation or all."""

import re

import pytest
from fastapi.testclient import TestClient

from kb.citation.address import RegulationId
from tests.web.pagereader import page_of
from web.relations.drawing import BOX, Box, lay_out, line

IDS = (
    *("uu-1-2000", "uu-2-2000", "uu-3-2001", "uu-4-2020", "uud-1-1945", "pp-9-2008", "perpres-69-2008"),
    *("permenpppa-10-2012", "pergub-dki-64-2019"),
)


def boxes_of(*ids: str) -> dict[str, Box]:
    return {str(box.id): box for box in lay_out(map(RegulationId.parse, ids)).boxes}


def test_boxes_stand_apart_at_their_years_by_rank() -> None:
    boxes = list(boxes_of(*IDS).values())
    assert len(boxes) == len(IDS)
    for one in boxes:
        for other in boxes:
            apart = one.x + one.width <= other.x or other.x + other.width <= one.x or abs(one.y - other.y) >= BOX
            assert one is other or apart, (one, other)
    by_id = boxes_of(*IDS)
    assert by_id["uu-1-2000"].x == by_id["uu-2-2000"].x < by_id["uu-3-2001"].x < by_id["uu-4-2020"].x
    assert by_id["uu-4-2020"].y < by_id["pp-9-2008"].y < by_id["perpres-69-2008"].y < by_id["permenpppa-10-2012"].y
    assert by_id["permenpppa-10-2012"].y < by_id["pergub-dki-64-2019"].y


def test_the_drawing_holds_all_its_boxes() -> None:
    layout = lay_out(map(RegulationId.parse, IDS))
    assert all(box.x >= 0 and box.x + box.width <= layout.width and box.y + BOX <= layout.height for box in layout.boxes)
    assert lay_out([]).boxes == ()


@pytest.mark.parametrize(
    ("source", "target"), [("uu-4-2020", "uu-1-2000"), ("pergub-dki-64-2019", "uu-1-2000"), ("uu-1-2000", "pp-9-2008")]
)
def test_a_line_runs_from_box_to_box(source: str, target: str) -> None:
    boxes = boxes_of(*IDS)
    numbers = [int(number) for number in re.findall(r"-?\d+", line(boxes[source], boxes[target]))]
    ends = ((boxes[source], numbers[:2]), (boxes[target], numbers[-2:]))
    for box, (x, y) in ends:
        assert box.x <= x <= box.x + box.width and y in (box.y, box.y + BOX)


def test_the_list_says_what_the_map_draws(web: TestClient) -> None:
    page = page_of(web, "/peta")
    listed = page.text[page.text.rindex("Daftar hubungan") :]
    assert (
        "UU 902/2020 Kitab Angkasa mengakhiri 1 ketentuan; mengubah atau menyesuaikan 1 ketentuan UU 901/2001 sejak 1 Januari 2020"
        in listed
    )
    assert "mengakhiri 1 ketentuan UU 1/1946" in listed, "also where the other is not here"
    assert "mengubah atau menyesuaikan 1 ketentuan UU 901/2001 sejak 4 Mei 2010" in listed, "what the texts tell, not only the corpus"
    drawn = [attrs["class"] for attrs in page.named("path") if "line" in attrs.get("class", "") and attrs["d"] != "M0 5H40"]
    assert {"line changes", "line ends"} <= set(drawn)
    assert {"/uu-901-2001", "/uu-902-2020", "/pergub-dki-904-2019"} <= set(page.links)


def test_a_box_tells_its_status_in_words(web: TestClient) -> None:
    titles = re.findall(r"<title>([^<]*)</title>\n?<rect", page_of(web, "/peta").html)
    assert "UU 901/2001: UU Layang-Layang. Dicabut sebagian." in titles


def test_the_map_of_a_day_knows_nothing_later(web: TestClient) -> None:
    page = page_of(web, "/peta?per=2015-06-01")
    assert "UU 902/2020:" not in page.html and "mengakhiri 1 ketentuan" not in page.text
    assert "UU 903/2010" in page.text and "/uu-901-2001?per=2015-06-01" in page.links


def test_the_map_of_one_regulation_shows_what_is_bound_to_it(web: TestClient) -> None:
    page = page_of(web, "/peta?uu=uu-903-2010")
    drawn = re.findall(r"<title>([^:<]*):", page.html)
    assert drawn == ["UU 901/2001", "UU 903/2010"]


def test_the_timeline_runs_from_the_newest(web: TestClient) -> None:
    text = page_of(web, "/linimasa").text
    events = text[text.index("lebih dulu") :]
    order = [events.index(words) for words in ("1 Januari 2020", "2019 Pergub DKI 904/2019", "4 Mei 2010", "3 Maret 2001")]
    assert order == sorted(order)
    assert "UU 901/2001 ditetapkan dan mulai berlaku" in events
    assert "UU 902/2020 mengakhiri 1 ketentuan; mengubah atau menyesuaikan 1 ketentuan UU 901/2001" in events
    assert "Pergub DKI 904/2019 ditetapkan, tanggalnya belum diketahui" in events


def test_the_timeline_of_one_regulation(web: TestClient) -> None:
    text = page_of(web, "/linimasa?uu=uu-901-2001").text
    events = text[text.index("lebih dulu") :]
    assert "UU 902/2020 mengakhiri" in events and "UU 903/2010 ditetapkan" not in events and "904/2019 ditetapkan" not in events


@pytest.mark.parametrize("page", ["peta", "linimasa"])
def test_unknown_regulations_are_not_found(web: TestClient, page: str) -> None:
    assert web.get(f"/{page}?uu=uu-1-1900").status_code == 404
    assert web.get(f"/{page}?uu=entah").status_code == 400
    assert web.get(f"/{page}?per=entah").status_code == 400


def test_a_regulation_leads_to_its_map_and_timeline(web: TestClient) -> None:
    page = page_of(web, "/uu-901-2001?per=2015-06-01")
    assert {"/peta?uu=uu-901-2001&per=2015-06-01", "/linimasa?uu=uu-901-2001&per=2015-06-01"} <= set(page.links)
