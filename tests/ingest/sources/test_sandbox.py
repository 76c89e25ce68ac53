"""Reading in a process of its own: hostile and broken files cost their own process and nothing else."""

import os
import random
import subprocess
import sys
import threading
import time
import zlib
from pathlib import Path

import pytest

from ingest.lines.sourcetext import SourceText
from ingest.sources import sandbox
from ingest.sources.extraction import extract, read_source
from ingest.sources.sandbox import Limits
from kb.errors import ExtractionError, ExtractionLimit, UnsupportedFormat
from tests.factories import SAMPLE, pdf_bytes, sample_pages, sample_pdf, text_page

pytestmark = pytest.mark.slow

#: How many mutated PDFs are read; a nightly run sets 10000.
MUTATIONS = int(os.environ.get("KB_MUTATIONS", "200"))
ROOT = Path(__file__).parents[3]


def test_the_child_reads_what_this_process_would(tmp_path: Path) -> None:
    for path in (sample_pdf(tmp_path / "taman.pdf"), tmp_path / "taman.txt"):
        path.exists() or path.write_text(SAMPLE)
        assert read_source(path) == extract(path)


def test_errors_keep_their_kind(tmp_path: Path) -> None:
    path = tmp_path / "bukan.pdf"
    path.write_text("Pasal 1")
    with pytest.raises(UnsupportedFormat, match="not a PDF inside"):
        read_source(path)


def test_lone_surrogates_and_quotes_come_through(tmp_path: Path) -> None:
    path = tmp_path / 'aneh "nama" é.txt'
    path.write_text('Pasal 1\n“Kutipan” \\ dan "tanda" 🌿.')
    assert read_source(path).lines[1].text == '“Kutipan” \\ dan "tanda" 🌿.'


def content(stream: bytes, filters: bytes = b"/FlateDecode") -> bytes:
    """A PDF of one page with this content stream."""
    plain = pdf_bytes([text_page("x")])
    start = plain.index(b"5 0 obj")
    end = plain.index(b"endobj", start)
    return plain[:start] + b"5 0 obj\n<< /Filter %s /Length %d >>\nstream\n%s\nendstream\n" % (filters, len(stream), stream) + plain[end:]


BOMBS = {
    "zeros": lambda: content(zlib.compress(b"\0" * (128 << 20), 9)),
    "nested": lambda: content(zlib.compress(zlib.compress(b"\0" * (256 << 20), 9), 9), b"[/FlateDecode /FlateDecode]"),
    "one string": lambda: content(zlib.compress(b"BT /F1 9 Tf (" + b"A" * (100 << 20) + b") Tj ET", 9)),
    "saved states": lambda: content(zlib.compress(b"q " * (24 << 20), 9)),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_flate_bomb_is_refused_in_time(tmp_path: Path, name: str) -> None:
    path = tmp_path / "bom.pdf"
    path.write_bytes(BOMBS[name]())
    assert path.stat().st_size < 300_000
    started = time.monotonic()
    with pytest.raises(ExtractionError):
        read_source(path)
    # ten seconds on a machine that does nothing else
    crowded = max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))
    assert time.monotonic() - started < 10 * crowded


def test_too_much_memory(tmp_path: Path) -> None:
    path = tmp_path / "besar.txt"
    path.write_bytes(b"Pasal 1 dan seterusnya\n" * 2_000_000)
    with pytest.raises(ExtractionLimit, match="MiB of memory"):
        sandbox.read_source(path, Limits(memory=300 << 20))


def test_too_much_time(tmp_path: Path) -> None:
    path = tmp_path / "lama.txt"
    path.write_bytes(b"Pasal 1 dan seterusnya\n" * 5_000_000)
    with pytest.raises(ExtractionLimit, match="more than 1 seconds"):
        sandbox.read_source(path, Limits(memory=4 << 30, cpu=1))


def test_threads_share_the_host(tmp_path: Path) -> None:
    path = sample_pdf(tmp_path / "taman.pdf")
    results: list[SourceText] = []
    threads = [threading.Thread(target=lambda: results.append(read_source(path))) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 12 and len(set(results)) == 1


def test_a_host_that_was_killed_comes_back(tmp_path: Path) -> None:
    path = sample_pdf(tmp_path / "taman.pdf")
    read_source(path)
    process = sandbox._host._process
    assert process is not None
    process.kill()
    process.wait()
    assert read_source(path).lines


def test_a_file_costs_a_fork_and_not_a_start(tmp_path: Path) -> None:
    path = tmp_path / "taman.txt"
    path.write_text(SAMPLE)
    read_source(path)
    started = time.monotonic()
    for _ in range(10):
        read_source(path)
    assert time.monotonic() - started < 2, "200 ms a file would be a start of Python"


def test_a_script_without_a_main_guard(tmp_path: Path) -> None:
    sample_pdf(tmp_path / "taman.pdf")
    script = tmp_path / "skrip.py"
    script.write_text(
        "from pathlib import Path\nfrom ingest.sources.extraction import read_source\n"
        "print(len(read_source(Path('taman.pdf')).lines))\nprint('sekali')\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", str(script)],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.stdout.split()[-1], done.stdout.count("sekali"), done.stderr) == ("sekali", 1, "")


def mutated(data: bytes, seed: int) -> bytes:
    """A PDF with bytes changed, cut out, doubled, or its end lost."""
    chance = random.Random(seed)
    out = bytearray(data)
    for _ in range(chance.choice([1, 3, 10, 100])):
        place = chance.randrange(len(out))
        match chance.randrange(5):
            case 0:
                out[place] = chance.randrange(256)
            case 1:
                del out[place : place + chance.randrange(1, 60)]
            case 2:
                out[place:place] = out[place : place + chance.randrange(1, 60)]
            case 3:
                out[place:place] = chance.choice([b"<<", b">>", b"[", b"endobj", b"stream\n", b"999999999", b"/Kids [3 0 R]", b"-1 0 R"])
            case _ if chance.random() < 0.1:
                del out[place:]
        out = out or bytearray(b"%PDF-")
    return bytes(out)


def test_mutated_pdfs_are_read_or_refused(tmp_path: Path) -> None:
    data = pdf_bytes([text_page(page) for page in sample_pages(12)[:2]])
    path = tmp_path / "rusak.pdf"
    outcomes = {"read": 0, "refused": 0}
    for seed in range(MUTATIONS):
        path.write_bytes(mutated(data, seed))
        try:
            read_source(path)
            outcomes["read"] += 1
        except ExtractionError:
            outcomes["refused"] += 1
    assert sum(outcomes.values()) == MUTATIONS
    assert all(outcomes.values()), "mutations of both kinds were tried"
