"""The pages about the service: what is in it and whose words they are, and what its labels mean."""

from kb.citation.address import Address
from kb.law.regulation import Provenance, Source
from kb.law.status import Status
from web.about.contexts import AboutPage, Count, HelpPage
from web.shared.law.contexts import Label, Place
from web.shared.law.lawlist import examples
from web.shared.law.reading import Reading
from web.shared.law.standings import source_label, status_label
from web.shared.site import links
from web.shared.site.i18n import LANGUAGES, Language


def about_page(reading: Reading) -> AboutPage:
    """What this is, counted."""
    _, language, found = reading.language.gettext, reading.language, reading.reader.counts
    checked = [facts.checked for facts in reading.reader.regulations.values()]
    known = [day for day in checked if day is not None]
    counts = (
        (found["regulations"], _("peraturan")),
        (found["texts"], _("dengan naskah")),
        (found["digests"], _("ringkasan pasal")),
        (found["notes"], _("catatan redaksi")),
        (found["effects"], _("akibat peraturan lain")),
        (found["duties"], _("tugas badan")),
        (len(reading.reader.glossary.entries), _("istilah")),
        (len(reading.reader.reading_paths), _("jalur belajar")),
        (len(reading.reader.topics), _("topik")),
    )
    unchecked = len(checked) - len(known)
    return AboutPage(
        day=reading.day(links.ABOUT),
        sources=_sources(language),
        counts=tuple(Count(language.number(number), what) for number, what in counts if number),
        checked=language.day(max(known)) if known else None,
        unchecked=language.ngettext("%s peraturan", "%s peraturan", unchecked) % language.number(unchecked) if unchecked else "",
    )


def help_page(reading: Reading) -> HelpPage:
    """What the labels mean, and how to ask."""
    _, language = reading.language.gettext, reading.language
    dated = _("apa hukuman perdagangan orang pada 1 Juni 2025")
    first = next((path.addresses[0] for path in reading.reader.reading_paths.values()), None)
    return HelpPage(
        day=reading.day(links.HELP),
        sources=_sources(language),
        statuses=tuple(status_label(status, language) for status in Status),
        examples=examples(reading),
        dated=Place("", dated, links.ask(dated)),
        clause=_clause(reading, first) if first else None,
        english=links.in_language(links.HELP, next(code for code in LANGUAGES if code != language.code)),
    )


def _sources(language: Language) -> tuple[Label, ...]:
    """The labels of all kinds of words, as they stand beside a clause."""
    worded = (source_label(Source.NASKAH, provenance, False, language) for provenance in Provenance)
    return (*worded, *(source_label(source, None, False, language) for source in (Source.RINGKASAN, Source.CATATAN)))


def _clause(reading: Reading, address: Address) -> Place:
    """A clause with its permanent link in full, as an example."""
    return Place(str(address), reading.base + links.provision(address), links.provision(address))
