"""Where terms are used: whole words, the longest name, each where it holds."""

import pytest

from ingest.terms.definitions import find_terms
from ingest.terms.termuses import find_uses
from kb.citation.address import Address
from kb.law.regulation import Digest
from kb.law.term import Term, TermUse
from kb.law.wording import Wording


def wording(path: str, text: str) -> Wording:
    at = Address.parse(f"uu-1-2000/{path}")
    assert at.level is not None
    return Wording(at, at.regulation, at.level, at.path[-1].number, None, text, None, at.parent, at.regulation)


def term(name: str, *aliases: str, at: str = "pasal-1/angka-1", also: tuple[str, ...] = ()) -> Term:
    return Term(name, aliases, Address.parse(f"uu-1-2000/{at}"), None, also)


def words(uses: list[TermUse], *texts: Wording) -> list[tuple[str, str]]:
    by_address = {one.address: one.text for one in texts}
    return [(use.term.term, by_address[use.address][use.start : use.stop]) for use in uses]


TAMAN, JURU = term("Taman"), term("Juru Taman", "JT", at="pasal-1/angka-2", also=("pekebun",))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("taman dirawat", [("Taman", "taman")], id="small letters in a law that does not mark its terms"),
        pytest.param("juru taman merawat taman", [("Juru Taman", "juru taman"), ("Taman", "taman")], id="the longest name first"),
        pytest.param("juru\ntaman", [("Juru Taman", "juru\ntaman")], id="over the end of a line"),
        pytest.param("pertamanan, taman-taman, tamannya", [], id="parts of words"),
        pytest.param("juru, taman", [("Taman", "taman")], id="a comma between the words of a name"),
        pytest.param("jt dan JT", [("Juru Taman", "jt"), ("Juru Taman", "JT")], id="another name of the law's own"),
        pytest.param("pekebun", [], id="a name that only our digest gives"),
        pytest.param("dan/atau taman/kebun", [("Taman", "taman")], id="words joined by a slash are two"),
    ],
)
def test_names_in_a_text(text: str, found: list[tuple[str, str]]) -> None:
    clause = wording("pasal-2", text)
    assert words(list(find_uses([TAMAN, JURU], [clause])), clause) == found


def test_a_law_that_marks_its_terms_with_capitals_means_nothing_by_small_ones() -> None:
    clause = wording("pasal-2", "Taman dan Taman di Taman; taman kota, kuasa siram")
    uses = list(find_uses([TAMAN, term("Kuasa Siram", at="pasal-1/angka-3")], [clause]))
    assert words(uses, clause) == [("Taman", "Taman")] * 3 + [("Kuasa Siram", "kuasa siram")]


def test_the_words_of_a_clause_below_are_not_counted_twice() -> None:
    whole, item = wording("pasal-2", "Taman meliputi:\na. taman kota."), wording("pasal-2/huruf-a", "taman kota.")
    uses = list(find_uses([TAMAN], [whole, item]))
    assert [(str(use.address).partition("/")[2], use.start) for use in uses] == [("pasal-2", 0), ("pasal-2/huruf-a", 0)]


def test_the_recitals_use_no_terms() -> None:
    assert not list(find_uses([TAMAN], [wording("menimbang/huruf-a", "bahwa taman perlu dirawat")]))


def test_what_the_penjelasan_explains_holds_in_its_clause_only() -> None:
    texts = [wording("pasal-2/ayat-1", "bibit unggul disiram"), wording("pasal-3", "bibit unggul")]
    bibit = term("bibit unggul", at="penjelasan/pasal-2/ayat-1")
    assert [str(use.address) for use in find_uses([bibit], texts)] == ["uu-1-2000/pasal-2/ayat-1"]


def test_of_two_that_define_a_name_the_first_keeps_it_and_a_term_goes_before_an_alias() -> None:
    clause = wording("pasal-2", "anak")
    rows = [term("Anak yang Menyiram", "Anak", at="pasal-1/angka-2"), term("Anak", at="pasal-1/angka-3"), term("anak", at="pasal-5")]
    assert [str(use.term.address) for use in find_uses(rows, [clause])] == ["uu-1-2000/pasal-1/angka-3"]


def test_a_definition_is_no_use_of_itself() -> None:
    law = [
        wording("pasal-1", "Yang dimaksud dengan:\n1. Taman adalah taman kota.\n2. Juru Taman adalah warga taman."),
        wording("pasal-1/angka-1", "Taman adalah taman kota."),
        wording("pasal-1/angka-2", "Juru Taman adalah warga taman."),
    ]
    uses = list(find_uses(find_terms(law), law))
    assert words(uses, *law) == [("Taman", "taman")] and uses[0].address == law[2].address


def test_our_digest_is_searched_where_the_words_are_not_at_hand() -> None:
    digests = [Digest(Address.parse(f"uu-1-2000/{path}"), "", "Taman dirawat.", "") for path in ("pasal-2", "pasal-3")]
    uses = list(find_uses([TAMAN], [wording("pasal-2", "lahan dirawat")], digests))
    assert [(str(use.address), use.start, use.stop) for use in uses] == [("uu-1-2000/pasal-3", 0, 5)]
