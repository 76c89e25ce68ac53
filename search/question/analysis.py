"""What a question's words tell before anything is searched: the clause it names, its kind, its term, its day."""

import re
from dataclasses import dataclass, field
from datetime import date

from kb.citation.address import Address, RegulationId, Segment
from kb.law.passage import ClauseKind
from kb.words.lexicon import content_words
from search.question.facets import facets_of
from search.question.lookup import Reference
from search.question.query import Query

_DEFINITION = re.compile(
    r"""^\W*(?:
        (?:apa|apakah)\s+(?:itu|yang\s+(?:dimaksud|disebut|dianggap|termasuk)(?:\s+(?:dengan|sebagai|dalam))?|arti(?:nya)?|definisi|pengertian|maksud)\s+
      | apa\s+saja\s+(?:yang\s+)?(?:termasuk|tergolong|bentuk(?:-bentuk)?)\s+
      | (?:definisi|pengertian|arti|makna|maksud(?:nya)?)\s+(?:dari\s+|kata\s+|istilah\s+)?
      | (?:siapa\s+(?:itu|yang\s+(?:dimaksud|disebut|dianggap)(?:\s+(?:dengan|sebagai))?))\s+
      | what\s+(?:is|are)\s+(?:meant\s+by\s+|the\s+(?:legal\s+)?(?:definition|meaning)\s+of\s+)?(?:an?\s+|the\s+)?
      | what\s+(?:counts|qualifies)\s+as\s+(?:an?\s+)?
      | (?:legal\s+)?(?:definition|meaning)\s+of\s+(?:an?\s+|the\s+)?
      | (?:define|what\s+does)\s+(?:an?\s+|the\s+)?
      | who\s+(?:is|counts\s+as)\s+(?:considered\s+)?(?:an?\s+|the\s+)?
    )(?P<term>.+?)\s*(?:\bmean(?:s|ing)?\b.*|\bitu\b.*)?[\s?.!]*$""",
    re.I | re.X,
)
_DEFINITION_AFTER = re.compile(
    r"^\W*(?P<term>.{2,60}?)\s+(?:i?tu\s+apa(?:an)?|adalah\s+apa|artinya\s+apa|apa\s+artinya|maksudnya\s+apa|apa\s+(?:ya|sih))(?:\s+(?:sih|ya|dong|kah))*\W*$",
    re.I,
)
_IN_LAW = re.compile(r"\s+(?:menurut|dalam|di|pada|berdasarkan|under|in|according\s+to|within)\s+.*$", re.I)
_PENALTY = re.compile(
    r"\b(?:hukuman\w*|pidana(?:nya)?|dipidana|ancaman\w*|sanksi\w*|denda\w*|penjara|dipenjara|dihukum|vonis|penalt\w+|punish\w*|sentence\w*|prison|fine[ds]?|jail\w*|imprison\w*|sanction\w*)\b",
    re.I,
)
_DUTY = re.compile(
    r"\b(?:tugas\w*|wajib|kewajiban\w*|bertugas|berwenang|kewenangan\w*|wewenang\w*|tanggung\s?jawab\w*|fungsi\w*|harus|dilarang|dut(?:y|ies)|oblig\w+|respons\w+|task|tasks|must|mandate\w*|authorit\w+|required)\b",
    re.I,
)
_PROCEDURE = re.compile(
    r"\b(?:bagaimana\s+(?:cara|prosedur|proses)|cara|prosedur|tata\s+cara|mekanisme|langkah\w*|proses|berapa\s+(?:lama|hari)|batas\s+waktu|tenggat|jangka\s+waktu|syarat\w*|kapan|how\s+(?:do|to|can|long)|procedure|deadline|process|within\s+how|time\s+limit|apply|file)\b",
    re.I,
)
_PROCEDURE_OF = re.compile(r"(?:procedure|process|deadline|time\s+limit|steps?)\s+(?:for|of|to|in)\b", re.I)
_MONTH_NAMES = (
    "januari january jan|februari pebruari february feb|maret march mar|april apr|mei may|juni june jun|juli july jul"
    "|agustus august agu aug|september sep|oktober october okt oct|november nopember nov|desember december des dec"
)
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES.split("|"), start=1) for name in names.split()}
_DIGIT = re.compile(r"\d")
_ISO_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_LONG_DAY = re.compile(rf"\b(?:(\d{{1,2}})\s+)?({'|'.join(_MONTHS)})\.?\s+(\d{{4}})\b", re.I)
_SINCE = re.compile(
    rf"\b(?:sejak|semenjak|mulai|setelah|sesudah|stlh|since|after|from)\s+(?:tanggal\s+|tahun\s+|the\s+)?(?:{_ISO_DAY.pattern}|{_LONG_DAY.pattern}|(?:19|20)\d{{2}}\b)",
    re.I,
)
_DAY_PHRASES = tuple(
    re.compile(rf"(?:\s*\b(?:pada|per|tanggal|di|sejak|on|as\s+of)\b)*\s*{day.pattern}", re.I) for day in (_ISO_DAY, _LONG_DAY)
)
_IN_YEAR = re.compile(
    r"\b(?:pada\s+tahun|di\s+tahun|tahun\s+lalu\s*,?|per\s+tahun|sebelum\s+tahun|in|as\s+of|before)\s+((?:19|20)\d{2})\b", re.I
)
_QUOTED = re.compile(r"[\"“”«»]([^\"“”«»]{3,120})[\"“”«»]")


