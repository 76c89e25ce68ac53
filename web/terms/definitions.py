"""The pages of defined terms: the list of all of them, and one term with every law's definition side by side."""

from itertools import groupby

from kb.citation.address import Address, RegulationId
from kb.law.regulation import Source
from search.presentation.presenting import Shown
from search.study.glossary import Definition, Entry
from search.study.worddiff import Difference, compare_words
from web.shared.law.contexts import Option, Place
from web.shared.law.differences import UNLIKE, marked_parts
from web.shared.law.quotes import conflict_view, quote
from web.shared.law.reading import Reading
from web.shared.law.standings import status_label
from web.shared.law.termentries import term_place
from web.shared.site import apilinks, links
from web.shared.site.i18n import Language
from web.shared.training.exports import exports
from web.terms.contexts import DefinitionCard, DefinitionPage, DefinitionsPage, LetterGroup, Mention, TermRow, Uses

_MOST_USES = 24


def definitions_page(reading: Reading, q: str, letter: str, law: RegulationId | None) -> DefinitionsPage:
    """The list of defined terms, filtered."""
    glossary = reading.reader.glossary
    uu = str(law) if law else ""
    entries = glossary.select(q, letter, law)
    within = {entry.letter for entry in glossary.select(q, "", law)}
    defining = dict.fromkeys(term.address.regulation for entry in glossary.entries for term in entry.definitions)
    letters = (
        Option(one, one, one == letter, links.definitions(q, huruf="" if one == letter else one.lower(), uu=uu, per=reading.per))
        for one in sorted(within)
    )
    grouped = groupby(entries, lambda entry: entry.letter)
    groups = (LetterGroup(first, tuple(_row(reading, entry, law) for entry in rows)) for first, rows in grouped)
    found = reading.language.ngettext("%s istilah", "%s istilah", len(entries)) % reading.language.number(len(entries))
    return DefinitionsPage(
        day=reading.day(links.definitions(q, huruf=letter.lower(), uu=uu)),
        q=q,
        letter=letter.lower(),
        letters=tuple(letters),
        laws=tuple(Option(str(id), id.citation, id == law) for id in reading.reader.regulations if id in defining),
        groups=tuple(groups),
        found=found,
        clear=links.definitions(per=reading.per) if q or letter or law else None,
        api_href=apilinks.api_definitions(q, letter.lower(), uu, reading.per),
    )


def _row(reading: Reading, entry: Entry, law: RegulationId | None) -> TermRow:
    mentions = [_mention(reading, term.address) for term in entry.definitions if law is None or term.address.regulation == law]
    return TermRow(entry.name, links.definition(entry.slug, reading.per), entry.aliases, entry.glosses, tuple(mentions))


def _mention(reading: Reading, address: Address) -> Mention:
    standing = reading.reader.presenter.standing(address, reading.on)
    label = status_label(standing.status, reading.language)
    note = reading.language.gettext("Penjelasan") if address.in_penjelasan else ""
    return Mention(Place(str(address), address.regulation.citation, reading.href(address)), label, label.code == "berlaku", note)


def definition_page(reading: Reading, entry: Entry, base: RegulationId | None) -> DefinitionPage:
    """One term: the definition that the reader chose (else the first in force) and the others compared with it."""
    glossary = reading.reader.glossary
    found = glossary.definitions(entry, reading.on)
    chosen = next((one for one in found if one.term.address.regulation == base), None)
    ordered = [*([chosen] if chosen else []), *(one for one in found if one is not chosen)]
    cards = tuple(_card(reading, entry, one, ordered[0]) for one in ordered)
    addresses = [one.term.address for one in found]
    conflicts = [c for c in reading.reader.store.conflicts() if any(address in c.addresses for address in addresses)]
    return DefinitionPage(
        name=entry.name,
        others=entry.aliases,
        glosses=entry.glosses,
        href=links.definition(entry.slug),
        all_href=links.definitions(per=reading.per),
        day=reading.day(links.definition(entry.slug)),
        first=cards[0] if cards else None,
        cards=cards[1:],
        conflicts=tuple(conflict_view(reading, conflict) for conflict in conflicts),
        related=tuple(term_place(reading, one) for one in glossary.related(entry)),
        exports=exports(
            lambda suffix: links.definition_download(entry.slug, suffix, reading.per), reading.language, cards=True, quiz=False
        ),
        save_href=links.save(istilah=entry.slug, per=reading.per),
        api_href=apilinks.api_definition(entry.slug, reading.per),
    )


def difference(first: Shown, other: Shown, *, english: bool = False) -> Difference | None:
    """Two definitions word by word; None where they cannot be compared: a law's words with our digest."""
    if first.source is not other.source:
        return None
    return compare_words(_words(first, english), _words(other, english))


def _words(shown: Shown, english: bool) -> str:
    """The text to compare: a digest in the reader's language, law text as it is."""
    return shown.gloss if english and shown.source is Source.RINGKASAN and shown.gloss else shown.text


def _card(reading: Reading, entry: Entry, definition: Definition, first: Definition) -> DefinitionCard:
    shown = definition.shown
    english = reading.language.code == "en"
    compared = difference(first.shown, shown, english=english) if definition is not first else None
    drawn = quote(reading, shown)
    marks = compared is not None and not compared.same and compared.likeness >= UNLIKE
    facts = reading.reader.regulations[shown.address.regulation]
    worded = shown.source is Source.NASKAH
    return DefinitionCard(
        place=drawn.place,
        law=facts.title if facts.title != str(facts.id) else "",
        source=drawn.source,
        origin=drawn.origin,
        status=drawn.status,
        parts=marked_parts(compared.stretches) if compared and marks else drawn.parts,
        lang=drawn.lang,
        outdated=drawn.outdated,
        digest=drawn.digest,
        other=(shown.text if english else shown.gloss) if not worded and shown.gloss else "",
        other_lang="id" if english else "en",
        comparison=_comparison(reading.language, compared, first.shown.source is shown.source) if definition is not first else "",
        differs=marks,
        base_href=links.definition(entry.slug, reading.per, dasar=str(facts.id)) if definition is not first else None,
        uses=_uses(reading, entry, definition),
    )


def _comparison(language: Language, compared: Difference | None, alike: bool) -> str:
    """How a definition compares with the first, in words."""
    _ = language.gettext
    if compared is None or not alike:
        return _("Tidak dibandingkan: yang satu bunyi peraturan, yang lain ringkasan kami.")
    if compared.same:
        return _("Sama kata demi kata.")
    if compared.likeness < UNLIKE:
        return _("Rumusannya lain: hampir tidak ada kata yang sama.")
    return _("Bedanya dengan definisi pertama ditandai.")


def _uses(reading: Reading, entry: Entry, definition: Definition) -> Uses | None:
    """Where the law uses the term; found in digests where its text is not here."""
    found = definition.uses
    if not found:
        return None
    id = definition.term.address.regulation
    digests = reading.reader.digests(id)
    first = found[:_MOST_USES]
    places = (Place(str(a), a.path_citation, reading.href(a), digests[a].judul if a in digests else "") for a in first)
    return Uses(
        count=reading.language.ngettext("Dipakai dalam %s ketentuan", "Dipakai dalam %s ketentuan", len(found))
        % reading.language.number(len(found)),
        places=tuple(places),
        more=len(found) - len(first),
        search_href=links.search(entry.name, uu=str(id), per=reading.per),
        in_digests=not reading.reader.store.wordings(first[0]),
    )
