"""The JSON of what stands side by side: every law's definition of a term, and two states of regulations."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from search.engine import Engine
from search.presentation.presenting import Shown
from search.presentation.views import shown_view
from search.study.comparison import Comparison
from search.study.glossary import Entry, Glossary
from search.study.worddiff import Difference, compare_words


def definitions_view(engine: Engine, entries: Iterable[Entry], on: date) -> dict[str, Any]:
    """Defined terms, each with the clauses that define it: `/api/definitions`."""
    return {
        "on": on.isoformat(),
        "terms": [
            {
                **_entry_view(entry),
                "definitions": [
                    {
                        "address": str(term.address),
                        "citation": term.address.citation,
                        "status": engine.presenter.standing(term.address, on).status.value,
                    }
                    for term in entry.definitions
                ],
            }
            for entry in entries
        ],
    }


def definition_view(glossary: Glossary, entry: Entry, on: date) -> dict[str, Any]:
    """Each law's definition of a term, compared with the first, and where it is used: `/api/definitions/{term}`."""
    found = glossary.definitions(entry, on)
    return {
        "on": on.isoformat(),
        **_entry_view(entry),
        "definitions": [
            {
                **shown_view(one.shown),
                "uses": list(map(str, one.uses)),
                "compared": _compared_view(found[0].shown, one.shown) if one is not found[0] else None,
            }
            for one in found
        ],
        "related": [one.slug for one in glossary.related(entry)],
    }


def _entry_view(entry: Entry) -> dict[str, Any]:
    return {"term": entry.slug, "name": entry.name, "aliases": list(entry.aliases), "gloss": list(entry.glosses)}


def _compared_view(first: Shown, other: Shown) -> dict[str, Any] | None:
    """Two definitions word by word; None where one is law text and the other our digest."""
    if first.source is not other.source:
        return None
    return _difference_view(compare_words(first.text, other.text))


def _difference_view(found: Difference) -> dict[str, Any]:
    """A comparison of two texts."""
    return {"likeness": round(found.likeness, 3), "words": [{"op": one.op.value, "text": one.text} for one in found.stretches]}


def comparison_view(found: Comparison) -> dict[str, Any]:
    """Two states compared, unit by unit: `/api/compare/{a}/{b}`."""
    return {
        "on": found.on.isoformat(),
        "before": str(found.before),
        "after": str(found.after),
        "basis": found.basis.value,
        "counts": {change.value: count for change, count in found.counts.items()},
        "rows": [
            {
                "change": row.change.value,
                "before": str(row.before.place) if row.before else None,
                "after": str(row.after.place) if row.after else None,
                "matched_by": row.by.value if row.by else None,
                "status": row.standing.status.value,
                "replaced_by": list(map(str, row.standing.replaced_by)),
                "compared": _difference_view(row.difference) if row.difference and not row.difference.same else None,
            }
            for row in found.rows
        ],
    }
