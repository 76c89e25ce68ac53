"""Documents in every format: quotations to the letter, whose words they are, notes that stay text, files that open."""

import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kb.documents.formats import FORMATS, format_of, render
from kb.documents.model import (
    Block,
    Break,
    Card,
    Choice,
    Cited,
    Document,
    Heading,
    Match,
    Paragraph,
    Point,
    Quote,
    Row,
    Table,
)
from kb.documents.slides import QUOTED, pieces
from kb.documents.text import source_line
from kb.errors import DocumentError
from kb.law.regulation import Source
from tests.kb.documents.reading import (
    anki_notes,
    csv_rows,
    docx_quotes,
    docx_text,
    even,
    markdown_quotes,
    pdf_text,
    pptx_quotes,
    pptx_text,
)

pytestmark = pytest.mark.slow

DAY = date(2024, 5, 1)
LABELS = {Source.NASKAH: "naskah resmi", Source.RINGKASAN: "ringkasan kami", Source.CATATAN: "catatan redaksi"}
SUFFIXES = [one.suffix for one in FORMATS]


def cited(path: str = "pasal-2", source: Source = Source.NASKAH) -> Cited:
    place = f"pergub-dki-901-2011/{path}"
    link = f"https://kb.contoh/{place}?per=2024-05-01"
    return Cited(f"Pergub DKI 901/2011 {path}", source, LABELS[source], "berlaku, diperiksa sampai 31 Desember 2023", link, DAY)


def document(*blocks: Block, title: str = "Kebun kota") -> Document:
    return Document(title, "Pelatihan", DAY, "id", blocks)


WORDS = [
    pytest.param("Penggarap wajib menyiram petaknya.", id="a line"),
    pytest.param("Pengurus bertugas:\na. membagi petak;\nb. mencatat panen; dan\n1. merawat saluran.", id="a list"),
    pytest.param("Denda paling banyak Rp50.000,00 (lima puluh ribu rupiah) – “kecil” … 1×24 jam § 5% * _a_ | <b> & {x} = ~ #1", id="signs"),
    pytest.param("- strip di muka\n= sama dengan\n+ tambah\n@ pada", id="lines that a table or Markdown would read"),
    pytest.param("    masuk ke dalam\n\nbaris kosong di atas", id="indent and an empty line"),
    pytest.param("  ".join(f"Kalimat nomor {n} tentang kebun kota dan saluran irigasinya." for n in range(60)), id="longer than a slide"),
    pytest.param("\n".join(f"{n}. alat kebun;" for n in range(1, 60)), id="more lines than a slide"),
    pytest.param("x" * 1500, id="no space to break at"),
]


@pytest.mark.parametrize("words", WORDS)
def test_no_quotation_differs_from_its_source_by_a_character(words: str, tmp_path: Path) -> None:
    made = document(Heading("Bab"), Quote(words, cited()), Card("Kompos", Quote(words, cited("pasal-3"))))
    assert docx_quotes(render(made, ".docx")) == [words, words]
    assert pptx_quotes(render(made, ".pptx")) == words + words
    assert even(pdf_text(render(made, ".pdf"))).count(even(words)) == 2
    assert markdown_quotes(render(made, ".md")) == [words, words]
    assert [row["isi"].removeprefix("'") for row in csv_rows(render(made, ".csv"))] == [words, words]
    assert [note[1] for note in anki_notes(render(made, ".apkg"), tmp_path)] == [words]
    assert even(words[:300]) in even(pdf_text(render(made, ".kartu.pdf")))


@pytest.mark.parametrize("words", WORDS)
def test_pieces_of_a_slide_are_the_quotation_and_fit(words: str) -> None:
    parts = list(pieces(words))
    assert "".join(parts) == words
    assert all(len(part) <= QUOTED for part in parts)


