"""What "Simpan" puts away: a clause, an answer with its clauses, or a definition, as it is now."""

from dataclasses import dataclass
from datetime import date

from kb.citation.address import Address
from kb.collecting.collection import MOST_QUOTED, Answer, Clause, Definition, Item
from kb.errors import QueryError
from web.collections.contexts import SavePage
from web.shared.law.contexts import Place
from web.shared.law.reading import Reading
from web.shared.law.termentries import find_entry, term_place
from web.shared.site import params
from web.shared.training.items import collector_of


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader wants to keep."""

    item: Item
    place: Place
    kind: str


def wanted(reading: Reading, addresses: list[str], term: str, question: str) -> Wanted:
    """What a link or a form names; QueryError where it names nothing, and errors of addresses and terms as everywhere."""
    _ = reading.language.gettext
    on: date | None = reading.per
    if term:
        entry = find_entry(reading.reader, term, reading.language)
        return Wanted(Definition(entry.name, on), term_place(reading, entry), _("Definisi"))
    found = tuple(dict.fromkeys(Address.parse(text) for text in addresses[: MOST_QUOTED + 1]))
    for address in found:
        reading.facts(address.regulation)
    shown = collector_of(reading)
    if not found or len(found) > MOST_QUOTED or not all(one.path and shown.shown(one, reading.on) for one in found):
        raise QueryError(_("Tidak ada yang disimpan: sebut ketentuan, istilah, atau jawaban."))
    if question:
        asked = params.question(question, reading.language)[:300]
        return Wanted(Answer(asked, found, on), Place("", asked, None), _("Jawaban"))
    return Wanted(Clause(found[0], on), reading.place(found[0]), _("Ketentuan"))


def as_it_is(reading: Reading, item: Item) -> Item:
    """The item with what its clauses are now, so that a later change is seen."""
    return collector_of(reading).saved(item, reading.on)


def save_page(reading: Reading, what: Wanted, *, link: str = "", title: str = "", problem: str = "") -> SavePage:
    """The form that asks where to."""
    item = what.item
    held = item.addresses if isinstance(item, Answer) else (item.address,) if isinstance(item, Clause) else ()
    return SavePage(
        place=what.place,
        kind=what.kind,
        addresses=tuple(map(str, held)),
        term=item.term if isinstance(item, Definition) else "",
        question=item.question if isinstance(item, Answer) else "",
        per=reading.per.isoformat() if reading.per else "",
        link=link,
        title=title,
        problem=problem,
    )
