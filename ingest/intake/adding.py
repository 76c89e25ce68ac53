"""`kb add` and `kb remove`: a person's own copy of a regulation becomes part of the corpus, and leaves it again.

    unggahan/pergub-dki-64-2019.pdf     the original as it was given
    unggahan/pergub-dki-64-2019.json    its sidecar: original name, date, SHA-256
    unggahan/manifest.toml              entries of regulations that the corpus does not know; facts from their texts only

The name of the given file decides nothing: where it is kept follows from the id, and that from the title or from `--id`.
"""

import hashlib
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from ingest.corpus.corpus import Corpus, read_added, read_corpus
from ingest.intake.entries import entry_of, has_title_block, plain, printed, with_entry
from ingest.lines.sourcetext import SourceText
from ingest.sources.ocr import cache
from ingest.sources.ocr.reading import ocr_reader, why_unread
from ingest.sources.shelf import Sidecar, StorageError, appended, locked, read_sidecar, replace_text, store, take_off
from ingest.sources.texts import ADDED, OWN_MANIFEST, PULLED
from ingest.structure.parser import parse
from kb.citation.address import Address, RegulationId
from kb.citation.types import MINISTERIAL, is_regional
from kb.errors import ExtractionError, StructureError
from kb.law.outline import Grade, Outline
from kb.settings import Settings
from kb.storage.generation import file_sum

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person's file, read and recognised, before it is taken: what to show them."""

    path: Path
    name: str
    id: RegulationId
    outline: Outline
    sum: str
    confirmed: bool
    """Whether the person's `--id` stands in for a title that cannot be relied on."""
    known: bool
    """Whether the corpus has an entry for it."""
    notices: tuple[str, ...]
    """What the person should know before taking it, beside the outline's warnings."""


@dataclass(frozen=True, slots=True)
class Added:
    """A file that was taken."""

    id: RegulationId
    path: Path
    sum: str


@dataclass(frozen=True, slots=True)
class Removed:
    """What was taken out: names of files, and whether an entry of its own went with them."""

    id: RegulationId
    files: tuple[str, ...]
    entry: bool


def inspect_file(
    path: Path,
    settings: Settings,
    id: RegulationId | None = None,
    *,
    name: str | None = None,
    read: Callable[[Path], SourceText] | None = None,
    progress: Callable[[str], None] = lambda _: None,
    ocr: bool = True,
) -> Candidate:
    """Read a file and say which regulation it is; store nothing.

    `name` is what the person calls the file, where `path` is only its temporary place. A scan is read by OCR where tesseract is installed,
    unless `ocr` is off; what it read stays in the cache. ExtractionError and its kinds when it cannot be
    read, StructureError when it is no regulation, not the one that `id` says, or when only `id` can tell which one it is.
    """
    shown = plain(name or path.name)[-200:]
    read = read or ocr_reader(settings.data, progress, ocr=ocr)
    outline = parse(read(path))
    if outline.needs_ocr:
        raise ExtractionError(f"{shown}: {why_unread(tried=ocr)}")
    if outline.grade is Grade.TIDAK_TERBACA:
        raise StructureError(f"{shown}: no Pasal and no dictum found in it; is it a regulation? `kb outline` shows what was read")
    corpus = read_corpus(settings.corpus)
    found = _identify(outline, id, shown, corpus)
    known = found in corpus.by_id()
    notices = tuple(_notices(settings.data, corpus, outline, found))
    try:
        sum = file_sum(path)
    except OSError as error:
        raise ExtractionError(f"{shown}: cannot be opened ({error.strerror})") from None
    return Candidate(path, shown, found, under(outline, found), sum, outline.id != found, known, notices)


def take(settings: Settings, candidate: Candidate) -> Added:
    """Keep the file of a candidate; StorageError when it cannot be, ExtractionError when it is not the file that was shown any more.

    The index does not change until the next build.
    """
    folder = settings.data / ADDED
    extension = candidate.path.suffix.lower()
    with locked(folder):
        aside = folder / f".{candidate.id}{extension}"
        own = None if candidate.known else with_entry(read_added(folder / OWN_MANIFEST), entry_of(candidate.outline, candidate.name))
        new = not (folder / f"{candidate.id}.json").exists()
        try:
            size = _copy(candidate, aside)
            taken = datetime.now(UTC).isoformat(timespec="seconds")
            file = f"{candidate.id}{extension}"
            sidecar = Sidecar(candidate.id, file, candidate.sum, size, taken, original=candidate.name, confirmed=candidate.confirmed)
            path = store(folder, aside, sidecar)
        finally:
            with suppress(OSError):
                aside.unlink(missing_ok=True)
        try:
            if own is not None:
                replace_text(folder / OWN_MANIFEST, own)
        except StorageError:
            if new:
                take_off(folder, candidate.id)
            raise
    return Added(candidate.id, path, candidate.sum)


def add_file(settings: Settings, path: Path, id: RegulationId | None = None, *, name: str | None = None) -> Added:
    """Inspect a file and take it, in one step."""
    return take(settings, inspect_file(path, settings, id, name=name))


