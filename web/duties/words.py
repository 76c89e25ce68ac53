"""Levels, modalities and aspects of the duty matrix in words."""

from kb.law.duty import Aspect, Modality, Tier
from web.shared.law.contexts import Label
from web.shared.site.i18n import Language


def level_name(tier: Tier, language: Language) -> str:
    """Where a body belongs."""
    _ = language.gettext
    return {
        Tier.PUSAT: _("Pusat"),
        Tier.DAERAH: _("Daerah (provinsi dan kabupaten/kota)"),
        Tier.PROVINSI: _("Provinsi"),
        Tier.KABUPATEN_KOTA: _("Kabupaten/kota"),
        Tier.PENEGAK_HUKUM: _("Penegak hukum"),
        Tier.LEMBAGA: _("Lembaga independen"),
        Tier.MASYARAKAT: _("Masyarakat dan profesi"),
    }[tier]


def modality_label(modality: Modality, language: Language) -> Label:
    """How the clause binds."""
    _ = language.gettext
    words = {
        Modality.WAJIB: _("wajib"),
        Modality.BERTUGAS: _("bertugas"),
        Modality.BERWENANG: _("berwenang"),
        Modality.DAPAT: _("dapat"),
        Modality.BERHAK: _("berhak"),
        Modality.DILARANG: _("dilarang"),
    }
    return Label(modality.value, words[modality])


def aspect_name(aspect: Aspect, language: Language) -> str:
    """What a line about a task force tells."""
    _ = language.gettext
    return {
        Aspect.DASAR: _("Dasar"),
        Aspect.PEMBENTUKAN: _("Dibentuk oleh"),
        Aspect.PIMPINAN: _("Pimpinan"),
        Aspect.ANGGOTA: _("Anggota"),
        Aspect.SEKRETARIAT: _("Sekretariat"),
        Aspect.BIAYA: _("Biaya"),
        Aspect.PRAKTIK: _("Dalam praktik"),
    }[aspect]