@pytest.mark.parametrize("source", list(Source))
def test_every_format_tells_whose_words_they_are_and_where_they_stand(source: Source, tmp_path: Path) -> None:
    where = cited(source=source)
    made = document(Quote("Kompos dibuat warga.", where, note="pesan", remark="Bunyinya berubah."))
    texts = {
        ".docx": docx_text(render(made, ".docx")),
        ".pptx": pptx_text(render(made, ".pptx")),
        ".pdf": pdf_text(render(made, ".pdf")),
        ".kartu.pdf": pdf_text(render(made, ".kartu.pdf")),
        ".md": render(made, ".md").decode().replace("\\", ""),
        ".csv": render(made, ".csv").decode(),
        ".apkg": " ".join(anki_notes(render(made, ".apkg"), tmp_path)[0]),
    }
    for suffix, text in texts.items():
        for part in (where.label, where.status, where.link, where.citation, "Bunyinya berubah."):
            assert even(part) in even(text), (suffix, part)


def test_a_word_file_styles_law_and_digest_differently() -> None:
    made = render(document(*(Quote("Kata.", cited(source=source)) for source in Source)), ".docx")
    assert len(docx_quotes(made)) == 3
    assert source_line(cited(source=Source.NASKAH), "id") in docx_text(made)


HOSTILE = [
    pytest.param("<script>alert(1)</script><img src=x onerror=alert(1)>", id="HTML"),
    pytest.param('=HYPERLINK("http://jahat.contoh","klik")', id="a formula"),
    pytest.param("+cmd|' /C calc'!A0", id="a command for a spreadsheet"),
    pytest.param("@SUM(1+1)", id="a function"),
    pytest.param("-2+3", id="a sum"),
    pytest.param("{{Depan}} {{FrontSide}} {=benar ~salah}", id="fields of Anki, answers of GIFT"),
    pytest.param("[tautan](javascript:alert(1)) ![x](y) # judul", id="Markdown"),
    pytest.param("]]></w:t><w:t>", id="XML"),
]


@pytest.mark.parametrize("note", HOSTILE)
def test_hostile_notes_stay_text(note: str, tmp_path: Path) -> None:
    made = document(
        Heading(note), Paragraph(note, note=True), Point(note, (cited(),)), Card(note, Quote("Kompos.", cited(), note, note, note))
    )
    assert note in docx_text(render(made, ".docx"))
    assert note in pptx_text(render(made, ".pptx"))
    assert even(note) in even(pdf_text(render(made, ".pdf")))
    assert note in "".join(f"{field}\n" for fields in anki_notes(render(made, ".apkg"), tmp_path) for field in fields)
    for row in csv_rows(render(made, ".csv")):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in row.values())
    assert "<script" not in render(made, ".md").decode().replace("\\<", "")
    asked = document(Choice(1, note, (note, "b", "c"), 0, cited()), title=note)
    gift = render(asked, ".gift.txt").decode()
    assert gift.count("\n\t=") == 1
    assert gift.count("\n\t~") == 2


UNSEEN = [
    pytest.param("a\x00b\x08c", "a\ufffdb\ufffdc", id="characters that XML forbids"),
    pytest.param("a\u202eb\u200fc", "a[U+202E]b[U+200F]c", id="marks that turn the direction"),
    pytest.param("a\ud800b", "a\ufffdb", id="half a character"),
    pytest.param("a\r\nb", "a\nb", id="line ends of Windows"),
]


@pytest.mark.parametrize(("note", "seen"), UNSEEN)
def test_what_a_file_cannot_carry_is_replaced_visibly(note: str, seen: str, tmp_path: Path) -> None:
    made = document(Paragraph(note), Quote("Kompos.", cited(), note=note))
    assert seen in docx_text(render(made, ".docx"))
    assert seen in pptx_text(render(made, ".pptx"))
    assert any(seen in row["isi"] for row in csv_rows(render(made, ".csv")))
    assert seen in anki_notes(render(made, ".apkg"), tmp_path)[0][4]