def remove(settings: Settings, id: RegulationId) -> Removed:
    """Take an added file and its own entry out again; StructureError when there is none. The index changes with the next build."""
    folder = settings.data / ADDED
    with locked(folder):
        entries = read_added(folder / OWN_MANIFEST)
        sums = {sidecar.sha256 for path in folder.glob(f"{id}.*") if (sidecar := read_sidecar(path))}
        files = take_off(folder, id)
        for sum in sums:
            cache.forget(settings.data, sum)
        left = [entry for entry in entries if entry.id != id]
        if len(left) < len(entries):
            replace_text(folder / OWN_MANIFEST, printed(left))
    if not files and len(left) == len(entries):
        raise StructureError(f"no file of {id.citation} ({id}) was added; `kb status` lists what is there")
    return Removed(id, files, len(left) < len(entries))


def under(outline: Outline, id: RegulationId) -> Outline:
    """The outline of a text as that of another regulation, which a person says that it is: its provisions get that one's addresses."""
    if outline.id == id:
        return outline

    def moved(address: Address) -> Address:
        return replace(address, regulation=id)

    provisions = tuple(replace(p, address=moved(p.address), parent=moved(p.parent) if p.parent else None) for p in outline.provisions)
    return replace(outline, id=id, provisions=provisions)


def _identify(outline: Outline, given: RegulationId | None, name: str, corpus: Corpus) -> RegulationId:
    """The regulation that a file is: what its title says when that can be relied on, else what the person says."""
    doubt = _doubt(outline, corpus)
    if outline.id and doubt is None:
        if given and given != outline.id:
            raise StructureError(f"{name}: its title says {outline.id.citation}, not {given.citation}; leave --id out or check the file")
        return outline.id
    if given is None:
        raise StructureError(f"{name}: {doubt}; say which regulation it is: --id {outline.id or 'pergub-dki-64-2019'}")
    return given


def _doubt(outline: Outline, corpus: Corpus) -> str | None:
    """Why the title cannot be relied on; None when it can.

    A number read through OCR slips ("NOMOR 49 TAHUN 2O23") is believed where the manifest has that regulation under a like title.
    """
    id = outline.id
    if id is None or not has_title_block(outline):
        return "type, number and year could not be read from its title"
    entry = corpus.by_id().get(id)
    vouched = entry is not None and outline.title is not None and _alike(outline.title, entry.title)
    if not vouched and any(warning.code == "judul-diperbaiki" for warning in outline.warnings):
        return f"number or year in its title are misprinted, perhaps {id}"
    if is_regional(id.type) and not id.region:
        return "its title does not say of which province, regency or city it is"
    if id.type in MINISTERIAL:
        return "the ministry in its title is not known here"
    if not outline.title:
        return "it has no title"
    if not 1945 <= id.year <= date.today().year + 1:
        return f"its title says the year {id.year}"
    return None


def _notices(data: Path, corpus: Corpus, outline: Outline, id: RegulationId) -> Iterable[str]:
    regulation = corpus.by_id().get(id)
    if regulation is None:
        yield f"{id.citation} is not in the manifest: it gets an entry of its own"
    else:
        beside = sum(digest.address.regulation == id for digest in corpus.digests)
        notes = sum(note.regulation == id for note in corpus.notes)
        if beside or notes:
            yield f"its text will stand in front of what is here of {id.citation} (digests: {beside}, notes: {notes})"
        if outline.title and not _alike(outline.title, regulation.title):
            yield f'the manifest calls {id.citation} "{regulation.title}": check that this is the same regulation'
    if outline.id and outline.id != id:
        yield f"taken as {id.citation}, though its title reads like {outline.id.citation}"
    earlier = next((s for path in sorted((data / ADDED).glob(f"{id}.*")) if (s := read_sidecar(path))), None)
    if earlier:
        yield f"it takes the place of {earlier.original or earlier.file}, added {earlier.taken[:10]}"
    if read_sidecar(data / PULLED / f"{id}.pdf"):
        yield f"an official copy of {id.citation} was pulled and stays in front of it"


def _alike(one: str, other: str) -> bool:
    """Whether two titles share at least half of the shorter one's words."""
    a, b = (set(re.findall(r"[a-z]{4,}", title.lower())) for title in (one, other))
    return 2 * len(a & b) >= min(len(a), len(b))


def _copy(candidate: Candidate, aside: Path) -> int:
    """Copy the person's file; its size. What is kept must be what was shown."""
    digest = hashlib.sha256()
    size = 0
    try:
        source = candidate.path.open("rb")
    except OSError as error:
        raise ExtractionError(f"{candidate.name}: cannot be opened ({error.strerror})") from None
    with source, appended(aside, keep=0) as write:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
            write(chunk)
    if digest.hexdigest() != candidate.sum:
        raise ExtractionError(f"{candidate.name}: the file has changed since it was read; add it again")
    return size
