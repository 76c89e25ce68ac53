"""What the page of reports is given: frozen values; the template only displays them."""

from dataclasses import dataclass

from web.shared.law.contexts import Place


@dataclass(frozen=True, slots=True)
class ReportPage:
    """`/lapor`."""

    place: Place | None
    question: str
    per: str
    kind: str
    words: str
    problem: str
    sent: bool
    back: str
