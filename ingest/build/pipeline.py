"""The build: corpus and texts in, one published generation out. Nothing that serves is touched before the last step."""

import hashlib
import shutil
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from ingest.build.centroids import centroids, searched_first
from ingest.build.editions import Edition, assemble
from ingest.build.passages import build_passages, embedded_texts, questions_of
from ingest.build.readyvectors import read_ready
from ingest.build.writer import Writer
from ingest.corpus.corpus import Corpus, read_corpus
from ingest.references.citations import citations_of
from ingest.references.finder import ReferenceFinder
from ingest.sources.ocr.cache import cache_sum
from ingest.sources.ocr.reading import cached_reader
from ingest.sources.texts import TextFile, find_texts, own_manifest
from ingest.terms.definitions import find_terms
from ingest.terms.termuses import find_uses
from kb.embedding.protocol import Embedder
from kb.errors import CorpusError, GenerationError
from kb.law.passage import Passage, TextKind
from kb.settings import Settings
from kb.storage import generation
from kb.storage.generation import Generation
from kb.storage.vectors import VectorIndex
from kb.storage.vectors.cache import VectorCache, text_hash

Progress = Callable[[str], None]
_BATCH = 64


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did; `embedded` counts the texts that the model had to read, `fresh` is False when nothing had changed."""

    generation: str
    regulations: int
    passages: int
    vectors: int
    embedded: int
    seconds: float
    fresh: bool
    skipped: tuple[str, ...] = ()
    """One line for each text that was left out, with the reason."""


def build(settings: Settings, open_embedder: Callable[[], Embedder], model: str, progress: Progress = lambda _: None) -> BuildReport:
    """Build and publish a generation; does nothing when neither corpus, texts, model nor code have changed.

    `model` is the name that `open_embedder` will answer with; the model itself is only loaded when a text must be embedded.
    """
    started = time.perf_counter()
    corpus = read_corpus(settings.corpus, own_manifest(settings.data))
    texts = find_texts(settings.data, settings.texts)
    print_ = fingerprint(settings, texts, model)
    standing = _standing(settings.data)
    if standing and standing.fingerprint == print_ and not generation.damaged_files(settings.data, standing):
        return _report(standing, 0, started, fresh=False)
    progress("membaca naskah dan korpus")
    assembly = assemble(corpus, texts, progress, read=cached_reader(settings.data))
    settings.data.mkdir(parents=True, exist_ok=True)
    folder = generation.new_folder(settings.data, print_)
    try:
        passages = tuple(passage for edition in assembly.editions for passage in _passages(corpus, edition))
        if not passages:
            raise CorpusError(f"{settings.corpus}: nothing to index: no digest, note or text; write digests or set KB_TEXTS")
        rows, embedded, engine = _vectors(settings, embedded_texts(passages, corpus.questions), open_embedder, model, progress)
        progress("menulis indeks")
        _write(folder, corpus, assembly.editions, passages, rows)
        matrix = np.frombuffer(b"".join(vector for _, _, vector in rows), dtype=np.float32).reshape(len(rows), -1)
        VectorIndex.build(matrix).save(folder / generation.VECTORS)
        made = Generation(
            name=folder.name,
            schema=generation.SCHEMA,
            fingerprint=print_,
            model=model,
            engine=engine,
            dimension=matrix.shape[1],
            regulations=len(corpus.regulations),
            passages=len(passages),
            vectors=len(rows),
            texts={str(text.id): text.sum for text in texts},
            sums={name: generation.file_sum(folder / name) for name in (generation.DATABASE, generation.VECTORS)},
            skipped=[text.reason for text in assembly.left_out],
        )
        generation.publish(settings.data, folder, made)
    except BaseException:
        # an interrupt that comes after the pointer has moved must not take away what serves
        if generation.published(settings.data) != folder.name:
            shutil.rmtree(folder, ignore_errors=True)
        raise
    return _report(made, embedded, started, fresh=True)


def fingerprint(settings: Settings, texts: Sequence[TextFile], model: str) -> str:
    """Identity of everything that a generation is made from: corpus files, texts, model, and this code."""
    digest = hashlib.sha256(model.encode())
    own = own_manifest(settings.data)
    sources = [
        *sorted(p for p in settings.corpus.rglob("*") if p.suffix in {".toml", ".npz"}),
        *([own] if own.is_file() else []),
        *code_files(),
    ]
    for path in sources:
        digest.update(f"\0{path.name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    for text in texts:
        digest.update(f"\0{text.id}\0{text.provenance}\0{text.sum}\0{cache_sum(settings.data, text.sum)}".encode())
    return digest.hexdigest()


def code_files() -> list[Path]:
    """Every module whose code decides what a generation holds: all of `ingest` and `kb`."""
    code = Path(__file__).resolve().parents[2]
    return [path for package in ("ingest", "kb") for path in sorted((code / package).rglob("*.py"))]


def _standing(data: Path) -> Generation | None:
    try:
        return generation.current(data)
    except GenerationError:
        return None


def _report(made: Generation, embedded: int, started: float, *, fresh: bool) -> BuildReport:
    seconds = round(time.perf_counter() - started, 3)
    return BuildReport(made.name, made.regulations, made.passages, made.vectors, embedded, seconds, fresh, tuple(made.skipped))


def _passages(corpus: Corpus, edition: Edition) -> tuple[Passage, ...]:
    id = edition.regulation.id
    digests = [digest for digest in corpus.digests if digest.address.regulation == id]
    notes = [note for note in corpus.notes if note.regulation == id] if not edition.wordings else []
    return build_passages(id, edition.wordings_on(date.max), digests, notes)


def _vectors(
    settings: Settings, texts: Iterable[tuple[int, TextKind, str]], open_embedder: Callable[[], Embedder], model: str, progress: Progress
) -> tuple[list[tuple[int, TextKind, bytes]], int, str]:
    """Rows of the vector index; only texts that the cache does not know are embedded."""
    wanted = [(number, kind, text, text_hash(text)) for number, kind, text in texts]
    cache = VectorCache(settings.data / "cache" / "vectors.sqlite3")
    known = read_ready(settings.corpus, model)
    known |= cache.get(model, {key for *_, key in wanted} - known.keys())
    missing = {key: text for _, _, text, key in wanted if key not in known}
    engine = ""
    if missing:
        embedder = open_embedder()
        engine = embedder.engine
        keys = sorted(missing, key=lambda key: len(missing[key]))
        for start in range(0, len(keys), _BATCH):
            part = keys[start : start + _BATCH]
            rows = np.ascontiguousarray(embedder.embed_passages([missing[key] for key in part]), dtype=np.float32)
            made = {key: row.tobytes() for key, row in zip(part, rows, strict=True)}
            cache.put(model, made)
            known.update(made)
            progress(f"menyematkan teks {min(start + _BATCH, len(keys))} dari {len(keys)}")
    found = [(number, kind, known[key]) for number, kind, _, key in wanted]
    return searched_first([*found, *centroids(found)]), len(missing), engine


def _write(
    folder: Path, corpus: Corpus, editions: Sequence[Edition], passages: Sequence[Passage], rows: Sequence[tuple[int, TextKind, bytes]]
) -> None:
    writer = Writer(folder / generation.DATABASE)
    finder = ReferenceFinder({regulation.id: regulation.title for regulation in corpus.regulations})
    # what an amending act prints for another law stands in that law, and defines there
    printed = {address for edition in editions for address, _ in edition.aliases}
    for position, edition in enumerate(editions):
        writer.regulation(position, edition.regulation, known=edition.known)
        if edition.text:
            writer.text(edition.text)
        writer.wordings(edition.wordings)
        writer.aliases(edition.aliases)
        writer.effects(edition.effects)
        words = edition.wordings_on(date.max)
        writer.citations(citations_of(words, finder))
        own = [digest for digest in corpus.digests if digest.address.regulation == edition.regulation.id]
        terms = [term for term in find_terms(words, own) if term.address not in printed]
        writer.terms(terms, (use for use in find_uses(terms, words, own) if use.address not in printed))
    writer.digests(corpus.digests)
    writer.notes(corpus.notes)
    writer.conflicts(corpus.conflicts)
    writer.duty_book(corpus.duty_book)
    writer.offences(corpus.offences)
    writer.topics(corpus.topics)
    writer.reading_paths(corpus.reading_paths)
    for number, passage in enumerate(passages, start=1):
        writer.passage(number, passage, questions_of(passage, corpus.questions))
    writer.vectors(rows)
    writer.finish()
