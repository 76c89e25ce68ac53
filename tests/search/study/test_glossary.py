"""Defined terms as entries: by any name, near misses, and every law's definition on a day."""

from collections.abc import Iterator
from datetime import date

import pytest

from ingest.build.writer import Writer
from kb.citation.address import Address, RegulationId
from kb.law.regulation import Digest, Regulation
from kb.law.status import Effect, EffectKind
from kb.law.term import Term, TermUse
from kb.law.wording import Wording
from kb.storage.store import Store
from search.presentation.presenting import Presenter
from search.study.glossary import Glossary
from tests.kb.storage.test_store import stored

OLD, NEW, THIRD = (RegulationId.parse(f"uu-{n}-20{n - 891}") for n in (901, 902, 903))
END = date(2020, 1, 1)
TODAY = date(2024, 5, 1)


def at(regulation: RegulationId, path: str) -> Address:
    return Address.parse(f"{regulation}/{path}")


def wording(address: Address, text: str, since: date | None = None) -> Wording:
    assert address.level is not None
    return Wording(address, address.regulation, address.level, None, None, text, None, None, address.regulation, since=since)


TERMS = (
    Term("Kebun", ("KB",), at(OLD, "pasal-1/angka-1"), "garden", ("ladang",)),
    Term("kebun", (), at(NEW, "pasal-1/angka-1"), "Garden"),
    Term("Kebun", (), at(THIRD, "penjelasan/pasal-2")),
    Term("Juru Kebun", (), at(NEW, "pasal-1/angka-2"), "gardener"),
    Term("Siraman", (), at(NEW, "pasal-1/angka-3")),
)


def write(writer: Writer) -> None:
    for position, id in enumerate((OLD, NEW, THIRD)):
        writer.regulation(position, Regulation(id, "x", in_force=date(2000, 1, 1)), known=True)
    writer.effects([Effect(at(OLD, "pasal-1"), EffectKind.DICABUT, at(NEW, "pasal-9"), END)])
    writer.wordings([wording(TERMS[0].address, "Kebun adalah lahan."), wording(TERMS[2].address, "Kebun: lahan warga.")])
    writer.wordings([wording(TERMS[4].address, "Siraman adalah air.", since=END)])
    writer.digests([Digest(TERMS[1].address, "", "Kebun ialah lahan.", "A garden (kebun) is land.")])
    writer.terms(TERMS, [TermUse(TERMS[0], at(OLD, "pasal-2"), 0, 5), TermUse(TERMS[0], at(OLD, "pasal-3"), 0, 5)])


@pytest.fixture
def store() -> Iterator[Store]:
    with stored(write) as found:
        yield found


@pytest.fixture
def glossary(store: Store) -> Glossary:
    return Glossary(store, Presenter(store))


def test_entries_are_in_alphabetical_order_with_all_their_names(glossary: Glossary) -> None:
    assert [(e.slug, e.name, e.letter, e.aliases, e.glosses) for e in glossary.entries] == [
        ("juru-kebun", "Juru Kebun", "J", (), ("gardener",)),
        ("kebun", "Kebun", "K", ("KB", "ladang"), ("garden",)),
        ("siraman", "Siraman", "S", (), ()),
    ]


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        pytest.param("kebun", "kebun", id="the term"),
        pytest.param("JURU kebun", "juru-kebun", id="capitals and spaces"),
        pytest.param("kb", "kebun", id="another name of the law"),
        pytest.param("ladang", "kebun", id="a name that our digest gives"),
        pytest.param("gardener", "juru-kebun", id="the English name"),
        pytest.param("lele", None, id="unknown"),
        pytest.param("", None, id="empty"),
    ],
)
def test_a_term_is_found_by_any_name(glossary: Glossary, name: str, slug: str | None) -> None:
    found = glossary.find(name)
    assert (found.slug if found else None) == slug


@pytest.mark.parametrize(
    ("name", "slugs"),
    [
        pytest.param("siramn", ["siraman"], id="a slip of the hand"),
        pytest.param("juru", ["juru-kebun"], id="a word of the name"),
        pytest.param("xyz", [], id="nothing near"),
        pytest.param("", [], id="empty"),
    ],
)
def test_near_misses(glossary: Glossary, name: str, slugs: list[str]) -> None:
    assert [entry.slug for entry in glossary.nearest(name)] == slugs


@pytest.mark.parametrize(
    ("filters", "slugs"),
    [
        pytest.param({}, ["juru-kebun", "kebun", "siraman"], id="all"),
        pytest.param({"q": "keb"}, ["juru-kebun", "kebun"], id="the beginning of a word of any name"),
        pytest.param({"q": "garden"}, ["juru-kebun", "kebun"], id="in English"),
        pytest.param({"letter": "k"}, ["kebun"], id="by letter"),
        pytest.param({"law": NEW}, ["juru-kebun", "kebun", "siraman"], id="by law"),
        pytest.param({"law": OLD, "q": "juru"}, [], id="both must fit"),
    ],
)
def test_selection(glossary: Glossary, filters: dict[str, str], slugs: list[str]) -> None:
    assert [entry.slug for entry in glossary.select(**filters)] == slugs  # type: ignore[arg-type]


def test_related_terms_share_their_words(glossary: Glossary) -> None:
    kebun, juru = glossary.find("kebun"), glossary.find("juru kebun")
    assert kebun and juru and glossary.related(kebun) == (juru,) and glossary.related(juru) == (kebun,)


def test_what_is_in_force_comes_first_and_the_penjelasan_after_the_body(glossary: Glossary) -> None:
    kebun = glossary.find("kebun")
    assert kebun
    before, today = (glossary.definitions(kebun, day) for day in (date(2019, 1, 1), TODAY))
    assert [one.term for one in before] == [TERMS[0], TERMS[1], TERMS[2]]
    assert [one.term for one in today] == [TERMS[1], TERMS[2], TERMS[0]]
    assert [str(address.path_citation) for address in today[2].uses] == ["Pasal 2", "Pasal 3"]


def test_a_clause_that_came_later_defines_nothing_yet(glossary: Glossary) -> None:
    siraman = glossary.find("siraman")
    assert siraman and not glossary.definitions(siraman, date(2019, 1, 1)) and len(glossary.definitions(siraman, TODAY)) == 1
