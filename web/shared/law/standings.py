"""Statuses, sources and effects as labels and words."""

from datetime import date

from kb.citation.address import GROUPING, Address, Level
from kb.law.regulation import Note, Provenance, Source
from kb.law.status import Effect, EffectKind, Standing, Status
from web.shared.law.contexts import Cited, EffectNote, Label, StatusView
from web.shared.law.reading import Reading
from web.shared.site.i18n import Language


def status_label(status: Status, language: Language, level: Level | None = Level.PASAL) -> Label:
    """The badge of a status."""
    _ = language.gettext
    words = {
        Status.BERLAKU: (_("Berlaku"), _("Tidak ada yang diketahui mengubah atau mencabutnya.")),
        Status.DIUBAH: (_("Diubah"), _("Peraturan yang lebih baru mengubahnya atau menyesuaikan akibatnya.")),
        Status.DICABUT: (_("Dicabut"), _("Tidak berlaku lagi pada tanggal ini.")),
        Status.DICABUT_SEBAGIAN: (_("Dicabut sebagian"), _("Sebagian isinya tidak berlaku lagi pada tanggal ini.")),
        Status.BELUM_BERLAKU: (_("Belum berlaku"), _("Belum mulai berlaku pada tanggal ini.")),
        Status.BELUM_DIKETAHUI: (_("Belum diketahui"), _("Tidak ada sumber di sini yang memastikan keberlakuannya.")),
    }
    text, help = words[status]
    return Label(status.value, text, help)


def source_label(source: Source, provenance: Provenance | None, ocr: bool, language: Language) -> Label:
    """The badge that tells whose words are shown: the law's and from where, our digest's, or a note's."""
    _ = language.gettext
    if source is Source.RINGKASAN:
        return Label("ringkasan", _("Ringkasan"), _("Kata-kata kami sendiri, bukan bunyi peraturan."))
    if source is Source.CATATAN:
        return Label("catatan", _("Catatan"), _("Catatan redaksi dari sumber lain, bukan bunyi peraturan."))
    machine = " " + _("Dibaca mesin dari gambar.") if ocr else ""
    if provenance is Provenance.SITUS_RESMI:
        return Label("resmi", _("Naskah resmi"), _("Bunyi peraturan, diambil dari situs resmi.") + machine)
    if provenance is Provenance.BERKAS_PENGGUNA:
        return Label("berkas", _("Berkas kantor"), _("Bunyi peraturan dari berkas yang ditambahkan kantor ini.") + machine)
    return Label(
        "salinan", _("Salinan, belum dicocokkan"), _("Bunyi peraturan dari salinan yang belum dicocokkan dengan terbitan resmi.") + machine
    )


def effect_title(kind: EffectKind, language: Language) -> str:
    """What kind of effect it is."""
    _ = language.gettext
    return {
        EffectKind.DICABUT: _("Dicabut"),
        EffectKind.DICABUT_SELURUHNYA: _("Dicabut seluruhnya"),
        EffectKind.DIUBAH: _("Diubah"),
        EffectKind.DISISIPKAN: _("Disisipkan"),
        EffectKind.DIGANTI_ACUAN: _("Acuan diganti"),
        EffectKind.ANCAMAN_DISESUAIKAN: _("Ancaman pidana disesuaikan"),
    }[kind]


def status_view(reading: Reading, standing: Standing, replaces: tuple[Address, ...] = (), level: Level | None = Level.PASAL) -> StatusView:
    """A standing as pages show it: in words, with links."""
    plain = standing.status is Status.BERLAKU
    checked = standing.checked
    return StatusView(
        label=status_label(standing.status, reading.language, level),
        plain=plain,
        since=reading.language.day(standing.since) if standing.since else None,
        by=reading.place(standing.by) if standing.by else None,
        replaced_by=tuple(map(reading.place, _widest(standing.replaced_by))),
        replaces=tuple(map(reading.place, replaces)),
        notes=_notes(reading, standing.effects),
        checked=reading.language.day(checked) if checked else None,
        unchecked=_is_unchecked(reading.on, checked),
    )


def cited(reading: Reading, address: Address, standing: Standing, source: Source, note: Note | None = None) -> Cited:
    """Where a statement of ours comes from; `source` is what there is to read at the clause."""
    plain = standing.status is Status.BERLAKU
    return Cited(
        place=reading.place(address),
        status=status_label(standing.status, reading.language),
        since=reading.language.day(standing.since) if standing.since and not plain else None,
        by=reading.place(standing.by) if standing.by else None,
        replaced_by=tuple(map(reading.place, standing.replaced_by)),
        source=None if source is Source.NASKAH else source_label(source, None, False, reading.language),
        note=f"{note.source} ({note.dated})" if note and note.dated else note.source if note else None,
    )


def standing_of(reading: Reading, address: Address) -> Standing:
    """Standing of an address; that of a heading (Bab, Bagian) is derived from the Pasal below it, whose addresses do not contain it."""
    show = reading.reader.presenter.standing
    if address.level not in GROUPING:
        return show(address, reading.on)
    outline = reading.reader.outline(address.regulation, reading.on)
    below = [show(entry.address, reading.on) for entry in outline.below(address) if entry.level is Level.PASAL]
    statuses = {standing.status for standing in below}
    if not below:
        return show(Address(address.regulation), reading.on)
    if len(statuses) == 1 and statuses <= {Status.BERLAKU, Status.BELUM_BERLAKU, Status.BELUM_DIKETAHUI}:
        return below[0]
    if statuses == {Status.DICABUT}:
        return Standing(Status.DICABUT, checked=below[0].checked)
    ended = statuses & {Status.DICABUT, Status.DICABUT_SEBAGIAN}
    return Standing(Status.DICABUT_SEBAGIAN if ended else Status.DIUBAH, checked=below[0].checked)


def _widest(addresses: tuple[Address, ...]) -> tuple[Address, ...]:
    """Addresses without those inside another of them: beside a whole Pasal its ayat need not be named."""
    return tuple(a for a in addresses if not any(b != a and b.covers(a) for b in addresses))


def _is_unchecked(on: date, checked: date | None) -> bool:
    return checked is None or on > checked


def _notes(reading: Reading, effects: tuple[Effect, ...]) -> tuple[EffectNote, ...]:
    english = reading.language.code == "en"
    notes: dict[tuple[str, date], EffectNote] = {}
    for effect in effects:
        words = effect.gloss if english and effect.gloss else effect.note
        notes.setdefault(
            (words, effect.since),
            EffectNote(
                note=words,
                lang="en" if english and effect.gloss else "id",
                title=effect_title(effect.kind, reading.language),
                since=reading.language.day(effect.since),
                by=reading.place(effect.by),
                source=effect.source,
                doubt=effect.doubt,
                rules=tuple(map(reading.place, effect.rules)),
            ),
        )
    return tuple(notes.values())
