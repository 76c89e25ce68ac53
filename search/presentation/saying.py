"""A clause's status and origin in words, for what is printed: "berlaku, diperiksa sampai 31 Desember 2023", "naskah resmi"."""

from datetime import date

from kb.documents.model import Cited
from kb.documents.text import day_words
from kb.law.regulation import Provenance, Source
from kb.law.status import EffectKind, Standing, Status
from search.presentation.presenting import Shown

_STATUS = {
    "id": {
        Status.BERLAKU: "berlaku",
        Status.DIUBAH: "berlaku, diubah sejak {since}",
        Status.DICABUT: "dicabut sejak {since}",
        Status.DICABUT_SEBAGIAN: "dicabut sebagian sejak {since}",
        Status.BELUM_BERLAKU: "belum berlaku sebelum {since}",
        Status.BELUM_DIKETAHUI: "belum diketahui berlaku atau tidak",
    },
    "en": {
        Status.BERLAKU: "in force",
        Status.DIUBAH: "in force, changed since {since}",
        Status.DICABUT: "repealed since {since}",
        Status.DICABUT_SEBAGIAN: "partly repealed since {since}",
        Status.BELUM_BERLAKU: "not in force before {since}",
        Status.BELUM_DIKETAHUI: "not known whether in force",
    },
}
_WORDS = {
    "id": {
        "by": "oleh {}",
        "now": "kini: {}",
        "checked": "diperiksa sampai {}",
        "unchecked": "belum diperiksa",
        "unknown": "tanggal yang belum diketahui",
        "machine": ", dibaca mesin dari gambar",
        "outdated": "Bunyi sebelum diubah: naskah perubahannya belum ada di sini.",
        "doubt": "belum pasti",
    },
    "en": {
        "by": "by {}",
        "now": "now: {}",
        "checked": "looked into until {}",
        "unchecked": "not looked into",
        "unknown": "a day not known",
        "machine": ", read by a machine from an image",
        "outdated": "The words before a change: the text of the change is not here yet.",
        "doubt": "not certain",
    },
}
_LABELS = {
    "id": {
        Provenance.SITUS_RESMI: "naskah resmi",
        Provenance.BERKAS_PENGGUNA: "berkas kantor",
        Provenance.SALINAN: "salinan, belum dicocokkan",
        Source.RINGKASAN: "ringkasan kami, bukan bunyi peraturan",
        Source.CATATAN: "catatan redaksi, bukan bunyi peraturan",
    },
    "en": {
        Provenance.SITUS_RESMI: "official text",
        Provenance.BERKAS_PENGGUNA: "file of the office",
        Provenance.SALINAN: "a copy, not yet compared",
        Source.RINGKASAN: "our digest, not words of the regulation",
        Source.CATATAN: "editorial note, not words of the regulation",
    },
}


def label_words(source: Source, provenance: Provenance | None, language: str, *, ocr: bool = False) -> str:
    """Whose words they are; only what an official site gave is called official."""
    kind = source if source is not Source.NASKAH else provenance or Provenance.SALINAN
    return _LABELS[language][kind] + (_WORDS[language]["machine"] if ocr else "")


def status_words(standing: Standing, language: str) -> str:
    """A status with its day, what made it so, what took its place, and until when it was looked into."""
    say = _WORDS[language]
    since = day_words(standing.since, language) if standing.since else say["unknown"]
    parts = [_STATUS[language][standing.status].format(since=since)]
    if standing.by and standing.status is not Status.BERLAKU:
        parts[0] += " " + say["by"].format(standing.by.citation)
    if standing.replaced_by:
        parts.append(say["now"].format(", ".join(address.citation for address in standing.replaced_by)))
    parts.append(say["checked"].format(day_words(standing.checked, language)) if standing.checked else say["unchecked"])
    return ", ".join(parts[:1] + parts[-1:]) if len(parts) == 2 else f"{parts[0]}, {parts[-1]}; {parts[1]}"


def warning_words(shown: Shown, language: str) -> str:
    """What later law did to a clause, and that its words are older than a change; "" where there is nothing to say."""
    say = _WORDS[language]
    said = [say["outdated"]] if shown.outdated else []
    for effect in shown.standing.effects:
        if effect.kind is EffectKind.DISISIPKAN:
            continue
        words = effect.gloss if language == "en" and effect.gloss else effect.note
        doubt = f"; {say['doubt']}: {effect.doubt}" if effect.doubt else ""
        said.append(f"{words} ({effect.by.citation}, {day_words(effect.since, language)}{doubt})")
    return " ".join(dict.fromkeys(said))


def cited(shown: Shown, base: str, language: str) -> Cited:
    """Where shown words stand, for a document; `base` is the service's own URL."""
    note = f" ({shown.note_source})" if shown.note_source else ""
    return Cited(
        citation=shown.citation,
        source=shown.source,
        label=label_words(shown.source, shown.provenance, language, ocr=shown.ocr) + note,
        status=status_words(shown.standing, language),
        link=permalink(base, str(shown.address), shown.on),
        day=shown.on,
    )


def permalink(base: str, path: str, on: date) -> str:
    """A link that shows the same law on the same day.

    >>> permalink("https://kb.example/", "uu-21-2007/pasal-2", date(2025, 6, 1))
    'https://kb.example/uu-21-2007/pasal-2?per=2025-06-01'
    """
    return f"{base.rstrip('/')}/{path}?per={on.isoformat()}"
