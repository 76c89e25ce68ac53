"""The rows of a comparison: what became of each unit, with the differences marked, and runs of units that are only named."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from kb.citation.address import Address
from kb.law.status import Status
from search.study.alignment import By
from search.study.comparison import Change, Comparison, Row
from search.study.states import Unit
from search.study.worddiff import Op, Stretch
from web.compare.contexts import Block, Brief, RowView, Tally
from web.shared.law.contexts import Label, Part, Place
from web.shared.law.differences import UNLIKE, marked_parts
from web.shared.law.reading import Reading, shorten
from web.shared.law.standings import status_label
from web.shared.site import links

#: Characters of words that stand on one side only, beyond which those of two laws are named and linked instead of shown.
WHOLE = 60_000
_PREVIEW = 110
_ALONE = frozenset({Change.NEW, Change.DROPPED})


def state_name(reading: Reading, state: Address) -> str:
    """As of what: "seperti ditetapkan", "setelah UU 35/2014", "per 24 November 2026"."""
    _ = reading.language.gettext
    if state.version is None:
        return _("per %s") % reading.language.day(reading.on)
    if state.version == state.regulation:
        return _("seperti ditetapkan")
    return _("setelah %s") % state.version.citation


def tallies(reading: Reading, found: Comparison) -> tuple[Tally, ...]:
    """How many units there are of each kind, those that changed first, with links to them."""
    order = (Change.CHANGED, Change.MOVED, Change.NEW, Change.DROPPED, Change.ENDED, Change.SAME)
    brief = _only_named(found)
    return tuple(
        Tally(
            kind_label(reading, found, change),
            reading.language.number(found.counts[change]),
            tuple(_jump(row) for row in found.rows if row.change is change and change not in brief),
        )
        for change in order
        if found.counts[change]
    )


def blocks(reading: Reading, found: Comparison) -> Iterator[Block]:
    """The rows in order; neighbours that stayed the same are named together."""
    brief = _only_named(found)
    for change, run in groupby(found.rows, lambda row: row.change):
        rows = list(run)
        if change in brief:
            yield Block(brief=_brief(reading, found, change, rows))
        else:
            yield from (Block(row=_row(reading, found, row)) for row in rows)


def _only_named(found: Comparison) -> frozenset[Change]:
    """The kinds whose units are named and linked, their words not shown."""
    alone = sum(len(_shown(row).text) for row in found.rows if row.change in _ALONE)
    return frozenset({Change.SAME}) | (_ALONE if alone > WHOLE and not found.same_law else frozenset())


def kind_label(reading: Reading, found: Comparison, change: Change) -> Label:
    """What became of a unit, in words."""
    _ = reading.language.gettext
    if found.same_law:
        words = {
            Change.SAME: _("Tetap"),
            Change.CHANGED: _("Berubah"),
            Change.MOVED: _("Pindah"),
            Change.NEW: _("Baru"),
            Change.DROPPED: _("Tidak ada lagi"),
            Change.ENDED: _("Tidak berlaku lagi"),
        }
    else:
        only = _("Hanya di %s")
        words = {
            Change.SAME: _("Sama"),
            Change.CHANGED: _("Berbeda"),
            Change.MOVED: _("Berbeda dan pindah tempat"),
            Change.NEW: only % found.after.regulation.citation,
            Change.DROPPED: only % found.before.regulation.citation,
            Change.ENDED: _("Tidak berlaku lagi"),
        }
    return Label(change.value, words[change])


def _row(reading: Reading, found: Comparison, row: Row) -> RowView:
    difference = row.difference if row.difference and row.difference.likeness >= UNLIKE else None
    plain = row.standing.status in (Status.BERLAKU, Status.BELUM_DIKETAHUI) or (found.after.version is not None and row.after is not None)
    return RowView(
        id=_id(row),
        kind=kind_label(reading, found, row.change),
        before=_place(reading, row.before) if row.before else None,
        after=_place(reading, row.after) if row.after else None,
        note=_note(reading, found, row),
        status=None if plain else status_label(row.standing.status, reading.language),
        since=reading.language.day(row.standing.since) if row.standing.since and not plain else "",
        replaced_by=() if plain else tuple(map(reading.place, row.standing.replaced_by[:4])),
        # texts with next to nothing in common are easier to read unmarked
        before_parts=marked_parts(difference.before()) if difference else _plain(row.before),
        after_parts=marked_parts(difference.after()) if difference else _plain(row.after),
        both_parts=marked_parts(difference.stretches) if difference else (),
    )


def _plain(unit: Unit | None) -> tuple[Part, ...]:
    return marked_parts([Stretch(Op.SAME, unit.text)]) if unit else ()


def _note(reading: Reading, found: Comparison, row: Row) -> str:
    """What a reader should know of how two units came to stand side by side."""
    _ = reading.language.gettext
    if row.before is None or row.after is None or row.difference is None:
        return ""
    notes = []
    if found.same_law and row.change is Change.MOVED:
        notes.append(_("Dahulu %s.") % row.before.address.path_citation)
    if row.by is By.LIKENESS:
        notes.append(_("Dipasangkan karena isinya mirip."))
    elif row.by is By.EFFECT:
        notes.append(_("Dipasangkan menurut catatan perubahan."))
    elif row.by is By.HEADING:
        notes.append(_("Dipasangkan karena judulnya sama."))
    if row.difference.same:
        notes.append(_("Kata-katanya sama."))
    elif row.difference.likeness < UNLIKE:
        notes.append(_("Hampir seluruhnya ditulis ulang; bedanya tidak ditandai."))
    return " ".join(notes)


def _brief(reading: Reading, found: Comparison, change: Change, rows: Sequence[Row]) -> Brief:
    first, last = (_shown(row).address.path_citation for row in (rows[0], rows[-1]))
    span = first if len(rows) == 1 else f"{first} – {last}"
    return Brief(_id(rows[0]), kind_label(reading, found, change), span, tuple(_named(reading, row, change) for row in rows))


def _named(reading: Reading, row: Row, change: Change) -> Place:
    unit = _shown(row)
    preview = "" if change is Change.SAME else shorten(unit.heading or unit.text, _PREVIEW)
    return Place(str(unit.place), unit.address.path_citation, reading.href(unit.place), preview)


def _place(reading: Reading, unit: Unit) -> Place:
    return Place(str(unit.place), unit.address.path_citation, reading.href(unit.place))


def _jump(row: Row) -> Place:
    return Place("", _shown(row).address.path_citation, f"#{_id(row)}")


def _shown(row: Row) -> Unit:
    unit = row.after or row.before
    assert unit is not None
    return unit


def _id(row: Row) -> str:
    """Where a row stands on the page; what is dropped has a name that no clause of the second state can have."""
    anchor = links.anchor(_shown(row).address)
    return anchor if row.after else f"lama/{anchor}"
