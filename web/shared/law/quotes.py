"""Quoted clauses of answers and search results."""

from collections.abc import Sequence

from kb.citation.address import Address
from kb.law.regulation import Conflict, Digest, Source
from kb.law.wording import Wording
from search.presentation.presenting import Shown
from search.retrieval.hits import Hit
from web.shared.law.citations import copy_of
from web.shared.law.clauses import Builder, plain_parts
from web.shared.law.contexts import ConflictView, DigestView, Part, Place, Quote
from web.shared.law.marking import snippet
from web.shared.law.reading import Reading
from web.shared.law.standings import source_label, status_view
from web.shared.site.i18n import Language


def quote(reading: Reading, shown: Shown, wanted: frozenset[str] = frozenset(), *, copy: bool = False) -> Quote:
    """One clause in full, with its source, status and page. `wanted` are the stems to mark."""
    english = reading.language.code == "en"
    worded = shown.source is Source.NASKAH
    gloss_first = english and not worded and bool(shown.gloss)
    parts = _worded_parts(reading, shown, wanted) if worded else plain_parts(shown.gloss if gloss_first else shown.text, wanted)
    return Quote(
        place=quote_place(reading, shown),
        source=source_label(shown.source, shown.provenance, shown.ocr, reading.language),
        origin=origin_of(reading, shown.wording),
        status=status_view(reading, shown.standing, shown.replaces, shown.address.level),
        judul=shown.judul,
        parts=parts,
        lang="en" if gloss_first else "id",
        digest=shown_digest(reading, shown) if worded else None,
        outdated=shown.outdated,
        page=shown.page,
        note_source=shown.note_source,
        copy=copy_of(reading, shown.address, shown) if copy else None,
    )


def brief(reading: Reading, shown: Shown, wanted: frozenset[str] = frozenset(), hit: Hit | None = None) -> Quote:
    """One clause in a list: the stretch that matches, and why it was found."""
    english = reading.language.code == "en" and bool(shown.gloss)
    words = shown.gloss if english else shown.text
    return Quote(
        place=quote_place(reading, shown),
        source=source_label(shown.source, shown.provenance, shown.ocr, reading.language),
        origin="",
        status=status_view(reading, shown.standing, shown.replaces, shown.address.level),
        judul=shown.judul,
        parts=(),
        lang="en" if english else "id",
        digest=None,
        outdated=shown.outdated,
        page=shown.page,
        note_source=shown.note_source,
        why=why(reading, hit) if hit else (),
        snippet=snippet(words, wanted),
        kind=hit.passage.kind.value if hit else "",
    )


def why(reading: Reading, hit: Hit) -> tuple[str, ...]:
    """Why a passage was found, in the reader's language."""
    _ = reading.language.gettext
    known = {
        "makna": _("maknanya dekat"),
        "alamat": _("pasal yang disebut"),
        "jenis": _("jenis pasal yang ditanyakan"),
        "definisi": _("mendefinisikan istilah itu"),
        "dicabut": _("diturunkan: tidak berlaku lagi"),
        "belum-berlaku": _("diturunkan: belum berlaku"),
        "penjelasan": _("dari Penjelasan"),
    }
    found = []
    for reason in hit.why:
        if reason.code == "kata" and reason.text:
            found.append(_("kata yang sama: %s") % reason.text)
        elif reason.code in known:
            found.append(known[reason.code])
    return tuple(found)


def quote_place(reading: Reading, shown: Shown) -> Place:
    """Link to the clause; a note's to its regulation."""
    return reading.place(shown.address)


def digest_view(reading: Reading, digest: Digest, of: Place | None = None, language: Language | None = None) -> DigestView:
    """Our digest in the reader's language (or the one chosen for digests), the other one beside it."""
    english = (language or reading.language).code == "en" and bool(digest.gloss)
    return DigestView(
        judul=digest.judul,
        text=digest.gloss if english else digest.ringkasan,
        lang="en" if english else "id",
        other=digest.ringkasan if english else digest.gloss,
        other_lang="id" if english else "en",
        of=of,
        after=reading.place(Address(digest.menurut)) if digest.menurut else None,
        figures=tuple(map(reading.place, digest.angka_dari)),
    )


def shown_digest(reading: Reading, shown: Shown) -> DigestView | None:
    """The digest of a clause whose law text is shown."""
    digest = reading.reader.store.digest(shown.address) if shown.ringkasan else None
    return digest_view(reading, digest) if digest else None


def origin_of(reading: Reading, wording: Wording | None) -> str:
    """Which file the words stand in, and on which page."""
    record = reading.reader.store.text(wording.printed_in) if wording else None
    if wording is None or record is None:
        return ""
    _ = reading.language.gettext
    return f"{record.file}, " + _("hlm. %s") % wording.page if wording.page else record.file


class Kids:
    """Clauses below a wording as they stood with it: on the reader's day, or on the first day of an earlier version."""

    def __init__(self, reading: Reading, wording: Wording) -> None:
        self._store = reading.reader.store
        facts = reading.reader.regulations.get(wording.address.regulation)
        first = wording.since or (facts.in_force if facts else None)
        self.on = reading.on if wording.holds_on(reading.on) or first is None else first

    def __call__(self, address: Address) -> Sequence[Wording]:
        return self._store.children(address, self.on)


def _worded_parts(reading: Reading, shown: Shown, wanted: frozenset[str]) -> tuple[Part, ...]:
    if shown.wording is None:
        return plain_parts(shown.text, wanted)
    builder = Builder(reading, Kids(reading, shown.wording), wanted=wanted)
    return builder.build(shown.wording).parts


def conflict_view(reading: Reading, conflict: Conflict) -> ConflictView:
    """A conflict of laws that nothing has settled yet."""
    english = reading.language.code == "en" and bool(conflict.gloss)
    return ConflictView(
        conflict.topic,
        conflict.gloss if english else conflict.isi,
        "en" if english else "id",
        tuple(map(reading.place, conflict.addresses)),
        conflict.source,
    )
