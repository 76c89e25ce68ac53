"""Joins files and corpus to editions: each regulation with all its wordings, those that later acts printed included."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ingest.consolidation.amendmentfacts import is_fact
from ingest.consolidation.consolidation import AmendingAct, Consolidation, consolidate, plain
from ingest.corpus.corpus import Corpus
from ingest.intake.adding import under
from ingest.intake.entries import has_title_block
from ingest.lines.sourcetext import SourceText
from ingest.sources.extraction import read_source
from ingest.sources.texts import TextFile
from ingest.structure.parser import parse
from kb.citation.address import Address, Level, RegulationId
from kb.errors import ExtractionError
from kb.law.outline import Grade, Outline
from kb.law.regulation import Regulation, RelationKind
from kb.law.status import Effect
from kb.law.textrecord import TextRecord
from kb.law.wording import Wording


@dataclass(frozen=True, slots=True)
class Edition:
    """One regulation as the knowledge base holds it: facts, file, wordings of all times, effects on it."""

    regulation: Regulation
    text: TextRecord | None
    wordings: tuple[Wording, ...]
    aliases: tuple[tuple[Address, Address], ...]
    effects: tuple[Effect, ...]

    @property
    def known(self) -> bool:
        """Whether anything at hand says that it came into force: its text, its first day, or a law that did something to it."""
        return bool(self.wordings or self.regulation.in_force or self.regulation.enacted or self.effects)

    @property
    def is_extract(self) -> bool:
        """Whether the file at hand holds only a part of the regulation: its first Pasal is not there."""
        own = (w for w in self.wordings if len(w.address.path) == 1 and w.level is Level.PASAL and w.printed_in == self.regulation.id)
        return next((w.number for w in own), "1") not in {"1", "i"}

    def wordings_on(self, day: date) -> tuple[Wording, ...]:
        """Its provisions in their wording of a day, struck ones left out."""
        return tuple(wording for wording in self.wordings if wording.holds_on(day) and not wording.deleted)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A text that was not taken, in one line; `damaged` where the copy is at fault and nothing else contradicts."""

    reason: str
    damaged: bool = False


@dataclass(frozen=True, slots=True)
class Assembly:
    """All editions in the manifest's order, and the texts that were left out."""

    editions: tuple[Edition, ...]
    left_out: tuple[LeftOut, ...]


def assemble(
    corpus: Corpus,
    texts: Sequence[TextFile],
    progress: Callable[[str], None] = lambda _: None,
    *,
    read: Callable[[Path], SourceText] = read_source,
) -> Assembly:
    """Read every text, consolidate what amends what, and join it with the corpus."""
    known = corpus.by_id()
    outlines: dict[RegulationId, Outline] = {}
    files: dict[RegulationId, TextFile] = {}
    left_out: list[LeftOut] = []
    for text in texts:
        if text.id not in known:
            left_out.append(LeftOut(f"{text.path.name}: {text.id} is not in the manifest; `kb add` takes files that it does not know"))
            continue
        progress(f"membaca {text.path.name}")
        try:
            outline = parse(read(text.path))
        except ExtractionError as error:
            left_out.append(LeftOut(str(error), damaged=True))
            continue
        if reason := _unfit(outline, text):
            left_out.append(reason)
            continue
        outlines[text.id], files[text.id] = under(outline, text.id), text
    editions = tuple(_edition(corpus, regulation, outlines, files) for regulation in corpus.regulations)
    return Assembly(editions, tuple(left_out))


