"""Invented regulation text and small files for tests: no official words, the regulation on community gardens does not exist."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ingest.lines.sourcetext import Line, SourceText

TITLE = """PERATURAN GUBERNUR DAERAH KHUSUS IBUKOTA JAKARTA
NOMOR 987 TAHUN 2020
TENTANG
TAMAN WARGA
DENGAN RAHMAT TUHAN YANG MAHA ESA
GUBERNUR DAERAH KHUSUS IBUKOTA JAKARTA,"""
RECITALS = """Menimbang : a. bahwa taman warga menyejukkan kampung;
b. bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a perlu menetapkan Peraturan Gubernur tentang Taman Warga;
Mengingat : 1. Peraturan Daerah Nomor 9 Tahun 1998 tentang Pohon Peneduh;
2. Peraturan Daerah Nomor 3 Tahun 2001 tentang Bangku Taman;
MEMUTUSKAN:
Menetapkan : PERATURAN GUBERNUR TENTANG TAMAN WARGA."""
BODY = """BAB I
KETENTUAN UMUM
Pasal 1
Dalam Peraturan Gubernur ini yang dimaksud dengan:
1. Taman Warga adalah lahan yang ditanami bersama oleh warga.
2. Juru Taman adalah warga yang merawat Taman Warga.
Pasal 2
Taman Warga bertujuan untuk:
a. menyejukkan kampung;
b. memberi tempat bermain; dan
c. mengajarkan anak mengenal tanaman.
BAB II
PENYELENGGARAAN
Bagian Kesatu
Pembukaan
Pasal 3
(1) Setiap rukun warga dapat membuka Taman Warga.
(2) Pembukaan sebagaimana dimaksud pada ayat (1) memuat:
a. denah lahan;
b. daftar tanaman, terdiri atas:
1. pohon; dan
2. semak; dan
c. nama Juru Taman.
(3) Lurah mencatat pembukaan sebagaimana dimaksud pada ayat (2).
Pasal 4
(1) Juru Taman menyiram tanaman setiap pagi.
(2) Juru Taman dibantu oleh warga.
Pasal 5
Alat berkebun disimpan di gudang rukun warga.
Bagian Kedua
Perawatan
Pasal 6
Pupuk dibuat dari sisa dapur sebagaimana dimaksud dalam Pasal 5 dan daun kering.
Pasal 7
(1) Panen dibagi rata.
(2) Sisa panen dijual di pasar kampung.
Pasal 8
Hasil penjualan dipakai untuk membeli bibit.
Pasal 9
Anak dapat belajar menanam dengan bimbingan Juru Taman.
BAB III
KETENTUAN PENUTUP
Pasal 10
Taman yang sudah ada disesuaikan dalam waktu 1 (satu) tahun.
Pasal 11
Biaya dibebankan pada kas rukun warga.
Pasal 12
Peraturan Gubernur ini mulai berlaku pada tanggal diundangkan."""
CLOSING = """Agar setiap orang mengetahuinya, memerintahkan pengundangan Peraturan Gubernur ini.
Ditetapkan di Jakarta
pada tanggal 1 April 2020
GUBERNUR DAERAH KHUSUS IBUKOTA JAKARTA,
SI FULAN"""
ELUCIDATION = """PENJELASAN
ATAS
PERATURAN GUBERNUR TENTANG TAMAN WARGA
I. UMUM
Kampung yang rindang membuat warganya betah.
II. PASAL DEMI PASAL
Pasal 1
Cukup jelas.
Pasal 2
Huruf a
Yang dimaksud dengan menyejukkan adalah menurunkan suhu.
Huruf b
Cukup jelas.
Pasal 3
Ayat (1)
Cukup jelas.
Ayat (2)
Denah boleh digambar tangan.
Pasal 4
Cukup jelas."""
ANNEX = """LAMPIRAN
PERATURAN GUBERNUR NOMOR 987 TAHUN 2020
DAFTAR TANAMAN YANG DIANJURKAN
mangga, jambu, dan melati"""
#: The whole invented regulation, a block a line.
SAMPLE = "\n".join((TITLE, RECITALS, BODY, CLOSING, ELUCIDATION, ANNEX))
PASAL_COUNT = 12


def source(text: str, *, wrapped: bool = False) -> SourceText:
    """A text as a reader would hand it on, a block a line."""
    return SourceText(tuple(Line(words) for raw in text.splitlines() if (words := raw.strip())), wrapped=wrapped)


def regulation(body: str) -> SourceText:
    """A body in an otherwise whole regulation."""
    return source("\n".join((TITLE, RECITALS, body, CLOSING)))


def paged(*pages: str) -> SourceText:
    """Pages of hard-wrapped lines, as a PDF gives them."""
    lines = [
        Line(words, page=number, block=False)
        for number, page in enumerate(pages, start=1)
        for raw in page.splitlines()
        if (words := raw.strip())
    ]
    return SourceText(tuple(lines), pages=len(pages), wrapped=True)


@dataclass(frozen=True)
class Words:
    """Words placed on a PDF page: left, height from the bottom, the text, and how it is drawn."""

    x: float
    y: float
    text: str
    size: float = 11
    angle: tuple[float, float, float, float] = (1, 0, 0, 1)
    mode: int = 0
    color: str = "0 0 0"


@dataclass(frozen=True)
class PdfPage:
    """A PDF page: its words in the order of the file, its rotation, and whether a scan (a grey image) covers it."""

    words: Sequence[Words] = ()
    rotate: int = 0
    scan: bool = False
    box: tuple[int, int] = (612, 792)


@dataclass
class _Objects:
    bodies: list[bytes] = field(default_factory=list)

    def add(self, body: bytes) -> int:
        self.bodies.append(body)
        return len(self.bodies)


def text_page(text: str, *, leading: float = 15, left: float = 72) -> PdfPage:
    """A page with one line of words under the other, wide enough for the longest."""
    return PdfPage([Words(left, 740 - leading * row, line) for row, line in enumerate(text.splitlines())], box=(900, 792))


def pdf_bytes(pages: Sequence[PdfPage]) -> bytes:
    """A PDF with these pages, written by hand so that every place and every style is under control."""
    objects = _Objects()
    catalog, tree = objects.add(b""), objects.add(b"")
    font = objects.add(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    grey = zlib.compress(b"\xcc" * 64)
    image = objects.add(
        b"<< /Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8"
        b" /Filter /FlateDecode /Length %d >>"
        b"\nstream\n%s\nendstream" % (len(grey), grey)
    )
    kids = []
    for page in pages:
        stream = zlib.compress(_content(page).encode("cp1252", errors="replace"))
        content = objects.add(b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        kids.append(
            objects.add(
                b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 %d %d] /Rotate %d /Contents %d 0 R"
                b" /Resources << /Font << /F1 %d 0 R >> /XObject << /Im1 %d 0 R >> >> >>"
                % (tree, *page.box, page.rotate, content, font, image)
            )
        )
    objects.bodies[catalog - 1] = b"<< /Type /Catalog /Pages %d 0 R >>" % tree
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects.bodies[tree - 1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (listed, len(kids))
    return _assemble(objects.bodies, catalog)


def _content(page: PdfPage) -> str:
    parts = [f"q {page.box[0]} 0 0 {page.box[1]} 0 0 cm /Im1 Do Q"] if page.scan else []
    for words in page.words:
        escaped = words.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        matrix = " ".join(f"{value:g}" for value in (*words.angle, words.x, words.y))
        parts.append(f"{words.color} rg BT /F1 {words.size:g} Tf {words.mode} Tr {matrix} Tm ({escaped}) Tj ET")
    return "\n".join(parts)


def _assemble(bodies: Sequence[bytes], root: int) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(bodies, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, root, start)
    return bytes(out)


def sample_pages(lines_a_page: int = 30) -> list[str]:
    """The invented regulation cut into pages of text; Penjelasan and Lampiran begin pages of their own."""
    pages = []
    for part in ("\n".join((TITLE, RECITALS, BODY, CLOSING)), ELUCIDATION, ANNEX):
        lines = part.splitlines()
        pages += ["\n".join(lines[start : start + lines_a_page]) for start in range(0, len(lines), lines_a_page)]
    return pages


def sample_pdf(path: Path) -> Path:
    """The invented regulation as a PDF file."""
    path.write_bytes(pdf_bytes([text_page(page) for page in sample_pages()]))
    return path
