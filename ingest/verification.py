"""`kb verify`: checks that manifest, effects, digests, texts, model and generation agree, and names what is missing with its reason."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import starmap

from ingest.build.editions import Assembly, Edition, amendment_facts, assemble
from ingest.build.passages import build_passages
from ingest.build.readyvectors import mismatches
from ingest.corpus.corpus import Corpus, read_corpus
from ingest.corpus.figures import figures, stated
from ingest.corpus.nearduplicates import near_duplicates
from ingest.corpus.packs import pack_problems
from ingest.learningchecks import learning_gaps, learning_problems
from ingest.penaltychecks import penalty_gaps, penalty_problems
from ingest.sources.ocr.reading import cached_reader
from ingest.sources.texts import find_texts, own_manifest
from kb.citation.address import Address, Level, RegulationId
from kb.errors import CorpusError, GenerationError
from kb.law.duty import Duty, TaskForceFact
from kb.law.regulation import Digest, Source
from kb.law.status import EffectKind
from kb.people import People
from kb.settings import Settings
from kb.storage import generation

#: A digest that shares this many words in a row with its clause is no digest.
COPIED_WORDS = 12
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is not there, and why."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What does not agree, and what is missing with a reason."""

    problems: tuple[str, ...]
    gaps: tuple[Gap, ...]

    @property
    def ok(self) -> bool:
        """Whether everything agrees; gaps with a reason do not count against it."""
        return not self.problems


def verify(settings: Settings) -> VerifyReport:
    """Check everything; problems come in the order of the checks."""
    try:
        corpus = read_corpus(settings.corpus, own_manifest(settings.data))
    except CorpusError as error:
        return VerifyReport((str(error),), ())
    assembly = assemble(corpus, find_texts(settings.data, settings.texts), read=cached_reader(settings.data))
    editions = {edition.regulation.id: edition for edition in assembly.editions}
    changed = frozenset(effect.target for effect in corpus.effects if effect.kind is EffectKind.DIUBAH)
    problems = [
        *(text.reason for text in assembly.left_out if not text.damaged),
        *_references(corpus, editions, changed),
        *(problem for digest in corpus.digests if not digest.selisih for problem in _digest_problems(digest, editions, changed)),
        *_missing_digests(corpus, assembly),
        *_question_problems(corpus, editions, changed),
        *near_duplicates(settings.corpus, corpus.questions.values()),
        *_amendments(corpus, assembly),
        *(problem for entry in corpus.duty_book.entries for problem in _duty_problems(entry, corpus, editions, changed)),
        *_pack_problems(corpus, editions, changed),
        *penalty_problems(corpus, editions, lambda address: _exists(address, editions, changed)),
        *learning_problems(corpus, editions, lambda address: _exists(address, editions, changed), date.today()),
        *(problem for path in sorted((settings.corpus / "vectors").glob("*.npz")) for problem in mismatches(corpus, path.stem)),
        *_generation(settings),
    ]
    gaps = (
        *_gaps(corpus, assembly),
        *starmap(Gap, penalty_gaps(corpus, editions)),
        *starmap(Gap, learning_gaps(corpus, editions)),
        *_withdrawn(settings, corpus),
    )
    return VerifyReport(tuple(problems), gaps)


def _references(corpus: Corpus, editions: Mapping[RegulationId, Edition], changed: frozenset[Address]) -> Iterator[str]:
    """Addresses in manifest and effects that a text at hand should hold, and does not."""
    for regulation in corpus.regulations:
        for relation in regulation.relations:
            for address in filter(None, (relation.target, relation.by)):
                if not _exists(address, editions, changed):
                    yield f"manifest.toml: {regulation.id}: {address} is not in the text of {address.regulation}"
    for effect in corpus.effects:
        for address in (effect.target, effect.by, *effect.replaced_by, *effect.rules):
            if not _exists(address, editions, changed):
                yield f"effects.toml: {effect.target}: {address} is not in the text of {address.regulation}"
    for conflict in corpus.conflicts:
        for address in conflict.addresses:
            if not _exists(address, editions, changed):
                yield f"benturan.toml: {conflict.topic}: {address} is not in the text of {address.regulation}"


