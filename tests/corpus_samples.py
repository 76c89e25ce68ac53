"""A small invented corpus: nothing in it exists, and no wording is official.

| regulation | what is there |
|---|---|
| Pergub DKI 901/2011 Kebun Kota | its text (and a digest of two clauses); amended by 905/2015 |
| Perda DKI 903/2013 Air Kebun | digests only |
| Pergub DKI 904/2012 Alat Kebun | notes only |
| Pergub DKI 900/2001 Taman Lama | its text; Pasal 2 ended on 2011-03-01, Pasal 4 of 901/2011 stands in its place |
| Pergub DKI 905/2015 | its text: it amends Pasal 3 and inserts Pasal 3A of 901/2011 from 2015-06-01 |
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kb.settings import Settings

KEBUN = "pergub-dki-901-2011"
AIR = "perda-dki-903-2013"
ALAT = "pergub-dki-904-2012"
LAMA = "pergub-dki-900-2001"
PERUBAHAN = "pergub-dki-905-2015"
IDS = (KEBUN, AIR, ALAT, LAMA, PERUBAHAN)

#: A day on which everything in the sample is in force or has ended.
TODAY = date(2024, 5, 1)
#: The first day of Kebun Kota, on which Pasal 2 of Taman Lama ended.
CHANGE = date(2011, 3, 1)
#: The first day of the wording that 905/2015 gave.
AMENDMENT = date(2015, 6, 1)

_HEAD = """PERATURAN GUBERNUR DAERAH KHUSUS IBUKOTA JAKARTA
NOMOR {number} TAHUN {year}
TENTANG
{title}
DENGAN RAHMAT TUHAN YANG MAHA ESA
GUBERNUR DAERAH KHUSUS IBUKOTA JAKARTA,
Menimbang : a. bahwa warga perlu sayur;
b. bahwa perlu menetapkan Peraturan Gubernur;
Mengingat : 1. Peraturan Daerah Nomor 999 Tahun 2000 tentang Hal yang Tidak Ada;
MEMUTUSKAN:
Menetapkan : PERATURAN GUBERNUR TENTANG {title}.
"""

KEBUN_TEXT = (
    _HEAD.format(number=901, year=2011, title="KEBUN KOTA")
    + """BAB I
KETENTUAN UMUM
Pasal 1
Dalam Peraturan Gubernur ini yang dimaksud dengan:
1. Kebun Kota adalah lahan terbuka yang ditanami sayur oleh warga.
2. Penggarap adalah warga yang merawat satu petak di Kebun Kota.
3. Kompos adalah pupuk dari sisa daun dan dapur.
BAB II
PENGELOLAAN
Pasal 2
(1) Setiap Penggarap wajib menyiram petaknya dua kali sehari.
(2) Pengurus Kebun Kota bertugas:
a. membagi petak;
b. mencatat panen; dan
c. merawat saluran irigasi.
Pasal 3
Permohonan petak diajukan kepada lurah paling lama 14 (empat belas) hari sebelum musim tanam.
BAB III
SANKSI
Pasal 4
(1) Setiap orang yang merusak tanaman di Kebun Kota dipidana dengan pidana denda paling banyak Rp50.000,00 (lima puluh ribu rupiah).
(2) Setiap orang yang mencuri panen dipidana dengan pidana kurungan paling lama 3 (tiga) hari.
BAB IV
PENUTUP
Pasal 5
Peraturan Gubernur ini mulai berlaku pada tanggal diundangkan.
Ditetapkan di Jakarta
pada tanggal 1 Maret 2011
GUBERNUR DAERAH KHUSUS IBUKOTA JAKARTA,
SI FULAN
PENJELASAN
ATAS
PERATURAN GUBERNUR TENTANG KEBUN KOTA
I. UMUM
Sayur segar membuat warga sehat.
II. PASAL DEMI PASAL
Pasal 1
Cukup jelas.
Pasal 2
Ayat (1)
Penyiraman dilakukan pada pagi hari dan petang hari.
Ayat (2)
Cukup jelas.
"""
)

LAMA_TEXT = (
    _HEAD.format(number=900, year=2001, title="TAMAN LAMA")
    + """Pasal 1
Taman Lama dibuka setiap hari Minggu bagi pengunjung.
Pasal 2
Setiap orang yang merusak tanaman dipidana dengan pidana denda paling banyak Rp10.000,00 (sepuluh ribu rupiah).
Pasal 3
Peraturan Gubernur ini mulai berlaku pada tanggal diundangkan.
Ditetapkan di Jakarta
pada tanggal 2 Januari 2001
GUBERNUR DAERAH KHUSUS IBUKOTA JAKARTA,
SI POLAN
"""
)

PERUBAHAN_TEXT = (
    _HEAD.format(number=905, year=2015, title="PERUBAHAN ATAS PERATURAN GUBERNUR NOMOR 901 TAHUN 2011 TENTANG KEBUN KOTA")
    + """Pasal I
