"""A question is read as its parts: what is asked, what is told, what is compared; nothing that was typed gets lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.question.followups import continue_question
from search.question.parts import MOST, PartKind, kind_of, read_parts


@pytest.mark.parametrize(
    ("text", "searched"),
    [
        pytest.param("apa tugas pengurus kebun", ["apa tugas pengurus kebun"], id="one question is one part"),
        pytest.param("siapa ketua, sekretaris, dan anggota regu", ["siapa ketua, sekretaris, dan anggota regu"], id="a list asks once"),
        pytest.param(
            "hukuman buat yang membantu dan yang menyuruh", ["hukuman buat yang membantu dan yang menyuruh"], id="one verb, two objects"
        ),
        pytest.param(
            "apa itu kompos dan berapa dendanya?", ["apa itu kompos", "berapa dendanya kompos"], id="a second question keeps the subject"
        ),
        pytest.param(
            "apa itu kompos dan hukumannya", ["apa itu kompos", "hukumannya kompos"], id="a second noun asks without a question word"
        ),
        pytest.param(
            "siapa memantau, berapa kali setahun?", ["siapa memantau", "berapa kali setahun memantau"], id="a comma before a question"
        ),
        pytest.param("what is compost and who pays for it", ["what is compost", "who pays for it compost"], id="in English"),
        pytest.param("beda kompos dan pupuk", ["kompos", "pupuk"], id="two things compared"),
        pytest.param("kompos vs pupuk", ["kompos", "pupuk"], id="compared without a word for it"),
        pytest.param("apa bedanya regu provinsi dengan kota", ["regu provinsi", "kota"], id="a short first side lends no head"),
        pytest.param(
            "perbedaan tugas regu kebun pusat, provinsi dan kota",
            ["tugas regu kebun pusat", "tugas regu kebun provinsi", "tugas regu kebun kota"],
            id="sides that share their head",
        ),
        pytest.param(
            "bandingkan definisi kebun menurut Pergub A, Perda B dan UU C",
            ["definisi kebun menurut Pergub A", "definisi kebun menurut Perda B", "definisi kebun menurut UU C"],
            id="one thing under several laws",
        ),
        pytest.param(
            "Ada anak memetik sayur. Pagarnya dirusak. Pasal apa yang kena?",
            ["Ada anak memetik sayur.", "Pagarnya dirusak anak memetik sayur", "Pasal apa yang kena anak memetik sayur"],
            id="a case: facts, and a question that leaves its subject out",
        ),
    ],
)
def test_a_question_is_cut_where_something_else_is_asked(text: str, searched: list[str]) -> None:
    assert [part.search for part in read_parts(text)] == searched


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("apa itu kompos", PartKind.DEFINISI, id="what is"),
        pytest.param("kompos itu apa", PartKind.DEFINISI, id="the term first"),
        pytest.param("berapa hukuman pencuri panen", PartKind.PIDANA, id="a penalty"),
        pytest.param("sebutkan semua anggota regu", PartKind.DAFTAR, id="a list"),
        pytest.param("siapa saja anggota regu", PartKind.DAFTAR, id="who all"),
        pytest.param("apa kewajiban penggarap", PartKind.TUGAS, id="a duty"),
        pytest.param("bagaimana cara mendaftar", PartKind.PROSEDUR, id="a procedure"),
        pytest.param("perda kebun masih berlaku?", PartKind.STATUS, id="whether it holds"),
        pytest.param("apa yang berubah sejak 2020", PartKind.STATUS, id="what changed"),
        pytest.param("kebun kota", PartKind.UMUM, id="bare words"),
    ],
)
def test_the_kind_of_a_part(text: str, kind: PartKind) -> None:
    assert kind_of(text) is kind


def test_facts_are_told_apart_from_what_is_asked() -> None:
    kinds = [part.kind for part in read_parts("Pagar dirusak anak kecil. Siapa yang menanggung?")]
    assert kinds == [PartKind.FAKTA, PartKind.UMUM]


@given(
    st.lists(st.sampled_from("apa itu siapa berapa kompos pupuk kebun dendanya ketua dan serta , ? . membayar wajib".split()), max_size=14)
)
def test_what_a_part_says_stands_in_the_question_in_the_same_order(words: list[str]) -> None:
    text = " ".join(words)
    at = 0
    for part in read_parts(text):
        at = text.index(part.text, at) + len(part.text)  # raises where a part says what nobody typed


@given(st.text(max_size=200))
def test_any_text_has_parts_and_a_bounded_number_of_them(text: str) -> None:
    parts = read_parts(text)
    assert 1 <= len(parts) <= MOST
    assert all(part.text in text or part.kind is PartKind.BANDING for part in parts), "a part is the reader's own words"


@pytest.mark.parametrize(
    ("text", "before", "subject"),
    [
        pytest.param("kalau penggarapnya anak?", "berapa luas petak kebun?", ("luas", "petak", "kebun"), id="kalau goes on"),
        pytest.param("what about children?", "who waters the garden plots?", ("waters", "garden", "plots"), id="in English"),
        pytest.param("berapa dendanya?", "apa itu pencurian panen?", ("pencurian", "panen"), id="-nya points back"),
        pytest.param("apa tugas pengurus irigasi kebun?", "apa itu kompos?", (), id="a question that stands alone"),
        pytest.param("apa itu pupuk?", "apa itu kompos?", (), id="apa itu asks for a term of its own"),
        pytest.param("apa itu?", "siapa menyiram kompos?", ("menyiram", "kompos"), id="apa itu with nothing after it points back"),
        pytest.param("kalau penggarapnya anak?", "", (), id="nothing before it"),
    ],
)
def test_a_question_that_goes_on_keeps_the_subject(text: str, before: str, subject: tuple[str, ...]) -> None:
    continued, taken = continue_question(text, before)
    assert taken == subject
    assert all(word in continued for word in subject)
    assert continued == text if not subject else continued.startswith(text.rstrip(" ?"))
