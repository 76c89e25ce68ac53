"""Small parts: marking, clause marks, outlines, catalogues, the service."""

import gettext
import html
import shutil
from datetime import date
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from kb.citation.address import Address, Level, RegulationId
from kb.law.regulation import Digest
from kb.law.wording import Wording
from kb.settings import Settings
from tests.fakes import HashingEmbedder
from tests.web.samples import client_for, settings_for
from web.shared.law.clauses import Builder
from web.shared.law.contexts import Clause
from web.shared.law.marking import Link, inline, snippet, stems_of
from web.shared.law.outlines import make_outline
from web.shared.law.reading import Reader, Reading
from web.shared.serving.service import Service
from web.shared.site.i18n import LANGUAGES, LOCALES
from web.shared.site.pagecache import CachedPage, PageCache

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


def test_the_catalogue_is_whole_and_compiled() -> None:
    babel = pytest.importorskip("babel.messages")
    from babel.messages import extract, pofile

    folder = LOCALES / "en" / "LC_MESSAGES"
    with (folder / "web.po").open("rb") as file:
        catalogue = pofile.read_po(file)
    methods = [("**.py", "python"), ("**.html", "jinja2")]
    found = {message for _, _, message, _, _ in extract.extract_from_dir(LOCALES.parent, methods, {"**.html": {"trimmed": "true"}})}
    ids = {message.id for message in catalogue if message.id}
    assert babel and found == ids, (found - ids, ids - found)
    assert all(message.string and all(message.string) for message in catalogue if message.id)
    with (folder / "web.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for message in catalogue:
        if isinstance(message.id, str) and message.id:
            assert compiled.gettext(message.id) == message.string


def test_urls_are_spelled_in_one_module() -> None:
    for path in LOCALES.parent.rglob("*.py"):
        if path.name not in ("links.py", "examples.py", "errors.py"):
            text = path.read_text("utf-8").replace('f"/{address}"', "")  # an address as it is spelled, against the path that was requested
            assert '"/uu-' not in text and 'f"/{' not in text, path


def test_dates_are_written_out() -> None:
    assert LANGUAGES["id"].day(date(2026, 1, 2)) == "2 Januari 2026" and LANGUAGES["en"].day(date(2026, 1, 2)) == "2 January 2026"


def test_the_service_goes_on_when_a_new_generation_cannot_serve(worded: Settings, tmp_path: Path) -> None:

    data = tmp_path / "data"
    shutil.copytree(worded.data, data)
    now = 0.0
    service = Service(settings_for(data, worded.corpus), HashingEmbedder, lambda: now)
    first = service.reader()
    (data / "current").write_text("nihil")
    now = 10.0
    assert service.reader() is first


def test_the_page_cache_keeps_within_its_budget() -> None:
    size = len(CachedPage.of(b"aaaa").gzipped)
    cache, made = PageCache(2 * size + size // 2), []

    def made_of(url: str, key: int, body: bytes) -> bytes:
        def make() -> bytes:
            made.append(body)
            return body

        return cache.get(url, key, make).html()

    assert made_of("/a", 1, b"aaaa") == made_of("/a", 1, b"!!!!") == b"aaaa"
    assert made_of("/a", 2, b"bbbb") == b"bbbb"
    made_of("/c", 1, b"cccc")
    made_of("/a", 1, b"aaaa")
    made_of("/" + "x" * 999, 1, b"long")
    assert made == [b"aaaa", b"bbbb", b"cccc", b"aaaa", b"long"]


def test_a_kept_page_travels_as_the_client_takes_it(web: TestClient) -> None:
    first = web.get("/uu-901-2001", headers={"accept-encoding": "gzip"})
    plain = web.get("/uu-901-2001", headers={"accept-encoding": "identity"})
    assert first.headers["content-encoding"] == "gzip" and "content-encoding" not in plain.headers
    assert first.content == plain.content and first.headers["etag"] == plain.headers["etag"]
    assert int(first.headers["content-length"]) < int(plain.headers["content-length"])
    again = web.get("/uu-901-2001", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304 and not again.content


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
