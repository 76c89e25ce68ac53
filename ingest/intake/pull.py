"""`kb pull`: official texts from official sites, each checked for being the regulation that it is taken for.

For every entry: its page, the likeliest PDF link on it, the download (aside), the title that the PDF itself prints, and only then its place
under KB_DATA/naskah. What does not fit is told in one line, and the next entry follows.
"""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from ingest.corpus.corpus import read_corpus
from ingest.intake.entries import has_title_block
from ingest.intake.pulling.fetching import Fetcher, Limits
from ingest.intake.pulling.links import find_links
from ingest.intake.pulling.policy import Policy, PullError
from ingest.lines.sourcetext import SourceText
from ingest.sources.ocr.reading import ocr_reader, why_unread
from ingest.sources.shelf import Sidecar, StorageError, discard, disk, locked, read_sidecar, store
from ingest.sources.texts import PULLED
from ingest.structure.parser import parse
from kb.citation.address import RegulationId
from kb.errors import KnowledgeBaseError
from kb.law.outline import Grade, Outline
from kb.law.regulation import Regulation
from kb.settings import Settings
from kb.storage.generation import file_sum

_DOWNLOADS = ".unduh"
_MAX_REASON = 400


@dataclass(frozen=True, slots=True)
class Pulled:
    """An official text that was stored."""

    id: RegulationId
    url: str
    sum: str
    pages: int | None


@dataclass(frozen=True, slots=True)
class Failure:
    """A regulation whose text could not be pulled, and why, in one line."""

    id: RegulationId
    reason: str


@dataclass(frozen=True, slots=True)
class PullReport:
    """What a pull brought; `kept` are those that were there already and not asked for by name."""

    pulled: tuple[Pulled, ...]
    failed: tuple[Failure, ...]
    kept: tuple[RegulationId, ...] = ()


