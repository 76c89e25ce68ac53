"""Invented law for the web's tests: a corpus, two law texts in `naskah/`, and services over them."""

from pathlib import Path

from fastapi.testclient import TestClient

from ingest.sources.texts import ADDED
from kb.settings import Settings
from tests.factories import pdf_bytes, text_page
from tests.fakes import HashingEmbedder
from web.app import create_app

HERE = Path(__file__).parent
ATTACK = "<script>alert(1)</script>"

MANIFEST = """
[[regulation]]
id = "uu-901-2001"
title = "Perlindungan Layang-Layang"
short_title = "UU Layang-Layang"
issuer = "Presiden dan DPR"
enacted = 2001-03-03
in_force = 2001-03-03
checked = 2024-01-01
topics = ["layang-layang"]
pages = ["https://contoh.go.id/uu-901-2001", "javascript:alert(1)"]
gaps = ["lampiran belum ada"]

[[regulation]]
id = "uu-902-2020"
title = "Kitab Angkasa"
in_force = 2020-01-01
checked = 2024-01-01
[[regulation.relation]]
kind = "repeals"
target = "uu-901-2001/pasal-2"
by = "uu-902-2020/pasal-9"
note = "hanya <b>Pasal 2</b>"
[[regulation.relation]]
kind = "replaces"
target = "uu-1-1946/pasal-7"

[[regulation]]
id = "uu-903-2010"
title = "Perubahan atas Undang-Undang Nomor 901 Tahun 2001"
enacted = 2010-05-04
in_force = 2010-05-04
[[regulation.relation]]
kind = "amends"
target = "uu-901-2001"

[[regulation]]
id = "pergub-dki-904-2019"
title = "Gugus Tugas Layang-Layang"
topics = ["gugus-tugas"]
gaps = ["naskahnya belum ada"]
[[regulation.relation]]
kind = "implements"
target = "uu-901-2001/pasal-4/ayat-1"
"""
EFFECTS = """
[[effect]]
target = "uu-901-2001/pasal-2"
kind = "dicabut"
by = "uu-902-2020/pasal-9"
since = 2020-01-01
replaced_by = ["uu-902-2020/pasal-9"]
note = "Pasal 2 tidak berlaku lagi; kini Pasal 9 Kitab Angkasa."
gloss = "Article 2 is no longer in force; now Article 9 of the Sky Code."
source = "contoh <i>sumber</i>"

[[effect]]
target = "uu-901-2001/pasal-4"
kind = "ancaman-disesuaikan"
by = "uu-902-2020/pasal-10"
since = 2020-01-01
note = "Tugasnya disesuaikan."
gloss = "Its duties are adjusted."
source = "contoh"
doubt = "tidak jelas apakah berlaku untuk daerah"
"""
CONFLICTS = """
[[conflict]]
topic = "Arti penjerat"
addresses = ["uu-901-2001/pasal-1/angka-2", "uu-902-2020/pasal-9"]
isi = "Keduanya menyebut penjerat."
gloss = "Both name the snarer."
source = "contoh"
"""
DIGESTS = {
    "uu-901-2001": {
        "pasal-1/angka-1": (
            "Arti layang-layang",
            "Layang-layang: benda ringan bertali.",
            "A kite (layang-layang) is a light thing on a string.",
        ),
        "pasal-1/angka-2": (
            "Siapa penjerat itu",
            "Penjerat ialah orang yang memutus benang orang lain.",
            "A snarer (penjerat) is one who cuts another's string.",
        ),
        "pasal-2/ayat-1": (
            "Hukuman menjerat",
            "Menjerat layang-layang dihukum sampai 2 tahun.",
            "Snaring a kite brings up to 2 years in prison (penjara).",
        ),
        "pasal-4/ayat-2": (
            "Tugas gugus tugas layang-layang",
            f"Gugus tugas mengoordinasi dan melapor. {ATTACK}",
            "The task force coordinates and reports.",
        ),
    },
    "uu-902-2020": {
        "pasal-1/angka-1": (
            "Siapa penjerat itu",
            "Penjerat ialah orang yang menjatuhkan layang-layang orang lain.",
            "A snarer (penjerat) is one who brings down another's kite.",
        ),
        "pasal-9": ("Hukuman baru menjerat", "Penjerat layang-layang dihukum sampai 5 tahun.", "Snaring a kite brings up to 5 years."),
    },
}
NOTES = f"""
[[note]]
judul = "Apa yang diketahui"
isi = "Pergub ini mengatur gugus tugas daerah. {ATTACK}"
gloss = "This regulation sets up the regional task force."
source = "berita kota"
dated = "2024"
"""
DUTIES = f"""
[bodies]
penerbang = {{ name = "Penerbang {ATTACK}", gloss = "Flyers", level = "masyarakat" }}
gugus-tugas = {{ name = "Gugus Tugas Layang-Layang", gloss = "Kite task force", level = "pusat" }}
gugus-tugas-kota = {{ name = "Gugus Tugas Kota", gloss = "City task force", level = "kabupaten-kota" }}

[fields]
koordinasi = {{ name = "Koordinasi", gloss = "Coordination" }}
larangan = {{ name = "Larangan", gloss = "Bans" }}

[[duty]]
body = "penerbang"
field = "larangan"
modality = "dilarang"
duty = "Menjerat {ATTACK}"
gloss = "Snaring others' kites"
address = "uu-901-2001/pasal-2/ayat-1"
source = "naskah"

[[duty]]
body = "penerbang"
field = "larangan"
modality = "dilarang"
duty = "Menyimpan hasil jeratan"
gloss = "Keeping snared kites"
address = "uu-901-2001/pasal-3"
source = "naskah"

[[duty]]
body = "gugus-tugas"
field = "koordinasi"
modality = "bertugas"
duty = "Mengatur pencegahan bersama"
gloss = "Coordinates prevention"
address = "uu-901-2001/pasal-4/ayat-2/huruf-a"
source = "naskah"

[[duty]]
body = "gugus-tugas"
field = "larangan"
modality = "bertugas"
duty = "Menghukum penjerat"
gloss = "Punishes snarers"
address = "uu-902-2020/pasal-9"
source = "ringkasan"

[[duty]]
body = "gugus-tugas-kota"
field = "koordinasi"
modality = "bertugas"
duty = "Mengatur di kota (menurut berita)"
gloss = "Coordinates in the city (according to news)"
address = "pergub-dki-904-2019"
source = "catatan"
note = "pergub-dki-904-2019#1"

[[fact]]
body = "gugus-tugas"
aspect = "pembentukan"
isi = "Dibentuk pusat"
gloss = "Set up centrally"
address = "uu-901-2001/pasal-4/ayat-1"
source = "naskah"

[[fact]]
body = "gugus-tugas-kota"
aspect = "anggota"
isi = "Belum diketahui"
gloss = "Not known"
address = "pergub-dki-904-2019"
source = "catatan"
note = "pergub-dki-904-2019#1"
"""
PENALTIES = f"""
[[offence]]
address = "uu-901-2001/pasal-2/ayat-1"
judul = "Menjerat layang-layang {ATTACK}"
gloss = "Snaring a kite"
kind = "pokok"
law_group = "anak"
replaced_by = ["uu-902-2020/pasal-9"]

[[offence.penalty]]
from = 2001-03-03
until = 2019-12-31
prison_max = "2 tahun"
by = ["uu-901-2001/pasal-2/ayat-1"]
source = "naskah"

[[offence]]
address = "uu-902-2020/pasal-9"
judul = "Menjerat layang-layang menurut Kitab Angkasa"
gloss = "Snaring a kite under the Sky Code"
kind = "pokok"
law_group = "anak"
before = ["uu-901-2001/pasal-2/ayat-1"]

[[offence.penalty]]
from = 2020-01-01
prison_max = "5 tahun"
fine_max = 200000000
fine_category = "IV"
joined = "atau"
by = ["uu-902-2020/pasal-9"]
source = "ringkasan"
note = "Sisanya {ATTACK}"
note_gloss = "The rest <b>too</b>"

[[offence]]
address = "uu-901-2001/pasal-3"
judul = "Menyimpan hasil jeratan"
gloss = "Keeping snared kites"
kind = "pokok"
law_group = "anak"

[[offence.penalty]]
from = 2001-03-03
until = 2010-05-03
fine_max = 1000000
by = ["uu-901-2001/pasal-3"]
source = "naskah"

[[offence.penalty]]
from = 2010-05-04
fine_max = 5000000
by = ["uu-901-2001/pasal-3"]
source = "naskah"
"""
TOPICS = f"""
[[topik]]
id = "penjeratan"
judul = "Penjeratan {ATTACK}"
gloss = "Snaring"
pengantar = "Apa yang terjadi pada penjerat. {ATTACK}"
pengantar_gloss = "What happens to snarers."
lines = [
  {{ teks = "Penjerat dihukum.", gloss = "Snarers are punished.", alamat = ["uu-902-2020/pasal-9", "uu-901-2001/pasal-1/angka-2"] }},
  {{ teks = "Menyimpan hasilnya didenda.", gloss = "Keeping it is fined.", alamat = ["uu-901-2001/pasal-3"] }},
  {{ teks = "Kota punya gugus tugas.", gloss = "The city has a task force.", note = "pergub-dki-904-2019#1" }},
]
related = ["benang"]
bodies = ["penerbang", "gugus-tugas"]
terms = ["penjerat", "tidak-ada"]

[[topik]]
id = "benang"
judul = "Benang"
gloss = "Strings"
pengantar = "Tentang benang."
lines = [{{ teks = "Layang-layang bertali.", gloss = "A kite has a string.", alamat = ["uu-901-2001/pasal-1/angka-1"] }}]
"""
PATHS = f"""
[[jalur]]
id = "pengantar"
judul = "Pengantar {ATTACK}"
gloss = "Introduction"
pengantar = "Bagi anggota baru."
pengantar_gloss = "For new members."
quiz = {{ seed = 1, from = ["uu-901-2001/pasal-1/angka-1", "uu-902-2020/pasal-9"] }}

[[jalur.langkah]]
judul = "Arti"
gloss = "Meaning"
pengantar = "Mulai di sini."
pengantar_gloss = "Begin here."
alamat = ["uu-901-2001/pasal-1/angka-1", "uu-901-2001/pasal-4/ayat-2/huruf-a"]

[[jalur.langkah]]
judul = "Dulu dan kini"
gloss = "Then and now"
pengantar = "Yang lama hanya sejarah."
pengantar_gloss = "The old one is history."
alamat = ["uu-901-2001/pasal-2/ayat-1", "uu-902-2020/pasal-9"]
sejarah = ["uu-901-2001/pasal-2/ayat-1"]

[[jalur]]
id = "benang"
judul = "Benang"
gloss = "Strings"
pengantar = "Satu langkah saja."

[[jalur.langkah]]
judul = "Benang"
gloss = "Strings"
pengantar = "Pendek."
alamat = ["uu-901-2001/pasal-1/angka-1"]
"""

