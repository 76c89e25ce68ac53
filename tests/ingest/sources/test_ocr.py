"""OCR: scans of the invented regulation through the real tesseract where it is installed; a stand-in for what can go wrong."""

import json
import os
import signal
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pypdf
import pytest
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, StreamObject

from ingest.build.pipeline import build
from ingest.intake.adding import add_file, inspect_file, remove, take
from ingest.intake.pull import pull, unfit
from ingest.lines.sourcetext import Line, SourceText
from ingest.sources.extraction import read_source
from ingest.sources.ocr import cache, reading
from ingest.sources.ocr.cache import ReadPage
from ingest.sources.ocr.confidence import DOUBTFUL, doubtful_pages
from ingest.sources.ocr.reading import OcrReader, cached_reader, merged, ocr_reader, read_once
from ingest.sources.ocr.tesseract import PageLimits, find_tesseract
from ingest.sources.ocr.words import read_tsv
from ingest.sources.picture import MAX_PIXELS, Picture
from ingest.sources.readers.drawing import draw
from ingest.sources.sandbox import draw_page
from ingest.structure.parser import parse
from ingest.structure.report import outline_view
from kb.citation.address import Address, RegulationId
from kb.errors import ExtractionError, ExtractionLimit
from kb.law.outline import Grade
from kb.storage.generation import current, file_sum, folder_of
from kb.storage.store import Store
from search.engine import Engine
from search.presentation.views import provision_view
from tests.corpus_samples import Place
from tests.factories import PASAL_COUNT, SAMPLE, PdfPage, pdf_bytes, sample_pages, source, text_page
from tests.fakes import HashingEmbedder
from tests.ingest.intake.official_site import OfficialSite, file, linking

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]
HOST = "peraturan.go.id"
TAMAN = RegulationId.parse("pergub-dki-987-2020")
needs_tesseract = pytest.mark.skipif(
    find_tesseract() is None, reason="tesseract-ocr with tesseract-ocr-ind is not installed: no scan is read by the real OCR"
)
HEADER = "level page_num block_num par_num line_num word_num left top width height conf text".replace(" ", "\t")
# answers as the file beside it says, and notes each run; the picture is read so that the pipe does not break
STAND_IN = """#!/bin/sh
here=$(dirname "$0")
case "$1" in
  --list-langs) cat "$here/languages"; exit 0;;
  --version) echo "tesseract 5.0-uji"; exit 0;;
esac
cat > /dev/null
echo $$ >> "$here/runs"
. "$here/behaviour"
"""


def tsv(lines: Sequence[str], confidence: float = 96.0) -> str:
    """TSV of a page with these lines, 40 pixels apart."""
    rows = [HEADER]
    for number, line in enumerate(lines):
        left = 100
        for place, word in enumerate(line.split()):
            rows.append(f"5\t1\t1\t1\t{number}\t{place}\t{left}\t{600 + 40 * number}\t{12 * len(word)}\t20\t{confidence}\t{word}")
            left += 12 * len(word) + 12
    return "\n".join(rows) + "\n"


