"""The store gives back what was written, by address, regulation and day."""

import sqlite3
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.build.writer import Writer
from ingest.references.finder import Citation
from kb.citation.address import Address, Level, RegulationId
from kb.law.outline import ParseWarning
from kb.law.passage import TEXTS, ClauseKind, Passage, TextKind
from kb.law.regulation import Conflict, Digest, Note, Provenance, Regulation, Relation, RelationKind, Source
from kb.law.status import Effect, EffectKind
from kb.law.textrecord import TextRecord
from kb.law.wording import Wording
from kb.storage.store import Store
from tests.kb.strategies import addresses, bare_addresses, regulation_ids

ID = RegulationId.parse("pergub-dki-901-2011")
PASAL = Address(ID).child(Level.PASAL, "2")
AYAT = PASAL.child(Level.AYAT, "1")
DAY = date(2024, 1, 1)

REGULATION = Regulation(
    ID,
    "Kebun Kota",
    short_title="Pergub Kebun",
    aliases=("Kebun", "Aturan Kebun"),
    issuer="Gubernur",
    enacted=date(2011, 3, 1),
    in_force=date(2011, 3, 2),
    gazette="BD 2011",
    checked=date(2023, 1, 1),
    topics=("kebun",),
    relations=(
        Relation(RelationKind.REPEALS, Address.parse("pergub-dki-900-2001/pasal-2"), PASAL, "catatan", date(2011, 2, 1)),
        Relation(RelationKind.IMPLEMENTS, Address.parse("perda-dki-903-2013")),
    ),
    pages=("https://contoh.invalid/",),
    sources=("karangan",),
    gaps=("peta",),
)
BARE_REGULATION = Regulation(RegulationId.parse("perda-dki-903-2013"), "Air Kebun")


