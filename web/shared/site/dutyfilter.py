"""The filters of the duty matrix as a URL or the API spells them, checked like all parameters."""

from kb.errors import QueryError
from kb.law.duty import Tier
from search.study.duties import DutyFilter, DutyMatrix
from web.shared.site import params
from web.shared.site.i18n import Language


def duty_filter(matrix: DutyMatrix, body: str, level: str, field: str, law: str, status: str, *, language: Language) -> DutyFilter:
    """The filter that these ids and words name; an empty one filters nothing. QueryError where one is unknown."""
    _ = language.gettext
    if body and body not in {one.id for one in matrix.book.bodies}:
        raise QueryError(_("Saringan badan tidak dikenali. Pilih dari daftar di halaman gugus tugas."))
    if field and field not in {one.id for one in matrix.book.fields}:
        raise QueryError(_("Saringan bidang tidak dikenali. Pilih dari daftar di halaman gugus tugas."))
    try:
        tier = Tier(level) if level else None
    except ValueError:
        raise QueryError(_("Saringan tingkat tidak dikenali. Pilih salah satu: %s.") % ", ".join(Tier)) from None
    return DutyFilter(body or None, tier, field or None, params.regulation(law, language), params.status(status, language))