class StandIn:
    """A program named tesseract at the head of PATH."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        (folder / "tesseract").write_text(STAND_IN)
        (folder / "tesseract").chmod(0o755)
        (folder / "languages").write_text("List of available languages (2):\neng\nind\n")
        self.says(tsv(SAMPLE.splitlines()))

    def does(self, script: str) -> None:
        """What it does when it is given a page."""
        (self.folder / "behaviour").write_text(script)

    def says(self, words: str) -> None:
        """The TSV that it answers with."""
        (self.folder / "answer").write_text(words)
        self.does('cat "$here/answer"')

    @property
    def runs(self) -> list[int]:
        """Process ids of its runs."""
        noted = self.folder / "runs"
        return list(map(int, noted.read_text().split())) if noted.exists() else []


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    made = StandIn(tmp_path / "bin")
    monkeypatch.setenv("PATH", f"{made.folder}{os.pathsep}{os.environ['PATH']}")
    return made


@pytest.fixture
def without_tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kosong").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "kosong"))


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """Three pages without words."""
    path = tmp_path / "pindaian.pdf"
    path.write_bytes(pdf_bytes([PdfPage(scan=True)] * 3))
    return path


@pytest.fixture
def one_scan(tmp_path: Path) -> Path:
    """One page without words."""
    path = tmp_path / "selembar.pdf"
    path.write_bytes(pdf_bytes([PdfPage(scan=True)]))
    return path


def scanned(path: Path, pictures: Sequence[Picture]) -> Path:
    """A PDF whose pages are these pictures and nothing else."""
    writer = pypdf.PdfWriter()
    for picture in pictures:
        width, height = (side * 72 / picture.dpi for side in (picture.width, picture.height))
        page = writer.add_blank_page(width, height)
        image = StreamObject()
        image.update(
            {
                NameObject("/Type"): NameObject("/XObject"),
                NameObject("/Subtype"): NameObject("/Image"),
                NameObject("/Width"): NumberObject(picture.width),
                NameObject("/Height"): NumberObject(picture.height),
                NameObject("/ColorSpace"): NameObject("/DeviceGray"),
                NameObject("/BitsPerComponent"): NumberObject(8),
                NameObject("/Filter"): NameObject("/FlateDecode"),
            }
        )
        image._data = zlib.compress(picture.grey)
        content = StreamObject()
        content._data = b"q %.2f 0 0 %.2f 0 0 cm /Im0 Do Q" % (width, height)
        images = DictionaryObject({NameObject("/Im0"): writer._add_object(image)})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): images})
        page[NameObject("/Contents")] = ArrayObject([writer._add_object(content)])
    writer.write(path)
    return path


def kept(data: Path) -> list[str]:
    """Names of the files of the cache."""
    return sorted(path.name for path in (data / "cache" / "ocr").glob("*")) if (data / "cache" / "ocr").is_dir() else []


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


# words


def test_a_mark_in_the_margin_joins_its_line() -> None:
    rows = [HEADER, "5\t1\t1\t1\t1\t1\t100\t100\t40\t20\t90\tPanen", "5\t1\t2\t1\t1\t1\t20\t101\t30\t20\t80\t(2)"]
    assert [line.text for line in read_tsv("\n".join(rows), 1000)] == ["(2) Panen"]


def test_columns_side_by_side_are_read_one_after_the_other() -> None:
    rows = [HEADER]
    for number in range(12):
        for place, left in enumerate((100, 320, 900, 1120)):
            word = f"{'kiri' if left < 800 else 'kanan'}{number}"
            rows.append(f"5\t1\t1\t1\t{number}\t{place}\t{left}\t{100 + 40 * number}\t200\t20\t95\t{word}")
    words = [line.text.split()[0] for line in read_tsv("\n".join(rows), 2000)]
    assert words == [f"{side}{number}" for side in ("kiri", "kanan") for number in range(12)]


@pytest.mark.parametrize(
    ("text", "confidence", "top", "stays"),
    [
        pytest.param("|", 95, 500, False, id="a rule of the page"),
        pytest.param("FA", 14, 500, False, id="a guessed speck"),
        pytest.param("ttd", 94, 500, True, id="a short word that is sure"),
        pytest.param("2", 10, 500, True, id="a number, however doubtful"),
        pytest.param("Pasal 4", 17, 500, True, id="a heading, however doubtful"),
        pytest.param("€47 NY)", 7, 80, False, id="the emblem above the letterhead"),
        pytest.param("(3) Panen", 40, 80, True, id="an ayat at the upper edge"),
    ],
)
def test_what_scanning_leaves_beside_the_words(text: str, confidence: int, top: int, stays: bool) -> None:
    row = f"5\t1\t1\t1\t1\t1\t100\t{top}\t90\t20\t{confidence}\t{text}"
    assert bool(read_tsv(f"{HEADER}\n{row}", 1000)) is stays


@pytest.mark.parametrize("text", ["", "bukan tsv", "5\t1\t1", "5\t1\t1\t1\t1\t1\ta\tb\tc\td\te\tkata", HEADER])
def test_tsv_of_another_form_has_no_lines(text: str) -> None:
    assert read_tsv(text, 100) == ()


def test_confidence_counts_by_letters_and_by_page() -> None:
    lines = [Line("a" * 30, 1, confidence=DOUBTFUL - 10), Line("bb", 1, confidence=99.0), Line("c", 2, confidence=99.0), Line("asli", 3)]
    assert list(doubtful_pages(lines)) == [1]
    outline = parse(SourceText((*lines, *source(SAMPLE).lines), pages=3, ocr_pages=(1, 2)))
    assert [(w.code, w.page) for w in outline.warnings if w.code == "ocr-ragu"] == [("ocr-ragu", 1)]
    assert (outline.grade, outline_view(outline)["ocr_pages"]) == (Grade.PERLU_DIPERIKSA, [1, 2])


# pictures


def test_a_page_is_drawn_in_a_child(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_bytes([text_page("Pasal 1")]))
    picture = draw_page(path, 1)
    assert (picture.width // 10, picture.height // 10, picture.dpi) == (375, 330, 300)
    assert picture == draw(path, 1)
    turned = draw_page(path, 1, 90)
    assert (turned.width, turned.height) == (picture.height, picture.width)
    with pytest.raises(ExtractionError, match=r"a\.pdf: page 9 cannot be drawn"):
        draw_page(path, 9)


def test_a_poster_is_drawn_smaller(tmp_path: Path) -> None:
    path = tmp_path / "poster.pdf"
    path.write_bytes(pdf_bytes([PdfPage(scan=True, box=(14000, 14000))]))
    picture = draw_page(path, 1)
    assert picture.width * picture.height <= MAX_PIXELS
    assert picture.dpi < 30


@pytest.mark.parametrize("change", [{"width": 3}, {"grey": "bukan"}, {"dpi": None}, {"height": 0}])
def test_a_picture_that_is_none(change: dict[str, object]) -> None:
    with pytest.raises((ExtractionError, ValueError, zlib.error)):
        Picture.decode(Picture(2, 1, b"ab", 300).encode() | change)


# reading


def test_only_the_pages_that_are_images_are_read(tmp_path: Path, stand_in: StandIn) -> None:
    path = tmp_path / "campur.pdf"
    path.write_bytes(pdf_bytes([text_page("halaman satu berisi teks"), PdfPage(scan=True), text_page("halaman tiga berisi teks")]))
    stand_in.says(tsv(["halaman dua dibaca mesin"]))
    read = ocr_reader(tmp_path / "data")(path)
    assert [(line.text, line.page) for line in read.lines] == [
        ("halaman satu berisi teks", 1),
        ("halaman dua dibaca mesin", 2),
        ("halaman tiga berisi teks", 3),
    ]
    assert [line.confidence for line in read.lines] == [None, 96.0, None]
    assert (read.ocr_pages, read.image_pages, read.needs_ocr, len(stand_in.runs)) == ((2,), (), False, 1)


def test_a_text_without_images_asks_no_tesseract(tmp_path: Path, stand_in: StandIn) -> None:
    path = tmp_path / "teks.pdf"
    path.write_bytes(pdf_bytes([text_page("halaman satu berisi teks")]))
    assert ocr_reader(tmp_path / "data")(path) == read_source(path)
    assert stand_in.runs == [] and kept(tmp_path / "data") == []


def test_a_page_number_on_a_scan_gives_way_to_what_was_read() -> None:
    bare = SourceText((Line("- 2 -", 1), Line("teks asli yang panjang", 2)), pages=2, image_pages=(1,))
    read = merged(bare, {1: ReadPage(1, (Line("dibaca mesin dari gambar", 1, confidence=90.0),))})
    assert [line.text for line in read.lines] == ["dibaca mesin dari gambar", "teks asli yang panjang"]
    assert merged(bare, {1: ReadPage(1)}) == bare


def test_what_was_read_is_kept_for_builds_without_tesseract(
    tmp_path: Path, scan: Path, stand_in: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    steps: list[str] = []
    read = ocr_reader(data, steps.append)(scan)
    assert steps == [f"OCR halaman {n} dari 3" for n in (1, 1, 2, 3)]
    assert kept(data) == [f"{file_sum(scan)}.jsonl"]
    rows = [json.loads(row) for row in (data / "cache" / "ocr" / kept(data)[0]).read_text().splitlines()]
    assert rows[0]["engine"] == "tesseract 5.0-uji"
    assert [(row["page"], row["confidence"], row["text"].splitlines()[0]) for row in rows[1:]] == [
        (page, 96.0, SAMPLE.splitlines()[0]) for page in (1, 2, 3)
    ]
    monkeypatch.setenv("PATH", "")
    assert cached_reader(data)(scan) == read
    assert ocr_reader(data)(scan) == read
    assert len(stand_in.runs) == 3


@pytest.mark.parametrize("damage", [b"", b"{}", b"\xff\xfe", b'{"form": 1, "sum": "lain"}\n', b"[1]\n"])
def test_a_damaged_cache_counts_as_none(tmp_path: Path, one_scan: Path, stand_in: StandIn, damage: bytes) -> None:
    data = tmp_path / "data"
    read = ocr_reader(data)(one_scan)
    (data / "cache" / "ocr" / kept(data)[0]).write_bytes(damage)
    assert cached_reader(data)(one_scan).needs_ocr
    assert ocr_reader(data)(one_scan) == read
    assert len(stand_in.runs) == 2


def test_a_cut_row_of_the_cache_counts_as_none(tmp_path: Path, one_scan: Path, stand_in: StandIn) -> None:
    ocr_reader(tmp_path)(one_scan)
    file = cache.cache_file(tmp_path, file_sum(one_scan))
    for row in ('{"page": 1}', '{"page": "1", "lines": []}', '{"page": 1, "lines": [["x", null, 3]]}', '{"page": 1, "lines": [[1]]}'):
        file.write_text(file.read_text().splitlines()[0] + "\n" + row)
        assert cache.load(tmp_path, file_sum(one_scan)) == {}


def test_trying_a_scan_keeps_nothing(tmp_path: Path, scan: Path, stand_in: StandIn) -> None:
    assert read_once(scan, tmp_path / "data", lambda _: None).ocr_pages == (1, 2, 3)
    assert not (tmp_path / "data").exists()


def test_a_disk_that_refuses_is_told(tmp_path: Path, one_scan: Path, stand_in: StandIn) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    with pytest.raises(ExtractionError, match="what OCR read cannot be kept"):
        ocr_reader(tmp_path / "data")(one_scan)


# what can go wrong


@pytest.mark.usefixtures("without_tesseract")
def test_without_tesseract_the_reason_says_how_to_get_it(place: Place, scan: Path) -> None:
    expected = "a scan without text (perlu OCR): install Debian's tesseract-ocr and tesseract-ocr-ind"
    with pytest.raises(ExtractionError) as added:
        inspect_file(scan, place.settings)
    assert f"{scan.name}: {expected}" in str(added.value)
    with pytest.raises(ExtractionError) as tried:
        read_once(scan, place.data, lambda _: None)
    assert expected in str(tried.value)
    assert expected in (unfit(parse(read_source(scan)), TAMAN) or "")
    assert "leave --no-ocr out" in (unfit(parse(read_source(scan)), TAMAN, ocr=False) or "")


def test_a_tesseract_without_indonesian_is_none(stand_in: StandIn) -> None:
    assert find_tesseract() is not None
    (stand_in.folder / "languages").write_text("eng\nosd\n")
    assert find_tesseract() is None


def test_a_tesseract_that_does_not_start_is_none(stand_in: StandIn) -> None:
    (stand_in.folder / "tesseract").write_text("#!/bin/tidak-ada\n")
    assert find_tesseract() is None


def test_a_broken_tesseract_is_one_line(tmp_path: Path, scan: Path, stand_in: StandIn) -> None:
    stand_in.does("echo Failed loading language 'ind' >&2; exit 1")
    with pytest.raises(ExtractionError, match="tesseract does not work \\(Failed loading language ind\\); install"):
        ocr_reader(tmp_path / "data")(scan)
    assert kept(tmp_path / "data") == []


def test_a_scan_without_any_word(place: Place, scan: Path, stand_in: StandIn) -> None:
    stand_in.says(HEADER)
    with pytest.raises(ExtractionError, match="without text that OCR could read; get a better copy"):
        inspect_file(scan, place.settings)


@pytest.mark.parametrize(
    "trouble",
    [
        pytest.param("sleep 60", id="hangs"),
        pytest.param("while :; do :; done", id="takes all the processor time"),
        pytest.param("kill -SEGV $$", id="crashes"),
    ],
)
def test_one_page_in_trouble_costs_that_page_and_is_tried_again(tmp_path: Path, scan: Path, stand_in: StandIn, trouble: str) -> None:
    stand_in.does(f'mkdir "$here/first" 2>/dev/null && {{ {trouble}; }}; cat "$here/answer"')
    reader = OcrReader(tmp_path, engine=find_tesseract(), limits=PageLimits(cpu=1, wall=4))
    read = reader(scan)
    assert len(read.ocr_pages) == 2 and len(read.image_pages) == 1
    assert any(w.code == "halaman-kosong" for w in parse(read).warnings)
    assert not any(map(alive, stand_in.runs))
    assert cached_reader(tmp_path)(scan) == read
    assert reader(scan).ocr_pages == (1, 2, 3)
    assert len(stand_in.runs) == 4


def test_trouble_on_every_page_is_a_refusal(tmp_path: Path, scan: Path, stand_in: StandIn) -> None:
    stand_in.does("kill -SEGV $$")
    with pytest.raises(ExtractionLimit, match=r"pindaian\.pdf: OCR could read none of its 3 pages"):
        ocr_reader(tmp_path / "data")(scan)
    assert kept(tmp_path / "data") == []


def test_memory_is_limited(tmp_path: Path, one_scan: Path, stand_in: StandIn) -> None:
    stand_in.does("ulimit -v > $here/memory; ulimit -t > $here/cpu; echo $OMP_THREAD_LIMIT > $here/threads; cat $here/answer")
    ocr_reader(tmp_path / "data")(one_scan)
    told = {name: (stand_in.folder / name).read_text().strip() for name in ("memory", "cpu", "threads")}
    assert told == {"memory": str(PageLimits().memory), "cpu": str(PageLimits().cpu), "threads": "1"}


def test_too_many_pages(tmp_path: Path, scan: Path, stand_in: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_PAGES", 2)
    with pytest.raises(ExtractionLimit, match=r"3 pages to read by OCR, more than the 2 that are; split the file"):
        ocr_reader(tmp_path / "data")(scan)
    assert stand_in.runs == []


def test_a_page_that_cannot_be_drawn_stays_without_words(
    tmp_path: Path, scan: Path, stand_in: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse_the_second(path: Path, page: int, turn: int = 0) -> Picture:
        if page == 2:
            raise ExtractionError("cannot be drawn")
        return draw_page(path, page, turn)

    monkeypatch.setattr(reading, "draw_page", refuse_the_second)
    assert ocr_reader(tmp_path)(scan).ocr_pages == (1, 3)


def test_an_interrupt_ends_every_run_and_keeps_nothing(tmp_path: Path, scan: Path, stand_in: StandIn) -> None:
    stand_in.does('mkdir "$here/first" 2>/dev/null || exec sleep 60; cat "$here/answer"')

    def interrupt(line: str) -> None:
        if stand_in.runs:
            raise KeyboardInterrupt

    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        ocr_reader(tmp_path / "data", interrupt)(scan)
    assert time.monotonic() - started < 20
    assert not any(map(alive, stand_in.runs))
    assert not (tmp_path / "data").exists()


def test_control_c_leaves_nothing_behind(place: Place, scan: Path, stand_in: StandIn) -> None:
    stand_in.does("exec sleep 60")
    process = subprocess.Popen(
        [sys.executable, "-m", "cli", "add", "--yes", str(scan)],
        cwd=ROOT,
        env=os.environ | place.environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    deadline = time.monotonic() + 60
    while not stand_in.runs and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 1 and "Traceback" not in err
    assert stand_in.runs and not any(map(alive, stand_in.runs))
    assert not place.data.exists() or not [path for path in place.data.rglob("*") if path.is_file() and path.name != ".lock"]


# from a scan to a quoted clause


def test_every_passage_of_a_scan_is_marked(place: Place, one_scan: Path, stand_in: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    candidate = inspect_file(one_scan, place.settings)
    assert (candidate.id, candidate.outline.quality.pasal, candidate.outline.ocr_pages) == (TAMAN, PASAL_COUNT, (1,))
    take(place.settings, candidate)
    monkeypatch.setenv("PATH", "")  # the build needs no tesseract
    built = build(place.settings, HashingEmbedder, "uji")
    assert not any(str(TAMAN) in line for line in built.skipped)
    generation = current(place.data)
    store = Store(folder_of(place.data, generation.name) / "kb.sqlite3")
    record = store.text(TAMAN)
    store.close()
    assert record is not None and record.ocr
    engine = Engine(place.data, HashingEmbedder)
    shown = engine.presenter.show(Address.parse(f"{TAMAN}/pasal-7/ayat-2"), date(2026, 6, 1))
    assert shown is not None and shown.ocr
    assert provision_view(engine.store, shown)["ocr"] is True
    engine.store.close()
    assert not build(place.settings, HashingEmbedder, "uji").fresh


def test_a_build_notices_that_a_scan_was_read_or_forgotten(place: Place, one_scan: Path, stand_in: StandIn) -> None:
    added = add_file(place.settings, one_scan)
    assert build(place.settings, HashingEmbedder, "uji").fresh
    cache.forget(place.data, added.sum)
    again = build(place.settings, HashingEmbedder, "uji")
    assert again.fresh
    assert any(f"{TAMAN}.pdf: a scan without text (perlu OCR): `kb add FILE` or `kb pull ID` runs it" in line for line in again.skipped)


def test_what_was_read_goes_with_the_file(place: Place, one_scan: Path, stand_in: StandIn) -> None:
    add_file(place.settings, one_scan)
    assert len(kept(place.data)) == 1
    remove(place.settings, TAMAN)
    assert kept(place.data) == []


@pytest.fixture
def site(place: Place) -> Iterator[OfficialSite]:
    """An official site that has a scan of the sample regulation."""
    page, pdf = f"{HOST}/id/taman", f"{HOST}/taman.pdf"
    manifest = place.settings.corpus / "manifest.toml"
    manifest.write_text(
        manifest.read_text("utf-8") + f'\n[[regulation]]\nid = "{TAMAN}"\ntitle = "Taman Warga"\npages = ["https://{page}"]\n'
    )
    site = OfficialSite({page: linking("/taman.pdf"), pdf: file(pdf_bytes([PdfPage(scan=True)]))})
    yield site
    site.close()


def test_pull_takes_a_scan_that_ocr_can_read(place: Place, site: OfficialSite, stand_in: StandIn) -> None:
    report = pull(place.settings, [TAMAN], policy=site.policy)
    assert [pulled.id for pulled in report.pulled] == [TAMAN]
    assert kept(place.data) == [f"{report.pulled[0].sum}.jsonl"]


@pytest.mark.usefixtures("without_tesseract")
def test_pull_says_that_a_scan_needs_ocr_and_how_to_get_it(place: Place, site: OfficialSite) -> None:
    [failure] = pull(place.settings, [TAMAN], policy=site.policy).failed
    assert "perlu OCR): install Debian's tesseract-ocr and tesseract-ocr-ind" in failure.reason
    assert kept(place.data) == []


def test_pull_does_without_ocr_where_it_is_not_wanted(place: Place, site: OfficialSite, stand_in: StandIn) -> None:
    [failure] = pull(place.settings, [TAMAN], policy=site.policy, ocr=False).failed
    assert "leave --no-ocr out" in failure.reason
    assert stand_in.runs == []


# the real tesseract


@needs_tesseract
def test_a_scan_of_the_sample_regulation_is_read(tmp_path: Path) -> None:
    plain = tmp_path / "taman.pdf"
    pages = sample_pages()
    plain.write_bytes(pdf_bytes([text_page(page, leading=22) for page in pages]))
    scan = scanned(tmp_path / "pindaian.pdf", [draw(plain, number) for number in range(1, len(pages) + 1)])
    assert read_source(scan).needs_ocr
    read = ocr_reader(tmp_path / "data")(scan)
    assert read.ocr_pages == tuple(range(1, len(pages) + 1))
    outline = parse(read)
    assert (outline.id, outline.quality.pasal, outline.quality.gaps) == (TAMAN, PASAL_COUNT, 0)
    expected = {p.address for p in parse(source(SAMPLE)).provisions}
    found = {p.address for p in outline.provisions}
    assert len(expected & found) >= 0.9 * len(expected)
    pasal = next(p for p in outline.provisions if str(p.address) == f"{TAMAN}/pasal-11")
    assert outline.text_of(pasal) == "Biaya dibebankan pada kas rukun warga."
    assert cached_reader(tmp_path / "data")(scan) == read


@needs_tesseract
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_lies_on_its_side_is_turned(tmp_path: Path, turn: int) -> None:
    plain, page = tmp_path / "taman.pdf", sample_pages()[1]
    plain.write_bytes(pdf_bytes([text_page(page, leading=22)]))
    scan = scanned(tmp_path / "miring.pdf", [draw(plain, 1, turn)])
    texts = [line.text for line in ocr_reader(tmp_path / "data")(scan).lines]
    assert "Alat berkebun disimpan di gudang rukun warga." in " ".join(texts)
    assert [text for text in texts if text.startswith("Pasal ")] == [text for text in page.splitlines() if text.startswith("Pasal ")]
