"""Entries of the glossary: found by a name, and as links."""

from kb.errors import TermNotFound
from search.study.glossary import Entry
from web.shared.law.contexts import Place
from web.shared.law.reading import Reader, Reading
from web.shared.site import links
from web.shared.site.i18n import Language


def find_entry(reader: Reader, name: str, language: Language) -> Entry:
    """The entry of a name; TermNotFound where no law here defines it."""
    entry = reader.glossary.find(name[:200])
    if entry is None:
        message = language.gettext("Tidak ada peraturan di sini yang mendefinisikan “%s”.")
        raise TermNotFound(message % " ".join(name.replace("-", " ").split())[:80])
    return entry


def term_place(reading: Reading, entry: Entry) -> Place:
    """Link to a term's page."""
    return Place(entry.slug, entry.name, links.definition(entry.slug, reading.per))
