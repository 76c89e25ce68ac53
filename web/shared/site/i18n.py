"""Languages of the interface: message ids are the Indonesian texts, `locales/en` holds the English ones (compiled files are committed)."""

import gettext
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from starlette.requests import Request

LOCALES = Path(__file__).parents[2] / "locales"
COOKIE = "bahasa"
_MONTHS = {
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split(),
    "en": "January February March April May June July August September October November December".split(),
}


@dataclass(frozen=True, slots=True)
class Language:
    """One language of the interface."""

    code: str
    name: str
    translations: gettext.NullTranslations

    def gettext(self, message: str) -> str:
        """A message in this language."""
        return self.translations.gettext(message)

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """A counted message in this language."""
        return self.translations.ngettext(singular, plural, n)

    def day(self, day: date) -> str:
        """A date in words: "2 Januari 2026"."""
        return f"{day.day} {_MONTHS[self.code][day.month - 1]} {day.year}"

    def number(self, value: int) -> str:
        """A number with this language's thousands separator."""
        grouped = f"{value:,}"
        return grouped.replace(",", ".") if self.code == "id" else grouped


LANGUAGES = {
    "id": Language("id", "Bahasa Indonesia", gettext.NullTranslations()),
    "en": Language("en", "English", gettext.translation("web", LOCALES, ["en"], fallback=True)),
}
DEFAULT = LANGUAGES["id"]


def chosen(request: Request) -> Language | None:
    """The language that the URL asks for; None where it says nothing useful."""
    return LANGUAGES.get(request.query_params.get("lang", ""))


def language_of(request: Request) -> Language:
    """The language of a request: the URL's, else the remembered one, else Indonesian."""
    return chosen(request) or LANGUAGES.get(request.cookies.get(COOKIE, ""), DEFAULT)
