"""A list that no clause holds is a topic's: asked for all of just that subject, in either language."""

import pytest

from kb.citation.address import Address
from kb.law.learning.topic import Topic, TopicLine
from search.answering.listing import listed
from search.question.parts import read_parts

CLAUSES = tuple(map(Address.parse, ("uu-1-2000/pasal-3", "uu-1-2000/penjelasan/pasal-3", "uu-2-2000/pasal-9")))
LINE = TopicLine("Penggarap berhak atas petak.", "Growers may have a plot.", CLAUSES)
TOPICS = (
    Topic("hak-penggarap", "Hak penggarap", "Rights of growers", "", "", (LINE,)),
    Topic("kompos", "Kompos", "Compost", "", "", (LINE,)),
)


class Engine:
    """All that a list needs of an engine."""

    topics = TOPICS


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("sebutkan semua hak penggarap kebun", True, id="all of a topic"),
        pytest.param("list all the rights of growers", True, id="in English"),
        pytest.param("apa hak penggarap", False, id="a question that asks for no list"),
        pytest.param("sebutkan semua hak pengurus", False, id="another subject"),
        pytest.param("sebutkan semua ketentuan kompos", False, id="a subject of one word is too wide"),
    ],
)
def test_a_list_is_the_topic_s(text: str, found: bool) -> None:
    topic = listed(Engine(), read_parts(text)[0])  # type: ignore[arg-type]
    assert topic is (TOPICS[0] if found else None)
