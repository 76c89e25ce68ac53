"""Why a named clause cannot be shown: no such regulation here, no text of it, or no such clause in it."""

from datetime import date

from kb.citation.address import Address
from search.engine import Engine
from search.retrieval.hits import Result


def unknown_place(engine: Engine, result: Result) -> str | None:
    """The reason, where a question names a regulation or clause that is not here; None where it is, or where none is named."""
    analysis = result.analysis
    if analysis.regulation is None:
        return None
    facts = engine.store.regulation(analysis.regulation)
    if facts is None:
        return f"{analysis.regulation.citation} tidak ada dalam basis pengetahuan ini"
    if analysis.address is None or engine.presenter.show(analysis.address, result.query.on):
        return None
    if engine.index.passages_below(analysis.address):
        return None
    cited = _cited(analysis.address)
    if engine.store.text(facts.id) is None and not engine.store.wordings(analysis.address):
        if engine.store.digests_of(facts.id):
            return f"{cited} tidak ada pada ringkasan kami, dan naskah {facts.citation} belum ada di sini"
        return f"naskah {facts.citation} belum ada di sini, jadi isi {analysis.address.path_citation} tidak dapat dikutip"
    return missing_clause(engine, analysis.address, result.query.on)


def missing_clause(engine: Engine, address: Address, on: date) -> str:
    """Why a law that is here shows no such clause on a day."""
    id, cited = address.regulation, _cited(address)
    struck = [w for w in engine.store.wordings(address) if w.deleted]
    if struck:
        by = struck[-1].enacted_by
        return f"{cited} sudah dihapus" + (f" oleh {by.citation}" if by else "")
    if engine.store.wordings(address):
        return f"{cited} tidak berlaku pada tanggal itu"
    pasal = address.pasal
    last = max((int(number) for number in engine.store.pasal_numbers(id, on) if number.isdigit()), default=0)
    number = pasal.path[-1].number if pasal else None
    if number and number.isdigit() and int(number) > last:
        return f"{cited} tidak ada: {id.citation} berakhir di Pasal {last}"
    if pasal is not None and pasal != address and engine.store.wordings(pasal):
        return f"{cited} tidak ada: {pasal.path_citation} tidak memuat {address.path_citation.removeprefix(pasal.path_citation).strip()}"
    return f"{cited} tidak ada pada salinan naskah ini"


def _cited(address: Address) -> str:
    return f"{address.path_citation} {address.regulation.citation}"
