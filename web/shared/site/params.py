"""Parameters of URLs and forms, checked: a wrong one is a QueryError, one line in the reader's language."""

import re
from datetime import date, datetime, timedelta, timezone

from kb.citation.address import Address, RegulationId
from kb.errors import AddressError, QueryError
from kb.law.passage import ClauseKind
from kb.law.status import Status
from kb.people import ReportKind
from search.question.query import MAX_CHARACTERS
from search.study.states import parse_state
from web.shared.site.i18n import DEFAULT, Language

#: A day begins at midnight in Jakarta, wherever the server stands.
_JAKARTA = timezone(timedelta(hours=7))
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_YEARS = range(1900, 2101)
_NO_CONTROL = r"[^\x00-\x08\x0e-\x1f\x7f-\x9f]*"
#: What `question` takes, for the API's document: at least one letter or digit in any script, and no control characters.
QUESTION_PATTERN = rf"^{_NO_CONTROL}[\p{{L}}\p{{N}}_]{_NO_CONTROL}$"
#: What filters take, for the same document.
WORDS_PATTERN = rf"^{_NO_CONTROL}$"
LETTER_PATTERN = r"^[A-Za-z0-9]?$"
LAW_PATTERN = r"^([a-z]+(-[a-z]+)*-[0-9]+[a-z]*-[0-9]{4})?$"
MAX_PAGES = 10
MAX_REPORT = 2000


def today() -> date:
    """Today in Jakarta."""
    return datetime.now(_JAKARTA).date()


def question_before(text: str) -> str:
    """The question asked just before, as a URL carries it; what could not have been one counts as none."""
    stripped = " ".join(text.split())
    return "" if _CONTROL.search(text) or len(stripped) > MAX_CHARACTERS or not re.search(r"\w", stripped) else stripped


def question(text: str, language: Language = DEFAULT) -> str:
    """A question that can be searched for; QueryError says what is wrong with it."""
    _ = language.gettext
    if _CONTROL.search(text):
        raise QueryError(_("Pertanyaan memuat karakter kendali yang tidak dapat dibaca. Ketik ulang dengan huruf biasa."))
    stripped = " ".join(text.split())
    if not re.search(r"\w", stripped):
        raise QueryError(_("Pertanyaan masih kosong. Tulis beberapa kata, misalnya “apa tugas gugus tugas”."))
    if len(stripped) > MAX_CHARACTERS:
        raise QueryError(
            _("Pertanyaan terlalu panjang: %(length)s huruf, paling banyak %(most)s. Ringkas menjadi satu atau dua kalimat.")
            % {"length": language.number(len(stripped)), "most": language.number(MAX_CHARACTERS)}
        )
    return stripped


def day(text: str | None, language: Language = DEFAULT) -> date | None:
    """The date of a form; None where none was given."""
    if text is None or not text.strip():
        return None
    found = exact_day(text.strip(), language)
    if found.year not in _YEARS:
        raise QueryError(language.gettext("Tanggal di luar jangkauan. Pilih tahun antara 1900 dan 2100."))
    return found


def exact_day(text: str, language: Language = DEFAULT) -> date:
    """Any date as ISO 8601 writes it."""
    try:
        if not _DAY.fullmatch(text):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise QueryError(language.gettext("Tanggal tidak dikenali. Tulis seperti 2025-06-01 (tahun-bulan-hari).")) from None


def regulation(text: str, language: Language = DEFAULT) -> RegulationId | None:
    """The regulation of a filter."""
    try:
        return RegulationId.parse(text) if text else None
    except AddressError:
        raise QueryError(language.gettext("Saringan peraturan tidak dikenali. Tulis seperti uu-21-2007.")) from None


def state(text: str, language: Language = DEFAULT) -> Address | None:
    """A state of a regulation (`uu-23-2002@uu-35-2014`); None where none was given."""
    try:
        return parse_state(text.strip().lower()) if text.strip() else None
    except AddressError:
        raise QueryError(language.gettext("Peraturan tidak dikenali. Tulis seperti uu-23-2002 atau uu-23-2002@uu-35-2014.")) from None


def words(text: str, language: Language = DEFAULT) -> str:
    """Words to filter a list by; none is no filter."""
    return question(text, language) if re.search(r"\w", text) or _CONTROL.search(text) else ""


def letter(text: str, language: Language = DEFAULT) -> str:
    """One letter, in upper case; none is no filter."""
    if text and not (len(text) == 1 and text.isalnum()):
        raise QueryError(language.gettext("Huruf tidak dikenali. Tulis satu huruf, misalnya k."))
    return text.upper()


def kind(text: str, language: Language = DEFAULT) -> ClauseKind | None:
    """The kind of clause of a filter."""
    try:
        return ClauseKind(text) if text else None
    except ValueError:
        kinds = ", ".join(ClauseKind)
        raise QueryError(language.gettext("Saringan jenis tidak dikenali. Pilih salah satu: %s.") % kinds) from None


def status(text: str, language: Language = DEFAULT) -> Status | None:
    """The status of a filter."""
    try:
        return Status(text) if text else None
    except ValueError:
        raise QueryError(language.gettext("Saringan status tidak dikenali. Pilih salah satu: %s.") % ", ".join(Status)) from None


def report_kind(text: str, language: Language = DEFAULT) -> ReportKind:
    """The kind of mistake that a report names."""
    try:
        return ReportKind(text)
    except ValueError:
        raise QueryError(language.gettext("Pilih apa yang keliru.")) from None


def report_words(text: str, language: Language = DEFAULT) -> str:
    """The text of a report, its lines kept."""
    _ = language.gettext
    lines = (" ".join(_CONTROL.sub(" ", line).split()) for line in text.splitlines())
    words = "\n".join(line for line in lines if line)
    if not re.search(r"\w", words):
        raise QueryError(_("Tulis dulu apa yang keliru."))
    if len(words) > MAX_REPORT:
        message = _("Laporan terlalu panjang: %(length)s huruf, paling banyak %(most)s.")
        raise QueryError(message % {"length": language.number(len(words)), "most": language.number(MAX_REPORT)})
    return words


def source_page(text: str) -> int | None:
    """The number of a page of a source file; None where it is no number."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None


def page(text: str, language: Language = DEFAULT) -> int:
    """The number of a page of results."""
    if not text:
        return 1
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= MAX_PAGES):
        raise QueryError(language.gettext("Nomor halaman tidak dikenali. Pilih antara 1 dan %s.") % MAX_PAGES)
    return int(text)