def pull(
    settings: Settings,
    ids: Iterable[RegulationId] = (),
    progress: Callable[[str], None] = lambda _: None,
    *,
    policy: Policy | None = None,
    limits: Limits | None = None,
    read: Callable[[Path], SourceText] | None = None,
    ocr: bool = True,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> PullReport:
    """Pull the texts of `ids`, or of every entry that has an official page and no pulled text yet.

    `read` turns a PDF into lines; unless given, scans are read by OCR where tesseract is installed and `ocr` is on.
    StorageError when KB_DATA cannot be written at all or another pull is under way.
    """
    wanted, failed, kept = _wanted(settings, tuple(dict.fromkeys(ids)))
    limits = limits or Limits()
    pulled: list[Pulled] = []
    folder = settings.data / PULLED
    with locked(folder):
        read = read or ocr_reader(settings.data, progress, ocr=ocr)
        puller = _Puller(folder, Fetcher(policy or Policy(), limits, clock, sleep), limits.candidates, read, ocr, progress)
        for regulation in wanted:
            try:
                pulled.append(puller.pull(regulation))
            except KnowledgeBaseError as error:
                failed.append(Failure(regulation.id, _one_line(error)))
    return PullReport(tuple(pulled), tuple(failed), kept)


def never_pulled(data: Path) -> bool:
    """Whether no official text was ever pulled into this data folder."""
    return not any((data / PULLED).glob("*.json"))


def has_pulled(data: Path, id: RegulationId) -> bool:
    """Whether a regulation's pulled text is there, unharmed."""
    path = data / PULLED / f"{id}.pdf"
    sidecar = read_sidecar(path)
    return sidecar is not None and path.is_file() and file_sum(path) == sidecar.sha256


def _wanted(settings: Settings, ids: Sequence[RegulationId]) -> tuple[list[Regulation], list[Failure], tuple[RegulationId, ...]]:
    """What to pull, which of the regulations named cannot be, and what is there already."""
    known = read_corpus(settings.corpus).by_id()
    if not ids:
        paged = [regulation for regulation in known.values() if regulation.pages]
        kept = tuple(regulation.id for regulation in paged if has_pulled(settings.data, regulation.id))
        return [regulation for regulation in paged if regulation.id not in kept], [], kept
    wanted, failed = [], []
    for id in ids:
        regulation = known.get(id)
        if regulation is None:
            failed.append(Failure(id, f"{id} is not in the manifest; `kb add FILE` takes a file of it"))
        elif not regulation.pages:
            failed.append(Failure(id, f"no official page of {id.citation} is known; `kb add FILE` takes a file of it"))
        else:
            wanted.append(regulation)
    return wanted, failed, ()


def _one_line(error: KnowledgeBaseError) -> str:
    line = " ".join("".join(c if c.isprintable() or c.isspace() else "?" for c in str(error)).split())
    return line if len(line) <= _MAX_REASON else line[: _MAX_REASON - 1] + "…"


@dataclass(frozen=True, slots=True)
class _Puller:
    """Pulls one regulation after the other into a folder."""

    folder: Path
    fetcher: Fetcher
    candidates: int
    read: Callable[[Path], SourceText]
    ocr: bool
    progress: Callable[[str], None]

    def pull(self, regulation: Regulation) -> Pulled:
        """The text from the first of its pages that has it; PullError with what each page lacked."""
        reasons: list[str] = []
        for page in regulation.pages:
            try:
                return self._from_page(regulation.id, page)
            except PullError as error:
                reasons.append(str(error))
        raise PullError("; ".join(reasons))

    def _from_page(self, id: RegulationId, page: str) -> Pulled:
        links = self._links(id, page)
        reasons: list[str] = []
        for link in links[: self.candidates]:
            try:
                return self._take(id, page, link)
            except StorageError:
                raise  # another link would not fit on the disk either
            except KnowledgeBaseError as error:
                reasons.append(str(error))
        more = f" ({len(reasons) - 1} more of its links do not fit either)" if len(reasons) > 1 else ""
        raise PullError(reasons[0] + more)

    def _links(self, id: RegulationId, url: str) -> tuple[str, ...]:
        if urlsplit(url).path.lower().endswith(".pdf"):
            return (url,)
        self.progress(f"{id}: opening {url}")
        page = self.fetcher.page(url)
        if page.pdf:
            return (page.url,)
        found = find_links(page.html, page.url, id)
        official = tuple(link for link in found if self._is_official(link))
        if not official:
            raise PullError(f"{url} links to no PDF" + (" on an official host" if found else ""))
        return official

    def _is_official(self, link: str) -> bool:
        try:
            self.fetcher.policy.check(link)
        except PullError:
            return False
        return True

    def _take(self, id: RegulationId, page: str, link: str) -> Pulled:
        """Download, check and store one PDF; nothing of it stays when it is not the regulation."""
        part = self.folder / _DOWNLOADS / f"{id}.pdf"
        self.progress(f"{id}: downloading {link}")
        url = self.fetcher.pdf(link, part)
        self.progress(f"{id}: reading the PDF")
        try:
            outline = parse(self.read(part))
            if reason := unfit(outline, id, ocr=self.ocr):
                raise PullError(f"{url} {reason}")
            with disk(part):
                sum, size = file_sum(part), part.stat().st_size
            sidecar = Sidecar(id, f"{id}.pdf", sum, size, datetime.now(UTC).isoformat(timespec="seconds"), url=url, page=page)
            store(self.folder, part, sidecar)
        finally:
            discard(part)
        return Pulled(id, url, sum, outline.pages)


def unfit(outline: Outline, id: RegulationId, *, ocr: bool = True) -> str | None:
    """Why a PDF is not taken for a regulation's text, to be read after its address; None when it is the regulation."""
    if outline.needs_ocr:
        return f"is {why_unread(tried=ocr)}; `kb add` takes one"
    unsaid = f"does not say in its title that it is {id.citation}"
    if outline.id is None:
        return unsaid
    if outline.id != id:
        return f"is {outline.id.citation}, not {id.citation}"
    if any(warning.code == "hanya-penjelasan" for warning in outline.warnings):
        return f"holds only the Penjelasan of {id.citation}"
    if not has_title_block(outline):
        return unsaid
    if outline.grade is Grade.TIDAK_TERBACA:
        return "has no Pasal that could be read"
    return None