def _exists(address: Address, editions: Mapping[RegulationId, Edition], changed: frozenset[Address]) -> bool:
    """Whether a text at hand holds an address; True where there is no whole text to tell."""
    edition = editions.get(address.regulation)
    if edition is None or edition.text is None or not address.path or edition.is_extract:
        return True
    if any(wording.address == address for wording in edition.wordings):
        return True
    # an act whose text is not here may have put the clause there
    if any(target.path and (target.covers(address) or address.covers(target)) for target in changed):
        return True
    # what a copy is known to lack is a gap, not a contradiction
    return _lacks(edition, address)


def _lacks(edition: Edition, address: Address) -> bool:
    pasal = address.pasal
    if pasal is None or edition.text is None:
        return False
    present = any(wording.address == pasal for wording in edition.wordings)
    damaged = any(w.code.startswith(("pasal-", "ayat-", "daftar-")) for w in edition.text.warnings)
    return damaged and (not present or pasal != address)


def _digest_problems(digest: Digest, editions: Mapping[RegulationId, Edition], changed: frozenset[Address]) -> Iterator[str]:
    where = f"ringkasan/{digest.address.regulation}.toml: {digest.address}"
    if not _exists(digest.address, editions, changed):
        yield f"{where}: not in the text"
        return
    clause = _text(digest.address, editions)
    if clause is None:
        return
    for field, words in (("judul", digest.judul), ("ringkasan", digest.ringkasan), ("gloss", digest.gloss)):
        if run := _copied(words, clause):
            yield f"{where}: {field} copies the clause: {run}"
    sources = [clause, *(_text(address, editions) for address in digest.angka_dari)]
    if any(source is None for source in sources):
        return  # a figure may come from a clause whose text is not here
    allowed = set().union(*(figures(source or "") for source in sources), _own_numbers(digest))
    for field, words in (("ringkasan", digest.ringkasan), ("gloss", digest.gloss)):
        strange = sorted(stated(_plain_thousands(words)) - allowed)
        if strange:
            yield f"{where}: {field} states {', '.join(f'{value:g}' for value in strange)}, which the clause does not"


def _duty_problems(
    entry: Duty | TaskForceFact, corpus: Corpus, editions: Mapping[RegulationId, Edition], changed: frozenset[Address]
) -> Iterator[str]:
    """What a cell of the duty matrix, or a line about a task force, cites and is not there, or copies."""
    where = f"tugas.toml: {entry.body.id}: {entry.address}"
    words = entry.duty if isinstance(entry, Duty) else entry.isi
    match entry.source:
        case Source.CATATAN:
            if not any(n.regulation == entry.address.regulation and n.number == entry.note for n in corpus.notes):
                yield f"{where}: there is no note {entry.note} in catatan/{entry.address}.toml"
        case Source.RINGKASAN:
            if not any(d.address.covers(entry.address) or entry.address.covers(d.address) for d in corpus.digests):
                yield f"{where}: there is no digest of it"
        case Source.NASKAH:
            if not _exists(entry.address, editions, changed):
                yield f"{where}: not in the text"
            clause = _text(entry.address, editions)
            for field in (words, entry.gloss):
                if clause and (run := _copied(field, clause)):
                    yield f"{where}: copies the clause: {run}"


def _pack_problems(corpus: Corpus, editions: Mapping[RegulationId, Edition], changed: frozenset[Address]) -> Iterator[str]:
    """What does not agree in the ready packs; a file that is broken is a problem like any other."""
    try:
        yield from pack_problems(
            corpus.folder, set(corpus.by_id()), corpus.notes, corpus.effects, lambda address: _exists(address, editions, changed)
        )
    except CorpusError as error:
        yield str(error)


def _plain_thousands(gloss: str) -> str:
    """English thousands ("50,000") without their comma."""
    return re.sub(r"(?<=\d),(?=\d{3}\b)", "", gloss)


def _own_numbers(digest: Digest) -> set[float]:
    """Numbers of the places that a digest may name: its own and those it takes figures from."""
    addresses = (digest.address, *digest.angka_dari)
    return {float(d) for address in addresses for segment in address.path for d in re.findall(r"\d+", segment.number or "")}


def _text(address: Address, editions: Mapping[RegulationId, Edition]) -> str | None:
    """The words at an address in their latest wording; None where they are not at hand."""
    edition = editions.get(address.regulation)
    if edition is None:
        return None
    found = [wording for wording in edition.wordings if wording.address == address and not wording.deleted]
    return found[-1].text if found else None


