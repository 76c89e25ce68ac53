"""The duties that a clause gives, for the clause's own page."""

from kb.citation.address import Address
from kb.law.duty import Body, Duty
from web.regulations.contexts import DutiesHere
from web.shared.law.reading import Reading
from web.shared.site import links


def duties_at(reading: Reading, address: Address) -> tuple[DutiesHere, ...]:
    """The duties that a clause gives, by body, each leading to its cells of the matrix."""
    english = reading.language.code == "en"
    found: dict[Body, list[Duty]] = {}
    for duty in reading.reader.duties.at(address):
        found.setdefault(duty.body, []).append(duty)
    return tuple(
        DutiesHere(
            body.gloss if english else body.name,
            links.duties(badan=body.id, per=reading.per, anchor=links.duty_anchor(duties[0])),
            "; ".join(dict.fromkeys(duty.gloss if english else duty.duty for duty in duties)) + ".",
            "en" if english else "id",
        )
        for body, duties in found.items()
    )
