"""What a clause leaves to a later regulation ("diatur dengan Peraturan Pemerintah"), and which regulations carry it out."""

from kb.citation.address import GROUPING, Address
from kb.law.wording import Wording
from web.regulations.contexts import DelegationView
from web.shared.law.reading import Reading


def delegation_of(reading: Reading, address: Address, wording: Wording | None) -> DelegationView | None:
    """The delegations of a clause; None where it makes none and nothing is known to carry it out."""
    if address.level in GROUPING or address.in_penjelasan:
        return None
    store = reading.reader.store
    # spans are kept for the wording in force
    spans = store.delegations(address) if wording and wording.until is None else ()
    phrases = tuple(dict.fromkeys(wording.text[start:stop] for start, stop in spans)) if wording else ()
    implementing = tuple(reading.place(Address(id)) for id, _ in dict.fromkeys(store.implementing(address)))
    return DelegationView(phrases, tuple(dict.fromkeys(implementing))) if phrases or implementing else None
