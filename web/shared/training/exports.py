"""The kinds of file that a page offers to download."""

from collections.abc import Callable
from dataclasses import dataclass

from kb.documents.formats import FORMATS
from web.shared.site.i18n import Language

_CARDS = frozenset({".kartu.pdf", ".apkg"})
_QUIZ = ".gift.txt"


@dataclass(frozen=True, slots=True)
class Export:
    """One kind of file and its link."""

    title: str
    href: str


def exports(href: Callable[[str], str], language: Language, *, cards: bool, quiz: bool) -> tuple[Export, ...]:
    """Every kind of file by its suffix; cards only where something is quoted, a quiz only where clauses can be asked about."""
    _ = language.gettext
    titles = {".pptx": _("Slide"), ".kartu.pdf": _("Kartu (PDF)"), ".apkg": _("Kartu (Anki)"), _QUIZ: _("Kuis (Moodle GIFT)")}
    offered = [one for one in FORMATS if (cards or one.suffix not in _CARDS) and (quiz or one.suffix != _QUIZ)]
    return tuple(Export(titles.get(one.suffix, one.title), href(one.suffix)) for one in offered)
