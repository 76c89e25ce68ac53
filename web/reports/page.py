"""The page on which a mistake is reported: the form, what was wrong with it, or thanks."""

from dataclasses import dataclass

from kb.citation.address import Address
from web.reports.contexts import ReportPage
from web.shared.law.reading import Reading
from web.shared.site import links


@dataclass(frozen=True, slots=True)
class Draft:
    """What a reader has filled in so far."""

    address: Address | None = None
    question: str = ""
    kind: str = ""
    words: str = ""


def report_page(reading: Reading, draft: Draft, *, problem: str = "", sent: bool = False) -> ReportPage:
    """The form with what is filled in, or thanks for what was sent."""
    place = reading.place(draft.address) if draft.address else None
    back = place.href if place and place.href and not draft.question else links.ask(draft.question, reading.per) if draft.question else None
    return ReportPage(
        place=place,
        question=draft.question,
        per=reading.per.isoformat() if reading.per else "",
        kind=draft.kind,
        words=draft.words,
        problem=problem,
        sent=sent,
        back=back or links.home(),
    )
