"""The preview beside a link: citation, source, status and first words of the place that it leads to."""

from kb.citation.address import GROUPING, Address
from kb.errors import ProvisionNotFound
from kb.law.regulation import Source
from web.regulations.contexts import PreviewCard
from web.shared.law.reading import Reading, shorten
from web.shared.law.standings import source_label, standing_of, status_label

_WORDS = 360


def preview_card(reading: Reading, address: Address) -> PreviewCard:
    """The card of one address; ProvisionNotFound where it has no page."""
    _ = reading.language.gettext
    if not reading.reader.has(address):
        raise ProvisionNotFound(_("%s tidak ada di sini.") % address.citation)
    status = status_label(standing_of(reading, address.bare).status, reading.language)
    if not address.path:
        facts = reading.reader.regulations[address.regulation]
        return PreviewCard(facts.id.formal_citation, None, status, "", facts.title if facts.title != str(facts.id) else "", "id")
    shown = None if address.level in GROUPING else reading.reader.presenter.show(address, reading.on)
    if shown is None:
        entry = reading.reader.outline(address.regulation, reading.on).by_address.get(address.bare)
        return PreviewCard(address.citation, None, status, "", (entry.heading if entry else None) or "", "id")
    english = reading.language.code == "en" and bool(shown.gloss)
    source = source_label(shown.source, shown.provenance, shown.ocr, reading.language)
    if english and shown.wording is not None:
        # a gloss is our digest, whatever stands on the page
        source = source_label(Source.RINGKASAN, None, False, reading.language)
    words = shown.gloss if english else shown.text
    return PreviewCard(address.citation, source, status, shown.judul, shorten(words, _WORDS), "en" if english else "id")
