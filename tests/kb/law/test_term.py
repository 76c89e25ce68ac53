"""Terms and their uses come back as they were written."""

from kb.citation.address import Address, RegulationId
from kb.law.term import Term, TermUse
from kb.storage.terms import Terms
from tests.kb.storage.test_store import stored

LAW = Address.parse("uu-1-2000")
TAMAN = Term("Taman", ("T",), Address.parse("uu-1-2000/pasal-1/angka-1"), "garden", ("kebun",))
JURU = Term("Juru Taman", (), Address.parse("uu-1-2000/pasal-1/angka-2"))
USES = [
    TermUse(JURU, Address.parse("uu-1-2000/pasal-2"), 0, 10),
    TermUse(TAMAN, Address.parse("uu-1-2000/pasal-2"), 20, 25),
    TermUse(TAMAN, Address.parse("uu-1-2000/pasal-2/ayat-1"), 3, 8),
    TermUse(TAMAN, Address.parse("uu-1-2000/pasal-20"), 3, 8),
    TermUse(TAMAN, Address.parse("uu-1-2000/pasal-20"), 9, 14),
]


def test_terms_and_uses_come_back() -> None:
    with stored(lambda writer: writer.terms([TAMAN, JURU], USES)) as store:
        terms = Terms(store)
        assert terms.all() == (TAMAN, JURU)
        assert terms.used_by(LAW.regulation) == tuple(USES)
        assert terms.used_by(RegulationId.parse("uu-11-2000")) == ()
        assert terms.used_at_or_below(USES[0].address) == (JURU, TAMAN)
        assert terms.used_at_or_below(USES[3].address) == (TAMAN,)
        assert terms.used_at_or_below(LAW) == (JURU, TAMAN)
        assert [str(address.path_citation) for address in terms.uses(TAMAN)] == ["Pasal 2", "Pasal 2 ayat (1)", "Pasal 20"]


def test_every_name_is_named_once() -> None:
    assert TAMAN.every_name == ("Taman", "T", "kebun", "garden") and JURU.names == ("Juru Taman",)
