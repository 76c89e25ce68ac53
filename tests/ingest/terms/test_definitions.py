"""Defined terms: the forms in which regulations and digests name them."""
# ruff: noqa: E501 (one row a case)

import pytest

from ingest.terms.definitions import find_terms
from kb.citation.address import Address
from kb.law.defined import before_bracket, meant, naming
from kb.law.regulation import Digest
from kb.law.term import Term
from kb.law.wording import Wording


def _wording(address: str, text: str, heading: str | None = None, parent: str | None = None) -> Wording:
    at = Address.parse(address)
    assert at.level is not None
    return Wording(
        at, at.regulation, at.level, at.path[-1].number, heading, text, None, Address.parse(parent) if parent else None, at.regulation
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Taman Warga adalah lahan bersama.", ("Taman Warga",), id="plain"),
        pytest.param("Juru Taman ialah warga yang merawat.", ("Juru Taman",), id="ialah"),
        pytest.param("Pusat Bibit, yang selanjutnya disingkat PB, adalah gudang.", ("Pusat Bibit", "PB"), id="disingkat, between commas"),
        pytest.param("Pusat Bibit yang selanjutnya disebut dengan Pusat adalah gudang.", ("Pusat Bibit", "Pusat"), id="disebut dengan"),
        pytest.param("Pusat Bibit, yang disingkat PB, ialah gudang.", ("Pusat Bibit", "PB"), id="disingkat without selanjutnya"),
        pytest.param("Saksi dan/atau Tetangga adalah orang.", ("Saksi dan/atau Tetangga",), id="a name with a slash"),
        pytest.param(
            "Juru taman (tukang kebun, pekebun) ialah warga.", ("Juru taman", "tukang kebun", "pekebun"), id="brackets of a digest"
        ),
        pytest.param("Pegiat (misalnya ketua RT) ialah warga.", ("Pegiat",), id="an example in brackets is no name"),
        pytest.param('Kata "taman" dalam peraturan ini berarti lahan.', ("taman",), id="a word in quotes"),
        pytest.param("Tindak 2. Tindak Tanam adalah menanam.", ("Tindak Tanam",), id="a catch-word of the page before"),
        pytest.param("A gardener (juru taman) is a resident.", ("gardener", "juru taman"), id="English with the word in brackets"),
        pytest.param('In this law "person" (orang) means anyone.', ("person", "orang"), id="English, the term in quotes"),
        pytest.param("PB, the seed centre (Pusat Bibit), is a shed.", ("PB", "seed centre", "Pusat Bibit"), id="English apposition"),
        pytest.param("Dalam PP ini, kebun warga adalah lahan.", ("kebun warga",), id="a digest that begins with the regulation"),
        pytest.param("Menteri dalam PP ini ialah pejabat.", ("Menteri",), id="a short name of the regulation behind the term"),
        pytest.param("Warga yang menyiram (disebut Penyiram) ialah warga.", ("Warga yang menyiram", "Penyiram"), id="a name in brackets"),
        pytest.param("An informer (pelapor) secretly tells of what is planned.", ("informer", "pelapor"), id="a later verb"),
    ],
)
def test_naming(text: str, names: tuple[str, ...]) -> None:
    found = naming(text)
    assert found is not None
    assert found.names == names


@pytest.mark.parametrize("text", ["Setiap warga wajib menyiram.", "", "a. satu; b. dua adalah bilangan.", "x" * 500 + " adalah y"])
def test_what_does_not_define_has_no_name(text: str) -> None:
    assert naming(text) is None


def test_brackets_tell_the_name_where_the_verb_is_another() -> None:
    found = before_bracket("PB, the seed centre (Pusat Bibit), keeps seeds.")
    assert found is not None
    assert found.names == ("PB", "seed centre", "Pusat Bibit")


def test_every_quoted_phrase_of_a_penjelasan_counts() -> None:
    text = "Yang dimaksud dengan 'tanah' adalah humus. Yang dimaksud dengan “air” dalam ketentuan ini adalah hujan."
    assert meant(text) == ("tanah", "air")


LAW = [
    _wording("uu-1-2000/pasal-1", "Dalam Undang-Undang ini yang dimaksud dengan:\n1. Taman adalah lahan.\n2. Juru Taman adalah warga."),
    _wording("uu-1-2000/pasal-1/angka-1", "Taman adalah lahan."),
    _wording("uu-1-2000/pasal-1/angka-2", "Juru Taman adalah warga."),
    _wording("uu-1-2000/pasal-2", "Taman dirawat oleh Juru Taman; taman kota tidak termasuk."),
    _wording("uu-1-2000/pasal-3", "Rencana Tanam Kampung, selanjutnya disebut RTK, disusun tiap tahun."),
    _wording("uu-1-2000/pasal-4/ayat-1", "Pidana:\na. sapi adalah hewan (satu);\nb. kambing"),
    _wording("uu-1-2000/pasal-4/ayat-1/huruf-a", "sapi adalah hewan (satu);"),
    _wording("uu-1-2000/penjelasan/pasal-2", "Yang dimaksud dengan 'dirawat' adalah disiram."),
]


