"""A provision's page: its text in context, digest, elucidation, status and effects, references, and neighbours."""

from dataclasses import dataclass, replace

from kb.citation.address import GROUPING, Address, Level, Segment
from kb.errors import ProvisionNotFound
from kb.law.regulation import Source
from kb.law.wording import Wording
from search.presentation.presenting import Shown
from web.regulations.clauseduties import duties_at
from web.regulations.clauselist import ClauseList
from web.regulations.contexts import ProvisionPage, VersionRow
from web.regulations.delegations import delegation_of
from web.shared.law.citations import copy_of
from web.shared.law.clauses import Builder
from web.shared.law.contexts import Clause, DigestView, Item, Label, Part, Place
from web.shared.law.quotes import Kids, digest_view, origin_of
from web.shared.law.reading import Reading
from web.shared.law.standings import source_label, standing_of, status_view
from web.shared.law.termlinks import TermLinks, terms_defined_at, terms_used_at
from web.shared.site import apilinks, links

_CITED_BY = 12
_SMALL = frozenset({Level.AYAT, Level.HURUF, Level.ANGKA})


def provision_page(reading: Reading, address: Address) -> ProvisionPage:
    """The page of one address; ProvisionNotFound where nothing of it is here."""
    found = _find(reading, address)
    facts = reading.reader.regulations[address.regulation]
    bare = address.bare
    outline = reading.reader.outline(address.regulation, reading.on)
    before, after = outline.neighbours(bare)
    shown, wording = found.shown, found.wording
    clause, lead, whole = _clauses(reading, wording, bare)
    cited_by = [source for source in reading.reader.store.cited_by(bare) if not bare.covers(source)]
    standing = standing_of(reading, bare)
    replaces = reading.reader.presenter.replaces(bare, reading.on)
    outdated = bool(shown and shown.outdated) and not address.version
    return ProvisionPage(
        address=str(address),
        citation=bare.citation,
        href=links.provision(bare),
        name=bare.path_citation,
        heading=wording.heading if wording else None,
        law=reading.place(Address(bare.regulation)),
        law_title=facts.id.formal_citation + (f" tentang {facts.title}" if facts.title != str(facts.id) else ""),
        crumbs=_crumbs(reading, bare, wording),
        day=reading.day(links.provision(bare)),
        status=status_view(reading, standing, replaces, bare.level),
        source=_source(reading, found),
        origin=origin_of(reading, wording),
        origin_href=_origin_href(reading, address, wording),
        version=address.version.citation if address.version else None,
        absent=found.absent,
        outdated=outdated,
        lead=lead,
        clause=clause,
        items=_items(reading, bare, wording),
        grouping=bare.level in GROUPING,
        whole=whole,
        whole_name=bare.pasal.path_citation if bare.pasal else "",
        digest=_digest(reading, bare, earlier=address.version is not None or bool(wording and wording.until)),
        withdrawn=bare in reading.reader.store.withdrawn,
        elucidation=_elucidation(reading, bare),
        elucidates=_elucidates(reading, bare),
        versions=_versions(reading, bare, wording),
        defines=terms_defined_at(reading, bare),
        terms=terms_used_at(reading, bare, wording),
        cites=_cites(reading, bare, clause),
        cited_by=tuple(map(reading.preview, cited_by[:_CITED_BY])),
        cited_by_more=max(0, len(cited_by) - _CITED_BY),
        delegation=delegation_of(reading, bare, wording),
        duties=() if bare.level in GROUPING else duties_at(reading, bare),
        previous=_neighbour(reading, before.address if before else None),
        next=_neighbour(reading, after.address if after else None),
        copy=copy_of(reading, address, shown),
        api_href=apilinks.api_provision(address, reading.per) if shown else None,
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """What there is of an address: law text (`wording`), a text or digest to show, or the reason (`absent`) why there is none."""

    wording: Wording | None
    shown: Shown | None
    absent: str | None


def _find(reading: Reading, address: Address) -> _Found:
    store, _ = reading.reader.store, reading.language.gettext
    wording = store.wording(address, reading.on)
    if address.version and wording is None:
        raise ProvisionNotFound(
            _("%(citation)s tidak punya bunyi menurut %(act)s.") % {"citation": address.bare.citation, "act": address.version.citation}
        )
    shown = reading.reader.presenter.show(address, reading.on)
    if wording is not None and not wording.deleted:
        return _Found(wording, shown, None)
    if wording is not None:
        by = f" oleh {wording.enacted_by.citation}" if wording.enacted_by else ""
        since = f" sejak {reading.language.day(wording.since)}" if wording.since else ""
        return _Found(None, shown, _("Pasal ini sudah dihapus%s.") % f"{since}{by}")
    if store.wordings(address):
        return _Found(None, shown, _("Bunyi ini tidak berlaku pada tanggal yang dipilih; bunyi dari waktu lain ada di bawah."))
    if shown is not None:
        return _Found(None, shown, None)
    if reading.reader.has(address):
        return _Found(None, None, None)  # our digests are on the clauses below it
    around = reading.reader.nearest(address)
    if around is not None and around.path and around.level in (Level.PASAL, Level.AYAT) and not store.wordings(around):
        message = _("Naskahnya belum ada di sini, jadi %(clause)s tidak dapat ditampilkan tersendiri. Yang ada: ringkasan %(around)s.")
        return _Found(None, None, message % {"clause": address.path_citation, "around": around.path_citation})
    raise ProvisionNotFound(_("%s tidak ada di sini.") % address.citation)


def _clauses(reading: Reading, wording: Wording | None, address: Address) -> tuple[Clause | None, tuple[Part, ...], Clause | None]:
    """The clause, the words that lead to it, and the whole Pasal around it."""
    if wording is None or address.level in GROUPING:
        return None, (), None
    kids = Kids(reading, wording)
    latest = reading.reader.store.wordings(address)[-1] == wording
    digests = reading.reader.digests(address.regulation) if latest else {}

    def digest_below(at: Address) -> DigestView | None:
        return digest_view(reading, digests[at]) if at != address and at in digests else None

    builder = Builder(reading, kids, digest_below, linked=latest, terms=TermLinks(reading))
    clause = builder.build(wording)
    pasal = address.pasal
    if pasal is None or pasal == address or address.level not in _SMALL:
        return clause, (), None
    around = reading.reader.store.wording(pasal, kids.on)
    if around is None:
        return clause, (), None
    lead: list[Part] = []
    step = address.parent
    chain: list[Wording] = []
    while step is not None and pasal.covers(step):
        found = reading.reader.store.wording(step, kids.on)
        if found:
            chain.insert(0, found)
        step = step.parent
    for one in chain:
        lead.extend(Part(html) for html in builder.lead(one))
    whole = Builder(reading, kids, focus=address, linked=latest, anchored=False).build(around)
    return replace(clause, marker=_marker_in(whole) or ""), tuple(lead), whole


def _marker_in(clause: Clause) -> str | None:
    """The mark as printed before the clause in focus."""
    if clause.focus:
        return clause.marker
    below = (_marker_in(part.clause) for part in clause.parts if part.clause)
    return next((marker for marker in below if marker), None)


def _items(reading: Reading, address: Address, wording: Wording | None) -> tuple[Item, ...]:
    """The clauses below a heading; or, where a clause's text is not here, the digests of the clauses in it."""
    if address.level in GROUPING:
        return tuple(ClauseList(reading, address.regulation, "keduanya", reading.language).items(address))
    if wording is not None:
        return ()
    entry = reading.reader.outline(address.regulation, reading.on).by_address.get(address)
    clause = ClauseList(reading, address.regulation, "ringkasan", reading.language).clause(entry) if entry else None
    return (Item(clause=clause),) if clause and clause.parts else ()


def _origin_href(reading: Reading, address: Address, wording: Wording | None) -> str | None:
    """Link to the page of the PDF that the text stands on; None where the file is not here."""
    record = reading.reader.store.text(wording.printed_in) if wording and wording.page else None
    if wording is None or wording.page is None or record is None or reading.reader.originals.find(record) is None:
        return None
    return links.source_page(wording.printed_in, wording.page, address, reading.per)


def _source(reading: Reading, found: _Found) -> Label | None:
    if found.shown is not None:
        return source_label(found.shown.source, found.shown.provenance, found.shown.ocr, reading.language)
    if found.wording is not None:
        record = reading.reader.store.text(found.wording.printed_in)
        return source_label(Source.NASKAH, record.provenance if record else None, bool(record and record.ocr), reading.language)
    return None


def _digest(reading: Reading, address: Address, *, earlier: bool) -> DigestView | None:
    """The digest of the clause, or of the passage that contains it; none beside an earlier wording, which it is not about."""
    if earlier:
        return None
    digests = reading.reader.digests(address.regulation)
    at: Address | None = address
    while at is not None and at.path:
        if at in digests:
            return digest_view(reading, digests[at], of=reading.place(at, at.path_citation) if at != address else None)
        at = at.parent
    return None


def _elucidation(reading: Reading, address: Address) -> Clause | None:
    if address.in_penjelasan or address.level not in (Level.PASAL, *_SMALL):
        return None
    at = Address(address.regulation, (Segment(Level.PENJELASAN), *address.path))
    wording = reading.reader.store.wording(at, reading.on)
    if wording is None or wording.deleted or not wording.text.strip():
        return None
    return Builder(reading, Kids(reading, wording), terms=TermLinks(reading)).build(wording)


def _elucidates(reading: Reading, address: Address) -> Place | None:
    if not address.in_penjelasan:
        return None
    at = address.explained
    return reading.place(at) if at.path and reading.reader.has(at) else None


def _versions(reading: Reading, address: Address, shown: Wording | None) -> tuple[VersionRow, ...]:
    """All wordings of a clause that has had more than one."""
    wordings = reading.reader.store.wordings(address)
    if len(wordings) < 2 and not any(w.deleted for w in wordings):
        return ()
    day, _ = reading.language.day, reading.language.gettext
    rows = []
    for w in wordings:
        since = day(w.since) if w.since else _("awal")
        until = day(w.until) if w.until else _("kini")
        span = _("diubah sebelum berlaku") if w.since and w.since == w.until else f"{since} – {until}"
        rows.append(
            VersionRow(
                _("Menurut %s") % w.version.citation,
                links.provision(Address(address.regulation, address.path, w.version)),
                span,
                reading.place(w.enacted_by) if w.enacted_by else None,
                w == shown,
                w.deleted,
            )
        )
    return tuple(rows)


def _cites(reading: Reading, address: Address, clause: Clause | None) -> tuple[Place, ...]:
    """What the clause and everything in it refer to."""
    if clause is None:
        return ()
    below = [address, *(entry.address for entry in reading.reader.outline(address.regulation, reading.on).below(address))]
    targets = dict.fromkeys(target for one in below for _, _, target in reading.reader.cites(one) if not address.covers(target))
    return tuple(map(reading.preview, targets))


def _crumbs(reading: Reading, address: Address, wording: Wording | None) -> tuple[Place, ...]:
    """The regulation, then everything that contains the clause, outermost first."""
    outline = reading.reader.outline(address.regulation, reading.on)
    entry = outline.by_address.get(address)
    chain: list[Place] = []
    parent = entry.parent if entry else (wording.parent if wording else address.parent)
    while parent is not None and parent.path:
        label = Address(parent.regulation, parent.path[-1:]).path_citation
        chain.insert(0, reading.place(parent, label))
        above = outline.by_address.get(parent)
        parent = above.parent if above else parent.parent
    return (reading.place(Address(address.regulation)), *chain)


def _neighbour(reading: Reading, address: Address | None) -> Place | None:
    return reading.place(address, address.path_citation) if address else None
