"""What a question asks for: a time limit, an age, who leads. What clauses say of them is told by `kb/law/facets.py`."""

from kb.law.phrases import Phrases

_WANTED = Phrases(
    {
        "jangka waktu": (
            "berapa lama|berapa hari|berapa bulan|berapa jam|paling lama|paling lambat|paling cepat|batas waktu|tenggat"
            "|jangka waktu|hari|bulan|how long|how soon|how quickly|how many days|how many months|how many hours"
            "|how many years|deadline|timelimit|time limit|within how|within what"
        ),
        "usia": "usia|umur|berumur|berusia|how old|age|tahun ke atas",
        "keanggotaan": (
            "anggota*|keanggotaan|beranggota*|terdiri|susunan|unsur*|siapa saja|duduk|member|members|membership|composed"
            "|consist|consists|compris*"
        ),
        "pimpinan": "ketua*|diketuai|memimpin|pimpinan|dipimpin|kepala|chair*|lead|leads|led|head|heads|headed",
        "hak": (
            "hak|berhak|haknya|right|rights|entitled|boleh|bisakah|bolehkah|dapatkah|mendapat*|apakah * boleh|apakah * bisa|apakah * dapat"
        ),
        "kewajiban": "wajib*|kewajiban*|diwajibkan|harus*|must|oblig*|require|required|duty|duties|have to|has to",
        "tugas": (
            "tugas*|bertugas|fungsi*|wewenang*|berwenang|kewenangan|tanggungjawab*|tanggung jawab*|task|tasks|mandate"
            "|function|functions|responsib*|power|powers"
        ),
        "pidana": (
            "hukuman*|dihukum|pidana*|dipidana|ancaman*|sanksi*|denda*|*penjara|vonis|penalt*|punish*|sentence|sentences"
            "|sentenced|prison|fine|fined|fines|jail*|imprison*|sanction*|charged"
        ),
        "bentuk hukum": (
            "peraturan apa|peraturan jenis|ditetapkan dengan|ditetapkan lewat|ditetapkan melalui|diatur dengan|diatur dalam"
            "|diatur lewat|dibentuk dengan|instrument|by what legal|by what regulation|which regulation"
        ),
        "biaya": (
            "biaya*|gratis|bayar*|membayar|ditanggung|menanggung|dipungut|ongkos|anggaran|dana|didanai|free|cost|costs|pay"
            "|pays|paid|fee|fees|budget|fund*"
        ),
        "tempat": "dimana|di mana|kemana|ke mana|where|di tingkat mana|which level",
        "kepada siapa": "kepada siapa|kemana|ke mana|to whom|whom",
        "daftar": (
            "apa saja|siapa saja|mana saja|sebutkan|jenis|bentuk|macam|what are|list|which types|which kinds|which forms|kinds|types|forms"
        ),
        "cara": (
            "dengan cara apa|dengan upaya apa|dengan bentuk apa|lewat cara apa|lewat upaya apa|lewat bentuk apa"
            "|melalui cara apa|melalui upaya apa|melalui bentuk apa|cara apa|upaya apa|upaya * apa|langkah apa|langkah * apa"
            "|tindakan apa|tindakan * apa|apa upaya|bagaimana|by what means|in what way|in what ways|what measures|what steps"
        ),
        "syarat": (
            "syarat*|persyaratan|kriteria|keadaan apa|kondisi apa|seperti apa|kapan * boleh|kapan * dapat|kapan * bisa"
            "|kapan * * boleh|kapan * * dapat|kapan * * bisa|requirement|requirements|condition|conditions|criteria|eligib*"
            "|qualif*|under what|when may|when can"
        ),
        "jumlah": "berapa orang|berapa banyak|berapa jumlah|berapa persen|berapa kali|how many|how much|seberapa|jumlah",
        "pemberatan": "tambah*|diperberat|lebih berat|pemberat*|naik|raise|raised|increas*|aggravat*|heavier|more severe",
        "perubahan": "dicabut|mencabut|tidak berlaku|diganti*|menggantikan|pengganti|replac*|repeal*|revok*|supersed*",
        "mulai berlaku": (
            "sejak kapan|mulai kapan|mulai berlaku|kapan *berlaku|kapan * berlaku|tahun berapa|when did|take effect"
            "|enter* into force|which year|which years|since when"
        ),
        "kerahasiaan": "rahasia*|dirahasiakan|kerahasiaan|identitas|confidential*|secret|identity",
    }
)
CHANGE, PENALTY, AGGRAVATION = "perubahan", "pidana", "pemberatan"


def facets_of(text: str) -> tuple[str, ...]:
    """The facets that a question asks for.

    >>> facets_of("berapa lama korban boleh tinggal di rumah aman dan siapa yang membayar?")
    ('jangka waktu', 'hak', 'biaya')
    """
    return _WANTED.used(text)
