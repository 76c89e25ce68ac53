"""A question is read in standard words: chat forms from the table, clear slips from the corpus' own words, and nothing else is touched."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.words.lexicon import STOPWORDS, words
from search.question.abbreviations import load_abbreviations
from search.question.provision_words import find_place
from search.question.regulation_names import RegulationNames
from search.question.spelling.speller import Speller, Spelling, make_speller
from search.question.spelling.wordlists import load_word_lists

LISTS = load_word_lists()
#: Words of an invented corpus with their counts; "penanam" and "penenam" are as frequent as each other.
CORPUS = {
    "penggarap": 40, "menyiram": 12, "petak": 9, "penanam": 9, "penenam": 9, "panen": 20, "pengairan": 15, "kompos": 8, "irigasi": 7,
    "dipulangkan": 3,
    "harvest": 11, "irrigation": 9, "menyewa": 4, "menyewakan": 2, "dibayar": 6, "anak": 30, "warga": 25, "denda": 14, "gerobak": 1,
    "penyiraman": 5, "pengurus": 10, "kebun": 50, "putusan": 6,
}  # fmt: skip


@pytest.fixture(scope="module")
def speller() -> Speller:
    """Over the invented corpus."""
    return make_speller(CORPUS)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        pytest.param("dendanya brp thn", "dendanya berapa tahun", id="chat forms"),
        pytest.param("Brp denda?", "Berapa denda?", id="a capital at the beginning stays"),
        pytest.param("BRP DENDA KLO PANEN", "berapa DENDA kalau PANEN", id="all in capitals: read as well"),
        pytest.param("anak2 warga", "anak-anak warga", id="a 2 repeats a word"),
        pytest.param("anak2nya, org2.", "anak-anaknya, orang-orang.", id="with an ending, a chat form, marks"),
        pytest.param("denda dibayar2", "denda dibayar", id="a verb is not repeated"),
        pytest.param("ortunya warga", "orang tuanya warga", id="an ending behind a chat form"),
        pytest.param("nyewa kebun", "menyewa kebun", id="a verb cut short, where the corpus has the whole one"),
        pytest.param("nyewain kebun", "menyewakan kebun", id="with an affix of speech"),
        pytest.param("dipulangin", "dipulangkan", id="an affix of speech"),
        pytest.param("tolooong", "tolong", id="letters drawn out"),
        pytest.param("pengarap", "penggarap", id="one of a pair left out"),
        pytest.param("pnggarap", "penggarap", id="a vowel left out"),
        pytest.param("pengagrap", "penggarap", id="two letters swapped"),
        pytest.param("penggsrap", "penggarap", id="the key beside"),
        pytest.param("pngairn", "pngairn", id="two slips in a short word: not clear"),
        pytest.param("pnyirman", "pnyirman", id="nor in one of eight letters"),
        pytest.param("penyirmn kebun", "penyirmn kebun", id="nor of letters too few"),
        pytest.param("mnyirammm", "mnyirammm", id="drawn out and slipped: nothing known"),
        pytest.param("who records the harvst", "who records the harvest", id="in English"),
    ],
)
def test_chat_forms_and_clear_slips_are_read(speller: Speller, typed: str, read: str) -> None:
    assert speller.read(typed).text == read


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("warna warga", id="another word by one letter"),
        pytest.param("pennam", id="two words are as near and as frequent"),
        pytest.param("gerobk", id="a word that the corpus has once may be a slip itself"),
        pytest.param("kebunku", id="a stem that the corpus knows"),
        pytest.param('cari "brp krban" dan “org”', id="what is quoted"),
        pytest.param("pergub-dki-901-2011/pasal-2/ayat-1", id="an address"),
        pytest.param("tulis ke brp@contoh.invalid atau https://contoh.invalid/brp", id="where somebody can be reached"),
        pytest.param("anak dari Penggarp", id="a capital inside a sentence: a name"),
        pytest.param("pasal2 uu2 ayat2", id="a number behind a level of law"),
        pytest.param("ps 5 uu 21/2007 jo pp 9/2008 psl 3", id="names of law"),
        pytest.param("12345 67890", id="numbers"),
        pytest.param("dr. Budi tgl 5 km 7 kl", id="forms with two meanings"),
        pytest.param("how many hrs does the org work", id="chat forms that are words in an English question"),
        pytest.param("kébvn ¼", id="letters with accents, signs that fold to several"),
        pytest.param("TPPO LPSK", id="abbreviations of the field"),
    ],
)
def test_what_is_known_or_not_sure_stays(speller: Speller, text: str) -> None:
    assert speller.read(text) == Spelling(text)


def test_each_change_is_told_once_in_order(speller: Speller) -> None:
    assert speller.read("brp denda klo brp pnggarap").changes == (("brp", "berapa"), ("klo", "kalau"), ("pnggarap", "penggarap"))


_FORMS = sorted(LISTS.indonesian.keys() | LISTS.english.keys())
_KNOWN = sorted(CORPUS.keys() | {word for word in LISTS.everyday | LISTS.fixed | STOPWORDS if word not in _FORMS})


@given(st.lists(st.sampled_from(_KNOWN)))
def test_a_text_of_known_words_is_unchanged(text: list[str]) -> None:
    assert make_speller(CORPUS).read(" ".join(text)) == Spelling(" ".join(text))


_TYPED = st.one_of(
    st.sampled_from([*_FORMS, *_KNOWN, *(f"{form}2" for form in _FORMS), *(f"{form}nya" for form in _FORMS)]),
    st.sampled_from(sorted(CORPUS)).flatmap(lambda word: st.integers(0, len(word)).map(lambda at: word[:at] + word[at + 1 :])),
    st.text("abegikmnoprstuy2¼é'\"-.A", min_size=1, max_size=12),
)


@given(st.lists(_TYPED, max_size=8).map(" ".join))
def test_reading_twice_changes_nothing_more(text: str) -> None:
    speller = make_speller(CORPUS)
    read = speller.read(text).text
    assert speller.read(read) == Spelling(read)


def test_the_table_gives_every_form_once_and_never_reads_a_standard_word() -> None:
    table = tomllib.loads((Path(__file__).parents[3] / "corpus" / "ejaan.toml").read_text("utf-8"))
    forms = [form for group in ("percakapan", "inggris") for typed in table[group].values() for form in typed]
    standard = {word for group in ("percakapan", "inggris") for words_ in table[group] for word in words(words_)}
    assert len(forms) == len(set(forms))
    assert not set(forms) & (standard | LISTS.everyday | LISTS.fixed)


def test_no_form_is_an_abbreviation_or_names_a_law_or_a_clause() -> None:
    short = {abbreviation.short.lower() for abbreviation in load_abbreviations().known}
    names = RegulationNames([])
    assert not short & set(_FORMS)
    assert [form for form in _FORMS if names.find(f"{form} 21/2007") or find_place(f"{form} 5")] == []
