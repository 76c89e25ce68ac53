"""From wordings, digests and notes to passages: an ayat, a definition, or a Pasal that has neither."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.build.passages import MAX_CHARACTERS, build_passages
from ingest.consolidation.consolidation import plain
from ingest.structure.parser import parse
from kb.citation.address import Address, RegulationId
from kb.law.passage import ClauseKind, Passage
from kb.law.regulation import Digest, Note, Source
from kb.law.wording import Wording
from tests.corpus_samples import KEBUN, KEBUN_TEXT
from tests.factories import source

ID = RegulationId.parse(KEBUN)


def wordings(text: str = KEBUN_TEXT) -> tuple[Wording, ...]:
    """Wordings of a regulation as its text prints it."""
    return plain(parse(source(text)), None)


def body(pasal: str) -> tuple[Wording, ...]:
    """Wordings of a regulation with this body."""
    head = KEBUN_TEXT[: KEBUN_TEXT.index("BAB I\n")]
    return wordings(f"{head}{pasal}\nDitetapkan di Jakarta\npada tanggal 1 Maret 2011\nGUBERNUR,\nSI FULAN")


def digest(path: str, **words: str) -> Digest:
    """A digest of a place in the invented regulation."""
    return Digest(
        Address.parse(f"{KEBUN}/{path}"), words.get("judul", "Judul"), words.get("ringkasan", "Isi."), words.get("gloss", "Gist.")
    )


def paths(passages: Sequence[Passage]) -> list[str]:
    """Where passages stand."""
    return [str(passage.address).removeprefix(f"{KEBUN}/") for passage in passages]


def test_a_passage_is_an_ayat_a_definition_or_an_undivided_pasal() -> None:
    assert paths(build_passages(ID, wordings(), (), ())) == [
        "pasal-1/angka-1",
        "pasal-1/angka-2",
        "pasal-1/angka-3",
        "pasal-2/ayat-1",
        "pasal-2/ayat-2",
        "pasal-3",
        "pasal-4/ayat-1",
        "pasal-4/ayat-2",
        "pasal-5",
        "penjelasan/umum",
        "penjelasan/pasal-2/ayat-1",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Pasal 2\nKebun memuat:\na. petak;\nb. sumur.", ["pasal-2"], id="huruf stay inside their Pasal"),
        pytest.param("Pasal 2\nKebun memuat:\n1. petak;\n2. sumur.", ["pasal-2"], id="so do angka that define nothing"),
        pytest.param(
            "Pasal 1\n(1) Dalam Peraturan ini yang dimaksud dengan:\n1. Kebun adalah lahan.\n2. Petak adalah bagiannya.\n(2) Lain.",
            ["pasal-1/ayat-1/angka-1", "pasal-1/ayat-1/angka-2", "pasal-1/ayat-2"],
            id="definitions in an ayat of Pasal 1",
        ),
        pytest.param("Pasal 1\nKebun adalah lahan.", ["pasal-1"], id="a single definition is its Pasal"),
    ],
)
def test_where_the_lines_are_drawn(text: str, found: list[str]) -> None:
    assert paths(build_passages(ID, body(text), (), ())) == found


def test_the_words_of_a_passage_are_those_of_its_clause() -> None:
    by_address = {wording.address: wording.text for wording in wordings()}
    for passage in build_passages(ID, wordings(), (), ()):
        assert passage.naskah == by_address[passage.address]
        assert passage.source is Source.NASKAH


def test_an_elucidation_that_says_nothing_is_no_passage() -> None:
    assert "penjelasan/pasal-1" not in paths(build_passages(ID, wordings(), (), ()))


def test_a_digest_stands_beside_the_words_of_its_clause() -> None:
    passages = build_passages(ID, wordings(), [digest("pasal-3", judul="J", ringkasan="R", gloss="G")], ())
    (found,) = [passage for passage in passages if paths([passage]) == ["pasal-3"]]
    assert (found.judul, found.ringkasan, found.gloss, found.source) == ("J", "R", "G", Source.NASKAH)
    assert found.naskah.startswith("Permohonan petak")


def test_a_digest_of_what_would_be_no_passage_makes_it_one() -> None:
    assert "bab-2" in paths(build_passages(ID, wordings(), [digest("bab-2")], ()))


def test_without_words_digests_are_the_passages_in_their_order() -> None:
    passages = build_passages(ID, (), [digest("pasal-9"), digest("pasal-2", ringkasan="Penggarap wajib menyiram.")], ())
    assert paths(passages) == ["pasal-9", "pasal-2"]
    assert {passage.source for passage in passages} == {Source.RINGKASAN}
    assert [passage.naskah for passage in passages] == ["", ""]
    assert passages[1].kind is ClauseKind.TUGAS, "told from the digest"


def test_notes_stand_under_the_regulation_itself_and_are_told_apart_by_number() -> None:
    notes = [Note(ID, number, f"Judul {number}", "Isi.", "Gist.", "kabar") for number in (1, 2)]
    passages = build_passages(ID, (), (), notes)
    assert [(str(p.address), p.part, p.source, p.judul) for p in passages] == [
        (KEBUN, 1, Source.CATATAN, "Judul 1"),
        (KEBUN, 2, Source.CATATAN, "Judul 2"),
    ]


def test_the_clauses_of_an_amending_act_are_no_passages() -> None:
    act = body("Pasal I\nKetentuan diubah:\n1. Ketentuan Pasal 3 diubah sehingga berbunyi:\nPasal 3\nBaru.\nPasal II\nMulai berlaku.")
    assert build_passages(ID, act, (), ()) == ()


_LONG = "\n".join(f"{letter}. {'petak ' * 60}nomor {letter};" for letter in "abcdefgh")


def test_a_long_list_is_split_and_each_part_carries_the_lead_in() -> None:
    passages = build_passages(ID, body(f"Pasal 2\nKebun Kota memuat:\n{_LONG}"), [digest("pasal-2")], ())
    assert len(passages) > 1
    assert [passage.part for passage in passages] == list(range(len(passages)))
    assert {passage.address for passage in passages} == {Address.parse(f"{KEBUN}/pasal-2")}
    assert all(passage.naskah.startswith("Kebun Kota memuat:") for passage in passages)
    assert all(len(passage.naskah) <= MAX_CHARACTERS for passage in passages)
    for letter in "abcdefgh":
        assert sum(f"nomor {letter};" in passage.naskah for passage in passages) == 1, "each item in one part"
    assert [bool(passage.ringkasan) for passage in passages] == [True, *[False] * (len(passages) - 1)], "the digest is embedded once"


_sentences = st.lists(st.integers(1, 900).map(lambda n: ("kata " * n).strip()), min_size=1, max_size=8)


@given(_sentences, st.booleans())
def test_splitting_loses_no_word(sentences: list[str], listed: bool) -> None:
    marks = [f"{chr(97 + place)}. " if listed else "" for place in range(len(sentences))]
    items = zip(marks, sentences, strict=True)
    text = "\n".join(["Kebun Kota memuat:", *(f"{mark}{words} x{place}." for place, (mark, words) in enumerate(items))])
    address = Address.parse(f"{KEBUN}/pasal-2")
    whole = Wording(address, ID, address.path[0].level, "2", None, text, None, None, ID)
    below = [
        Wording(address.child(_huruf, chr(97 + place)), ID, _huruf, chr(97 + place), None, f"{words} x{place}.", None, address, ID)
        for place, words in enumerate(sentences)
        if listed
    ]
    passages = build_passages(ID, [whole, *below], (), ())
    found = " ".join(passage.naskah for passage in passages)
    assert all(found.count(f" x{place}.") == 1 for place in range(len(sentences)))
    lead = 0 if len(passages) == 1 or not listed else (len(passages) - 1) * len("Kebun Kota memuat:".split())
    assert len(found.split()) in {len(text.split()), len(text.split()) + lead}


_huruf = Address.parse(f"{KEBUN}/pasal-2/huruf-a").path[-1].level
