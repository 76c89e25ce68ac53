"""What is printed can be read again: ids and addresses in short citations as people type them, ids in full as regulations print them."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.references.grammar import read_chain
from ingest.references.lawnames import LawNames
from kb.citation.address import Address, Level, RegulationId, Segment
from kb.citation.regions import REGIONS
from kb.citation.types import TYPES, RegulationType
from search.question.lookup import Lookup
from search.question.regulation_names import RegulationNames

NAMES, LAWS, LOOKUP = RegulationNames([]), LawNames({}), Lookup([])
BY = RegulationId("uu", "1", 2000)

numbers = st.integers(1, 999).map(str)
years = st.integers(1945, 2044)


def ids(kinds: list[RegulationType]) -> st.SearchStrategy[RegulationId]:
    """Ids of some types, with a listed region where the type has one."""

    def of(kind: RegulationType) -> st.SearchStrategy[RegulationId]:
        regions = st.sampled_from([region.code for region in REGIONS]) if kind.regional else st.none()
        return st.builds(RegulationId, st.just(kind.code), numbers, years, regions)

    return st.sampled_from(kinds).flatmap(of)


typed_ids = ids([kind for kind in TYPES if kind.typed])
cited_ids = ids([kind for kind in TYPES if kind.cited])
letters = st.sampled_from("abcdefghjkmnpqrstuvwxyz")
suffixes = st.sampled_from(["", "a", "b", "c"])
#: A path from the Pasal down, as law cites it.
paths = st.builds(
    lambda pasal, suffix, ayat, below: (Segment(Level.PASAL, pasal + suffix), *ayat, *below),
    st.integers(1, 900).map(str),
    suffixes,
    st.lists(st.builds(Segment, st.just(Level.AYAT), st.integers(1, 30).map(str)), max_size=1),
    st.lists(st.builds(Segment, st.just(Level.HURUF), letters), max_size=1),
)


@given(typed_ids)
def test_a_short_citation_is_read_as_typed(id: RegulationId) -> None:
    assert [mention.id for mention in NAMES.find(id.citation.lower())] == [id]


@given(typed_ids)
def test_a_citation_in_full_is_read_as_typed(id: RegulationId) -> None:
    assert [mention.id for mention in NAMES.find(id.formal_citation.lower())] == [id]


@given(cited_ids)
def test_a_citation_in_full_is_read_as_printed(id: RegulationId) -> None:
    text = id.formal_citation
    name = LAWS.read(text, 0, BY)
    assert name is not None and (name.id, name.end) == (id, len(text))


@given(typed_ids, paths)
def test_the_short_citation_of_a_clause_is_read_as_typed(id: RegulationId, path: tuple[Segment, ...]) -> None:
    address = Address(id, path)
    assert LOOKUP.find(address.citation).address == address


@given(paths)
def test_the_citation_of_a_clause_is_read_as_printed(path: tuple[Segment, ...]) -> None:
    text = Address(BY, path).path_citation
    chain = read_chain(text, 0)
    assert chain is not None
    assert ([item.segments for item in chain.items], chain.end) == ([path], len(text))