def _copied(digest: str, clause: str) -> str | None:
    """The first run of COPIED_WORDS words that a digest shares with its clause."""
    words = _WORD.findall(digest.lower())
    if len(words) < COPIED_WORDS:
        return None
    source = f" {' '.join(_WORD.findall(clause.lower()))} "
    for start in range(len(words) - COPIED_WORDS + 1):
        run = " ".join(words[start : start + COPIED_WORDS])
        if f" {run} " in source:
            return run
    return None


def _missing_digests(corpus: Corpus, assembly: Assembly) -> Iterator[str]:
    have = {digest.address for digest in corpus.digests}
    for edition in assembly.editions:
        id = edition.regulation.id
        wanted = corpus.must_digest.get(id, ())
        if wanted == "body":
            passages = build_passages(id, edition.wordings_on(date.max), (), ())
            addresses: Iterable[Address] = dict.fromkeys(p.address for p in passages if not p.address.in_penjelasan)
        else:
            addresses = [Address.parse(f"{id}/{path}") for path in wanted]
        for address in addresses:
            if address not in have and address.level is not Level.DIKTUM:
                yield f"ringkasan/{id}.toml: {address} has no digest, and the manifest says that it must"


def _question_problems(corpus: Corpus, editions: Mapping[RegulationId, Edition], changed: frozenset[Address]) -> Iterator[str]:
    """Typical questions of clauses that are not there, or of which nothing can answer, and questions that two clauses share."""
    digested = {digest.address for digest in corpus.digests}
    answering: dict[str, Address] = {}
    for questions in corpus.questions.values():
        where = f"pertanyaan/{questions.address.regulation}.toml: {questions.address}"
        if questions.address not in digested and not _exists(questions.address, editions, changed):
            yield f"{where}: no digest and no text has it"
        for question in (*questions.id, *questions.en):
            other = answering.setdefault(question.lower(), questions.address)
            if other != questions.address:
                yield f'{where}: "{question}" is asked of {other} too; a question that two clauses answer tells them not apart'


def _amendments(corpus: Corpus, assembly: Assembly) -> Iterator[str]:
    """Differences between the facts of amending acts that travel with the corpus and what the texts at hand come to."""
    written = {effect for fact in corpus.amendments for effect in fact.effects}
    whole = {edition.regulation.id for edition in assembly.editions if edition.text}
    differing = set(amendment_facts(corpus, assembly)) ^ written
    for effect in sorted(differing, key=lambda effect: (str(effect.by), str(effect.target), effect.kind)):
        if effect.target.regulation in whole and effect.by.regulation in whole:
            yield f"amendments.toml: {effect.target}: {effect.note} The texts at hand differ; run `kb amendments`"


def _generation(settings: Settings) -> Iterator[str]:
    try:
        made = generation.current(settings.data)
    except GenerationError as error:
        yield str(error)
        return
    for name in generation.damaged_files(settings.data, made):
        yield f"generation {made.name}: {name} does not match its sum: run `kb build`"


def _withdrawn(settings: Settings, corpus: Corpus) -> Iterator[Gap]:
    """Digests that the operator took out of sight."""
    known = {digest.address for digest in corpus.digests}
    for one in People(settings.data).withdrawals():
        gone = "" if one.address in known else "; korpus tidak memuatnya lagi: `kb digest restore`"
        yield Gap(f"ringkasan {one.address.citation}", f"ditarik {one.since}: {one.reason}{gone}")


def _gaps(corpus: Corpus, assembly: Assembly) -> Iterator[Gap]:
    for digest in corpus.digests:
        if digest.selisih:
            yield Gap(f"ringkasan {digest.address.citation}", digest.selisih)
    for text in assembly.left_out:
        if text.damaged:
            yield Gap("naskah", text.reason)
    for edition in assembly.editions:
        regulation = edition.regulation
        if edition.text is None:
            yield Gap(f"naskah {regulation.citation}", "belum ada: `kb pull` mengambilnya, `kb add` atau KB_TEXTS menambahkannya")
        else:
            for warning in edition.text.warnings:
                yield Gap(f"{regulation.citation} ({edition.text.file})", f"{warning.code}: {warning.message}")
        for gap in regulation.gaps:
            yield Gap(regulation.citation, gap)
        if regulation.checked is None:
            yield Gap(f"status {regulation.citation}", "belum diperiksa sampai tanggal tertentu")
