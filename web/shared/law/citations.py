"""Citations in full, to be pasted into a letter or a case file."""

from kb.citation.address import GROUPING, Address
from kb.law.regulation import Regulation, Source
from kb.law.status import Status
from search.presentation.presenting import Shown
from web.shared.law.contexts import Copy
from web.shared.law.reading import Reading, shorten
from web.shared.law.standings import source_label, standing_of, status_label
from web.shared.site import links

_TYPES = {
    "uud": "Undang-Undang Dasar",
    "uu": "Undang-Undang",
    "perppu": "Peraturan Pemerintah Pengganti Undang-Undang",
    "pp": "Peraturan Pemerintah",
    "perpres": "Peraturan Presiden",
    "keppres": "Keputusan Presiden",
    "inpres": "Instruksi Presiden",
    "perda": "Peraturan Daerah",
    "pergub": "Peraturan Gubernur",
    "kepgub": "Keputusan Gubernur",
    "perwali": "Peraturan Wali Kota",
    "perbup": "Peraturan Bupati",
    "permenpppa": "Peraturan Menteri Pemberdayaan Perempuan dan Perlindungan Anak",
}
_REGIONS = {"dki": "Provinsi Daerah Khusus Ibukota Jakarta", "diy": "Daerah Istimewa Yogyakarta"}
_MOST = 700  # characters of a quotation that a message carries


def kind_name(regulation: Regulation) -> str:
    """Type, number and year in full: "Undang-Undang Nomor 21 Tahun 2007"."""
    id = regulation.id
    kind = _TYPES.get(id.type, id.type_label if not id.region else id.type.capitalize())
    region = f" {_REGIONS.get(id.region, id.region.replace('-', ' ').title())}" if id.region else ""
    return f"{kind}{region} Nomor {id.number.upper()} Tahun {id.year}"


def full_name(regulation: Regulation) -> str:
    """The name with the title: "Undang-Undang Nomor 21 Tahun 2007 tentang Pemberantasan Tindak Pidana Perdagangan Orang"."""
    name = kind_name(regulation)
    title = regulation.title
    if title.lower().startswith(name.split()[0].lower()) and str(regulation.id.year) in title:
        return title
    return name if title == str(regulation.id) else f"{name} tentang {title}"


def full_citation(address: Address, regulation: Regulation | None) -> str:
    """The clause with the regulation's full name: "Pasal 58 ayat (4) Undang-Undang Nomor 21 Tahun 2007 tentang …"."""
    name = full_name(regulation) if regulation else address.regulation.citation
    return f"{address.path_citation} {name}".strip()


def copy_of(reading: Reading, address: Address, shown: Shown | None) -> Copy:
    """What "Salin kutipan" gives: words, citation, status where the clause is not simply in force, and the permalink."""
    citation = full_citation(address.bare, reading.reader.regulations.get(address.regulation))
    standing = standing_of(reading, address.bare) if shown is None or address.level in GROUPING else shown.standing
    if standing.status is not Status.BERLAKU:
        since = f" sejak {reading.language.day(standing.since)}" if standing.since else ""
        citation += f" ({status_label(standing.status, reading.language).text.lower()}{since})"
    permalink = reading.base + links.provision(address, reading.per)
    if shown is None:
        text = f"{citation}\n{permalink}"
    else:
        words = shorten(shown.text, _MOST)
        origin = source_label(shown.source, shown.provenance, shown.ocr, reading.language).text
        quoted = f"“{words}”" if shown.source is Source.NASKAH else words
        text = f"{quoted}\n{citation} [{origin}]\n{permalink}"
    return Copy(citation, text, permalink, links.whatsapp(text))
