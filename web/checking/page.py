"""The page of a checked draft: counts, then every citation in the draft's order, what is wrong said first."""

from collections.abc import Iterable

from search.checking.draft import CheckedCitation, DraftChecker
from search.study.worddiff import compare_words
from web.checking.contexts import CheckPage, CitationRow, Counts, Misquote
from web.shared.law.differences import UNLIKE, marked_parts
from web.shared.law.reading import Reading
from web.shared.law.standings import standing_of, status_label
from web.shared.site import links

_LONGEST = 6000
"""Characters of a quotation or clause that are compared word by word."""
_MOST_COMPARED = 100
"""Quotations of one draft that are; of more the words alone are shown."""


def check_page(
    reading: Reading, lines: Iterable[str] | None, *, text: str = "", name: str = "", problem: str = "", detail: str = ""
) -> CheckPage:
    """The form, and what was found in the lines of a draft."""
    rows: tuple[CitationRow, ...] = ()
    if lines is not None:
        reader = reading.reader
        checker = DraftChecker(reader.store, reader.presenter, tuple(reader.regulations.values()), reading.on)
        compared = 0
        found = []
        for one in checker.check(lines):
            compared += len(one.misquoted)
            found.append(_row(reading, one, compare=compared <= _MOST_COMPARED))
        rows = tuple(found)
    return CheckPage(
        text=text,
        per=reading.per.isoformat() if reading.per else "",
        day=reading.day(links.CHECK),
        problem=problem,
        detail=detail,
        name=name,
        counts=_counts(rows) if lines is not None else None,
        rows=rows,
    )


def _counts(rows: tuple[CitationRow, ...]) -> Counts:
    return Counts(
        total=len(rows),
        missing=sum(not row.found for row in rows),
        not_in_force=sum(row.in_force is False for row in rows),
        misquoted=sum(row.quote_ok is False for row in rows),
        right=sum(not row.wrong for row in rows),
    )


def _row(reading: Reading, checked: CheckedCitation, *, compare: bool) -> CitationRow:
    address = checked.address
    status = status_label(standing_of(reading, address).status, reading.language) if address and checked.found else None
    return CitationRow(
        text=checked.text,
        paragraph=checked.paragraph + 1,
        place=reading.place(address) if address and checked.found else None,
        wrong=checked.wrong,
        found=checked.found,
        status=status,
        in_force=checked.in_force,
        quote_ok=checked.quote_ok,
        note=checked.note,
        misquotes=tuple(_misquote(reading, checked, words) if compare else Misquote(words, ()) for words in checked.misquoted),
    )


def _misquote(reading: Reading, checked: CheckedCitation, words: str) -> Misquote:
    """The clause's words struck out where the draft lacks them, the draft's underlined where the clause does."""
    assert checked.address is not None, "only a clause that was found is misquoted"
    shown = reading.reader.presenter.show_whole(checked.address, reading.on)
    if shown is None or max(len(words), len(shown.text)) > _LONGEST:
        return Misquote(words, ())
    difference = compare_words(shown.text, words)
    return Misquote(words, marked_parts(difference.stretches) if difference.likeness > UNLIKE else ())
