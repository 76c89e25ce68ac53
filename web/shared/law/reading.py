"""`Reader`: one generation with caches of what many requests read. `Reading`: the context of one request over it."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache

from ingest.sources.originals import Originals
from kb.citation.address import Address, RegulationId
from kb.errors import ProvisionNotFound
from kb.law.learning.readingpath import ReadingPath
from kb.law.learning.topic import Topic
from kb.law.regulation import Digest, Regulation, Source
from kb.law.term import TermUse
from kb.law.wording import Wording
from kb.storage.learningrows import read_paths, read_topics
from kb.storage.terms import Terms
from search.engine import Engine
from search.study.duties import DutyMatrix
from search.study.glossary import Glossary
from search.study.states import versions_of
from web.shared.law.contexts import Day, LawRow, Place
from web.shared.law.outlines import Outline, make_outline
from web.shared.site import links
from web.shared.site.i18n import Language
from web.shared.site.pagecache import PageCache
from web.shared.site.params import today


class Reader:
    """An engine with the caches over its generation; a new generation gets a new reader."""

    def __init__(self, engine: Engine, originals: Originals) -> None:
        self.engine = engine
        self.originals = originals
        self.store = engine.store
        self.presenter = engine.presenter
        self.duties = DutyMatrix(engine.store, engine.presenter)
        self.regulations: dict[RegulationId, Regulation] = {r.id: r for r in engine.store.regulations()}
        self.pages = PageCache()
        self.law_rows: dict[tuple[str, date | None, date], tuple[LawRow, ...]] = {}
        self.has = lru_cache(maxsize=50_000)(self._has)
        self.wordings = lru_cache(maxsize=32)(self._wordings)
        self.outline = lru_cache(maxsize=64)(self._outline)
        self.cites = lru_cache(maxsize=50_000)(self._cites)
        self.effects = lru_cache(maxsize=256)(engine.store.effects)
        self.digests = lru_cache(maxsize=64)(self._digests)
        self.term_uses = lru_cache(maxsize=64)(self._term_uses)
        self.versions = lru_cache(maxsize=256)(lambda id: versions_of(self.store, id))

    def _has(self, address: Address) -> bool:
        """Whether an address has a page of its own."""
        if address.regulation not in self.regulations:
            return False
        if not address.path:
            return address.version is None
        wordings = self.store.wordings(address)
        if address.version:
            return any(wording.version == address.version for wording in wordings)
        if wordings or self.store.digest(address) is not None:
            return True
        return any(passage.source is not Source.CATATAN for _, passage in self.store.passages_below(address))

    def _wordings(self, id: RegulationId, on: date) -> dict[Address, Wording]:
        """What a regulation says on a day, in reading order."""
        return {wording.address: wording for wording in self.store.wordings_of(id, on)}

    def _outline(self, id: RegulationId, on: date) -> Outline:
        return make_outline(self.wordings(id, on).values(), self.digests(id).values())

    def _cites(self, address: Address) -> tuple[tuple[int, int, Address], ...]:
        return self.store.cites(address)

    def _term_uses(self, id: RegulationId) -> dict[Address, tuple[TermUse, ...]]:
        """Where a regulation uses defined terms, by clause."""
        found: dict[Address, list[TermUse]] = {}
        for use in Terms(self.store).used_by(id):
            found.setdefault(use.address, []).append(use)
        return {address: tuple(uses) for address, uses in found.items()}

    def _digests(self, id: RegulationId) -> dict[Address, Digest]:
        return {digest.address: digest for digest in self.store.digests_of(id)}

    @cached_property
    def glossary(self) -> Glossary:
        """All defined terms."""
        return Glossary(self.store, self.presenter)

    @cached_property
    def topics(self) -> dict[str, Topic]:
        """All topics by id."""
        return {topic.id: topic for topic in read_topics(self.store.connection)}

    @cached_property
    def reading_paths(self) -> dict[str, ReadingPath]:
        """All reading paths by id."""
        return {path.id: path for path in read_paths(self.store.connection)}

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many rows the main tables have."""
        return self.store.counts()

    @cached_property
    def holdings(self) -> dict[RegulationId, tuple[int, int]]:
        """How many digests and notes each regulation has."""
        return {id: (len(self.digests(id)), len(self.store.notes(id))) for id in self.regulations}

    def facts(self, id: RegulationId, language: Language) -> Regulation:
        """A regulation's facts; ProvisionNotFound where it is not here."""
        if id not in self.regulations:
            raise ProvisionNotFound(language.gettext("%s tidak ada dalam basis pengetahuan ini.") % id.citation)
        return self.regulations[id]

    def nearest(self, address: Address) -> Address | None:
        """The address itself, or the innermost one around it that has a page; None where the regulation is not known."""
        at: Address | None = address
        while at is not None and not self.has(at):
            at = at.bare if at.version else at.parent
        return at


@dataclass(frozen=True, slots=True)
class Reading:
    """The context of one request: generation, language, and the day `on` whose law is shown; `per` is that day if the reader chose it.

    Links keep a chosen day. `base` is the service's own URL, for permalinks.
    """

    reader: Reader
    language: Language
    per: date | None
    base: str
    on: date

    @classmethod
    def make(cls, reader: Reader, language: Language, per: date | None, base: str) -> "Reading":
        """The context on the chosen day, else today."""
        return cls(reader, language, per, base.rstrip("/"), per or today())

    def on_day(self, on: date) -> "Reading":
        """The same context on a day that the question itself names."""
        return self if on == self.on else replace(self, on=on, per=on)

    def facts(self, id: RegulationId) -> Regulation:
        """A regulation's facts; ProvisionNotFound where it is not here."""
        return self.reader.facts(id, self.language)

    def place(self, address: Address, label: str = "") -> Place:
        """A link to an address, or to the innermost place around it that is here."""
        nearest = self.reader.nearest(address)
        return Place(str(address), label or address.citation, self.href(nearest) if nearest else None)

    def href(self, address: Address) -> str:
        """Link to an address that is known to have a page."""
        return links.provision(address, self.per) if address.path else links.regulation(address.regulation, self.per)

    def preview(self, address: Address) -> Place:
        """A link with the first words of what is there."""
        shown = self.reader.presenter.show(address, self.on)
        words = (shown.judul or shown.text) if shown else ""
        place = self.place(address)
        return replace(place, preview=shorten(words, 140))

    def day(self, today_href: str) -> Day:
        """The day for a page's header."""
        return Day(self.on.isoformat(), self.language.day(self.on), self.per is not None, today_href)


def shorten(text: str, width: int) -> str:
    """A text on one line, cut at a word."""
    flat = " ".join(text.split())
    return flat if len(flat) <= width else flat[: width - 1].rsplit(" ", 1)[0] + " …"
