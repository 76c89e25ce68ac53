"""The page that compares two regulations, or two states of one, clause by clause."""

from collections.abc import Sequence

from kb.citation.address import Address, RegulationId
from kb.law.regulation import Source
from search.study.comparison import Comparison, compare_states
from web.compare.contexts import ComparePage, ComparisonView, StateView
from web.compare.rows import blocks, state_name, tallies
from web.shared.law.comparable import check_state, nothing_to_compare, origin_link, sources_of, successor_link
from web.shared.law.contexts import Option, Place
from web.shared.law.reading import Reader, Reading
from web.shared.law.standings import source_label
from web.shared.site import apilinks, links


def compare_page(reading: Reading, before: Address | None, after: Address | None) -> ComparePage:
    """The form, and the comparison where both states are chosen."""
    comparison = None
    reason = ""
    if before and after:
        for state in (before, after):
            check_state(reading.reader, state, reading.language)
        found = compare_states(
            reading.reader.store, reading.reader.presenter, before, after, reading.on, english=reading.language.code == "en"
        )
        comparison = _view(reading, found) if found else None
        reason = "" if found else nothing_to_compare(reading.language, before, after)
    return ComparePage(
        day=reading.day(links.compare(before, after)),
        befores=_options(reading, before),
        afters=_options(reading, after),
        suggestions=() if before and after else _suggestions(reading),
        reason=reason,
        comparison=comparison,
    )


def _options(reading: Reading, chosen: Address | None) -> tuple[Option, ...]:
    options = []
    for id in reading.reader.regulations:
        if sources_of(reading.reader, id):
            states = [Address(id), *(Address(id, (), version) for version in _earlier(reading.reader, id))]
            options += [Option(str(state), _named(reading, state), state == chosen) for state in states]
    return tuple(options)


def _earlier(reader: Reader, id: RegulationId) -> Sequence[RegulationId]:
    """The acts whose wording is not the latest."""
    return reader.versions(id)[:-1]


def _suggestions(reading: Reading) -> tuple[Place, ...]:
    """What is worth comparing: amended laws with their first form, and laws with those that took their place."""
    found = []
    for id, facts in reading.reader.regulations.items():
        if href := origin_link(reading, id):
            found.append(Place(str(id), f"{_named(reading, Address(id, (), id))} ↔ {state_name(reading, Address(id))}", href))
        for relation in facts.relations:
            if href := successor_link(reading, relation, id):
                found.append(Place(str(id), f"{relation.target.citation} ↔ {id.citation}", href))
    return tuple(dict.fromkeys(found))


def _named(reading: Reading, state: Address) -> str:
    return f"{state.regulation.citation}, {state_name(reading, state)}" if state.version else state.regulation.citation


def _view(reading: Reading, found: Comparison) -> ComparisonView:
    digests = found.basis is Source.RINGKASAN
    note = reading.language.gettext(
        "Naskah salah satunya belum ada di sini. Yang dibandingkan adalah ringkasan kami, bukan bunyi peraturan."
    )
    return ComparisonView(
        before=_state_view(reading, found, found.before),
        after=_state_view(reading, found, found.after),
        basis_note=note if digests else "",
        lang="en" if digests and reading.language.code == "en" else "id",
        tallies=tallies(reading, found),
        blocks=tuple(blocks(reading, found)),
        swap_href=links.compare(found.after, found.before, reading.per),
        api_href=apilinks.api_compare(found.before, found.after, reading.per),
    )


def _state_view(reading: Reading, found: Comparison, state: Address) -> StateView:
    facts = reading.reader.regulations[state.regulation]
    record = reading.reader.store.text(state.version or state.regulation)
    worded = found.basis is Source.NASKAH
    return StateView(
        place=reading.place(Address(state.regulation)),
        title=facts.title if facts.title != str(facts.id) else "",
        state=state_name(reading, state),
        source=source_label(found.basis, record.provenance if record and worded else None, bool(record and record.ocr), reading.language),
    )
