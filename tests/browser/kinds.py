"""One address of every kind of page, on either service."""

#: Over the corpus as it is committed: digests and notes.
DIGESTS = {
    "home": "/",
    "home in English": "/?lang=en",
    "answer": "/tanya?q=apa+tugas+gugus+tugas+TPPO",
    "definition": "/tanya?q=apa+saja+yang+termasuk+eksploitasi",
    "penalty": "/tanya?q=berapa+hukuman+pelaku+perdagangan+orang",
    "refusal": "/tanya?q=resep+lele+bakar",
    "search form": "/cari",
    "search": "/cari?q=restitusi+korban",
    "nothing found": "/cari?q=restitusi&uu=uu-21-2007&status=belum-berlaku",
    "regulation": "/uu-21-2007",
    "regulation with notes": "/pergub-dki-64-2019",
    "provision": "/uu-21-2007/pasal-58/ayat-4",
    "provision out of force": "/uu-21-2007/pasal-2/ayat-1?per=2026-06-01",
    "provision in English": "/uu-12-2022/pasal-30?lang=en",
    "duties": "/gugus-tugas",
    "duties of one body": "/gugus-tugas?badan=kepolisian",
    "duties on an earlier day": "/gugus-tugas?per=2010-01-01&tingkat=penegak-hukum",
    "map": "/peta",
    "map of one regulation": "/peta?uu=uu-21-2007",
    "timeline": "/linimasa",
    "report": "/lapor?alamat=uu-21-2007/pasal-58/ayat-4",
    "report sent": "/lapor?alamat=uu-21-2007/pasal-58/ayat-4&terkirim=ya",
    "terms": "/definisi",
    "terms of a law": "/definisi?uu=uu-21-2007&q=anak&per=2025-06-01",
    "term": "/definisi/korban",
    "term in English": "/definisi/korban?lang=en&dasar=uu-12-2022",
    "unknown term": "/definisi/eksplotasi",
    "form to compare": "/banding",
    "digests compared": "/banding/uu-13-2006/uu-3-2026",
    "nothing to compare": "/banding/uu-21-2007/pergub-dki-64-2019",
    "not found": "/uu-21-2007/pasal-99",
    "wrong day": "/uu-21-2007?per=kemarin",
    "collections": "/berkas",
    "no collection": "/berkas/tidak-ada-di-mana-pun",
    "clause to save": "/berkas/simpan?alamat=uu-21-2007/pasal-58/ayat-4",
    "pack": "/paket/hak-korban",
    "pack in English": "/paket/tugas-gugus-tugas?lang=en",
    "quiz": "/kuis/hak-korban",
    "quiz judged": "/kuis/hak-korban?seed=3&periksa=ya&s1=0&s2=1",
    "draft to check": "/periksa",
    "API": "/api/docs",
}
#: Over invented law texts.
TEXTS = {
    "answer with words": "/tanya?q=apa+itu+penjerat",
    "search with words": "/cari?q=benang+layang-layang",
    "regulation with words": "/uu-901-2001",
    "regulation in English": "/uu-901-2001?lang=en&tampil=keduanya",
    "provision with words": "/uu-901-2001/pasal-4/ayat-2/huruf-a",
    "provision with earlier words": "/uu-901-2001/pasal-3",
    "earlier words": "/uu-901-2001/pasal-3@uu-901-2001",
    "provision with what explains it": "/uu-901-2001/pasal-2",
    "chapter": "/uu-901-2001/bab-2",
    "elucidation": "/uu-901-2001/penjelasan/pasal-2",
    "term with words": "/definisi/penjerat",
    "words compared": "/banding/uu-901-2001@uu-901-2001/uu-901-2001",
    "words compared in English": "/banding/uu-901-2001/uu-903-2010?lang=en",
}
#: Over an invented law that was added as a PDF.
PDFS = {
    "page of a file": "/sumber/uu-901-2001/halaman/2?alamat=uu-901-2001%2Fpasal-4%2Fayat-2",
    "page of a file in English": "/sumber/uu-901-2001/halaman/1?lang=en",
}
#: Every kind by the service that has it.
SERVICES = {"digests": DIGESTS, "texts": TEXTS, "pdfs": PDFS}