def test_terms_of_a_law() -> None:
    found = [(str(t.address).partition("/")[2], t.term, t.aliases) for t in find_terms(LAW)]
    assert found == [
        ("pasal-1/angka-1", "Taman", ()),
        ("pasal-1/angka-2", "Juru Taman", ()),
        ("pasal-3", "Rencana Tanam Kampung", ("RTK",)),
        ("penjelasan/pasal-2", "dirawat", ()),
    ]


def test_a_bab_of_terms_defines_one_a_pasal() -> None:
    # KUHP, Bab V
    bab = _wording("uu-1-2000/bab-5", "PENGERTIAN ISTILAH\nPasal 9\nBarang adalah benda.", "PENGERTIAN ISTILAH")
    pasal = _wording("uu-1-2000/pasal-9", "Barang adalah benda.", parent="uu-1-2000/bab-5")
    other = _wording("uu-1-2000/pasal-10", "Barang yang hilang adalah milik negara.", parent="uu-1-2000/bab-6")
    assert [t.term for t in find_terms([bab, pasal, other])] == ["Barang"]


def test_a_single_definition_needs_no_list() -> None:
    assert [
        t.term for t in find_terms([_wording("uu-1-2000/pasal-1", "Dalam Undang-Undang ini yang dimaksud dengan Taman adalah lahan.")])
    ] == ["Taman"]


def _digest(address: str, ringkasan: str, gloss: str) -> Digest:
    return Digest(Address.parse(address), "judul", ringkasan, gloss)


def test_digests_stand_in_where_the_words_are_not_at_hand() -> None:
    digests = [
        _digest("uu-1-2000/pasal-1/angka-1", "Juru taman perseorangan (mandiri) ialah warga.", "A lone gardener (juru taman warga perseorangan) is one."),
        _digest("uu-1-2000/pasal-1/angka-2", "PB ialah gudang bibit.", "PB, the seed centre (Pusat Bibit), keeps seeds."),
        _digest("uu-1-2000/pasal-2", "Taman adalah tanggung jawab warga.", "The garden is for all."),
    ]  # fmt: skip
    assert find_terms((), digests) == (
        Term("juru taman warga perseorangan", (), digests[0].address, "lone gardener", ("Juru taman perseorangan", "mandiri")),
        Term("Pusat Bibit", ("PB",), digests[1].address, "seed centre"),
    )


def test_a_digest_adds_other_names_to_the_law() -> None:
    digest = _digest("uu-1-2000/pasal-1/angka-2", "Juru taman (pekebun) ialah warga.", "A gardener (juru taman) is a resident.")
    term = next(t for t in find_terms(LAW, [digest]) if t.address == digest.address)
    assert (term.term, term.aliases, term.also, term.gloss) == ("Juru Taman", (), ("pekebun",), "gardener")
    assert term.every_name == ("Juru Taman", "pekebun", "gardener")


def test_a_digest_respells_what_a_damaged_copy_has_of_a_name() -> None:
    wordings = [
        _wording("uu-1-2000/pasal-1", "Yang dimaksud dengan:\n1. Regu T\\rkang Siram adalah warga.\n2. Taman adalah lahan."),
        _wording("uu-1-2000/pasal-1/angka-1", "Regu T\\rkang Siram adalah warga."),
        _wording("uu-1-2000/pasal-1/angka-2", "Taman adalah lahan."),
    ]
    digest = _digest(
        "uu-1-2000/pasal-1/angka-1", "Regu tukang siram (penyiram) ialah warga.", "A watering crew (regu tukang siram) is one."
    )
    term = find_terms(wordings, [digest])[0]
    assert (term.aliases, term.also) == (("Regu tukang siram",), ("penyiram",))


def test_a_digest_of_another_term_adds_nothing() -> None:
    # PP 7/2018: a copy that lost a number has Korban where the digest, rightly, has Keluarga
    digest = _digest("uu-1-2000/pasal-1/angka-2", "Pupuk ialah kompos.", "Compost (pupuk) is dung.")
    term = next(t for t in find_terms(LAW, [digest]) if t.address == digest.address)
    assert (term.aliases, term.gloss) == ((), None)