Beberapa ketentuan dalam Peraturan Gubernur Nomor 901 Tahun 2011 tentang Kebun Kota diubah sebagai berikut:
1. Ketentuan Pasal 3 diubah sehingga Pasal 3 berbunyi sebagai berikut:
Pasal 3
Permohonan petak diajukan lewat aplikasi kelurahan paling lama 7 (tujuh) hari sebelum musim tanam.
2. Di antara Pasal 3 dan Pasal 4 disisipkan 1 (satu) pasal, yakni Pasal 3A sehingga berbunyi sebagai berikut:
Pasal 3A
Petak yang kosong diundi di balai warga.
Pasal II
Peraturan Gubernur ini mulai berlaku pada tanggal diundangkan.
Ditetapkan di Jakarta
pada tanggal 1 Juni 2015
GUBERNUR DAERAH KHUSUS IBUKOTA JAKARTA,
SI FULAN
"""
)

MANIFEST = f"""
[[regulation]]
id = "{KEBUN}"
title = "Kebun Kota"
short_title = "Pergub Kebun Kota"
aliases = ["Pergub Kebun"]
issuer = "Gubernur DKI Jakarta"
enacted = 2011-03-01
in_force = 2011-03-01
gazette = "BD 2011 No. 999"
checked = 2023-12-31
topics = ["kebun"]
pages = ["https://contoh.invalid/kebun-kota"]
sources = ["karangan sendiri"]
gaps = ["lampiran peta belum ada"]

[[regulation.relation]]
kind = "replaces"
target = "{LAMA}/pasal-2"
by = "{KEBUN}/pasal-4"
note = "sanksinya lebih berat"

[[regulation]]
id = "{AIR}"
title = "Air Kebun"
in_force = 2013-01-01
checked = 2023-12-31

[[regulation]]
id = "{ALAT}"
title = "Alat Kebun"

[[regulation]]
id = "{LAMA}"
title = "Taman Lama"
in_force = 2001-01-02

[[regulation]]
id = "{PERUBAHAN}"
title = "Perubahan atas Peraturan Gubernur Nomor 901 Tahun 2011 tentang Kebun Kota"
in_force = 2015-06-01

[[regulation.relation]]
kind = "amends"
target = "{KEBUN}"
"""

EFFECTS = f"""
[[effect]]
target = "{LAMA}/pasal-2"
kind = "dicabut"
by = "{KEBUN}/pasal-4"
since = 2011-03-01
replaced_by = ["{KEBUN}/pasal-4/ayat-1"]
note = "Sanksi merusak tanaman kini ada dalam Pergub Kebun Kota."
gloss = "The sanction for damaging plants now stands in the city garden regulation."
source = "karangan sendiri"

[[effect]]
target = "{AIR}/pasal-2"
kind = "diubah"
by = "{ALAT}"
since = 2018-01-01
note = "Jam pengairan berubah."
gloss = "Watering hours changed."
source = "karangan sendiri"
doubt = "naskahnya belum dilihat"
"""

CONFLICTS = f"""
[[conflict]]
topic = "jam menyiram"
addresses = ["{KEBUN}/pasal-2/ayat-1", "{AIR}/pasal-2"]
isi = "Yang satu dua kali sehari, yang lain hanya malam hari."
gloss = "One says twice a day, the other only at night."
source = "karangan sendiri"
"""

DIGESTS = {
    KEBUN: """
["pasal-1/angka-1"]
judul = "Apa itu Kebun Kota"
ringkasan = "Kebun Kota adalah tanah kosong yang ditanami sayur bersama-sama."
gloss = "City garden means open land on which residents grow vegetables."

["pasal-2/ayat-2"]
judul = "Tugas pengurus"
ringkasan = "Pengurus membagi petak, mencatat panen, dan merawat irigasi."
gloss = "The board assigns plots, records the harvest and maintains the irrigation."
angka_dari = ["pasal-1/angka-1"]
""",
    AIR: f"""
["pasal-1"]
judul = "Sumber air"
ringkasan = "Air sumur boleh dipompa untuk kebun bila izinnya ada."
gloss = "Well water may be pumped for gardens with a permit."

["pasal-2"]
judul = "Jam pengairan"
ringkasan = "Pengairan dengan selang hanya pada malam hari."
gloss = "Hoses may be used for watering at night only."
angka_dari = ["{KEBUN}/pasal-2/ayat-1"]
""",
}

NOTES = {
    ALAT: """
[[note]]
judul = "Cangkul pinjaman"
isi = "Kabarnya cangkul dipinjamkan oleh kelurahan secara cuma-cuma."
gloss = "Hoes are said to be lent by the ward office free of charge."
source = "kabar dari tetangga"
dated = "Mei 2012"