PACK = f"""
title = "Mengenal layang-layang"
gloss = "About kites"
field = "pencegahan"
goals = [{{ id = "Mengenal arti penjerat {ATTACK}", en = "Know what a snarer is" }}]

[[plan]]
minutes = 60
judul = "Membaca"
gloss = "Reading"
isi = "Baca bersama. {ATTACK}"
alamat = ["uu-901-2001/pasal-4/ayat-2"]

[[sections]]
judul = "Arti"
pengantar = "Mulai dari arti."
items = [
  {{ istilah = "penjerat", catatan = "tanyakan {ATTACK}" }},
  {{ alamat = "uu-901-2001/pasal-3" }},
  {{ note = "pergub-dki-904-2019#1" }},
]

[[cases]]
judul = "Benang putus"
cerita = "Seorang anak kehilangan benang."
pertanyaan = ["Siapa menjerat?"]
jawaban = ["Penjerat dihukum. [uu-902-2020/pasal-9]"]

[quiz]
seed = 3
from = ["uu-901-2001/pasal-1/angka-1", "uu-901-2001/pasal-1/angka-2", "uu-901-2001/pasal-4/ayat-2/huruf-a"]
"""


def write_corpus(folder: Path) -> Path:
    """The invented corpus."""
    (folder / "ringkasan").mkdir(parents=True)
    (folder / "catatan").mkdir()
    (folder / "paket").mkdir()
    (folder / "paket" / "layang-layang.toml").write_text(PACK, "utf-8")
    (folder / "manifest.toml").write_text(MANIFEST, "utf-8")
    (folder / "effects.toml").write_text(EFFECTS, "utf-8")
    (folder / "benturan.toml").write_text(CONFLICTS, "utf-8")
    (folder / "catatan" / "pergub-dki-904-2019.toml").write_text(NOTES, "utf-8")
    (folder / "tugas.toml").write_text(DUTIES, "utf-8")
    (folder / "pidana.toml").write_text(PENALTIES, "utf-8")
    (folder / "topik.toml").write_text(TOPICS, "utf-8")
    (folder / "belajar.toml").write_text(PATHS, "utf-8")
    for id, digests in DIGESTS.items():
        rows = [f'["{path}"]\njudul = "{j}"\nringkasan = "{r}"\ngloss = "{g}"\n' for path, (j, r, g) in digests.items()]
        (folder / "ringkasan" / f"{id}.toml").write_text("\n".join(rows), "utf-8")
    return folder


def settings_for(data: Path, corpus: Path, texts: tuple[Path, ...] = (), **changes: object) -> Settings:
    """Settings of a test service."""
    values: dict[str, object] = {"model": "", "hosts": ("testserver",), "rate": 0, "log_queries": False, **changes}
    return Settings(data=data, corpus=corpus, texts=texts, **values)  # type: ignore[arg-type]


def pdf_settings(data: Path, corpus: Path, **changes: object) -> Settings:
    """Settings of a service to which the first law was added as a PDF of three pages."""
    path = data / ADDED / "uu-901-2001.pdf"
    if not path.exists():
        path.parent.mkdir(parents=True)
        lines = (HERE / "naskah" / "uu-901-2001.txt").read_text("utf-8").splitlines()
        path.write_bytes(pdf_bytes([text_page("\n".join(lines[start : start + 25])) for start in range(0, len(lines), 25)]))
    return settings_for(data, corpus, **changes)  # type: ignore[arg-type]


def client_for(settings: Settings, **options: object) -> TestClient:
    """A client over the service; it starts with no cookies."""
    return TestClient(create_app(settings, HashingEmbedder), **options)  # type: ignore[arg-type]
