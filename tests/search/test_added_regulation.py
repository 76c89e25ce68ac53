"""An office's own regulation on the gugus tugas, with its text alone, answers questions that do not name it."""

from collections.abc import Iterator

import pytest

from ingest.build.pipeline import build
from ingest.intake.adding import add_file
from kb.embedding.choice import load_embedder
from kb.settings import Settings
from search.answering.answer import Answer, ask
from search.engine import Engine
from search.question.query import Query
from tests.corpus_samples import TODAY

pytestmark = pytest.mark.slow
ID = "pergub-dki-990-2025"
TEXT = """PERATURAN GUBERNUR DAERAH KHUSUS IBUKOTA JAKARTA
NOMOR 990 TAHUN 2025
TENTANG
GUGUS TUGAS CONTOH PENCEGAHAN TINDAK PIDANA PERDAGANGAN ORANG

DENGAN RAHMAT TUHAN YANG MAHA ESA
GUBERNUR DAERAH KHUSUS IBUKOTA JAKARTA,

Menimbang :
a. bahwa contoh ini dikarang untuk menguji;

MEMUTUSKAN:
Menetapkan : PERATURAN GUBERNUR TENTANG GUGUS TUGAS CONTOH PENCEGAHAN TINDAK PIDANA PERDAGANGAN ORANG.

BAB I
KETENTUAN UMUM

Pasal 1
Dalam Peraturan Gubernur ini yang dimaksud dengan Gugus Tugas Daerah adalah tim yang mengoordinasikan kerja perangkat daerah di Jakarta.

BAB II
SUSUNAN DAN TUGAS

Pasal 2
(1) Gugus Tugas Daerah diketuai oleh Wakil Gubernur Jakarta.
(2) Anggota Gugus Tugas Daerah terdiri atas dinas sosial, dinas kesehatan, dan kepolisian daerah.

Pasal 3
Gugus Tugas Daerah di Jakarta mempunyai tugas:
a. menyusun rencana kerja tahunan;
b. membuka posko pengaduan di setiap kecamatan; dan
c. melaporkan hasil kerjanya kepada Gubernur.

Pasal 4
Gugus Tugas Daerah mengadakan rapat paling sedikit satu kali dalam tiga bulan.

BAB III
KETENTUAN PENUTUP

Pasal 5
Peraturan Gubernur ini mulai berlaku pada tanggal diundangkan.

Ditetapkan di Jakarta
pada tanggal 2 Januari 2025
GUBERNUR DAERAH KHUSUS IBUKOTA JAKARTA,

Diundangkan di Jakarta
pada tanggal 3 Januari 2025
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over the corpus as it is committed and one regulation of the office's own."""
    folder = tmp_path_factory.mktemp("kantor")
    shared = Settings.from_environment({}).data / "models"
    if not shared.is_dir():
        pytest.skip("the model is not prepared: run `kb model prepare`")
    (folder / "data").mkdir()
    (folder / "data" / "models").symlink_to(shared.resolve())
    settings = Settings.from_environment({"KB_DATA": str(folder / "data")})
    embedder = load_embedder("", settings.data)
    file = folder / "pergub.txt"
    file.write_text(TEXT, "utf-8")
    add_file(settings, file)
    build(settings, lambda: embedder, embedder.name)
    engine = Engine(settings.data, lambda: embedder)
    yield engine
    engine.store.close()


def asked(office: Engine, text: str, after: str = "") -> Answer:
    """An answer today."""
    return ask(office, Query.make(text, today=TODAY.replace(year=2026), after=after))


@pytest.mark.parametrize(
    ("text", "after", "clause"),
    [
        pytest.param("apa tugas gugus tugas Jakarta", "", "pasal-3", id="its duties"),
        pytest.param("siapa ketuanya", "apa tugas gugus tugas Jakarta", "pasal-2/ayat-1", id="its chair, going on"),
        pytest.param("what are the duties of the Jakarta task force", "", "pasal-3", id="its duties, in English"),
        pytest.param("berapa kali gugus tugas Jakarta rapat", "", "pasal-4", id="its meetings"),
    ],
)
def test_it_answers_without_being_named(office: Engine, text: str, after: str, clause: str) -> None:
    answer = asked(office, text, after)
    assert f"{ID}/{clause}" in [str(quote.address) for quote in answer.quotes]


def test_who_chairs_it_is_found_in_english_too(office: Engine) -> None:
    # found first, but not answered: an English question of who holds an office is near those that no law answers, and refused
    hits = asked(office, "who chairs the task force in Jakarta").result.hits
    assert str(hits[0].address) == f"{ID}/pasal-2/ayat-1"


def test_what_the_office_adds_on_this_subject_is_core(office: Engine) -> None:
    mine = next(regulation for regulation in office.store.regulations() if str(regulation.id) == ID)
    assert list(map(str, mine.core)) == [ID]