@pytest.mark.slow
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_note_of_a_megabyte_is_written(suffix: str) -> None:
    long = "kebun " * 170_000
    made = document(Paragraph(long), Quote("Kompos.", cited(), note=long), Choice(1, "Apa?", ("a", "b", "c"), 0, cited()))
    assert len(render(made, suffix)) > 200


def test_letters_of_other_scripts_are_written_everywhere() -> None:
    made = document(Quote("漢字 😀 العربية ক", cited()), Choice(1, "漢字?", ("a", "b", "c"), 0, cited()))
    assert all(render(made, suffix) for suffix in SUFFIXES)


EVERYTHING = document(
    Heading("Bab"),
    Heading("Bagian", 2),
    Paragraph("Kata."),
    Paragraph("Pesan.", note=True),
    Point("Pokok.", (cited(), cited("pasal-3"))),
    *(Quote("Kutipan " * 30, cited(source=source), "Judul", "Berubah.", "Pesan.") for source in Source),
    Card("Kompos", Quote("Kompos adalah pupuk.", cited())),
    Table(("Bidang", "Tugas"), tuple(Row((f"b{n}", "t" * n), (cited(),)) for n in range(9))),
    Break(),
    Choice(1, "Apa?", ("a", "b", "c", "d"), 2, cited()),
    Match(2, "Pasangkan.", ("a", "b", "c"), ("x", "y", "z"), (2, 0, 1), (cited(), cited("pasal-3"), cited("pasal-4"))),
)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_block_goes_into_every_format(suffix: str) -> None:
    assert render(EVERYTHING, suffix)
    assert render(replace(EVERYTHING, language="en"), suffix)


def test_the_key_of_a_quiz_names_the_right_choice_and_its_clause() -> None:
    text = docx_text(render(EVERYTHING, ".docx"))
    assert "1. C (Pergub DKI 901/2011 pasal-2)" in text
    assert "2. 1-C, 2-A, 3-B" in text


def test_gift_gives_pairs_and_feedback() -> None:
    gift = render(EVERYTHING, ".gift.txt").decode()
    assert "=a -> z" in gift
    assert "=c\n" in gift
    assert "####Pergub DKI 901/2011 pasal-2" in gift
    assert "https\\://kb.contoh" in gift


@pytest.mark.parametrize(
    ("suffix", "made"),
    [
        pytest.param(".gift.txt", document(Heading("Kosong")), id="a quiz without a question"),
        pytest.param(".apkg", document(Heading("Kosong")), id="cards of nothing"),
        pytest.param(".kartu.pdf", document(Heading("Kosong")), id="cards to cut of nothing"),
        pytest.param(".exe", document(), id="a format that there is not"),
    ],
)
def test_what_a_format_cannot_show_is_refused_in_one_line(suffix: str, made: Document) -> None:
    with pytest.raises(DocumentError) as refused:
        render(made, suffix)
    assert "\n" not in str(refused.value)


def test_a_format_is_found_by_its_suffix() -> None:
    assert format_of(".pptx").module == "slides"
    assert len({one.module for one in FORMATS}) == len(FORMATS)


@pytest.mark.slow
@pytest.mark.parametrize("suffix", [".docx", ".pptx"])
def test_libreoffice_opens_the_file_without_repair(suffix: str, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("soffice is not on this machine: apt-get install libreoffice-writer libreoffice-impress")
    source = tmp_path / f"berkas{suffix}"
    source.write_bytes(render(EVERYTHING, suffix))
    profile = f"-env:UserInstallation=file://{tmp_path}/profil"
    call = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(source)]
    subprocess.run(call, check=True, capture_output=True, timeout=300)
    assert "Kompos adalah pupuk." in pdf_text((tmp_path / "berkas.pdf").read_bytes())


def test_nothing_is_imported_before_a_format_is_asked_for() -> None:
    code = "import sys, kb.documents.formats; sys.exit(bool({'docx', 'pptx', 'fpdf', 'genanki'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