@dataclass(frozen=True, slots=True)
class QueryAnalysis:
    """What a query's words tell: a named regulation or clause, a kind of clause, a term to define, a day, phrases that bind."""

    regulation: RegulationId | None
    path: tuple[Segment, ...]
    rest: str
    intent: ClauseKind | None
    term: str | None
    day: date | None
    phrases: tuple[str, ...]
    content: tuple[str, ...] = field(default=())
    facets: tuple[str, ...] = ()
    """What it asks for (`search/question/facets.py`)."""
    version: RegulationId | None = None
    via: Address | None = None
    """The amending act's address that was typed, where `regulation` and `path` are the bare one that it prints words for."""
    others: tuple[RegulationId, ...] = ()
    """Regulations that are named as well, or, where there is no `regulation`, all that are named."""

    @property
    def address(self) -> Address | None:
        """The clause that is named, where both regulation and Pasal are."""
        return Address(self.regulation, self.path, self.version) if self.regulation and self.path else None


def analyse(query: Query, reference: Reference) -> QueryAnalysis:
    """Tell from a question's words what it names and asks for; `reference` is the clause and law that were found in them."""
    term = _term(query.text)
    rest = rest_of(query, reference)
    return QueryAnalysis(
        regulation=reference.regulation,
        path=reference.path,
        rest=rest,
        intent=_intent(query.text, term),
        term=term,
        day=_day(query.text, query.on),
        phrases=tuple(" ".join(phrase.split()) for phrase in _QUOTED.findall(query.text)),
        content=tuple(content_words(rest)),
        facets=facets_of(query.text),
        version=reference.version,
        others=reference.others,
    )


def rest_of(query: Query, reference: Reference) -> str:
    """The question without the words that name its clause, its law or its day."""
    return without_day(reference.rest if reference.regulation or reference.path else query.text)


def _term(text: str) -> str | None:
    """The term whose definition is asked for.

    >>> _term("what counts as eksploitasi?"), _term("apa itu restitusi menurut UU TPPO"), _term("apa tugas gugus tugas")
    ('eksploitasi', 'restitusi', None)
    """
    match = _DEFINITION_AFTER.match(text) or _DEFINITION.match(text)
    if not match:
        return None
    term = _IN_LAW.sub("", match["term"]).strip(" ?.!,;:'\"“”")
    if not term or len(term.split()) > 6 or _PENALTY.search(term) or _DUTY.search(term) or _PROCEDURE_OF.match(term):
        return None
    return term.lower()


def _intent(text: str, term: str | None) -> ClauseKind | None:
    if _PENALTY.search(text):
        return ClauseKind.PIDANA
    if term:
        return ClauseKind.DEFINISI
    if _DUTY.search(text):
        return ClauseKind.TUGAS
    return ClauseKind.PROSEDUR if _PROCEDURE.search(text) else None


def _day(text: str, today: date = date.max) -> date | None:
    """The day that a question names; a bare month or year counts as its first day, the year at hand as today.

    Who asks what holds since a day asks for the law of today.

    >>> _day("ancaman pidana pada 1 Juni 2025"), _day("in 2019"), _day("UU 21 Tahun 2007")
    (datetime.date(2025, 6, 1), datetime.date(2019, 1, 1), None)
    >>> _day("apa yang berubah sejak 2 Januari 2026")
    """
    if not _DIGIT.search(text) or _SINCE.search(text):
        return None
    try:
        if match := _ISO_DAY.search(text):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if match := _LONG_DAY.search(text):
            return date(int(match[3]), _MONTHS[match[2].lower()], int(match[1] or 1))
        if match := _IN_YEAR.search(text):
            return None if int(match[1]) == today.year else date(int(match[1]), 1, 1)
    except ValueError:
        return None
    return None


def without_day(text: str) -> str:
    """A question without the words that name its day, which no clause has.

    >>> without_day("ancaman pidana perdagangan orang pada 1 Juni 2025?")
    'ancaman pidana perdagangan orang?'
    """
    if _DIGIT.search(text):
        for pattern in _DAY_PHRASES:
            text = pattern.sub("", text)
    return text
