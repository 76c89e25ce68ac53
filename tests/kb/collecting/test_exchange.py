"""A collection as JSON: written and read it is the same; what is no collection gets one clear line."""

import json
from datetime import date

import pytest

from kb.citation.address import Address, RegulationId
from kb.collecting.collection import (
    LONGEST_NOTE,
    MOST_ITEMS,
    Answer,
    Clause,
    Collection,
    Definition,
    Remark,
    Section,
    Seen,
    check,
    hash_of,
    kind_of,
)
from kb.collecting.exchange import read_collection, write_collection
from kb.errors import CollectionError
from kb.law.regulation import Source
from kb.law.status import Status

PLACE = Address.parse("pergub-dki-901-2011/pasal-2/ayat-1")
SEEN = Seen(PLACE, hash_of("Kompos"), Source.NASKAH, Status.BERLAKU)
WHOLE = Collection(
    "Lokakarya kebun",
    "Bawa cangkul.\n=1+1 <b>",
    (
        Section("Satu", (Clause(PLACE, date(2024, 5, 1), "baca dulu", (SEEN,)), Definition("kompos")), "pengantar"),
        Section("Dua", (Answer("siapa mencatat?", (PLACE,)), Remark(RegulationId.parse("pergub-dki-904-2012"), 1))),
    ),
)


def changed(**fields: object) -> str:
    return json.dumps({**json.loads(write_collection(WHOLE)), **fields})


def with_item(**fields: object) -> str:
    item = {"kind": "ketentuan", "address": str(PLACE), **fields}
    return changed(sections=[{"title": "", "items": [item]}])


def test_what_is_written_is_read_again() -> None:
    assert read_collection(write_collection(WHOLE)) == WHOLE
    assert [kind_of(item).value for item in WHOLE.items()] == ["ketentuan", "definisi", "jawaban", "catatan"]


def test_an_item_goes_to_the_end_of_the_section_that_is_meant() -> None:
    item = Definition("petak")
    assert Collection("A").with_item(item).sections == (Section("", (item,)),)
    assert WHOLE.with_item(item).sections[-1].items[-1] == item
    assert WHOLE.with_item(item, 0).sections[0].items[-1] == item


BROKEN = [
    pytest.param("", "not JSON", id="nothing"),
    pytest.param("PK\x03\x04", "not JSON", id="another kind of file"),
    pytest.param("[" * 100_000, "not JSON", id="nested without end"),
    pytest.param("[1, 2]", "no collection", id="a list"),
    pytest.param('{"format": "bookmarks"}', "no collection", id="JSON of another program"),
    pytest.param(changed(version=2), "version 2", id="of a later version"),
    pytest.param(changed(version="x" * 900), "version x", id="a version that is none"),
    pytest.param(changed(extra=1), "extra", id="a field that there is not"),
    pytest.param(changed(title=" "), "no title", id="no title"),
    pytest.param(changed(title=7), "title", id="a number for a title"),
    pytest.param(changed(sections="x"), "sections", id="words for sections"),
    pytest.param(with_item(address="../../etc/passwd"), "address", id="no address"),
    pytest.param(with_item(kind="resep"), "kind", id="a kind that there is not"),
    pytest.param(with_item(on="kemarin"), "on", id="no day"),
    pytest.param(with_item(seen=[{"address": str(PLACE), "words": "x", "source": "naskah", "status": "berlaku"}]), "words", id="no hash"),
    pytest.param(with_item(note="a" * (LONGEST_NOTE + 1)), "note", id="a note too long"),
    pytest.param(with_item(note="\ud800"), "half a character", id="half a character"),
    pytest.param(changed(note="a" * 20_000_000), "MiB", id="a file too large"),
    pytest.param(
        changed(sections=[{"title": "", "items": [{"kind": "definisi", "term": "a"}] * (MOST_ITEMS + 1)}]), "items", id="too many items"
    ),
    pytest.param(
        changed(sections=[{"title": "", "items": [{"kind": "jawaban", "question": "a", "addresses": []}]}]), "addresses", id="no quotes"
    ),
]


@pytest.mark.parametrize(("text", "told"), BROKEN)
def test_what_is_no_collection_is_refused_in_one_line(text: str, told: str) -> None:
    with pytest.raises(CollectionError) as refused:
        read_collection(text)
    assert told in str(refused.value)
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 500


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(CollectionError, match="not JSON"):
        read_collection(b"\xff\xfe\x00")


def test_a_collection_within_its_bounds_stays_as_it_is() -> None:
    assert check(WHOLE) is WHOLE
