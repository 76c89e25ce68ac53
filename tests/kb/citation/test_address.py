"""Addresses and ids: what is printed is read back, what is wrong is named, and citations read as lawyers write them."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kb.citation.address import GROUPING, Address, Level, RegulationId, Segment
from kb.errors import AddressError, KnowledgeBaseError
from tests.kb.strategies import UNNUMBERED, addresses, regulation_ids, segments

# what people and damaged files put where an address is expected: letters, digits of several scripts, and the signs of the syntax
_ADDRESS_LIKE = st.text("upasl0123٣५-/@ \n", max_size=40) | st.tuples(addresses.map(str), st.text("a1٣-/@", max_size=3)).map("".join)


@given(addresses)
def test_an_address_survives_print_and_parse(address: Address) -> None:
    assert Address.parse(str(address)) == address


@given(regulation_ids)
def test_an_id_survives_print_and_parse(id: RegulationId) -> None:
    assert RegulationId.parse(str(id)) == id


@given(segments)
def test_a_segment_survives_print_and_parse(segment: Segment) -> None:
    assert Segment.parse(str(segment)) == segment


@given(_ADDRESS_LIKE)
@example("uu-1-0007")
@example("uu-٢١-2007")
@example("uu-21-٢٠٠٧/pasal-٥")
def test_text_that_is_taken_for_an_address_is_printed_as_it_was(text: str) -> None:
    try:
        address = Address.parse(text)
    except AddressError:
        return
    assert str(address) == text


@given(st.text(max_size=400))
def test_any_text_is_an_address_or_an_address_error(text: str) -> None:
    try:
        Address.parse(text)
    except AddressError as error:
        assert len(str(error)) < 200, "the message must not repeat a long text whole"


@pytest.mark.parametrize(
    ("text", "citation"),
    [
        pytest.param("uu-901-2007", "UU 901/2007", id="a regulation"),
        pytest.param("pergub-dki-901-2011", "Pergub DKI 901/2011", id="a region that is an acronym"),
        pytest.param("putusan-mk-901-2012", "Putusan MK 901/2012", id="a ruling of the Constitutional Court"),
        pytest.param("perda-jawa-barat-3-2021", "Perda Jawa Barat 3/2021", id="a region of two words"),
        pytest.param("permenpppa-8-2021", "Permen PPPA 8/2021", id="a ministry whose acronym stands apart"),
        pytest.param("permensos-8-2023", "Permensos 8/2023", id="a type that no table knows"),
        pytest.param("uu-901-2007/pasal-58/ayat-4/huruf-b", "UU 901/2007 Pasal 58 ayat (4) huruf b", id="three levels"),
        pytest.param("uu-901-2007/pasal-1/angka-7", "UU 901/2007 Pasal 1 angka 7", id="a definition skips ayat and huruf"),
        pytest.param("uu-901-2007/pasal-7a", "UU 901/2007 Pasal 7A", id="an inserted Pasal has a capital"),
        pytest.param("uu-901-2007/pasal-7/ayat-1a", "UU 901/2007 Pasal 7 ayat (1a)", id="an inserted ayat has a small letter"),
        pytest.param("uu-901-2007/pasal-ii", "UU 901/2007 Pasal II", id="a Pasal of an amending act is Roman"),
        pytest.param("uu-901-2007/bab-4", "UU 901/2007 Bab IV", id="a Bab is Roman"),
        pytest.param("uu-901-2007/bab-4a", "UU 901/2007 Bab IVA", id="an inserted Bab keeps its letter"),
        pytest.param("uu-901-2007/bab-999", "UU 901/2007 Bab 999", id="a Bab beyond Roman numerals stays in digits"),
        pytest.param("uu-901-2007/bab-2/bagian-1", "UU 901/2007 Bab II Bagian Kesatu", id="a Bagian is an ordinal word"),
        pytest.param("uu-901-2007/bab-2/bagian-1/paragraf-3", "UU 901/2007 Bab II Bagian Kesatu Paragraf 3", id="a Paragraf is Arabic"),
        pytest.param("uu-901-2007/buku-2/bab-20", "UU 901/2007 Buku Kedua Bab XX", id="a code with books"),
        pytest.param("keppres-88-2002/diktum-1", "Keppres 88/2002 Diktum KESATU", id="a dictum is in capitals"),
        pytest.param("uu-901-2007/menimbang/huruf-a", "UU 901/2007 Menimbang huruf a", id="beside the body"),
        pytest.param("uu-901-2007/penjelasan/umum", "UU 901/2007 Penjelasan Umum", id="the general elucidation"),
        pytest.param("uu-901-2007/penjelasan/pasal-7/ayat-1", "UU 901/2007 Penjelasan Pasal 7 ayat (1)", id="the elucidation of a clause"),
        pytest.param("uu-901-2007/lampiran", "UU 901/2007 Lampiran", id="the only annex has no number"),
        pytest.param("uu-901-2007/lampiran-2", "UU 901/2007 Lampiran II", id="one of several annexes"),
        pytest.param("uu-901-2007/pasal-5@uu-902-2010", "UU 901/2007 Pasal 5 (menurut UU 902/2010)", id="the wording that an act left"),
    ],
)
def test_citations_read_as_lawyers_write_them(text: str, citation: str) -> None:
    assert Address.parse(text).citation == citation


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param("", "regulation id", id="nothing"),
        pytest.param("uu-21", "uu-21", id="no year"),
        pytest.param("uu-21-07", "uu-21-07", id="a year of two digits"),
        pytest.param("UU-21-2007", "UU-21-2007", id="capitals"),
        pytest.param("uu 21/2007", "uu 21", id="as people write it"),
        pytest.param("uu-21-2007/", "level", id="a slash and nothing after it"),
        pytest.param("uu-21-2007/artikel-5", "artikel", id="a level that does not exist"),
        pytest.param("uu-21-2007/pasal", "pasal-1", id="a level without its number"),
        pytest.param("uu-21-2007/pasal-", "pasal", id="a dash and no number"),
        pytest.param("uu-21-2007/pasal-1-2", "pasal", id="two numbers"),
        pytest.param("uu-21-2007/pasal--1", "pasal", id="a negative number"),
        pytest.param("uu-21-2007/pasal-1A", "pasal", id="a capital letter"),
        pytest.param("uu-21-2007/huruf-4", "huruf", id="a digit where a letter belongs"),
        pytest.param("uu-21-2007/ayat-iv", "ayat", id="a Roman ayat"),
        pytest.param("uu-21-2007/umum-1", "umum", id="a number where there is none"),
        pytest.param("uu-21-2007//pasal-1", "level", id="an empty step"),
        pytest.param("uu-21-2007/pasal-1@", "regulation id", id="an empty version"),
        pytest.param("uu-21-2007/pasal-1@uu-1-2000@uu-2-2000", "uu-1-2000@uu-2-2000", id="two versions"),
        pytest.param("uu-21-2007/pasal-1\n", "pasal", id="a line break at the end"),
        pytest.param("uu-21-2007\n", "regulation id", id="a line break after the id"),
        pytest.param("uu-21-2007/" + "pasal-1/" * 100, "300", id="longer than any address"),
    ],
)
def test_what_is_no_address_is_refused_by_name(text: str, named: str) -> None:
    with pytest.raises(AddressError) as caught:
        Address.parse(text)
    assert named in str(caught.value)


def test_an_address_error_is_an_expected_failure_and_a_value_error() -> None:
    assert issubclass(AddressError, KnowledgeBaseError)
    assert issubclass(AddressError, ValueError)


@given(addresses, segments)
def test_a_child_s_parent_is_where_it_came_from(address: Address, segment: Segment) -> None:
    child = address.child(segment.level, segment.number)
    assert child.parent == address
    assert child.level is segment.level
    assert address.covers(child)
    assert not child.covers(address)


@given(addresses)
def test_versions_aside_an_address_covers_itself(address: Address) -> None:
    assert address.bare.version is None
    assert address.covers(address.bare)
    assert address.bare.covers(address)


def test_a_regulation_is_its_own_root() -> None:
    root = Address.parse("uu-1-2000")
    assert root.parent is None
    assert root.level is None
    assert root.pasal is None
    assert root.covers(Address.parse("uu-1-2000/penjelasan/umum"))
    assert not root.covers(Address.parse("uu-1-2001/pasal-1"))


@pytest.mark.parametrize(
    ("text", "pasal"),
    [
        pytest.param("uu-1-2000/pasal-2", "uu-1-2000/pasal-2", id="itself"),
        pytest.param("uu-1-2000/pasal-2/ayat-1/huruf-a", "uu-1-2000/pasal-2", id="from below"),
        pytest.param("uu-1-2000/pasal-i/angka-3/pasal-9/ayat-1", "uu-1-2000/pasal-i/angka-3/pasal-9", id="the innermost of two"),
        pytest.param("uu-1-2000/penjelasan/pasal-2/ayat-1", "uu-1-2000/penjelasan/pasal-2", id="in the elucidation"),
        pytest.param("uu-1-2000/bab-2", None, id="above the Pasal"),
        pytest.param("uu-1-2000/diktum-1/huruf-a", None, id="a decree has none"),
    ],
)
def test_the_pasal_that_holds_an_address(text: str, pasal: str | None) -> None:
    found = Address.parse(text).pasal
    assert (str(found) if found else None) == pasal


@pytest.mark.parametrize(
    ("a", "b", "covered"),
    [
        pytest.param("uu-1-2000/pasal-2", "uu-1-2000/pasal-2/ayat-1", True, id="below"),
        pytest.param("uu-1-2000/pasal-2", "uu-1-2000/pasal-21", False, id="a number that begins alike"),
        pytest.param("uu-1-2000/pasal-2", "uu-1-2000/penjelasan/pasal-2", False, id="the elucidation is another place"),
        pytest.param("uu-1-2000/pasal-2/ayat-1", "uu-1-2000/pasal-2", False, id="above"),
        pytest.param("uu-1-2000/pasal-2@uu-2-2001", "uu-1-2000/pasal-2/ayat-1", True, id="versions do not count"),
    ],
)
def test_what_an_address_covers(a: str, b: str, covered: bool) -> None:
    assert Address.parse(a).covers(Address.parse(b)) is covered


def test_levels_that_group_carry_numbers() -> None:
    assert not GROUPING & set(UNNUMBERED)
    assert Level.PASAL not in GROUPING


def test_only_the_elucidation_lies_in_the_elucidation() -> None:
    assert Address.parse("uu-1-2000/penjelasan/pasal-2").in_penjelasan
    assert not Address.parse("uu-1-2000/pasal-2").in_penjelasan


@pytest.mark.parametrize(
    ("text", "explained"),
    [
        pytest.param("uu-1-2000/penjelasan/pasal-7/ayat-1", "uu-1-2000/pasal-7/ayat-1", id="a clause"),
        pytest.param("uu-1-2000/penjelasan/umum", "uu-1-2000", id="the whole"),
        pytest.param("uu-1-2000/lampiran/penjelasan/pasal-1", "uu-1-2000/lampiran/pasal-1", id="in what is attached"),
        pytest.param("uu-1-2000/pasal-7", "uu-1-2000/pasal-7", id="the body explains nothing"),
    ],
)
def test_what_an_elucidation_explains(text: str, explained: str) -> None:
    assert str(Address.parse(text).explained) == explained
