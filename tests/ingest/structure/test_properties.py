"""What holds for any text at all: nothing lost, spans nested, order kept, addresses unique, never an exception."""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from ingest.lines.cleaning import clean
from ingest.lines.sourcetext import Line, SourceText
from ingest.lines.splitting import split_inline
from ingest.structure.parser import parse
from kb.citation.address import Address
from kb.law.outline import Outline
from tests.factories import SAMPLE, source

FRAGMENTS = st.sampled_from(
    [
        *SAMPLE.splitlines(),
        "Pasal 1 1",
        "Pasal l0",
        "Pasat22",
        "Pasal I",
        "Pasal II",
        "Pasal 3 ...",
        "(21 Deputi",
        "(1) (2) Dua",
        "l2l LPSK",
        "(e) Pidana",
        "a. satu;",
        "b. dua; dan",
        "aa. dua puluh tujuh;",
        "1) tulisan",
        "1. perubahan;",
        "Ayat (1)",
        "Huruf a Cukup jelas.",
        "Angka 3.",
        "BAB I : KETENTUAN.",
        "BAB l",
        "Bagian Kesatu Umum",
        "Paragraf 1O",
        "BUKU KEDUA",
        "KESATU : Membentuk",
        "Beberapa ketentuan diubah sebagai berikut:",
        "1. Ketentuan Pasal 5 diubah sehingga berbunyi sebagai berikut:",
        "2. Pasal 6 dihapus.",
        "- 3 -",
        "PRESIDEN",
        "REPUBLIK INDONESIA",
        "undang-",
        "undangan",
        "per-",
        "lindungan anak",
        "LAMPIRAN",
        "LAMPIRAN II",
        "PENJELASAN ATAS",
        "UNDANG-UNDANG REPUBLIK INDONESIA",
        "NOMOR 3 TAHUN 2OO4",
        "TENTANG",
        "Menetapkan : X",
    ]
)
ANY_TEXT = st.text(max_size=40).map(lambda words: " ".join(words.split()))
TEXTS = st.lists(st.one_of(FRAGMENTS, FRAGMENTS, ANY_TEXT), max_size=60)


@st.composite
def sources(draw: st.DrawFn) -> SourceText:
    """Lines of every kind in any order, with or without pages."""
    words = draw(TEXTS)
    if draw(st.booleans()):
        blocks = draw(st.lists(st.booleans(), min_size=len(words), max_size=len(words)))
        return SourceText(tuple(Line(w, block=b) for w, b in zip(words, blocks, strict=True)), wrapped=draw(st.booleans()))
    per_page = draw(st.integers(3, 20))
    lines = [
        Line(w, page=1 + i // per_page, block=False, top=round(0.05 + 0.9 * (i % per_page) / per_page, 3)) for i, w in enumerate(words)
    ]
    return SourceText(tuple(lines), pages=max(1, -(-len(words) // per_page)), wrapped=True)


def letters(text: str) -> str:
    """Everything but white space and hyphens, which line ends may lose."""
    return re.sub(r"[\s-]", "", text)


def check(text: SourceText) -> Outline:
    """All invariants of an outline."""
    outline = parse(text)
    cleaned = "".join(line.text for line in split_inline(clean(text.lines)))
    assert letters(outline.text) == letters(cleaned), "no character may be lost, added or moved"
    addresses = [provision.address for provision in outline.provisions]
    assert len(set(addresses)) == len(addresses), "an address stands for one provision"
    spans: list[tuple[int, int]] = []
    for provision in outline.provisions:
        assert Address.parse(str(provision.address)) == provision.address
        assert 0 <= provision.start <= provision.end <= len(outline.text)
        while spans and spans[-1][1] < provision.end:
            assert spans[-1][1] <= provision.start, "spans nest or stand apart"
            spans.pop()
        spans.append((provision.start, provision.end))
    starts = [provision.start for provision in outline.provisions]
    assert starts == sorted(starts), "provisions stand in reading order"
    return outline


@given(sources())
@example(source("Pasal 1\nPasal 1\nPasal 1"))
@example(source("BAB I :  KETENTUAN UMUM .\nPasal 1\nSatu."))
@example(source("NOMOR 1 TAHUN 20O\u017f\nTENTANG"))
@settings(max_examples=400, deadline=None)
def test_every_outline_keeps_the_invariants(text: SourceText) -> None:
    check(text)


@given(st.integers(0, len(SAMPLE)), st.integers(0, 200))
@settings(max_examples=150, deadline=None)
def test_a_regulation_with_a_hole_keeps_the_invariants(start: int, length: int) -> None:
    check(source(SAMPLE[:start] + SAMPLE[start + length :]))


@given(st.permutations(SAMPLE.splitlines()))
@settings(max_examples=60, deadline=None)
def test_shuffled_lines_keep_the_invariants(lines: list[str]) -> None:
    check(source("\n".join(lines)))


def test_the_sample_itself_is_whole() -> None:
    outline = check(source(SAMPLE))
    assert outline.warnings == ()
