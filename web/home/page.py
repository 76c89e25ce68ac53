"""The first page: the question form, counts, and the list of regulations."""

from web.home.contexts import Counts, HomePage
from web.shared.law.contexts import Place
from web.shared.law.lawlist import examples, law_rows
from web.shared.law.reading import Reading
from web.shared.site import links


def home_page(reading: Reading) -> HomePage:
    """The first page."""
    return HomePage(reading.day(links.home()), examples(reading), _counts(reading), law_rows(reading), _start(reading))


def _start(reading: Reading) -> Place | None:
    """The reading path that a new member begins with."""
    path = next(iter(reading.reader.reading_paths.values()), None)
    if path is None:
        return None
    return Place(path.id, path.gloss if reading.language.code == "en" else path.judul, links.reading_path(path.id))


def _counts(reading: Reading) -> Counts:
    """How much is here."""
    number, found = reading.language.number, reading.reader.counts
    return Counts(
        number(found["regulations"]), number(found["texts"]), number(found["passages"]), number(found["digests"]), number(found["notes"])
    )
