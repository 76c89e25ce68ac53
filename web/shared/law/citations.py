"""Citations in full, to be pasted into a letter or a case file."""

from kb.citation.address import GROUPING, Address
from kb.law.regulation import Regulation, Source
from kb.law.status import Status
from search.presentation.presenting import Shown
from web.shared.law.contexts import Copy
from web.shared.law.reading import Reading, shorten
from web.shared.law.standings import source_label, standing_of, status_label
from web.shared.site import links

_MOST = 700  # characters of a quotation that a message carries


def full_name(regulation: Regulation) -> str:
    """ "Undang-Undang Nomor 21 Tahun 2007 tentang Pemberantasan Tindak Pidana Perdagangan Orang"."""
    name = regulation.id.formal_citation
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
    save_href = links.save(str(address), per=reading.per) if shown is not None and address.path else ""
    return Copy(citation, text, permalink, links.whatsapp(text), save_href)