@contextmanager
def stored(write: Callable[[Writer], None]) -> Iterator[Store]:
    """A store over what `write` puts into a new database."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kb.sqlite3"
        writer = Writer(path)
        write(writer)
        writer.finish()
        store = Store(path)
        try:
            yield store
        finally:
            store.close()


def wording(address: Address = PASAL, text: str = "Setiap Penggarap wajib menyiram.", **more: object) -> Wording:
    """A wording with the least that it needs."""
    level = address.level or Level.JUDUL
    plain = Wording(address, ID, level, address.path[-1].number, None, text, None, address.parent, ID)
    return replace(plain, **more)  # type: ignore[arg-type]


def passage(address: Address, part: int = 0, naskah: str = "", **more: object) -> Passage:
    """A passage with the least that it needs."""
    return replace(Passage(address, part, ClauseKind.UMUM, Source.NASKAH, naskah, "", "", ""), **more)  # type: ignore[arg-type]


def test_regulations_come_back_whole_and_in_the_manifest_s_order() -> None:
    def write(writer: Writer) -> None:
        writer.regulation(0, REGULATION, known=True)
        writer.regulation(1, BARE_REGULATION, known=False)

    with stored(write) as store:
        assert store.regulations() == (REGULATION, BARE_REGULATION)
        assert store.regulation(ID) == REGULATION
        assert store.regulation(RegulationId.parse("uu-1-2000")) is None
        assert [store.known(r.id) for r in (REGULATION, BARE_REGULATION)] == [True, False]
        assert not store.known(RegulationId.parse("uu-1-2000"))


def test_relations_to_a_regulation_are_found_from_its_clauses_too() -> None:
    with stored(lambda writer: writer.regulation(0, REGULATION, known=True)) as store:
        assert store.relations_to(RegulationId.parse("pergub-dki-900-2001")) == ((ID, REGULATION.relations[0]),)
        assert store.relations_to(RegulationId.parse("perda-dki-903-2013")) == ((ID, REGULATION.relations[1]),)
        assert store.relations_to(RegulationId.parse("perda-dki-903-2012")) == ()


def test_a_text_record_comes_back_whole() -> None:
    record = TextRecord(
        ID, Provenance.BERKAS_PENGGUNA, "kebun.pdf", "abc", 12, True, "utuh", "kantor", (ParseWarning("ayat-hilang", "ayat (2)", 3),)
    )
    with stored(lambda writer: writer.text(record)) as store:
        assert store.text(ID) == record
        assert store.text(RegulationId.parse("uu-1-2000")) is None


_days = st.dates(date(1900, 1, 1), date(2100, 1, 1))
_texts = st.text(min_size=1, max_size=60)


@settings(max_examples=25)
@given(
    st.builds(
        Effect,
        addresses,
        st.sampled_from(EffectKind),
        addresses,
        _days,
        st.lists(addresses, max_size=3).map(tuple),
        _texts,
        _texts,
        _texts,
        st.lists(addresses, max_size=2).map(tuple),
        st.none() | _texts,
    )
)
def test_an_effect_comes_back_whole(effect: Effect) -> None:
    with stored(lambda writer: writer.effects([effect])) as store:
        assert store.effects(effect.target.regulation) == (effect,)


@settings(max_examples=25)
@given(bare_addresses.filter(lambda a: bool(a.path)), st.text(max_size=200), regulation_ids, _days, st.none() | _days)
def test_words_come_back_letter_for_letter(address: Address, text: str, version: RegulationId, since: date, until: date | None) -> None:
    written = replace(wording(), address=address, text=text, version=version, since=since, until=until, heading=text, page=7)
    with stored(lambda writer: writer.wordings([written])) as store:
        assert store.wordings(address) == (written,)


@pytest.mark.parametrize(
    ("on", "text"),
    [
        pytest.param(date(2010, 12, 31), None, id="before there was any"),
        pytest.param(date(2011, 1, 1), "lama", id="the first day of the first wording"),
        pytest.param(date(2014, 12, 31), "lama", id="its last day"),
        pytest.param(date(2015, 1, 1), "baru", id="the first day of the second"),
        pytest.param(date(2020, 1, 1), "", id="struck: there, without words"),
    ],
)
def test_one_wording_holds_on_a_day(on: date, text: str | None) -> None:
    with stored(lambda writer: writer.wordings(_three_states())) as store:
        found = store.wording(PASAL, on)
        assert (found.text if found else None) == text


def test_a_version_names_its_wording_whatever_the_day() -> None:
    with stored(lambda writer: writer.wordings(_three_states())) as store:
        assert store.wording(Address.parse(f"{PASAL}@{ID}"), DAY) == _three_states()[0]
        assert store.wording(Address.parse(f"{PASAL}@uu-9-2015"), date(2011, 1, 1)) == _three_states()[1]
        assert store.wording(Address.parse(f"{PASAL}@uu-8-1999"), DAY) is None


def test_struck_wordings_are_neither_listed_nor_children() -> None:
    with stored(lambda writer: writer.wordings([wording(AYAT), *_three_states()])) as store:
        assert [w.address for w in store.wordings_of(ID, date(2012, 1, 1))] == [AYAT, PASAL]
        assert [w.address for w in store.wordings_of(ID, date(2021, 1, 1))] == [AYAT]
        assert store.children(PASAL, DAY) == (wording(AYAT),)


def test_pasal_are_numbered_as_on_a_day_and_only_the_regulations_own_count() -> None:
    explained = replace(wording(PASAL), address=Address.parse(f"{ID}/penjelasan/pasal-9"), number="9")
    with stored(lambda writer: writer.wordings([wording(AYAT), explained, *_three_states()])) as store:
        assert store.pasal_numbers(ID, date(2012, 1, 1)) == (PASAL.path[-1].number,)
        assert store.pasal_numbers(ID, date(2021, 1, 1)) == (), "it was struck"


def _three_states() -> list[Wording]:
    second = RegulationId.parse("uu-9-2015")
    return [
        wording(text="lama", since=date(2011, 1, 1), until=date(2015, 1, 1)),
        wording(text="baru", version=second, since=date(2015, 1, 1), until=date(2020, 1, 1), enacted_by=Address.parse("uu-9-2015/pasal-i")),
        wording(text="", version=RegulationId.parse("uu-9-2020"), since=date(2020, 1, 1), deleted=True),
    ]


def test_an_amending_address_leads_to_the_bare_one() -> None:
    amending = Address.parse("uu-9-2015/pasal-i/angka-1/pasal-2")
    with stored(lambda writer: writer.aliases([(amending, PASAL), (amending, AYAT)])) as store:
        assert store.bare(amending) == PASAL, "the first that was said"
        assert store.bare(PASAL) == PASAL


def test_digests_notes_and_conflicts_come_back_whole() -> None:
    digest = Digest(AYAT, "Judul", "Isi.", "Gloss.", (PASAL,))
    note = Note(ID, 1, "Judul", "Isi.", "Gloss.", "kabar", "Mei 2012")
    undated = Note(ID, 2, "Judul", "Isi.", "Gloss.", "kabar")
    conflict = Conflict("jam", (PASAL, AYAT), "Isi.", "Gloss.", "kabar")

    def write(writer: Writer) -> None:
        writer.digests([digest])
        writer.notes([undated, note])
        writer.conflicts([conflict])

    with stored(write) as store:
        assert store.digest(AYAT) == digest
        assert store.digest(PASAL) is None
        assert store.notes(ID) == (note, undated)
        assert store.conflicts() == (conflict,)


def test_passages_come_back_by_number_by_address_and_below_an_address() -> None:
    one = passage(AYAT, naskah="satu", kind=ClauseKind.TUGAS, judul="j", ringkasan="r", gloss="g")
    two = passage(AYAT, 1, "dua")
    other = passage(Address(ID).child(Level.PASAL, "21"), naskah="tiga")

    def write(writer: Writer) -> None:
        for number, each in enumerate((one, two, other), start=1):
            writer.passage(number, each)

    with stored(write) as store:
        assert store.passages([3, 1, 3, 99]) == {3: other, 1: one}
        assert store.passages([]) == {}
        assert store.passages_at(AYAT) == ((1, one), (2, two))
        assert store.passages_below(PASAL) == ((1, one), (2, two)), "pasal-21 is not below pasal-2"
        assert len(store.passages_below(Address(ID))) == 3


def test_vectors_come_back_bit_for_bit_in_their_order() -> None:
    rows = [(number, kind, np.array([number, 0.1], np.float32).tobytes()) for number in (2, 1) for kind in TextKind]
    with stored(lambda writer: writer.vectors(rows)) as store:
        assert list(store.vectors()) == [vector for _, _, vector in rows]
        passages, kinds = store.text_rows()
        assert list(zip(passages.tolist(), (TEXTS[kind] for kind in kinds), strict=True)) == [(number, kind) for number, kind, _ in rows]


def test_citations_are_found_from_both_ends() -> None:
    made = [
        (PASAL, Citation(5, 9, (AYAT,))),
        (PASAL, Citation(0, 3, (AYAT,))),
        (PASAL, Citation(10, 14, (), delegation=True)),
        (AYAT, Citation(0, 2, (Address(ID),))),
    ]
    with stored(lambda writer: writer.citations(made)) as store:
        assert store.cites(PASAL) == ((0, 3, AYAT), (5, 9, AYAT)), "in the order of the text"
        assert store.cited_by(AYAT) == (PASAL,), "each once"
        assert store.delegations(PASAL) == ((10, 14),) and not store.delegations(AYAT)
        assert store.cited_by(PASAL) == (PASAL,), "what cites an ayat cites its Pasal"


def test_counts_are_rows_of_the_main_tables() -> None:
    with stored(lambda writer: writer.regulation(0, REGULATION, known=True)) as store:
        assert store.counts() == {
            "regulations": 1,
            "texts": 0,
            "passages": 0,
            "vectors": 0,
            "digests": 0,
            "notes": 0,
            "effects": 0,
            "duties": 0,
            "offences": 0,
        }


def test_a_store_cannot_be_written_to() -> None:
    with stored(lambda writer: None) as store, pytest.raises(sqlite3.OperationalError, match="readonly"):
        store.connection.execute("DELETE FROM regulations")


def test_each_thread_reads_by_a_connection_of_its_own() -> None:
    found: list[object] = []

    def read() -> None:
        found.extend((store.connection, store.regulation(ID)))
        store.close()

    with stored(lambda writer: writer.regulation(0, REGULATION, known=True)) as store:
        thread = threading.Thread(target=read)
        mine = store.connection
        thread.start()
        thread.join()
        assert found[1] == REGULATION
        assert found[0] is not mine