[[note]]
judul = "Gerobak"
isi = "Gerobak dorong disewakan per jam."
gloss = "Wheelbarrows are rented by the hour."
source = "papan pengumuman"
"""
}

TEXTS = {KEBUN: KEBUN_TEXT, LAMA: LAMA_TEXT, PERUBAHAN: PERUBAHAN_TEXT}

#: A small question file in the format of `kb evaluate`: answered, by another language, and one that must be refused.
QUESTIONS = (
    {"qid": "d1", "question": "apa itu kompos", "lang": "id", "kind": "definisi", "gold": [f"{KEBUN}/pasal-1/angka-3"]},
    {"qid": "t1", "question": "who records the harvest", "lang": "en", "kind": "tugas", "gold": [f"{KEBUN}/pasal-2/ayat-2/huruf-b"]},
    {"qid": "n1", "question": "cara memperbaiki roket antariksa", "lang": "id", "kind": "luar", "gold": []},
)


@dataclass(frozen=True)
class Place:
    """Where one sample corpus lies, and where its index goes."""

    root: Path

    @property
    def corpus(self) -> Path:
        """The folder with the TOML files."""
        return self.root / "corpus"

    @property
    def texts(self) -> Path:
        """The folder with copies of texts."""
        return self.root / "texts"

    @property
    def data(self) -> Path:
        """KB_DATA."""
        return self.root / "data"

    @property
    def settings(self) -> Settings:
        """Settings that name these folders."""
        return Settings.from_environment(self.environment)

    @property
    def environment(self) -> dict[str, str]:
        """The same as environment variables."""
        return {"KB_DATA": str(self.data), "KB_CORPUS": str(self.corpus), "KB_TEXTS": str(self.texts), "KB_MODEL": "uji"}


def put_with_sidecar(folder: Path, id: str, text: str) -> Path:
    """A text as `kb pull` and `kb add` leave it: the file and, beside it, the record of where it came from."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{id}.txt"
    file.write_text(text, "utf-8")
    record = {
        "id": id,
        "file": file.name,
        "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
        "bytes": file.stat().st_size,
        "taken": "2024-01-01T00:00:00Z",
        "url": f"https://contoh.invalid/{id}.txt",
    }
    file.with_suffix(".json").write_text(json.dumps(record), "utf-8")
    return file


def write_corpus(root: Path) -> Place:
    """The whole sample corpus with its texts below a folder."""
    place = Place(root)
    for folder in (place.corpus / "ringkasan", place.corpus / "catatan", place.texts, place.data):
        folder.mkdir(parents=True)
    (place.corpus / "manifest.toml").write_text(MANIFEST, "utf-8")
    (place.corpus / "effects.toml").write_text(EFFECTS, "utf-8")
    (place.corpus / "benturan.toml").write_text(CONFLICTS, "utf-8")
    for folder, files in (("ringkasan", DIGESTS), ("catatan", NOTES)):
        for id, text in files.items():
            (place.corpus / folder / f"{id}.toml").write_text(text, "utf-8")
    for id, text in TEXTS.items():
        (place.texts / f"{id}.txt").write_text(text, "utf-8")
    return place


#: A ready pack on the sample corpus; a test puts it into `paket/` where it needs one.
PACK = f"""
title = "Kebun bersama"
gloss = "Shared garden"
field = "kebun"
goals = [{{ id = "Menyebut tugas penggarap", en = "Name the duties of a tenant" }}]
quiz = {{ seed = 7, from = ["{KEBUN}/pasal-1/angka-1", "{KEBUN}/pasal-1/angka-3", "{KEBUN}/pasal-3"] }}

[[plan]]
minutes = 20
judul = "Pembukaan"
isi = "Kenalkan kebun."
alamat = ["{KEBUN}/pasal-1/angka-1"]

[[plan]]
minutes = 40
judul = "Menyiram"
isi = "Baca bersama."
alamat = ["{KEBUN}/pasal-2/ayat-1"]

[[sections]]
judul = "Apa yang wajib"
pengantar = "Dua ketentuan pokok."
items = [
  {{ alamat = "{KEBUN}/pasal-2/ayat-1", catatan = "Mulai dari sini." }},
  {{ alamat = "{AIR}/pasal-2" }},
  {{ istilah = "kompos" }},
  {{ alamat = "{LAMA}/pasal-2", sejarah = true, catatan = "Hanya sejarah." }},
  {{ note = "{ALAT}#1" }},
]

[[cases]]
judul = "Petak kering"
cerita = "Sebuah petak tidak disiram sepekan."
pertanyaan = ["Siapa yang wajib menyiram?"]
alamat = ["{KEBUN}/pasal-2/ayat-1"]
jawaban = ["Penggarap wajib menyiram. [{KEBUN}/pasal-2/ayat-1]"]
"""
