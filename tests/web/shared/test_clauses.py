"""Clauses as pages show them: marked words, links, clause marks, outlines."""

import html

import pytest
from fastapi.testclient import TestClient

from kb.citation.address import Address, Level, RegulationId
from kb.law.regulation import Digest
from kb.law.wording import Wording
from kb.settings import Settings
from tests.fakes import HashingEmbedder
from tests.web.samples import client_for
from web.shared.law.clauses import Builder
from web.shared.law.contexts import Clause
from web.shared.law.marking import Link, inline, snippet, stems_of
from web.shared.law.outlines import make_outline
from web.shared.law.reading import Reader, Reading
from web.shared.serving.service import Service
from web.shared.site.i18n import LANGUAGES

ID = RegulationId.parse("uu-901-2001")


def test_words_are_marked_and_escaped() -> None:
    assert inline("korban & <b>korbannya</b>", 0, 25, (), stems_of(["korban"])) == (
        "<mark>korban</mark> &amp; &lt;b&gt;<mark>korbannya</mark>&lt;/b&gt;"
    )


def test_references_become_links_inside_escaped_text() -> None:
    text = "lihat Pasal 2 & <Pasal 3>"
    found = [Link(6, 13, "/uu-1-2000/pasal-2?a=1&b=2", 'a "title"'), Link(10, 14, "/overlapping", "")]
    assert inline(text, 0, len(text), found) == (
        'lihat <a class="ref" href="/uu-1-2000/pasal-2?a=1&amp;b=2" title="a &#34;title&#34;">Pasal 2</a> &amp; &lt;Pasal 3&gt;'
    )


def test_a_snippet_holds_the_words() -> None:
    text = "awal " * 200 + "restitusi bagi korban " + "akhir " * 200
    cut = snippet(text, stems_of(["restitusi"]))
    assert "<mark>restitusi</mark>" in cut and cut.startswith("… ") and cut.endswith(" …") and len(cut) < 400


@pytest.fixture
def reading(worded: Settings) -> Reading:
    reader: Reader = Service(worded, HashingEmbedder).reader()
    return Reading.make(reader, LANGUAGES["id"], None, "http://testserver/")


def wording(path: str, text: str, number: str | None = None) -> Wording:
    address = Address.parse(f"uu-901-2001/{path}")
    assert address.level is not None
    return Wording(address, ID, address.level, number, None, text, None, address.parent, ID)


def words_of(clause: Clause) -> str:
    return " ".join(f"{p.clause.marker} {words_of(p.clause)}" if p.clause else str(p.html) for p in clause.parts)


def test_a_clause_loses_no_word_of_its_text(reading: Reading) -> None:
    whole = wording("pasal-9", "Pemerasan meliputi:\na. pemerasan;\nb . ancaman; dan\nc. tipu.\ndipidana sama.", "9")
    kids = [
        wording("pasal-9/huruf-a", "pemerasan;", "a"),
        wording("pasal-9/huruf-b", "ancaman; dan", "b"),
        wording("pasal-9/huruf-c", "tipu.", "c"),
    ]
    clause = Builder(reading, lambda a: kids if a == whole.address else []).build(whole)
    assert words_of(clause) == "Pemerasan meliputi: a. pemerasan; b. ancaman; dan c. tipu. dipidana sama."


def test_a_clause_whose_words_are_not_in_its_parents_stays_in_the_text(reading: Reading) -> None:
    whole = wording("pasal-9", "Satu kalimat utuh.", "9")
    clause = Builder(reading, lambda a: [wording("pasal-9/huruf-a", "lain", "a")] if a == whole.address else []).build(whole)
    assert words_of(clause) == "Satu kalimat utuh."


def test_every_clause_of_the_law_keeps_its_words(reading: Reading) -> None:
    store = reading.reader.store
    for w in store.wordings_of(ID, reading.on):
        if w.level in (Level.BAB, Level.PENJELASAN):
            continue
        clause = Builder(reading, lambda a: store.children(a, reading.on), linked=False).build(w)
        assert "".join(html.unescape(words_of(clause)).split()) == "".join(w.text.split())


def test_an_outline_of_digests_is_in_the_laws_order(reading: Reading) -> None:
    digests = reading.reader.digests(ID)
    outline = make_outline([], [digests[a] for a in sorted(digests, key=str, reverse=True)])
    assert [str(e.address.path_citation) for e in outline.entries if e.level is Level.PASAL] == ["Pasal 1", "Pasal 2", "Pasal 4"]
    pasal = Address.parse("uu-901-2001/pasal-2")
    before, after = outline.neighbours(pasal)
    assert before and after and (before.address.path_citation, after.address.path_citation) == ("Pasal 1", "Pasal 4")


def test_references_in_the_law_are_links(worded: Settings, web: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    from kb.storage.store import Store

    source, target = Address.parse("uu-901-2001/pasal-2/ayat-2"), Address.parse("uu-901-2001/pasal-2/ayat-1")
    monkeypatch.setattr(Store, "cites", lambda _, a: ((24, 32, target),) if a == source else ())
    monkeypatch.setattr(Store, "cited_by", lambda _, a: (source,) if a == target else ())
    with client_for(worded) as client:
        for url in ("/uu-901-2001/pasal-2/ayat-2", "/uu-901-2001/pasal-2", "/uu-901-2001"):
            assert 'class="ref" href="/uu-901-2001/pasal-2/ayat-1"' in client.get(url).text
        assert "Dirujuk oleh" in client.get("/uu-901-2001/pasal-2/ayat-1").text


def test_a_misread_mark_is_shown_as_it_must_have_been(reading: Reading) -> None:
    whole = wording("pasal-9", "(1) satu\n(s) lima", "9")
    kids = [wording("pasal-9/ayat-1", "satu", "1"), wording("pasal-9/ayat-5", "lima", "5")]
    assert words_of(Builder(reading, lambda a: kids if a == whole.address else []).build(whole)) == "(1) satu (5) lima"


def test_a_clause_known_only_from_a_digest_stands_where_the_law_has_it(reading: Reading) -> None:
    known = [w for w in reading.reader.store.wordings_of(ID, reading.on) if not w.address.path_citation.startswith("Pasal 3")]
    digest = Digest(Address.parse("uu-901-2001/pasal-3"), "Menyimpan hasil jeratan", "Menyimpan dihukum denda.", "")
    outline = make_outline(known, [digest])
    entry = outline.by_address[digest.address]
    assert entry.parent == Address.parse("uu-901-2001/bab-2") and not entry.worded
    row = [one.address.path_citation for one in outline.children[entry.parent]]
    assert row == ["Pasal 2", "Pasal 3"]