def _unfit(outline: Outline, text: TextFile) -> LeftOut | None:
    """Why a text cannot stand for the regulation that its file name says; None when it can."""
    confirmed = text.sidecar is not None and text.sidecar.confirmed
    # a text without its title block takes the id of the first regulation that it cites: that contradicts nothing
    if outline.id and outline.id != text.id and not confirmed and has_title_block(outline):
        return LeftOut(f"{text.path.name}: the title says {outline.id.citation} ({outline.id}); rename the file or remove it")
    if outline.grade is Grade.TIDAK_TERBACA:
        if outline.needs_ocr:
            return LeftOut(f"{text.path.name}: a scan without text (perlu OCR): `kb add FILE` or `kb pull ID` runs it", damaged=True)
        why = next((w.message for w in outline.warnings if w.code == "tanda-bertumpuk"), "no Pasal found")
        return LeftOut(f"{text.path.name}: too damaged to be quoted ({why}); get another copy", damaged=True)
    return None


def _edition(
    corpus: Corpus, regulation: Regulation, outlines: Mapping[RegulationId, Outline], files: Mapping[RegulationId, TextFile]
) -> Edition:
    base = outlines.get(regulation.id)
    acts = _acts(corpus.regulations, regulation.id, outlines)
    if acts:
        made = consolidate(base, regulation.id, regulation.in_force, acts)
    else:
        made = Consolidation(plain(base, regulation.in_force) if base else (), (), (), ())
    said = tuple(effect for effect in corpus.effects if effect.target.regulation == regulation.id)
    covered = {(effect.target, effect.by.regulation) for effect in said}
    made_effects = (*made.effects, *_of_absent_acts(corpus, regulation.id, outlines))
    derived = tuple(effect for effect in made_effects if (effect.target, effect.by.regulation) not in covered)
    file = files.get(regulation.id)
    record = _record(base, file) if base and file else None
    return Edition(regulation, record, made.wordings, made.aliases, said + derived)


def _record(outline: Outline, file: TextFile) -> TextRecord:
    source = file.sidecar.url if file.sidecar else None
    ocr = bool(outline.ocr_pages)
    return TextRecord(file.id, file.provenance, file.path.name, file.sum, outline.pages, ocr, outline.grade.value, source, outline.warnings)


def _of_absent_acts(corpus: Corpus, id: RegulationId, outlines: Mapping[RegulationId, Outline]) -> Iterable[Effect]:
    """What amending acts whose text is not here are known to have done to a regulation."""
    return (
        effect
        for fact in corpus.amendments
        if fact.by.regulation not in outlines
        for effect in fact.effects
        if effect.target.regulation == id
    )


def _acts(regulations: Iterable[Regulation], base: RegulationId, outlines: Mapping[RegulationId, Outline]) -> tuple[AmendingAct, ...]:
    """The acts with texts that amend a regulation, the oldest first."""
    acts = []
    for regulation in regulations:
        outline = outlines.get(regulation.id)
        amends = next((r for r in regulation.relations if r.kind is RelationKind.AMENDS and r.target.regulation == base), None)
        if outline is not None and amends is not None:
            first_day = amends.since or regulation.in_force or regulation.enacted
            acts.append(AmendingAct(outline, regulation.id, first_day, _prefix(outline, regulation.id)))
    return tuple(sorted(acts, key=lambda act: act.in_force or date.max))


def _prefix(outline: Outline, id: RegulationId) -> Address:
    """Where the amending Pasal stand: in the act itself, or in the Perppu that it enacts and reprints as its lampiran."""
    for provision in outline.provisions:
        if provision.level is Level.PASAL and (provision.number or "")[:1].isalpha():
            parent = provision.address.parent
            if parent is not None and not parent.in_penjelasan:
                return parent
    return Address(id)


def amendment_facts(corpus: Corpus, assembly: Assembly) -> tuple[Effect, ...]:
    """What the amending acts did, from their texts where these are at hand, else as the corpus has it."""
    at_hand = {edition.regulation.id for edition in assembly.editions if edition.text}
    kept = [effect for fact in corpus.amendments if fact.by.regulation not in at_hand for effect in fact.effects]
    return (*kept, *(e for edition in assembly.editions for e in edition.effects if e.by.regulation in at_hand and is_fact(e)))
