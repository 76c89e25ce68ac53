"""Pages of the files that the law was read from, with the words of a clause marked, so that a quotation can be compared with its source."""

from dataclasses import dataclass

from kb.citation.address import Address, RegulationId
from kb.errors import AddressError, ProvisionNotFound
from kb.law.regulation import Source
from kb.law.textrecord import TextRecord
from web.regulations.contexts import SourcePage
from web.shared.law.reading import Reading
from web.shared.law.standings import source_label
from web.shared.site import links, params


@dataclass(frozen=True, slots=True)
class SourceView:
    """One page of a file, counted from 1, and the clause to mark on it."""

    reading: Reading
    record: TextRecord
    page: int
    clause: Address | None

    def picture(self) -> bytes:
        """The page as PNG."""
        reader = self.reading.reader
        wording = reader.store.wording(self.clause, self.reading.on) if self.clause else None
        return reader.originals.picture(self.record, self.page, wording.text if wording else "")


def find_source(reading: Reading, id: str, page: str, clause: str) -> SourceView:
    """The file, page and clause that a URL names; ProvisionNotFound where there is no such page. An unknown clause is not marked."""
    _ = reading.language.gettext
    regulation = RegulationId.parse(id)
    record = reading.reader.store.text(regulation)
    number = params.source_page(page)
    if record is None or reading.reader.originals.find(record) is None:
        raise ProvisionNotFound(_("Berkas %s tidak ada di sini.") % regulation.citation)
    if number is None or not 1 <= number <= (record.pages or 0):
        raise ProvisionNotFound(
            _("Berkas %(law)s hanya punya halaman 1 sampai %(pages)s.") % {"law": regulation.citation, "pages": record.pages or 0}
        )
    return SourceView(reading, record, number, _clause(reading, clause))


def _clause(reading: Reading, text: str) -> Address | None:
    try:
        address = Address.parse(text) if text else None
    except AddressError:
        return None
    return address if address is not None and address.path and reading.reader.has(address) else None


def source_page(view: SourceView) -> SourcePage:
    """The page of one page of a file."""
    reading, record, page, clause = view.reading, view.record, view.page, view.clause
    before, after = (links.source_page(record.regulation, number, clause, reading.per) for number in (page - 1, page + 1))
    return SourcePage(
        law=reading.place(Address(record.regulation)),
        file=record.file,
        source=source_label(Source.NASKAH, record.provenance, record.ocr, reading.language),
        page=page,
        pages=record.pages or page,
        clause=reading.place(clause) if clause else None,
        picture=links.source_picture(record.regulation, page, clause, reading.per),
        scanned=record.ocr,
        previous=before if page > 1 else None,
        next=after if page < (record.pages or page) else None,
    )
